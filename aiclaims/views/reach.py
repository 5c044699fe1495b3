"""Where the sources do not reach a matter: a page that says so, what to do next, and how to change what led there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aiclaims.reasoning.model import Framework
from aiclaims.views.case import Case, when_ready


def reaching(case: Case) -> list[Framework]:
    """Every framework that can find something for the aim of this matter, chosen or not."""
    return [f for f in case.law.frameworks.values() if f.issues and case.row.aim in f.aims]


def reached(case: Case) -> bool:
    """Whether a framework chosen can find anything for the aim."""
    return any(f.id in case.row.frameworks for f in reaching(case))


def end_of(case: Case) -> str:
    """Why no more can come of this matter: "outside" (no rules chosen reach it); with nothing left to ask but what is
    optional, "nobody" (no finding is about anybody) or "silent" (each is left open by the sources); "" if neither."""
    if not reached(case):
        return "outside"
    if case.agenda.left:
        return ""
    lines = [v for v in case.assessment.verdicts if v.party and case.law.issue(v.issue).bottom_line]
    mute = all(v.verdict == "open" and any(g.kind == "silence" for g in v.rests_on) for v in lines)
    return "" if not mute else "silent" if lines else "nobody"


@require_safe
@when_ready
def outside(request: HttpRequest, case: Case) -> HttpResponse:
    """The exit page. Nothing is lost by it: one may change what led here, or go on all the same."""
    chosen = [case.law.frameworks[f] for f in case.row.frameworks if f in case.law.frameworks]
    context = {
        "case": case, "end": end_of(case),
        "why": [f.outside for f in chosen if f not in reaching(case)],
        "others": [f for f in reaching(case) if f not in chosen],
    }  # fmt: skip
    return render(request, "outside.html", context)
