"""Two people, or two tabs, on one question page: nothing is lost, and nothing is overwritten unseen."""

from __future__ import annotations

import pytest
from django.test import Client

from aiclaims.models import Answer, Matter
from aiclaims.views.case import law
from tests.pages import answer, filled, read, send, set_up
from tests.test_pages_markup import contract

pytestmark = pytest.mark.django_db
GROUP = "ask/training_exception/2/"


def test_two_people_answering_different_questions_of_a_page_lose_nothing(client: Client) -> None:
    base = set_up(client)
    one = filled(read(client, base + GROUP))
    other = dict(one)
    purpose, permits = "training_purpose-2", "training_national_law_permits-2"
    send(client, base + GROUP, one | {purpose: "noncommercial_research", "later": "yes"})
    send(client, base + GROUP, other | {permits: "yes"})
    kept = {"training.purpose": "noncommercial_research", "training.national_law_permits": "yes"}
    assert {a.question: a.claimant for a in Answer.objects.all()} == kept
    first, second = filled(read(client, base + GROUP)), filled(read(client, base + GROUP))
    send(client, base + GROUP, first | {purpose: "commercial_research"})
    send(client, base + GROUP, second | {permits: "no"})
    kept = {"training.purpose": "commercial_research", "training.national_law_permits": "no"}
    assert {a.question: a.claimant for a in Answer.objects.all()} == kept


def test_answer_that_two_people_changed_is_asked_about_and_only_that_one(client: Client) -> None:
    base = set_up(client)
    purpose, permits = "training_purpose-2", "training_national_law_permits-2"
    answer(client, base + GROUP, **{purpose: "noncommercial_research", permits: "yes"})
    stale = filled(read(client, base + GROUP))
    answer(client, base + GROUP, **{purpose: "commercial_research", permits: "no"})
    page = send(client, base + GROUP, stale | {purpose: "nonprofit_education"}, 409)
    asked = law().questions["training.purpose"].ask.replace("{party}", "Platform Ltd")
    box = page.all("div", cls="error-summary")[0]
    assert [" ".join(dt["text"].split()) for dt in page.all("dt") if box in dt["in"]] == [asked]
    assert contract(page) == []


def test_answer_cleared_meanwhile_is_not_brought_back_unasked(client: Client) -> None:
    base = set_up(client)
    answer(client, base + "raised/output/", **{"output_permitted-2": "yes"})
    stale = filled(read(client, base + "raised/output/"))
    answer(client, base + "raised/output/", **{"output_permitted-2": ""})
    assert send(client, base + "raised/output/", stale, 409).texts("h2")[0] == "Changed somewhere else meanwhile"
    assert Answer.objects.count() == 0


def test_page_about_a_party_that_was_taken_out_is_not_answered_about_the_next(client: Client) -> None:
    base = set_up(client)
    page = base + "ask/output.from_system/3/"
    shown = filled(read(client, page)) | {"output_from_system-3": "yes"}
    send(client, base + "parties/3/remove/", {})
    send(client, base + "parties/add/", {"name": "Somebody else", "does": ["prompts"]})
    send(client, page, shown, 404)
    assert [(p.number, p.key) for p in Matter.objects.get().parties.all()][2:] == [(4, "party4")]
    assert not Answer.objects.exists()
