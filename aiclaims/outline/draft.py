"""The outline while it is being written: numbers paragraphs and authorities, and resolves references at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from aiclaims.outline.model import (
    Block,
    Bullets,
    Cell,
    Cite,
    Figure,
    Heading,
    Note,
    Paragraph,
    Part,
    Ref,
    Section,
    Span,
    Terms,
    Text,
    Tint,
)
from aiclaims.outline.model import Table as TableBlock
from aiclaims.outline.words import Language, clean, in_languages, printable


@dataclass(frozen=True, slots=True)
class To:
    """A reference to a paragraph by label, before its number is known."""

    label: str


@dataclass(frozen=True, slots=True)
class Each:
    """References to paragraphs by label, "§1, §2 and §3", those that turn out to be the same paragraph once."""

    to: tuple[To, ...]


Loose = str | Span | To | Each | Ref | Sequence["Loose"]
"""What authors write: strings, spans, references, and any nesting of these."""


@dataclass(frozen=True, slots=True)
class Draw:
    """A table cell as authors write it."""

    parts: Loose
    tint: Tint = ""
    label: str = ""


Place = Callable[[str], Sequence[tuple[str, str]]]
"""From a citation id to (authority id, pinpoint), the one it stands in first; none if nothing of that id is held."""


@dataclass(slots=True)
class Draft:
    """Write with `section`, then `para`, `table` …; `finish` gives the sections with every reference resolved."""

    place: Place
    reads: Language = "zh-Hans"  # characters that Chinese and Japanese both write
    count: int = 0
    labels: dict[str, int] = field(default_factory=dict)
    authorities: dict[str, int] = field(default_factory=dict)
    relied_on: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    _sections: list[tuple[Section, list[Callable[[], Block]]]] = field(default_factory=list)

    def section(self, number: str, id: str, title: str, *, landscape: bool = False) -> None:
        """Open a section; what is written next stands in it."""
        self._sections.append((Section(number, id, title, (), landscape), []))

    @property
    def silent(self) -> bool:
        """Whether nothing stands yet in the section last opened."""
        return not self._sections[-1][1]

    def heading(self, parts: Loose, id: str) -> None:
        self._add(lambda: Heading(self.text(parts), id))

    def para(self, parts: Loose, *, label: str = "", lead: str = "", cites: Iterable[str] = ()) -> None:
        """One numbered paragraph; other paragraphs reach it as `To(label)`."""
        self.count += 1
        number = self.count
        if label:
            self.labels.setdefault(label, number)
        found = self._cites(cites, number)
        self._add(lambda: Paragraph(number, _capital(self.text(parts)) if lead else self.text(parts), lead, found))

    def alias(self, label: str) -> None:
        """A further label for the paragraph just written."""
        self.labels.setdefault(label, self.count)

    def once(self, references: Iterable[To]) -> list[To]:
        """References without those that lead to the same paragraph, as far as it is written."""
        return list({self.labels.get(to.label, to.label): to for to in references}.values())

    def refs(self, references: Iterable[To]) -> Loose:
        """ "§1, §2 and §3", each paragraph once."""
        found = self.once(references)
        return [("" if n == 0 else " and " if n == len(found) - 1 else ", ", to) for n, to in enumerate(found)]

    def bullets(self, items: Iterable[Loose], *, style: Literal["points", "numbers", "boxes"] = "points") -> None:
        kept = tuple(items)
        self._add(lambda: Bullets(tuple(self.text(i) for i in kept), style))

    def figure(self, caption: str, alt: Loose, columns: Sequence[str], rows: Iterable[Sequence[Loose | Draw]]) -> None:
        """A table to be drawn; `alt` is all that it says, in words."""
        kept = [tuple(row) for row in rows]
        self._add(lambda: Figure(caption, words(self.text(alt)), tuple(columns), tuple(self._row(row) for row in kept)))

    def lines(self, labels: Iterable[str]) -> None:
        """Labelled lines to be written on."""
        kept = tuple(labels)
        self._add(lambda: Terms(tuple((label, ()) for label in kept)))

    def terms(self, items: Iterable[tuple[str, Loose]]) -> None:
        """Labelled lines; those without words are left out."""
        kept = tuple((label, text) for label, text in items if text)
        self._add(lambda: Terms(tuple((label, _capital(self.text(text))) for label, text in kept)))

    def note(self, parts: Loose) -> None:
        self._add(lambda: Note("note", self.text(parts)))

    def warn(self, parts: Loose) -> None:
        self._add(lambda: Note("warning", self.text(parts)))

    def table(
        self,
        caption: str,
        columns: Sequence[tuple[str, int]],
        rows: Iterable[Sequence[Loose | Draw]],
        *,
        size: Literal["normal", "small", "tiny"] = "normal",
    ) -> None:
        """`columns`: (heading, share of the width)."""
        kept = [tuple(rows_) for rows_ in rows]
        heads, widths = tuple(c[0] for c in columns), tuple(c[1] for c in columns)
        self._add(lambda: TableBlock(caption, heads, tuple(self._row(r) for r in kept), widths, size))

    def finish(self) -> tuple[Section, ...]:
        """Raises KeyError for a reference that leads nowhere."""
        return tuple(replace(section, blocks=tuple(block() for block in blocks)) for section, blocks in self._sections)

    def _add(self, block: Callable[[], Block]) -> None:
        self._sections[-1][1].append(block)

    def _row(self, row: Sequence[Loose | Draw]) -> tuple[Cell, ...]:
        return tuple(self._cell(c) for c in row)

    def _cell(self, cell: Loose | Draw) -> Cell:
        if isinstance(cell, Draw):
            return Cell(self.text(cell.parts), cell.tint, cell.label)
        return Cell(self.text(cell))

    def text(self, parts: Loose) -> Text:
        return tuple(_one_stop(self._parts(parts)))

    def _parts(self, parts: Loose) -> Iterable[Part]:
        if isinstance(parts, str):
            yield from in_languages(printable(parts), reads=self.reads)
        elif isinstance(parts, Span):
            found = in_languages(clean(parts.text), parts.kind, self.reads)
            yield from (replace(s, lang=s.lang or parts.lang) for s in found)
        elif isinstance(parts, Ref):
            yield parts
        elif isinstance(parts, To):
            yield Ref(self.labels[parts.label])
        elif isinstance(parts, Each):
            yield from self._parts(self.refs(parts.to))
        else:
            for part in parts:
                yield from self._parts(part)

    def _cites(self, ids: Iterable[str], paragraph: int) -> tuple[Cite, ...]:
        cites = []
        for id in dict.fromkeys(ids):
            for authority, at in self.place(id):
                number = self.authorities.setdefault(authority, len(self.authorities) + 1)
                self.relied_on.setdefault(authority, {}).setdefault(id, []).append(paragraph)
                cites.append(Cite(number, at, id))
        return tuple(cites)


def length(said: Loose) -> int:
    """About how many words a text has; a reference counts as one."""
    if isinstance(said, str | Span):
        return len((said if isinstance(said, str) else said.text).split())
    return sum(map(length, said)) if isinstance(said, list | tuple) else 1


def words(text: Text) -> str:
    """The words alone, references as they are printed."""
    return "".join(f"§{part.number}" if isinstance(part, Ref) else part.text for part in text)


def _one_stop(parts: Iterable[Part]) -> Iterable[Part]:
    """A full stop after a name that ends in one ("Co.") is dropped."""
    before = ""
    for part in parts:
        if isinstance(part, Span):
            if before.endswith(".") and part.text.startswith(".") and not part.text.startswith("..."):
                part = replace(part, text=part.text[1:])
            before = part.text or before
        else:
            before = ""
        if not isinstance(part, Span) or part.text:
            yield part


def _capital(text: Text) -> Text:
    """A capital after a run-in heading."""
    first = text[0] if text else None
    if not isinstance(first, Span) or first.kind != "plain":
        return text
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *text[1:])


def opened(said: Loose) -> Loose:
    """The same with a capital first."""
    if isinstance(said, str):
        return said[:1].upper() + said[1:]
    if not isinstance(said, list | tuple) or not said:
        return said
    kept = [part for part in said if part != ""]
    return [opened(kept[0]), *kept[1:]]
