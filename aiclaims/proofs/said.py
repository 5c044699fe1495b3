"""One answer that may be anything: its possible values in both versions of a dispute, as inputs of a circuit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from aiclaims.proofs.circuit import FALSE, TRUE, Circuit, Literal
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.facts import test
from aiclaims.reasoning.matter import UNKNOWN, Answer, AnswerValue
from aiclaims.reasoning.model import Condition, Question

ALWAYS = ("matter.aim", "matter.national_test")
"""The set-up of a matter always answers these."""

SET_UP = (*ALWAYS, "matter.complaint")

Pair = tuple[Literal, Literal]
"""True and false of one condition; neither: unknown."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: whether there is one, its values by version (claimant's, defendant's), and for several of a list
    whether that is all. `sound`: what makes these inputs an answer that a matter file could hold."""

    question: Question
    answered: Literal
    values: tuple[dict[AnswerValue, Literal], dict[AnswerValue, Literal]]
    given: tuple[Literal, Literal]
    complete: Literal
    disputed: Literal
    sound: tuple[Literal, ...]

    def worth(self, circuit: Circuit, c: Condition, version: int) -> Pair:
        """What one version makes of a condition."""
        values = self.values[version]
        if self.question.kind != "several_of":
            truths = {v: test(self.question, c, v, True) for v in values}
            return (
                circuit.some(x for v, x in values.items() if truths[v] is True),
                circuit.some(x for v, x in values.items() if truths[v] is False),
            )
        named = values.get(str(c.value), FALSE)
        rest = circuit.every((self.given[version], self.complete, -named))
        return (named, rest) if c.test == "is" else (rest, named)

    def settled(self, circuit: Circuit, c: Condition) -> Pair:
        """What both versions agree on."""
        ours, theirs = self.worth(circuit, c, 0), self.worth(circuit, c, 1)
        return circuit.both(ours[0], theirs[0]), circuit.both(ours[1], theirs[1])

    def answer(self, party: str | None, true: set[Literal]) -> Answer | None:
        """The answer in one solution."""
        if self.answered not in true:
            return None
        ours, theirs = (self._value(v, true) for v in (0, 1))
        if ours is None and theirs is None:
            ours = theirs = UNKNOWN
        return Answer(self.question.id, party, ours, theirs, complete=self.complete in true)

    def _value(self, version: int, true: set[Literal]) -> AnswerValue | None:
        held = [v for v, x in self.values[version].items() if x in true]
        if self.question.kind == "several_of":
            return tuple(map(str, held)) if self.given[version] in true else None
        return held[0] if held else None


def any_answer(circuit: Circuit, q: Question, conditions: Iterable[Condition]) -> Said:
    """An answer that may be anything the question takes; `conditions`: all that rules test of it."""
    values = possible(q, conditions)
    ours: dict[AnswerValue, Literal] = {v: circuit.input() for v in values}
    theirs = ours if q.id in SET_UP else {v: circuit.input() for v in values}
    answered = TRUE if q.id in ALWAYS else circuit.input()
    if q.kind == "several_of":
        return _several(circuit, q, ours, theirs, answered)
    given = circuit.some(ours.values()), circuit.some(theirs.values())
    sound = [circuit.implies(x, answered) for x in given]
    for version in (ours, theirs):
        sound.append(-circuit.at_least(version.values(), 2)[2])
    if q.id in ALWAYS:
        sound.append(given[0])
    disputed = -circuit.every(circuit.same(ours[v], theirs[v]) for v in values)
    return Said(q, answered, (ours, theirs), given, FALSE, disputed, tuple(sound))


def _several(
    circuit: Circuit,
    q: Question,
    ours: dict[AnswerValue, Literal],
    theirs: dict[AnswerValue, Literal],
    answered: Literal,
) -> Said:
    fixed = q.id in SET_UP
    complete = answered if fixed else circuit.input()
    claimed = answered if fixed else circuit.input()
    denied = claimed if fixed else circuit.input()
    sound = [circuit.implies(x, claimed) for x in ours.values()]
    sound += [circuit.implies(x, denied) for x in theirs.values()]
    sound += [circuit.implies(x, answered) for x in (claimed, denied)]
    sound.append(circuit.implies(complete, circuit.either(claimed, denied)))
    alike = [circuit.same(ours[v], theirs[v]) for v in ours] + [circuit.same(claimed, denied)]
    return Said(q, answered, (ours, theirs), (claimed, denied), complete, -circuit.every(alike), tuple(sound))


def possible(q: Question, conditions: Iterable[Condition]) -> list[AnswerValue]:
    """The values that can matter: every option, or for numbers and dates those on and beside each bound. A month or a
    year that holds a bound may be unknown to one rule and tell another something."""
    if q.options:
        return [o.id for o in q.options]
    bounds = sorted({c.value for c in conditions if c.value is not None}, key=str)
    found: dict[AnswerValue, None] = {}
    for bound in bounds:
        if isinstance(bound, date):
            found |= dict.fromkeys(Day.on(bound + timedelta(days=n)) for n in (-1, 0, 1))
            found |= dict.fromkeys((Day(bound.year, bound.month), Day(bound.year)))
        elif isinstance(bound, int | float):
            found |= dict.fromkeys((bound - 1, bound, bound + 1))
        else:
            found |= dict.fromkeys((bound, f"other than {bound}"))
    return list(found)
