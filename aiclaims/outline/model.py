"""What an outline is made of: sections, numbered paragraphs, tables, references. Data only; writers print it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SpanKind = Literal["plain", "strong", "quote", "name", "code"]
Tint = Literal["", "yes", "split", "open", "no"]
TINTS: dict[str, Tint] = {
    "established": "yes", "likely": "yes", "available": "yes",
    "contested": "split",
    "prima facie": "open", "open": "open", "fails on the record": "open", "only if": "open",
    "unlikely": "no", "refuted": "no", "not available": "no",
}  # fmt: skip
"""The tint of each verdict, on paper and on the pages."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one language and one voice. `quote`: somebody's own words, printed and never read."""

    text: str
    kind: SpanKind = "plain"
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A cross reference, resolved: prints as "paragraph 40" and leads to the anchor "p40"."""

    number: int

    @property
    def anchor(self) -> str:
        return f"p{self.number}"


Part = Span | Ref
Text = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cite:
    """A pinpoint: the number of the authority in the table of authorities, the place in it, the proposition's id."""

    authority: int
    at: str
    id: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered statement. `lead` is a run-in heading ("Rule")."""

    number: int
    text: Text
    lead: str = ""
    cites: tuple[Cite, ...] = ()

    @property
    def anchor(self) -> str:
        return f"p{self.number}"


@dataclass(frozen=True, slots=True)
class Heading:
    text: Text
    id: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A set-off remark; `warning` for what the reader must not miss."""

    kind: Literal["note", "warning"]
    text: Text


@dataclass(frozen=True, slots=True)
class Cell:
    """`tint` marks a cell that holds a verdict; the word is always in the text too."""

    text: Text
    tint: Tint = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of each row is its heading. `widths` are shares of the line, one a column."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    size: Literal["normal", "small", "tiny"] = "normal"


@dataclass(frozen=True, slots=True)
class Terms:
    """Labelled lines: (label, text), to be read at a glance."""

    items: tuple[tuple[str, Text], ...]


Block = Paragraph | Heading | Bullets | Note | Table | Terms


@dataclass(frozen=True, slots=True)
class Section:
    number: int
    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole document. `reference` stands for the matter without naming anybody; `state` is DRAFT."""

    title: str
    side: Literal["claim", "defence"]
    aim: str
    state: str
    reference: str
    confidentiality: str
    header: tuple[tuple[str, Text], ...]
    sections: tuple[Section, ...]
