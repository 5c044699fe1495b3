"""What would change the outcome: for each finding the single answer that turns it, and to what; then pairs."""

from __future__ import annotations

from aiclaims.outline.brief import under
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import state
from aiclaims.outline.grounds import ands
from aiclaims.outline.model import TINTS
from aiclaims.outline.reason import joined
from aiclaims.outline.words import clause, count
from aiclaims.reasoning.assessment import Pivot

MOST = 16
"""Rows printed of a long table; the rest are counted."""
NAMED = 4
"""Answers named of those that turn one finding the same way."""
Turn = tuple[str, str | None, str, str]
"""Issue, party, the verdict now, the verdict then."""
ORDER = ("disputed", "not known", "unanswered", "settled", "not raised")
"""Answers by how near they are: what is in play first, what somebody would have to raise last."""
COLUMNS = [("The finding", 30), ("is now", 14), ("and becomes", 14), ("if it turns out that", 42)]


def pivots(case: Case, draft: Draft) -> None:
    """Which answers would turn a finding, single ones before pairs; remedies go the way of the findings."""
    arising = [p for p in case.assessment.pivots if not case.wraps(p.issue) and _arises(case, p)]
    told = {p.answers for p in arising if not case.is_remedy(p.issue)}
    kept = [p for p in arising if not case.is_remedy(p.issue) or p.answers not in told]
    single = _turns(case, [p for p in kept if len(p.answers) == 1])
    pairs = _turns(case, [p for p in kept if len(p.answers) > 1 and _turn(p) not in single])
    if not kept:
        draft.para("No single answer, and no pair of answers, would turn a finding as things stand.")
    _table(case, draft, "What a single answer would turn", single)
    _table(case, draft, "What two answers together would turn", pairs)
    if len(kept) < len(arising):
        draft.para("Remedies follow the findings on which they rest, so they are not listed again.")


def _arises(case: Case, p: Pivot) -> bool:
    return all(case.arises(q, party) for q, party, _ in p.answers)


def _turn(p: Pivot) -> Turn:
    return (p.issue, p.party, p.now, p.then)


def _turns(case: Case, found: list[Pivot]) -> dict[Turn, list[Pivot]]:
    """What turns each finding and to what: the nearest answers first, else as the findings stand."""
    alike: dict[Turn, list[Pivot]] = {}
    for p in sorted(found, key=lambda p: _distance(case, p)):
        alike.setdefault(_turn(p), []).append(p)
    places = [case.label(v) for v in (*case.assessment.verdicts, *case.assessment.remedies)]

    def place(turn: Turn) -> tuple[int, int]:
        issue, party = turn[:2]
        nearest = min(_distance(case, p) for p in found if (p.issue, p.party) == (issue, party))
        return (nearest, places.index(f"{issue} {party or ''}"))

    return {turn: alike[turn] for turn in sorted(alike, key=place)}


def _distance(case: Case, p: Pivot) -> int:
    return max(ORDER.index(state(case, q, party)) for q, party, _ in p.answers)


def _table(case: Case, draft: Draft, caption: str, turns: dict[Turn, list[Pivot]]) -> None:
    rows = [_row(case, turn, found) for turn, found in turns.items()]
    if rows:
        draft.table(caption, COLUMNS, rows[:MOST])
    if len(rows) > MOST:
        draft.para(f"{count(len(rows) - MOST, 'further turn')} left out: what is in dispute or not known comes first.")


def _row(case: Case, turn: Turn, found: list[Pivot]) -> list[Loose | Draw]:
    issue, party, now, then = turn
    said = joined([_supposed(case, p) for p in found[:NAMED]], ". Or that ")
    if len(found) > NAMED:
        said.append(f". {count(len(found) - NAMED, 'further answer')} would do the same")
    title = finding(case, issue, party)
    several = party is not None and len(case.targets()) > 1
    named = (case.name(party), ": ", clause(title)) if several and party else title
    return [named, now, Draw(then, TINTS[then]), said]


def _supposed(case: Case, p: Pivot) -> Loose:
    """What the answers would say, together."""
    return ands([case.supposed(question, party, value) for question, party, value in p.answers])


def finding(case: Case, issue: str, party: str | None) -> str:
    """What a finding is about, the party named, with its framework where there are several."""
    return case.fill_text(case.issue(issue).title, party) + under(case, case.framework_of(issue).id)
