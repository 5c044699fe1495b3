"""Questions to the SAT solver: is there a matter like this, and which is the smallest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from aiclaims.proofs.anymatter import AnyMatter, Place
from aiclaims.proofs.circuit import TRUE, Circuit, Literal

LARGE = 32
"""Matters with more answers, parties and roles than that are shown as found, not made smaller."""


def installed() -> bool:
    """Whether the solver is there at all: it is needed for proofs only."""
    try:
        import pysat.solvers  # noqa: F401
    except ImportError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Solution:
    """One matter: the literals that hold in it, and the places that the question is about."""

    true: set[Literal]
    places: tuple[Place, ...]


class Asked:
    """One solver, fed with what the questions put to it stand on, and nothing else."""

    def __init__(self, matters: Iterable[AnyMatter], circuit: Circuit | None = None) -> None:
        from pysat.solvers import Solver

        self.matters = tuple(matters)
        self.circuit = circuit or self.matters[0].circuit
        self.solver: Any = Solver(name="glucose4", bootstrap_with=[[TRUE]])
        self.seen: set[int] = set()
        self.guards = {x: holds for m in self.matters for x, holds in m.guards.items()}
        self.places = {s: p for m in self.matters for p, said in m.said.items() for s in _inputs(said)}
        self.read: dict[Place, None] = {}

    def __enter__(self) -> Asked:
        return self

    def __exit__(self, *_: object) -> None:
        self.solver.delete()

    def __del__(self) -> None:
        self.solver.delete()

    def feed(self, roots: Iterable[Literal]) -> None:
        """Give the solver the clauses of these formulas, with what must hold of the inputs they read."""
        todo = list(roots)
        while todo:
            held: dict[Literal, None] = {}
            for n in self.circuit.cone(todo, self.seen):
                gate = self.circuit.gates[n]
                if gate:
                    a, b = gate
                    self.solver.append_formula([[-n, a], [-n, b], [n, -a, -b]])
                    continue
                held |= dict.fromkeys(self.guards.get(n, ()))
                if n in self.places:
                    self.read[self.places[n]] = None
            for x in held:
                self.solver.add_clause([x])
            todo = list(held)

    def holds(self, goal: Iterable[Literal]) -> set[Literal] | None:
        """A solution in which all of `goal` holds."""
        goal = list(goal)
        if -TRUE in goal:
            return None
        self.feed(goal)
        if not self.solver.solve(assumptions=goal):
            return None
        return {x for x in self.solver.get_model() if x > 0}

    def find(self, goal: Iterable[Literal], *, smallest: bool = True) -> Solution | None:
        """A matter in which all of `goal` holds, with at most one disputed fact; the smallest, if asked for."""
        goal = [*goal]
        if -TRUE in goal:
            return None
        self.feed(goal)
        places = tuple(self.read)
        said = [m.said[p] for m in self.matters for p in places if p in m.said]
        disputes = list(dict.fromkeys(s.disputed for s in said))
        goal.append(-self.circuit.at_least(disputes, 2)[2])
        true = self.holds(goal)
        if true is None:
            return None
        if smallest:
            true = self._smaller(goal, true, list(dict.fromkeys((*self._size(places), *disputes))))
        return Solution(true, places)

    def _size(self, places: Iterable[Place]) -> Iterable[Literal]:
        """What makes a matter large: answers, parties and what they do."""
        first = self.matters[0]
        yield from (m.said[p].answered for m in self.matters for p in places)
        yield from first.present
        yield from (x for does in first.does for x in does.values())

    def _smaller(self, goal: list[Literal], true: set[Literal], parts: list[Literal]) -> set[Literal]:
        """The smallest solution, if there is one of LARGE parts at all: first below some bound, then one by one."""
        parts = [x for x in parts if abs(x) != TRUE]
        self.feed(parts)
        counted = self.circuit.at_least(parts, LARGE + 1)
        for bound in (4, 8, 16, LARGE):
            found = self.holds([*goal, -counted[bound + 1]])
            if found is not None:
                return self._smallest(goal, found, parts, counted)
        return true

    def _smallest(
        self, goal: list[Literal], true: set[Literal], parts: list[Literal], counted: list[Literal]
    ) -> set[Literal]:
        while size := sum(x in true for x in parts):
            less = self.holds([*goal, -counted[size]])
            if less is None:
                break
            true = less
        return true


def _inputs(said: Any) -> Iterable[int]:
    return (x for x in (said.answered, *said.given, *said.values[0].values(), *said.values[1].values()) if abs(x) > 1)
