"""Fill the atoms: each answer over all scenarios, with its versions, its standard, and what is changed or off."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from aiclaims.reasoning.evaluate import Planes, evaluate
from aiclaims.reasoning.facts import Facts, Key, test
from aiclaims.reasoning.matter import AnswerValue
from aiclaims.reasoning.model import Condition, Question
from aiclaims.reasoning.program import Capacity, Program
from aiclaims.reasoning.scenario import CAPACITY, PARTY, SLOT, STANDARD_VARIANTS, VARIANTS, VERSION, Frame, Layout

Off = tuple[tuple[str, ...], str | None]
"""An assumption to switch off: its key, and the party it is switched off for (None: everywhere)."""


@dataclass(frozen=True, slots=True)
class Change:
    """An answer to try: the question, its party, the value, and whether that is all (several_of)."""

    question: str
    party: str | None
    value: AnswerValue
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One pass and how to read it: the program, its planes, and the layout their bits follow."""

    program: Program
    planes: Planes
    layout: Layout
    parties: tuple[str, ...]
    _starts: dict[tuple[str | None, int], int] = field(default_factory=dict)

    def bits(self, node: int, party: str | None, capacity: int = 0, slot: int = 0) -> tuple[int, int]:
        """(true, false) of one node for one party in one slot, over variants and versions."""
        return self.cut(self.planes.true[node], self.planes.false[node], party, capacity, slot)

    def cut(self, true: int, false: int, party: str | None, capacity: int = 0, slot: int = 0) -> tuple[int, int]:
        """The same of any pair of planes."""
        at = self._starts.get((party, capacity))
        if at is None:  # read over and over for the same few parties
            at = self.layout.offset(self.parties.index(party) if party else 0, capacity)
            self._starts[party, capacity] = at
        at += slot * self.layout.inner[SLOT]
        return (true >> at) & self.layout.chunk, (false >> at) & self.layout.chunk


def run(
    program: Program,
    facts: Facts,
    *,
    capacities: tuple[Capacity, ...] = (),
    slots: tuple[tuple[Off, ...], ...] = (),
    changes: tuple[tuple[Change, ...], ...] = (),
    silences: bool = True,
) -> Run:
    """Evaluate a matter. Slot 0 is as it stands; then one slot for each set of assumptions switched off (`slots`) or of
    answers changed (`changes`, without capacities). Capacity 0 is all; in capacity n each party is read only in the
    function that `capacities[n - 1]` gives it (none, if it gives none). `silences`: whether they are also taken as
    refused."""
    parties = tuple(p.id for p in facts.matter.parties)
    count = 1 + max(len(slots), len(changes))
    variants = VARIANTS if silences else STANDARD_VARIANTS
    layout = Layout((variants, 1 << len(facts.disputes), count, 1 + len(capacities), max(1, len(parties))))
    frame = Frame(layout)
    frame.present = layout.all if parties else 0
    frame.complete = layout.all if facts.matter.all_parties_named else 0
    blocks = {None: layout.all} | {p: _block(layout, parties, p) for p in parties}
    for n, offs in enumerate(slots, 1):
        here = layout.select(SLOT, n)
        for key, party in offs:
            frame.off[key] = frame.off.get(key, 0) | (here & blocks[party])
    if capacities:
        frame.without = _without(program, layout, parties, capacities)
    planes = Planes([0] * program.size, [0] * program.size, [0] * program.size, {})
    _atoms(program, facts, frame, planes, parties)
    _changes(program, layout, planes, parties, changes)
    for n in program.of_law:
        planes.law[n] = layout.all & ~planes.true[n] & ~planes.false[n]
    return Run(program, evaluate(program, planes, frame), layout, parties)


def _without(
    program: Program, layout: Layout, parties: tuple[str, ...], capacities: tuple[Capacity, ...]
) -> dict[str, int]:
    """For each function that carries a line, where it is switched off."""
    apart = layout.all ^ layout.select(CAPACITY, 0)
    found = {function: apart for carried in program.capacities.values() for function in carried}
    for n, capacity in enumerate(capacities, 1):
        for party, function in capacity.items():
            if function in found:
                found[function] &= ~(layout.select(CAPACITY, n) & _block(layout, parties, party))
    return found


def _block(layout: Layout, parties: tuple[str, ...], party: str | None) -> int:
    return layout.all if party is None else layout.select(PARTY, parties.index(party))


def _atoms(program: Program, facts: Facts, frame: Frame, planes: Planes, parties: tuple[str, ...]) -> None:
    masks: dict[str | None, int] = {p: frame.layout.select(PARTY, n) for n, p in enumerate(parties)}
    whole: dict[str | None, int] = {None: frame.all}
    asked = {"party": masks, "matter": whole}
    versions = {
        k: frame.layout.select(VERSION, *_claimant(n, len(facts.disputes))) for n, k in enumerate(facts.disputes)
    }
    answered = {question for question, _ in facts.answers}
    for n, c in enumerate(program.atoms):
        if c.kind == "does":
            holds = sum(masks[p.id] for p in facts.matter.parties if c.id in p.does)
            planes.true[n] = holds if c.test == "is" else frame.all ^ holds
            planes.false[n] = frame.all ^ planes.true[n]
            continue
        q = facts.rulebook.questions[c.id]
        if c.id in answered or q.unless_raised is not None:
            for party, mask in asked[q.scope].items():
                t, f = _atom(facts, frame, versions, q, c, party)
                planes.true[n] |= t & mask
                planes.false[n] |= f & mask


def _claimant(dispute: int, disputes: int) -> tuple[int, ...]:
    """The versions in which the claimant is believed on this dispute (version 0: on all of them)."""
    return tuple(v for v in range(1 << disputes) if not v >> dispute & 1)


def _atom(
    facts: Facts, frame: Frame, versions: dict[Key, int], q: Question, c: Condition, party: str | None
) -> tuple[int, int]:
    """(true, false) of one condition on an answer for one party, over all scenarios."""
    key = (c.id, party)
    answer = facts.answers.get(key)
    if answer is None:
        return _unanswered(frame, q, c, key)
    if not answer.disputed:
        return _spread(test(q, c, answer.claimant, answer.complete), frame.all)
    claimed, denied = test(q, c, answer.claimant, answer.complete), test(q, c, answer.defendant, answer.complete)
    if claimed is denied:  # the versions differ, but not on this
        return _spread(claimed, frame.all)
    if key not in versions:
        return 0, 0
    ours = _spread(claimed, versions[key] & frame.presumed)
    theirs = _spread(denied, frame.presumed & ~versions[key])
    return ours[0] | theirs[0], ours[1] | theirs[1]


def _unanswered(frame: Frame, q: Question, c: Condition, key: Key) -> tuple[int, int]:
    """Unknown; but an exceptional point nobody has raised counts as absent from the standing standard on."""
    if q.unless_raised is None:
        return 0, 0
    off = frame.off.get(("not raised", key[0], key[1] or ""), 0)
    return _spread(test(q, c, q.unless_raised, True), frame.raised & ~off)


def _spread(truth: bool | None, mask: int) -> tuple[int, int]:
    return (0, 0) if truth is None else (mask, 0) if truth else (0, mask)


def _changes(
    program: Program,
    layout: Layout,
    planes: Planes,
    parties: tuple[str, ...],
    changes: tuple[tuple[Change, ...], ...],
) -> None:
    """Overwrite the changed answers in their slots. Each change touches one chunk, or one for each party."""
    if not changes:
        return
    places: dict[tuple[int, str | None], list[tuple[int, bool | None]]] = {}
    for slot, answers in enumerate(changes, 1):
        for change in answers:
            for n, truth in _tests(program, change.question, change.value, change.complete):
                places.setdefault((n, change.party), []).append((slot, truth))
    touched: dict[int, tuple[int, int, int]] = {}
    for (n, party), found in places.items():
        bits = _changed(layout, found)
        mask, true, false = touched.get(n, (0, 0, 0))
        for k in [parties.index(party)] if party else range(layout.sizes[PARTY]):
            at = layout.offset(k, 0, found[0][0])
            mask, true, false = mask | bits[0] << at, true | bits[1] << at, false | bits[2] << at
        touched[n] = mask, true, false
    for n, (mask, true, false) in touched.items():
        planes.true[n] = planes.true[n] & ~mask | true
        planes.false[n] = planes.false[n] & ~mask | false


@lru_cache(maxsize=4096)
def _tests(program: Program, question: str, value: AnswerValue, complete: bool) -> tuple[tuple[int, bool | None], ...]:
    """What an answer makes of each atom on its question."""
    q = program.rulebook.questions[question]
    atoms = ((n, c) for n, c in enumerate(program.atoms) if c.kind == "answer" and c.id == question)
    return tuple((n, test(q, c, value, complete)) for n, c in atoms)


def _changed(layout: Layout, found: list[tuple[int, bool | None]]) -> tuple[int, int, int]:
    """The slots in which one atom is overwritten, and where it is then true and false, counted from the first."""
    first, width, mask, true, false = found[0][0], layout.inner[SLOT], 0, 0, 0
    for slot, truth in found:
        bits = layout.chunk << (slot - first) * width
        mask |= bits
        if truth is not None:
            true, false = (true | bits, false) if truth else (true, false | bits)
    return mask, true, false
