"""What the outline tests share: worked matters made into outlines, and matters changed from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from aiclaims.outline import Outline, build_outline, plain_text
from aiclaims.outline.model import Bullets, Figure, Heading, Note, Paragraph, Part, Section, Table, Terms, Text
from aiclaims.reasoning import Answer, Assessment, Matter, Rulebook, assess, load_rulebook, read_matter

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
NAMES = sorted(p.stem for p in FIXTURES.glob("*.toml"))
REPORTED = [n for n in NAMES if n.startswith(("beijing", "guangzhou", "shenzhen"))]
DAY = date(2026, 11, 22)
SHARE = 27


def over(names: Sequence[str]) -> Callable[[Callable[[str], None]], Callable[[str], None]]:
    """Run a test on each of these matters, SHARE of them in one go: to pytest ten thousand tests are dearer than what
    they look at. A failure names its matter."""
    shares = [names[n : n + SHARE] for n in range(0, len(names), SHARE)]

    def on_each(test: Callable[[str], None]) -> Callable[[str], None]:
        @pytest.mark.parametrize("share", shares, ids=[share[0] for share in shares])
        def in_one_go(share: Sequence[str]) -> None:
            for name in share:
                try:
                    test(name)
                except AssertionError as failure:
                    failure.add_note(f"in the worked matter {name}")
                    raise

        in_one_go.__name__, in_one_go.__doc__ = test.__name__, test.__doc__
        return in_one_go

    return on_each


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


@cache
def matter(name: str) -> Matter:
    return read_matter(FIXTURES / f"{name}.toml", rulebook())


@cache
def assessed(name: str) -> Assessment:
    return assess(rulebook(), matter(name))


@cache
def outline(name: str) -> Outline:
    return build_outline(rulebook(), assessed(name), generated=DAY)


def outline_of(changed: Matter) -> Outline:
    return build_outline(rulebook(), assess(rulebook(), changed), generated=DAY)


def with_answer(name: str, answer: Answer) -> Matter:
    """A worked matter in which one answer is given, or given otherwise."""
    kept = tuple(a for a in matter(name).answers if (a.question, a.party) != (answer.question, answer.party))
    return replace(matter(name), answers=(*kept, answer))


def renamed(name: str, party: str, to: str) -> Matter:
    parties = tuple(replace(p, name=to) if p.id == party else p for p in matter(name).parties)
    return replace(matter(name), parties=parties)


def section(of: Outline, id: str) -> Section:
    """A section, or what stands in one under the heading of this id."""
    return next(s for s in _places(of) if s.id == id)


def _places(of: Outline) -> Iterator[Section]:
    for s in of.sections:
        heads = [n for n, b in enumerate(s.blocks) if isinstance(b, Heading)]
        own = [s.blocks[start:end] for start, end in pairwise([*heads, len(s.blocks)])]
        yield s
        yield from (replace(s, id=blocks[0].id, blocks=blocks) for blocks in own if isinstance(blocks[0], Heading))


def texts(of: Outline, id: str = "") -> Iterator[Text]:
    """Every text in the document, header first, or in one section."""
    yield from () if id else (value for _, value in of.header)
    for s in [section(of, id)] if id else of.sections:
        for block in s.blocks:
            if isinstance(block, Paragraph | Heading | Note):
                yield block.text
            elif isinstance(block, Bullets):
                yield from block.items
            elif isinstance(block, Terms):
                yield from (text for _, text in block.items)
            elif isinstance(block, Table | Figure):
                yield from (cell.text for row in block.rows for cell in row)


def parts(of: Outline) -> Iterator[Part]:
    """Every run of text and reference."""
    return (part for text in texts(of) for part in text)


def paragraphs(of: Outline, id: str = "") -> list[Paragraph]:
    chosen = [section(of, id)] if id else of.sections
    return [b for s in chosen for b in s.blocks if isinstance(b, Paragraph)]


def lines(of: Outline, id: str) -> list[str]:
    """The paragraphs of a section as they read, run-in headings included."""
    return [f"{p.lead}. {plain_text(p.text)}" if p.lead else plain_text(p.text) for p in paragraphs(of, id)]


def rows(of: Outline, id: str) -> list[list[str]]:
    tables = [b for b in section(of, id).blocks if isinstance(b, Table)]
    return [[plain_text(cell.text) for cell in row] for t in tables for row in t.rows]
