"""The pages before the first question."""

from __future__ import annotations

import pytest
from django.test import Client

from aiclaims.forms.fields import NUL
from aiclaims.forms.parties import PARTS
from aiclaims.forms.setup import WEIGHTS
from aiclaims.models import Answer, Matter, Party
from aiclaims.reasoning.files import MAX_PARTIES
from aiclaims.reasoning.vocabulary import FUNCTIONS
from aiclaims.reasoning.vocabulary import WEIGHTS as KNOWN_WEIGHTS
from aiclaims.views.case import law
from tests.pages import PARTIES, answer, filled, read, send, set_up

pytestmark = pytest.mark.django_db


def begin(client: Client) -> str:
    return str(send(client, "/begin/", {})).removesuffix("aim/")


ABOUT = {"aim": "authorship_claim", "complaint": ["copying"], "frameworks": ["china"]}


def test_first_question_comes_after_the_start_page_and_two_more(client: Client) -> None:
    assert read(client, "/").texts("button", cls="start")[0] == "Start a matter"
    base = begin(client)
    labels = read(client, base + "aim/").texts("legend")
    assert read(client, base + "aim/").texts("h1") == ["About this matter"]
    assert labels[:3] == [
        "What is this about?", "What is complained of?", "Under which rules shall we look at it?",
    ]  # fmt: skip
    assert send(client, base + "aim/", ABOUT) == base + "parties/"
    sides = {"ours_name": "A", "ours_does": ["made_work"], "theirs_does": ["copies"]}
    first = send(client, base + "parties/", sides)
    assert first.startswith(base + "ask/")
    page = read(client, first)
    assert (len(page.all("h1")), "Continue" in page.texts("button"), "Why we ask" in page.texts("summary")) == (
        1, True, True,
    )  # fmt: skip
    row = Matter.objects.get()
    assert (row.aim, row.complaint, row.frameworks, row.national_test, row.client) == (
        "authorship_claim", ["copying"], ["china"], "entered", "party1",
    )  # fmt: skip
    assert row.editions == {"common": law().common_digest, "china": law().frameworks["china"].digest}
    assert [(p.name, p.does) for p in row.parties.all()] == [("A", ["made_work"]), ("", ["copies"])]


@pytest.mark.parametrize(
    ("aim", "ticked"),
    [
        ("infringement_claim", {"ours_does": ["owns_work"]}),
        ("infringement_defence", {"theirs_does": ["owns_work"]}),
        ("authorship_claim", {"ours_does": ["made_work"], "theirs_does": ["copies"]}),
        ("authorship_defence", {"ours_does": ["copies"], "theirs_does": ["made_work"]}),
    ],
)
def test_only_what_the_aim_says_of_a_side_is_ticked_beforehand(
    client: Client, aim: str, ticked: dict[str, list[str]]
) -> None:
    base = begin(client)
    send(client, base + "aim/", ABOUT | {"aim": aim})
    shown = filled(read(client, base + "parties/"))
    assert {name: value for name, value in shown.items() if isinstance(value, list)} == ticked


def test_side_that_only_sues_is_a_party_and_the_other_side_may_be_left_out(client: Client) -> None:
    base = begin(client)
    send(client, base + "aim/", ABOUT)
    page = send(client, base + "parties/", {}, 422)
    assert page.errors == ["Say what at least one side does, or its name."]
    page = send(client, base + "parties/", {"ours_name": "Twin", "theirs_name": "TWIN"}, 422)
    assert page.errors == ["Another party has this name already. Add something that tells them apart."]
    assert send(client, base + "parties/", {"ours_name": "Licensee", "more": "yes"}) == base + "parties/add/"
    assert [(p.name, p.does) for p in Matter.objects.get().parties.all()] == [("Licensee", [])]


def test_what_was_set_up_is_changed_a_page_each(client: Client) -> None:
    base = set_up(client)
    assert read(client, base + "aim/").texts("legend") == ["What is this about?"]
    assert send(client, base + "aim/", {"aim": "infringement_defence", "title": "T"}) == base
    assert send(client, base + "complaint/", {"complaint": ["output"]}) == base
    assert send(client, base + "rules/", {"frameworks": ["japan"]}) == base
    row = Matter.objects.get()
    assert (row.aim, row.title, row.complaint, row.frameworks) == ("infringement_defence", "T", ["output"], ["japan"])


@pytest.mark.parametrize("path", ["", "results/", "ask/output.match/", "check/", "outline.pdf"])
def test_pages_that_need_set_up_lead_to_the_page_that_is_missing(client: Client, path: str) -> None:
    base = begin(client)
    assert client.get(base + path).headers["Location"] == base + "aim/"
    send(client, base + "aim/", ABOUT)
    assert client.get(base + path).headers["Location"] == base + "parties/"


@pytest.mark.parametrize(
    ("page", "data", "error"),
    [
        ("aim", {}, "Select what this is about."),
        ("aim", {"aim": "to_win"}, "Select one of the four listed."),
        ("aim", {"aim": "authorship_claim", "title": "x" * 201}, "Keep this to 200 characters. You have written 201."),
        ("complaint", {}, "Select at least one thing that is complained of."),
        ("complaint", {"complaint": ["training", "rudeness"]}, "Select only from the list."),
        ("rules", {}, "Select at least one set of rules."),
        ("rules", {"frameworks": ["mars"]}, "Select only from the list."),
        (
            "rules",
            {"frameworks": ["aippi"], "national_test": "china"},
            "To borrow that test, select its rules above as well.",
        ),
        ("parties/add", {"does": ["everything"]}, "Select only from the list."),
        ("parties/add", {"name": "a\0b"}, NUL),
    ],
)  # fmt: skip
def test_mistake_is_named_above_the_heading_and_at_the_field(
    client: Client, page: str, data: dict[str, object], error: str
) -> None:
    base = begin(client)
    rest = {"complaint": ["output"], "frameworks": ["china"]} if page == "aim" else {}
    shown = send(client, f"{base}{page}/", rest | data, 422)
    assert shown.errors == [error]
    assert shown.texts("div", cls="error") == [f"Error: {error}"]
    assert shown.texts("title")[0].startswith("Error: ")
    target = shown.all("div", cls="error-summary")[0]
    link = next(a for a in shown.all("a") if target in a["in"])["attrs"]["href"][1:]
    assert [e["tag"] for e in shown.elements if e["attrs"].get("id") == link] == ["input"]


def test_typed_title_is_still_there_after_a_mistake(client: Client) -> None:
    shown = send(client, begin(client) + "aim/", {"title": "<b>מוּ & 𝔸"}, 422)
    assert [e["attrs"]["value"] for e in shown.all("input", name="title")] == ["<b>מוּ & 𝔸"]


def test_party_can_be_changed_and_keeps_its_place(client: Client) -> None:
    base = set_up(client)
    send(client, base + "parties/2/", {"name": "Renamed", "does": ["trains"]})
    assert [(p.number, p.key, p.name, p.does) for p in Matter.objects.get().parties.all()] == [
        (1, "party1", "Moonlight Studio", ["owns_work"]),
        (2, "party2", "Renamed", ["trains"]),
        (3, "party3", "", ["prompts"]),
    ]
    assert read(client, base + "parties/9/", 404).texts("h1") == ["Page not found"]


def test_removing_a_party_asks_first_and_takes_its_answers(client: Client) -> None:
    base = set_up(client)
    answer(client, base + "ask/training.work_used/2/", **{"training_work_used-2": "yes"})
    page = read(client, base + "parties/2/remove/")
    assert page.texts("h1") == ["Remove Platform Ltd?"]
    assert "1 answer about this party goes too. This cannot be undone." in page.texts("p")
    send(client, base + "parties/2/remove/", {})
    assert (Answer.objects.count(), Matter.objects.get().parties.count()) == (0, 2)
    send(client, base + "parties/add/", {"name": "New", "does": ["copies"]})
    assert [p.number for p in Matter.objects.get().parties.all()] == [1, 3, 4]


def test_removing_the_client_leaves_nobody_as_client(client: Client) -> None:
    base = set_up(client)
    send(client, base + "parties/1/remove/", {})
    assert Matter.objects.get().client == ""


def test_matter_needs_one_party(client: Client) -> None:
    base = set_up(client, parties=PARTIES[:1])
    send(client, base + "parties/1/remove/", {})
    page = send(client, base + "parties/", {}, 422)
    assert page.errors == ["Say what at least one side does, or its name."]


def test_rules_outside_the_aim_say_so_when_chosen(client: Client) -> None:
    base = begin(client)
    send(client, base + "aim/", ABOUT)
    outside = [f.outside for f in law().frameworks.values() if "authorship_claim" not in f.aims]
    assert outside
    assert read(client, base + "rules/").texts("div", cls="inset") == outside


def test_borrowed_test_falls_away_with_the_rules_that_borrow_it(client: Client) -> None:
    base = set_up(client)
    assert Matter.objects.get().national_test == "china"
    assert send(client, base + "rules/", {"frameworks": ["japan"], "national_test": "china"}) == base
    assert Matter.objects.get().national_test == "entered"


def test_two_parties_of_one_name_are_refused(client: Client) -> None:
    base = set_up(client)
    page = send(client, base + "parties/add/", {"name": "platform LTD", "does": ["trains"]}, 422)
    assert page.errors == ["Another party has this name already. Add something that tells them apart."]
    assert (filled(page)["name"], filled(page)["does"]) == ("platform LTD", ["trains"])
    send(client, base + "parties/2/", {"name": "Platform Ltd", "does": ["trains"]})
    assert Party.objects.get(number=2).does == ["trains"]


def test_every_part_and_every_source_says_what_it_means(client: Client) -> None:
    base = set_up(client)
    notes = read(client, base + "parties/add/").texts("span", cls="hint")
    assert notes == [PARTS[f] for f in FUNCTIONS]
    notes = read(client, base + "rules/").texts("span", cls="hint")
    assert notes[: len(law().frameworks)] == [f.what for f in law().frameworks.values()]
    assert [note.split(" ")[0] for note in notes[len(law().frameworks) :]] == ["You", "What", "What"]  # the three tests
    assert set(WEIGHTS) == set(KNOWN_WEIGHTS)


def test_party_beyond_the_most_is_refused_and_kept_on_the_page(client: Client) -> None:
    base = set_up(client)
    row, there = Matter.objects.get(), Party.objects.count()
    extra = [Party(matter=row, number=n, key=f"p{n}", does=["prompts"]) for n in range(there + 1, MAX_PARTIES + 1)]
    Party.objects.bulk_create(extra)
    page = send(client, base + "parties/add/", {"name": "One more", "does": ["trains"]}, 422)
    assert page.errors == ["At most 100 parties can be assessed together. Split the matter."]
    assert filled(page)["name"] == "One more" and Party.objects.count() == MAX_PARTIES
    assert send(client, base + "parties/100/", {"name": "Renamed", "does": ["prompts"]}) == base + "parties/"


def test_party_without_a_part_is_told_so_unless_it_is_the_client(client: Client) -> None:
    base = set_up(client)
    send(client, base + "parties/add/", {"name": "Bystander", "does": []})
    idle = Party.objects.get(name="Bystander")
    note = "Bystander does none of the things that the rules ask about"
    assert any(text.startswith(note) for text in read(client, base + "results/").texts("p"))
    assert note in read(client, base + "outline/").all("main")[0]["text"]
    send(client, base + "parties/", {"client": idle.key})
    assert not any(note in text for text in read(client, base + "results/").texts("p"))
