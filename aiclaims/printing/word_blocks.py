"""The blocks of a Word file that are more than a paragraph: lists, tables, figures, labelled lines, the contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Length, Pt, Twips
from docx.table import _Cell as Box
from docx.table import _Row as Row
from docx.text.paragraph import Paragraph as Line

from aiclaims.outline.model import Bullets, Cell, Figure, Section, Table, Text, Tint
from aiclaims.printing.word_pages import line_width
from aiclaims.printing.word_styles import GREY, INK, NUMBER, NUMBERED, rule
from aiclaims.printing.word_text import Place, begin_field, bookmarked, end_field, linked, plain, run, write
from aiclaims.printing.word_xml import element, style_id

SIGNS = "Segoe UI Symbol"
KINDS = (
    (NUMBERED, "decimal", "%1.", "", 30, 30),
    ("List Bullet", "bullet", "•", "Source Sans 3", 44, 14),
    ("List Number", "decimal", "%1.", "", 44, 14),
    ("Tick box", "bullet", "☐", SIGNS, 44, 14),
    ("", "bullet", "●", SIGNS, 10, 10),
    ("", "bullet", "◆", SIGNS, 10, 10),
    ("", "bullet", "□", SIGNS, 10, 10),
    ("", "bullet", "○", SIGNS, 10, 10),
)
"""Of each kind of list: the style of its items, how they are counted and what is shown, in which typeface, where their
text begins and how far before it the sign stands, in points. The mark of a verdict is such a sign, no word."""
PARAGRAPHS, NUMBERS = 0, 2
LISTED = {"points": 1, "numbers": NUMBERS, "boxes": 3}
MARKS: dict[Tint, int] = {"yes": 4, "split": 5, "open": 6, "no": 7}
DEEPER = ("lowerLetter", "(%2)", "", 52, 22), ("lowerRoman", "(%3)", "", 74, 22)
"""Two further levels of numbered paragraphs, for whoever edits the file."""
TINTS: dict[Tint, tuple[str, str, str]] = {
    "yes": ("single", "1D4E89", "E1EBF6"),
    "split": ("double", "7A4E00", "FAEFD6"),
    "open": ("dashed", "6E7682", ""),
    "no": ("dotted", "4B5A50", "E9EEE9"),
}
"""Of a cell that holds a verdict: the rule at its left, which colour is not needed to tell, its colour, the shading."""
SIZES = {"normal": "Table text", "small": "Table text small", "tiny": "Table text tiny"}
KEPT = 3
"""So many labelled lines stay together, and with what they are said of."""
NO_INDENT = Pt(0)
LABELS = 28
"""The share of the line that labels and names of rows take."""
AFTER = "After table"
"""The style of what stands between two tables: Word would run them into one."""


@dataclass(slots=True)
class Lists:
    """The lists begun so far. `paragraphs`: the one that numbers the paragraphs now, which has come to `last`."""

    numbering: Any
    paragraphs: int
    last: int = 0

    @classmethod
    def of(cls, word: Document) -> Lists:
        """The lists of this file instead of those it has, one of each kind begun."""
        numbering = word.part.numbering_part.element
        numbering[:] = [_kind(id, *kind) for id, kind in enumerate(KINDS)]
        for kind in range(len(KINDS)):
            numbering.add_num(kind)
        return cls(numbering, PARAGRAPHS + 1)

    def number(self, line: Line, number: int) -> None:
        """The line shows this number: one list for all, unless the numbers jump."""
        if number != self.last + 1:
            self.paragraphs = self._begin(PARAGRAPHS, number)
        self.last = number
        _put(line, self.paragraphs)

    def bullets(self, word: Document, block: Bullets, place: Place) -> None:
        """The items of a list; one of numbers is a list of its own, from 1."""
        kind = LISTED[block.style]
        begun = self._begin(kind, 1) if kind == NUMBERS else kind + 1
        for item in block.items:
            line = word.add_paragraph(style=KINDS[kind][0])
            _put(line, begun)
            write(line, item, place, pages=True)

    def _begin(self, kind: int, start: int) -> int:
        begun = self.numbering.add_num(kind)
        begun.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(begun.numId)


def contents(word: Document, sections: Sequence[Section], place: Place) -> None:
    """The table of contents with its entries filled in but for the pages, and without the dots to them."""
    title = word.add_paragraph("Contents", "TOC Heading")
    lines = [word.add_paragraph(style="toc 1") for _ in sections]
    begin_field(lines[0], r'TOC \o "1-1" \h \z')
    for line, section in zip(lines, sections, strict=True):
        with linked(line, section_anchor(section), place):
            section_title(line, section)
    end_field(lines[-1])
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    whole = element("sdt", element("sdtPr", gallery), element("sdtContent"))
    title._p.addprevious(whole)
    whole[-1].extend(line._p for line in (title, *lines))


def section_anchor(section: Section) -> str:
    """The place where it begins."""
    return f"s-{section.id}"


def section_title(line: Line, section: Section) -> None:
    """The title after its number."""
    if section.number:
        run(line, section.number)
        run(line).add_tab()
    run(line, section.title.replace("'", "’"))


def table(word: Document, block: Table, place: Place) -> None:
    """A caption, the table, and the room after it. A short one stays on one page; of another no row stands alone."""
    _draw(word, block, ", ".join(block.columns), block.widths, SIZES[block.size], place)


def figure(word: Document, block: Figure, place: Place) -> None:
    """A picture in Word is a shaded table, so that it can be read and edited; what it shows is its description."""
    rest = len(block.columns) - 1
    widths = (LABELS, *((100 - LABELS) // rest for _ in range(rest))) if rest else (100,)
    _draw(word, block, block.alt, widths, SIZES["normal"], place)


def terms(word: Document, items: Sequence[tuple[str, Text]], place: Place, indent: Length = NUMBER) -> None:
    """Labels beside their texts; beside a label without text, a line to write on. Lines to write on stay together."""
    rows = _rows(word, len(items), (LABELS, 100 - LABELS), "Term table", indent=indent)
    kept = len(rows) if all(not text for _, text in items) else KEPT
    for n, (row, (label, text)) in enumerate(zip(rows, items, strict=True), 1):
        beside, said = _line(row.cells[0], "Term label"), _line(row.cells[1], SIZES["normal"])
        plain(beside, label, place, "Sans")
        write(said, text, place, "Sans")
        if not text:
            _to_write_on(row, beside)
        if n < kept:
            beside.paragraph_format.keep_with_next = said.paragraph_format.keep_with_next = True
    word.add_paragraph(style=AFTER)


def _to_write_on(row: Row, label: Line) -> None:
    row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Pt(24)
    row.cells[0].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    label.paragraph_format.space_before = Pt(6)
    _border(row.cells[1], rule("bottom", 4, INK))


def _draw(word: Document, block: Table | Figure, about: str, shares: Sequence[int], style: str, place: Place) -> None:
    plain(word.add_paragraph(style="Caption"), block.caption, place, "Sans")
    head, *rows = _rows(word, 1 + len(block.rows), shares, "Outline table", block.caption, about)
    head._tr.get_or_add_trPr().append(element("tblHeader"))
    for box, words in zip(head.cells, block.columns, strict=True):
        plain(_line(box, "Cell heading"), words, place, "Sans")
    whole = isinstance(block, Figure) or block.short
    for n, (row, cells) in enumerate(zip(rows, block.rows, strict=True), 1):
        for box, cell in zip(row.cells, cells, strict=True):
            _fill(box, cell, style, place, keep=n < len(rows) if whole else n in (1, len(rows) - 1))
    word.add_paragraph(style=AFTER)


def _rows(
    word: Document,
    count: int,
    shares: Sequence[int],
    style: str,
    caption: str = "",
    about: str = "",
    indent: Length = NO_INDENT,
) -> list[Row]:
    """The rows of a new table, from the indent to the end of the line and none of them broken across pages."""
    made: Any = word.add_table(count, len(shares), style)
    made.autofit = False
    properties, widths = made._tbl.tblPr, _widths(shares, (line_width(word.sections[-1]) - indent) // Twips(1))
    _set(properties.find(qn("w:tblW")), w=sum(widths), type="dxa")
    _set(properties.find(qn("w:tblLook")), val="00A0" if caption else "0080", firstRow=int(bool(caption)), noHBand=1)
    if indent:
        properties.find(qn("w:tblW")).addnext(element("tblInd", w=indent.twips, type="dxa"))
    if caption:
        properties.extend((element("tblCaption", val=caption), element("tblDescription", val=about)))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Twips(width)
    rows = list(made.rows)
    for row in rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        for box, width in zip(row.cells, widths, strict=True):
            box.width = Twips(width)
    return rows


def _widths(shares: Sequence[int], width: int) -> tuple[int, ...]:
    """The widths of the columns; together they are the line."""
    edges = [round(width * part / sum(shares)) for part in accumulate(shares, initial=0)]
    return tuple(end - start for start, end in pairwise(edges))


def _fill(box: Box, cell: Cell, style: str, place: Place, *, keep: bool) -> None:
    """`keep`: on one page with the row after it."""
    line = _line(box, style)
    with bookmarked(line, cell.anchor, place):
        write(line, cell.text, place, "Sans")
    if keep:
        line.paragraph_format.keep_with_next = True
    if cell.tint:
        _put(line, MARKS[cell.tint] + 1)
        how, colour, fill = TINTS[cell.tint]
        _border(box, rule("left", 12, colour, how))
        if fill:
            box._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=fill))


def _line(box: Box, style: str) -> Line:
    line: Line = box.paragraphs[0]
    line._p.style = style_id(style)
    return line


def _border(box: Box, side: Any) -> None:
    box._tc.get_or_add_tcPr().append(element("tcBorders", side))


def _set(properties: Any, **attributes: str | int) -> None:
    for key, value in attributes.items():
        properties.set(qn(f"w:{key}"), str(value))


def _kind(id: int, style: str, *first: Any) -> Any:
    levels = [_level(n, *level) for n, level in enumerate((first, *(() if id else DEEPER)))]
    if style:
        levels[0].insert(2, element("pStyle", val=style_id(style)))
    how = element("multiLevelType", val="singleLevel" if id else "multilevel")
    return element("abstractNum", how, *levels, abstractNumId=id)


def _level(n: int, how: str, shown: str, face: str, left: int, hanging: int) -> Any:
    said = element("start", val=1), element("numFmt", val=how), element("lvlText", val=shown)
    indent = element("pPr", element("ind", left=Pt(left).twips, hanging=Pt(hanging).twips))
    fonts = [element("rFonts", ascii=face, hAnsi=face, cs=face, hint="default")] if face else []
    looks = element("rPr", *fonts, element("color", val=GREY))
    return element("lvl", *said, element("lvlJc", val="left"), indent, looks, ilvl=n)


def _put(line: Line, list: int) -> None:
    properties: Any = line._p.get_or_add_pPr()
    within = properties.get_or_add_numPr()
    within.get_or_add_ilvl().val = 0
    within.get_or_add_numId().val = list
