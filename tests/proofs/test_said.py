"""The dates a proof tries stand for every date there can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from aiclaims.proofs.said import possible
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.facts import test as worth
from aiclaims.reasoning.model import Condition
from tests.reasoning.worlds import a_question

DATES = st.dates(date(2023, 11, 1), date(2025, 2, 28))
COMPARED = st.builds(Condition, st.just("answer"), st.just("q5"), st.sampled_from(["before", "after"]), DATES)
CONDITIONS = st.lists(COMPARED, min_size=1, max_size=4)


@given(CONDITIONS, DATES, st.integers(1, 3))
def test_any_date_is_worth_what_one_of_those_tried_is(conditions: list[Condition], on: date, parts: int) -> None:
    q = replace(a_question(Random(0), 5, dated=True), scope="matter")
    day = Day(*(on.year, on.month, on.day)[:parts])
    pattern = [worth(q, c, day, True) for c in conditions]
    tried = [[worth(q, c, value, True) for c in conditions] for value in possible(q, conditions)]
    assert pattern in tried
