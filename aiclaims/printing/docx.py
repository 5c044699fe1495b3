"""A document as a Word file: real styles, list numbering, bookmarks, and fields for references and pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from aiclaims.outline.export import outline_json
from aiclaims.outline.model import Block, Bullets, Figure, Heading, Note, Outline, Paragraph, Section, Table, Terms
from aiclaims.outline.words import reading
from aiclaims.printing.paper import Paper
from aiclaims.printing.word_fields import beginning, contents, marks, numbered
from aiclaims.printing.word_lists import Lists
from aiclaims.printing.word_package import HEADER, LANDSCAPE, UPRIGHT, Parts, packed
from aiclaims.printing.word_pages import footer, header, line_width, pages
from aiclaims.printing.word_styles import styles
from aiclaims.printing.word_tables import figure, table, terms
from aiclaims.printing.word_text import Place, cited, closed, plain, runs
from aiclaims.printing.word_xml import paragraph, part, run, tag

LISTED: dict[str, tuple[str, Callable[[Lists], str]]] = {
    "points": ("ListBullet", Lists.points),
    "numbers": ("ListNumber", Lists.from_one),
    "boxes": ("TickBox", Lists.boxes),
}
"""For each style of a list: the style of its items in Word, and how such a list begins."""


def render_docx(document: Outline, paper: Paper = "A4") -> bytes:
    """The file. The same document gives the same bytes."""
    marked, lists = marks(document), Lists()
    upright, lying = (line_width(paper, landscape=landscape) for landscape in (False, True))
    place = Place(marked, reading(json.dumps(outline_json(document), ensure_ascii=False)), upright)
    parts = Parts(
        document=part("document", tag("body", *_body(document, paper, place, lists))),
        styles=styles(upright),
        numbering=lists.part(),
        header=header(document, place),
        upright=footer(document, upright),
        landscape=footer(document, lying),
    )
    return packed(parts, document)


def _body(document: Outline, paper: Paper, place: Place, lists: Lists) -> Iterator[str]:
    """Title and sections. Where the pages turn, a stretch of them ends in a paragraph that says how they lie."""
    pieces = [(False, _opening(document, place))]
    for section in document.sections:
        there = replace(place, width=line_width(paper, landscape=section.landscape))
        blocks = "".join(_block(block, there, lists) for block in section.blocks)
        pieces.append((section.landscape, _heading(section, document, there) + blocks))
    stretches = [(lies, "".join(xml for _, xml in of)) for lies, of in groupby(pieces, lambda piece: piece[0])]
    for n, (landscape, xml) in enumerate(stretches, 1):
        end = pages(paper, HEADER, LANDSCAPE if landscape else UPRIGHT, landscape=landscape)
        yield xml + (end if n == len(stretches) else paragraph("AfterTable", properties=end))


def _opening(document: Outline, place: Place) -> str:
    title = paragraph("Title", plain(document.title, place)) + terms(document.header, place)
    return title + (contents(document.sections, place.marks, "Contents") if document.kind == "outline" else "")


def _heading(section: Section, document: Outline, place: Place) -> str:
    """A letter has no numbers of sections, and need not say its title twice."""
    letter = document.kind == "letter"
    if letter and section.title == document.title:
        return ""
    title = numbered(replace(section, number="") if letter else section)
    return paragraph("Heading1", place.marks.around(beginning(section), title))


def _block(block: Block, place: Place, lists: Lists) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, place, lists)
        case Heading():
            return paragraph("Heading2", place.marks.around(f"h-{block.id}", runs(block.text, place)))
        case Bullets():
            return _bullets(block, place, lists)
        case Note():
            return _note(block, place)
        case Table():
            return table(block, place)
        case Figure():
            return figure(block, place)
        case Terms():
            return terms(block.items, place)


def _paragraph(block: Paragraph, place: Place, lists: Lists) -> str:
    lead = run(f"{block.lead}.", tag("rStyle", val="Lead")) + run(" ") if block.lead else ""
    inner = lead + runs(closed(block.text), place, pages=True) + cited(block.cites, place)
    return paragraph(
        "NumberedParagraph", place.marks.around(block.anchor, inner), properties=lists.numbered(block.number)
    )


def _bullets(block: Bullets, place: Place, lists: Lists) -> str:
    style, begin = LISTED[block.style]
    listed = begin(lists)
    return "".join(paragraph(style, runs(item, place, pages=True), properties=listed) for item in block.items)


def _note(block: Note, place: Place) -> str:
    warning = block.kind == "warning"
    lead = run("Take care.", tag("rStyle", val="Strong")) + run(" ") if warning else ""
    return paragraph("Warning" if warning else "Note", lead + runs(block.text, place, pages=True))
