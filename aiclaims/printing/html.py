"""A document as HTML: inside a page of the site, or whole, with its stylesheet."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from aiclaims.outline.model import Outline
from aiclaims.printing.paper import Paper

STATIC = Path(settings.BASE_DIR) / "static"
SIZES: dict[Paper, str] = {
    "A4": "",
    "Letter": "@page { size: letter } @page wide { size: letter landscape }\n",
}
"""What the stylesheet, which is for A4, has to be told of other paper."""


def render_body(outline: Outline) -> str:
    """The outline as one `<article>`, to stand inside a page of the site."""
    return render_to_string("outline/body.html", {"outline": outline})


def render_html(outline: Outline, paper: Paper = "A4") -> str:
    """The outline as a whole document with its stylesheet inside."""
    style = mark_safe((STATIC / "outline.css").read_text() + SIZES[paper])  # noqa: S308 - our own, nobody's input
    return render_to_string("outline/document.html", {"outline": outline, "style": style})
