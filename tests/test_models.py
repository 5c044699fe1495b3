"""Rows: versions, history, codes, and the way to and from the frozen matter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from aiclaims.models import Answer, ConflictError, Given, Matter, ReturnCode, save_answers, store, to_matter
from aiclaims.models.convert import from_json, to_json
from aiclaims.reasoning import Rulebook, dump_matter, load_rulebook, parse_matter, read_matter
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.editions import editions_of

pytestmark = pytest.mark.django_db
YES, NO = Given("yes", "yes"), Given("no", "no")
SLOT = ("output.match", None)


@cache
def law() -> Rulebook:
    return load_rulebook()


def test_store_then_to_matter_gives_the_same_matter_back() -> None:
    for path in sorted((Path(settings.BASE_DIR) / "fixtures").glob("*.toml")):
        matter = read_matter(path, law())
        pins = {"editions": editions_of(law(), matter.frameworks)}
        assert dump_matter(to_matter(store(matter, law()), law())) == dump_matter(matter) | pins


def test_to_matter_restores_dates_lists_and_bare_denials() -> None:
    data = {
        "matter": {"aim": "infringement_claim", "frameworks": ["china"]},
        "party": [{"id": "a", "name": "", "does": ["trains", "runs_service"]}],
        "fact": [
            {"question": "dates.training", "party": "a", "value": "2024-02-29"},
            {"question": "training.records", "value": [], "complete": True},
            {"question": "training.work_used", "party": "a", "claimant": "yes", "note": "says the log"},
            {"question": "harm.reach", "value": 1500.5},
            {"question": "claim.loss", "value": "unknown", "whom": "the accountant"},
        ],
    }
    found = to_matter(store(parse_matter(data, law()), law()), law())
    assert {a.question: (a.claimant, a.defendant, a.complete, a.note, a.whom) for a in found.answers} == {
        "dates.training": (Day(2024, 2, 29), Day(2024, 2, 29), False, "", ""),
        "training.records": ((), (), True, "", ""),
        "training.work_used": ("yes", None, False, "says the log", ""),
        "harm.reach": (1500.5, 1500.5, False, "", ""),
        "claim.loss": ("unknown", "unknown", False, "", "the accountant"),
    }


def test_unknown_passes_through_whatever_the_kind() -> None:
    assert [from_json(kind, "unknown") for kind in ("date", "number", "several_of")] == ["unknown"] * 3


@pytest.mark.parametrize("text", ["2024-03-01", "2024-03", "2024", "2024-03~"])
def test_a_date_is_kept_as_exactly_as_it_was_given(text: str) -> None:
    assert to_json(from_json("date", text)) == text


def test_to_matter_leaves_out_answers_to_questions_that_are_gone() -> None:
    row = Matter.objects.create(aim="infringement_claim", frameworks=["china"])
    row.answers.create(question="no.longer.asked", claimant="yes", defendant="yes")
    assert to_matter(row, law()).answers == ()
    assert row.answers.count() == 1


def test_save_answers_counts_versions_and_keeps_history() -> None:
    row = Matter.objects.create()
    assert save_answers(row, {SLOT: YES}, {SLOT: 0}, None) == 1
    assert save_answers(row, {SLOT: NO}, {SLOT: 1}, None) == 1
    assert save_answers(row, {SLOT: Given()}, {SLOT: 2}, None) == 1
    assert list(row.answers.all()) == []
    assert [c.claimant for c in row.changes.all()] == ["yes", "no", None]


def test_save_answers_refuses_a_stale_page_and_shows_what_is_saved() -> None:
    row = Matter.objects.create()
    other = ("output.national_test", None)
    save_answers(row, {SLOT: YES}, {SLOT: 0}, None)
    with pytest.raises(ConflictError) as conflict:
        save_answers(row, {SLOT: NO, other: YES}, {SLOT: 0, other: 0}, None)
    assert {slot: saved and saved.claimant for slot, saved in conflict.value.stale.items()} == {SLOT: "yes"}
    assert [a.question for a in row.answers.all()] == ["output.match"]


def test_save_answers_takes_the_same_page_twice_as_one() -> None:
    row = Matter.objects.create()
    assert save_answers(row, {SLOT: YES}, {SLOT: 0}, None) == 1
    assert save_answers(row, {SLOT: YES}, {SLOT: 0}, None) == 0
    assert row.answers.get().version == 1
    assert row.changes.count() == 1


def test_an_answer_cleared_and_given_again_counts_on() -> None:
    """Else a page that was read before it was cleared would take the new answer for the one it showed."""
    row = Matter.objects.create()
    for version, said in enumerate((YES, Given(), NO)):
        save_answers(row, {SLOT: said}, {SLOT: version if said != NO else 0}, None)
    assert row.answers.get().version == row.changes.count() == 3
    with pytest.raises(ConflictError):
        save_answers(row, {SLOT: Given("unknown", "unknown")}, {SLOT: 1}, None)


def test_an_answer_changed_is_the_one_given_last() -> None:
    row = Matter.objects.create()
    other = ("output.national_test", None)
    for slot, version, said in ((SLOT, 0, YES), (other, 0, YES), (SLOT, 1, NO)):
        save_answers(row, {slot: said}, {slot: version}, None)
    assert [a.question for a in row.answers.order_by("changed")] == [other[0], SLOT[0]]


def test_a_change_leaves_alone_what_somebody_else_changed_meanwhile() -> None:
    row = Matter.objects.create()
    stale = Matter.objects.get()
    row.change(finished=["output"])
    stale.change(client="party1")
    saved = Matter.objects.get()
    assert (saved.finished, saved.client, saved.updated) == (["output"], "party1", stale.updated)


def test_one_answer_a_question_is_kept_by_the_database_too() -> None:
    row = Matter.objects.create()
    party = row.parties.create(number=1, key="a")
    for about in (None, party):
        row.answers.create(question="output.match", party=about)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.answers.create(question="output.match", party=about)


def test_return_code_is_stored_hashed_and_replaced_by_the_next() -> None:
    row = Matter.objects.create()
    first = ReturnCode.renew(row)
    assert len(first.replace("-", "")) == 20
    assert first.replace("-", "") not in ReturnCode.objects.get().digest
    assert ReturnCode.open(first.lower().replace("-", " ")) == row
    second = ReturnCode.renew(row)
    assert (ReturnCode.open(first), ReturnCode.open(second)) == (None, row)


def test_deleting_a_matter_leaves_nothing_of_it() -> None:
    row = store(read_matter(Path(settings.BASE_DIR) / "fixtures/guangzhou_claim.toml", law()), law())
    ReturnCode.renew(row)
    row.delete()
    assert (Matter.objects.count(), Answer.objects.count(), ReturnCode.objects.count()) == (0, 0, 0)


def test_reference_names_a_matter_without_its_title() -> None:
    row = Matter(title="Secret")
    assert row.reference == f"{row.id.hex[:4]}-{row.id.hex[4:8]}".upper()
