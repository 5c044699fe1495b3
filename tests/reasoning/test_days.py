"""Dates as exact as they are known: what they may mean, how they are written, and when they decide something."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiclaims.reasoning.days import Day

EXACT = st.dates(date(1, 1, 2), date(9999, 12, 30))


@st.composite
def days(draw: st.DrawFn) -> Day:
    on = draw(EXACT)
    month, day = draw(st.sampled_from([(None, None), (on.month, None), (on.month, on.day)]))
    return Day(on.year, month, day, draw(st.booleans()))


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", "February 2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-03-05", "5 March 2024", date(2024, 3, 5), date(2024, 3, 5)),
        ("2024-03~", "about March 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("2024-03-05~", "about 5 March 2024", date(2024, 3, 5), date(2024, 3, 5)),
        ("0987~", "about 987", date(987, 1, 1), date(987, 12, 31)),
    ],
)
def test_what_is_written_is_read_and_said(text: str, words: str, first: date, last: date) -> None:
    found = Day.read(text)
    assert (str(found), found.words, found.first, found.last) == (text, words, first, last)


@pytest.mark.parametrize(
    "text",
    ["", "~", "24", "2024-3", "2024-13", "2024-00", "2024-02-31", "2023-02-29", "2024-03-00", "0000", "2024-03-5",
     "~2024", "2024~~", "2024?", "20240305", "2024-W10-1", "2024-03-05T00:00", " 2024", "2024\n", "２０２４", "-2024"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Day.read(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        Day(2024, None, 5)


def test_only_one_sure_day_is_exact() -> None:
    exact = [t for t in ("2024", "2024-03", "2024-03-05", "2024-03-05~") if Day.read(t).exact]
    assert exact == ["2024-03-05"]


def test_a_chronology_puts_a_year_before_its_months_and_a_month_before_its_days() -> None:
    listed = ["2023-12-31", "2024", "2024~", "2024-01-01", "2024-03", "2024-03~", "2024-03-01", "2024-04", "2025"]
    assert [str(d) for d in sorted(map(Day.read, reversed(listed)), key=lambda d: d.order)] == listed


def test_a_date_in_part_decides_only_what_all_its_days_agree_on() -> None:
    month = Day.read("2023-08")
    assert month.before(date(2023, 9, 1)) is True
    assert month.before(date(2023, 8, 31)) is None
    assert month.before(date(2023, 8, 2)) is None
    assert month.before(date(2023, 8, 1)) is False
    assert month.after(date(2023, 7, 31)) is True
    assert month.after(date(2023, 8, 1)) is None
    assert month.after(date(2023, 8, 31)) is False


def test_about_decides_nothing_however_far_away() -> None:
    assert Day.read("1995~").before(date(2023, 8, 15)) is None
    assert Day.read("2024-05-05~").after(date(1995, 1, 1)) is None


@given(days())
def test_reading_gives_back_what_was_written(day: Day) -> None:
    assert Day.read(str(day)) == day


@given(EXACT, EXACT)
def test_an_exact_day_compares_as_a_date_does(one: date, other: date) -> None:
    assert Day.on(one).before(other) is (one < other)
    assert Day.on(one).after(other) is (one > other)


@given(days(), EXACT, st.data())
def test_finding_out_the_day_never_contradicts_what_was_said_before(day: Day, other: date, data: st.DataObject) -> None:
    span = (date.min, date.max) if day.about else (day.first, day.last)
    narrowed = Day.on(data.draw(st.dates(*span)))
    for said, exact in ((day.before(other), narrowed.before(other)), (day.after(other), narrowed.after(other))):
        assert said in (None, exact)


@given(days(), EXACT)
def test_what_is_left_open_has_days_on_both_sides(day: Day, other: date) -> None:
    """Not merely cautious: where all days agree, it is said."""
    if not day.about and day.before(other) is None:
        assert day.first < other <= day.last
    if not day.about and day.after(other) is None:
        assert day.first <= other < day.last
    assert not (day.before(other) and day.after(other - timedelta(days=1)))
