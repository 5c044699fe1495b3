"""Whether a worked matter notices a mutant of the rulebook: something it expects of a line comes out otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aiclaims.proofs.mutants import Mutant, rerun
from aiclaims.reasoning.assess import assess, program_of
from aiclaims.reasoning.assessment import Assessment
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.matter import Expectation, Matter
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.portfolio import Packed, pack, solve, unpack
from aiclaims.reasoning.program import Head, Program, capacities_held
from aiclaims.reasoning.verdict import Reading


@dataclass(frozen=True, slots=True)
class Expected:
    """One line that a worked matter says must come out: which matter and party (by number), and what it says of it."""

    matter: int
    party: int | None
    says: Expectation

    @property
    def issue(self) -> str:
        return self.says.issue


class Worked:
    """The worked matters, packed once: a mutant is a second run of what it touches."""

    def __init__(self, rulebook: Rulebook, matters: Mapping[str, Matter]) -> None:
        self.rulebook = rulebook
        self.program: Program = program_of(rulebook)
        self.names = tuple(matters)
        self.matters = tuple(matters.values())
        self.facts = [gather(rulebook, m) for m in self.matters]
        self.expected = tuple(_expected(self.matters))
        self.packed: Packed = pack(self.program, self.matters)
        solve(self.program, self.packed)

    def noticing(self, mutant: Mutant) -> str:
        """The name of a worked matter that notices, or "". Verdicts are tried first: all matters at once, then one by
        one those with disputes and capacities; then what a line rests on and cites."""
        touched = [e for e in self.expected if mutant.issue in self.program.reach[e.issue]]
        if not touched:
            return ""
        alone = [e for e in touched if e.says.as_ or self.facts[e.matter].disputes]
        plain = [e for e in touched if e not in alone]
        torn = (e for e in alone if self._torn(mutant, e))
        found = next(iter(self._moved(mutant, plain)), None) or next(torn, None) or self._unsaid(mutant, touched)
        return self.names[found.matter] if found else ""

    def _moved(self, mutant: Mutant, touched: Sequence[Expected]) -> list[Expected]:
        """The expected lines that another run of all matters at once has otherwise."""
        issues = dict.fromkeys(e.issue for e in touched)
        heads = [self.program.head(i) for i in issues]
        within = frozenset[str]().union(*(self.program.reach[i] for i in issues))
        planes = rerun(self.program, self.packed.planes, self.packed.frame, mutant.issue, mutant.heads, within)
        now = unpack(self.program, self.packed, heads)
        then = unpack(self.program, replace(self.packed, planes=planes), heads)
        return [e for e in touched if now[e.issue, e.party][e.matter] != then[e.issue, e.party][e.matter]]

    def _torn(self, mutant: Mutant, e: Expected) -> bool:
        """Whether a line of a matter with disputed facts, or in one capacity, comes out otherwise."""
        return self._word(self.program, e) != self._word(mutated(self.program, mutant), e)

    def _word(self, program: Program, e: Expected) -> str:
        facts = self.facts[e.matter]
        held = capacities_held(program, facts.matter)
        done = run(program, facts, capacities=held)
        at = next((n for n, c in enumerate(held, 1) if e.says.as_ and c.get(e.says.party or "") == e.says.as_), 0)
        node = self.program.head(e.issue).node  # a mutant may have one more head: its own numbering is off
        reading = Reading(*done.bits(node, e.says.party, at), done.layout.sizes[1])
        return reading.remedy_word if self.rulebook.is_remedy(e.issue) else reading.word

    def _unsaid(self, mutant: Mutant, touched: Sequence[Expected]) -> Expected | None:
        """The first line that, with a rule left out, no longer rests on or cites what it must."""
        smaller = _without(self.rulebook, mutant)
        if smaller is None:
            return None
        cites = {c for r in self.rulebook.frameworks[mutant.framework].rules if r.id == mutant.of for c in r.cites}
        asked = [e for e in touched if e.says.not_on or cites & {*e.says.cites}]
        again = {n: assess(smaller, self.matters[n], with_pivots=False) for n in dict.fromkeys(e.matter for e in asked)}
        return next((e for e in asked if not _says(again[e.matter], e.says)), None)


def _without(rulebook: Rulebook, mutant: Mutant) -> Rulebook | None:
    """The rulebook with this rule left out (None: the mutant is another)."""
    framework = rulebook.frameworks[mutant.framework]
    rules = tuple(r for r in framework.rules if r.id != mutant.of)
    if mutant.what != "left out" or len(rules) == len(framework.rules):
        return None
    return replace(rulebook, frameworks=rulebook.frameworks | {framework.id: replace(framework, rules=rules)})


def _says(found: Assessment, e: Expectation) -> bool:
    """Whether a line rests on nothing it must not, and cites what it must."""
    line = found.verdict(e.issue, e.party, e.as_)
    return {g.kind for g in line.rests_on}.isdisjoint(e.not_on) and set(e.cites) <= set(line.cites)


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
            yield Expected(n, parties.index(e.party) if e.party else None, e)
