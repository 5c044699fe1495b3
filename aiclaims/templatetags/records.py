"""What the pages of a chronology and an evidence register need: many choices under headings, strength as dots."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget

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


@register.inclusion_tag("records/_strength.html")
def strength(value: str, word: object) -> dict[str, object]:
    """The strength of evidence: four dots for the eye, and the word."""
    return {"dots": [(6 + 12 * n, n < DOTS[value]) for n in range(4)], "word": word}
