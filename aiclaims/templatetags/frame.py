"""What the frame round every page needs to know of the page in it."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

register = template.Library()

TABS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "tasks": (
        _("Questions"),
        ("ask", "raised", "details", "changes", "quick", "chronology", "exhibits", "allegations"),
    ),
    "check": (_("Answers"), ("check_stage",)),
    "results": (
        _("Results"),
        (
            "framework_results",
            "all_results",
            "compared",
            "turning",
            "reasons",
            "open_questions",
            "to_send",
            "editions",
            "outside",
        ),
    ),
    "outline": (_("Outline"), ("cover", "issue", "waiting")),
}
"""Each tab of a matter: its words, and the further pages that belong below it."""


@register.inclusion_tag("_tabs.html")
def tabs(case: Any, request: HttpRequest | None) -> dict[str, object]:
    """The tabs of a matter; the one of this page is "page", that of a page below it "true"."""
    match = request.resolver_match if request else None
    here = match.url_name if match else ""
    lines = [
        (reverse(name, args=[case.row.pk]), words, "page" if here == name else "true" if here in below else "")
        for name, (words, below) in TABS.items()
    ]
    return {"tabs": lines}
