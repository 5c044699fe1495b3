"""What the tests of Word files share: a file read back, and the model as it should be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
from docx.oxml.ns import qn

from aiclaims.outline import Outline, plain_text
from aiclaims.outline.model import Bullets, Figure, Heading, Note, Paragraph, Table, Terms


def say(words: str) -> str:
    """Words as any rendering prints them: curly apostrophes, no space at the end. Marks of direction, and spaces at
    which no line breaks, are Word's own."""
    return re.sub(r" +(?=\||$)", "", words.replace("'", "’").replace("\u200e", "").replace("\u00a0", " "))


def opened(file: bytes) -> Any:
    return docx.Document(BytesIO(file))


def body(file: bytes) -> list[Any]:
    """Paragraphs and tables in their order, contents left out."""
    return [e for e in opened(file).element.body if e.tag in (qn("w:p"), qn("w:tbl"))]


def text(element: Any) -> str:
    """The words of a paragraph or cell with what its fields show."""
    return say("".join(t.text if t.tag == qn("w:t") else " " for t in element.iter(qn("w:t"), qn("w:tab"))))


def style(paragraph: Any) -> str:
    return str(paragraph.pPr.pStyle.val)


def of_style(file: bytes, *styles: str) -> list[Any]:
    return [e for e in body(file) if e.tag == qn("w:p") and style(e) in styles]


def raw(file: bytes) -> list[str]:
    """The codes of its fields with their spaces; one with a field inside is in two pieces."""
    return [e.text for e in opened(file).element.iter(qn("w:instrText"))]


def codes(file: bytes) -> list[str]:
    return [code.strip() for code in raw(file)]


def names(file: bytes) -> list[str]:
    return [e.get(qn("w:name")) for e in opened(file).element.iter(qn("w:bookmarkStart"))]


def written(of: Outline) -> Iterator[tuple[str, str]]:
    """Style and words of each paragraph outside tables, as the model has them; a table as its cells."""
    yield "Title", of.title
    yield "table", "|".join(f"{label}|{plain_text(value)}" for label, value in of.header)
    for section in of.sections:
        yield "Heading1", f"{section.number} {section.title}"
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield "NumberedParagraph", (f"{block.lead}. " if block.lead else "") + plain_text(block.text)
                case Heading():
                    yield "Heading2", plain_text(block.text)
                case Bullets():
                    kind = {"points": "ListBullet", "numbers": "ListNumber", "boxes": "TickBox"}[block.style]
                    yield from ((kind, plain_text(item)) for item in block.items)
                case Note():
                    warned = block.kind == "warning"
                    yield "Warning" if warned else "Note", ("Take care. " if warned else "") + plain_text(block.text)
                case Table() | Figure():
                    yield "Caption", block.caption
                    cells = [*block.columns, *(plain_text(cell.text) for row in block.rows for cell in row)]
                    yield "table", "|".join(cells)
                case Terms():
                    yield "table", "|".join(f"{label}|{plain_text(words)}" for label, words in block.items)


def read(file: bytes) -> Iterator[tuple[str, str]]:
    """The same, as the file has them, without the citations at the end of a paragraph."""
    for element in body(file):
        if element.tag == qn("w:tbl"):
            yield "table", "|".join(text(cell) for cell in element.iter(qn("w:tc")))
        elif style(element) != "AfterTable":
            yield style(element), re.sub(r" \[\d+(: [^\[\]]*)?(; [^\[\]]*)*\]$", "", text(element)).rstrip()


def numbers(file: bytes) -> list[int]:
    """The numbers that Word counts: on from the one before within a list, from its start in a new one."""
    starts = {
        num.get(qn("w:numId")): int(start.get(qn("w:val")))
        for num in opened(file).part.numbering_part.element.iter(qn("w:num"))
        for start in num.iter(qn("w:startOverride"))
    }
    found: list[int] = []
    lists = [str(p.pPr.numPr.numId.val) for p in of_style(file, "NumberedParagraph")]
    for before, now in pairwise(["1", *lists]):
        found.append((found[-1] if found else 0) + 1 if now == before else starts[now])
    return found
