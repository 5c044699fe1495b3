"""What a matter's documents are made from now, and the rows of the files asked for."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from aiclaims.models import IssuedOutline, Printed
from aiclaims.outline import Cover, letters_to
from aiclaims.outline.build import digest_of
from aiclaims.printing.order import Order
from aiclaims.printing.snapshot import Snapshot, file_name, key_of, read_snapshot, snapshot
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.editions import editions_of
from aiclaims.reasoning.matter import Matter as Facts
from aiclaims.tasks import make_file
from aiclaims.views.case import Case, assessed
from aiclaims.views.documents.turns import take_turn


def cover_of(case: Case) -> Cover:
    return Cover(**case.row.cover)


@lru_cache(maxsize=16)
def _addressed(law: Rulebook, facts: Facts) -> tuple[str, ...]:
    """Kept for the matters read last."""
    return letters_to(law, assessed(law, facts))


def addressed(case: Case) -> tuple[str, ...]:
    """The keys of those to whom letters can go, one each; none for a reply, or where nobody can be addressed yet."""
    return _addressed(case.law, case.facts)


def digest_now(case: Case) -> str:
    """What is printed in an outline of the answers, editions and cover as they are."""
    return digest_of(case.facts, editions_of(case.law, case.facts.frameworks), cover_of(case))


def said_now(case: Case) -> Snapshot:
    unnamed = frozenset(key for key, party in case.parties.items() if not party.name)
    return snapshot(case.facts, unnamed, cover_of(case), timezone.localdate())


def ask_for(case: Case, order: Order) -> Printed:
    """The file of this order, as things are said now. The same file is asked for once, whoever asks again."""
    of = said_now(case)
    key = key_of(order, of)
    return _known(case, key) or _asked(case, _values(case, order, of, key))


def _values(case: Case, order: Order, of: Snapshot, key: str) -> dict[str, Any]:
    name = file_name(order, case.law, case.facts, of.day)
    return {"key": key, "order": asdict(order), "snapshot": of.data, "name": name}


def _known(case: Case, key: str) -> Printed | None:
    """The file with this key if somebody asked for it before; where it did not come, it is asked for again."""
    row = case.row.printed.filter(key=key).first()
    if row and row.trouble:
        ask_again(case, row)
    return row


@transaction.atomic  # the file and its task, or neither: without a task nobody would ever make it
def _asked(case: Case, values: dict[str, Any]) -> Printed:
    take_turn(case)
    row, new = Printed.objects.get_or_create(matter=case.row, key=values["key"], defaults=values)
    if new:
        make_file.enqueue(row.pk)
    return row


@transaction.atomic
def ask_again(case: Case, row: Printed) -> None:
    """For a file that did not come."""
    take_turn(case)
    if row.again():
        make_file.enqueue(row.pk)


def issue(case: Case) -> IssuedOutline:
    """Issue the outline as it is now; what is issued already from the same is not issued again."""
    last = case.row.issued.first()
    if last and last.digest == digest_now(case):
        return last
    number = last.number + 1 if last else 1
    of, order = replace(said_now(case), state="FOR REVIEW", issued=number), Order()
    file = _values(case, order, of, key_of(order, of))
    try:
        with transaction.atomic():
            take_turn(case)
            issued = IssuedOutline.issue(case.row, number, digest_now(case), **file)
            make_file.enqueue(issued.printed_id)
    except IntegrityError:  # somebody pressed the same button between our look and our write
        return case.row.issued.get(number=number)
    return issued


def superseded(case: Case, issued: IssuedOutline) -> Printed:
    """The file of an outline that no longer stands: as it was issued, but marked."""
    was = issued.printed
    of = replace(read_snapshot(was.snapshot), state="SUPERSEDED", issued=issued.number)
    order = Order(**was.order)
    key = key_of(order, of)
    values = {"key": key, "order": was.order, "snapshot": of.data, "name": f"superseded-{was.name}"}
    return _known(case, key) or _asked(case, values)
