"""The tables [[allegation]], [[event]] and [[exhibit]] of a matter file, both ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.matter_tables import flag, near, party_of, tables, unknown_keys, words
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.records import KINDS, RESPONSES, STRENGTHS, Allegation, Event, Exhibit, FactKey
from aiclaims.reasoning.values import MAX_TEXT, text_of

RECORDS = ("allegation", "event", "exhibit")
MAX_RECORDS = {"allegation": 200, "event": 500, "exhibit": 300}
"""How many of each a matter holds at most."""
MAX_LINE = 200
"""Characters in what is a name or a line, not a text."""
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LETTERS = {"allegation": "A", "event": "C", "exhibit": "E"}
_KEYS = {
    "allegation": ("id", "text", "number", "party", "response", "because", "issues"),
    "event": ("id", "what", "when", "source", "disputed", "other_version", "issues", "exhibits"),
    "exhibit": ("id", "what", "kind", "holder", "captured", "digest", "size", "file_type", "strength", "because",
                "supports", "against"),
}  # fmt: skip
Record = TypeVar("Record", Allegation, Event, Exhibit)
AnyRecord = Allegation | Event | Exhibit


def record_id(kind: str, number: int) -> str:
    """The id of the record of a kind ("exhibit") with a number: "E3"."""
    return f"{_LETTERS[kind]}{number}"


def record_number(id: str) -> int:
    """The number in the id of a record."""
    return int(id[1:])


class RecordTables:
    """The records of one file being read against a rulebook and the ids of its parties. What is wrong is added to
    `problems`."""

    def __init__(self, data: dict[str, Any], rulebook: Rulebook, parties: set[str], problems: list[str]) -> None:
        self.data, self.rulebook, self.parties, self.problems = data, rulebook, parties, problems
        self.issues = {id for f in rulebook.frameworks.values() for id in f.issues}
        self.exhibits = self._all("exhibit", self._exhibit)
        self.events = self._all("event", self._event)
        self.allegations = self._all("allegation", self._allegation)

    def _all(self, kind: str, read: Callable[[dict[str, Any], str], Record]) -> tuple[Record, ...]:
        found: dict[str, Record] = {}
        for number, row in enumerate(tables(self.data, kind, self.problems), 1):
            where = f"{kind} {number} ('{str(row.get('id', ''))[:40]}')"
            unknown_keys(row, _KEYS[kind], where, self.problems)
            record = read(row, where)
            if not re.fullmatch(rf"{_LETTERS[kind]}[1-9]\d{{0,3}}", record.id, re.ASCII) or record.id in found:
                self.problems.append(f"{where}: needs an 'id' of its own, such as {record_id(kind, number)}.")
            else:
                found[record.id] = record
        if len(found) > MAX_RECORDS[kind]:
            self.problems.append(f"{len(found)} tables [[{kind}]]; a matter holds at most {MAX_RECORDS[kind]}.")
        return tuple(found.values())

    def _allegation(self, row: dict[str, Any], where: str) -> Allegation:
        found = Allegation(
            id=self._line(row, "id", where),
            text=self._needed(row, "text", where),
            number=self._line(row, "number", where),
            party=self._party(row, where),
            response=self._word(row, "response", ("", *RESPONSES), where),
            because=text_of(row, "because", where, self.problems),
            issues=self._ids(row, "issues", self.issues, where),
        )
        if found.response == "deny" and not found.because.strip():
            self.problems.append(f"{where}: is denied; say why in 'because'.")
        return found

    def _event(self, row: dict[str, Any], where: str) -> Event:
        found = Event(
            id=self._line(row, "id", where),
            what=self._needed(row, "what", where),
            when=self._when(row, where),
            source=text_of(row, "source", where, self.problems),
            disputed=flag(row, "disputed", where, self.problems),
            other_version=text_of(row, "other_version", where, self.problems),
            issues=self._ids(row, "issues", self.issues, where),
            exhibits=self._ids(row, "exhibits", {e.id for e in self.exhibits}, where),
        )
        if found.other_version and not found.disputed:
            self.problems.append(f"{where}: has another version; add 'disputed = true'.")
        return found

    def _exhibit(self, row: dict[str, Any], where: str) -> Exhibit:
        found = Exhibit(
            id=self._line(row, "id", where),
            what=self._needed(row, "what", where),
            kind=self._word({"kind": "document"} | row, "kind", KINDS, where),
            holder=self._line(row, "holder", where),
            captured=text_of(row, "captured", where, self.problems),
            digest=self._line(row, "digest", where),
            size=self._size(row, where),
            file_type=self._line(row, "file_type", where),
            strength=self._word({"strength": "none"} | row, "strength", STRENGTHS, where),
            because=text_of(row, "because", where, self.problems),
            supports=self._facts(row, "supports", where),
            against=self._facts(row, "against", where),
        )
        if found.digest and not DIGEST.fullmatch(found.digest):
            self.problems.append(f"{where}: 'digest' is no SHA-256; write its 64 figures and letters a to f, in small.")
        if set(found.supports) & set(found.against):
            self.problems.append(f"{where}: speaks for and against the same answer; keep one.")
        return found

    def _line(self, row: dict[str, Any], key: str, where: str) -> str:
        return text_of(row, key, where, self.problems, MAX_LINE)

    def _needed(self, row: dict[str, Any], key: str, where: str) -> str:
        found = text_of(row, key, where, self.problems, MAX_TEXT)
        if not found.strip() and isinstance(row.get(key, ""), str):
            self.problems.append(f"{where}: '{key}' is missing; say in words.")
        return found

    def _word(self, row: dict[str, Any], key: str, known: Iterable[str], where: str) -> str:
        value = row.get(key, "")
        if value not in tuple(known):
            self.problems.append(
                f"{where}: '{key}' is '{str(value)[:40]}'; choose one of: {', '.join(filter(None, known))}."
            )
            return ""
        return str(value)

    def _party(self, row: dict[str, Any], where: str) -> str | None:
        party = row.get("party")
        if party is not None and not (isinstance(party, str) and party in self.parties):
            self.problems.append(f"{where}: '{str(party)[:40]}' is no party's id.")
            return None
        return party

    def _ids(self, row: dict[str, Any], key: str, known: set[str], where: str) -> tuple[str, ...]:
        found = words(row, key, where, self.problems)
        self.problems += (
            f"{where}: '{key}' names '{i[:40]}'; {_unknown(key, i, known)}" for i in found if i not in known
        )
        return tuple(dict.fromkeys(i for i in found if i in known))

    def _when(self, row: dict[str, Any], where: str) -> Day | None:
        value = row.get("when")
        try:
            return None if value is None else Day.read(str(value))
        except ValueError:
            wrong = f"{where}: 'when' is '{str(value)[:40]}', which is no date;"
            self.problems.append(f"{wrong} write it as 2024, 2024-03 or 2024-03-31, with ~ behind it for about.")
            return None

    def _size(self, row: dict[str, Any], where: str) -> int | None:
        value = row.get("size")
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10**15):
            self.problems.append(f"{where}: 'size' must be the whole number of bytes.")
            return None
        return value

    def _facts(self, row: dict[str, Any], key: str, where: str) -> tuple[FactKey, ...]:
        found: list[FactKey] = []
        for number, fact in enumerate(tables(row, key, self.problems, f"{where}: "), 1):
            at = f"{where}, {key} {number}"
            unknown_keys(fact, ("question", "party"), at, self.problems)
            question = self.rulebook.questions.get(str(fact.get("question", "")))
            if question is None or question.stage == "matter":
                id = str(fact.get("question", ""))[:40]
                self.problems.append(f"{at}: '{id}' is no question about a fact; {near(id, self.rulebook.questions)}")
                continue
            found.append((question.id, party_of(fact, question, self.parties, at, self.problems)))
        return tuple(dict.fromkeys(found))


def _unknown(key: str, id: str, known: set[str]) -> str:
    return near(id, known) if key == "issues" else "there is no such exhibit."


def dump_records(matter: Matter) -> dict[str, list[dict[str, Any]]]:
    """The records of a matter as JSON-able tables by their key; a kind that it has none of is left out."""
    found: dict[str, tuple[AnyRecord, ...]] = {
        "allegation": matter.allegations,
        "event": matter.events,
        "exhibit": matter.exhibits,
    }
    return {kind: [dump_record(r) for r in records] for kind, records in found.items() if records}


def dump_record(record: AnyRecord) -> dict[str, Any]:
    """One record as a JSON-able table; what is empty is left out."""
    found = ((name, getattr(record, name)) for name in type(record).__slots__)
    return {name: _plain(name, value) for name, value in found if value not in ("", None, (), False)}


def _plain(key: str, value: Any) -> Any:
    if key in ("supports", "against"):
        return [{"question": q} | ({"party": p} if p is not None else {}) for q, p in value]
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Day) else value
