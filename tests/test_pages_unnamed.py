"""Somebody not identified yet, and somebody who is not on the list at all."""

from __future__ import annotations

import pytest
from django.test import Client

from aiclaims.models import Matter
from tests.pages import Page, read, send, set_up

pytestmark = pytest.mark.django_db


def said(page: Page) -> str:
    return " ".join(page.all("main")[0]["text"].split())


def test_brief_asks_for_whoever_does_what_is_complained_of(client: Client) -> None:
    parties: list[tuple[str, list[str]]] = [("A", ["owns_work"]), ("B", ["runs_service"])]
    base = set_up(client, parties, frameworks=["japan"], national_test="japan")
    assert "nobody named yet" not in said(read(client, base + "results/")), "the list is said to be complete"
    Matter.objects.update(all_parties_named=False)
    asked = "Trains the system: nobody named yet; Prompts the system: nobody named yet."
    assert asked in said(read(client, base + "results/"))
    send(client, base + "parties/add/", {"name": "", "does": ["trains", "prompts"]})
    assert "nobody named yet" not in said(read(client, base + "results/"))


def test_somebody_without_a_name_is_called_alike_on_pages_in_reasons_and_in_the_outline(client: Client) -> None:
    base = set_up(client, [("A", ["owns_work"]), ("", ["trains", "runs_service"])], frameworks=["japan"])
    for path in ("results/", "results/all/", "outline/"):
        words = said(read(client, base + path))
        assert "Party 2 (not identified yet)" in words
        assert "party2" not in words


def test_somebody_without_a_name_has_none_in_a_copy_and_in_the_file(client: Client) -> None:
    base = set_up(client, [("A", ["owns_work"]), ("", ["trains"])])
    copy = str(send(client, base + "copy/", {}))
    for one in (base, copy):
        assert [p["name"] for p in client.get(one + "matter.json").json()["party"]] == ["A", ""]
