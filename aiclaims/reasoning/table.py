"""Reading one table of a TOML file: known keys only, of the right kind, every mistake a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

_WORDS: dict[Any, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    date: "a date (2026-01-31)",
    tuple: "a list",
    dict: "a table",
}


class Table:
    """One TOML table being read: takes known keys, reports wrong kinds, and at the end what nobody took."""

    def __init__(self, data: dict[str, Any], where: str, problems: list[str]) -> None:
        self.data, self.where, self.problems, self.taken = data, where, problems, set[str]()

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = None) -> Any:
        self.taken.add(key)
        if key not in self.data:
            if default is None:
                self.problems.append(f"{self.where}: the key '{key}' is missing; add it.")
                return {str: "", tuple: (), bool: False, date: date.min}.get(
                    kind if isinstance(kind, type) else str, ""
                )
            return default
        value = self.data[key]
        if kind is tuple and isinstance(value, list):
            return tuple(value)
        if kind is dict and isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
            self.problems.append(f"{self.where}: '{key}' is one table, not a list; take the square brackets off.")
            return value[0]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)) or isinstance(value, datetime):
            self.problems.append(
                f"{self.where}: '{key}' is {value!r}; write {_WORDS.get(kind, 'text, a number or a date')}."
            )
            return default if default is not None else value
        return value

    def text(self, key: str, default: str | None = None) -> str:
        return " ".join(str(self.take(key, str, default)).split())

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(str(v) for v in self.take(key, tuple, ()))

    def tables(self, key: str) -> list[Table]:
        rows = self.take(key, tuple, ())
        if not all(isinstance(row, dict) for row in rows):
            self.problems.append(f"{self.where}: '{key}' must be a list of tables.")
            return []
        return [Table(row, f"{self.where}, {key} {n}", self.problems) for n, row in enumerate(rows, 1)]

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> Any:
        value = self.text(key, default)
        if value not in allowed and key in self.data:
            self.problems.append(f"{self.where}: '{key}' is '{value}'; choose one of: {', '.join(allowed)}.")
        return value

    def done(self) -> None:
        for key in [k for k in self.data if k not in self.taken]:
            near = get_close_matches(key, self.taken, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"known keys: {', '.join(sorted(self.taken))}."
            self.problems.append(f"{self.where}: nobody reads the key '{key}'; {hint}")
