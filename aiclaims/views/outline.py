"""The outline: read on the page, or taken away as a PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from aiclaims.outline import Outline, build_outline
from aiclaims.outline_pages import PdfUnavailableError, render_body, render_html, render_pdf
from aiclaims.views.case import Case, when_ready


def _outline(case: Case) -> Outline:
    return build_outline(case.law, case.assessment, generated=timezone.localdate())


@require_GET
@when_ready
def preview(request: HttpRequest, case: Case) -> HttpResponse:
    body = mark_safe(render_body(_outline(case)))  # noqa: S308 - our template escapes what clients typed
    return render(request, "preview.html", {"case": case, "body": body})


@require_GET
@when_ready
def pdf(request: HttpRequest, case: Case) -> HttpResponse:
    """The file is named after the reference printed in it and the day, never after a person."""
    outline = _outline(case)
    try:
        document = render_pdf(render_html(outline))
    except PdfUnavailableError as error:
        return render(request, "no_pdf.html", {"case": case, "reason": str(error)}, status=503)
    name = f"outline-{outline.reference}-{timezone.localdate():%Y-%m-%d}.pdf"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(document, content_type="application/pdf", headers=disposition)
