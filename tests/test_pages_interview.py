"""Question pages: what is asked, what is said, what goes wrong, two tabs at once."""

from __future__ import annotations

import pytest
from django.test import Client

from aiclaims.models import Answer, Matter
from aiclaims.views.case import law
from tests.pages import answer, filled, read, send, set_up

pytestmark = pytest.mark.django_db
MATCH = "ask/output.match/"
USED = "ask/training.work_used/2/"


def ask(question: str, party: str) -> str:
    return law().questions[question].ask.replace("{party}", party)


def said() -> dict[str, tuple[object, object]]:
    return {a.question: (a.claimant, a.defendant) for a in Answer.objects.all()}


def test_question_page_holds_one_question_with_its_help_and_authorities(client: Client) -> None:
    page = read(client, set_up(client) + USED)
    question = law().questions["training.work_used"]
    asked = question.ask.replace("{party}", "Platform Ltd")
    assert page.texts("h1") == [asked]
    assert page.texts("label")[:4] == ["Yes", "No", "Not known yet", "Disputed: the two sides say different things"]
    assert [f.id for f in law().frameworks.values() if question.cites[0] in f.propositions] == ["aippi"]
    first = law().frameworks["aippi"].propositions[question.cites[0]]
    authority = law().frameworks["aippi"].authorities[first.authority]
    listed = page.texts("ul", cls="authorities")[0]
    assert listed.startswith(f"{first.says} {first.id} · {authority.title}, {first.at} Soft law")


def test_answer_is_saved_and_leads_to_the_next_question(client: Client) -> None:
    base = set_up(client)
    following = answer(client, base + USED, **{"training_work_used-2": "yes"})
    assert said() == {"training.work_used": ("yes", "yes")}
    assert following == base + "ask/training.authorised/2/"
    assert filled(read(client, base + USED))["training_work_used-2"] == "yes"


def test_not_known_yet_is_an_answer(client: Client) -> None:
    base = set_up(client)
    answer(client, base + MATCH, output_match="unknown")
    assert said() == {"output.match": ("unknown", "unknown")}
    assert "Not known yet" in read(client, base + "check/output/").texts("dd")


def test_disputed_keeps_both_versions_or_one(client: Client) -> None:
    base = set_up(client)
    both = {"output_match": "disputed", "output_match_claimant": "part", "output_match_defendant": "style"}
    answer(client, base + MATCH, **both)
    assert said() == {"output.match": ("part", "style")}
    answer(client, base + MATCH, output_match_defendant="")
    assert said() == {"output.match": ("part", None)}
    labels = {o.id: o.label for o in law().questions["output.match"].options}
    told = next(dd for dd in read(client, base + "check/output/").texts("dd") if dd.startswith("Disputed"))
    assert [part in told for part in (labels["part"], "gives no version, only denies")] == [True, True]


@pytest.mark.parametrize(
    ("path", "question", "fields", "kept"),
    [
        (MATCH, "output.match", {"output_match": "disputed", "output_match_claimant": "part",
                                 "output_match_defendant": "unknown"}, ("part", "unknown")),
        ("details/enforcement/", "claim.loss", {"claim_loss_state": "disputed", "claim_loss_claimant": "9,000",
                                                "claim_loss_defendant_unknown": "on"}, (9000, "unknown")),
        ("details/training/", "dates.training",
         {"dates_training-2_state": "disputed", "dates_training-2_claimant_unknown": "on",
          "dates_training-2_defendant_day": "2", "dates_training-2_defendant_month": "3",
          "dates_training-2_defendant_year": "2024"}, ("unknown", "2024-03-02")),
        ("details/training/", "training.records",
         {"training_records": "disputed", "training_records_claimant": ["unknown"],
          "training_records_defendant": ["licences"]}, ("unknown", ["licences"])),
    ],
)  # fmt: skip
def test_side_that_cannot_say_stays_so_when_the_page_is_saved_again(
    client: Client, path: str, question: str, fields: dict[str, str], kept: tuple[object, object]
) -> None:
    base = set_up(client)
    answer(client, base + path, **fields)
    assert said() == {question: kept}
    answer(client, base + path)
    assert said() == {question: kept}
    assert any("cannot say" in dd for dd in read(client, base + "check/").texts("dd"))


def test_dispute_in_which_neither_side_says_anything_is_refused_at_the_versions(client: Client) -> None:
    base = set_up(client)
    fields = {"output_match": "disputed", "output_match_claimant": "unknown"}
    page = answer(client, base + MATCH, 422, **fields)
    assert page.errors == ["Give the version of at least one side. Leave the other out if it only denies."]
    assert page.all("a", href="#output_match_claimant_0") != []


def test_one_mistake_is_one_error(client: Client) -> None:
    fields = {"dates_training-2_day": "31", "dates_training-2_note": "as they told us"}
    page = answer(client, set_up(client) + "details/training/", 422, **fields)
    assert len(page.errors) == 1
    assert filled(page)["dates_training-2_note"] == "as they told us"


def test_what_can_change_a_finding_is_asked_before_anything_optional(client: Client) -> None:
    base = set_up(client)
    href = next(a["attrs"]["href"] for a in read(client, base).all("a", cls="button"))
    rounds = []
    while not href.endswith("/check/"):
        kind = href.removeprefix(base).split("/")[0]
        if kind == "check":  # the close of a section
            href = str(send(client, href, {"finished": "yes"}))
            continue
        rounds.append(kind)
        page = read(client, href)
        names = [n.removesuffix("_version") for n in filled(page) if n.endswith("_version")]
        href = answer(client, href, **{n: "unknown" for n in names if kind == "ask"})
    assert rounds == sorted(rounds, key=["ask", "raised", "details"].index)
    assert set(rounds) == {"ask", "raised", "details"}


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, "Select an answer. If nobody can say yet, select “Not known yet”."),
        ({"output_match": "nearly"}, "Choose only from the answers listed on this page."),
        ({"output_match": "disputed"}, "Give the version of at least one side. Leave the other out if it only denies."),
        (
            {"output_match": "disputed", "output_match_claimant": "part", "output_match_defendant": "part"},
            "Both versions are the same. Then it is not disputed.",
        ),
        ({"output_match_note": "see letter"}, "Give an answer to go with your own words, or “Not known yet”."),
    ],
)
def test_mistaken_answer_is_refused_and_nothing_typed_is_lost(
    client: Client, fields: dict[str, str], error: str
) -> None:
    base = set_up(client)
    page = answer(client, base + MATCH, 422, **fields)
    assert page.errors == [error]
    assert page.texts("div", cls="error") == [f"Error: {error}"]
    assert page.texts("title")[0].startswith("Error: ")
    kept = filled(page)
    assert {k: kept.get(k) for k in fields if fields[k] != "nearly"} == {
        k: v for k, v in fields.items() if v != "nearly"
    }
    assert said() == {}


@pytest.mark.parametrize(
    ("fields", "box", "error"),
    [
        (
            {"day": "31", "month": "2", "year": "2024"},
            "day",
            "That month has no such day. Change the day, or take it out.",
        ),
        ({"day": "1", "year": "2024"}, "month", "Write the month too, or take the day out."),
        ({"day": "१", "month": "x", "year": "9" * 9}, "month", "Write the month as a number from 1 to 12."),
        (
            {"day": "1", "month": "2", "year": "2024", "state": ["unknown"]},
            "day",
            "You gave an answer and also “Not known yet” or “Disputed”. Keep one of them.",
        ),
    ],
)
def test_wrong_date_is_refused_and_still_there(client: Client, fields: dict[str, str], box: str, error: str) -> None:
    base = set_up(client)
    data = {f"dates_training-2_{k}": v for k, v in fields.items()}
    page = answer(client, base + "details/training/", 422, **data)
    assert page.errors == [f"{ask('dates.training', 'Platform Ltd')} {error}"]
    assert {k: filled(page)[k] for k in data} == data
    first = page.all("a", href=f"#dates_training-2_{box}")
    assert [a["text"] for a in first] == [error]


def test_date_number_and_list_are_saved_as_files_hold_them(client: Client) -> None:
    base = set_up(client)
    date = {"dates_training-2_day": " 29", "dates_training-2_month": "2", "dates_training-2_year": "2024"}
    answer(
        client, base + "details/training/", training_records=["dataset_list"], training_records_complete="on", **date
    )
    answer(client, base + "details/enforcement/", harm_reach="1,500.50", claim_loss="300 000", claim_expenses="1,705.7")
    kept = {q: ours for q, (ours, _) in said().items()}
    assert kept == {
        "dates.training": "2024-02-29",
        "training.records": ["dataset_list"],
        "harm.reach": 1500.5,
        "claim.loss": 300000,
        "claim.expenses": 1705.7,
    }
    shown = read(client, base + "check/enforcement/").texts("dd")
    assert ("300,000" in shown, "1,500.5" in shown, "1,705.70" in shown) == (True, True, True)
    assert "29 February 2024" in read(client, base + "check/training/").texts("dd")


@pytest.mark.parametrize("typed", ["lots", "1e999", "nan", "1" * 17, "٣" * 30, "2.900,50", "2900,50", "1,50"])
def test_wrong_number_is_refused_and_still_there(client: Client, typed: str) -> None:
    page = answer(client, set_up(client) + "details/enforcement/", 422, harm_reach=typed)
    assert len(page.errors) == 1
    assert filled(page)["harm_reach"] == typed


def test_ten_megabyte_answer_is_refused_at_its_field_and_still_there(client: Client) -> None:
    base = set_up(client)
    text = "long " * 2_000_000
    page = answer(client, base + MATCH, 422, output_match="part", output_match_note=text)
    assert page.errors == ["Keep this to 20,000 characters. You have written 9,999,999."]
    assert filled(page)["output_match_note"].strip() == text.strip()
    assert said() == {}


def test_nul_byte_is_refused_with_the_rest_of_the_text_still_there(client: Client) -> None:
    page = answer(client, set_up(client) + MATCH, 422, output_match="part", output_match_note="be\0fore")
    assert page.errors == [
        "This text holds a character that cannot be stored (a NUL byte). Delete it, or type the text again."
    ]
    assert filled(page)["output_match_note"] == "be\ufffdfore"


def test_right_to_left_and_astral_characters_come_back_as_typed(client: Client) -> None:
    base = set_up(client)
    note = "<script>alert(1)</script> \u202eשלום\u202c 𝔸👩‍⚖️ {{ 7 }}"
    answer(client, base + MATCH, output_match="part", output_match_note=note)
    assert filled(read(client, base + MATCH))["output_match_note"] == note
    assert read(client, base + "check/output/").texts("q", cls="note") == [note]
    assert len(read(client, base + "check/output/").all("script")) == 1  # htmx itself


@pytest.mark.parametrize(
    "path",
    ["ask/no.such.question/", "ask/output.match/2/", "ask/training.work_used/", "ask/training.work_used/9/",
     "ask/matter.aim/", "raised/mars/", "details/mars/", "check/mars/", "changes/no.such/",
     "changes/training.work_used/", "reasons/no.such/"],
)  # fmt: skip
def test_unknown_ids_are_a_404(client: Client, path: str) -> None:
    assert read(client, set_up(client) + path, 404).texts("h1") == ["Page not found"]


def test_stale_page_shows_both_answers_and_lets_the_person_choose(client: Client) -> None:
    base = set_up(client)
    stale = filled(read(client, base + MATCH))
    answer(client, base + MATCH, output_match="same")
    page = send(client, base + MATCH, stale | {"output_match": "style", "output_match_note": "mine"}, 409)
    labels = {o.id: o.label for o in law().questions["output.match"].options}
    assert page.texts("h2")[0] == "Changed somewhere else meanwhile"
    assert f"Saved now: {labels['same']}" in page.texts("dd")
    assert (filled(page)["output_match"], filled(page)["output_match_note"]) == ("style", "mine")
    assert said() == {"output.match": ("same", "same")}
    send(client, base + MATCH, filled(page))
    assert said() == {"output.match": ("style", "style")}


def test_same_page_posted_twice_is_one_answer(client: Client) -> None:
    base = set_up(client)
    data = filled(read(client, base + MATCH)) | {"output_match": "same"}
    assert send(client, base + MATCH, data) == send(client, base + MATCH, data)
    assert Matter.objects.get().changes.count() == 1


def test_save_and_come_back_later_keeps_what_is_there_and_asks_for_nothing(client: Client) -> None:
    base = set_up(client)
    assert answer(client, base + MATCH, later="yes") == base
    assert answer(client, base + MATCH, output_match="part", later="yes") == base
    assert said() == {"output.match": ("part", "part")}


def test_exceptional_questions_stand_together_and_may_be_left_alone(client: Client) -> None:
    base = set_up(client)
    page = read(client, base + "raised/output/")
    assert page.texts("h1") == ["Has anybody raised any of these?"]
    assert set(filled(page).values()) == {"", "0"}
    following = answer(client, base + "raised/output/")
    assert (said(), following) == ({}, base + "details/work/")
    answer(client, base + "raised/output/", **{"output_permitted-2": "unknown"})
    assert said() == {"output.permitted": ("unknown", "unknown")}
    answer(client, base + "raised/output/", **{"output_permitted-2": ""})
    assert said() == {}


def test_group_page_asks_its_questions_together(client: Client) -> None:
    base = set_up(client)
    page = read(client, base + "ask/training_exception/2/")
    group = [q for q in law().questions.values() if q.page == "training_exception"]
    assert page.texts("legend")[0] == group[0].ask.replace("{party}", "Platform Ltd")
    assert len(page.all("section", cls="question")) == len(group) == 2
    half = answer(client, base + "ask/training_exception/2/", 422, **{"training_purpose-2": "noncommercial_research"})
    error = "Select an answer. If nobody can say yet, select “Not known yet”."
    assert half.errors == [f"{ask(group[1].id, 'Platform Ltd')} {error}"]


def test_group_page_asks_only_what_its_own_answers_leave_open(client: Client) -> None:
    base = set_up(client)
    answer(client, base + "ask/training_exception/2/", **{"training_purpose-2": "other"})
    assert said() == {"training.purpose": ("other", "other")}
