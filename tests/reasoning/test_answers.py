"""Answers in matter files: each kind of value, taken as it is or refused with the exact sentence; out and in again."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from aiclaims.reasoning import UNKNOWN, Answer, MatterError, dump_matter, parse_matter, parse_text
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import AnswerValue
from aiclaims.reasoning.values import NO_DATE
from tests.reasoning.shipped import a_case, law

HEAD = {"aim": "infringement_claim", "frameworks": ["china"]}
PARTY = {"id": "p", "name": "P", "does": ["runs_service"]}


def answer(question: str, **fact: object) -> Answer:
    return parse_matter({"matter": HEAD, "party": [PARTY], "fact": [{"question": question} | fact]}, law()).answers[0]


@pytest.mark.parametrize(
    ("question", "value", "taken"),
    [
        ("work.made_with_ai", "yes", "yes"),
        ("work.made_with_ai", True, "yes"),
        ("work.made_with_ai", False, "no"),
        ("work.made_with_ai", "unknown", UNKNOWN),
        ("output.match", "part", "part"),
        ("making.inputs", ["prompts", "rounds", "prompts"], ("prompts", "rounds")),
        ("making.inputs", [], ()),
        ("making.inputs", "unknown", UNKNOWN),
        ("dates.suit", "2024-03-31", Day(2024, 3, 31)),
        ("dates.suit", date(2024, 3, 31), Day(2024, 3, 31)),
        ("dates.suit", "2024-03", Day(2024, 3)),
        ("dates.suit", "2024", Day(2024)),
        ("dates.suit", "2024-03~", Day(2024, 3, about=True)),
        ("claim.loss", 300_000, 300_000),
        ("claim.loss", 0.5, 0.5),
        ("harm.consequences", "", ""),
        ("harm.consequences", "עברית \u202e العربية", "עברית \u202e العربية"),
        ("harm.consequences", "🎨 𝒳 𠮷", "🎨 𝒳 𠮷"),
        ("harm.consequences", "a" * 20_000, "a" * 20_000),
    ],
    ids=str,
)
def test_value_is_taken_for_both_sides(question: str, value: object, taken: AnswerValue) -> None:
    assert answer(question, value=value) == Answer(question, None, taken, taken)


@pytest.mark.parametrize(
    ("versions", "claimant", "defendant"),
    [
        ({"claimant": "yes", "defendant": False}, "yes", "no"),
        ({"claimant": "yes"}, "yes", None),
        ({"defendant": "no"}, None, "no"),
        ({"claimant": "unknown", "defendant": "no"}, UNKNOWN, "no"),
    ],
)
def test_dispute_keeps_each_version(versions: dict[str, object], claimant: str | None, defendant: str | None) -> None:
    found = answer("work.made_with_ai", **versions)
    assert found == Answer("work.made_with_ai", None, claimant, defendant)
    assert found.disputed


def test_versions_that_agree_are_no_dispute() -> None:
    assert not answer("work.made_with_ai", claimant="yes", defendant=True).disputed


def test_note_party_and_that_is_all_are_kept() -> None:
    found = answer("service.further_duties", party="p", value=["user_agreement"], complete=True, note="Così 说")
    assert found == Answer("service.further_duties", "p", ("user_agreement",), ("user_agreement",), True, "Così 说")


MATCH = "choose one of: same, part, similar, style, none, unknown."
YES_NO = "choose one of: yes, no, unknown."
NO_NUMBER = "is no number; write digits, with a point for decimals."


@pytest.mark.parametrize(
    ("question", "value", "problem"),
    [
        ("output.match", "identical", f"'identical' is no option; {MATCH}"),
        ("output.match", True, f"'True' is no option; {MATCH}"),
        ("output.match", ["same"], f"'['same']' is no option; {MATCH}"),
        ("output.match", "x" * 100, f"'{'x' * 40}' is no option; {MATCH}"),
        ("work.made_with_ai", "Yes", f"'Yes' is no option; {YES_NO}"),
        ("work.made_with_ai", 1, f"'1' is no option; {YES_NO}"),
        ("work.made_with_ai", None, f"'None' is no option; {YES_NO}"),
        ("making.inputs", "prompts", "several may be chosen; write a list."),
        ("work.proof_of_title", ["contract", "deed"], None),
        ("dates.suit", "2024-02-30", "'2024-02-30' is in no calendar; check its figures."),
        ("dates.suit", "2024-13", "'2024-13' is in no calendar; check its figures."),
        ("dates.suit", "0000", "'0000' is in no calendar; check its figures."),
        ("dates.suit", "2024-3", f"'2024-3' {NO_DATE}"),
        ("dates.suit", "31 March 2024", f"'31 March 2024' {NO_DATE}"),
        ("dates.suit", "", f"'' {NO_DATE}"),
        ("dates.suit", 2024, f"'2024' {NO_DATE}"),
        ("dates.suit", datetime(2024, 3, 31, 9, 0), f"'2024-03-31 09:00:00' {NO_DATE}"),
        ("dates.suit", time(9, 0), f"'09:00:00' {NO_DATE}"),
        ("claim.loss", "5", f"'5' {NO_NUMBER}"),
        ("claim.loss", True, f"'True' {NO_NUMBER}"),
        ("claim.loss", float("nan"), f"'nan' {NO_NUMBER}"),
        ("claim.loss", float("inf"), f"'inf' {NO_NUMBER}"),
        ("claim.loss", float("-inf"), f"'-inf' {NO_NUMBER}"),
        ("harm.consequences", 5, "'value' must be text."),
        ("harm.consequences", "a\0b", "'value' holds a NUL byte; take it out."),
        ("harm.consequences", "a" * 20_001, "'value' has 20,001 characters; at most 20,000 fit. Shorten it."),
    ],
    ids=lambda value: str(value)[:20],
)
def test_value_that_does_not_fit_is_refused_once(question: str, value: Any, problem: str | None) -> None:
    if problem is None:
        options = ", ".join(o.id for o in law().questions[question].options)
        problem = f"'deed' is no option; choose one of: {options}, unknown."
    with pytest.raises(MatterError) as caught:
        answer(question, value=value)
    assert caught.value.problems == [f"fact 1 ('{question}'), value: {problem}"]


def test_both_versions_of_a_dispute_are_checked() -> None:
    with pytest.raises(MatterError) as caught:
        answer("work.made_with_ai", claimant="aye", defendant="nay")
    assert caught.value.problems == [
        f"fact 1 ('work.made_with_ai'), claimant: 'aye' is no option; {YES_NO}",
        f"fact 1 ('work.made_with_ai'), defendant: 'nay' is no option; {YES_NO}",
    ]


def test_json_reads_nan_and_infinity_and_refuses_them() -> None:
    facts = ", ".join(
        f'{{"question": "{q}", "value": {v}}}' for q, v in (("claim.loss", "NaN"), ("harm.reach", "1e999"))
    )
    with pytest.raises(MatterError) as caught:
        parse_text(f'{{"matter": {json.dumps(HEAD)}, "fact": [{facts}]}}', True, law())
    assert caught.value.problems == [
        f"fact 1 ('claim.loss'), value: 'nan' {NO_NUMBER}",
        f"fact 2 ('harm.reach'), value: 'inf' {NO_NUMBER}",
    ]


def test_question_answered_twice_is_refused() -> None:
    facts = [{"question": "output.match", "value": v} for v in ("same", "part")]
    with pytest.raises(MatterError) as caught:
        parse_matter({"matter": HEAD, "fact": facts}, law())
    assert caught.value.problems == ["fact 2 ('output.match'): answered twice; keep one."]


def test_question_may_be_answered_once_for_each_party() -> None:
    parties = [PARTY, PARTY | {"id": "q"}]
    facts = [{"question": "service.still_yields", "party": p, "value": "yes"} for p in "pq"]
    matter = parse_matter({"matter": HEAD, "party": parties, "fact": facts}, law())
    assert [a.party for a in matter.answers] == ["p", "q"]


def test_toml_and_json_of_one_matter_are_equal() -> None:
    toml = """
        [matter]
        aim = "infringement_claim"
        frameworks = ["china"]
        [[fact]]
        question = "dates.suit"
        value = 2024-03-31
    """
    text = json.dumps({"matter": HEAD, "fact": [{"question": "dates.suit", "value": "2024-03-31"}]})
    assert parse_text(toml, False, law()) == parse_text(text, True, law())


# The seed makes the whole matter: shrinking it would only make another one.
@settings(max_examples=150, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.integers(0, 2**32 - 1))
def test_matter_written_out_reads_back_equal(seed: int) -> None:
    matter = a_case(Random(seed), disputes=9)
    text = json.dumps(dump_matter(matter))
    assert parse_text(text, True, law()) == matter
