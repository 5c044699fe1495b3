"""Rows of allegations, events and exhibits: there and back, versions, what is gone, and what is put back."""

from __future__ import annotations

import tomllib

import pytest

from aiclaims.models import (
    FullError,
    Matter,
    Record,
    StaleRecordError,
    add_record,
    change_record,
    shipped,
    store,
    to_matter,
)
from aiclaims.reasoning import dump_matter, parse_matter
from aiclaims.reasoning.record_files import MAX_RECORDS
from tests.reasoning.test_records import WHOLE

pytestmark = pytest.mark.django_db


def stored() -> Matter:
    return store(parse_matter(tomllib.loads(WHOLE), shipped()), shipped())


def records_of(row: Matter) -> dict[str, object]:
    written = dump_matter(to_matter(Matter.objects.get(pk=row.pk), shipped()))
    return {kind: written.get(kind, []) for kind in ("allegation", "event", "exhibit")}


def test_records_go_into_rows_and_come_back_the_same() -> None:
    written = dump_matter(parse_matter(tomllib.loads(WHOLE), shipped()))
    assert records_of(stored()) == {kind: written[kind] for kind in ("allegation", "event", "exhibit")}


def test_a_party_that_goes_takes_only_its_name_out_of_records() -> None:
    row = stored()
    row.parties.all().delete()
    row.parties.create(number=1, key="platform", name="Somebody else", does=[])
    (exhibit,) = to_matter(row, shipped()).exhibits
    assert (exhibit.supports, exhibit.against) == ((("output.match", None),), ())
    assert to_matter(row, shipped()).allegations[0].party is None


def test_what_a_newer_edition_no_longer_knows_is_left_out_and_stays_in_the_row() -> None:
    row = stored()
    record = row.records.get(kind="exhibit")
    record.values["supports"].append(["gone.question", None])
    record.save()
    event = row.records.get(kind="event", number=3)
    event.values["issues"] = ["gone.issue"]
    event.save()
    found = to_matter(row, shipped())
    assert ("gone.question", None) not in found.exhibits[0].supports
    assert found.events[1].issues == ()
    assert row.records.get(kind="event", number=3).values["issues"] == ["gone.issue"]


def test_what_is_taken_out_is_not_in_the_matter_and_can_be_put_back() -> None:
    row = stored()
    before = records_of(row)
    exhibit = row.records.get(kind="exhibit")
    change_record(exhibit, exhibit.version, removed=True)
    assert records_of(row)["exhibit"] == []
    assert "exhibits" not in records_of(row)["event"][0]  # type: ignore[index]
    change_record(row.records.get(kind="exhibit"), 2, removed=False)
    assert records_of(row) == before


def test_a_number_is_never_given_twice() -> None:
    row = stored()
    exhibit = row.records.get(kind="exhibit")
    change_record(exhibit, 1, removed=True)
    assert add_record(row, "exhibit", {"what": "Another"}, 2).key == "E3"


def test_a_page_sent_twice_adds_one_record_and_two_people_add_two() -> None:
    row = Matter.objects.create()
    first = add_record(row, "event", {"what": "Notice"}, 1)
    assert add_record(row, "event", {"what": "Notice"}, 1) == first
    assert add_record(row, "event", {"what": "Reply"}, 1).number == 2


def test_a_stale_page_is_refused_unless_it_says_what_is_saved() -> None:
    row = Matter.objects.create()
    record = add_record(row, "event", {"what": "Notice"}, 1)
    change_record(record, 1, values={"what": "First letter"})
    with pytest.raises(StaleRecordError) as caught:
        change_record(record, 1, values={"what": "Second letter"})
    assert caught.value.saved.values == {"what": "First letter"}
    change_record(Record.objects.get(pk=record.pk), 1, values={"what": "First letter"})
    assert Record.objects.get(pk=record.pk).version == 2


def test_a_matter_holds_so_many_records_and_no_more() -> None:
    row = Matter.objects.create()
    most = MAX_RECORDS["allegation"]
    Record.objects.bulk_create(Record(matter=row, kind="allegation", number=n) for n in range(1, most + 1))
    with pytest.raises(FullError):
        add_record(row, "allegation", {"text": "One more"}, most + 1)
    row.records.filter(number=1).update(removed=True)
    assert add_record(row, "allegation", {"text": "One more"}, most + 1).number == most + 1


def test_records_go_with_their_matter() -> None:
    row = stored()
    row.delete()
    assert not Record.objects.exists()
