"""The outline: read on the page, or taken away as a PDF."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from aiclaims.outline import Outline, build_outline
from aiclaims.printing.html import render_body
from aiclaims.printing.pdf import PdfUnavailableError, render_pdf
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.matter import Matter as Facts
from aiclaims.views.case import Case, assessed, when_ready


def _outline(case: Case) -> Outline:
    return build_outline(case.law, case.assessment, generated=timezone.localdate())


@lru_cache(maxsize=16)
def _body(law: Rulebook, facts: Facts, day: date) -> str:
    """The outline of these facts as HTML; kept for the matters read last."""
    return render_body(build_outline(law, assessed(law, facts), generated=day))


@require_safe
@when_ready
def preview(request: HttpRequest, case: Case) -> HttpResponse:
    body = mark_safe(_body(case.law, case.facts, timezone.localdate()))  # noqa: S308 - our template escapes what clients typed
    return render(request, "preview.html", {"case": case, "body": body})


@require_safe
@when_ready
def pdf(request: HttpRequest, case: Case) -> HttpResponse:
    """The file is named after the reference printed in it and the day, never after a person."""
    outline = _outline(case)
    try:
        document = render_pdf(outline)
    except PdfUnavailableError as error:
        return render(request, "no_pdf.html", {"case": case, "reason": str(error)}, status=503)
    name = f"outline-{outline.reference}-{timezone.localdate():%Y-%m-%d}.pdf"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(document, content_type="application/pdf", headers=disposition)
