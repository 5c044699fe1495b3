"""One answer of a matter file checked against its question, and texts that can be kept."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import Any

from aiclaims.reasoning.days import WRITTEN, Day
from aiclaims.reasoning.matter import UNKNOWN, AnswerValue
from aiclaims.reasoning.model import Question

MAX_TEXT = 20_000
NO_DATE = "is no date; write it as 2024-03-31, 2024-03 or 2024, with ~ behind it for about."
MAX_WHOM = 200
"""Who could answer a question is a name or a line, not a text."""


def text_of(table: dict[str, Any], key: str, where: str, problems: list[str], longest: int = MAX_TEXT) -> str:
    """A text value ("" if absent) that a database and a page can hold; what is wrong is added to `problems`."""
    value = table.get(key, "")
    if not isinstance(value, str):
        problems.append(f"{where}: '{key}' must be text.")
        return ""
    if any("\ud800" <= c <= "\udfff" for c in value):
        problems.append(f"{where}: '{key}' holds half a character; type it again.")
        return ""
    if "\0" in value:
        problems.append(f"{where}: '{key}' holds a NUL byte; take it out.")
    if len(value) > longest:
        problems.append(f"{where}: '{key}' has {len(value):,} characters; at most {longest:,} fit. Shorten it.")
    return value


def value_of(q: Question, value: Any, where: str, problems: list[str]) -> AnswerValue | None:
    """One answer checked against its question; what is wrong is added to `problems`."""
    if value == UNKNOWN:
        return UNKNOWN
    if isinstance(value, bool) and q.kind == "yes_no":
        return "yes" if value else "no"
    if q.kind in ("yes_no", "one_of"):
        return _option(q, value, where, problems)
    if q.kind == "several_of":
        if not isinstance(value, list | tuple):
            problems.append(f"{where}: several may be chosen; write a list.")
            return None
        given = [v for v in (_option(q, v, where, problems) for v in dict.fromkeys(map(str, value))) if v]
        return tuple(o.id for o in q.options if o.id in given)  # in one order, so that equal answers are equal
    return _free(q, value, where, problems)


def _option(q: Question, value: Any, where: str, problems: list[str]) -> str | None:
    options = [o.id for o in q.options]
    if value not in options:
        problems.append(f"{where}: '{str(value)[:40]}' is no option; choose one of: {', '.join(options)}, {UNKNOWN}.")
        return None
    return str(value)


def _day(value: Any, where: str, problems: list[str]) -> Day | None:
    """A TOML date, or text for what is known less exactly."""
    if type(value) is date:
        return Day.on(value)
    text = value if isinstance(value, str) else ""
    try:
        return Day.read(text)
    except ValueError:
        wrong = "is in no calendar; check its figures." if WRITTEN.fullmatch(text) else NO_DATE
        problems.append(f"{where}: '{str(value)[:40]}' {wrong}")
        return None


def _free(q: Question, value: Any, where: str, problems: list[str]) -> AnswerValue | None:
    if q.kind == "date":
        return _day(value, where, problems)
    if q.kind in ("number", "amount"):
        if isinstance(value, bool) or not isinstance(value, int | float) or not -inf < value < inf:
            problems.append(f"{where}: '{str(value)[:40]}' is no number; write digits, with a point for decimals.")
            return None
        return value
    return text_of({"value": value}, "value", where, problems)
