"""Rules on dates: a date in part decides one only if every day it can mean does."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import Assessment, assess, what_if
from tests.reasoning import small

LAW = (
    small.question("when", kind='"date"')
    + small.issue("early")
    + small.rule("r", "early", "{answer = 'when', before = 2024-03-15}")
    + small.issue("late")
    + small.rule("s", "late", "{answer = 'when', after = 2024-01-31}")
)


def found(folder: Path, **said: object) -> Assessment:
    book = small.rulebook(folder, LAW)
    return assess(book, small.matter(book, {"question": "when"} | said))


@pytest.mark.parametrize(
    ("day", "early", "late"),
    [
        ("2023", "established", "refuted"),
        ("2024-01", "established", "refuted"),
        ("2024-01-31", "established", "refuted"),
        ("2024-02", "established", "established"),
        ("2024-03-14", "established", "established"),
        ("2024-03", "open", "established"),
        ("2024-03-15", "refuted", "established"),
        ("2024-04", "refuted", "established"),
        ("2024", "open", "open"),
        ("2024-02~", "open", "open"),
        ("1990~", "open", "open"),
    ],
)
def test_a_date_in_part_decides_what_all_its_days_decide(tmp_path: Path, day: str, early: str, late: str) -> None:
    case = found(tmp_path, value=day)
    assert (case.verdict("toy.early").verdict, case.verdict("toy.late").verdict) == (early, late)


def test_a_date_that_does_not_decide_is_what_is_missing(tmp_path: Path) -> None:
    case = found(tmp_path, value="2024-03")
    assert case.verdict("toy.early").missing == ((("when", None),),)
    assert [g.text for g in case.verdict("toy.early").rests_on] == ["To “when?” the answer is “March 2024”."]


@pytest.mark.parametrize(
    ("ours", "theirs", "early"),
    [("2024-01", "2024-02", "established"), ("2024-04", "2025", "refuted"), ("2024-01", "2024-04", "contested")],
)
def test_a_dispute_over_dates_that_decide_alike_is_none_for_the_rule(
    tmp_path: Path, ours: str, theirs: str, early: str
) -> None:
    assert found(tmp_path, claimant=ours, defendant=theirs).verdict("toy.early").verdict == early


def test_what_an_exact_date_would_change_can_be_asked_of_one_in_part(tmp_path: Path) -> None:
    book = small.rulebook(tmp_path, LAW)
    matter = small.matter(book, {"question": "when", "value": "2024-03"})
    assert list(what_if(book, matter, "when", None)) == []
