"""Many matters at once: a batch is one run in which each bit column is a matter. Words only; no grounds, no disputes.

Three steps, timed apart by the bench: `pack` (answers to bits), `solve` (one pass), `unpack` (bits to words).
A disputed fact counts as unknown here: assess such a matter on its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiclaims.reasoning.evaluate import Planes, evaluate
from aiclaims.reasoning.facts import Facts, gather, test
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.model import Condition
from aiclaims.reasoning.program import Head, Program
from aiclaims.reasoning.scenario import CAPACITY, PARTY, SLOT, VARIANT, VARIANTS, VERSION, Frame, Layout, repeat
from aiclaims.reasoning.verdict import NO, ORDER, SILENCES, STANDARDS, YES

BATCH = 4096
"""Matters a run: integers of this size stay in the processor's cache."""

REMEDY_ORDER = ("available", "only if", "open", "not available")


@dataclass(frozen=True, slots=True)
class Packed:
    """One batch, ready to run."""

    frame: Frame
    planes: Planes
    matters: int


def pack(program: Program, matters: Sequence[Matter]) -> Packed:
    """The answers of up to BATCH matters as atom planes."""
    count, parties = len(matters), max((len(m.parties) for m in matters), default=0) or 1
    layout = Layout((VARIANTS, 1, count, 1, parties), (SLOT, VARIANT, VERSION, CAPACITY, PARTY))
    frame = Frame(layout)
    cells = [[[0, 0, 0] for _ in range(parties)] for _ in program.atoms]
    for n, matter in enumerate(matters):
        facts = gather(program.rulebook, matter)
        for node, c in enumerate(program.atoms):
            for k in range(parties):
                _put(cells[node][k], facts, c, k, 1 << n)
    spread, block = repeat(count, VARIANTS), layout.inner[PARTY]
    here = [sum(1 << n for n, m in enumerate(matters) if k < len(m.parties)) for k in range(parties)]
    named = sum(1 << n for n, m in enumerate(matters) if m.all_parties_named)
    frame.present = sum((bits * spread) << k * block for k, bits in enumerate(here))
    frame.complete = named * spread * repeat(block, parties)
    planes = Planes([0] * program.size, [0] * program.size, [0] * program.size, {})
    for node, c in enumerate(program.atoms):
        for k, (true, false, unraised) in enumerate(cells[node]):
            planes.true[node] |= (true * spread) << k * block
            planes.false[node] |= (false * spread) << k * block
            if unraised:
                _default(program, planes, node, c, ((unraised * spread) << k * block) & frame.raised)
        if c.kind == "answer" and program.rulebook.questions[c.id].of == "law":
            planes.law[node] = frame.all & ~planes.true[node] & ~planes.false[node]
    return Packed(frame, planes, count)


def _put(cell: list[int], facts: Facts, c: Condition, number: int, bit: int) -> None:
    """Set one matter's bit for one atom and party: true, false, or "exceptional and not raised"."""
    parties = facts.matter.parties
    party = parties[number] if number < len(parties) else None
    if c.kind == "does":
        holds = (c.id in party.does if party else False) is (c.test == "is")
        cell[0 if holds else 1] |= bit
        return
    q = facts.rulebook.questions[c.id]
    if q.scope == "party" and party is None:
        return
    answer = facts.answers.get((c.id, party.id if q.scope == "party" and party else None))
    if answer is None:
        cell[2] |= bit if q.unless_raised is not None else 0
    else:
        truth = test(q, c, answer.claimant, answer.complete)
        agreed = truth is test(q, c, answer.defendant, answer.complete)
        cell[0] |= bit if agreed and truth is True else 0
        cell[1] |= bit if agreed and truth is False else 0


def _default(program: Program, planes: Planes, node: int, c: Condition, mask: int) -> None:
    q = program.rulebook.questions[c.id]
    (planes.true if test(q, c, q.unless_raised, True) else planes.false)[node] |= mask


def solve(program: Program, packed: Packed) -> Planes:
    """Run the batch; fills and returns its planes."""
    return evaluate(program, packed.planes, packed.frame)


def unpack(program: Program, packed: Packed, heads: Sequence[Head]) -> dict[tuple[str, int | None], bytes]:
    """For each of these issues (or remedies) and each party by number, one byte a matter: the index of its verdict in
    ORDER (issues) or REMEDY_ORDER (remedies). Rows of parties that a matter does not have mean nothing."""
    remedies = {r for f in program.rulebook.frameworks.values() for r in f.remedies}
    found: dict[tuple[str, int | None], bytes] = {}
    for head in heads:
        scoped = head.issue.scope == "party"
        for k in range(packed.frame.layout.sizes[PARTY] if scoped else 1):
            masks = _remedy_masks if head.issue.id in remedies else _masks
            found[head.issue.id, k if scoped else None] = _codes(masks(_cuts(packed, head, k)), packed.matters)
    return found


Cuts = dict[str, tuple[int, int, int]]
"""By standard: matters where all runs are true, where all are false, where runs differ."""


def _cuts(packed: Packed, head: Head, party: int) -> Cuts:
    at, count = party * packed.frame.layout.inner[PARTY], packed.matters
    column = (1 << count) - 1
    found = {}
    for name, (start, leanings) in (STANDARDS | SILENCES).items():
        true, false, some, none = column, column, 0, 0
        for variant in range(start, start + leanings):
            t = (packed.planes.true[head.node] >> at + variant * count) & column
            f = (packed.planes.false[head.node] >> at + variant * count) & column
            true, false, some, none = true & t, false & f, some | t, none | f
        found[name] = (true, false, some & none)
    return found


def _masks(cuts: Cuts) -> list[int]:
    """Which matters get each word of ORDER."""
    by = dict.fromkeys(ORDER, 0)
    left = ~0
    for standard in STANDARDS:
        true, false, _ = cuts[standard]
        by[YES[standard]] |= true & left
        by[NO[standard]] |= false & left
        left &= ~(true | false)
    by["contested"] = cuts["record"][2] & left
    return [by[word] for word in ORDER]


def _remedy_masks(cuts: Cuts) -> list[int]:
    true, false, _ = cuts["presumed"]
    silent = cuts["refused"][1] & ~true & ~false
    return [true, ~(true | false | silent), silent, false]


def _codes(masks: list[int], count: int) -> bytes:
    """One byte a matter: the number of the mask that has its bit; bits in none of them count as "open" in ORDER."""
    total, column, seen = 0, (1 << count) - 1, 0
    for code, mask in enumerate(masks):
        seen |= mask & column
        total |= _bytes(mask & column, code, count)
    if len(masks) == len(ORDER):
        total |= _bytes(column & ~seen, ORDER.index("open"), count)
    return total.to_bytes(count, "little")


def _bytes(mask: int, code: int, count: int) -> int:
    """The mask with each bit widened to a byte that holds `code`."""
    digits = format(mask, f"0{count}b").encode().translate(bytes.maketrans(b"01", bytes((0, code))))
    return int.from_bytes(digits, "big")
