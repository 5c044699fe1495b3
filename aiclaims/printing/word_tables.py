"""Tables, figures and labelled lines as Word tables: heads that repeat, rows kept whole, alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from aiclaims.outline.model import Cell, Figure, Table, Text, Tint
from aiclaims.printing.word_styles import RULE
from aiclaims.printing.word_text import Place, plain, runs
from aiclaims.printing.word_xml import paragraph, tag, twips

TINTS: dict[Tint, tuple[str, str, str]] = {
    "yes": ("single", "1D4E89", "E1EBF6"),
    "split": ("double", "7A4E00", "FAEFD6"),
    "open": ("dashed", "6E7682", ""),
    "no": ("dotted", "4B5A50", "E9EEE9"),
}
"""Of a cell that holds a verdict: the rule at its left, which colour is not needed to tell, its colour, the shading."""
SIZES = {"normal": "TableText", "small": "TableTextSmall", "tiny": "TableTextTiny"}
SHORT = 5
"""A table of fewer rows stays on one page."""
LABELS = 28
"""The share of the line that labels and names of rows take."""
AFTER = paragraph("AfterTable")
"""Word runs two tables into one where nothing stands between them."""


def table(block: Table, place: Place) -> str:
    """A caption, the table, and the room after it."""
    about = ", ".join(block.columns)
    return _drawn(block.caption, about, block.columns, block.rows, block.widths, SIZES[block.size], place)


def figure(block: Figure, place: Place) -> str:
    """A picture in Word is a shaded table, so that it can be read and edited; what it shows is its description."""
    rest = len(block.columns) - 1
    widths = (LABELS, *((100 - LABELS) // rest for _ in range(rest))) if rest else (100,)
    return _drawn(block.caption, block.alt, block.columns, block.rows, widths, SIZES["normal"], place)


def terms(items: Sequence[tuple[str, Text]], place: Place) -> str:
    """Labels beside their texts; beside a label without text, a line to write on."""
    widths = _twips((LABELS, 100 - LABELS), place.width)
    rows = "".join(_term(label, text, widths, place) for label, text in items)
    return _table("", "", "TableNormal", widths, rows) + AFTER


def _drawn(
    caption: str,
    about: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    shares: Sequence[int],
    style: str,
    place: Place,
) -> str:
    widths = _twips(shares, place.width)
    head = _row(
        [_cell(plain(c, place, "Sans"), "CellHeading", w) for c, w in zip(columns, widths, strict=True)], head=True
    )
    kept = len(rows) if len(rows) < SHORT else 0
    body = (_cells(row, widths, style, place, keep=n < kept) for n, row in enumerate(rows, 1))
    shown = _table(caption, about, "OutlineTable", widths, head + "".join(body))
    return paragraph("Caption", plain(caption, place, "Sans")) + shown + AFTER


def _twips(shares: Sequence[int], width: int) -> tuple[int, ...]:
    """The widths of the columns; together they are the line."""
    edges = [round(width * part / sum(shares)) for part in accumulate(shares, initial=0)]
    return tuple(end - start for start, end in pairwise(edges))


def _table(caption: str, about: str, style: str, widths: Sequence[int], rows: str) -> str:
    said = [tag("tblStyle", val=style), tag("tblW", w=sum(widths), type="dxa"), tag("tblLayout", type="fixed")]
    said.append(tag("tblLook", val="00A0" if caption else "0080", firstRow=int(bool(caption)), lastRow=0, firstColumn=1,
                    lastColumn=0, noHBand=1, noVBand=1))  # fmt: skip
    said += [tag("tblCaption", val=caption), tag("tblDescription", val=about)] if caption else []
    grid = tag("tblGrid", *(tag("gridCol", w=w) for w in widths))
    return tag("tbl", tag("tblPr", *said), grid, rows)


def _row(cells: Sequence[str], *, head: bool = False, height: float = 0) -> str:
    said = [tag("cantSplit")]
    said += [tag("trHeight", val=twips(height), hRule="atLeast")] if height else []
    said += [tag("tblHeader")] if head else []
    return tag("tr", tag("trPr", *said), *cells)


def _cells(row: Sequence[Cell], widths: Sequence[int], style: str, place: Place, *, keep: bool) -> str:
    """A row of a table; kept with the next one where the table stays whole."""
    return _row([_cell_of(cell, style, width, place, keep) for cell, width in zip(row, widths, strict=True)])


def _cell_of(cell: Cell, style: str, width: int, place: Place, keep: bool) -> str:
    inner = place.marks.around(cell.anchor, runs(cell.text, place, "Sans"))
    return _cell(inner, style, width, _tint(cell.tint), tag("keepNext") if keep else "")


def _cell(inner: str, style: str, width: int, looks: str = "", properties: str = "") -> str:
    return tag(
        "tc", tag("tcPr", tag("tcW", w=width, type="dxa"), looks), paragraph(style, inner, properties=properties)
    )


def _tint(tint: Tint) -> str:
    if not tint:
        return ""
    line, colour, fill = TINTS[tint]
    border = tag("tcBorders", tag("left", val=line, sz=12, space=0, color=colour))
    return border + (tag("shd", val="clear", color="auto", fill=fill) if fill else "")


def _term(label: str, text: Text, widths: Sequence[int], place: Place) -> str:
    named = _cell(plain(label, place, "Sans"), "TermLabel", widths[0])
    if text:
        return _row([named, _cell(runs(text, place, "Sans"), "TableText", widths[1])])
    line = tag("tcBorders", tag("bottom", val="single", sz=4, space=0, color=RULE))
    return _row([named, _cell("", "TableText", widths[1], line)], height=24)
