"""What a defence must itself prove: each excuse in play, who carries its burden, the evidence for it and against it."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draw, Each, Loose, To, opened
from aiclaims.outline.exhibits import answers, evidence, held, named, step_on
from aiclaims.outline.facts import fact, state, unknown
from aiclaims.outline.phrase import answered_by, holding
from aiclaims.outline.reason import joined
from aiclaims.outline.walk import ISSUES, Defence, Leaf, defences, direct
from aiclaims.reasoning.assessment import Verdict

DEFENCES = (
    "Defence", "How it stands", "Burden and standard", "Our facts", "Our evidence and its weakness",
    "Their likely evidence", "Gap", "Next step",
)  # fmt: skip


def defence_rows(case: Case) -> list[list[Loose | Draw]]:
    """One row a defence, with all the lines that it would stop."""
    return [_row(case, d, lines) for d, lines in _in_play(case)]


def _in_play(case: Case) -> Iterator[tuple[Defence, list[Verdict]]]:
    found: dict[tuple[object, ...], tuple[Defence, list[Verdict]]] = {}
    for bottom in case.bottom_lines():
        for d in defences(case, bottom.issue, bottom.party) if bottom.verdict != "refuted" else ():
            found.setdefault((d.defeater.condition, d.party), (d, []))[1].append(bottom)
    yield from found.values()


def _row(case: Case, d: Defence, lines: list[Verdict]) -> list[Loose | Draw]:
    c = d.defeater.condition
    leaves = answers(case, direct(case, c.id, d.party) if c.kind in ISSUES else [Leaf(c, d.party, True)])
    said = (opened(holding(case, c, d.party)), ". Against ", Each(tuple(case.to(v) for v in lines)), ".")
    burden = f"{case.who(d.defeater.burden).capitalize()} must show it "
    source = "(the source says so)." if d.defeater.stated else "(assumed; no source says so)."
    told = [To(f.label) for x in leaves if (f := fact(case, x.condition.id, x.party)) is not None]
    held_for = held(case, leaves, carrying=True, claimants=False)
    ours = evidence(case, held_for, named(case, leaves), "No kind of evidence is named for it.")
    against = held(case, leaves, carrying=False, claimants=False)
    theirs = (*joined(against, "; "), ".") if against else "None is known."
    where = Each(tuple(told)) if told else "None recorded."
    return [said, answered_by(case, d), burden + source, where, ours, theirs, *_gap(case, leaves, bool(held_for))]


def _gap(case: Case, leaves: list[Leaf], proved: bool) -> tuple[Loose, str]:
    states = {leaf: state(case, leaf.condition.id, leaf.party) for leaf in leaves}
    torn = [x for x, s in states.items() if s == "disputed"]
    open_ = [x for x, s in states.items() if s in ("unanswered", "not known") and case.arises(x.condition.id, x.party)]
    if torn:
        return ("In dispute: ", *_names(case, torn), "."), step_on(case, torn)
    if open_:
        return ("Not known: ", *_names(case, open_), "."), "Find out."
    if states and set(states.values()) == {"not raised"}:
        return "Nobody has raised it.", "Ask the client; raise it if it can honestly be raised."
    return ("None on the facts.", "Put the proof in order.") if proved else ("No exhibit for it.", "Obtain an exhibit.")


def _names(case: Case, leaves: list[Leaf]) -> list[Loose]:
    return joined((unknown(case, leaf.condition.id, leaf.party) for leaf in leaves[:2]), "; ")
