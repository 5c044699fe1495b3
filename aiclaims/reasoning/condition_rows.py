"""Conditions and defeaters of a rulebook table to their dataclasses."""

from __future__ import annotations

from datetime import date

from aiclaims.reasoning import model as m
from aiclaims.reasoning.table import Table
from aiclaims.reasoning.vocabulary import HEDGES


def _condition(t: Table) -> m.Condition:
    """`{answer=…, is=…}`, `{issue=…}`, `{some=…}`, `{does=…}` (with `is_not=true` for "does not"), `{silent=…}`."""
    kinds = [k for k in ("answer", "issue", "some", "does", "silent") if k in t.data]
    if len(kinds) != 1:
        t.problems.append(f"{t.where}: a condition names exactly one of answer, issue, some, does, silent.")
        t.taken.update(t.data)
        return m.Condition("silent", "")
    kind, name = kinds[0], t.text(kinds[0])
    if kind == "does":
        return m.Condition("does", name, "is_not" if t.take("is_not", bool, False) else "is")
    if kind != "answer":
        return m.Condition(kind, name)
    tests = [k for k in ("is", "is_not", "at_least", "at_most", "before", "after") if k in t.data]
    if len(tests) != 1:
        t.problems.append(
            f"{t.where}: an answer is tested by exactly one of is, is_not, at_least, at_most, before, after."
        )
        t.taken.update(t.data)
        return m.Condition("answer", name)
    return m.Condition("answer", name, tests[0], t.take(tests[0], (str, int, float, date)))


def _closed(t: Table, value: m.Condition) -> m.Condition:
    t.done()
    return value


def read_conditions(t: Table, key: str) -> tuple[m.Condition, ...]:
    """The list of conditions under this key; empty where it is left out."""
    return tuple(_closed(row, _condition(row)) for row in t.tables(key))


def read_defeater(t: Table) -> m.Defeater:
    """A row of `unless`."""
    found = m.Defeater(
        condition=_condition(t),
        burden=t.choice("burden", ("claimant", "defendant")),
        stated=t.choice("burden_is", ("stated", "assumed")) == "stated",
        hedge=t.choice("hedge", HEDGES, "") or None,
    )
    t.done()
    return found


def read_condition(t: Table, key: str) -> m.Condition:
    """The one condition under this key."""
    row = Table(t.take(key, dict, {}), f"{t.where}, {key}", t.problems)
    return _closed(row, _condition(row))


def optional_condition(t: Table, key: str) -> m.Condition | None:
    """The same where the key may be left out: then None."""
    t.taken.add(key)
    return read_condition(t, key) if key in t.data else None
