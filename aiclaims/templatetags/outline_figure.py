"""A figure as a picture for the PDF: a grid of party and stage, each verdict a word, a shape and a tint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from django import template

from aiclaims.outline.export import plain_text
from aiclaims.outline.model import Cell, Figure, Span, Tint
from aiclaims.templatetags.outline_text import curly

register = template.Library()

WIDTH, SIZE, LEADING = 438.0, 8.5, 11.0
WIDEST = 170.0
"""What a stage may have of it at most; a single one would have all that the names leave."""
HEADS = 0.26
"""The share of the line that the names of the rows have."""
PADDING, MARK, GAP = 4.0, 12.0, 4.0
TOP = 18.0
GROUNDS: dict[Tint, str] = {"yes": "#e1ebf6", "split": "#faefd6", "open": "#ffffff", "no": "#e9eee9"}
STROKES: dict[Tint, str] = {"yes": "#1d4e89", "split": "#7a4e00", "open": "#454f5b", "no": "#4b5a50"}
CIRCLE = "M4 8.5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"
SHAPES: dict[Tint, str] = {
    "yes": CIRCLE,
    "split": "M7 4.9l3.6 3.6l-3.6 3.6l-3.6 -3.6z",
    "open": "M4.2 5.7h5.6v5.6h-5.6z",
    "no": CIRCLE,
}
FILLED = ("yes", "split")


@dataclass(frozen=True, slots=True)
class Line:
    x: float
    y: float
    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as drawn, in points from the top left. `rule`: where a line is drawn under it, in the row of heads."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    tint: Tint = ""
    rule: float = 0

    @property
    def ground(self) -> str:
        return GROUNDS[self.tint]

    @property
    def stroke(self) -> str:
        return STROKES[self.tint]

    @property
    def ink(self) -> str:
        return self.stroke if self.tint in FILLED else "none"

    @property
    def shape(self) -> str:
        return SHAPES[self.tint]


@register.inclusion_tag("outline/drawn.html")
def drawn(figure: Figure) -> dict[str, Any]:
    """The figure as SVG. What it says is its title, for those who cannot see it; the table beside it says the same."""
    rows = [tuple(Cell((Span(column),)) for column in figure.columns), *figure.rows]
    boxes: list[Box] = []
    bottom = TOP
    for row in rows:
        placed = _row(row, bottom, head=row is rows[0])
        boxes += placed
        bottom += max(box.height for box in placed) + GAP
    about = {"caption": figure.caption, "alt": figure.alt, "face": _face(figure)}
    return about | {"boxes": boxes, "width": WIDTH, "height": round(bottom, 2)}


def _row(row: tuple[Cell, ...], top: float, *, head: bool) -> list[Box]:
    first = round(WIDTH * HEADS, 2)
    other = round(min(WIDEST, (WIDTH - first) / max(1, len(row) - 1)), 2)
    widths = [first, *(other for _ in row[1:])]
    texts = [_wrapped(cell, width - GAP - 2 * PADDING) for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, texts)) * LEADING + PADDING
    boxes = []
    for n, (cell, width, lines) in enumerate(zip(row, widths, texts, strict=True)):
        left = round(sum(widths[:n]), 2)
        indent = (0 if n == 0 else PADDING) + (MARK - PADDING + 3 if cell.tint else 0)
        drawn = tuple(
            Line(round(left + indent, 2), round(top + LEADING * (k + 1), 2), text, head or n == 0)
            for k, text in enumerate(lines)
        )
        boxes.append(Box(left, round(top, 2), width - GAP, height, drawn, cell.tint, top + height if head else 0))
    return boxes


def _wrapped(cell: Cell, width: float) -> list[str]:
    """The words of a cell in lines that fit; a word too long for a line is cut."""
    room = width - (MARK if cell.tint else 0)
    lines = [""]
    for word in re.findall(r"\S+\s*", curly(plain_text(cell.text))):
        if lines[-1] and _width(lines[-1] + word.rstrip()) > room:
            lines.append("")
        for letter in word:
            if _width(lines[-1] + letter) > room and letter.strip():
                lines.append("")
            lines[-1] += letter
    return [line.rstrip() for line in lines]


def _width(text: str) -> float:
    """About how wide the text is in points, rather too wide than too narrow."""
    return SIZE * sum(1.0 if east_asian_width(c) in "WF" else 0.66 if c.isupper() else 0.5 for c in text)


def _face(figure: Figure) -> str:
    cells = (cell for row in figure.rows for cell in row)
    languages = {part.lang for cell in cells for part in cell.text if isinstance(part, Span)}
    return f"Source Sans 3, Noto Sans CJK {'JP' if 'ja' in languages else 'SC'}, sans-serif"
