"""Which worked matters a rule decides, and which tempt it: all but one thing it needs is there, and it must not hold.

A rule decides a line (an issue for a party, in one capacity or all) that is true because the rule holds under the
standard which decides it; a silence or a `may` rule decides a line that stays undecided because of it. A matter tempts
a rule which decides nothing in it if, on the record in some version of what is disputed, one only of its conditions
does not hold (the alternatives are one; a single condition must be false), or all hold and a defeater is shown.
Reads one run a matter: no grounds, no explanations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.facts import gather, inside
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.model import Framework, Rulebook
from aiclaims.reasoning.planes import Run, run
from aiclaims.reasoning.program import Head, Line, capacities_held
from aiclaims.reasoning.scenario import CAPACITY, PRESUMED, RECORD, VARIANTS, VERSION, repeat
from aiclaims.reasoning.verdict import Reading, mask


@dataclass(frozen=True, slots=True)
class Exercise:
    """One rule: the worked matters (by name) that it decides, and those that tempt it."""

    decides: tuple[str, ...]
    tempts: tuple[str, ...]


def exercise(rulebook: Rulebook, matters: Mapping[str, Matter]) -> dict[str, dict[str, Exercise]]:
    """By framework and rule id, in file order. `matters`: the worked matters by name."""
    found = {name: dict(_marks(rulebook, matter)) for name, matter in matters.items()}
    return {
        f.id: {
            r.id: Exercise(*(tuple(n for n in found if found[n].get((f.id, r.id)) == k) for k in ("decides", "tempts")))
            for r in f.rules
        }
        for f in rulebook.frameworks.values()
    }


def exercise_json(found: Mapping[str, Exercise]) -> dict[str, Any]:
    """What `rulebook coverage` prints of one framework's rules, documented in `docs/matter-format.md`."""
    return {
        "decides": {rule: list(e.decides) for rule, e in found.items()},
        "tempts": {rule: list(e.tempts) for rule, e in found.items()},
    }


def _marks(rulebook: Rulebook, matter: Matter) -> Iterator[tuple[tuple[str, str], str]]:
    """For each rule that this matter exercises at all: whether it decides something or is only tempted."""
    program, facts = program_of(rulebook), gather(rulebook, matter)
    base = run(program, facts, capacities=capacities_held(program, matter))
    for framework in inside(rulebook, matter):
        for id in framework.issues:
            head = program.head(id)
            about = _about(head, matter)
            for line in head.lines:
                if any(_decides(base, framework, head, line, p) for p in about):
                    yield (framework.id, line.rule.id), "decides"
                elif any(_tempts(base, line, p) for p in about):
                    yield (framework.id, line.rule.id), "tempts"


def _about(head: Head, matter: Matter) -> tuple[str | None, ...]:
    """Whom an issue is about in this matter."""
    if head.issue.scope == "matter":
        return (None,)
    return tuple(p.id for p in matter.parties if set(p.does) & set(head.issue.of))


def _decides(base: Run, framework: Framework, head: Head, line: Line, party: str | None) -> bool:
    """In any of the party's capacities, each with the others switched off, or in all at once."""
    capacities = range(base.layout.sizes[CAPACITY])
    return any(_decides_as(base, framework, head, line, party, n) for n in capacities)


def _decides_as(base: Run, framework: Framework, head: Head, line: Line, party: str | None, capacity: int) -> bool:
    reading = Reading(*base.bits(head.node, party, capacity), base.layout.sizes[VERSION])
    holds, fails = base.cut(*base.planes.lines[line], party, capacity)
    standard = reading.decided
    if standard == "record" and head.issue.id in framework.remedies:
        standard = None  # a remedy waits for more than the record
    if standard is not None:
        return reading.at(standard) is True and bool(holds & mask(standard, reading.versions))
    if line.silent:
        return bool(_placed(base, line, party) & ~fails & _first(PRESUMED, reading.versions))
    return line.rule.hedge == "may" and bool(holds & _first(RECORD, reading.versions))


def _placed(base: Run, line: Line, party: str | None) -> int:
    """Where all that a rule needs beside its silence is there, and no defeater bars it."""
    placed = base.layout.chunk
    for held in _needed(base, line, party):
        placed &= held
    for stop in line.unless:
        placed &= base.bits(stop.node, party)[1]
    return placed


def _tempts(base: Run, line: Line, party: str | None) -> bool:
    """Counts in bits, one for each version: `every` where nothing is wanting, `one` where one thing is."""
    versions = base.layout.sizes[VERSION]
    every, one = _first(RECORD, versions), 0
    for held in _needed(base, line, party):
        every, one = every & held, (one & held) | (every & ~held)
    if len(line.conditions) + bool(line.one_of) == 1:  # all but one of a single condition is nothing: it must fail
        one &= _failing(base, line, party)
    shown = 0
    for stop in line.unless:
        shown |= base.bits(stop.node, party)[0]
    return bool(one & ~shown | every & shown)


def _needed(base: Run, line: Line, party: str | None) -> Iterator[int]:
    """Where each condition holds; the alternatives are one. A silence is never wanting."""
    yield from (base.bits(n, party)[0] for n in line.conditions)
    if line.one_of:
        some = 0
        for n in line.one_of:
            some |= base.bits(n, party)[0]
        yield some


def _failing(base: Run, line: Line, party: str | None) -> int:
    """Where the conditions and all alternatives of a rule are false."""
    failing = base.layout.chunk
    for n in (*line.conditions, *line.one_of):
        failing &= base.bits(n, party)[1]
    return failing


def _first(start: int, versions: int) -> int:
    """A standard's first leaning, in every version."""
    return (1 << start) * repeat(VARIANTS, versions)
