"""What must hold of each condition: it names something that exists, in a place where it means something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from aiclaims.reasoning.model import Condition, Framework, Question, Rule, Rulebook
from aiclaims.reasoning.order import conditions_of
from aiclaims.reasoning.vocabulary import FUNCTIONS


def near(id: str, known: Iterable[str]) -> str:
    """What to do about an unknown id: the nearest known one, or to define it."""
    match = get_close_matches(id, list(known), 1)
    return f"did you mean '{match[0]}'?" if match else "define it or mend the name."


def one_of(word: str, known: Iterable[str]) -> str:
    """What to do about a word that is none of a few: the nearest of them, or all to choose from."""
    match = get_close_matches(word, known := list(known), 1)
    return f"did you mean '{match[0]}'?" if match else f"choose one of: {', '.join(known)}."


def condition_problems(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    """Problems of everything the rules, factors and remedies of a framework read."""
    for rule in framework.rules:
        issue = framework.issues.get(rule.concludes)
        yield from _shape(f"{framework.id}: rule '{rule.id}'", rule)
        for condition in conditions_of(rule):
            yield from _condition(
                rulebook, f"{framework.id}: rule '{rule.id}'", condition, issue.scope if issue else "party"
            )
    for factor in framework.factors:
        if factor.condition.kind == "silent" and factor.condition.id:
            yield f"{framework.id}: factor '{factor.id}' is a silence; only a rule can say that a source is silent."
        issue = framework.issues.get(factor.issue)
        yield from _condition(
            rulebook, f"{framework.id}: factor '{factor.id}'", factor.condition, issue.scope if issue else "party"
        )
    for remedy in framework.remedies.values():
        read = [*(x.conditions for x in remedy.considerations), *(x.conditions for x in remedy.lesser)]
        for condition in (c for conditions in (*read, *(x.conditions for x in remedy.moot)) for c in conditions):
            yield from _condition(rulebook, f"{framework.id}: remedy '{remedy.id}'", condition, "party")


def _shape(where: str, rule: Rule) -> Iterator[str]:
    """A rule needs something, and a silence can only be one of its conditions."""
    if not rule.conditions and not rule.one_of:
        yield f"{where} has no condition; say in 'if' what it needs."
    if any(c.kind == "silent" and c.id for c in (*rule.one_of, *(d.condition for d in rule.unless))):
        yield f"{where} has a silence in 'one_of' or 'unless'; put it into 'if', in a rule of its own."


def conflict_problems(rulebook: Rulebook) -> Iterator[str]:
    """Problems of the conflicts: they read answers and what parties do, and name functions that exist."""
    for conflict in rulebook.conflicts:
        where = f"conflict '{conflict.id}'"
        if not conflict.conditions:
            yield f"{where} has no condition; say in 'when' which answers clash."
        for condition in conflict.conditions:
            if condition.kind not in ("answer", "does"):
                yield f"{where} reads '{condition.id}', which is no answer; a conflict reads what was said."
            else:
                yield from _condition(rulebook, where, condition, "party")
        yield from (
            f"{where}: '{f}' in nobody is nothing a party does; {one_of(f, FUNCTIONS)}"
            for f in conflict.nobody
            if f not in FUNCTIONS
        )


def gate_problems(rulebook: Rulebook, where: str, c: Condition, scope: str) -> Iterator[str]:
    """Problems of one condition of a gate: an answer, or what a party does."""
    if c.kind in ("answer", "does"):
        yield from _condition(rulebook, where, c, scope)
    else:
        yield f"{where}: its gate reads '{c.id}', which is no answer; a gate reads answers and what parties do."


def _condition(rulebook: Rulebook, where: str, c: Condition, scope: str) -> Iterator[str]:
    """Problems of one condition read by something of the given scope ("matter" or "party")."""
    if c.kind == "answer":
        yield from _answer(rulebook, where, c, scope)
    elif c.kind in ("issue", "some"):
        yield from _issue(rulebook, where, c, scope)
    elif c.kind == "does":
        if c.id not in FUNCTIONS:
            yield f"{where} tests what a party does by '{c.id}'; {one_of(c.id, FUNCTIONS)}"
        if scope == "matter":
            yield f"{where} is about the matter and cannot test what 'the party' does; use some = …"
    elif c.id and all(c.id not in f.silences for f in rulebook.frameworks.values()):
        yield f"{where} names the silence '{c.id}', which no [[silence]] explains; add it."


def _answer(rulebook: Rulebook, where: str, c: Condition, scope: str) -> Iterator[str]:
    q = rulebook.questions.get(c.id)
    if q is None:
        yield f"{where} reads the question '{c.id}', which does not exist; {near(c.id, rulebook.questions)}"
        return
    if q.scope == "party" and scope == "matter":
        yield f"{where} is about the matter but reads '{c.id}', asked of each party; go through an issue with some = …"
    if c.value is None:
        return  # no readable test: said when the row was read
    if c.test in ("is", "is_not") and c.value not in {o.id for o in q.options}:
        yield (
            f"{where} tests '{c.id}' for '{c.value}', which is no option of it; "
            f"{one_of(str(c.value), [o.id for o in q.options])}"
        )
    if c.test not in ("is", "is_not"):
        yield from _bound(where, q, c)


def _bound(where: str, q: Question, c: Condition) -> Iterator[str]:
    """A comparison: numbers by at_least and at_most, dates by before and after."""
    if q.kind not in ("number", "amount", "date"):
        yield f"{where} compares '{c.id}' by {c.test}, but it is {q.kind}; only numbers, amounts and dates compare."
    elif q.kind == "date" and (c.test not in ("before", "after") or type(c.value) is not date):
        yield f"{where} compares the date '{c.id}'; write before or after and a date (2026-01-31)."
    elif q.kind != "date" and (c.test not in ("at_least", "at_most") or not isinstance(c.value, int | float)):
        yield f"{where} compares the number '{c.id}'; write at_least or at_most and a number."


def _issue(rulebook: Rulebook, where: str, c: Condition, scope: str) -> Iterator[str]:
    issues = {i: issue for f in rulebook.frameworks.values() for i, issue in f.issues.items()}
    issue = issues.get(c.id)
    if issue is None:
        yield f"{where} needs the issue '{c.id}', which does not exist; {near(c.id, issues)}"
    elif c.kind == "some" and issue.scope != "party":
        yield f"{where} asks whether some party meets '{c.id}', which is about the matter; write issue = …"
    elif c.kind == "issue" and issue.scope == "party" and scope == "matter":
        yield f"{where} is about the matter but needs '{c.id}' of 'the party'; write some = …"
