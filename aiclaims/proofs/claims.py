"""A named law as a formula: the matters that would break it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiclaims.proofs.anymatter import AnyMatter, Place
from aiclaims.proofs.circuit import FALSE, Circuit, Literal
from aiclaims.proofs.laws import Clause, Named
from aiclaims.proofs.lines import Law
from aiclaims.proofs.words import Words
from aiclaims.reasoning.evaluate import Planes
from aiclaims.reasoning.model import Condition

FIRM = {
    "raises": (("established",), ("established", "likely"), ("established", "likely", "prima facie"), ("available",)),
    "lowers": (
        ("refuted",),
        ("refuted", "unlikely"),
        ("refuted", "unlikely", "fails on the record"),
        ("not available",),
    ),
}
"""To raise a verdict: to a firmer yes, or out of a firmer no. To lower it: the other way round."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A law about to be proved: its formulas over a program's planes. `other`: the matter after the change."""

    law: Law
    named: Named
    other: AnyMatter | None

    @property
    def matters(self) -> tuple[AnyMatter, ...]:
        return (self.law.any, self.other) if self.other else (self.law.any,)

    def broken(self, planes: Planes, after: Planes | None = None) -> list[Literal]:
        """What holds together in a matter that breaks the law."""
        goal = [self._clause(c, planes) for c in self.named.when]
        goal += [-self._clause(c, planes) for c in self.named.then]
        goal += [self.law.printed(i) for i in self._read()]
        if self.other is None or after is None:
            return goal
        moved = (self._moved(i, planes, after) for i in self.named.issues)
        return [*goal, self.law.circuit.some(moved), self._changed()]

    def _read(self) -> dict[str, None]:
        """The issues of which the matter must have a line."""
        clauses = (*self.named.when, *self.named.then)
        return dict.fromkeys([*(c.id for c in clauses if c.kind == "issue"), *self.named.issues])

    def issues(self) -> set[str]:
        """Every issue whose verdict the law reads."""
        return {c.id for c in (*self.named.when, *self.named.then) if c.kind in ("issue", "some")} | set(
            self.named.issues
        )

    def frameworks(self) -> tuple[str, ...]:
        found = {self.law.rulebook.issue(i).framework for i in self.issues()}
        return tuple(f for f in self.law.rulebook.frameworks if f in found)

    def _clause(self, c: Clause, planes: Planes) -> Literal:
        any, circuit = self.law.any, self.law.circuit
        if c.kind == "all_parties_named":
            return any.named if c.holds else -any.named
        if c.kind == "does":
            found = any.does[0][c.id]
        elif c.kind == "answer":
            found = circuit.some(self._answered(c.id, value) for value in c.values)
        elif c.kind == "issue":
            found = circuit.some(self._words(planes, c.id)[w] for w in c.values)
        else:
            words = [(k, self._words(planes, c.id, party=k)) for k in range(any.size)]
            found = circuit.some(
                circuit.both(self.law.printed(c.id, k), found[w]) for k, found in words for w in c.values
            )
        return found if c.holds else -found

    def _answered(self, question: str, value: str) -> Literal:
        """That both sides give this answer (or that nobody raised the point)."""
        said = self.law.any.said.get((question, 0)) or self.law.any.said.get((question, None))
        if said is None:  # nothing reads it, so it can be anything
            return -FALSE
        if value == "not raised":
            return -said.answered
        return said.settled(self.law.circuit, Condition("answer", question, "is", value))[0]

    def _words(self, planes: Planes, issue: str, *, party: int = 0, after: bool = False) -> Words:
        return self.law.words_in(planes, issue, party, self.other if after else None)

    def _moved(self, issue: str, planes: Planes, after: Planes) -> Literal:
        c = self.law.circuit
        now, then = self._words(planes, issue), self._words(after, issue, after=True)
        if self.named.never == "moves":
            return -c.every(c.same(now[w], then[w]) for w in now)
        up, down = ("raises", "lowers") if self.named.never == "raises" else ("lowers", "raises")
        gained = [c.both(-_one(c, now, ws), _one(c, then, ws)) for ws in FIRM[up]]
        lost = [c.both(_one(c, now, ws), -_one(c, then, ws)) for ws in FIRM[down]]
        return c.some((*gained, *lost))

    def _changed(self) -> Literal:
        """The change itself: the answer given, undisputed (or, for "any", any other answer)."""
        assert self.other is not None  # noqa: S101
        place = place_of(self.law.any, self.named)
        said = self.other.said[place]
        if self.named.to == "any":
            return said.answered
        return said.settled(self.law.circuit, Condition("answer", self.named.changing, "is", self.named.to))[0]


def _one(circuit: Circuit, words: Words, of: Iterable[str]) -> Literal:
    return circuit.some(words.get(w, FALSE) for w in of)


def place_of(any: AnyMatter, named: Named) -> Place:
    """Where the answer is changed: for the party of the law, for another, or for the matter."""
    party = 1 if named.whose == "another" else 0
    return (named.changing, party) if (named.changing, party) in any.said else (named.changing, None)


def claim_of(law: Law, named: Named) -> Claim:
    """The law made ready; one whose answer no rule reads holds trivially and changes nothing."""
    if not named.changing or place_of(law.any, named) not in law.any.said:
        return Claim(law, named, None)
    return Claim(law, named, law.any.with_other([place_of(law.any, named)]))
