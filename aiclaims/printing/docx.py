"""A document as a Word file: real styles, list numbering, bookmarks, and fields for references and pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt

from aiclaims.outline.model import (
    Block,
    Bullets,
    Figure,
    Heading,
    Note,
    Outline,
    Paragraph,
    Section,
    Span,
    Table,
    Terms,
    Text,
)
from aiclaims.outline.words import reads
from aiclaims.printing.paper import Paper
from aiclaims.printing.word_blocks import (
    AFTER,
    NO_INDENT,
    Lists,
    contents,
    figure,
    section_anchor,
    section_title,
    table,
    terms,
)
from aiclaims.printing.word_file import begun, packed
from aiclaims.printing.word_pages import foot, head, lay_out, line_width
from aiclaims.printing.word_styles import NUMBERED, define_styles
from aiclaims.printing.word_text import Place, bookmarked, cite, closed, plain, run, write

CODE = Pt(12)
"""How high a line of a paragraph with ids or digests in it is at least: they are small."""


def render_docx(document: Outline, paper: Paper = "A4") -> bytes:
    """The file. The same document gives the same bytes."""
    marks = {anchor: n for n, anchor in enumerate(dict.fromkeys(_anchors(document)), 1)}
    place = Place(marks, reads(document))
    word = begun(document)
    first = word.sections[0]
    lay_out(first, paper, landscape=False)
    define_styles(word, line_width(first), letter=document.kind == "letter")
    head(first, document, place)
    foot(first, document)
    _opening(word, document, place)
    _body(word, document, paper, place)
    return packed(word)


def _anchors(document: Outline) -> Iterator[str]:
    """The places that can be led to: sections, headings, numbered paragraphs, and the cells that have an anchor."""
    for section in document.sections:
        yield section_anchor(section)
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.anchor
                case Heading():
                    yield f"h-{block.id}"
                case Table() | Figure():
                    yield from (cell.anchor for row in block.rows for cell in row if cell.anchor)


def _opening(word: Document, document: Outline, place: Place) -> None:
    plain(word.add_paragraph(style="Title"), document.title, place)
    terms(word, tuple((label, _upright(text)) for label, text in document.header), place, NO_INDENT)
    if document.kind == "outline":
        contents(word, document.sections, place)


def _upright(text: Text) -> Text:
    """The title block is set in one voice, whoever's words stand in it."""
    return tuple(
        replace(part, kind="name") if isinstance(part, Span) and part.kind == "quote" else part for part in text
    )


def _body(word: Document, document: Outline, paper: Paper, place: Place) -> None:
    """The sections; where the pages turn, those so far end in a paragraph of their own."""
    lists, lying = Lists.of(word), False
    for section in document.sections:
        if section.landscape != lying:
            lying, pages = section.landscape, word.add_section()
            word.paragraphs[-1].style = AFTER
            lay_out(pages, paper, landscape=lying)
            foot(pages, document)
        _heading(word, section, document, place)
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            _block(word, block, place, lists)
            if isinstance(block, Paragraph) and isinstance(after, Terms | Bullets | Table):
                word.paragraphs[-1].paragraph_format.keep_with_next = True


def _heading(word: Document, section: Section, document: Outline, place: Place) -> None:
    """An outline answers on a page of its own, after the contents. A letter has no numbers of sections, and need not
    say its title twice."""
    letter = document.kind == "letter"
    if letter and section.title == document.title:
        return
    line = word.add_paragraph(style="Heading 1")
    if document.kind == "outline" and section is document.sections[0]:
        line.paragraph_format.page_break_before = True
    with bookmarked(line, section_anchor(section), place):
        section_title(line, replace(section, number="") if letter else section)


def _block(word: Document, block: Block, place: Place, lists: Lists) -> None:
    match block:
        case Paragraph():
            _paragraph(word, block, place, lists)
        case Heading():
            line = word.add_paragraph(style="Heading 2")
            with bookmarked(line, f"h-{block.id}", place):
                write(line, block.text, place)
        case Bullets():
            lists.bullets(word, block, place)
        case Note():
            _note(word, block, place)
        case Table():
            table(word, block, place)
        case Figure():
            figure(word, block, place)
        case Terms():
            terms(word, block.items, place)


def _paragraph(word: Document, block: Paragraph, place: Place, lists: Lists) -> None:
    line = word.add_paragraph(style=NUMBERED)
    lists.number(line, block.number)
    if any(isinstance(part, Span) and part.kind == "code" for part in block.text):
        line.paragraph_format.line_spacing, line.paragraph_format.line_spacing_rule = CODE, WD_LINE_SPACING.AT_LEAST
    with bookmarked(line, block.anchor, place):
        if block.lead:
            run(line, f"{block.lead}.", "Lead")
            run(line, " ")
        write(line, closed(block.text), place, pages=True)
        cite(line, block.cites, place)


def _note(word: Document, block: Note, place: Place) -> None:
    warning = block.kind == "warning"
    line = word.add_paragraph(style="Warning" if warning else "Note")
    if warning:
        run(line, "Take care.", "Strong")
        run(line, " ")
    write(line, block.text, place, pages=True)
