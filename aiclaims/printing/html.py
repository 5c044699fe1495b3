"""A document as HTML: inside a page of the site, or whole, with its stylesheet."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from aiclaims.outline.model import Outline
from aiclaims.outline.words import Language, reads
from aiclaims.printing.paper import Paper

STATIC = Path(settings.BASE_DIR) / "static"
SIZES: dict[Paper, str] = {
    "A4": "",
    "Letter": "@page { size: letter } @page wide { size: letter landscape }\n",
}
"""What the stylesheet, which is for A4, has to be told of other paper."""
HEADS: dict[Language, str] = {
    "zh-Hans": "",
    "ja": '@page { font-family: "Source Sans 3", Arial, "Noto Sans CJK JP", sans-serif }\n',
}
"""What it has to be told of names in the running head, which knows no languages."""


def render_body(outline: Outline) -> str:
    """The outline as one `<article>`, to stand inside a page of the site."""
    return render_to_string("outline/body.html", {"outline": outline})


def render_html(outline: Outline, paper: Paper = "A4") -> str:
    """The outline as a whole document with its stylesheet inside."""
    style = (STATIC / "outline.css").read_text() + SIZES[paper] + HEADS[reads(outline)]
    shown = {"outline": outline, "style": mark_safe(style)}  # noqa: S308 - our own, nobody's input
    return render_to_string("outline/document.html", shown)
