"""The open questions that still bear on something undecided, those that decide most first."""

from __future__ import annotations

from aiclaims.outline.brief import asked_for
from aiclaims.outline.case import Case
from aiclaims.outline.walk import direct
from aiclaims.reasoning.assessment import OpenQuestion, Verdict

DECIDED = ("established", "likely", "unlikely", "refuted", "available", "not available")


def bears_on(case: Case, q: OpenQuestion) -> list[tuple[str, str | None]]:
    """The undecided bottom lines and remedies a question may settle, findings before remedies, sums left out."""
    lines = [(i, p) for _, i, p in q.settles if (v := case.verdict(i, p)) and v.verdict not in DECIDED]
    lines = [line for line in lines if not case.wraps(line[0])]
    return sorted(lines, key=lambda line: case.is_remedy(line[0]))


def still_open(case: Case) -> list[OpenQuestion]:
    """Those that arise on these facts and bear on an undecided line."""
    found = [q for q in case.assessment.open_questions if case.arises(q.question, q.party) and bears_on(case, q)]
    found = [q for q in found if not _beside(case, q)]
    return sorted(found, key=lambda q: (-_relief(case, q), -_wanted(case, q), -_findings(case, q)))


ADDITIONS = ("making.own_additions", "making.additions_creative", "copy.takes_additions")
STANDING = (
    "dates.output", "dates.copy", "dates.training", "dates.notice", "dates.suit", "work.proof_of_title",
    "output.records", "copy.records", "making.records", "training.records", "harm.licence_fee",
)  # fmt: skip
"""What any matter needs, whatever the rules say: dates, papers, captures, the price of a licence."""


def standing(case: Case) -> list[tuple[str, str | None]]:
    """Those of them that arise here and that nobody has answered."""
    found: list[tuple[str, str | None]] = []
    for id in STANDING:
        q = case.question(id)
        parties: list[str | None] = [*case.targets()] if q is not None and q.scope == "party" else [None]
        in_issue = (q is not None and q.stage != "training") or "training" in (case.matter.complaint or ())
        fits = q is not None and (q.stage != "making" or case.authorship) and in_issue
        if q is not None and fits and not (id == "dates.output" and case.authorship):
            found += [(id, p) for p in parties if case.answer(id, p) is None and case.arises(id, p)]
    return found


def _beside(case: Case, q: OpenQuestion) -> bool:
    """Own additions matter only where the work as a whole may not be protected."""
    return q.question in ADDITIONS and not whole_open(case)


def of_additions(case: Case, v: Verdict) -> bool:
    """Whether a finding is about own additions alone where the work as a whole is protected without them."""
    read = {x.condition.id for x in direct(case, v.issue, v.party) if x.condition.kind == "answer"}
    return bool(read) and read <= set(ADDITIONS) and not whole_open(case)


def whole_open(case: Case) -> bool:
    """Whether the work as a whole may not be protected."""
    whole = [v for v in case.bottom_lines() if v.party is None and v.issue.endswith((".work", ".protected"))]
    return any(v.verdict not in DECIDED[:2] for v in whole)


def _relief(case: Case, q: OpenQuestion) -> int:
    """How many lines of the relief asked for, liability included, a question may settle."""
    lines = [i for i, _ in bears_on(case, q)]
    return sum(asked_for(case, i) is not False if ".remedy." in i else True for i in lines)


def _wanted(case: Case, q: OpenQuestion) -> int:
    """How many undecided lines name this very answer as what they lack."""
    lines = [case.verdict(i, p) for i, p in bears_on(case, q)]
    return sum((q.question, q.party) in [item for route in v.missing for item in route] for v in lines if v)


def _findings(case: Case, q: OpenQuestion) -> int:
    return sum(not case.is_remedy(i) for i, _ in bears_on(case, q))


def for_the_rest(case: Case) -> int:
    """How many further questions would only confirm what is decided already."""
    arising = [q for q in case.assessment.open_questions if case.arises(q.question, q.party)]
    return len(arising) - len(still_open(case))


def awaited(case: Case) -> dict[str, list[Verdict]]:
    """What undecided findings and remedies wait for that nobody named so far has done: issue to the lines."""
    found: dict[str, list[Verdict]] = {}
    for v in (*case.bottom_lines(), *case.remedies()):
        for id, party in v.missing[0] if v.missing else ():
            if party is None and case.is_issue(id) and case.issue(id).scope == "party":
                found.setdefault(id, []).append(v)
    return found
