"""The outline on the page, with the files that can be made of it; and who asked for it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from aiclaims.forms.printing import CoverForm, PrintForm
from aiclaims.outline import Cover, build_outline
from aiclaims.printing.html import render_body
from aiclaims.printing.paper import PAPERS
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.matter import Matter as Facts
from aiclaims.views.case import Case, assessed, when_ready
from aiclaims.views.documents.asked import addressed, cover_of
from aiclaims.views.documents.issued import issued_so_far


@lru_cache(maxsize=16)
def _body(law: Rulebook, facts: Facts, cover: Cover, day: date) -> str:
    """The outline of these facts as HTML; kept for the matters read last."""
    return render_body(build_outline(law, assessed(law, facts), generated=day, cover=cover))


@require_safe
@when_ready
def preview(request: HttpRequest, case: Case) -> HttpResponse:
    html = _body(case.law, case.facts, cover_of(case), timezone.localdate())
    context = {
        "case": case,
        "body": mark_safe(html),  # noqa: S308 - our template escapes what clients typed
        "printing": PrintForm(initial={"paper": PAPERS[0]}),
        "issued": issued_so_far(case),
        "letters": [case.parties[id] for id in addressed(case)],
        "defence": case.facts.aim.endswith("_defence"),
    }
    return render(request, "documents/preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def cover(request: HttpRequest, case: Case) -> HttpResponse:
    """Who asked for the outline and why: what its title block and the head of its pages say."""
    form = CoverForm(request.POST if request.method == "POST" else None, initial=asdict(cover_of(case)))
    if form.is_bound and form.is_valid():
        case.row.change(cover=asdict(Cover(**form.cleaned_data)))
        return redirect("outline", case.row.pk)
    return render(request, "documents/cover.html", {"case": case, "form": form}, status=422 if form.errors else 200)
