"""The map of liability: who stands where, party by stage, the firmest finding in each place."""

from __future__ import annotations

from collections.abc import Iterable

from aiclaims.outline.brief import under, word
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.model import TINTS
from aiclaims.outline.reason import joined
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.compare import STRENGTH
from aiclaims.reasoning.sentences import listing
from aiclaims.reasoning.vocabulary import Stage

STAGES: dict[Stage, str] = {
    "training": "the training",
    "system": "the system",
    "output": "the output",
    "copying": "the copy",
    "enforcement": "the infringement as a whole",
}
"""Where findings of liability stand; some frameworks find on the infringement as a whole."""
CAPTION = "Who may answer for what: the firmest finding on each party at each stage"


def liability_map(case: Case, draft: Draft, lines: list[Verdict]) -> None:
    """`lines`: findings of liability. Only the stages and the parties that they are about are drawn."""
    stages = [s for s in STAGES if any(_stage(case, v) == s for v in lines)]
    parties = [p.id for p in case.matter.parties if any(v.party == p.id for v in lines)]
    rows = [(p, {s: _firmest(_at(case, lines, p, s)) for s in stages}) for p in parties]
    drawn = [[case.name(p), *(_cell(case, v) for v in found.values())] for p, found in rows]
    columns = ["Party", *(STAGES[s].capitalize() for s in stages)]
    draft.figure(CAPTION, joined([_told(case, *row) for row in rows], " "), columns, drawn)


def _at(case: Case, lines: list[Verdict], party: str, stage: Stage) -> list[Verdict]:
    return [v for v in lines if v.party == party and _stage(case, v) == stage]


def _stage(case: Case, v: Verdict) -> Stage:
    return case.issue(v.issue).stage


def _firmest(lines: Iterable[Verdict]) -> Verdict | None:
    return min(lines, key=lambda v: STRENGTH.index(v.verdict), default=None)


def _cell(case: Case, v: Verdict | None) -> Loose | Draw:
    return Draw((word(v), under(case, v.framework), ", ", case.to(v)), TINTS[v.verdict]) if v else "no finding"


def _told(case: Case, party: str, found: dict[Stage, Verdict | None]) -> Loose:
    """A row as a sentence."""
    points = [f"{word(v)} for {STAGES[s]}{under(case, v.framework)}" for s, v in found.items() if v is not None]
    return ("For ", case.name(party), " the firmest finding is ", listing(points), ".")
