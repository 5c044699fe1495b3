"""The open questions that still bear on something undecided, those that decide most first."""

from __future__ import annotations

from aiclaims.outline.case import Case
from aiclaims.reasoning.assessment import OpenQuestion

DECIDED = ("established", "likely", "unlikely", "refuted", "available", "not available")


def bears_on(case: Case, q: OpenQuestion) -> list[tuple[str, str | None]]:
    """The undecided bottom lines and remedies a question may settle, findings before remedies, sums left out."""
    lines = [(i, p) for _, i, p in q.settles if (v := case.verdict(i, p)) and v.verdict not in DECIDED]
    lines = [line for line in lines if not case.wraps(line[0])]
    return sorted(lines, key=lambda line: line[0] in case.framework_of(line[0]).remedies)


def still_open(case: Case) -> list[OpenQuestion]:
    """Those that arise on these facts and bear on an undecided line."""
    found = [q for q in case.assessment.open_questions if case.arises(q.question, q.party) and bears_on(case, q)]
    return sorted(found, key=lambda q: (-_wanted(case, q), -_findings(case, q), -len(bears_on(case, q))))


def _wanted(case: Case, q: OpenQuestion) -> int:
    """How many undecided lines name this very answer as what they lack."""
    lines = [case.verdict(i, p) for i, p in bears_on(case, q)]
    return sum((q.question, q.party) in [item for route in v.missing for item in route] for v in lines if v)


def _findings(case: Case, q: OpenQuestion) -> int:
    return sum(i not in case.framework_of(i).remedies for i, _ in bears_on(case, q))


def for_the_rest(case: Case) -> int:
    """How many further questions would only confirm what is decided already."""
    arising = [q for q in case.assessment.open_questions if case.arises(q.question, q.party)]
    return len(arising) - len(still_open(case))
