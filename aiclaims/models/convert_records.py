"""Records as rows to the frozen ones of `reasoning`, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aiclaims.models.matter import Matter, Party
from aiclaims.models.records import Record, Values
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.record_files import RECORDS, AnyRecord, dump_record, record_id, record_number
from aiclaims.reasoning.records import Allegation, Event, Exhibit, FactKey

MADE: dict[str, type[AnyRecord]] = {"allegation": Allegation, "event": Event, "exhibit": Exhibit}


class RecordsOf:
    """What the rows of a matter record. Parties, questions, issues and exhibits that are not there any more are left
    out here and stay in the rows."""

    def __init__(self, matter: Matter, rulebook: Rulebook, parties: Mapping[int, str]) -> None:
        self.parties, self.questions = parties, rulebook.questions
        self.issues = {id for f in rulebook.frameworks.values() for id in f.issues}
        rows = [row for row in matter.records.all() if not row.removed]
        self.numbers = {row.number for row in rows if row.kind == "exhibit"}
        self.found = {kind: tuple(self._made(row) for row in rows if row.kind == kind) for kind in RECORDS}

    @property
    def fields(self) -> dict[str, Any]:
        """By the names they have in a matter."""
        return {f"{kind}s": found for kind, found in self.found.items()}

    def _made(self, row: Record) -> AnyRecord:
        values = {name: self._value(name, value) for name, value in row.values.items()}
        return MADE[row.kind](id=row.key, **values)

    def _value(self, name: str, value: Any) -> Any:
        if name in ("supports", "against"):
            return tuple(key for fact in value if (key := self._fact(*fact)))
        if name == "exhibits":
            return tuple(record_id("exhibit", n) for n in value if n in self.numbers)
        if name == "issues":
            return tuple(id for id in value if id in self.issues)
        if name == "party":
            return self.parties.get(value)
        return Day.read(value) if name == "when" else value

    def _fact(self, question: str, party: int | None) -> FactKey | None:
        if question not in self.questions or (party is not None and party not in self.parties):
            return None
        return question, None if party is None else self.parties[party]


def record_values(record: AnyRecord, parties: Mapping[str, Party]) -> Values:
    """What a row holds of a record; what is empty is left out."""
    values = dump_record(record)
    del values["id"]
    if record_party := values.get("party"):
        values["party"] = parties[record_party].pk
    if "exhibits" in values:
        values["exhibits"] = [record_number(id) for id in values["exhibits"]]
    for name in {"supports", "against"} & values.keys():
        values[name] = [[q, parties[p].pk if p else None] for q, p in getattr(record, name)]
    return values


def store_records(row: Matter, records: Iterable[AnyRecord], parties: Mapping[str, Party]) -> None:
    """Make the rows of records of a matter that came from a file or another matter."""
    kinds = {made: kind for kind, made in MADE.items()}
    Record.objects.bulk_create(
        Record(matter=row, kind=kinds[type(r)], number=record_number(r.id), values=record_values(r, parties))
        for r in records
    )
