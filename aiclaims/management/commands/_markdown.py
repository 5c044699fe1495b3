"""Markdown for the page of the law: tables, places in the sources, and conditions with links to what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aiclaims.outline.wording import Clause
from aiclaims.reasoning.model import Framework

BREAK = "<br>"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table with its blank lines; nothing for no rows."""
    if found := list(rows):
        yield ""
        yield f"| {' | '.join(columns)} |"
        yield f"|{'|'.join('---' for _ in columns)}|"
        yield from (f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in found)


def section(level: int, title: str) -> Iterator[str]:
    yield ""
    yield f"{'#' * level} {title}"


def place(id: str) -> str:
    """What a link to an id jumps to."""
    return f'<a id="{id}"></a>'


def pins(framework: Framework, cites: Iterable[str]) -> str:
    """Where the sources say it: each place once with the propositions that stand there, or the authority."""
    at: dict[str, list[str]] = {}
    for c in cites:
        found = framework.propositions.get(c)
        at.setdefault(found.at if found else framework.authorities[c].title, []).append(c if found else "")
    return BREAK.join(f"{where} ({', '.join(ids)})" if any(ids) else where for where, ids in at.items())


def linked(clause: Clause) -> str:
    """A condition in words; an issue it needs is a link to its own row."""
    name = f"[{clause.name}](#{clause.condition.id})" if clause.condition.kind in ("issue", "some") else clause.name
    said = f"{clause.before}{name}{clause.after}"
    return said[:1].upper() + said[1:]


def lines(parts: Iterable[str]) -> str:
    """Several lines in one cell."""
    return BREAK.join(p for p in parts if p)
