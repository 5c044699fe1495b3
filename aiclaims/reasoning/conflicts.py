"""Answers that do not fit together: said beside the findings, in the words of the rulebook. Moves no verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aiclaims.reasoning.facts import Facts, Key, set_up, test
from aiclaims.reasoning.matter import Answer
from aiclaims.reasoning.model import Condition, Conflict
from aiclaims.reasoning.sentences import fill


@dataclass(frozen=True, slots=True)
class Clash:
    """One conflict in one matter. `party`: whose answers clash, where they are a party's."""

    conflict: str
    party: str | None
    text: str


def conflicts(facts: Facts) -> tuple[Clash, ...]:
    """The conflicts among all answers given, those set aside included, in the order of the rulebook."""
    said = {(a.question, a.party): a for a in (*set_up(facts.matter), *facts.matter.answers)}
    return tuple(clash for c in facts.rulebook.conflicts for clash in _clashes(facts, said, c))


def _clashes(facts: Facts, said: Mapping[Key, Answer], c: Conflict) -> Iterator[Clash]:
    """One for each party it holds of; of the matter where it reads no party's answers. Where only one side's version
    clashes, that side is named."""
    matter = facts.matter
    if c.nobody and not (matter.all_parties_named and _none_does(facts, c)):
        return
    of_party = any(x.kind == "does" or facts.rulebook.questions[x.id].scope == "party" for x in c.conditions)
    for party in [p.id for p in matter.parties] if of_party else [None]:
        sides = [s for s in ("claimant", "defendant") if all(_said(facts, said, x, party, s) for x in c.conditions)]
        if sides:
            lead = f"In the {sides[0]}'s version: " if len(sides) == 1 else ""
            yield Clash(c.id, party, lead + fill(c.says, facts, party))


def _none_does(facts: Facts, c: Conflict) -> bool:
    return not any(set(p.does) & set(c.nobody) for p in facts.matter.parties)


def _said(facts: Facts, said: Mapping[Key, Answer], c: Condition, party: str | None, side: str) -> bool:
    """Whether one side's version of what was said meets a condition; what nobody said meets none."""
    if c.kind == "does":
        return party is not None and (c.id in facts.matter.party(party).does) is (c.test == "is")
    answer = said.get(facts.key(c.id, party))
    value = getattr(answer, side) if answer else None
    return answer is not None and test(facts.rulebook.questions[c.id], c, value, answer.complete) is True
