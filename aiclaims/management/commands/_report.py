"""An assessment as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from textwrap import wrap

from aiclaims.management.commands._law import counted
from aiclaims.reasoning import (
    REMEDY_VERDICTS,
    VERDICTS,
    Assessment,
    Matter,
    OpenQuestion,
    Pivot,
    Rulebook,
    Step,
    Verdict,
)
from aiclaims.reasoning.measure import Offer
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.redress import Argument, InFull, Redress, redress
from aiclaims.reasoning.vocabulary import AIMS, FUNCTIONS

WIDTH = 110
LEGEND = "+ holds, - does not hold (so what it says is not found), ? not known"
MARKS = {"true": "+", "false": "-", "unknown": "?"}


def told(text: str, indent: int, lead: str = "") -> list[str]:
    """A text wrapped to the page under its lead, both indented."""
    first, rest = " " * indent + lead, " " * (indent + len(lead))
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first.rstrip()]


def heading(text: str, line: str = "-") -> list[str]:
    return ["", text, line * len(text)]


def assessment(rulebook: Rulebook, a: Assessment) -> Iterator[str]:
    """Everything an assessment says, framework by framework."""
    yield a.matter.title or "Untitled matter"
    yield from told(AIMS[a.matter.aim], 2, "aim: ")
    yield from told(", ".join(a.matter.complaint or ()) or "not said yet", 2, "complaint: ")
    for p in a.matter.parties:
        yield from told(
            ", ".join(FUNCTIONS[f] for f in p.does) or "does none of the things asked about", 2, _who(p.id, a)
        )
    in_full = redress(rulebook, a)
    for id in a.matter.frameworks:
        yield from _framework(rulebook.frameworks[id], a, in_full)
    if a.open_questions:
        yield from heading("Open questions")
        yield from (line for q in a.open_questions for line in _open(rulebook, q, a.matter))
    if a.pivots:
        yield from heading("What would change it")
        yield from _pivots(a.pivots)
    if a.times:
        yield from heading("The law in time")
        yield from (line for t in a.times for line in told(t.text, 4, "- "))
    if a.measures:
        yield from heading("What could prove it, prevent more of it, or is not on record (decides nothing)")
        yield from (line for o in a.measures for line in _offer(rulebook, o))
    yield from heading("Editions of the rules")
    yield from (f"  {id}: {digest[:16]}" for id, digest in a.editions.items())
    yield from (line for note in a.notes for line in ["", *told(note, 0, "Note: ")])


def _who(party: str, a: Assessment) -> str:
    name = a.matter.party(party).name
    client = " (the client)" if party == a.matter.client else ""
    return f"{party} = {name}{client}: " if name else f"{party}{client}: "


def _framework(f: Framework, a: Assessment, in_full: InFull) -> Iterator[str]:
    yield from heading(f"{f.title} [{f.id}, {f.weight}]", "=")
    if a.matter.aim not in f.aims:
        yield from told(f.outside, 2)
        return
    for title, verdicts, words in (("Issues", a.verdicts, VERDICTS), ("Remedies", a.remedies, REMEDY_VERDICTS)):
        mine = [v for v in verdicts if v.framework == f.id]
        if mine:
            yield from ("", f"{title}:")
        for v in mine:
            yield from _verdict(v, f, words)
            yield from _redress(in_full[v.issue, v.party]) if (v.issue, v.party) in in_full else ()


def _verdict(v: Verdict, f: Framework, words: dict[str, str]) -> Iterator[str]:
    as_ = f" (as one who {FUNCTIONS[v.as_]})" if v.as_ else ""
    about = f", {v.party}{as_}" if v.party else ""
    yield ""
    yield f"  {v.issue}{about}: {v.verdict.upper()} ({words[v.verdict]})"
    yield from told(f.issues[v.issue].title.replace("{party}", v.party or "the party") + ".", 4)
    yield from told(v.because, 4, "because: ")
    for g in v.rests_on:
        if g.kind != "not raised":
            yield from told(g.text, 4, f"rests on {g.kind}: ")
    if unraised := [g.id + (f" ({g.party})" if g.party else "") for g in v.rests_on if g.kind == "not raised"]:
        yield from told(", ".join(unraised), 4, "rests on points not raised: ")
    if v.cites:
        yield from told(", ".join(v.cites), 4, "cites: ")
    for line in v.capacities:
        if line.as_ != v.as_:
            yield f"    as one who {FUNCTIONS[line.as_ or '']}: {line.verdict}"


def _offer(rulebook: Rulebook, o: Offer) -> Iterator[str]:
    x = rulebook.frameworks[o.framework].measures[o.measure]
    yield from told(f"{o.measure}: {x.title} ({', '.join(o.parts)})", 2)
    for n in o.facts:
        about = f"{n.question}{f' = {n.option}' if n.option else ''}{f' ({n.party})' if n.party else ''}"
        yield from told(f"{about}, {n.state}", 4, f"{n.effect} ")
    for words, lead in ((x.strength, "strength: "), (x.how, "how: "), (x.limits, "limits: ")):
        yield from told(words, 4, lead) if words else ()


def _redress(r: Redress) -> Iterator[str]:
    """What stands beside a remedy that is not out of the question."""
    yield from told(r.addressee.why, 4, "reaches: " if r.addressee.reached is not False else "does not reach: ")
    for words, arguments in (
        ("moot", r.moot),
        ("speaks for it", r.speaks_for),
        ("speaks against it", r.speaks_against),
    ):
        for x in arguments:
            yield from told(_argued(x), 4, f"{words}: ")
    for c in r.lesser:
        for words, arguments in (("would do", c.does), ("falls short", c.falls_short)):
            for x in arguments:
                yield from told(_argued(x), 4, f"{c.remedy} ({c.verdict}) {words}: ")


def _argued(x: Argument) -> str:
    unsure = "if so: " if x.holds is None else ""
    return f"{unsure}{x.text} ({', '.join(x.cites) or 'drafting aid, not authority'})"


def _open(rulebook: Rulebook, q: OpenQuestion, matter: Matter) -> list[str]:
    name = (matter.party(q.party).name or q.party) if q.party else ""
    where = f"{q.question}, {q.party}: " if q.party else f"{q.question}: "
    return told(
        f"{rulebook.questions[q.question].ask.replace('{party}', name)} ({counted(len(q.settles), 'finding')})",
        2,
        where,
    )


def _pivots(pivots: tuple[Pivot, ...]) -> Iterator[str]:
    """Each answer (or pair) once, with every finding it would turn."""
    by: dict[tuple[tuple[str, str | None, str], ...], list[Pivot]] = {}
    for p in pivots:
        by.setdefault(p.answers, []).append(p)
    for answers, turned in by.items():
        yield "  " + " and ".join(f"{q}{f' ({party})' if party else ''} = {a}" for q, party, a in answers)
        for p in turned:
            yield f"    {p.issue}{f', {p.party}' if p.party else ''}: {p.now} -> {p.then}"


def reasons(step: Step) -> Iterator[str]:
    """A tree of reasons, one step a line: + holds, - fails, ? not known. What does not decide stays closed, and
    an issue is opened once; the JSON has the whole tree."""
    yield from _reasons(step, 0, set())


def _reasons(step: Step, depth: int, seen: set[tuple[str, str, str | None]]) -> Iterator[str]:
    key = (step.kind, step.id, step.party)
    again = step.kind in ("issue", "some") and key in seen
    name = f" [{step.party}]" if depth == 0 and step.party else ""
    cites = f" ({', '.join(step.cites)})" if step.cites else ""
    what = f"{step.kind} {step.id}: " if step.kind in ("issue", "some", "rule", "factor") else ""
    yield from told(what + step.text + name + cites + " (as above)" * again, 2 * depth, f"{MARKS[step.state]} ")
    seen.add(key)
    for inner in () if again else step.steps:
        idle = inner.kind == "rule" and inner.state != step.state
        yield from _reasons(replace(inner, steps=()) if idle else inner, depth + 1, seen)
