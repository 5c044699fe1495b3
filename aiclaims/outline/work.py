"""The work in suit: what is recorded of it at a glance, then fact by fact, and what nobody has disputed."""

from __future__ import annotations

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose, To, opened
from aiclaims.outline.facts import Told, fact, plain, state
from aiclaims.outline.reason import joined
from aiclaims.outline.records import against_fact, disputing
from aiclaims.outline.setting import at_home, write_facts
from aiclaims.reasoning.sentences import listing

POINTS = {
    "kind of work": ("work.kind",),
    "maker": ("making.who",),
    "day it was made public": ("dates.publication",),
    "title": ("work.title_held",),
    "papers on title": ("work.proof_of_title",),
    "licences": ("making.outside_licence", "training.authorised", "output.permitted", "copy.permitted"),
    "reservations or barriers": ("traces.signals", "work.training_barrier"),
}
UNRAISED = {"work.protected": "that the work is protected", "work.title_held": "the claimant’s title"}


def work(case: Case, draft: Draft) -> None:
    """What is known of the work and of the title to it."""
    told = {point: _told(case, ids) for point, ids in POINTS.items()}
    makers = [p.id for p in case.matter.parties if "made_work" in p.does]
    known = [point for point, facts in told.items() if facts or (point == "maker" and makers)]
    if known:
        columns = [("Point", 24), ("What is recorded", 58), ("See", 18)]
        draft.table("The work at a glance", columns, [_row(case, point, told[point], makers) for point in known])
    if lacking := [point for point in told if point not in known]:
        draft.para(f"Nothing is recorded of these: {listing(lacking)}.")
    write_facts(case, draft, at_home(case, "work"))
    _undisputed(case, draft)


def _told(case: Case, questions: tuple[str, ...]) -> list[Told]:
    parties: list[str | None] = [p.id for p in case.matter.parties]
    found: list[Told | None] = []
    for q in (case.question(id) for id in questions):
        if q is not None:
            found += [fact(case, q.id, p) for p in (parties if q.scope == "party" else [None])]
    return [f for f in found if f is not None]


def _row(case: Case, point: str, facts: list[Told], makers: list[str]) -> list[Loose | Draw]:
    named: list[Loose] = [case.name(p) for p in makers] if point == "maker" else []
    said = [*named, *(opened(plain(case, f)) for f in facts)]
    where = joined((To(f.label) for f in facts), ", ") or "section 3"
    return [point.capitalize(), (*joined(said, ". "), "."), where]


def _undisputed(case: Case, draft: Draft) -> None:
    """What nobody has raised, unless an answer to an allegation puts it to proof."""
    points = [q for q in UNRAISED if state(case, q, None) == "not raised" and case.arises(q, None)]
    doubted = {q: found for q in points if (found := against_fact(case, q, None))}
    rests = " The findings that rest on this say so." if case.frameworks else ""
    if quiet := [UNRAISED[q] for q in points if q not in doubted]:
        draft.para(f"Nobody has disputed {listing(quiet, 'or')}.{rests}")
    for q, found in doubted.items():
        draft.para(
            f"Put to proof: {UNRAISED[q]}, by our answer to allegation {disputing(found)}. The findings take it as "
            "undisputed until an answer in the interview says otherwise."
        )
