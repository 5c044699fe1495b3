"""Runs of outline text as HTML, each escaped; which template prints which block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from aiclaims.outline.model import Block, Cell, Cite, Part, Ref, Text, by_authority

register = template.Library()

FORMS = {
    "plain": "{}",
    "strong": "<strong>{}</strong>",
    "quote": '<bdi class="own-words">{}</bdi>',
    "name": '<bdi class="name">{}</bdi>',
    "code": "<code>{}</code>",
}


@register.filter
def template_of(block: Block) -> str:
    return f"outline/{type(block).__name__.lower()}.html"


@register.filter
def curly(text: str) -> str:
    """Our own words with the apostrophes of print."""
    return text.replace("'", "’")


@register.filter
def under(row: Sequence[Cell], columns: Sequence[str]) -> list[tuple[str, Cell]]:
    """Each cell with the heading of its column."""
    return list(zip(columns, row, strict=True))


@register.simple_tag
def runs(text: Text) -> SafeString:
    """The text with its languages and voices marked; references short ("§40")."""
    return mark_safe("".join(_run(part) for part in text))  # noqa: S308 - each run is escaped


@register.simple_tag(takes_context=True)
def cites(context: Context, found: Iterable[Cite]) -> SafeString:
    """ "[2: Case 3 p3; 4: Intro p2]", leading to the table of authorities where it is printed too."""
    link = '<a href="#authority-{}">{}</a>{}' if context["outline"].kind == "outline" else "{1}{2}"
    by = by_authority(found)
    if not by:
        return SafeString("")
    row = format_html_join("; ", link, ((n, n, f": {', '.join(at)}" if at else "") for n, at in by.items()))
    return format_html(' <span class="cites">[{}]</span>', row)


def _run(part: Part) -> SafeString:
    if isinstance(part, Ref):
        return format_html('<a class="ref" href="#{}">§{}</a>', part.anchor, part.number)
    marked = format_html(FORMS[part.kind], curly(part.text) if part.kind in ("plain", "strong") else part.text)
    return format_html('<span lang="{}">{}</span>', part.lang, marked) if part.lang else marked
