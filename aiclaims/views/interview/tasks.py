"""The task list: what there is to do, stage by stage and party by party."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from aiclaims.views.agenda import Page
from aiclaims.views.case import Case, when_ready
from aiclaims.views.interview.progress import coverage, left_off
from aiclaims.views.reach import reached
from aiclaims.views.words import STAGES


@require_safe
@when_ready
def tasks(request: HttpRequest, case: Case) -> HttpResponse:
    """What there is to do, stage by stage, with honest counts."""
    found, first = case.agenda, left_off(case)
    context = {
        "case": case, "stages": [_section(case, s) for s in found.stages], "next": first and case.address(first),
        "counts": found.count("ask"), "optional": found.count("raised", "details"), "coverage": coverage(case),
        "reached": reached(case), "defence": case.row.aim.endswith("_defence"),
    }  # fmt: skip
    return render(request, "tasks.html", context)


def _section(case: Case, stage: str) -> dict[str, object]:
    """A section with its rows and, once somebody called it finished, what that is still worth."""
    left, finished = case.agenda.open_in(stage), stage in case.row.finished
    words = _("Completed") if finished else ""
    if finished and left:
        words = ngettext("Completed; %(n)s question open", "Completed; %(n)s questions open", left) % {"n": left}
    return {"name": STAGES[stage], "stage": stage, "rows": _rows(case, stage), "finished": words}


def _rows(case: Case, stage: str) -> list[dict[str, object]]:
    """One row for the matter, one for each party, and the two optional pages."""
    pages = case.agenda.stage(stage)
    asked = [p for p in pages if p.kind == "ask"]
    groups = [(key, [p for p in asked if p.party == key]) for key in dict.fromkeys(p.party for p in asked)]
    rows = [_row(case, case.parties[key].label if key else "", "ask", group) for key, group in groups]
    return rows + [_row(case, "", p.kind, [p]) for p in pages if p.kind != "ask"]


def _row(case: Case, party: str, kind: str, pages: list[Page]) -> dict[str, object]:
    done, total = sum(p.answered for p in pages), sum(len(p.slots) for p in pages)
    first = next((p for p in pages if not p.done), pages[0])
    status = "completed" if done == total else "in-progress" if done else "not-yet-started"
    return {
        "party": party, "kind": kind, "done": done, "total": total,
        "status": status if kind == "ask" or (done and kind == "details") else "optional", "href": case.address(first),
    }  # fmt: skip
