"""What an outline tells in words, by the ids of the rulebooks: findings, open questions, editions. For programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft
from aiclaims.outline.model import Finding, OpenQuestion
from aiclaims.reasoning.assessment import Verdict


def findings(case: Case, draft: Draft) -> tuple[Finding, ...]:
    """Every finding on an issue, then every one on a remedy, in the order assessed, each with its paragraph."""
    return (
        *(_finding(case, draft, v, "issue") for v in case.assessment.verdicts),
        *(_finding(case, draft, v, "remedy") for v in case.assessment.remedies),
    )


def _finding(case: Case, draft: Draft, v: Verdict, kind: Literal["issue", "remedy"]) -> Finding:
    paragraph = draft.labels.get(case.label(v))
    return Finding(kind, v.framework, v.issue, v.party, v.verdict, v.rules, v.cites, paragraph)


def still_open(case: Case) -> Iterator[OpenQuestion]:
    """Every open question, in asking order, with what waits for it."""
    for q in case.assessment.open_questions:
        settles = dict.fromkeys((id, party) for _framework, id, party in q.settles)
        ask = case.fill_text(case.rulebook.questions[q.question].ask, q.party)
        yield OpenQuestion(q.question, q.party, ask, tuple(settles))
