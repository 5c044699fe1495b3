"""What goes wrong gets a clear, kind page that needs no database, and gives back what was typed."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings

from aiclaims.models import Matter
from tests.pages import Page, filled, read, set_up

pytestmark = pytest.mark.django_db


def test_dead_database_gives_back_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(raise_request_exception=False)
    base = set_up(client)
    data = filled(read(client, base + "ask/output.match/")) | {"output_match_note": "<b>hours of work"}

    def dead(*_: object, **__: object) -> None:
        raise OperationalError("the disk is gone")

    monkeypatch.setattr(connection, "cursor", dead)
    response = client.post(base + "ask/output.match/", data)
    page = Page(response.content.decode())
    assert response.status_code == 503
    assert page.texts("h1") == ["The database cannot be reached"]
    assert "<b>hours of work" in page.texts("textarea")
    assert client.get("/").status_code == 503


def test_fault_of_ours_says_so_and_gives_back_what_was_typed() -> None:
    client = Client(raise_request_exception=False)
    base = set_up(client)
    Matter.objects.update(complaint=5)
    response = client.post(base + "ask/output.match/", {"output_match_note": "hours of work"})
    page = Page(response.content.decode())
    assert (response.status_code, page.texts("h1")) == (500, ["Something went wrong here"])
    assert page.texts("textarea") == ["hours of work"]


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
def test_more_than_any_form_takes_names_the_limits() -> None:
    client = Client(raise_request_exception=False)
    response = client.post("/continue/", {"code": "x" * 2000})
    page = Page(response.content.decode())
    assert (response.status_code, page.texts("h1")) == (413, ["That is too much at once"])
    assert "20,000 characters for a text" in page.texts("p")[0]


def test_form_without_its_token_gives_back_what_was_typed() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/continue/", {"code": "ABCDE"})
    page = Page(response.content.decode())
    assert (response.status_code, page.texts("h1")) == (403, ["This page has expired"])
    assert page.texts("textarea") == ["ABCDE"]


def test_unknown_address_is_a_plain_404(client: Client) -> None:
    for address in ("/m/not-a-matter/", "/nothing/", "/m/00000000-0000-4000-8000-000000000000/"):
        assert read(client, address, 404).texts("h1") == ["Page not found"]


def test_question_page_refuses_other_methods(client: Client) -> None:
    assert client.delete(set_up(client) + "ask/output.match/").status_code == 405
