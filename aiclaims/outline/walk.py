"""Walks over the rules behind a verdict: the facts they read, the elements on the way, and what may defeat them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiclaims.outline.case import Case
from aiclaims.outline.once import once
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Condition, Defeater, Factor, Rule

ISSUES = ("issue", "some")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A condition at the bottom, the party it is read for, and whether it helps the issue it was reached from."""

    condition: Condition
    party: str | None
    helps: bool


@dataclass(frozen=True, slots=True)
class Defence:
    """A defeater met on the way, with the rule it would stop."""

    rule: Rule
    defeater: Defeater
    party: str | None


def inner(case: Case, c: Condition, party: str | None) -> list[tuple[str, str | None]]:
    """The (issue, party) lines an issue condition reads."""
    if c.kind == "some":
        of = set(case.issue(c.id).of)
        return [(c.id, p.id) for p in case.matter.parties if of & set(p.does)]
    return [(c.id, party if case.issue(c.id).scope == "party" else None)]


@once
def rules_behind(case: Case, issue: str, party: str | None) -> list[Rule]:
    """The rules that decide a line; for an issue that is not shown, those that have not failed."""
    verdict = case.verdict(issue, party) if case.issue(issue).shown else None
    if verdict is not None:
        return case.deciding(verdict)
    rules = case.rules_for(issue)
    return [r for r in rules if case.applies(r, party) is not False] or rules


def factors(case: Case, issue: str) -> list[Factor]:
    return [f for f in case.framework_of(issue).factors if f.issue == issue]


@once
def leaves(case: Case, issue: str, party: str | None) -> tuple[Leaf, ...]:
    """Every answer and function the rules behind this line read, depth first, each once."""
    return tuple(_leaves(case, issue, party, True, set()))


def _leaves(
    case: Case, issue: str, party: str | None, helps: bool, seen: set[tuple[str, str | None]]
) -> Iterator[Leaf]:
    if (issue, party) in seen:
        return
    seen.add((issue, party))
    for rule in rules_behind(case, issue, party):
        for c in (*rule.conditions, *rule.one_of):
            yield from _below(case, c, party, helps, seen)
        for d in rule.unless:
            yield from _below(case, d.condition, party, not helps, seen)
    for f in factors(case, issue):
        yield from _below(case, f.condition, party, helps is (f.side == "for"), seen)


def _below(
    case: Case, c: Condition, party: str | None, helps: bool, seen: set[tuple[str, str | None]]
) -> Iterator[Leaf]:
    if c.kind in ISSUES:
        for issue, other in inner(case, c, party):
            yield from _leaves(case, issue, other, helps, seen)
    elif _told(case, c, party):
        yield Leaf(c, party, helps)


def _told(case: Case, c: Condition, party: str | None) -> bool:
    """Whether a condition reads something a reader would call a fact, and one that arises here."""
    if c.kind == "answer":
        return not c.id.startswith("matter.") and case.arises(c.id, party)
    return c.kind == "does"


@once
def direct(case: Case, issue: str, party: str | None) -> list[Leaf]:
    """The answers and functions an issue reads without passing through another issue that is shown."""
    found: list[Leaf] = []

    def visit(issue: str, party: str | None, helps: bool, depth: int) -> None:
        for rule in rules_behind(case, issue, party):
            for c, for_it in _read(rule, helps):
                step(c, party, for_it, depth)
        for f in factors(case, issue):
            step(f.condition, party, helps is (f.side == "for"), depth)

    def step(c: Condition, party: str | None, helps: bool, depth: int) -> None:
        if c.kind in ISSUES:
            for other, whose in inner(case, c, party):
                if not case.issue(other).shown and depth < 4:
                    visit(other, whose, helps, depth + 1)
        elif _told(case, c, party):
            found.append(Leaf(c, party, helps))

    visit(issue, party, True, 0)
    return list(dict.fromkeys(found))


def _read(rule: Rule, helps: bool) -> Iterator[tuple[Condition, bool]]:
    yield from ((c, helps) for c in (*rule.conditions, *rule.one_of))
    yield from ((d.condition, not helps) for d in rule.unless)


def open_to(case: Case, c: Condition, party: str | None) -> bool:
    """Whether a party could have a defence at all: not where every rule behind it is for what others do."""
    if c.kind != "issue" or not (rules := case.rules_for(c.id)):
        return True
    asked = ([x for x in r.conditions if x.kind == "does" and x.test == "is"] for r in rules)
    return any(all(case.holds(x, party) is not False for x in does) for does in asked)


def idle_conditions(case: Case, issue: str, party: str | None) -> set[Condition]:
    """What is read in a weighing only by circumstances that do not hold."""
    read: dict[bool, set[Condition]] = {True: set(), False: set()}
    for f in factors(case, issue):
        c = f.condition
        below = {x.condition for x in direct(case, c.id, party)} if c.kind in ISSUES else {c}
        read[case.holds(c, party) is not False] |= below
    own = {c for r in rules_behind(case, issue, party) for c in (*r.conditions, *r.one_of)}
    return read[False] - read[True] - own


@once
def defences(case: Case, issue: str, party: str | None) -> list[Defence]:
    """What may stop the rules behind a line, at any depth, each condition once."""
    found: dict[tuple[str, str | None], Defence] = {}
    seen: set[tuple[str, str | None]] = set()

    def visit(issue: str, party: str | None) -> None:
        if (issue, party) in seen:
            return
        seen.add((issue, party))
        for rule in rules_behind(case, issue, party):
            for d in (d for d in rule.unless if open_to(case, d.condition, party)):
                found.setdefault((d.condition.id, party), Defence(rule, d, party))
            for c in (*rule.conditions, *rule.one_of):
                if c.kind in ISSUES:
                    for other, whose in inner(case, c, party):
                        visit(other, whose)

    visit(issue, party)
    return list(found.values())


@once
def elements(case: Case, verdict: Verdict) -> list[Verdict]:
    """The shown issues on which a line depends, deepest first, then the line itself."""
    found: dict[str, Verdict] = {}

    def visit(v: Verdict) -> None:
        if case.label(v) in found:
            return
        for rule in case.deciding(v):
            for c in (*rule.conditions, *rule.one_of, *(d.condition for d in rule.unless)):
                if c.kind in ISSUES:
                    below(c, v.party)
        found[case.label(v)] = v

    def below(c: Condition, party: str | None, depth: int = 0) -> None:
        for issue, whose in inner(case, c, party):
            line = case.verdict(issue, whose)
            if line is not None and case.issue(issue).shown:
                visit(line)
            elif depth < 4:
                for rule in case.rules_for(issue):
                    for other in (*rule.conditions, *rule.one_of):
                        if other.kind in ISSUES:
                            below(other, whose, depth + 1)

    visit(verdict)
    return list(found.values())


def steps_of(case: Case, v: Verdict) -> Iterator[Verdict]:
    """The shown findings that the rules behind a line read directly."""
    for rule in rules_behind(case, v.issue, v.party):
        for c in (*rule.conditions, *rule.one_of):
            for issue, party in inner(case, c, v.party) if c.kind in ISSUES else ():
                line = case.verdict(issue, party)
                if line is not None and case.issue(issue).shown:
                    yield line


def stops_of(case: Case, v: Verdict) -> Iterator[Verdict]:
    """The shown findings that would defeat a rule behind a line."""
    for d in (d for r in rules_behind(case, v.issue, v.party) for d in r.unless if d.condition.kind in ISSUES):
        line = case.verdict(d.condition.id, v.party) if case.issue(d.condition.id).shown else None
        if line is not None:
            yield line
