"""The rulebook with one thing wrong: a rule left out or turned round, a condition or a defeater dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from aiclaims.reasoning.evaluate import Planes, evaluate
from aiclaims.reasoning.program import Head, Line, Program, Stop
from aiclaims.reasoning.scenario import Frame

WHOLE = ("left out", "turned round")
"""What is done to a rule (or a factor) as a whole: each of these must be noticed."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change. `of` is the rule or factor, `what` says what was done; `heads` replace the issue's own (a rule turned
    round needs one of its own before it)."""

    framework: str
    issue: str
    of: str
    what: str
    heads: tuple[Head, ...]

    def __str__(self) -> str:
        return f"{self.framework}:{self.of} {self.what}"

    @property
    def whole(self) -> bool:
        return self.what in WHOLE


def mutants(program: Program) -> Iterator[Mutant]:
    """Every mutant of every rule and factor: whole ones first, rule by rule."""
    for head in program.heads:
        for n, line in enumerate(head.lines):
            yield _mutant(head, line.rule.id, "left out", _with(head, n))
            yield _mutant(head, line.rule.id, "turned round", *_turned(head, n, program.size))
        yield from _factors(head)
    for head in program.heads:
        for n, line in enumerate(head.lines):
            for what, changed in _parts(line, program):
                yield _mutant(head, line.rule.id, what, _with(head, n, changed))


def _mutant(head: Head, of: str, what: str, *heads: Head) -> Mutant:
    return Mutant(head.issue.framework, head.issue.id, of, what, heads)


def _with(head: Head, n: int, *lines: Line) -> Head:
    """The issue with other lines in place of its n-th."""
    return replace(head, lines=(*head.lines[:n], *lines, *head.lines[n + 1 :]))


def _turned(head: Head, n: int, node: int) -> tuple[Head, Head]:
    """The rule as an issue of its own, and the issue with a rule that holds where that one fails."""
    line = head.lines[n]
    issue = replace(head.issue, id=f"{head.issue.id}.{line.rule.id}", weighed=False)
    inner = replace(line, key=None, may=False, capacity=None, presumption=False, plain=not line.unless)
    stop = Stop(node, False, None, (), ())
    outer = replace(line, conditions=(), one_of=(), unless=(stop,), silent=False, presumption=False, plain=False)
    return Head(issue, node, None, (inner,), (), ()), _with(head, n, outer)


def with_factors(head: Head, side: str, nodes: tuple[int, ...]) -> Head:
    """The weighed issue with other factors on one side (pro or con)."""
    return replace(head, pro=nodes) if side == "pro" else replace(head, con=nodes)


def swaps(program: Program, question: str) -> Iterator[Mutant]:
    """Every rule with one of its conditions swapped for this question's."""
    party = program.rulebook.questions[question].scope == "party"
    nodes = [n for n, c in enumerate(program.atoms) if c.id == question]
    for head in (h for h in program.heads if h.issue.scope == "party" or not party):
        for n, line in enumerate(head.lines):
            for at, old in enumerate(line.conditions):
                for new in nodes:
                    conditions = (*line.conditions[:at], new, *line.conditions[at + 1 :])
                    what = f"with {program.conditions[old].id} swapped for {question}"
                    yield _mutant(head, line.rule.id, what, _with(head, n, replace(line, conditions=conditions)))


def _factors(head: Head) -> Iterator[Mutant]:
    for side, other in (("pro", "con"), ("con", "pro")):
        nodes: tuple[int, ...] = getattr(head, side)
        for n, node in enumerate(nodes):
            rest = nodes[:n] + nodes[n + 1 :]
            out = with_factors(head, side, rest)
            yield _mutant(head, f"{side} {n + 1} of {head.issue.id}", "left out", out)
            turned = with_factors(out, other, (*getattr(head, other), node))
            yield _mutant(head, f"{side} {n + 1} of {head.issue.id}", "turned round", turned)


def _parts(line: Line, program: Program) -> Iterator[tuple[str, Line]]:
    """The rule without one of its conditions, alternatives, defeaters, or reservations."""
    for n, node in enumerate(line.conditions):
        rest = line.conditions[:n] + line.conditions[n + 1 :]
        yield f"without {program.conditions[node].id}", replace(line, conditions=rest)
    for n, node in enumerate(line.one_of):
        rest = line.one_of[:n] + line.one_of[n + 1 :]
        yield f"without the alternative {program.conditions[node].id} {n + 1}", replace(line, one_of=rest)
    for n, stop in enumerate(line.unless):
        rest_of = line.unless[:n] + line.unless[n + 1 :]
        yield f"not defeated by {program.conditions[stop.node].id}", replace(line, unless=rest_of)
        other = replace(stop, covered=not stop.covered)
        if not line.presumption:
            moved = (*line.unless[:n], other, *line.unless[n + 1 :])
            yield f"with the other burden for {program.conditions[stop.node].id}", replace(line, unless=moved)
    if line.silent:
        yield "with its silence taken as yes", replace(line, silent=False)
    if line.key:
        plain = not line.unless and line.capacity is None
        yield "without its reserve", replace(line, key=None, may=False, presumption=False, plain=plain)


def rerun(
    program: Program, planes: Planes, frame: Frame, issue: str, heads: tuple[Head, ...], within: Collection[str]
) -> Planes:
    """The planes with other heads in place of this issue's: it, and whatever draws on it `within` these issues, is
    computed again."""
    again: list[Head] = []
    for head in program.heads:
        if head.issue.id == issue:
            again += heads
        elif head.issue.id in within and issue in program.reach[head.issue.id]:
            again.append(head)
    found = Planes([*planes.true, 0], [*planes.false, 0], [*planes.law, 0], {})
    for head in again:
        found.law[head.node] = 0
    return evaluate(replace(program, heads=tuple(again)), found, frame)
