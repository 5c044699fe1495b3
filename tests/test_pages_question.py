"""What sits on a question page beside the answer: who could give it, what each answer would change, what goes wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from aiclaims.models import Answer, AnswerChange, Matter
from aiclaims.views.case import Case, law
from tests.pages import Page, answer, filled, read, set_up
from tests.test_pages_markup import contract

pytestmark = pytest.mark.django_db
MATCH = "ask/output.match/"
USED = "ask/training.work_used/2/"
GROUP = "ask/training_exception/2/"
PASTED = "•\tFirst\u00a0point\r\n•\tSecond\u200b point\r\n\r\n“Quoted” – and so on"
WHOM = "Who could answer this? (optional)"


def live(client: Client, address: str, fields: dict[str, Any], status: int = 200) -> Page:
    """What the panel shows once these fields are ticked on the page."""
    response = client.post(address, fields, headers={"HX-Request": "true"})
    assert response.status_code == status
    return Page(response.content.decode())


def ticked(client: Client, page: str, changes: str, **fields: Any) -> Page:
    return live(client, changes, filled(read(client, page)) | fields)


# who could answer


def test_not_known_yet_may_say_who_could_answer(client: Client) -> None:
    base = set_up(client)
    assert WHOM in read(client, base + MATCH).texts("label")
    answer(client, base + MATCH, output_match="unknown", output_match_whom=" Ms Lane, the designer ")
    assert Answer.objects.get().whom == "Ms Lane, the designer"
    assert filled(read(client, base + MATCH))["output_match_whom"] == "Ms Lane, the designer"
    assert "ask: “Ms Lane, the designer”" in read(client, base + "outline/").all("main")[0]["text"]


def test_who_could_answer_is_not_kept_once_the_answer_is_known_and_the_page_says_so(client: Client) -> None:
    base = set_up(client)
    answer(client, base + MATCH, output_match="unknown", output_match_whom="Ms Lane")
    hint = read(client, base + MATCH).texts("p", id="output_match_whom-hint")
    assert hint == ["Goes with “Not known yet” to the open questions; with any other answer it is not kept."]
    answer(client, base + MATCH, output_match="part")
    assert [(a.claimant, a.whom) for a in Answer.objects.all()] == [("part", "")]
    assert [c.whom for c in AnswerChange.objects.all()] == ["Ms Lane", ""]


def test_who_could_answer_takes_a_line_not_a_text(client: Client) -> None:
    page = answer(client, set_up(client) + MATCH, 422, output_match="unknown", output_match_whom="x" * 201)
    assert page.errors == ["Keep this to 200 characters. You have written 201."]
    assert page.all("a", href="#output_match_whom") != []


@pytest.mark.parametrize(
    ("path", "name"),
    [(MATCH, "output_match"), ("details/enforcement/", "claim_loss"), ("details/training/", "dates_training-2"),
     ("details/training/", "training_records"), ("raised/output/", "output_permitted-2")],
)  # fmt: skip
def test_every_kind_of_question_takes_both_versions_own_words_and_whom(client: Client, path: str, name: str) -> None:
    page = read(client, set_up(client) + path)
    names = {e["attrs"].get("name", "") for e in page.elements}
    for end in ("_claimant", "_defendant", "_note", "_whom"):
        assert [n for n in names if n.startswith(name + end)], end
    section = page.all("section", id=f"{name}-question")[0]
    why = next(d for d in page.all("details", cls="why") if section in d["in"])
    inside = [e["tag"] for e in page.elements if why in e["in"]]
    assert ("open" in why["attrs"], inside[:2]) == (False, ["summary", "p"])  # one sentence, then the authorities


# what each answer would change


def test_panel_is_there_at_first_paint_and_needs_no_script(client: Client) -> None:
    page = read(client, set_up(client) + USED)
    panel = page.all("div", id="changes")[0]
    assert [dt for dt in page.all("dt") if panel in dt["in"]] != []
    assert page.texts("dt") == ["If “Yes”", "If “No”"]
    assert page.all("a", href="#changes-title")[0]["text"] == "See what each answer would change"
    assert page.all("form", cls="page-ask")[0]["attrs"]["hx-target"] == "#changes"


def test_panel_marks_what_is_ticked_and_says_what_differs_from_what_is_saved(client: Client) -> None:
    base = set_up(client)
    shown = ticked(client, base + USED, base + "changes/training.work_used/2/", **{"training_work_used-2": "no"})
    assert shown.texts("dt", cls="chosen") == ["If “No” chosen"]
    assert shown.all("p", id="changes-said")[0]["text"].startswith("As ticked now, ")
    assert "differ" in shown.all("p", id="changes-said")[0]["text"]
    assert Answer.objects.count() == 0
    answer(client, base + USED, **{"training_work_used-2": "no"})
    shown = ticked(client, base + USED, base + "changes/training.work_used/2/")
    assert shown.texts("p", id="changes-said") == ["As ticked now, every finding stands as it is saved."]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"output_match": "unknown"}, "Not known yet chosen"),
        ({"output_match": "disputed", "output_match_claimant": "same", "output_match_defendant": "none"},
         "Disputed. Claimant: {same}. Defendant: {none}. chosen"),
    ],
)  # fmt: skip
def test_panel_tells_what_an_answer_makes_that_is_none_of_the_options(
    client: Client, fields: dict[str, str], words: str
) -> None:
    base = set_up(client)
    labels = {o.id: o.label for o in law().questions["output.match"].options}
    shown = ticked(client, base + MATCH, base + "changes/output.match/", **fields)
    assert shown.texts("dt", cls="chosen") == [words.format(**labels)]


def test_panel_counts_what_is_ticked_in_the_other_questions_of_the_page(client: Client) -> None:
    """A purpose that is neither research nor education makes the second question of its page turn nothing."""
    base = set_up(client)
    answer(client, base + USED, **{"training_work_used-2": "yes"})
    answer(client, base + "ask/training.authorised/2/", **{"training_authorised-2": "no"})
    changes = base + "changes/training_exception/2/"
    research = ticked(client, base + GROUP, changes, **{"training_purpose-2": "noncommercial_research"})
    other = ticked(client, base + GROUP, changes, **{"training_purpose-2": "other"})
    assert len(research.all("h3")) == len(other.all("h3")) == 2
    assert ("If “Yes”" in research.texts("dt"), "If “Yes”" in other.texts("dt")) == (True, False)
    assert Answer.objects.filter(question__in=["training.purpose", "training.national_law_permits"]).count() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"output_match": "nearly"},
        {"output_match": "disputed"},
        {"output_match": "disputed", "output_match_claimant": "part", "output_match_defendant": "part"},
        {"output_match_note": "x" * 20_001},
        {},
    ],
)
def test_panel_counts_a_half_made_answer_as_none(client: Client, fields: dict[str, str]) -> None:
    base = set_up(client)
    answer(client, base + MATCH, output_match="same")
    page = filled(read(client, base + MATCH))
    page.pop("output_match")
    shown = live(client, base + "changes/output.match/", page | fields)
    assert shown.all("dt", cls="chosen") == []
    assert Answer.objects.get().claimant == "same"


def test_panel_of_a_refused_page_counts_what_was_sent(client: Client) -> None:
    base = set_up(client)
    answer(client, base + USED, **{"training_work_used-2": "yes"})
    answer(client, base + "ask/training.authorised/2/", **{"training_authorised-2": "no"})
    half = answer(client, base + GROUP, 422, **{"training_purpose-2": "noncommercial_research"})
    labels = {o.id: o.label for o in law().questions["training.purpose"].options}
    assert half.texts("dt", cls="chosen") == [f"If “{labels['noncommercial_research']}” chosen"]


def test_question_that_decides_nothing_says_so(client: Client) -> None:
    said = read(client, set_up(client) + "changes/claim.loss/").texts("p")
    assert "No answer to this changes a finding. It is printed in the outline." in said


def test_exceptional_questions_lead_to_what_their_answers_would_change(client: Client) -> None:
    base = set_up(client)
    links = [a["attrs"]["href"] for a in read(client, base + "raised/output/").all("a")]
    assert base + "changes/output.permitted/2/" in links
    assert read(client, base + "changes/output.permitted/2/").texts("dt")[0] == "If “Yes”"


def test_strangers_learn_nothing_from_the_panel(client: Client) -> None:
    base = set_up(client)
    live(Client(), base + "changes/output.match/", {"output_match": "same"}, 404)


def test_question_page_and_its_panel_ask_the_database_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    base = set_up(client)
    read(client, base + GROUP)
    with django_assert_max_num_queries(12):
        page = filled(read(client, base + GROUP))
    with django_assert_max_num_queries(12):
        live(client, base + "changes/training_exception/2/", page)


# where one is


def here() -> Case:
    row = Matter.objects.get()
    return Case(row, row.access.get())


def test_caption_says_section_and_party_and_how_many_are_left_only_when_that_is_sure(client: Client) -> None:
    base = set_up(client)
    caption = read(client, base + USED).texts("p", cls="caption")[0]
    assert caption.startswith("Section ")
    assert caption.endswith(": Training the system · Platform Ltd")  # another open question may bring in more
    counts = []
    while page := here().agenda.first_open():
        address = here().address(page)
        caption = read(client, address).texts("p", cls="caption")[0]
        if " left" in caption:
            counts.append(int(caption.split(" · ")[-1].split()[0]))
        names = [n.removesuffix("_version") for n in filled(read(client, address)) if n.endswith("_version")]
        answer(client, address, **dict.fromkeys(names, "unknown"))
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] in (1, 2, 3)  # the last page holds one question or one tight group


# what is pasted


def test_pasted_page_of_formatted_text_is_kept_as_text(client: Client) -> None:
    base = set_up(client)
    text = f"\r\n  {PASTED}\r\n" + "a" * 10_000 + "  \r\n"
    answer(client, base + MATCH, output_match="part", output_match_note=text)
    kept = Answer.objects.get().note
    assert kept == (PASTED + "\r\n" + "a" * 10_000).replace("\r\n", "\n")
    assert filled(read(client, base + MATCH))["output_match_note"] == kept


def test_text_from_a_file_sent_back_by_a_browser_is_no_change(client: Client) -> None:
    base = set_up(client)
    answer(client, base + MATCH, output_match="part", output_match_note="one\ntwo")
    answer(client, base + MATCH, output_match_note="one\r\ntwo")
    assert AnswerChange.objects.count() == 1


def test_text_over_the_limit_is_refused_whole(client: Client) -> None:
    text = PASTED + "b" * 20_000
    page = answer(client, set_up(client) + MATCH, 422, output_match="part", output_match_note=text)
    assert len(page.errors) == 1
    assert filled(page)["output_match_note"].replace("\r\n", "\n") == text.replace("\r\n", "\n")


# the markup contract of question pages, kind by kind


@pytest.mark.parametrize(
    "path", [MATCH, USED, GROUP, "raised/output/", "raised/system/", "details/training/", "details/enforcement/",
             "ask/training.records/", "ask/claim.loss/", "ask/dates.training/2/", "changes/training_exception/2/"],
)  # fmt: skip
def test_question_page_groups_names_and_describes_its_controls(client: Client, path: str) -> None:
    page = read(client, set_up(client) + path)
    assert contract(page) == []
    groups = {e["attrs"]["name"] for e in page.all("input", type="radio")}
    groups |= {e["attrs"]["name"] for e in page.all("input", type="checkbox") if e["attrs"].get("value")}
    dates = len(page.all("div", cls="date"))
    assert len(page.all("fieldset")) == len(groups) + dates
    order = [(e["tag"], e["attrs"]) for e in page.elements]
    for at, (tag, attrs) in enumerate(order):
        if tag in ("input", "textarea", "fieldset"):
            hints = [i for i in attrs.get("aria-describedby", "").split() if i.endswith("-hint")]
            for hint in hints:
                place = next(n for n, (_, a) in enumerate(order) if a.get("id") == hint)
                control = at if tag != "fieldset" else next(n for n in range(at, len(order)) if order[n][0] == "input")
                assert place < control, hint
