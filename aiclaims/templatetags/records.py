"""What the pages of a chronology and an evidence register need: many choices under headings, strength as dots."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from aiclaims.reasoning.records import STRENGTHS

register = template.Library()
DOTS = dict(zip(STRENGTHS, (0, 1, 2, 4), strict=True))
"""How many of four dots stand for each strength."""


@register.filter
def groups(field: BoundField) -> list[tuple[str, list[BoundWidget], int]]:
    """The choices of a field under their headings, with how many of each are chosen."""
    options = iter(field)
    found = [(str(heading), [next(options) for _each in choices]) for heading, choices in field.field.choices]  # type: ignore[attr-defined]
    return [(heading, here, sum(bool(o.data["selected"]) for o in here)) for heading, here in found]


@register.simple_tag
def strength(value: str, word: object = "") -> SafeString:
    """The strength of evidence: four dots for the eye, and the word."""
    return _strength(value, str(word or gettext(value.capitalize())))


# There are four in a language, and results show one for each fact.
@lru_cache(maxsize=32)
def _strength(value: str, word: str) -> SafeString:
    dots = [(6 + 12 * n, n < DOTS[value]) for n in range(4)]
    return SafeString(render_to_string("records/_strength.html", {"dots": dots, "word": word}).strip())


@register.simple_tag
def exhibits(case: Any, ids: Iterable[str]) -> SafeString:
    """The numbers of exhibits, each leading to its place in the register."""
    page = reverse("exhibits", args=[case.row.pk])
    return format_html_join(", ", '<a href="{}#{}">{}</a>', ((page, id, id) for id in ids))
