"""Questions turned into the statements their answers make."""

from __future__ import annotations

import pytest

from aiclaims.outline.pleading import pleaded, stated, whether_so
from aiclaims.outline.statement import event, statement, topic, whether
from tests.outlines import rulebook


@pytest.mark.parametrize(
    ("ask", "yes", "no"),
    [
        ("Did {party} put it online?", "{party} put it online", "{party} did not put it online"),
        ("Was the work in suit itself made with AI?", "The work in suit was itself made with AI",
         "The work in suit was not itself made with AI"),
        ("Can the tool still produce it?", "The tool can still produce it", "The tool can no longer produce it"),
        ("Does {party} still keep or show copies?", "{party} still keeps or shows copies",
         "{party} no longer keeps or shows copies"),
        ("Did any person shape the result?", "Some person shaped the result", "No person shaped the result"),
        ("Has anybody shown it?", "Somebody has shown it", "Nobody has shown it"),
        ("Did more than a part of the training use works?", "More than a part of the training used works",
         "No more than a part of the training used works"),
        ("Did {party} have permission to post or show it?", "{party} had permission to post or show it",
         "{party} did not have permission to post or show it"),
        ("Does the Copyright Act cover it?", "The Copyright Act covers it", "The Copyright Act does not cover it"),
        ("Does it often put out works?", "It often puts out works", "It does not often put out works"),
        ("Under that law, does the output infringe it?", "Under that law, the output infringes it",
         "Under that law, the output does not infringe it"),
    ],
)  # fmt: skip
def test_statement_says_what_yes_and_no_mean(ask: str, yes: str, no: str) -> None:
    assert (statement(ask, True), statement(ask, False)) == (yes, no)


@pytest.mark.parametrize(
    "ask",
    [
        "What is it?",
        "Is it? Or not?",
        "Flurb the grommet?",
        "Did grommets flurb?",
        "Is the grommet hot?",
        "",
        "Is the",
        "Was it so",
    ],
)
def test_statement_leaves_alone_what_it_cannot_turn(ask: str) -> None:
    assert statement(ask, True) is None


def test_whether_keeps_an_opening_clause() -> None:
    assert whether("Under that law, does the output infringe it?") == "whether, under that law, the output infringes it"


def test_event_tells_what_happened_on_a_date() -> None:
    assert event("When did {party} first show the copy?") == "{party} first showed the copy"
    assert event("On which day was it?") is None


def test_topic_makes_a_heading_of_a_question() -> None:
    assert topic("What does the output share with the work?") == "What the output shares with the work"
    assert topic("What is the court fee?") == "The court fee"
    assert topic("Who made it?") == "Who made it"


def test_every_shipped_yes_or_no_question_can_be_turned() -> None:
    yes_no = [q for q in rulebook().questions.values() if q.kind == "yes_no"]
    turned = {q.id: (stated(q, True), stated(q, False), whether_so(q)) for q in yes_no}
    assert [id for id, said in turned.items() if None in said or len(set(said)) < 3] == []


def test_a_question_that_words_its_answers_is_not_turned() -> None:
    q = rulebook().questions["making.creative_choice"]
    assert stated(q, True) == statement(q.ask, True)
    assert stated(q, False) == "There was no creative choice in picking among results"
    q = rulebook().questions["store.aims_at_expression"]
    assert whether_so(q) == f"whether {str(q.says('yes')).replace('The store', 'the store')}"


def test_every_shipped_choice_is_worded_as_a_sentence() -> None:
    """No document answers a question about the facts with its label alone."""
    chosen = [q for q in rulebook().questions.values() if q.options and q.kind != "yes_no" and q.stage != "matter"]
    values = [(q, (o.id,) if q.kind == "several_of" else o.id) for q in chosen for o in q.options]
    assert [(q.id, value) for q, value in values if pleaded(q, value) is None] == []


def test_every_shipped_date_question_tells_an_event() -> None:
    assert [q.id for q in rulebook().questions.values() if q.kind == "date" and event(q.ask) is None] == []
