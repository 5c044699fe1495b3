"""The living style guide: every component in every state, drawn by the templates that draw it elsewhere."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from aiclaims.views.guide_samples import COLOURS, LONG, SAMPLES

PARTS = {
    "type": _("Type, colour and space"),
    "frame": _("The frame of a page"),
    "actions": _("Buttons and links"),
    "fields": _("Fields"),
    "questions": _("Question pages"),
    "messages": _("Messages and boxes"),
    "tasks": _("Tasks and answers"),
    "findings": _("Findings"),
    "results": _("Results"),
    "records": _("Dates and evidence"),
    "rules": _("The rules"),
    "pages": _("Whole pages"),
}
"""Each page of the guide by the last part of its address."""


@require_GET
def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "guide/index.html", {"parts": PARTS.items()})


@require_GET
def guide_part(request: HttpRequest, part: str) -> HttpResponse:
    """One group of components. Raises Http404."""
    if part not in PARTS:
        raise Http404
    shown = {"part": part, "parts": PARTS.items(), "name": PARTS[part], "long": LONG, "tokens": COLOURS}
    shown |= SAMPLES[part]() if part in SAMPLES else {}
    return render(request, f"guide/{part}.html", shown)
