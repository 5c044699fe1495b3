"""Every matter at once: parties, what they do and what is answered as inputs, run through the shipped program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from aiclaims.proofs.circuit import FALSE, TRUE, Circuit, Literal, bits_of, plane
from aiclaims.proofs.said import SET_UP, Pair, Said, any_answer
from aiclaims.reasoning.evaluate import Planes, evaluate
from aiclaims.reasoning.facts import test
from aiclaims.reasoning.matter import Matter, Party
from aiclaims.reasoning.model import Condition
from aiclaims.reasoning.program import Head, Program
from aiclaims.reasoning.scenario import STANDING, STRICT, VARIANTS, Frame, Layout
from aiclaims.reasoning.vocabulary import FUNCTIONS

VERSIONS = 2
CHUNK = VARIANTS * VERSIONS

Place = tuple[str, int | None]
"""A question, and the number of the party it is asked of."""


@dataclass(frozen=True)
class AnyMatter:
    """One to `size` parties doing anything, every answer open. `said`: the answers; `does`: by party and function."""

    program: Program
    circuit: Circuit
    size: int
    present: tuple[Literal, ...]
    named: Literal
    does: tuple[dict[str, Literal], ...]
    said: dict[Place, Said] = field(repr=False)

    @cached_property
    def layout(self) -> Layout:
        return Layout((VARIANTS, VERSIONS, 1, 1, self.size))

    @cached_property
    def frame(self) -> Frame:
        frame = Frame(self.layout)
        frame.present = plane(self.circuit, [x for x in self.present for _ in range(CHUNK)])
        frame.complete = plane(self.circuit, [self.named] * self.layout.width)
        return frame

    @cached_property
    def planes(self) -> Planes:
        """The program run over all matters at once."""
        program, empty = self.program, [0] * self.program.size
        planes = Planes(list(empty), list(empty), list(empty), {})
        for n, c in enumerate(program.atoms):
            self.put(planes, n, c)
        return evaluate(program, planes, self.frame)

    def put(self, planes: Planes, node: int, c: Condition) -> None:
        """Fill one atom."""
        true: list[Literal] = []
        false: list[Literal] = []
        for party in range(self.size):
            pairs = list(self._columns(c, party))
            true += [t for t, _ in pairs]
            false += [f for _, f in pairs]
        planes.true[node], planes.false[node] = plane(self.circuit, true), plane(self.circuit, false)
        if c.kind == "answer" and self.program.rulebook.questions[c.id].of == "law":
            planes.law[node] = self.frame.all & ~planes.true[node] & ~planes.false[node]

    def _columns(self, c: Condition, party: int) -> Iterator[Pair]:
        """What a condition is worth to one party in each scenario."""
        if c.kind == "does":
            holds = self.does[party][c.id]
            yield from [(holds, -holds) if c.test == "is" else (-holds, holds)] * CHUNK
            return
        said = self.of(c.id, party)
        either, agreed = self.circuit.either, said.settled(self.circuit, c)
        absent = self._absent(said, c)
        for version in range(VERSIONS):
            worth = said.worth(self.circuit, c, version)
            for variant in range(VARIANTS):
                t, f = agreed if variant in (STRICT, STANDING) else worth
                yield (t, f) if variant == STRICT else (either(t, absent[0]), either(f, absent[1]))

    def _absent(self, said: Said, c: Condition) -> Pair:
        """What an exceptional point is worth while nobody raises it."""
        q = said.question
        if q.unless_raised is None:
            return FALSE, FALSE
        truth = test(q, c, q.unless_raised, True)
        return (-said.answered if truth is True else FALSE), (-said.answered if truth is False else FALSE)

    def of(self, question: str, party: int) -> Said:
        """The answer to a question, for this party or for the matter."""
        return self.said.get((question, party)) or self.said[question, None]

    def chunk(self, planes: Planes, node: int, party: int) -> tuple[Sequence[Literal], Sequence[Literal]]:
        """True and false of a node for one party, over standards and versions."""
        at, width = party * CHUNK, self.layout.width
        return (
            bits_of(planes.true[node], width)[at : at + CHUNK],
            bits_of(planes.false[node], width)[at : at + CHUNK],
        )

    @cached_property
    def guards(self) -> dict[int, tuple[Literal, ...]]:
        """For each input, what must hold of it: an answer is sound and arises, an absent party does nothing."""
        found: dict[int, tuple[Literal, ...]] = {}
        c = self.circuit
        for k, here in enumerate(self.present):
            found[here] = (c.implies(here, self.present[k - 1]),) if k else (here,)
            found |= {x: (c.implies(x, here),) for x in self.does[k].values()}
        for place, said in self.said.items():
            holds = (*said.sound, *(c.implies(said.answered, x) for x in self._arises(place, said)))
            inputs = (said.answered, said.complete, *said.given, *said.values[0].values(), *said.values[1].values())
            found |= {x: holds for x in inputs if x not in (TRUE, FALSE)}
        return found

    def _arises(self, place: Place, said: Said) -> Iterator[Literal]:
        """What must hold for a question to be asked: an answer to one that does not arise would be set aside."""
        party = place[1]
        if party is not None:
            yield self.present[party]
        if said.question.asked_of and party is not None:
            yield self.circuit.some(self.does[party][f] for f in said.question.asked_of)
        for gate in said.question.asked_if:
            if gate.kind == "does":
                holds = self.does[party][gate.id] if party is not None else FALSE
                yield holds if gate.test == "is" else -holds
            elif (gate.id, party) in self.said or (gate.id, None) in self.said:
                yield -self.of(gate.id, party or 0).settled(self.circuit, gate)[1]

    def with_other(self, places: Iterable[Place]) -> AnyMatter:
        """The same matter with other answers in these places."""
        tested = _tested(self.program)
        other = {p: any_answer(self.circuit, self.said[p].question, tested[p[0]]) for p in places}
        return replace(self, said=self.said | other)

    def matter(self, true: set[Literal], places: Iterable[Place], frameworks: tuple[str, ...], aim: str) -> Matter:
        """The matter in one solution: what is answered in these places, the rest left out."""
        here = [k for k, x in enumerate(self.present) if x in true or not k]
        parties = tuple(
            Party(f"party{k + 1}", f"Party {k + 1}", tuple(f for f in FUNCTIONS if self.does[k][f] in true))
            for k in here
        )
        asked = [p for p in places if p[1] is None or p[1] in here]
        held = {p: self.said[p].answer(None if p[1] is None else parties[p[1]].id, true) for p in asked}
        set_up = {p[0]: a.claimant for p, a in held.items() if a and p[0] in SET_UP}
        complaint = set_up.get("matter.complaint")
        return Matter(
            aim=str(set_up.get("matter.aim", aim)),
            frameworks=frameworks,
            complaint=complaint if isinstance(complaint, tuple) else None,
            parties=parties,
            answers=tuple(a for p, a in held.items() if a and p[0] not in SET_UP),
            national_test=str(set_up.get("matter.national_test", "entered")),
            all_parties_named=self.named in true,
        )


def _tested(program: Program) -> dict[str, list[Condition]]:
    found: dict[str, list[Condition]] = {}
    for c in program.atoms:
        if c.kind == "answer":
            found.setdefault(c.id, []).append(c)
    return found


def any_matter(program: Program, circuit: Circuit, size: int = 3) -> AnyMatter:
    """All matters of one to `size` parties under this program."""
    rulebook, tested = program.rulebook, _tested(program)
    for q in [rulebook.questions[id] for id in tested]:  # a gate may test what no rule reads
        for gate in q.asked_if:
            if gate.kind == "answer" and gate not in tested.setdefault(gate.id, []):
                tested[gate.id].append(gate)
    said: dict[Place, Said] = {}
    for id, conditions in tested.items():
        q = rulebook.questions[id]
        for party in range(size) if q.scope == "party" else (None,):
            said[id, party] = any_answer(circuit, q, conditions)
    return AnyMatter(
        program=program,
        circuit=circuit,
        size=size,
        present=tuple(circuit.input() for _ in range(size)),
        named=circuit.input(),
        does=tuple({f: circuit.input() for f in FUNCTIONS} for _ in range(size)),
        said=said,
    )


def head_of(program: Program, issue: str) -> Head:
    return program.head(issue)
