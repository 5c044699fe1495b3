"""Why an issue is not made out: the rules that come nearest to holding, and what in them fails."""

from __future__ import annotations

from dataclasses import dataclass

from aiclaims.reasoning import sentences
from aiclaims.reasoning.missing import Reader
from aiclaims.reasoning.model import Condition
from aiclaims.reasoning.program import Head, Line
from aiclaims.reasoning.vocabulary import FUNCTIONS

NOBODY = "Nobody complains of this in the matter."

DEFEATED, SUBSTANCE, ANYBODY, ABOUT, COMPLAINT, ROLE, NOT_RAISED = range(7)
"""What a rule fails on, what says most first: a defeater shown, a fact or an issue, what some party must meet, what the
matter is about, that nobody complains, what the party does, a point not raised."""

KIND_OF_CASE = ("matter.aim", "matter.national_test", "work.made_with_ai")
"""What picks the rules for a kind of case: where such a rule fails on it, it was never meant for this one."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What makes a rule false: something it needs (more than one: alternatives that all fail), or, where `shown`, a
    defeater."""

    conditions: tuple[Condition, ...]
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """A failure in words, and how much it says (DEFEATED to COMPLAINT)."""

    rank: int
    text: str


def failures(reader: Reader, line: Line, party: str | None) -> list[Failure]:
    """All that makes a rule false."""
    rule = line.rule
    found = [Failure((c,)) for c in rule.conditions if reader.condition(c, party) is False]
    if rule.one_of and all(reader.condition(c, party) is False for c in rule.one_of):
        found.append(Failure(rule.one_of))
    return found + [Failure((d.condition,), True) for d in rule.unless if reader.condition(d.condition, party) is True]


def nearest(reader: Reader, head: Head, party: str | None) -> list[Line]:
    """The rules of a false issue that come nearest to holding. None where its weighing says more than they do."""
    key = (head.issue.id, party)
    if key not in reader.nearest:
        reader.nearest[key] = _nearest(reader, head, party)
    return reader.nearest[key]


def _nearest(reader: Reader, head: Head, party: str | None) -> list[Line]:
    false = [line for line in reader.lines(head, party) if reader.line(line, party) is False]
    ranks = {line: _rank(reader, head, line, party) for line in false}
    best = min(ranks.values(), default=(SUBSTANCE, 0, 0))
    if head.issue.weighed and best[0] > SUBSTANCE:
        return []
    return [line for line in false if ranks[line] == best]


def _rank(reader: Reader, head: Head, line: Line, party: str | None) -> tuple[int, int, int]:
    """How near a rule comes: what it fails on, on how much that only says what the matter is about, and on how much in
    all. A rule for others, or for a point that nobody has raised, is that first, whatever else it fails on."""
    failed = failures(reader, line, party)
    needed = [_why(reader, head, f, party).rank for f in failed if not f.shown]
    most = max(needed, default=DEFEATED)
    beside = sum(rank in (ABOUT, COMPLAINT) for rank in needed)
    return most if most >= ROLE else min(needed, default=DEFEATED), beside, len(failed)


def why_not(reader: Reader, head: Head, party: str | None) -> Why:
    """The failure that says most, of the rules of a false issue that come nearest to holding."""
    key = (head.issue.id, party)
    if key not in reader.unmet:
        lines = nearest(reader, head, party)
        rank = _rank(reader, head, lines[0], party)[0] if lines else SUBSTANCE
        functions = _functions(reader, head, party) if rank == ROLE else ()
        reader.unmet[key] = rank, _none_of(reader, functions, party) if functions else _said(reader, head, lines, party)
    return Why(*reader.unmet[key])


def _said(reader: Reader, head: Head, lines: list[Line], party: str | None) -> str:
    """The failure of these rules that says most. What the matter is about comes last."""
    failed = dict.fromkeys(f for line in lines for f in failures(reader, line, party))
    whys = [_why(reader, head, f, party) for f in failed]
    said = sorted(whys, key=lambda why: (why.rank in (ABOUT, COMPLAINT), max(why.rank, SUBSTANCE)))
    return said[0].text if said else f"Nothing speaks for “{head.issue.title}”."


def _functions(reader: Reader, head: Head, party: str | None) -> tuple[Condition, ...]:
    """What the rules of an issue ask a party to do, and this one does not."""
    failed = [f for line in reader.lines(head, party) for f in failures(reader, line, party) if not f.shown]
    return tuple(dict.fromkeys(c for f in failed for c in f.conditions if c.kind == "does" and c.test == "is"))


def _why(reader: Reader, head: Head, failure: Failure, party: str | None) -> Why:
    if failure.shown:
        return Why(DEFEATED, _clause(reader, failure.conditions[0], party, True))
    if all(c.kind == "does" and c.test == "is" for c in failure.conditions):
        return Why(ROLE, _none_of(reader, failure.conditions, party))
    return min((_unmet(reader, head, c, party) for c in failure.conditions), key=lambda why: why.rank)


def _unmet(reader: Reader, head: Head, c: Condition, party: str | None) -> Why:
    """One thing that a rule needs and that is not there."""
    if c.id == "matter.complaint":
        return Why(COMPLAINT, NOBODY)
    if c.id.startswith("matter."):
        return Why(ABOUT, f"“{head.issue.title}”: this matter is not about that.")
    clause = _clause(reader, c, party, False)
    if c.kind == "answer":
        unraised = reader.facts.unraised(reader.facts.key(c.id, party))
        return Why(ABOUT if c.id in KIND_OF_CASE else NOT_RAISED if unraised else SUBSTANCE, clause)
    if c.kind != "issue":
        return Why(ROLE if c.kind == "does" else ANYBODY, clause)
    below = reader.program.head(c.id)
    why = why_not(reader, below, party if below.issue.scope == "party" else None)
    return Why(why.rank, f"{clause} {why.text}") if below.issue.shown and why.rank not in (ABOUT, COMPLAINT) else why


def _clause(reader: Reader, c: Condition, party: str | None, truth: bool) -> str:
    firm = c.kind not in ("issue", "some") or reader.firm(c, party)
    return sentences.sentence(sentences.condition(reader.facts, c, party, truth, firm=firm))


def _none_of(reader: Reader, functions: tuple[Condition, ...], party: str | None) -> str:
    words = sentences.listing((FUNCTIONS[c.id] for c in functions), "or")
    return sentences.fill(f"{{party}} {sentences.role(words, does=False)}.", reader.facts, party)
