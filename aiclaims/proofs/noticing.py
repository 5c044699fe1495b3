"""Whether a worked matter notices a mutant of the rulebook: one of its expected verdicts comes out otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aiclaims.proofs.mutants import Mutant, rerun
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.portfolio import Packed, pack, solve, unpack
from aiclaims.reasoning.program import Head, Program
from aiclaims.reasoning.verdict import Reading


@dataclass(frozen=True, slots=True)
class Expected:
    """One verdict that a worked matter says must come out: which matter (by number), line and word."""

    matter: int
    issue: str
    party: int | None
    word: str


class Worked:
    """The worked matters, packed once: a mutant is a second run of what it touches."""

    def __init__(self, rulebook: Rulebook, matters: Mapping[str, Matter]) -> None:
        self.program: Program = program_of(rulebook)
        self.names = tuple(matters)
        self.matters = tuple(matters.values())
        self.facts = [gather(rulebook, m) for m in self.matters]
        self.expected = tuple(_expected(self.matters))
        self.packed: Packed = pack(self.program, self.matters)
        solve(self.program, self.packed)
        self.remedies = {r for f in rulebook.frameworks.values() for r in f.remedies}

    def noticing(self, mutant: Mutant) -> str:
        """The name of a worked matter that notices, or "". Capacities are read together."""
        touched = [e for e in self.expected if mutant.issue in self.program.reach[e.issue]]
        if not touched:
            return ""
        plain = [e for e in touched if not self.facts[e.matter].disputes]
        torn = (e for e in touched if self.facts[e.matter].disputes and self._torn(mutant, e))
        found = next(iter(self._moved(mutant, plain)), None) or next(torn, None)
        return self.names[found.matter] if found else ""

    def _moved(self, mutant: Mutant, touched: Sequence[Expected]) -> list[Expected]:
        """The expected lines that another run of all matters at once has otherwise."""
        heads = [self.program.head(i) for i in dict.fromkeys(e.issue for e in touched)]
        planes = rerun(self.program, self.packed.planes, self.packed.frame, mutant.issue, mutant.heads)
        now = unpack(self.program, self.packed, heads)
        then = unpack(self.program, replace(self.packed, planes=planes), heads)
        return [e for e in touched if now[e.issue, e.party][e.matter] != then[e.issue, e.party][e.matter]]

    def _torn(self, mutant: Mutant, e: Expected) -> bool:
        """Whether a line of a matter with disputed facts comes out otherwise."""
        return self._word(self.program, e) != self._word(mutated(self.program, mutant), e)

    def _word(self, program: Program, e: Expected) -> str:
        facts = self.facts[e.matter]
        done = run(program, facts)
        party = None if e.party is None else facts.matter.parties[e.party].id
        reading = Reading(*done.bits(self.program.head(e.issue).node, party), done.layout.sizes[1])
        return reading.remedy_word if e.issue in self.remedies else reading.word


def mutated(program: Program, mutant: Mutant) -> Program:
    """The program with the mutant's heads in place of the issue's own."""
    heads: list[Head] = []
    for head in program.heads:
        heads += mutant.heads if head.issue.id == mutant.issue else [head]
    return replace(program, heads=tuple(heads), size=program.size + 1)


def _expected(matters: Sequence[Matter]) -> Iterator[Expected]:
    for n, matter in enumerate(matters):
        parties = [p.id for p in matter.parties]
        for e in (e for e in matter.expect if e.issue):
            yield Expected(n, e.issue, parties.index(e.party) if e.party else None, e.verdict)
