"""What an outline is made of: sections, numbered paragraphs, tables, references. Data only; writers print it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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


def by_authority(cites: Iterable[Cite]) -> dict[int, tuple[str, ...]]:
    """The numbers of the authorities cited, each with the places in it, as they come and once only."""
    at: dict[int, dict[str, None]] = {}
    for cite in cites:
        at.setdefault(cite.authority, {}).update({cite.at: None} if cite.at else {})
    return {authority: tuple(places) for authority, places in at.items()}


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
    """`boxes`: a list to tick off on paper."""

    items: tuple[Text, ...]
    style: Literal["points", "numbers", "boxes"] = "points"


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


SHORT_ROWS, SHORT_CELL = 5, 150


def _length(text: Text) -> int:
    """How many characters it has as it is printed."""
    return sum(len(part.text if isinstance(part, Span) else f"§{part.number}") for part in text)


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of each row is its heading. `widths` are shares of the line, one a column."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    size: Literal["normal", "small", "tiny"] = "normal"

    @property
    def short(self) -> bool:
        """Whether it is better moved to the next page than broken."""
        return len(self.rows) < SHORT_ROWS and all(_length(cell.text) < SHORT_CELL for r in self.rows for cell in r)


@dataclass(frozen=True, slots=True)
class Terms:
    """Labelled lines: (label, text), to be read at a glance. A label without text is a line to write on."""

    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A table drawn as a picture, its first column the names of the rows. `alt` says in words what it shows."""

    caption: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Heading | Bullets | Note | Table | Terms | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """`number` is the same in every outline ("9"), with a letter where a defence has more ("7A"). `landscape`: on
    pages that lie on their side."""

    number: str
    id: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What the rules say of an issue or a remedy (`id`), as the ids of the rulebooks: `rules` decide it, `cites` are
    their propositions. `paragraph`: the number of the one that tells it."""

    kind: Literal["issue", "remedy"]
    framework: str
    id: str
    party: str | None
    verdict: str
    rules: tuple[str, ...]
    cites: tuple[str, ...]
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question (`id`) not answered yet that still matters, as it is asked. `settles`: the issues and remedies that
    wait for it, each with the party it is about."""

    id: str
    party: str | None
    ask: str
    settles: tuple[tuple[str, str | None], ...]


Side = Literal["claim", "defence"]
Kind = Literal["outline", "summary", "letter"]
State = Literal["DRAFT", "FOR REVIEW", "SUPERSEDED"]
STATES: dict[State, str] = {
    "DRAFT": "draft, not reviewed",
    "FOR REVIEW": "issued for review, not approved",
    "SUPERSEDED": "superseded: the answers have changed since",
}
"""The word of the watermark, and what the title block says of it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document: the outline itself, its one-page summary, or the letter that goes out.

    `reference` stands for the matter without naming anybody; `digest` (SHA-256, hexadecimal) for what it was made from:
    answers, editions, cover. `header` is the title block (section 0): labels and texts. `generated`: the day printed,
    ISO. The same of these give the same document. `findings`, `open_questions` and `editions` (rulebook id, digest)
    repeat for programs what the sections say in words; nobody prints them, and a letter has none.
    """

    kind: Kind
    title: str
    side: Side
    aim: str
    state: State
    reference: str
    digest: str
    generated: str
    confidentiality: str
    header: tuple[tuple[str, Text], ...]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    editions: tuple[tuple[str, str], ...] = ()


STATE_LABEL = "State"


def stamped(outline: Outline, state: State) -> Outline:
    """The same document in another state, watermark and title block alike."""
    header = tuple((label, (Span(STATES[state]),) if label == STATE_LABEL else text) for label, text in outline.header)
    return replace(outline, state=state, header=header)
