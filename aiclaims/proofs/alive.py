"""Nothing idle: every rule, defeater, factor and silence decides some run of some matter, every question moves one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aiclaims.proofs.anymatter import AnyMatter
from aiclaims.proofs.circuit import Literal
from aiclaims.proofs.lines import Law
from aiclaims.proofs.mutants import rerun, with_factors
from aiclaims.proofs.solver import Asked
from aiclaims.reasoning.evaluate import Planes
from aiclaims.reasoning.program import Head, Line


@dataclass(frozen=True, slots=True)
class Idle:
    """Something that never makes a difference: a rule, defeater, factor or question. `because`: a declared reason."""

    kind: str
    id: str
    because: str = ""


def idle(law: Law, issues: Iterable[str]) -> Iterator[Idle]:
    """What is idle among the rules and factors of these issues."""
    for issue in issues:
        head = law.program.head(issue)
        with Asked([law.any]) as asked:
            for line in head.lines:
                yield from _idle_in(law, asked, head, line)
            for side in ("pro", "con"):
                nodes = getattr(head, side)
                for n, node in enumerate(nodes):
                    if not _differ(law, asked, head, with_factors(head, side, nodes[:n] + nodes[n + 1 :])):
                        yield Idle("factor", f"{issue} {law.program.conditions[node].id}")


def _idle_in(law: Law, asked: Asked, head: Head, line: Line) -> Iterator[Idle]:
    rule = f"{head.issue.framework}:{line.rule.id}"
    beside = _in_capacity(head, line)
    if not _differ(law, asked, beside, _instead(beside, line)):
        yield Idle("silence" if line.silent else "rule", rule)
    for n, stop in enumerate(line.unless):
        freed = replace(line, unless=line.unless[:n] + line.unless[n + 1 :])
        if not _differ(law, asked, beside, _instead(beside, line, freed)):
            yield Idle("defeater", f"{rule} unless {law.program.conditions[stop.node].id}")


def _in_capacity(head: Head, line: Line) -> Head:
    """The issue as it is read in the capacity that this rule carries: without the rules of others."""
    if not line.capacity:
        return head
    return replace(head, lines=tuple(x for x in head.lines if x.capacity in (None, line.capacity)))


def _instead(head: Head, line: Line, *others: Line) -> Head:
    at = head.lines.index(line)
    return replace(head, lines=(*head.lines[:at], *others, *head.lines[at + 1 :]))


def _differ(law: Law, asked: Asked, one: Head, other: Head) -> bool:
    """Whether some matter has the issue decided otherwise, in some run, when it is concluded otherwise."""
    planes = [_only(law, head) for head in (one, other)]
    goal = _another(law, (law.any, planes[0]), (law.any, planes[1]), one)
    return asked.find([goal, law.printed(one.issue.id)], smallest=False) is not None


def _only(law: Law, head: Head) -> Planes:
    return rerun(law.program, law.any.planes, law.any.frame, head.issue.id, (head,), ())


def _another(law: Law, now: tuple[AnyMatter, Planes], then: tuple[AnyMatter, Planes], head: Head) -> Literal:
    """That some run decides the issue otherwise."""
    before, after = now[0].chunk(now[1], head.node, 0), then[0].chunk(then[1], head.node, 0)
    pairs = [(x, y) for a, b in zip(before, after, strict=True) for x, y in zip(a, b, strict=True)]
    return -law.circuit.every(law.circuit.same(x, y) for x, y in pairs)


def idle_questions(law: Law, questions: Iterable[str]) -> Iterator[Idle]:
    """The questions of use `rule` whose answer never moves anything."""
    for id in questions:
        place = (id, 0) if (id, 0) in law.any.said else (id, None)
        if place not in law.any.said or not _moves(law, law.any.with_other([place]), id):
            yield Idle("question", id)


def _moves(law: Law, other: AnyMatter, question: str) -> bool:
    planes = _with_answers(law, other, question)
    for head in law.program.heads:
        if not _reads(law, head, question):
            continue
        then = rerun(law.program, planes, law.any.frame, head.issue.id, (head,), ())
        goal = _another(law, (law.any, law.any.planes), (other, then), head)
        with Asked([law.any, other]) as asked:
            if asked.find([goal, law.printed(head.issue.id)], smallest=False):
                return True
    return False


def _with_answers(law: Law, other: AnyMatter, question: str) -> Planes:
    """The planes with this question answered as in the other matter, and nothing concluded from it yet."""
    now = law.any.planes
    planes = Planes(list(now.true), list(now.false), list(now.law), {})
    for n, c in enumerate(law.program.atoms):
        if c.kind == "answer" and c.id == question:
            other.put(planes, n, c)
    return planes


def _reads(law: Law, head: Head, question: str) -> bool:
    nodes = [n for x in head.lines for n in (*x.conditions, *x.one_of, *(s.node for s in x.unless))]
    return any(law.program.conditions[n].id == question for n in (*nodes, *head.pro, *head.con))
