"""A session that ends while somebody writes: nothing typed is lost, nothing is stored, and strangers learn nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from aiclaims.models import Access, Answer, CodeTry
from aiclaims.views.case import law
from tests.pages import Page, filled, read, send, set_up
from tests.test_pages_markup import contract

pytestmark = pytest.mark.django_db
MATCH = "ask/output.match/"
TEXT = "Hours of work,\nin two lines <b>奥特曼"
GONE = "Your session has ended"
NOBODY = "/m/00000000-0000-4000-8000-000000000000/"


def typed(client: Client) -> tuple[str, str, dict[str, Any]]:
    """A matter, its return code, and a question page filled in but not sent."""
    base = set_up(client)
    code = send(client, base + "code/", {}, 200).texts("p", cls="code")[0]
    page = filled(read(client, base + MATCH))
    return base, code, page | {"output_match": "part", "output_match_note": TEXT}


def carried(page: Page) -> dict[str, str]:
    """What the lapse page sends on by itself."""
    hidden = page.all("input", type="hidden")
    return {e["attrs"]["name"]: e["attrs"]["value"] for e in hidden if e["attrs"]["name"] != "csrfmiddlewaretoken"}


def test_lapse_page_shows_what_was_typed_and_takes_the_return_code(client: Client) -> None:
    base, code, data = typed(client)
    later = Client()
    page = send(later, base + MATCH, data, 404)
    assert (page.texts("h1"), contract(page)) == ([GONE], [])
    labels = {o.id: o.label for o in law().questions["output.match"].options}
    assert page.texts("dt") == [law().questions["output.match"].ask]
    assert set(page.texts("dd")) == {labels["part"], " ".join(TEXT.split())}
    again = send(later, base + MATCH, carried(page) | {"code": code.lower()}, 200)
    assert again.texts("h1") == [law().questions["output.match"].ask]
    assert again.texts("p", cls="inset") == [
        "The matter is open again, and what you wrote stands below. It is not saved yet: check it and press “Continue”."
    ]
    assert (filled(again)["output_match"], filled(again)["output_match_note"]) == ("part", TEXT)
    assert (again.errors, Answer.objects.count()) == ([], 0)
    send(later, base + MATCH, filled(again))
    assert [(a.claimant, a.note) for a in Answer.objects.all()] == [("part", TEXT)]


@pytest.mark.parametrize("path", ["raised/output/", "details/training/", "ask/training_exception/2/?back=check"])
def test_every_question_page_survives_a_lapse(client: Client, path: str) -> None:
    base, code, _ = typed(client)
    data = filled(read(client, base + path))
    name = next(n for n in data if n.endswith("_note"))
    page = send(Client(), base + path, data | {name: TEXT}, 404)
    again = send(Client(), base + path, carried(page) | {"code": code}, 200)
    assert (filled(again)[name], again.errors) == (TEXT, [])


def test_wrong_code_is_refused_with_everything_still_there(client: Client) -> None:
    base, _, data = typed(client)
    later = Client()
    page = send(later, base + MATCH, data | {"code": "ABCDE"}, 404)
    assert page.errors == ["No matter has this code. Check it, or make a new code on the other device."]
    assert (carried(page)["output_match_note"], contract(page)) == (TEXT, [])
    empty = send(later, base + MATCH, data | {"code": " "}, 404)
    assert empty.errors == ["Enter the return code."]
    for _n in range(10):
        last = send(later, base + MATCH, data | {"code": "ABCDE"}, 404)
    assert last.errors == ["Too many wrong codes came from here. Wait ten minutes, then try again."]
    assert (CodeTry.objects.count(), Access.objects.count()) == (10, 1)


def test_code_of_another_matter_opens_neither(client: Client) -> None:
    base, _, data = typed(client)
    other = Client()
    _, code, _ = typed(other)
    page = send(Client(), base + MATCH, data | {"code": code}, 404)
    assert page.errors == ["No matter has this code. Check it, or make a new code on the other device."]
    assert Access.objects.count() == 2


def test_stranger_is_told_the_same_whether_or_not_there_is_such_a_matter(client: Client) -> None:
    base, _, data = typed(client)
    pages = []
    for address in (base + MATCH, NOBODY + MATCH, base + "ask/no.such.question/", base + "ask/output.match/99/"):
        for sent in (data, data | {"code": "ABCDE"}):
            response = Client().post(address, sent)
            assert response.status_code == 404
            pages.append(re.sub(r'value="\w{64}"', "", response.content.decode()))
    assert len(set(pages)) == 2
    assert Client().get(base + MATCH).status_code == 404


def test_lapse_of_all_cookies_is_met_with_the_same_page(client: Client) -> None:
    base, code, data = typed(client)
    later = Client(enforce_csrf_checks=True)
    page = send(later, base + MATCH, data, 404)
    assert page.texts("h1") == [GONE]
    token = page.all("input", name="csrfmiddlewaretoken")[0]["attrs"]["value"]
    again = send(later, base + MATCH, carried(page) | {"code": code, "csrfmiddlewaretoken": token}, 200)
    assert filled(again)["output_match_note"] == TEXT
    assert Answer.objects.count() == 0


def test_lost_token_of_an_open_matter_saves_nothing_and_shows_the_page_again(client: Client) -> None:
    base, _, data = typed(client)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    del strict.cookies["csrftoken"]
    page = send(strict, base + MATCH, data, 200)
    assert (filled(page)["output_match_note"], Answer.objects.count()) == (TEXT, 0)
    token = page.all("input", name="csrfmiddlewaretoken")[0]["attrs"]["value"]
    send(strict, base + MATCH, filled(page) | {"csrfmiddlewaretoken": token})
    assert Answer.objects.get().note == TEXT


def test_nul_byte_does_not_break_the_lapse_page(client: Client) -> None:
    base, _, data = typed(client)
    page = send(Client(), base + MATCH, data | {"output_match_note": "be\0fore"}, 404)
    assert carried(page)["output_match_note"] == "be\ufffdfore"


def test_code_in_an_open_matter_saves_nothing_by_itself(client: Client) -> None:
    """The lapse page of one tab sent after the matter was opened again in another."""
    base, _, data = typed(client)
    page = send(client, base + MATCH, data | {"code": ""}, 200)
    assert (filled(page)["output_match_note"], Answer.objects.count()) == (TEXT, 0)
