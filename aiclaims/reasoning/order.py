"""What depends on what: the issues of a rulebook in an order in which each stands after all it needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aiclaims.reasoning.model import Condition, Rule, Rulebook


class RingError(Exception):
    """Issues that need each other. `path` starts and ends with the same id."""

    def __init__(self, path: list[str], through_defeater: bool) -> None:
        self.path, self.through_defeater = path, through_defeater
        super().__init__(" → ".join(path))


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """Everything a rule reads: conditions, alternatives, defeaters."""
    yield from rule.conditions
    yield from rule.one_of
    yield from (d.condition for d in rule.unless)


def needs(rulebook: Rulebook) -> dict[str, dict[str, bool]]:
    """For each issue the issues it reads; the value says whether it reads that one as a defeater."""
    found: dict[str, dict[str, bool]] = {i: {} for f in rulebook.frameworks.values() for i in f.issues}
    for framework in rulebook.frameworks.values():
        for rule in framework.rules:
            for c in conditions_of(rule):
                if c.kind in ("issue", "some"):
                    found[rule.concludes][c.id] = any(d.condition is c for d in rule.unless)
        for factor in framework.factors:
            if factor.condition.kind in ("issue", "some"):
                found[factor.issue][factor.condition.id] = False
    return found


def topological(rulebook: Rulebook) -> tuple[str, ...]:
    """Issue ids, each after all it needs. Raises RingError."""
    edges = needs(rulebook)
    done: dict[str, None] = {}
    path: list[str] = []

    def visit(id: str) -> None:
        if id in done:
            return
        if id in path:
            ring = [*path[path.index(id) :], id]
            raise RingError(ring, any(edges[a][b] for a, b in pairwise(ring)))
        path.append(id)
        for other in edges[id]:
            visit(other)
        path.pop()
        done[id] = None

    for id in edges:
        visit(id)
    return tuple(done)
