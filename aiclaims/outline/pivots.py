"""What would change the outcome: the answers that would turn a finding, single ones before pairs."""

from __future__ import annotations

from aiclaims.outline.brief import under
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.model import TINTS
from aiclaims.outline.words import count
from aiclaims.reasoning.assessment import Pivot

TELLING = 6
NAMED = 4
"""Findings named of those that one answer turns."""


def pivots(case: Case, draft: Draft) -> None:
    """Which answers would turn a finding, single ones before pairs."""
    grouped: dict[tuple[object, ...], list[Pivot]] = {}
    for p in case.assessment.pivots:
        if case.wraps(p.issue) or not all(case.arises(q, party) for q, party, _ in p.answers):
            continue
        grouped.setdefault(p.answers, []).append(p)
    telling = [ps for ps in grouped.values() if len(ps[0].answers) == 1 or _worth(case, ps) > len(ps)]
    ordered = sorted(telling, key=lambda ps: (len(ps[0].answers), -_worth(case, ps)))
    if not ordered:
        draft.para("No single answer, and no pair of answers, would turn a finding as things stand.")
        return
    columns = [("If it turns out that", 34), ("then", 48), ("goes from … to", 18)]
    rows = [row for ps in ordered[:TELLING] for row in [_pivot(case, ps)]]
    draft.table("Answers that would turn a finding", columns, rows)
    if len(ordered) > TELLING:
        draft.para(
            f"{count(len(ordered) - TELLING, 'further answer')} would move a finding less, or together with another."
        )


def _worth(case: Case, ps: list[Pivot]) -> int:
    """Findings of liability count before remedies."""
    return sum(1 if case.is_remedy(p.issue) else 4 for p in ps)


def _pivot(case: Case, ps: list[Pivot]) -> list[Loose | Draw]:
    said: list[Loose] = []
    for n, (question, party, value) in enumerate(ps[0].answers):
        said += [" and " if n else "", case.supposed(question, party, value)]
    firm = [p for p in ps if not case.is_remedy(p.issue)] or ps
    same = [p for p in firm if (p.now, p.then) == (firm[0].now, firm[0].then)]
    titles = [finding(case, p.issue, p.party) for p in same]
    titles += [f"{finding(case, p.issue, p.party)}: {p.now} → {p.then}" for p in firm if p not in same]
    told = list(dict.fromkeys(titles))
    more = [f"and {count(len(told) - NAMED, 'further finding')}"] if len(told) > NAMED else []
    follow = ["and the remedies that follow"] if len(firm) < len(ps) else []
    what = "; ".join((*told[:NAMED], *more, *follow))
    return [said, what, Draw(f"{firm[0].now} → {firm[0].then}", TINTS[firm[0].then])]


def finding(case: Case, issue: str, party: str | None) -> str:
    """What a finding is about, the party named, with its framework where there are several."""
    return case.fill_text(case.issue(issue).title, party) + under(case, case.framework_of(issue).id)
