"""Allegations, events and exhibits as rows. Two tabs cannot overwrite each other unseen; what is taken out can be put
back until its matter is deleted."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F, Max

from aiclaims.models.matter import Matter
from aiclaims.reasoning.record_files import MAX_RECORDS, RECORDS, record_id

Values = dict[str, Any]


class Record(models.Model):
    """One record as it stands. `values` holds what a matter file says of it, without its id, and with rows' keys
    where the file names parties. `number` is never given to another record of the matter. `version` counts the
    changes; a page that was read at another version is stale."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="records")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in RECORDS])
    number = models.PositiveIntegerField()
    values = models.JSONField(default=dict)
    removed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("matter", "kind", "number"), name="record_number_once"),)

    def __str__(self) -> str:
        return f"{self.key}, version {self.version}"

    @property
    def key(self) -> str:
        """Its id in matter files and on pages, such as E3."""
        return record_id(self.kind, self.number)

    @property
    def words(self) -> str:
        """What it says first of all."""
        return str(self.values.get("what") or self.values.get("text") or "")


class StaleRecordError(Exception):
    """Somebody else changed this record meanwhile. `saved`: as it is now."""

    def __init__(self, saved: Record) -> None:
        self.saved = saved
        super().__init__(f"{saved.key} changed meanwhile")


class FullError(Exception):
    """The matter holds as many records of this kind as it can. `most`: how many."""

    def __init__(self, kind: str) -> None:
        self.most = MAX_RECORDS[kind]
        super().__init__(f"{self.most} records of kind {kind}")


def next_number(matter: Matter, kind: str) -> int:
    """The number of the record that is added next."""
    return int(matter.records.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0) + 1


def add_record(matter: Matter, kind: str, values: Values, number: int) -> Record:
    """A new record under the number its page showed, or the next that is free. A page sent twice adds it once.
    Raises FullError."""
    before = matter.records.filter(kind=kind, number=number).first()
    if before and not before.removed and before.values == values:
        return before
    if matter.records.filter(kind=kind, removed=False).count() >= MAX_RECORDS[kind]:
        raise FullError(kind)
    try:
        with transaction.atomic():
            row = matter.records.create(kind=kind, values=values, number=next_number(matter, kind))
    except IntegrityError:  # somebody else took the number between our look and our write
        return add_record(matter, kind, values, number)
    matter.touch()
    return row


def change_record(row: Record, version: int, **changes: Any) -> None:
    """Save `values` or `removed`, if the page was read at the version that is saved. Saying again what is already saved
    is no change, however stale the page. Raises StaleRecordError."""
    if all(getattr(row, name) == value for name, value in changes.items()):
        return
    with transaction.atomic():
        mine = Record.objects.filter(pk=row.pk, version=version)
        if not mine.update(version=F("version") + 1, **changes):
            raise StaleRecordError(Record.objects.get(pk=row.pk))
        row.matter.touch()
