"""Runs of outline text as HTML, each escaped; which template prints which block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from aiclaims.outline.model import Block, Cell, Cite, Outline, Part, Ref, Span, Text, by_authority
from aiclaims.outline.words import in_languages, reads

register = template.Library()

NBSP = "\xa0"

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
    return mark_safe("".join(_spaced(before, part, after) for before, part, after in _around(text)))  # noqa: S308 - each run is escaped


@register.simple_tag(takes_context=True)
def cites(context: Context, found: Iterable[Cite]) -> SafeString:
    """ "[2: Case 3 p3; 4: Intro p2]", leading to the table of authorities where it is printed too."""
    link = '<a href="#authority-{}">{}</a>{}' if context["outline"].kind == "outline" else "{1}{2}"
    by = by_authority(found)
    if not by:
        return SafeString("")
    row = format_html_join("; ", link, ((n, n, _unbroken(at)) for n, at in by.items()))
    return format_html('<span class="cites"> [{}]</span>', row)


@register.simple_tag
def tongues(outline: Outline) -> SafeString:
    """The line of confidentiality, with the names in it shown in the forms of their language."""
    return runs(in_languages(outline.confidentiality, reads=reads(outline)))


def _unbroken(at: Sequence[str]) -> str:
    """The places in an authority, to be broken between them only."""
    return ":" + NBSP + ", ".join(place.replace(" ", NBSP) for place in at) if at else ""


def _around(text: Text) -> Iterator[tuple[Part | None, Part, Part | None]]:
    """Each run with the one before and the one after it; plain ones that follow each other are one."""
    kept: list[Part] = []
    for part in text:
        if kept and _plain(part) and _plain(last := kept[-1]):
            kept[-1] = Span(last.text + part.text)
        else:
            kept.append(part)
    return zip((None, *kept), kept, (*kept[1:], None), strict=False)


def _spaced(before: Part | None, part: Part, after: Part | None) -> SafeString:
    """A run, with the space that would end the one before it: the PDF writer breaks a line too early whose last run
    fits but for its space."""
    shown = _run(replace(part, text=part.text[:-1]) if after is not None and _ends_open(part) else part)
    if before is None or not _ends_open(before):
        return shown
    return format_html("<span> {}</span>", shown)


def _ends_open(part: Part) -> TypeGuard[Span]:
    return _plain(part) and part.text[1:].endswith(" ")


def _plain(part: Part) -> TypeGuard[Span]:
    return isinstance(part, Span) and part.kind == "plain" and not part.lang


def _run(part: Part) -> SafeString:
    if isinstance(part, Ref):
        return format_html('<a class="ref" href="#{}">§{}</a>', part.anchor, part.number)
    marked = format_html(FORMS[part.kind], curly(part.text) if part.kind in ("plain", "strong") else part.text)
    return format_html('<span lang="{}">{}</span>', part.lang, marked) if part.lang else marked
