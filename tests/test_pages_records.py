"""The chronology and the evidence register as a person sees them; two tabs at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aiclaims.models import Matter
from tests.pages import filled, read, send
from tests.reasoning.test_records import HEAD, WHOLE
from tests.test_pages_markup import contract

pytestmark = pytest.mark.django_db
MORE = """
[[fact]]
question = "dates.output"
value = "2024-01~"

[[fact]]
question = "dates.notice"
party = "platform"
claimant = 2024-05-02
defendant = "unknown"

[[fact]]
question = "output.from_system"
party = "platform"
value = "yes"
"""


def opened(client: Client, text: str = WHOLE + MORE) -> str:
    """A matter of this browser's own, from a file; gives the address of its task list."""
    return str(send(client, "/open/", {"file": SimpleUploadedFile("m.toml", text.encode())}))


def fill(client: Client, address: str, status: int = 302, **fields: Any) -> Any:
    """Send a form as a browser would: what its page shows, with these fields changed."""
    return send(client, address, filled(read(client, address)) | fields, status)


def test_the_chronology_runs_by_date_with_answers_among_the_events(client: Client) -> None:
    page = read(client, opened(client) + "chronology/")
    assert page.texts("p", cls="when") == [
        "about 2023 disputed",
        "about January 2024",
        "31 March 2024",
        "2 May 2024 disputed",
        "Date not known",
    ]
    lines = page.texts("li", cls="disputed")
    assert "The other side says: It was bought ready." in lines[0]
    assert "Claimant: 2 May 2024. Defendant: cannot say." in lines[1]
    assert "From your answers." in lines[1]
    assert sum("From your answers." in text for text in page.texts("p", cls="quiet")) == 2


def test_an_event_is_added_changed_taken_out_and_put_back(client: Client) -> None:
    base = opened(client, HEAD)
    assert "Nothing yet." in read(client, base + "chronology/").texts("p", cls="inset")[0]
    where = fill(client, base + "chronology/add/", what="Notice 公告", when_year="2024", when_month="3")
    assert where == base + "chronology/#C1"
    fill(client, base + "chronology/1/", source="Letter", disputed="on", other_version="Never came")
    page = read(client, base + "chronology/")
    assert page.texts("p", cls="when") == ["March 2024 disputed"]
    assert page.texts("li", id="C1")[0].count("Never came") == 1
    assert "Take out C1?" in read(client, base + "chronology/1/remove/").texts("h1")
    fill(client, base + "chronology/1/remove/")
    page = read(client, base + "chronology/")
    assert (page.texts("p", cls="when"), page.texts("summary")) == ([], ["1 taken out"])
    send(client, base + "chronology/1/restore/", {"version": "3"})
    assert read(client, base + "chronology/").texts("p", cls="when") == ["March 2024 disputed"]


def test_mistakes_in_an_event_are_told_and_nothing_is_lost(client: Client) -> None:
    address = opened(client, HEAD) + "chronology/add/"
    page = fill(client, address, 422, what=" ", when_day="31", when_month="2", when_year="2024", other_version="kept")
    assert page.errors == [
        "Say what happened.",
        "That month has no such day. Change the day, or take it out.",
        "Tick this as well, or take the other side’s version out.",
    ]
    assert filled(page)["other_version"] == "kept"
    assert filled(page)["when_day"] == "31"
    assert page.texts("title")[0].startswith("Error: ")


def test_a_page_sent_twice_adds_one_event(client: Client) -> None:
    base = opened(client, HEAD)
    data = filled(read(client, base + "chronology/add/")) | {"what": "Notice"}
    send(client, base + "chronology/add/", data)
    send(client, base + "chronology/add/", data)
    assert len(read(client, base + "chronology/").texts("p", cls="when")) == 1


def test_two_tabs_lose_nothing(client: Client) -> None:
    base = opened(client)
    stale = filled(read(client, base + "evidence/2/"))
    fill(client, base + "evidence/2/", holder="The studio", strength="fair")
    page = send(client, base + "evidence/2/", stale | {"holder": "A museum"}, 409)
    assert page.texts("dd")[:2] == ["Saved now: The studio", "Saved now: Fair"]
    assert filled(page)["holder"] == "A museum"
    send(client, base + "evidence/2/", filled(page))
    assert "A museum" in read(client, base + "evidence/").texts("dd")


def test_a_change_of_what_was_taken_out_meanwhile_asks_and_then_puts_it_back(client: Client) -> None:
    base = opened(client)
    stale = filled(read(client, base + "evidence/2/"))
    fill(client, base + "evidence/2/remove/")
    page = send(client, base + "evidence/2/", stale | {"holder": "A museum"}, 409)
    assert page.texts("dd")[0] == "Saved now: taken out"
    send(client, base + "evidence/2/", filled(page))
    assert "A museum" in read(client, base + "evidence/").texts("dd")


def test_the_register_shows_strength_in_a_word_and_what_an_item_bears_out(client: Client) -> None:
    page = read(client, opened(client) + "evidence/")
    assert page.texts("span", cls="strength") == ["Strong"]
    assert [e["attrs"]["aria-hidden"] for e in page.all("svg", width="48")] == ["true"]
    words = page.texts("dd")
    assert words[0] == "Web page"
    assert words[3].startswith("e3b0c44298fc1c14") and words[3].endswith("2.0 KB, ZIP archive")
    assert "– Yes" in words[4]


def test_facts_are_offered_by_stage_and_only_those_that_are_asked(client: Client) -> None:
    page = read(client, opened(client) + "evidence/2/")
    names = {e["attrs"]["value"] for e in page.all("input", name="supports")}
    assert {"output.from_system 1", "output.match"} <= names
    assert not {v for v in names if v.startswith("japan.")}
    assert [e["attrs"]["value"] for e in page.all("input", name="supports") if "checked" in e["attrs"]] == [
        "output.match",
        "output.from_system 1",
    ]
    assert any(text.startswith("The output (2 chosen)") for text in page.texts("summary"))


def test_one_answer_cannot_be_borne_out_and_spoken_against(client: Client) -> None:
    page = fill(client, opened(client) + "evidence/2/", 422, against=["output.match"])
    assert page.errors == ["It cannot speak for and against the same answer. Take one of the two out."]


def test_routes_are_offered_whether_the_factsheet_was_chosen_or_not_until_there_is_proof(client: Client) -> None:
    disputed = HEAD + (
        '[[fact]]\nquestion = "output.from_system"\nparty = "platform"\nclaimant = "yes"\ndefendant = "no"\n'
    )
    base = opened(client, disputed)
    before = read(client, base + "evidence/")
    chosen = opened(client, disputed.replace('["china"]', '["china", "wipo"]'))
    assert before.texts("details") == read(client, chosen + "evidence/").texts("details")
    assert "What could prove what lacks proof" in before.texts("h2")
    asked = [text for text in before.texts("li") if text.endswith("in dispute")]
    assert asked
    fill(client, base + "evidence/add/", what="Log", strength="strong", supports=["output.from_system 1"])
    assert not [text for text in read(client, base + "evidence/").texts("li") if text.endswith("in dispute")]


def test_strangers_get_nothing(client: Client) -> None:
    base = opened(client)
    for page in ("chronology/", "chronology/add/", "chronology/1/remove/", "evidence/", "evidence/2/"):
        assert Client().get(base + page).status_code == 404
    assert Client().post(base + "evidence/add/", {"what": "x"}).status_code == 404
    assert read(client, base + "evidence/99/", 404)


def test_a_form_without_its_token_is_refused(client: Client) -> None:
    base = opened(client, HEAD)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(base + "evidence/add/", {"what": "x", "kind": "document", "strength": "none"}).status_code == 403
    assert not Matter.objects.get().records.exists()


def test_no_title_and_no_address_holds_what_was_typed(client: Client) -> None:
    base = opened(client)
    for page in (
        "chronology/",
        "chronology/1/",
        "chronology/1/remove/",
        "evidence/",
        "evidence/2/",
        "evidence/2/remove/",
    ):
        (title,) = read(client, base + page).texts("title")
        assert "studio" not in title and "capture" not in title


@pytest.mark.parametrize("page", ["chronology/", "chronology/1/", "evidence/", "evidence/2/", "evidence/2/remove/"])
def test_few_queries(client: Client, page: str, django_assert_max_num_queries: Any) -> None:
    base = opened(client)
    with django_assert_max_num_queries(12):
        client.get(base + page)


@pytest.mark.parametrize(
    "page",
    [
        "chronology/", "chronology/add/", "chronology/3/", "chronology/3/remove/", "evidence/", "evidence/add/",
        "evidence/2/", "evidence/2/remove/", "allegations/", "allegations/add/", "allegations/1/", "allegations/paste/",
    ],
)  # fmt: skip
def test_pages_keep_the_markup_contract_as_shown_and_as_refused(client: Client, page: str) -> None:
    base = opened(client)
    assert contract(read(client, base + page)) == []
    if page.endswith("/add/"):
        refused = fill(client, base + page, 422, response="deny", digest="x", when_day="40")
        assert (contract(refused), bool(refused.errors)) == ([], True)
