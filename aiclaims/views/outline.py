"""The outline: read on the page, or taken away as a PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from aiclaims import outline_pages
from aiclaims.outline import Outline, build_outline
from aiclaims.views.case import Case, law, when_ready


def _outline(case: Case) -> Outline:
    return build_outline(law(), case.assessment, generated=timezone.localdate())


@require_GET
@when_ready
def preview(request: HttpRequest, case: Case) -> HttpResponse:
    return render(request, "preview.html", {"case": case, "outline": _outline(case)})


@require_GET
@when_ready
def pdf(request: HttpRequest, case: Case) -> HttpResponse:
    """The file is named after the matter's reference and the day, never after a person."""
    document = outline_pages.render_pdf(outline_pages.render_html(_outline(case)))
    name = f"outline-{case.row.reference}-{timezone.localdate():%Y-%m-%d}.pdf"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(document, content_type="application/pdf", headers=disposition)
