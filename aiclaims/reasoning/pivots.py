"""What would change the outcome: every single answer tried in one pass, then pairs where no single one decides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from aiclaims.reasoning.assessment import Pivot
from aiclaims.reasoning.facts import Facts, Key
from aiclaims.reasoning.missing import Reader
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.planes import Change, Run, run
from aiclaims.reasoning.program import Head, Program
from aiclaims.reasoning.scenario import STRICT
from aiclaims.reasoning.verdict import Reading

FIRM = ("established", "likely", "unlikely", "refuted", "available", "not available")
MAX_PAIRS = 400
"""Pairs are tried for the questions that touch most undecided lines first, up to this many pairs of answers."""

Matters = dict[Key, dict[tuple[str, str | None], None]]
Line = tuple[Head, str | None]


@dataclass(frozen=True, slots=True)
class Effect:
    """One bottom line that an answer moves: (framework, issue or remedy, party), the verdict now and then."""

    framework: str
    issue: str
    party: str | None
    now: str
    then: str


def options(question: Question) -> list[tuple[str, bool]]:
    """The answers worth trying: each option alone, and for several_of also "none of these". Free values: none."""
    if question.kind == "several_of":
        return [*((o.id, False) for o in question.options), ("", True)]
    return [(o.id, False) for o in question.options]


def change(question: Question, party: str | None, option: str, none: bool) -> Change:
    if question.kind == "several_of":
        return Change(question.id, party, () if none else (option,), complete=none)
    return Change(question.id, party, option)


def single(facts: Facts, keys: list[Key]) -> list[tuple[Change, ...]]:
    """Every single answer to these questions."""
    found: list[tuple[Change, ...]] = []
    for question, party in keys:
        q = facts.rulebook.questions[question]
        found += [(change(q, party, option, none),) for option, none in options(q)]
    return found


def bottom_lines(program: Program, facts: Facts, base: Run) -> list[Line]:
    """What the client asks about: the bottom lines and remedies of the frameworks inside the aim, for each party."""
    reader = Reader(program, facts, base, STRICT)
    chosen = {f for f in facts.matter.frameworks if facts.matter.aim in facts.rulebook.frameworks[f].aims}
    heads = [h for h in program.heads if h.issue.bottom_line and h.issue.framework in chosen]
    return [(h, p) for h in heads for p in reader.parties(h)]


def word(done: Run, facts: Facts, line: Line, slot: int = 0) -> str:
    head, party = line
    reading = Reading(*done.bits(head.node, party, slot=slot), done.layout.sizes[1])
    remedy = head.issue.id in facts.rulebook.frameworks[head.issue.framework].remedies
    return reading.remedy_word if remedy else reading.word


def effects(done: Run, facts: Facts, lines: list[Line], slot: int) -> list[Effect]:
    """The lines whose verdict differs between slot 0 and this one."""
    found = []
    for line in lines:
        node, party = line[0].node, line[1]
        if done.bits(node, party) != done.bits(node, party, slot=slot):
            now, then = word(done, facts, line), word(done, facts, line, slot)
            if now != then:
                found.append(Effect(line[0].issue.framework, line[0].issue.id, party, now, then))
    return found


def pivots(program: Program, facts: Facts, base: Run, matters: Matters) -> tuple[Pivot, ...]:
    """Single answers that turn a bottom line; then, for lines none of them makes firm, the pairs that do."""
    lines = bottom_lines(program, facts, base)
    keys = list(matters)
    singles = single(facts, keys)
    found = _tried(program, facts, lines, tuple(singles))
    settled = {(p.issue, p.party) for p in found if p.then in FIRM}
    left = [
        line for line in lines if (line[0].issue.id, line[1]) not in settled and word(base, facts, line) not in FIRM
    ]
    if left:
        pairs = _pairs(facts, matters, left)
        found += [p for p in _tried(program, facts, left, pairs) if p.then in FIRM]
    return tuple(found)


def _tried(program: Program, facts: Facts, lines: list[Line], tries: tuple[tuple[Change, ...], ...]) -> list[Pivot]:
    done = run(program, facts, changes=tries)
    found = []
    for slot, changes in enumerate(tries, 1):
        answers = tuple((c.question, c.party, _said(c)) for c in changes)
        for e in effects(done, facts, lines, slot):
            found.append(Pivot(answers, e.framework, e.issue, e.party, e.now, e.then))
    return found


def _said(c: Change) -> str:
    if isinstance(c.value, tuple):
        return c.value[0] if c.value else "none"
    return str(c.value)


def _pairs(facts: Facts, matters: Matters, left: list[Line]) -> tuple[tuple[Change, ...], ...]:
    wanted = {(h.issue.id, p) for h, p in left}
    keys = sorted((k for k in matters if wanted & matters[k].keys()), key=lambda k: -len(wanted & matters[k].keys()))
    tries: list[tuple[Change, ...]] = []
    for one, other in combinations([k for k in keys if not facts.unraised(k)], 2):
        new = [a + b for a in single(facts, [one]) for b in single(facts, [other])]
        if len(tries) + len(new) > MAX_PAIRS:
            break
        tries += new
    return tuple(tries)


def what_if(program: Program, facts: Facts, base: Run, key: Key) -> tuple[tuple[str, tuple[Effect, ...]], ...]:
    """For each answer to one question, the bottom lines it would move from where they stand."""
    tries = tuple(single(facts, [key]))
    done = run(program, facts, changes=tries)
    lines = bottom_lines(program, facts, base)
    return tuple((_said(t[0]), tuple(effects(done, facts, lines, n))) for n, t in enumerate(tries, 1))
