"""Run the program: every issue, for every party, in every scenario, in one pass over two bit planes.

The formulas are those of `docs/semantics.md`, section 4, in the same order and names.
"""

from __future__ import annotations

from dataclasses import dataclass

from aiclaims.reasoning.program import Head, Line, Program
from aiclaims.reasoning.scenario import PARTY, Frame, repeat


@dataclass(slots=True)
class Planes:
    """Per node: where it is true, where it is false, and where it is unknown for want of law (an unanswered question
    of law, or a silence whose facts are in place). `lines` keeps each rule's own (true, false)."""

    true: list[int]
    false: list[int]
    law: list[int]
    lines: dict[Line, tuple[int, int]]


def evaluate(program: Program, planes: Planes, frame: Frame) -> Planes:
    """Fill every issue's node. `planes` comes with its atoms filled and all other nodes 0; it is filled in place."""
    for head in program.heads:
        _issue(head, planes, frame)
        if head.some is not None:
            _some(head.node, head.some, planes, frame)
    return planes


def _issue(head: Head, p: Planes, frame: Frame) -> None:
    true, false, law = _weigh(head, p, frame) if head.issue.weighed else (0, frame.all, 0)
    never = (0, frame.all)
    for line in head.lines:
        if line.conditions and p.false[line.conditions[0]] == frame.all:  # most rules of other roles and complaints
            p.lines[line] = never
            continue
        t, f, w = _line(line, p, frame)
        p.lines[line] = (t, f)
        true |= t
        false &= f
        law |= w
    p.true[head.node], p.false[head.node] = true, false
    if law:
        p.law[head.node] = law & ~true & ~false


def _line(line: Line, p: Planes, frame: Frame) -> tuple[int, int, int]:
    """One rule: (true, false, unknown for want of law)."""
    t, f, law = _needs(line, p, frame)
    if line.plain or f == frame.all:
        return t, f, law & ~(t | f) if law else 0
    for stop in line.unless:
        x, not_x, x_law = p.true[stop.node], p.false[stop.node], p.law[stop.node]
        ignored = frame.may_ignored if stop.hedge == "may" else 0
        if line.presumption:
            passes = ~x
        else:
            passes = not_x
            if stop.covered:
                passes |= frame.record & ~(frame.off.get(stop.key, 0) | x | x_law)
            if x_law:
                law |= x_law & ~ignored
        t &= passes | ignored if ignored else passes
        f |= x & frame.presumed & ~(frame.off.get(stop.doubt, 0) | ignored) if stop.hedge else x
    if line.key:
        t &= frame.presumed & ~frame.off.get(line.key, 0)
    if line.may:
        t &= ~frame.may_ignored
        f |= frame.may_ignored
    if line.capacity in frame.without:
        away = frame.without[line.capacity]
        t, f = t & ~away, f | away
    return t, f, law & ~(t | f) if law else 0


def _needs(line: Line, p: Planes, frame: Frame) -> tuple[int, int, int]:
    """The conditions and alternatives of a rule, then its silence."""
    true, false, wants, all, t, f, law = p.true, p.false, p.law, frame.all, frame.all, 0, 0
    for n in line.conditions:
        f |= false[n]
        if f == all:
            return 0, f, 0
        t &= true[n]
        law |= wants[n]
    if line.one_of:
        some, none = 0, all
        wanting = 0
        for n in line.one_of:
            some |= true[n]
            none &= false[n]
            wanting |= wants[n]
        t, f, law = t & some, f | none, law | wanting & ~some
    if line.silent:
        law |= t & ~frame.refused
        t, f = 0, f | frame.refused
    return t, f, law


def _weigh(head: Head, p: Planes, frame: Frame) -> tuple[int, int, int]:
    """A weighed issue before its decisive rules: no factor counts for more than another, nothing is scored."""
    pro, no_pro, con, no_con, law = 0, frame.all, 0, frame.all, 0
    for n in head.pro:
        pro |= p.true[n]
        no_pro &= p.false[n]
        law |= p.law[n]
    for n in head.con:
        con |= p.true[n]
        no_con &= p.false[n]
        law |= p.law[n]
    counts = frame.presumed & ~frame.off.get(("weighing", head.issue.id), 0)
    both = pro & con
    true = (pro & no_con) | (pro & ~con & frame.record) | (both & ~frame.weighed_against)
    false = (both & frame.weighed_against) | (no_pro if head.issue.base == "no" else 0)
    return true & counts, false & counts, law


def _some(node: int, to: int, p: Planes, frame: Frame) -> None:
    """Whether some party meets the issue: false only if nobody does and the list of parties is complete."""
    inner, parties = frame.layout.inner[PARTY], frame.layout.sizes[PARTY]
    block = (1 << inner) - 1
    true, false, law = p.true[node] & frame.present, p.false[node] | ~frame.present, p.law[node] & frame.present
    some, none, want = 0, block, 0
    for n in range(parties):
        some |= (true >> n * inner) & block
        none &= (false >> n * inner) & block
        want |= (law >> n * inner) & block
    everywhere = repeat(inner, parties)
    p.true[to] = some * everywhere
    p.false[to] = none * everywhere & frame.complete
    p.law[to] = want * everywhere & ~p.true[to] & ~p.false[to]
