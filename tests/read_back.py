"""What the renderings of a document say, each as one list of strings: titles, paragraphs, items, captions, cells, in
reading order. Made comparable:

- White space is dropped: lines break elsewhere in each of them.
- The straight apostrophe of rulebooks is the typographic one of print.
- Marks of direction and hyphens at the end of a line (U+2010) are the printer's.
- The page that print names after a reference is left out, for the document knows numbers only.
- A section called what the document is called has no heading of its own.
- Contents, running heads and page numbers are furniture; what stands in them stands elsewhere too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from lxml import html

from aiclaims.outline import Outline, plain_text
from aiclaims.outline.model import Block, Bullets, Cite, Figure, Heading, Note, Paragraph, Section, Table, Terms
from tests.struct_text import Tagged

DIRECTION = "\u200e\u200f\u2066\u2067\u2068\u2069\u2010\u00ad"
CELLS = ("TermLabel", "TableText")


def plain(text: str) -> str:
    """The text made comparable."""
    return "".join(c for c in text if not c.isspace() and c not in DIRECTION).replace("'", "’")


def said(strings: Iterator[str]) -> list[str]:
    return [made for each in strings if (made := plain(each))]


# --- the document itself ---------------------------------------------------------------------------------------------


def in_header(document: Outline) -> list[str]:
    """The title, and each line of the title block."""
    return said(iter([document.title, *(f"{label}: {plain_text(text)}" for label, text in document.header)]))


def in_sections(document: Outline, *, drawn: bool = False) -> list[str]:
    """Everything below the title block. `drawn`: figures are pictures, which say what their descriptions say."""
    return said(line for section in document.sections for line in _section(document, section, drawn))


def _section(document: Outline, section: Section, drawn: bool) -> Iterator[str]:
    if document.kind != "letter":
        yield f"{section.number} {section.title}"
    elif section.title != document.title:
        yield section.title
    for block in section.blocks:
        yield from [block.alt] if drawn and isinstance(block, Figure) else _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            lead = f"{block.lead}. " if block.lead else ""
            yield f"{block.number}. {lead}{plain_text(block.text)}{cited(block.cites)}"
        case Heading():
            yield plain_text(block.text)
        case Note():
            yield ("Take care. " if block.kind == "warning" else "") + plain_text(block.text)
        case Bullets():
            yield from map(plain_text, block.items)
        case Terms():
            yield from (said for label, text in block.items for said in (label, plain_text(text)))
        case Table() | Figure():
            yield block.caption
            yield from block.columns
            yield from (plain_text(cell.text) for row in block.rows for cell in row)


def cited(cites: tuple[Cite, ...]) -> str:
    by: dict[int, dict[str, None]] = {}
    for cite in cites:
        by.setdefault(cite.authority, {}).update({cite.at: None} if cite.at else {})
    shown = "; ".join(f"{n}: {', '.join(at)}" if at else str(n) for n, at in by.items())
    return f" [{shown}]" if shown else ""


# --- HTML ------------------------------------------------------------------------------------------------------------


class Page:
    """A document as HTML."""

    def __init__(self, raw: str) -> None:
        (self.article,) = html.fromstring(raw).iter("article")

    def header(self) -> list[str]:
        head = self.article.find("header")
        return said(e.text_content() for e in head.iter("h1", "li"))

    def sections(self) -> list[str]:
        inner = ("h2", "h3", "p", "li", "dt", "dd", "caption", "th", "td")
        found = (e for s in self.article.iter("section") for e in s.iter(*inner))
        return said(e.text_content() for e in found)

    def all(self) -> str:
        return plain(self.article.text_content())

    def references(self) -> tuple[set[str], set[str]]:
        """Where links lead, and what there is to lead to."""
        led = {a.get("href").removeprefix("#") for a in self.article.iter("a")}
        return led, {e.get("id") for e in self.article.iter() if e.get("id")}

    def descriptions(self) -> list[str]:
        return said(e.text for e in self.article.iter("{*}title", "title"))


# --- Word ------------------------------------------------------------------------------------------------------------


class Word:
    """A document as a Word file. Numbers of paragraphs are counted, as Word does."""

    def __init__(self, raw: bytes) -> None:
        self.document = Document(BytesIO(raw))
        self.body = self.document.element.body
        self.lines = list(self._lines())

    def _lines(self) -> Iterator[tuple[str, str]]:
        number = 0
        for p in self.body.iter(qn("w:p")):
            style = p.pPr.pStyle.val if p.pPr is not None and p.pPr.pStyle is not None else ""
            text = "".join(t.text or "" for t in p.iter(qn("w:t")))
            if style == "NumberedParagraph":
                number += 1
                text = f"{number}. {text}"
            yield style, text

    def _begins(self) -> int:
        """Where the title block ends."""
        return next(n for n, (style, _) in enumerate(self.lines) if style == "AfterTable")

    def header(self) -> list[str]:
        """The title, then labels beside their texts."""
        title, *rows = [text for style, text in self.lines[: self._begins()] if style in ("Title", *CELLS)]
        return said(iter([title, *(f"{label}: {text}" for label, text in zip(rows[::2], rows[1::2], strict=True))]))

    def sections(self) -> list[str]:
        return said(text for style, text in self.lines[self._begins() :] if not style.startswith("TOC"))

    def heads(self) -> str:
        """What stands in the head of every page."""
        return plain("".join(p.text for p in self.document.sections[0].header.paragraphs))

    def references(self) -> tuple[set[str], set[str]]:
        fields = " ".join(e.text or "" for e in self.body.iter(qn("w:instrText")))
        led = set(re.findall(r"(?:PAGEREF|REF|HYPERLINK \\l) \"?(\w+)", fields))
        led |= {e.get(qn("w:anchor")) for e in self.body.iter(qn("w:hyperlink"))}
        return led, {e.get(qn("w:name")) for e in self.body.iter(qn("w:bookmarkStart"))}

    def descriptions(self) -> list[str]:
        return said(e.get(qn("w:val")) for e in self.body.iter(qn("w:tblDescription")))


# --- PDF -------------------------------------------------------------------------------------------------------------


class Printed:
    """A document as PDF, by its structure tree. What runs on over the page is in two pieces there, so its words are
    compared in one string."""

    def __init__(self, raw: bytes) -> None:
        self.tagged = Tagged(raw)
        self.head, *self.rest = self.tagged.article()

    def header(self) -> str:
        return plain(self.tagged.text(self.head))

    def sections(self) -> str:
        return "".join(plain(self.tagged.text(e)) for e in self.rest if e.S == "/Sect")

    def references(self) -> tuple[set[str], set[str]]:
        return self.tagged.references()

    def descriptions(self) -> list[str]:
        return said(str(figure.Alt) for figure in self.tagged.all("/Figure"))
