"""Many matters at once: a batch is one run in which each bit column is a matter. Words only; no grounds, no disputes.

Three steps, timed apart by the bench: `pack` (answers to bits), `solve` (one pass), `unpack` (bits to words).
A disputed fact counts as unknown here: assess such a matter on its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiclaims.reasoning.assessment import Truth
from aiclaims.reasoning.evaluate import Planes, evaluate
from aiclaims.reasoning.facts import gather, test
from aiclaims.reasoning.matter import Answer, Matter
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
    spread, block = repeat(count, VARIANTS), layout.inner[PARTY]
    here = [sum(1 << n for n, m in enumerate(matters) if k < len(m.parties)) for k in range(parties)]
    named = sum(1 << n for n, m in enumerate(matters) if m.all_parties_named)
    frame.present = sum((bits * spread) << k * block for k, bits in enumerate(here))
    frame.complete = named * spread * repeat(block, parties)
    planes = Planes([0] * program.size, [0] * program.size, [0] * program.size, {})
    _fill_does(program, frame, planes, [_does(matters, k) for k in range(parties)])
    everybody = ((None, (1 << count) - 1, spread * repeat(block, parties)),)
    each = tuple((k, bits, spread << k * block) for k, bits in enumerate(here))
    said = _said(program, matters)
    for node, c in enumerate(program.atoms):
        if c.kind == "answer":
            scoped = program.rulebook.questions[c.id].scope == "party"
            _fill(program, frame, planes, node, said, each if scoped else everybody)
    return Packed(frame, planes, count)


def _does(matters: Sequence[Matter], number: int) -> dict[str, int]:
    """For each function the matters whose party of this number has it."""
    found: dict[str, int] = {}
    for n, matter in enumerate(matters):
        for function in matter.parties[number].does if number < len(matter.parties) else ():
            found[function] = found.get(function, 0) | 1 << n
    return found


def _fill_does(program: Program, frame: Frame, planes: Planes, does: list[dict[str, int]]) -> None:
    spread, block = repeat(frame.layout.sizes[SLOT], VARIANTS), frame.layout.inner[PARTY]
    for node, c in enumerate(program.atoms):
        if c.kind == "does":
            held = sum((by.get(c.id, 0) * spread) << k * block for k, by in enumerate(does))
            rest = frame.all ^ held
            planes.true[node], planes.false[node] = (held, rest) if c.test == "is" else (rest, held)


Said = dict[tuple[int, int | None], list[int]]
"""For each atom and party by number (None: the matter): the matters where it is true, where false, where answered."""


def _said(program: Program, matters: Sequence[Matter]) -> Said:
    """What is answered; answers that come often are tested once."""
    readers: dict[str, list[int]] = {}
    for node, c in enumerate(program.atoms):
        if c.kind == "answer":
            readers.setdefault(c.id, []).append(node)
    found: Said = {}
    known: dict[tuple[object, ...], Truth] = {}
    for n, matter in enumerate(matters):
        number = {p.id: k for k, p in enumerate(matter.parties)}
        for (question, party), a in gather(program.rulebook, matter).answers.items():
            for node in readers.get(question, ()):
                key = (node, a.claimant, a.defendant, a.complete)
                if key not in known:
                    known[key] = _agreed(program, node, a)
                cell = found.setdefault((node, None if party is None else number[party]), [0, 0, 0])
                cell[2] |= 1 << n
                if known[key] is not None:
                    cell[0 if known[key] else 1] |= 1 << n
    return found


def _agreed(program: Program, node: int, a: Answer) -> Truth:
    """What both versions of an answer make of an atom; unknown where they differ."""
    c = program.atoms[node]
    q = program.rulebook.questions[c.id]
    ours, theirs = test(q, c, a.claimant, a.complete), test(q, c, a.defendant, a.complete)
    return ours if ours is theirs else None


Share = tuple[int | None, int, int]
"""A party by number (None: the matter), the matters that have it, and its bits: one for each variant of matter 0."""


def _fill(program: Program, frame: Frame, planes: Planes, node: int, said: Said, shares: tuple[Share, ...]) -> None:
    """One atom on an answer: as answered, or as it counts while nobody has raised it."""
    c = program.atoms[node]
    q = program.rulebook.questions[c.id]
    for k, matters, bits in shares:
        true, false, answered = said.get((node, k), (0, 0, 0))
        planes.true[node] |= true * bits
        planes.false[node] |= false * bits
        if q.unless_raised is not None:
            rail = planes.true if test(q, c, q.unless_raised, True) else planes.false
            rail[node] |= (matters & ~answered) * bits & frame.raised
    if q.of == "law":
        planes.law[node] = frame.all & ~planes.true[node] & ~planes.false[node]


def solve(program: Program, packed: Packed) -> Planes:
    """Run the batch; fills and returns its planes."""
    return evaluate(program, packed.planes, packed.frame)


def unpack(program: Program, packed: Packed, heads: Sequence[Head]) -> dict[tuple[str, int | None], bytes]:
    """For each of these issues (or remedies) and each party by number, one byte a matter: the index of its verdict in
    ORDER (issues) or REMEDY_ORDER (remedies). Rows of parties that a matter does not have mean nothing."""
    found: dict[tuple[str, int | None], bytes] = {}
    for head in heads:
        scoped = head.issue.scope == "party"
        masks = _remedy_masks if program.rulebook.is_remedy(head.issue.id) else _masks
        for k in range(packed.frame.layout.sizes[PARTY] if scoped else 1):
            found[head.issue.id, k if scoped else None] = _codes(masks(_cuts(packed, head, k)), packed.matters)
    return found


Cuts = dict[str, tuple[int, int, int]]
"""By standard: matters where all runs are true, where all are false, where runs differ."""


def _cuts(packed: Packed, head: Head, party: int) -> Cuts:
    block, count = packed.frame.layout.inner[PARTY], packed.matters
    whole, column = (1 << block) - 1, (1 << count) - 1
    trues, falses = ((rail[head.node] >> party * block) & whole for rail in (packed.planes.true, packed.planes.false))
    found = {}
    for name, (start, leanings) in (STANDARDS | SILENCES).items():
        true, false, some, none = column, column, 0, 0
        for variant in range(start, start + leanings):
            t, f = (trues >> variant * count) & column, (falses >> variant * count) & column
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
    column, seen = (1 << count) - 1, 0
    for mask in masks:
        seen |= mask
    if len(masks) == len(ORDER):
        masks[ORDER.index("open")] |= ~seen
    total = 0
    for digit in (1, 2, 4):  # the number in binary, all matters at once
        total |= _bytes(sum(mask & column for code, mask in enumerate(masks) if code & digit), digit, count)
    return total.to_bytes(count, "little")


def _bytes(mask: int, code: int, count: int) -> int:
    """The mask with each bit widened to a byte that holds `code`."""
    digits = format(mask, f"0{count}b").encode().translate(bytes.maketrans(b"01", bytes((0, code))))
    return int.from_bytes(digits, "big")
