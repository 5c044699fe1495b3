"""Whom a remedy reaches: by which functions, through which lines of liability."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aiclaims.reasoning.assessment import Truth, Verdict
from aiclaims.reasoning.facts import worth
from aiclaims.reasoning.missing import Item, Reader
from aiclaims.reasoning.model import Condition, Framework, Remedy, Rule
from aiclaims.reasoning.sentences import fill, listing
from aiclaims.reasoning.vocabulary import FUNCTIONS

Lines = Mapping[Item, Verdict]
"""The lines of an assessment by issue or remedy, and party."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whether a remedy reaches a party: `by` are the functions that bring it near, `liable` the lines of liability it
    follows (issue, verdict); `why` is one sentence."""

    reached: Truth
    by: tuple[str, ...]
    liable: tuple[tuple[str, str], ...]
    why: str


def addressee(lines: Lines, reader: Reader, framework: Framework, remedy: Remedy, party: str) -> Addressee:
    """Whether and why a remedy reaches a party, by the rules that are open to what it does."""
    does = reader.facts.matter.party(party).does
    rules = [r for r in framework.rules if r.concludes == remedy.id and not _lacks(reader, r, party)]
    near = tuple(f for f in does if f in remedy.of)
    by = tuple(f for f in near if any(f in (_asked(r) or near) for r in rules)) or near
    carrying = [line for i in _liabilities(framework, rules) if (line := lines.get((i, party)))]
    liable = tuple((line.issue, line.verdict) for line in carrying)
    named = _named_for(reader, framework, remedy.id, party)
    if named:
        why = f"It is for whoever {words(named)}, which {{party}} does not."
        return Addressee(False, by, liable, fill(why, reader.facts, party))
    truths = [line.presumed for line in carrying]
    reached: Truth = True if True in truths else None if None in truths else False
    said = {True: "is liable", None: "may be liable", False: "is not liable"}[reached]
    best = next((line for line in carrying if line.presumed is reached), None)
    basis = f" ({framework.issues[best.issue].title}: {best.verdict})" if best else ""
    why = f"{{party}} {words(by, 'and')}, and {said}{basis}."
    return Addressee(reached, by, liable, fill(why, reader.facts, party))


def follows(framework: Framework, remedy: str) -> tuple[str, ...]:
    """The lines of liability that the rules of a remedy ask for, through mere steps."""
    return _liabilities(framework, [r for r in framework.rules if r.concludes == remedy])


def _liabilities(framework: Framework, rules: list[Rule]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for rule in rules:
        for c in (*rule.conditions, *rule.one_of):
            issue = framework.issues.get(c.id) if c.kind == "issue" else None
            if issue and issue.bottom_line and issue.scope == "party":
                found[c.id] = None
            elif issue and not issue.shown:
                found |= dict.fromkeys(follows(framework, c.id))
    return tuple(found)


def _asked(rule: Rule) -> tuple[str, ...]:
    """The functions that a rule names."""
    return tuple(c.id for c in (*rule.conditions, *rule.one_of) if c.kind == "does" and c.test == "is")


def _lacks(reader: Reader, rule: Rule, party: str) -> list[Condition]:
    """What a rule asks a party to do, or not to do, and it does otherwise."""
    needed = [c for c in rule.conditions if c.kind == "does" and not worth(reader.facts, c, party)]
    choice = [c for c in rule.one_of if c.kind == "does"]
    if len(choice) == len(rule.one_of) and not any(worth(reader.facts, c, party) for c in choice):
        needed += choice
    return needed


def _named_for(reader: Reader, framework: Framework, remedy: str, party: str) -> tuple[str, ...]:
    """The functions that every rule of a remedy names and this party lacks; empty if some rule is open to it."""
    lacking = [_lacks(reader, r, party) for r in framework.rules if r.concludes == remedy]
    if not all(lacking):
        return ()
    return tuple(dict.fromkeys(c.id for needed in lacking for c in needed if c.test == "is"))


def words(functions: Iterable[str], link: str = "or") -> str:
    """Functions as a list in words."""
    return listing((FUNCTIONS[f] for f in functions), link)
