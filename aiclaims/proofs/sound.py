"""What holds of the formulas whatever the facts: nothing both true and false, each standard keeps the one before, and
more information never overturns what is settled.

The facts are freer here than any matter's: every condition may be true, false or unknown on its own account, and each
standard may know more than the one before. What holds of these holds of any number of disputed facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from aiclaims.proofs.circuit import Circuit, Literal, bits_of, plane
from aiclaims.proofs.solver import Asked
from aiclaims.reasoning.evaluate import Planes, evaluate
from aiclaims.reasoning.program import Head, Program
from aiclaims.reasoning.scenario import LEANINGS, PRESUMED, RECORD, STANDING, STRICT, VARIANTS, Frame, Layout

Pair = tuple[Literal, Literal]

PARTIES = 3


@dataclass(frozen=True, slots=True)
class Flaw:
    """One issue of which something does not hold."""

    what: str
    issue: str


class AnyFacts:
    """The program over facts that know ever more: strict, then standing, then the rest."""

    def __init__(self, program: Program, circuit: Circuit, before: AnyFacts | None = None) -> None:
        self.program, self.circuit, self.before = program, circuit, before
        self.sound: list[Literal] = []
        self.present: list[Literal] = [self._more(before.present[k] if before else None) for k in range(PARTIES)]
        self.named: Literal = self._more(before.named if before else None)
        if before:  # once all are named, nobody comes in
            self.sound += [circuit.implies(before.named, circuit.same(x, y)) for x, y in self._named(before)]
        self.does: dict[str, list[Literal]] = (
            before.does if before else {c.id: [circuit.input() for _ in range(PARTIES)] for c in program.atoms}
        )
        self.facts: dict[tuple[int, int | None], tuple[Pair, Pair, Pair]] = {}
        for n, c in enumerate(program.atoms):
            if c.kind == "answer":
                scoped = program.rulebook.questions[c.id].scope == "party"
                for party in range(PARTIES) if scoped else (None,):
                    self.facts[n, party] = self._stages(before.facts[n, party] if before else None)

    def _named(self, before: AnyFacts) -> Iterator[Pair]:
        return zip(before.present, self.present, strict=True)

    def _more(self, less: Literal | None) -> Literal:
        new = self.circuit.input()
        return new if less is None else self.circuit.either(less, new)

    def _stages(self, before: tuple[Pair, Pair, Pair] | None) -> tuple[Pair, Pair, Pair]:
        """Strict, standing, late: each knows what the one before does, and what was known before in its own stage."""
        stages: list[Pair] = []
        for n in range(3):
            known = [stages[-1]] if stages else []
            known += [before[n]] if before else []
            t, f = self.circuit.input(), self.circuit.input()
            stages.append(
                (self.circuit.some([t, *(p[0] for p in known)]), self.circuit.some([f, *(p[1] for p in known)]))
            )
        self.sound += [-self.circuit.both(*pair) for pair in stages]
        return stages[0], stages[1], stages[2]

    @cached_property
    def planes(self) -> Planes:
        layout = Layout((VARIANTS, 1, 1, 1, PARTIES))
        frame = Frame(layout)
        frame.present = plane(self.circuit, [x for x in self.present for _ in range(VARIANTS)])
        frame.complete = plane(self.circuit, [self.named] * layout.width)
        empty = [0] * self.program.size
        planes = Planes(list(empty), list(empty), list(empty), {})
        for n in range(len(self.program.atoms)):
            pairs = [pair for party in range(PARTIES) for pair in self._columns(n, party)]
            planes.true[n] = plane(self.circuit, [t for t, _ in pairs])
            planes.false[n] = plane(self.circuit, [f for _, f in pairs])
        for n in self.program.of_law:
            planes.law[n] = frame.all & ~planes.true[n] & ~planes.false[n]
        return evaluate(self.program, planes, frame)

    def _columns(self, node: int, party: int) -> list[Pair]:
        c = self.program.atoms[node]
        if c.kind == "does":
            holds = self.does[c.id][party]
            return [(holds, -holds) if c.test == "is" else (-holds, holds)] * VARIANTS
        strict, standing, late = self.facts.get((node, party)) or self.facts[node, None]
        return [strict, standing, *[late] * (VARIANTS - 2)]

    def of(self, head: Head) -> list[Pair]:
        """True and false of an issue for the first party, scenario by scenario."""
        width = VARIANTS * PARTIES
        true = bits_of(self.planes.true[head.node], width)[:VARIANTS]
        false = bits_of(self.planes.false[head.node], width)[:VARIANTS]
        return list(zip(true, false, strict=True))


def consistent(facts: AnyFacts, head: Head) -> Literal:
    """That no scenario has the issue both true and false."""
    return -facts.circuit.some(facts.circuit.both(t, f) for t, f in facts.of(head))


def kept(facts: AnyFacts, head: Head) -> Literal:
    """That each standard keeps what the one before decided in all its runs."""
    c, bits = facts.circuit, facts.of(head)
    stages = [bits[STRICT : STRICT + 1], bits[STANDING : STANDING + 1]]
    stages += [bits[at : at + LEANINGS] for at in (PRESUMED, RECORD)]
    found = []
    for now, then in pairwise(stages):
        for truth in (0, 1):
            found.append(c.implies(c.every(p[truth] for p in now), c.every(p[truth] for p in then)))
    return c.every(found)


def lasting(facts: AnyFacts, more: AnyFacts, head: Head) -> Literal:
    """That what is settled stays so when more is known: under strict, and under standing."""
    c = facts.circuit
    now, then = facts.of(head)[:PRESUMED], more.of(head)[:PRESUMED]
    return c.every(c.implies(a[k], b[k]) for a, b in zip(now, then, strict=True) for k in (0, 1))


PROVED = {
    "no issue is both true and false": consistent,
    "each standard keeps what the one before decided": kept,
}
LASTING = "settled verdicts survive more information"


def flaws(program: Program, issues: set[str] | None = None) -> Iterator[Flaw]:
    """The issues (all of them, or these) of which one of the three does not hold."""
    circuit = Circuit()
    facts = AnyFacts(program, circuit)
    more = AnyFacts(program, circuit, facts)
    with Asked((), circuit) as asked:
        for head in program.heads:
            if issues is not None and head.issue.id not in issues:
                continue
            claims = {what: proof(facts, head) for what, proof in PROVED.items()}
            claims[LASTING] = lasting(facts, more, head)
            for what, claim in claims.items():
                if asked.holds([-claim, *facts.sound, *more.sound]) is not None:
                    yield Flaw(what, head.issue.id)
