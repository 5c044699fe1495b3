"""`rulebook list` as text: the catalogue, readable from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aiclaims.management.commands._report import heading, told

TESTS = {"is": "is", "is_not": "is not", "at_least": "≥", "at_most": "≤", "before": "before", "after": "after"}

EXAMPLE = """\
[matter]
title = "A made-up platform"
aim = "infringement_claim"
complaint = ["output"]              # what is complained of, several
frameworks = ["china"]
client = "studio"                   # a party's id, or "claimant" or "defendant"
all_parties_named = true            # nobody else plays a part (default: false)
# national_test = "china"           # whose output issue serves AIPPI; default "entered"

[[party]]
id = "studio"
name = "Studio"
does = ["owns_work"]

[[party]]
id = "platform"
name = "Platform"
does = ["runs_service"]

[[fact]]
question = "work.kind"
value = "picture"
note = "A series of twelve."        # own words: printed, never judged

[[fact]]
question = "output.match"
value = "part"

[[fact]]
question = "output.from_system"
party = "platform"                  # for questions asked of each party
value = "yes"

[[fact]]                            # disputed: one version each, instead of value
question = "service.still_yields"
party = "platform"
claimant = "yes"
defendant = "no"

[[fact]]
question = "service.complaint_channel"
party = "platform"
value = "unknown"                   # nobody can say yet; leave a question out if nobody was asked

[[expect]]                          # for worked matters only: what must come out
framework = "china"
issue = "china.liability.stop"      # or: remedy = "china.remedy.stop"
party = "platform"
verdict = "contested"
"""


def listing(data: Mapping[str, Any]) -> Iterator[str]:
    """The catalogue (`_catalogue.catalogue`) as lines."""
    yield from heading("A matter file (TOML; JSON has the same tables as lists of objects)", "=")
    yield ""
    yield from (f"  {line}".rstrip() for line in EXAMPLE.splitlines())
    for title, key in (
        ("Aims (matter.aim)", "aims"),
        ("Complaints (matter.complaint)", "complaints"),
        ("National tests (matter.national_test; only for aippi)", "national_tests"),
        ("What parties do (party.does)", "functions"),
        ("Values, by the kind of question", "values"),
        ("Verdicts on issues (expect.verdict)", "verdicts"),
        ("Verdicts on remedies (expect.verdict)", "remedy_verdicts"),
    ):
        yield from heading(title)
        yield from _words(data[key], 2)
    yield from heading(f"Questions ({len(data['questions'])})", "=")
    yield from told(KEY, 2)
    for stage in dict.fromkeys(q["stage"] for q in data["questions"]):
        yield from heading(f"Questions about: {stage}")
        yield from (line for q in data["questions"] if q["stage"] == stage for line in _question(q))
    yield from (line for f in data["frameworks"] for line in _framework(f))


KEY = (
    "Each is given as its id, its wording, then its kind and whom it is about. {party} stands for the party's name. "
    "“Exceptional” questions count as the answer named while nobody raises the point. “For the outline” and “evidence” "
    "questions are printed but move no verdict. An answer to a question that does not arise is set aside, with a note."
)


def _words(words: Mapping[str, str], indent: int) -> Iterator[str]:
    width = max(map(len, words), default=0) + 2
    for id, text in words.items():
        yield from told(text, indent, id.ljust(width))


def _question(q: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"  {q['id']}"
    yield from told(q["ask"], 4)
    yield from told(_kind(q), 4)
    if q["kind"] != "yes_no":
        yield from _words({o["id"]: o["label"] for o in q["options"]}, 6)
    if q["unless_raised"] is not None:
        yield from told(f"counts as “{q['unless_raised']}” while nobody raises it", 4, "exceptional: ")
    if q["asked_if"]:
        yield from told(" and ".join(_gate(c) for c in q["asked_if"]), 4, "arises only while this can hold: ")
    if q["help"]:
        yield from told(q["help"], 4, "help: ")


def _kind(q: Mapping[str, Any]) -> str:
    if q["scope"] == "matter":
        whom = "about the matter (no party)"
    else:
        whom = f"about each party that does one of: {', '.join(q['asked_of'])}" if q["asked_of"] else "about each party"
    use = {"rule": "", "outline": "; for the outline", "evidence": "; evidence, for the outline"}[q["use"]]
    return f"{q['kind']}, {whom}{'; a question of law' if q['of'] == 'law' else ''}{use}"


def _gate(c: Mapping[str, Any]) -> str:
    if c["kind"] == "does":
        return f"the party {'does' if c['test'] == 'is' else 'does not'} {c['id']}"
    return f"{c['id']} {TESTS[c['test']]} {c['value']}" if c["kind"] == "answer" else f"{c['kind']} {c['id']}"


def _framework(f: Mapping[str, Any]) -> Iterator[str]:
    yield from heading(f"Framework {f['id']}: {f['title']} ({f['weight']})", "=")
    yield from told(f["what"], 2)
    yield from told(", ".join(f["aims"]), 2, "answers the aims: ")
    yield from heading(f"Issues of {f['id']} (expect.issue)")
    for i in f["issues"]:
        if i["reported"]:
            yield from _line(i, i["asks"] + (" (a bottom line)" if i["bottom_line"] else ""))
    yield from heading(f"Remedies of {f['id']} (expect.remedy)")
    for r in f["remedies"]:
        yield from _line(r, f"{r['title']} ({'rung ' + str(r['rung']) if r['rung'] else 'beside the ladder'})")

    yield from heading(f"Points on which {f['id']} is silent (expect.missing)")
    yield from _words(f["silences"], 2)
    if f["measures"]:
        yield from heading(f"Measures of {f['id']} (expect.measure): they decide nothing")
        yield from (line for x in f["measures"] for line in _measure(x))


def _measure(x: Mapping[str, Any]) -> Iterator[str]:
    yield f"  {x['id']}"
    yield from told(f"{x['title']} ({', '.join(x['parts'])}; {x['side']} side)", 6)
    for b in x["facts"]:
        yield from told(f"{b['question']}{' = ' + b['option'] if b['option'] else ''}", 6, f"{b['effect']} ")


def _line(row: Mapping[str, Any], text: str) -> Iterator[str]:
    yield f"  {row['id']}"
    yield from told(text, 6)
    whom = "of the matter (no party)" if row["scope"] == "matter" else "of each party that does one of: "
    yield from told(whom + ", ".join(row["about"]), 6)
