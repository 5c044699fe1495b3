"""Questions turned into the statements their answers make."""

from __future__ import annotations

import pytest

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
        ("Under that law, does the output infringe it?", "Under that law, the output infringes it",
         "Under that law, the output does not infringe it"),
    ],
)  # fmt: skip
def test_statement_says_what_yes_and_no_mean(ask: str, yes: str, no: str) -> None:
    assert (statement(ask, True), statement(ask, False)) == (yes, no)


@pytest.mark.parametrize(
    "ask", ["What is it?", "Is it? Or not?", "Flurb the grommet?", "Did grommets flurb?", "", "Is the", "Was it so"]
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
    assert [q.id for q in yes_no if statement(q.ask, True) is None or whether(q.ask) is None] == []


def test_every_shipped_date_question_tells_an_event() -> None:
    assert [q.id for q in rulebook().questions.values() if q.kind == "date" and event(q.ask) is None] == []
