"""How far a matter has come: by section and party, and what its answers are worth."""

from __future__ import annotations

from dataclasses import dataclass

from aiclaims.reasoning.matter import UNKNOWN
from aiclaims.views.agenda import Page
from aiclaims.views.case import Case
from aiclaims.views.words import STAGES


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the answers that count in a section: how many say something, are not known yet, are disputed; and how many
    questions that can change a finding are open."""

    stage: str
    answered: int
    not_known: int
    disputed: int
    open: int

    @property
    def any(self) -> bool:
        return bool(self.answered or self.not_known or self.disputed or self.open)


def coverage(case: Case) -> list[Coverage]:
    """Section by section."""
    return [_covered(case, stage) for stage in case.agenda.stages]


def _covered(case: Case, stage: str) -> Coverage:
    slots = {s for p in case.agenda.stage(stage) for s in p.slots}
    said = [(a.claimant, a.defendant) for a in case.facts.answers if (a.question, a.party) in slots]
    not_known, disputed = said.count((UNKNOWN, UNKNOWN)), sum(c != d for c, d in said)
    told = len(said) - not_known - disputed
    return Coverage(str(STAGES[stage]), told, not_known, disputed, case.agenda.open_in(stage))


def where_in(case: Case, stage: str) -> tuple[int, int] | None:
    """Which section of how many this is; None for one in which nothing is asked just now."""
    stages = case.agenda.stages
    return (stages.index(stage) + 1, len(stages)) if stage in stages else None


def left_off(case: Case) -> Page | None:
    """The page after the answer given last; else the first that is open."""
    last = case.row.answers.select_related("party").order_by("-changed", "-pk").first()
    key = (last.question, last.party.key if last.party else None) if last else None
    page = next((p for p in case.agenda.pages if key in p.slots), None)
    then = case.agenda.after(page, case.agenda) if page else None
    return then if then and then.kind == "ask" else case.agenda.first_open()


def time_limits(case: Case) -> bool:
    """Whether a date is known from which time may run: what the sources say of time limits is nothing."""
    dates = (q for q in case.law.questions.values() if q.kind == "date")
    asked = {q.id for q in dates}
    return any(a.question in asked and {a.claimant, a.defendant} - {None, UNKNOWN} for a in case.facts.answers)
