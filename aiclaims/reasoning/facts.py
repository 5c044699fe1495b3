"""A matter's answers as truth: what each condition on an answer is worth, in one version or over all scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiclaims.reasoning.assessment import Truth
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import UNKNOWN, Answer, AnswerValue, Matter
from aiclaims.reasoning.model import Condition, Framework, Question, Rulebook
from aiclaims.reasoning.order import conditions_of

MAX_DISPUTES = 6
"""Disputed facts beyond these count as unknown: every combination of versions is run."""

DEEPEST_GATE = 3
"""How many gates may stand one behind the other."""

Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a matter says, ready to be read: answers by (question, party), those set aside, the disputes run both ways,
    and those beyond them, which count as unknown."""

    matter: Matter
    rulebook: Rulebook
    answers: dict[Key, Answer]
    set_aside: tuple[Key, ...]
    disputes: tuple[Key, ...]
    beyond: tuple[Key, ...] = ()

    def key(self, question: str, party: str | None) -> Key:
        return (question, party if self.rulebook.questions[question].scope == "party" else None)

    def unraised(self, key: Key) -> bool:
        """An exceptional question that nobody has answered."""
        return key not in self.answers and self.rulebook.questions[key[0]].unless_raised is not None


def inside(rulebook: Rulebook, matter: Matter) -> tuple[Framework, ...]:
    """The chosen frameworks that can answer the matter's aim."""
    chosen = (rulebook.frameworks[f] for f in matter.frameworks)
    return tuple(f for f in chosen if matter.aim in f.aims)


def gather(rulebook: Rulebook, matter: Matter) -> Facts:
    """Read a matter's answers, set aside those whose gate is known to fail, and pick the disputes to run: the first
    MAX_DISPUTES over questions that rules read."""
    given = {(a.question, a.party): a for a in (*set_up(matter), *matter.answers)}
    given = {k: a for k, a in given.items() if k[0] in rulebook.questions}
    kept = given
    for _ in range(DEEPEST_GATE):  # an answer that is itself set aside gates nothing
        read = Facts(matter, rulebook, kept, (), ())
        before, kept = kept, {k: a for k, a in given.items() if arises(read, *k) is not False}
        if len(kept) == len(before):
            break
    aside = tuple(k for k in given if k not in kept)
    disputed = {k for k, a in kept.items() if a.disputed}
    every = tuple(k for k in _in_order(rulebook, matter) if k in disputed) if disputed else ()
    return Facts(matter, rulebook, kept, aside, every[:MAX_DISPUTES], every[MAX_DISPUTES:])


def set_up(matter: Matter) -> Iterator[Answer]:
    """What the set-up of a matter answers: aim, complaint and the national test, as questions rules can read."""
    yield Answer("matter.aim", None, matter.aim, matter.aim)
    yield Answer("matter.national_test", None, matter.national_test, matter.national_test)
    if matter.complaint is not None:
        yield Answer("matter.complaint", None, matter.complaint, matter.complaint, complete=True)


def _in_order(rulebook: Rulebook, matter: Matter) -> Iterator[Key]:
    """The questions that rules of the matter's frameworks read, in asking order, each party in turn."""
    chosen = [rulebook.frameworks[f] for f in matter.frameworks]
    read = {c.id for f in chosen for rule in f.rules for c in conditions_of(rule)}
    read |= {factor.condition.id for f in chosen for factor in f.factors}
    for q in (q for q in rulebook.questions.values() if q.id in read):
        yield from [(q.id, p.id) for p in matter.parties] if q.scope == "party" else [(q.id, None)]


def arises(facts: Facts, question: str, party: str | None, *, asking: bool = False) -> Truth:
    """Whether a question arises for this party: False only if a gate is known to fail, None if one is not known.
    When asking, a gate reads an exceptional point nobody has raised as absent: what hangs on it is not asked yet."""
    q = facts.rulebook.questions[question]
    does = facts.matter.party(party).does if party else ()
    if q.asked_of and not any(function in q.asked_of for function in does):
        return False
    if not q.asked_if:
        return True
    gates = [worth(facts, c, party, asking=asking) for c in q.asked_if]
    return False if False in gates else None if None in gates else True


def worth(facts: Facts, c: Condition, party: str | None, *, asking: bool = False) -> Truth:
    """An answer or does-condition in every version at once: None where unknown or disputed."""
    if c.kind == "does":
        return (c.id in facts.matter.party(party).does if party else False) is (c.test == "is")
    key = facts.key(c.id, party)
    answer, q = facts.answers.get(key), facts.rulebook.questions[c.id]
    if answer is None:
        absent = asking and q.unless_raised is not None and arises(facts, *key, asking=True) is not False
        return test(q, c, q.unless_raised, True) if absent else None
    ours, theirs = test(q, c, answer.claimant, answer.complete), test(q, c, answer.defendant, answer.complete)
    return ours if ours is theirs else None


def test(question: Question, c: Condition, value: AnswerValue | None, complete: bool) -> Truth:
    """What one version of an answer makes of a condition. None and "unknown" are unknown."""
    if value is None or value == UNKNOWN:
        return None
    if c.test in ("is", "is_not"):
        found = _holds(question, c, value, complete)
        return found if c.test == "is" or found is None else not found
    return _compares(c, value)


def _holds(question: Question, c: Condition, value: AnswerValue, complete: bool) -> Truth:
    if question.kind == "several_of" and isinstance(value, tuple):
        return True if c.value in value else False if complete else None
    return value == c.value


def _compares(c: Condition, value: AnswerValue) -> Truth:
    """Numbers, amounts and dates against a bound. A date that is not exact enough to tell is unknown, and so are kinds
    that do not compare (load refuses the rule)."""
    try:
        if isinstance(value, Day):
            return (value.before if c.test == "before" else value.after)(c.value)  # type: ignore[arg-type]
        return value >= c.value if c.test == "at_least" else value <= c.value  # type: ignore[operator]
    except TypeError:
        return None
