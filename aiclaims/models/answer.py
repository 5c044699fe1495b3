"""One row an answer, with its history. Two tabs cannot overwrite each other unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from aiclaims.models.access import Access
from aiclaims.models.matter import Matter, Party
from aiclaims.reasoning.values import MAX_WHOM

Json = str | int | float | list[str]


class Said(models.Model):
    """What is said to one question: JSON values as in matter files; both None: nothing yet. Undisputed: both equal."""

    question = models.CharField(max_length=100)
    claimant = models.JSONField(null=True)
    defendant = models.JSONField(null=True)
    complete = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    whom = models.CharField(max_length=MAX_WHOM, blank=True)
    by = models.ForeignKey(Access, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        abstract = True


class Answer(Said):
    """The answer as it stands. `version`: how often it was changed, also before it was last cleared; a page that was
    read at another version is stale."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="answers")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="answers")
    version = models.PositiveIntegerField(default=1)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("matter", "party", "question"), name="answer_once_a_party"),
            models.UniqueConstraint(
                fields=("matter", "question"), condition=Q(party=None), name="answer_once_a_matter"
            ),
        )

    def __str__(self) -> str:
        return f"{self.question}, version {self.version}"


class AnswerChange(Said):
    """What an answer was set to, when and from which browser. Deleted with its matter."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="changes")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.question}, {self.at:%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says now. `empty` clears the answer."""

    claimant: Json | None = None
    defendant: Json | None = None
    complete: bool = False
    note: str = ""
    whom: str = ""

    @property
    def empty(self) -> bool:
        return self == Given()

    @staticmethod
    def of(row: Said | None) -> Given:
        return Given(row.claimant, row.defendant, row.complete, row.note, row.whom) if row else Given()


Slot = tuple[str, Party | None]
"""A question, and the party it is asked about."""


class ConflictError(Exception):
    """Somebody else changed these answers meanwhile. `stale`: slot to what is saved now (None: nothing)."""

    def __init__(self, stale: Mapping[Slot, Answer | None]) -> None:
        self.stale = dict(stale)
        super().__init__(f"{len(self.stale)} answers changed meanwhile")


def save_answers(matter: Matter, given: Mapping[Slot, Given], versions: Mapping[Slot, int], by: Access | None) -> int:
    """Save all answers or none; gives the number that changed. `versions`: what the page showed (0: no answer).

    Saying again what is already saved is no change, however stale the page; nor is leaving an answer as the page showed
    it, where somebody else changed it meanwhile: theirs stays; only of one that was cleared everybody is told. Raises
    ConflictError.
    """
    try:
        return _save(matter, given, versions, by)
    except IntegrityError:  # somebody else made a row between our look and our write: look again
        return _save(matter, given, versions, by)


@transaction.atomic
def _save(matter: Matter, given: Mapping[Slot, Given], versions: Mapping[Slot, int], by: Access | None) -> int:
    rows = {slot: _row(matter, slot) for slot in given}
    changed = {s: g for s, g in given.items() if g != Given.of(rows[s])}
    moved = {s: versions.get(s, 0) for s in changed if _version(rows[s]) != versions.get(s, 0)}
    for slot in [s for s, version in moved.items() if rows[s] and changed[s] == _shown(matter, s, version)]:
        del changed[slot], moved[slot]
    if moved:
        raise ConflictError({slot: rows[slot] for slot in moved})
    for slot, said in changed.items():
        _write(matter, slot, said, rows[slot], by)
    if changed:
        matter.touch()
    return len(changed)


def _shown(matter: Matter, slot: Slot, version: int) -> Given | None:
    """What a page showed that was read at an earlier version; None where there never was such a version."""
    if version == 0:
        return Given()
    then = _history(matter, slot)[version - 1 : version].first()
    return Given.of(then) if then else None


def _history(matter: Matter, slot: Slot) -> QuerySet[AnswerChange]:
    """Every change of an answer, the first one first."""
    return matter.changes.filter(question=slot[0], party=slot[1]).order_by("pk")


def _row(matter: Matter, slot: Slot) -> Answer | None:
    return matter.answers.filter(question=slot[0], party=slot[1]).first()


def _version(row: Answer | None) -> int:
    return row.version if row else 0


def _write(matter: Matter, slot: Slot, said: Given, row: Answer | None, by: Access | None) -> None:
    question, party = slot
    values: dict[str, Any] = {"claimant": said.claimant, "defendant": said.defendant}
    values |= {"complete": said.complete, "note": said.note, "whom": said.whom, "by": by}
    matter.changes.create(question=question, party=party, **values)
    if row is None:
        matter.answers.create(question=question, party=party, version=_history(matter, slot).count(), **values)
        return
    mine = matter.answers.filter(pk=row.pk, version=row.version)
    written = mine.delete()[0] if said.empty else _changed(mine, values)
    if not written:
        raise ConflictError({slot: _row(matter, slot)})


def _changed(rows: QuerySet[Answer], values: dict[str, Any]) -> int:
    return rows.update(version=F("version") + 1, changed=timezone.now(), **values)
