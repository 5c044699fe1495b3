"""What the results say of what is recorded: evidence element by element, events among the dates, allegations."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from aiclaims.models import Matter
from tests.pages import Page, read, send
from tests.test_pages_markup import contract

pytestmark = pytest.mark.django_db


def opened(client: Client, name: str) -> str:
    return str(send(client, f"/samples/{name}/", {})).removesuffix("results/")


def told(page: Page) -> str:
    (section,) = page.all("section", **{"aria-labelledby": "evidence"})
    return " ".join(section["text"].split())


def facts(page: Page) -> list[str]:
    lists = page.all("ul", cls="proofs")
    return [" ".join(li["text"].split()) for li in page.all("li") if any(ul in li["in"] for ul in lists)]


def test_each_fact_that_findings_read_is_told_once_with_its_strength_for_and_against(client: Client) -> None:
    page = read(client, opened(client, "japan_post_with_a_record") + "results/")
    said = facts(page)
    asked = [line.split("?")[0] for line in said]
    assert len(asked) == len(set(asked))
    access = next(line for line in said if line.endswith("Against: Weak E3"))
    assert access.endswith("Yes For: Fair E2 Against: Weak E3")
    assert sum(line.endswith("For: Strong E1") for line in said) == 2


def test_line_above_counts_every_fact_by_strength(client: Client) -> None:
    page = read(client, opened(client, "japan_post_with_a_record") + "results/")
    said = told(page)
    none = sum(line.endswith("For: None") for line in facts(page))
    assert f"The findings read {len(facts(page))} facts." in said
    assert f"Strong 2, Fair 1, Weak 0, None {none}." in said and len(facts(page)) == none + 3
    assert "On 1 of them there is evidence against the answer." in said


def test_first_finding_stands_open_and_the_others_fold(client: Client) -> None:
    base = opened(client, "china_six_allegations")
    page = read(client, base + "results/")
    lists = page.all("ul", cls="proofs")
    folds = [next(up for up in reversed(ul["in"]) if up["tag"] == "details") for ul in lists]
    assert ["open" in f["attrs"] for f in folds] == [True] + [False] * (len(folds) - 1) and len(folds) > 1
    assert [up["attrs"]["href"] for up in page.all("a") if up["text"] == "E1"] == [f"{base}evidence/#E1"]


def test_empty_register_gives_one_line(client: Client) -> None:
    page = read(client, opened(client, "guangzhou_claim") + "results/")
    assert "No evidence is on record yet" in told(page) and facts(page) == []


def test_refuted_line_waits_for_no_answer(client: Client) -> None:
    page = read(client, opened(client, "japan_post_with_a_record") + "results/")
    assert not [line for line in facts(page) if "no answer yet" in line and "market" in line]


def test_events_stand_among_the_known_dates_in_order(client: Client) -> None:
    page = read(client, opened(client, "japan_post_with_a_record") + "results/")
    (dates,) = page.all("ul", cls="dates")
    assert [" ".join(li["text"].split()) for li in page.all("li") if dates in li["in"]] == [
        "about 2019 When was the work first made public?",
        "October 2023 The user went to the exhibition in which the picture hung.",
        "14 June 2024 (disputed) The user posted the output.",
        "1 July 2024 When was User first told of the complaint?",
    ]


def test_reasons_tell_the_allegations_about_the_issue_with_their_answers(client: Client) -> None:
    base = opened(client, "china_six_allegations")
    page = read(client, base + "reasons/china.liability.damages/2/")
    assert "What they allege of this" in [*page.texts("h2"), *page.texts("h3")]
    assert [t for t in page.texts("li") if t.startswith(("A5 ", "A6 ", "A3 "))] == [
        "A5 We lost 300,000 yuan. Not admitted: they must prove it",
        "A6 Nobody could complain to the defendant in any way. ! Unanswered",
    ]
    assert f"{base}allegations/6/" in [a["attrs"]["href"] for a in page.all("a")]


def test_allegation_against_somebody_else_stays_away_from_a_finding_about_this_one(client: Client) -> None:
    base = opened(client, "china_six_allegations")
    row = Matter.objects.get()
    studio = row.parties.order_by("number").first()
    values = {"text": "About the studio.", "party": studio.pk, "issues": ["china.liability.damages"]}
    row.records.create(kind="allegation", number=7, values=values)
    assert "About the studio." not in read(client, base + "reasons/china.liability.damages/2/").all("main")[0]["text"]


@pytest.mark.parametrize("path", ["results/", "results/all/", "reasons/china.liability.damages/2/"])
def test_pages_keep_the_contract_and_ask_the_database_little(
    client: Client, path: str, django_assert_max_num_queries: Any
) -> None:
    base = opened(client, "china_six_allegations")
    with django_assert_max_num_queries(12):
        page = read(client, base + path)
    assert contract(page) == []


def test_what_clients_typed_is_text_on_results_and_reasons(client: Client) -> None:
    base, typed = opened(client, "china_six_allegations"), "<img src=x onerror=alert(1)>"
    records = Matter.objects.get().records
    records.create(kind="event", number=9, values={"what": typed, "when": "2024"})
    records.create(kind="allegation", number=9, values={"text": typed, "issues": ["china.liability.damages"]})
    for path in ("results/", "reasons/china.liability.damages/2/"):
        page = read(client, base + path)
        assert page.all("img") == [] and typed in page.all("main")[0]["text"]
