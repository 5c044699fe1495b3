"""What `rulebook diff OLD NEW` prints: entries added, removed, changed; verdicts that move, and what moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aiclaims.management.commands import _law
from aiclaims.management.commands._report import heading, told
from aiclaims.reasoning import Matter, MatterError, Rulebook, parse_matter
from aiclaims.reasoning.diff import Difference, Move, as_read, counts
from aiclaims.reasoning.editions import editions_of
from aiclaims.reasoning.matter_data import read_data

Moved = dict[str, tuple[Move, ...]]


def diff(old: str, new: str, matters: Path) -> dict[str, Any]:
    """The JSON of `rulebook diff`, documented in `docs/matter-format.md`. Raises CommandError."""
    found = Difference(_law.edition(old), _law.edition(new))
    moved, unread = _moved(found, matters)
    return {
        "old": editions_of(found.old),
        "new": editions_of(found.new),
        "changes": counts(found.changes),
        "moves": [_move(name, move) for name, moves in moved.items() for move in moves],
        "unread": unread,
    }


def _moved(found: Difference, folder: Path) -> tuple[Moved, list[dict[str, str]]]:
    """The moves of each worked matter in a folder, and those that an edition cannot read at all."""
    moved: Moved = {}
    unread: list[dict[str, str]] = []
    for path in _law.worked(folder):
        read = [_read(path, book, edition, unread) for edition, book in (("old", found.old), ("new", found.new))]
        if read[0] and read[1] and (moves := found.moves(read[0], read[1])):
            moved[path.name] = moves
    return moved, unread


def _read(path: Path, rulebook: Rulebook, edition: str, unread: list[dict[str, str]]) -> Matter | None:
    """A matter as an edition reads it; None (and a line in `unread`) where it cannot."""
    try:
        data = read_data(path)
        return parse_matter(as_read(data, rulebook), rulebook)
    except MatterError as error:
        unread.append({"matter": path.name, "edition": edition, "problem": error.problems[0]})
        return None


def _move(matter: str, move: Move) -> dict[str, Any]:
    return {
        "matter": matter,
        "issue": move.issue,
        "party": move.party,
        "before": move.before,
        "after": move.after,
        "moved_by": [{"framework": c.framework, "kind": c.kind, "id": c.id, "how": c.how} for c in move.by],
        "alone": move.alone,
    }


def as_text(data: Mapping[str, Any]) -> Iterator[str]:
    """The same for a terminal."""
    yield from (line for id, kinds in data["changes"].items() for line in _changes(id, kinds))
    if not data["changes"]:
        yield "The two editions are the same."
    yield from heading("Verdicts that move")
    last = ""
    for move in data["moves"]:
        if move["matter"] != last:
            yield from ("", last := move["matter"])
        yield from _told(move)
    if not data["moves"]:
        yield "  none"
    yield from (f"{u['matter']}: not compared; the {u['edition']} edition says: {u['problem']}" for u in data["unread"])


def _changes(framework: str, kinds: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    yield from heading(framework)
    for kind, hows in kinds.items():
        for how, ids in hows.items():
            yield from told(", ".join(ids), 2, f"{kind} {how}: ")


def _told(move: Mapping[str, Any]) -> Iterator[str]:
    about = f", {move['party']}" if move["party"] else ""
    yield f"  {move['issue']}{about}: {move['before'] or 'no line'} -> {move['after'] or 'no line'}"
    joined = " or, by itself, " if move["alone"] else " together with "
    by = joined.join(f"{c['kind']} {c['id']} ({c['how']})" for c in move["moved_by"])
    yield from told(by or "no single change found", 4, "moved by: ")
