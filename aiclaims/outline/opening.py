"""The answer on one page, the dates, a defence's first steps, and the case theory."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.case import TINTS, Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import fact, plain, state, told
from aiclaims.outline.model import Span
from aiclaims.outline.phrase import resting, unknown
from aiclaims.outline.setting import at_home
from aiclaims.outline.walk import leaves
from aiclaims.outline.words import count, listing, sentence
from aiclaims.reasoning.assessment import Verdict

FIRMNESS = ("established", "likely", "prima facie", "contested", "open", "fails on the record", "unlikely", "refuted")


def answer(case: Case, draft: Draft) -> None:
    draft.section("answer", "The answer on one page")
    draft.para(_brief(case))
    if not case.frameworks:
        for note in case.assessment.notes:
            draft.warn(note)
        draft.para("No framework chosen can answer this aim. Choose another framework, or another aim.")
        return
    rows = [_row(case, v) for v in ranked(case) if v.verdict != "refuted"]
    if rows:
        columns = [("Against whom, and for what", 34), ("Finding", 17), ("Main reason", 37), ("Analysis", 12)]
        draft.table("Who is liable for what, and how sure that is", columns, rows)
    else:
        draft.para("On what has been recorded, nothing complained of is made out against anybody.")
    draft.para(_out(case))
    draft.para(_remedies(case), lead="Remedies")
    draft.para("The sources state no time limit; the limits of national law must be looked up today.", lead="Dates")
    draft.para(_actions(case), lead="Next")


def _brief(case: Case) -> Loose:
    client = case.matter.client
    known = {p.id for p in case.matter.parties}
    acting: Loose = ("We act for ", case.name(client), ". ") if client in known else ""
    complaint = listing(case.matter.complaint or ())
    about = f"The complaint is of {complaint}. " if complaint else "What is complained of has not been said yet. "
    under = listing(f.short for f in case.frameworks)
    side = "This outline supports a claim" if case.claim else "This outline supports a defence"
    return (acting, about, f"{side}, assessed under {under}." if under else f"{side}.")


def ranked(case: Case) -> list[Verdict]:
    return sorted(case.bottom_lines(), key=lambda v: FIRMNESS.index(v.verdict))


def _row(case: Case, v: Verdict) -> list[Loose | Draw]:
    issue = case.issue(v.issue)
    who: Loose = (case.name(v.party), ": ") if v.party else ""
    short = case.framework_of(v.issue).short
    what = (who, sentence(case.fill_text(issue.title, v.party)).rstrip("."), f" ({short})")
    finding = Draw((Span(v.verdict.capitalize(), "strong"), f": {case.twin(v)}"), TINTS[v.verdict])
    return [what, finding, case.reason(v), (case.to(v),)]


def _out(case: Case) -> Loose:
    refuted = [v for v in case.bottom_lines() if v.verdict == "refuted"]
    if not refuted:
        return "No bottom line is refuted."
    return (
        f"{count(len(refuted), 'further bottom line')} {'is' if len(refuted) == 1 else 'are'} refuted, "
        "as not complained of or not made out; the analysis gives the reason for each."
    )


def _remedies(case: Case) -> Loose:
    by: dict[str, dict[str, None]] = {}
    for v in case.remedies():
        by.setdefault(v.verdict, {})[_remedy_name(case, v)] = None
    said = []
    heads = (
        ("available", "To be had: "),
        ("only if", "Only on a condition: "),
        ("open", "The sources are silent on: "),
    )
    for word, opening in heads:
        if word in by:
            said.append(f"{opening}{listing(by[word])}.")
    return " ".join(said) or "None can be had on what has been recorded."


def _remedy_name(case: Case, v: Verdict) -> str:
    several = len(case.frameworks) > 1
    title = case.remedy(v.issue).title
    title = title[0].lower() + title[1:]
    return f"{title} ({case.framework_of(v.issue).short})" if several else title


def _actions(case: Case) -> Loose:
    """Three steps: preserve, close the gap that decides most, settle what is disputed or must be shown."""
    steps: list[Loose] = ["freeze the evidence before anybody is contacted"]
    wanted = sorted(case.assessment.open_questions, key=lambda q: -len(q.settles))
    for q in wanted[:2]:
        steps.append(("find out ", unknown(case, q.question, q.party)))
    if len(steps) < 3:
        disputed = [f for f in told(case) if f.answer.disputed]
        steps += [("prove our version of ", To(f.label)) for f in disputed[: 3 - len(steps)]]
    if len(steps) < 3:
        steps.append("look up the time limit and the procedure of the forum")
    return [(f"({n}) ", s, "; " if n < len(steps) else ".") for n, s in enumerate(steps, 1)]


def dates(case: Case, draft: Draft) -> None:
    draft.section("dates", "Dates and time limits")
    draft.warn(
        "No time limit is computed: the sources behind this outline state none. Look up limitation, notice and "
        "filing periods under the law of the forum before anything else."
    )
    known = [f for f in at_home(case, "chronology") if state(case, f.question.id, f.party) == "settled"]
    if known:
        refs: list[Loose] = []
        for n, f in enumerate(known):
            refs += [", " if n else "", To(f.label)]
        draft.para(("The dates we know stand at ", *refs, "."))
    else:
        draft.para("No date is known yet from which a period could run.")


def first_steps(case: Case, draft: Draft) -> None:
    draft.section("first-steps", "First steps")
    draft.bullets(
        [
            "Hold: stop automatic deletion of logs, prompts, outputs, data set manifests and filters, and write down when.",
            "Tell the insurer, if there is one, before anything is admitted.",
            "Pull the contracts: supplier terms, indemnities, user terms, licences for data and for the system.",
            "Name one person who speaks for the client; no contact with the claimant but through that person.",
            "Note the day on which an answer is due; the sources here give none.",
        ],
        ordered=True,
    )


def theory(case: Case, draft: Draft) -> None:
    draft.section("theory", "Case theory")
    story = list(_story(case))
    if story:
        draft.para([(s, " ") for s in story])
    else:
        draft.para("The facts recorded so far tell no story that the rules recognise.")
    hurts = list(_hurts(case))[:2]
    if hurts:
        draft.para(
            [(f"({n}) ", h, "; " if n < len(hurts) else ".") for n, h in enumerate(hurts, 1)], lead="What hurts us most"
        )
    else:
        draft.para("Nothing recorded stands against us on the points that decide.", lead="What hurts us most")


def _story(case: Case) -> Iterator[Loose]:
    """Who did what, then the settled facts behind the firmest finding that suits us; at most eight sentences."""
    for party in case.targets():
        if does := listing(case.does(party)):
            yield (case.name(party), f" {does}.")
    seen: set[str] = set()
    for v in _ours(case)[:3]:
        for leaf in leaves(case, v.issue, v.party):
            said = fact(case, leaf.condition.id, leaf.party) if leaf.condition.kind == "answer" else None
            good = leaf.helps is case.holds(leaf.condition, leaf.party) and leaf.helps is _for_us(case, v)
            if said and good and said.label not in seen and len(seen) < 7 and not said.answer.disputed:
                seen.add(said.label)
                yield (plain(case, said), ".")
    if lines := _ours(case):
        yield ("On that footing, ", _finding(case, lines[0]), ".")


def _for_us(case: Case, v: Verdict) -> bool:
    return (case.issue(v.issue).proponent == "claimant") is case.claim


def _ours(case: Case) -> list[Verdict]:
    """Bottom lines that suit us, firmest first."""
    lines = [v for v in ranked(case) if not _complained(case, v)]
    good = FIRMNESS[:3] if case.claim else tuple(reversed(FIRMNESS[5:]))
    return [v for word in good for v in lines if v.verdict == word]


def _complained(case: Case, v: Verdict) -> bool:
    return v.because.startswith("Nobody complains of this")


def _finding(case: Case, v: Verdict) -> Loose:
    title = case.fill_text(case.issue(v.issue).title, v.party)
    return (f"“{title}”", case.of(v.party), f" is {v.verdict} (", case.to(v), ")")


def _hurts(case: Case) -> Iterator[Loose]:
    """The grounds of our findings that may fail us: disputes, gaps, burdens, then what is settled against us."""
    order = ("dispute", "missing fact", "missing law", "silence", "burden", "weighing", "hedge", "presumption")
    lines = [v for v in ranked(case) if not _complained(case, v) and v.verdict != "refuted"]
    lines = lines if case.claim else [v for v in lines if v.verdict in FIRMNESS[:5]]
    if not case.claim:
        yield from ((_finding(case, v)) for v in lines[:2])
    found = [(order.index(g.kind), n, v) for n, v in enumerate(lines) for g in v.rests_on if g.kind in order]
    seen: set[str] = set()
    for kind, _, v in sorted(found, key=lambda f: (f[0], f[1])):
        for g, text in zip(v.rests_on, resting(case, v), strict=False):
            if g.kind == order[kind] and f"{g.kind} {g.id}" not in seen:
                seen.add(f"{g.kind} {g.id}")
                yield text
