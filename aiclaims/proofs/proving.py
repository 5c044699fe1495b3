"""Prove the named laws, find the smallest matter that breaks one, and see which mutants of the rulebook break it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from aiclaims.proofs.circuit import Literal
from aiclaims.proofs.claims import Claim, claim_of
from aiclaims.proofs.laws import Named
from aiclaims.proofs.lines import Law
from aiclaims.proofs.mutants import Mutant, rerun, swaps
from aiclaims.proofs.solver import Asked
from aiclaims.reasoning.evaluate import Planes
from aiclaims.reasoning.matter import Matter

FAR = 400
"""So many mutants of other issues are tried on a law; one that stands all these is taken to say nothing."""


@dataclass(frozen=True, slots=True)
class Proved:
    """What became of a law: whether it holds, how long that took, and the smallest matter that breaks it."""

    name: str
    says: str
    holds: bool
    seconds: float
    counterexample: Matter | None


class Proving:
    """One law with its solver, asked of the rulebook and of its mutants."""

    def __init__(self, law: Law, named: Named) -> None:
        self.law, self.named = law, named
        self.claim: Claim = claim_of(law, named)
        self.asked = Asked(self.claim.matters)
        self.reach = frozenset[str]().union(*(law.program.reach[i] for i in self.claim.issues()))
        self.sound = self._goal(None)

    def proved(self) -> Proved:
        start = perf_counter()
        found = self.asked.find(self.sound)
        matter = self.law.matter(found, self.claim.frameworks()) if found else None
        return Proved(self.named.name, self.named.says, found is None, perf_counter() - start, matter)

    def broken_by(self, mutant: Mutant) -> bool:
        """Whether the law no longer holds of this mutant."""
        if mutant.issue not in self.reach:
            return False
        goal = self._goal(mutant)
        return goal != self.sound and self.asked.find(goal, smallest=False) is not None

    def killer(self, mutants: Sequence[Mutant]) -> Mutant | None:
        """The first mutant that breaks the law, nearest ones first."""
        named, own = self.named, self.claim.issues()
        changed = list(swaps(self.law.program, named.changing)) if named.changing else []
        near = [m for m in (*changed, *mutants) if m.issue in own]
        far = [m for m in (*changed, *mutants) if m.issue not in own]
        return next((m for m in (*near, *far[:FAR]) if self.broken_by(m)), None)

    def _goal(self, mutant: Mutant | None) -> list[Literal]:
        other = self.claim.other
        return self.claim.broken(
            self._planes(mutant, self.law.any.planes), self._planes(mutant, other.planes) if other else None
        )

    def _planes(self, mutant: Mutant | None, planes: Planes) -> Planes:
        if mutant is None:
            return planes
        return rerun(self.law.program, planes, self.law.any.frame, mutant.issue, mutant.heads, self.reach)
