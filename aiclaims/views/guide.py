"""The living style guide: every component in every state, drawn by the templates that draw it elsewhere."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from aiclaims.views.guide_samples import COLOURS, LONG, SAMPLES

PARTS = {
    "type": "Type, colour and space",
    "frame": "The frame of a page",
    "actions": "Buttons and links",
    "fields": "Fields",
    "questions": "Question pages",
    "messages": "Messages and boxes",
    "tasks": "Tasks and answers",
    "findings": "Findings",
    "results": "Results",
    "records": "Dates and evidence",
    "rules": "The rules",
    "pages": "Whole pages",
}
"""Each page of the guide by the last part of its address."""


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    return _in_english(request, "index", {})


@require_safe
def guide_part(request: HttpRequest, part: str) -> HttpResponse:
    """One group of components. Raises Http404."""
    if part not in PARTS:
        raise Http404
    return _in_english(request, part, {"part": part, "name": PARTS[part]})


def _in_english(request: HttpRequest, page: str, names: dict[str, object]) -> HttpResponse:
    """The guide is about looks, for those who work on them, and has no other language."""
    with translation.override("en-gb"):
        shown = names | {"parts": PARTS.items(), "long": LONG, "tokens": COLOURS}
        shown |= SAMPLES[page]() if page in SAMPLES else {}
        response = render(request, f"guide/{page}.html", shown)
    response["Content-Language"] = "en"
    return response
