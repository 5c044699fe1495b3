"""Where an answer leads: on to the next page, to the close of a section, or straight back to where a change began."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from aiclaims.views.agenda import Agenda, Page
from aiclaims.views.case import Case
from aiclaims.views.words import STAGES

ORDER = tuple(STAGES)


def back_of(request: HttpRequest) -> str:
    """Where a change began: "check" for all answers, "check-output" and the like for those of a section; else ""."""
    back = request.GET.get("back", "")
    return back if back == "check" or back.removeprefix("check-") in STAGES else ""


def back_address(case: Case, back: str) -> str:
    """The check page that `back_of` names."""
    stage = back.removeprefix("check").removeprefix("-")
    return section(case, stage) if stage else reverse("check", args=[case.row.pk])


def section(case: Case, stage: str) -> str:
    """The page that shows a section's answers and asks whether it is finished."""
    return reverse("check_stage", args=[case.row.pk, stage])


def after_answer(fresh: Case, page: Page, before: Agenda, back: str) -> str:
    """Where to go once the answers of `page` are saved. A change leads back, unless it opened new questions.

    `fresh`: the matter as it stands now; `before`: the agenda as it stood when `page` was shown.
    """
    if not back:
        return onward(fresh, page, before)
    places = {p.place for p in before.pages}
    opened = [p for p in fresh.agenda.pages if p.kind == "ask" and not p.done and p.place not in places]
    return fresh.address(opened[0], back) if opened else back_address(fresh, back)


def onward(case: Case, page: Page, before: Agenda) -> str:
    """The next open page; where it would lie beyond the section of an ordinary question, that section's close."""
    then = case.agenda.after(page, before)
    beyond = then is None or then.kind != "ask" or ORDER.index(then.stage) > ORDER.index(page.stage)
    if page.kind == "ask" and beyond:
        return section(case, page.stage)
    return case.address(then) if then else reverse("check", args=[case.row.pk])


def next_section(case: Case, stage: str) -> Page | None:
    """What comes after a section: the first open question of a later one; then, if none of an earlier one is open, what
    is optional. None: the person chooses, or is through."""
    later = ORDER[ORDER.index(stage) + 1 :]
    if first := next((p for p in case.agenda.in_turn if p.kind == "ask" and p.stage in later and not p.done), None):
        return first
    if unfinished(case, stage):
        return None
    return next((p for p in case.agenda.in_turn if p.kind != "ask" and not p.done), None)


def unfinished(case: Case, stage: str) -> int:
    """How many questions are open in sections before this one that nobody has called finished."""
    before = [s for s in ORDER[: ORDER.index(stage)] if s not in case.row.finished]
    return sum(case.agenda.open_in(s) for s in before)
