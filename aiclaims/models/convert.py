"""Rows to the frozen `reasoning.Matter` and back. The only place that knows both shapes."""

from __future__ import annotations

from typing import Any, cast

from django.db import transaction

from aiclaims import reasoning
from aiclaims.models.answer import Answer, AnswerChange, Json
from aiclaims.models.convert_records import RecordsOf, store_records
from aiclaims.models.edition import keep_shipped
from aiclaims.models.matter import Matter
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.editions import editions_of
from aiclaims.reasoning.matter import UNKNOWN, AnswerValue
from aiclaims.reasoning.matter import Answer as Fact
from aiclaims.reasoning.matter import Party as Person


def to_json(value: AnswerValue | None) -> Json | None:
    """A value as matter files and rows hold it: lists for several, text for dates (2024-03-31, 2024-03, 2024~)."""
    if isinstance(value, Day):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def from_json(kind: str, value: Json | None) -> AnswerValue | None:
    """The same value as rules compare it. `kind` is the question's; "unknown" passes through."""
    if kind == "date" and isinstance(value, str) and value != UNKNOWN:
        return Day.read(value)
    return tuple(value) if isinstance(value, list) else value


def to_matter(row: Matter, rulebook: Rulebook) -> reasoning.Matter:
    """What the rows say. Answers to questions that a new edition of the rulebook no longer asks stay in the rows, but
    are not part of it."""
    keys = {p.pk: p.key for p in row.parties.all()}
    facts = (_fact(a, keys, rulebook) for a in row.answers.all())
    return reasoning.Matter(
        aim=row.aim,
        frameworks=tuple(row.frameworks),
        complaint=None if row.complaint is None else tuple(row.complaint),
        parties=tuple(Person(p.key, p.name, tuple(p.does)) for p in row.parties.all()),
        answers=tuple(f for f in facts if f),
        client=row.client,
        title=row.title,
        national_test=row.national_test,
        all_parties_named=row.all_parties_named,
        editions=dict(row.editions),
        **RecordsOf(row, rulebook, keys).fields,
    )


def _fact(row: Answer, keys: dict[int, str], rulebook: Rulebook) -> Fact | None:
    question = rulebook.questions.get(row.question)
    if question is None or (row.claimant is None and row.defendant is None):
        return None
    return Fact(
        question=row.question,
        party=keys[row.party_id] if row.party_id else None,
        claimant=from_json(question.kind, cast("Json | None", row.claimant)),
        defendant=from_json(question.kind, cast("Json | None", row.defendant)),
        complete=row.complete,
        note=row.note,
        whom=row.whom,
    )


@transaction.atomic
def store(matter: reasoning.Matter, rulebook: Rulebook, *, sample: bool = False) -> Matter:
    """Make the rows of a matter that came from a file or another matter; it pins the editions it was read under, which
    are kept. What a worked matter expects is dropped."""
    keep_shipped()
    row = Matter.objects.create(
        title=matter.title,
        aim=matter.aim,
        complaint=None if matter.complaint is None else list(matter.complaint),
        frameworks=list(matter.frameworks),
        national_test=matter.national_test,
        client=matter.client,
        all_parties_named=matter.all_parties_named,
        sample=sample,
        editions=editions_of(rulebook, matter.frameworks),
    )
    people = {
        p.id: row.parties.create(number=n, key=p.id, name=p.name, does=list(p.does))
        for n, p in enumerate(matter.parties, 1)
    }
    said = [_values(fact) | {"matter": row, "party": people.get(fact.party or "")} for fact in matter.answers]
    Answer.objects.bulk_create(Answer(**values) for values in said)
    AnswerChange.objects.bulk_create(AnswerChange(**values) for values in said)
    store_records(row, (*matter.allegations, *matter.events, *matter.exhibits), people)
    return row


def _values(fact: Fact) -> dict[str, Any]:
    return {
        "question": fact.question,
        "claimant": to_json(fact.claimant),
        "defendant": to_json(fact.defendant),
        "complete": fact.complete,
        "note": fact.note,
        "whom": fact.whom,
    }
