"""Bookmarks, and the fields that Word works out itself: numbers and pages of what is referred to, and the contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiclaims.outline.model import Block, Figure, Heading, Outline, Paragraph, Section, Table
from aiclaims.printing.word_xml import paragraph, run, symbol, tag

UNKNOWN = "…"
"""What a field shows until it has been worked out. Only the reader's program knows on which page anything stands, and a
page that we made up would be believed. No field is marked dirty: that asks the reader the same question as
`updateFields` in the settings, and some versions of Word then count every page of the contents as page 1."""


def field(code: str, shown: str, *properties: str) -> str:
    """A field with what it shows until Word works it out."""
    return "".join(
        (
            symbol("fldChar", *properties, fldCharType="begin"),
            tag(
                "r", tag("rPr", *properties) if properties else "", tag("instrText", f" {code} ", xml_space="preserve")
            ),
            symbol("fldChar", *properties, fldCharType="separate"),
            run(shown, *properties),
            symbol("fldChar", *properties, fldCharType="end"),
        )
    )


def bookmark(anchor: str) -> str:
    """The name of a bookmark: letters, digits and underscores, forty at most."""
    return re.sub(r"[^A-Za-z0-9]", "_", anchor)[:40]


@dataclass(frozen=True, slots=True)
class Marks:
    """The places of a document that can be led to; each bookmark has a number of its own in the file."""

    ids: dict[str, int]

    def around(self, anchor: str, inner: str) -> str:
        """The words, with the bookmark of this place around them; no place, no bookmark."""
        if not anchor:
            return inner
        id = self.ids[anchor]
        return tag("bookmarkStart", id=id, name=bookmark(anchor)) + inner + tag("bookmarkEnd", id=id)

    def link(self, anchor: str, inner: str) -> str:
        """The words, leading to that place if this document has it."""
        return tag("hyperlink", inner, anchor=bookmark(anchor), history=1) if anchor in self.ids else inner


def marks(document: Outline) -> Marks:
    """Sections, headings, numbered paragraphs and the cells that have an anchor."""
    return Marks({anchor: n for n, anchor in enumerate(dict.fromkeys(_anchors(document)), 1)})


def beginning(section: Section) -> str:
    """The anchor of a section."""
    return f"s-{section.id}"


def contents(sections: Iterable[Section], marked: Marks, title: str) -> str:
    """The table of contents with its entries filled in but for the pages."""
    begin = symbol("fldChar", fldCharType="begin")
    code = tag("r", tag("instrText", r' TOC \o "1-1" \h \z ', xml_space="preserve"))
    lines = [_entry(section, marked) for section in sections]
    lines[0] = begin + code + symbol("fldChar", fldCharType="separate") + lines[0]
    lines[-1] += symbol("fldChar", fldCharType="end")
    shown = paragraph("TOCHeading", run(title)) + "".join(paragraph("TOC1", line) for line in lines)
    gallery = tag("docPartObj", tag("docPartGallery", val="Table of Contents"), tag("docPartUnique"))
    return tag("sdt", tag("sdtPr", gallery), tag("sdtContent", shown))


def _entry(section: Section, marked: Marks) -> str:
    page = field(rf"PAGEREF {bookmark(beginning(section))} \h", UNKNOWN)
    return marked.link(beginning(section), numbered(section) + symbol("tab") + page)


def numbered(section: Section) -> str:
    """The title of a section after its number."""
    title = run(section.title.replace("'", "’"))
    return run(section.number) + symbol("tab") + title if section.number else title


def _anchors(document: Outline) -> Iterator[str]:
    for section in document.sections:
        yield beginning(section)
        for block in section.blocks:
            yield from _in_block(block)


def _in_block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.anchor
    elif isinstance(block, Heading):
        yield f"h-{block.id}"
    elif isinstance(block, Table | Figure):
        yield from (cell.anchor for row in block.rows for cell in row if cell.anchor)
