"""Small readers that every table of a matter file shares: known keys, flags, lists, whom a question is asked of."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Self

from aiclaims.reasoning.matter_data import MatterError
from aiclaims.reasoning.model import Question

MOST_PROBLEMS = 100
"""How many are named at once. A file with more is of another kind, or mended step by step."""


class Problems(list[str]):
    """What is wrong with a file, one sentence each. Raises MatterError once there are as many as are named."""

    def append(self, said: str, /) -> None:
        super().append(said)
        if len(self) == MOST_PROBLEMS:
            raise MatterError([*self, "There may be more; mend these first."])

    def __iadd__(self, more: Iterable[str], /) -> Self:  # type: ignore[override, misc]
        for said in more:  # one by one: what comes after the last is not even looked at
            self.append(said)
        return self


def near(id: str, known: Iterable[str]) -> str:
    """What to do about an id that nobody knows."""
    match = get_close_matches(id, list(known), 1)
    return f"did you mean '{match[0]}'?" if match else "see `rulebook list` for the ids."


def unknown_keys(table: dict[str, Any], known: tuple[str, ...], where: str, problems: list[str]) -> None:
    problems += (f"{where}: unknown key '{k[:40]}'; {near(k, known)}" for k in table if k not in known)


def tables(data: dict[str, Any], key: str, problems: list[str], where: str = "") -> list[dict[str, Any]]:
    """The tables under a key; none where there is something else."""
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        problems.append(f"{where}'{key}' must be a list of tables" + ("." if where else f" ([[{key}]])."))
        return []
    return rows


def flag(table: dict[str, Any], key: str, where: str, problems: list[str]) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        problems.append(f"{where}: '{key}' must be true or false.")
    return value is True


def words(row: dict[str, Any], key: str, where: str, problems: list[str]) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list):
        problems.append(f"{where}: '{key}' must be a list of words.")
        return ()
    return tuple(map(str, value))


def party_of(row: dict[str, Any], q: Question, parties: set[str], where: str, problems: list[str]) -> str | None:
    """The party that an answer to a question is about; None for the matter, and where it is wrong."""
    party = row.get("party")
    if q.scope == "matter":
        if party is not None:
            problems.append(f"{where}: is asked of the matter, not of a party; take 'party' out.")
        return None
    if not isinstance(party, str) or party not in parties:
        wrong = "say which in 'party'" if party is None else f"'{party}' is no party's id"
        problems.append(f"{where}: is asked of each party; {wrong}.")
        return None
    return party
