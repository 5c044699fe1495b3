"""What the other side alleges: pasted, split, answered one by one, and what is left unanswered."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from aiclaims.forms.allegations import split
from aiclaims.models import Matter
from aiclaims.reasoning.record_files import MAX_RECORDS
from tests.pages import filled, read, send
from tests.reasoning.test_records import HEAD
from tests.test_pages_records import fill, opened

pytestmark = pytest.mark.django_db
SIX = "\n".join(f"{n}. The platform did thing {n}." for n in range(1, 7))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. One\n2. Two", [("1", "One"), ("2", "Two")]),
        ("1) One\n   goes on\n\n2) Two", [("1", "One goes on"), ("2", "Two")]),
        ("12(a) One\r\n12(b) Two", [("12(a)", "One"), ("12(b)", "Two")]),
        ("(i) One\n(ii) Two", [("(i)", "One"), ("(ii)", "Two")]),
        ("¶ 7. One\nParagraph 8: Two", [("7", "One"), ("8", "Two")]),
        ("4.1 The first\n4.2 The second", [("4.1", "The first"), ("4.2", "The second")]),
        ("1. It began in\n2024 and cost\n3.5 million", [("1", "It began in 2024 and cost 3.5 million")]),
        ("Dear Sirs\nWe act.\n1. One\n2. Two", [("1", "One"), ("2", "Two"), ("", "Dear Sirs We act.")]),
        (
            "5. You knew:\n (a) then\n (b) now\n6. Six",
            [("5", "You knew:"), ("5(a)", "then"), ("5(b)", "now"), ("6", "Six")],
        ),
        ("12(a) One\n(b) Two", [("12(a)", "One"), ("12(b)", "Two")]),
        ("One\nstill one\n\nTwo", [("", "One still one"), ("", "Two")]),
        ("1. 被告は学習した。\n2. 複製した。", [("1", "被告は学習した。"), ("2", "複製した。")]),
        ("\n \n", []),
    ],
)
def test_pasted_text_is_split_at_its_numbers_or_else_at_empty_lines(text: str, found: list[tuple[str, str]]) -> None:
    assert split(text) == found


def test_six_are_pasted_five_answered_and_the_sixth_is_marked(client: Client) -> None:
    base = opened(client, HEAD)
    fill(client, base + "allegations/paste/", text=SIX)
    page = read(client, base + "allegations/")
    assert (page.texts("strong", cls="tag")[1:], page.texts("h2")[0]) == (["! Unanswered"] * 6, "A1 their 1")
    where = base + "allegations/1/"
    for n, said in enumerate(("admit", "deny", "not_admitted", "outside_knowledge", "admit"), 1):
        assert where == base + f"allegations/{n}/"
        why = {"because": "It was another."} if said == "deny" else {}
        where = fill(client, where, response=said, next="yes", **why)
    assert where == base + "allegations/6/"
    page = read(client, base + "allegations/")
    assert page.texts("strong")[1:3] == ["5 of 6 answered", "! Unanswered"]
    assert [e["attrs"]["href"] for e in page.all("a") if e["text"] == "answer the next"] == [where]
    assert "Deny, because … It was another." in page.texts("dd")


def test_a_denial_needs_its_reason(client: Client) -> None:
    base = opened(client, HEAD)
    page = fill(client, base + "allegations/add/", 422, text="They did it", response="deny", number="3")
    assert page.errors == ["Say why you deny it."]
    assert filled(page)["number"] == "3"


def test_an_allegation_is_tied_to_a_party_and_an_issue(client: Client) -> None:
    base = opened(client, HEAD)
    fill(client, base + "allegations/add/", text="They did it", party="1", issues=["china.liability.stop"])
    values = Matter.objects.get().records.get().values
    assert values == {
        "text": "They did it",
        "party": Matter.objects.get().parties.get().pk,
        "issues": ["china.liability.stop"],
    }
    page = read(client, base + "allegations/1/")
    chosen = {e["attrs"]["value"] for e in page.all("input") if "checked" in e["attrs"]}
    assert chosen == {"1", "", "china.liability.stop"}


def test_a_paste_sent_twice_adds_them_once(client: Client) -> None:
    base = opened(client, HEAD)
    data = filled(read(client, base + "allegations/paste/")) | {"text": SIX}
    for _twice in range(2):
        send(client, base + "allegations/paste/", data)
    assert Matter.objects.get().records.count() == 6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Paste or type at least one allegation."),
        ("1. " + "x" * 20_001, "Paragraph 1 is longer than 20,000 characters. Break it up."),
        (
            "\n".join(f"{n}. x" for n in range(1, MAX_RECORDS["allegation"] + 2)),
            "A matter holds at most 200 allegations. None of these was added.",
        ),
    ],
)
def test_what_cannot_be_pasted_is_said(client: Client, text: str, said: str) -> None:
    page = fill(client, opened(client, HEAD) + "allegations/paste/", 422, text=text)
    assert page.errors == [said]
    assert not Matter.objects.get().records.exists()


def test_one_is_taken_out_and_put_back(client: Client) -> None:
    base = opened(client, HEAD)
    fill(client, base + "allegations/add/", text="They did it")
    assert "They did it" in read(client, base + "allegations/1/remove/").texts("p")
    fill(client, base + "allegations/1/remove/")
    assert read(client, base + "allegations/").texts("summary") == ["1 taken out"]
    send(client, base + "allegations/1/restore/", {"version": "2"})
    assert read(client, base + "allegations/").texts("h2") == ["A1"]


@pytest.mark.parametrize("page", ["", "1/", "paste/", "1/remove/"])
def test_strangers_get_nothing_and_the_owner_few_queries(
    client: Client, page: str, django_assert_max_num_queries: Any
) -> None:
    base = opened(client, HEAD)
    fill(client, base + "allegations/add/", text="They did it")
    assert Client().get(base + "allegations/" + page).status_code == 404
    with django_assert_max_num_queries(12):
        client.get(base + "allegations/" + page)


def test_form_sent_from_an_error_s_link_leads_to_the_top_of_the_next_page(client: Client) -> None:
    base = opened(client, HEAD)
    fill(client, base + "allegations/add/", text="They copied.")
    form = read(client, base + "allegations/1/").all("form")[-1]
    assert form["attrs"]["action"] == base + "allegations/1/"  # named, or "#because" would go with what is sent
