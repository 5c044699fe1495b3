"""Sections from their first question to their close, pages where the rules stop, and finding one's way back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from aiclaims.models import Answer, Matter
from aiclaims.views.case import law
from aiclaims.views.words import STAGES
from tests.pages import Page, answer, filled, read, send, set_up

pytestmark = pytest.mark.django_db
MATCH = "ask/output.match/"
USED = "ask/training.work_used/2/"


def walk(client: Client, base: str, **said: str) -> list[str]:
    """Every page from the first question to the results, answering "Not known yet" and "Yes, finished"."""
    where, seen = next(a["attrs"]["href"] for a in read(client, base).all("a", cls="button")), []
    while "/results/" not in where and "/outside/" not in where:
        seen.append(where.removeprefix(base))
        page = read(client, where)
        if seen[-1] == "check/":
            where = page.all("a", cls="button")[0]["attrs"]["href"]
        elif seen[-1].startswith("check/"):
            where = send(client, where, {"finished": said.get("finished", "yes")})
        else:
            where = send(client, where, unknown(filled(page), page) if seen[-1].startswith("ask/") else filled(page))
        assert len(seen) < 100
    return seen


def unknown(data: dict[str, object], page: object) -> dict[str, object]:
    """The same page with “Not known yet” wherever it can be said."""
    boxes = [e["attrs"] for e in page.all("input", value="unknown")]  # type: ignore[attr-defined]
    mine = [b for b in boxes if not b["name"].endswith(("_claimant", "_defendant"))]
    return data | {b["name"]: ["unknown"] if b["type"] == "checkbox" else "unknown" for b in mine}


def test_each_section_closes_once_after_its_last_question(client: Client) -> None:
    base = set_up(client)
    seen = walk(client, base)
    closes = [place for place in seen if place.startswith("check/") and place != "check/"]
    asked = [place for place in seen if place.startswith("ask/")]
    assert closes == [f"check/{s}/" for s in STAGES if f"check/{s}/" in closes]
    assert len(asked) > 5 and len(closes) >= 3
    assert seen[-1] == "check/"
    first_optional = next(n for n, place in enumerate(seen) if place.startswith(("raised/", "details/")))
    assert max(seen.index(place) for place in closes) < first_optional
    assert set(Matter.objects.get().finished) == {c.split("/")[1] for c in closes}


def test_section_says_what_you_have_and_what_comes_next(client: Client) -> None:
    base = set_up(client)
    page = read(client, base + "check/training/")
    stages = [h for h in read(client, base).texts("h2") if h in map(str, STAGES.values())]
    n = stages.index(str(STAGES["training"])) + 1
    assert page.texts("p", cls="caption") == [f"Section {n} of {len(stages)}"]
    assert page.texts("legend") == ["Have you finished this section?"]
    assert page.texts("label")[:2] == ["Yes", "No, I’ll come back to it"]
    ahead = page.texts("p", cls="ahead")[0]
    assert ahead.startswith(f"Next: {stages[n]}, ") and ahead.endswith(("question.", "questions."))


def test_whoever_answers_decides_whether_a_section_is_finished(client: Client) -> None:
    base = set_up(client)
    assert send(client, base + "check/output/", {}, 422).errors == ["Say whether you have finished this section."]
    send(client, base + "check/output/", {"finished": "yes"})
    left = read(client, base).texts("span", cls="status-completed")
    assert len(left) == 1 and left[0].startswith("Completed; ") and "open" in left[0]
    send(client, base + "check/output/", {"finished": "no"})
    assert read(client, base).texts("span", cls="status-completed") == []
    assert send(client, base + "check/enforcement/", {"finished": "no"}).startswith(base)


def test_finished_section_says_so_when_an_answer_opens_a_question_in_it(client: Client) -> None:
    base = set_up(client, complaint=["training"], frameworks=["japan"], national_test="entered")
    answer(client, base + USED, **{"training_work_used-2": "no"})
    send(client, base + "check/training/", {"finished": "yes"})
    assert read(client, base).texts("span", cls="status-completed")[0] == "Completed"
    answer(client, base + USED, **{"training_work_used-2": "yes"})
    assert re.fullmatch(r"Completed; \d+ questions? open", read(client, base).texts("span", cls="status-completed")[0])


def test_change_from_a_section_leads_straight_back_to_it_unless_it_opens_questions(client: Client) -> None:
    base = set_up(client)
    links = [a["attrs"]["href"] for a in read(client, base + "check/output/").all("a")]
    assert f"{base}{MATCH}?back=check-output" in links
    assert answer(client, base + MATCH + "?back=check-output", output_match="part") == base + "check/output/"
    answer(client, base + USED, **{"training_work_used-2": "no"})
    opened = answer(client, base + USED + "?back=check-training", **{"training_work_used-2": "yes"})
    assert opened.startswith(base + "ask/training") and opened.endswith("?back=check-training")
    for kind in ("raised", "details"):
        address = f"{base}{kind}/output/?back=check-output"
        assert send(client, address, filled(read(client, address))) == base + "check/output/"
    back = read(client, address).all("a", cls="back")[0]["attrs"]["href"]
    assert back == base + "check/output/"
    assert answer(client, base + MATCH + "?back=//evil.example", output_match="part") != "//evil.example"


def test_disputed_answer_shows_both_versions_and_who_could_answer_is_named(client: Client) -> None:
    base = set_up(client)
    answer(
        client, base + MATCH, output_match="disputed", output_match_claimant="similar", output_match_defendant="none"
    )
    answer(client, base + USED, **{"training_work_used-2": "unknown", "training_work_used-2_whom": "Their engineer"})
    page = read(client, base + "check/")
    options = {o.id: o.label for o in law().questions["output.match"].options}
    assert page.texts("span", cls="version") == [
        f"Claimant: {options['similar']}",
        f"Defendant: {options['none']}",
    ]
    assert page.texts("span", cls="answerer") == ["Who could answer: Their engineer"]


def test_continue_opens_the_question_after_the_one_answered_last(client: Client) -> None:
    base = set_up(client)
    following = answer(client, base + MATCH, output_match="part")
    buttons = read(client, base).all("a", cls="button")
    assert [(b["text"], b["attrs"]["href"]) for b in buttons] == [("Continue where you left off", following)]


def test_task_list_says_in_words_what_the_answers_cover(client: Client) -> None:
    base = set_up(client)
    assert read(client, base).all("ul", cls="coverage") == []
    answer(client, base + MATCH, output_match="unknown")
    answer(client, base + USED, **{"training_work_used-2": "yes"})
    lines = [li for li in read(client, base).texts("li") if li.startswith(("The output:", "Training the system:"))]
    assert any(li.startswith("Training the system: 1 answered, ") and li.endswith(" open") for li in lines)
    assert any(li.startswith("The output: 0 answered, 1 not known yet, ") for li in lines)


ABOUT = {"aim": "authorship_claim", "complaint": ["copying"], "title": ""}
SIDES = {"ours_does": ["made_work"], "theirs_does": ["copies"]}


@pytest.mark.parametrize("rules", [["aippi"], ["wipo"], ["aippi", "wipo"]])
def test_rules_that_do_not_reach_the_matter_lead_to_a_page_that_says_so(client: Client, rules: list[str]) -> None:
    base = str(send(client, "/begin/", {})).removesuffix("aim/")
    send(client, base + "aim/", ABOUT | {"frameworks": rules})
    assert send(client, base + "parties/", SIDES) == base + "outside/"
    page = read(client, base + "outside/")
    assert page.texts("h1") == ["The rules you chose do not reach this matter"]
    said = page.texts("li")
    assert all(law().frameworks[f].outside in said for f in rules)
    assert any("China" in text and "Japan" in text for text in said)
    links = [a["attrs"]["href"] for a in page.all("a")]
    assert {base + "rules/", base + "aim/", base + "complaint/", base + "parties/", base} <= set(links)
    assert any("The rules you chose give no finding here." in text for text in read(client, base).texts("p"))
    assert send(client, base + "rules/", {"frameworks": [*rules, "china"]}) == base
    assert "Start the questions" in read(client, base).texts("a", cls="button")


def test_matter_in_which_nobody_does_anything_ends_on_a_page_that_says_so(client: Client) -> None:
    base = set_up(client, parties=[("Bystander", [])], frameworks=["japan"], national_test="entered")
    page = read(client, base + "check/")
    send_on = page.all("a", cls="button")[0]["attrs"]["href"]
    assert send_on == base + "outside/"
    assert read(client, send_on).texts("h1") == ["Nobody named here does what these rules speak of"]


def test_matter_on_which_every_source_is_silent_ends_on_a_page_that_says_so(client: Client) -> None:
    base = str(send(client, "/samples/china_exception_raised/", {})).removesuffix("results/")
    onwards = read(client, base + "check/").all("a", cls="button")[0]["attrs"]["href"]
    assert onwards == base + "outside/"
    page = read(client, onwards)
    assert page.texts("h1") == ["The sources do not say"]
    links = [a["attrs"]["href"] for a in page.all("a")]
    assert {base + "check/", base + "rules/", base + "results/"} <= set(links)


def test_exit_page_of_a_matter_within_reach_says_that_there_is_nothing_to_change(client: Client) -> None:
    base = set_up(client)
    assert read(client, base + "outside/").texts("h1") == ["The rules you chose reach this matter"]


def test_known_date_brings_the_warning_that_the_sources_set_no_time_limits(client: Client) -> None:
    base = set_up(client)
    assert read(client, base + "check/").all("div", cls="warning") == []
    answer(client, base + "details/output/", dates_output_day="3", dates_output_month="2", dates_output_year="2024")
    assert Answer.objects.get().question == "dates.output"
    warning = read(client, base + "check/").texts("div", cls="warning")
    assert len(warning) == 1 and "set no time limits" in warning[0] and "Have a lawyer check" in warning[0]


def test_stopping_the_code_is_confirmed_in_words(client: Client) -> None:
    base = set_up(client)
    send(client, base + "code/", {}, 200)
    page = read(client, send(client, base + "code/revoke/", {}))
    assert any(text.startswith("Done. The code no longer works") for text in page.texts("p"))
    assert not any("Done." in text for text in read(client, base + "code/").texts("p"))


def test_section_closed_before_earlier_ones_leads_to_the_list_of_sections(client: Client) -> None:
    base = set_up(client, complaint=["output"], frameworks=["aippi"], national_test="entered")
    last = [a["attrs"]["href"] for a in read(client, base).all("a") if "/check/" in a["attrs"]["href"]][-1]
    assert read(client, last).texts("p", cls="ahead")[0].startswith("Next: the list of sections. ")
    assert send(client, last, {"finished": "yes"}) == base


@pytest.mark.parametrize("path", ["", "check/", "check/output/", "outside/", "quick/", "parties/", "aim/", "rules/"])
def test_page_takes_at_most_twelve_queries(client: Client, django_assert_max_num_queries: Any, path: str) -> None:
    base = str(send(client, "/samples/guangzhou_claim/", {})).removesuffix("results/")
    with django_assert_max_num_queries(12):
        read(client, base + path)


def counts(page: Page) -> dict[str, list[str]]:
    """How many answers of each section are of each kind, none left out."""
    (listed,) = page.all("ul", cls="coverage")
    lines = [" ".join(e["text"].split()) for e in page.all("li") if listed in e["in"]]
    return {line.partition(": ")[0]: re.findall(r"[1-9]\d*", line) for line in lines}


def test_results_count_the_answers_of_a_section_as_the_task_list_does(client: Client) -> None:
    base = set_up(client)
    answer(client, base + MATCH, output_match="disputed", output_match_claimant="same", output_match_defendant="style")
    answer(client, base + USED, **{"training_work_used-2": "unknown"})
    answer(client, base + "ask/output.from_system/2/", **{"output_from_system-2": "yes"})
    told = counts(read(client, base))
    assert told["The output"][:2] == ["1", "1"]  # one answered, one disputed
    assert counts(read(client, base + "results/")) == told
