"""The law in time: what was in force or decided at each dated act. No date moves a verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiclaims.reasoning import Answer, Rulebook, assess
from aiclaims.reasoning.assessment import TimeNote
from aiclaims.reasoning.days import Day
from tests.reasoning import small
from tests.reasoning.shipped import law, worked

ACT = small.question("when", kind='"date"', use='"outline"', act='"the deed"')
BASE = ACT + small.question("taken") + small.issue("taking") + small.rule("r", "taking", small.yes("taken"))


def book(folder: Path, kind: str, *keys: str) -> Rulebook:
    """A toy law that one authority of this kind stands behind."""
    weight = "binding" if kind == "legislation" else "persuasive"
    head = f'[[authority]]\nid = "toy.act"\ntitle = "The Act"\nkind = "{kind}"\nweight = "{weight}"\n'
    stands = small.proposition("TOY-2").replace('"toy.law"', '"toy.act"')
    rule = BASE.replace('["TOY-1"]', '["TOY-2"]')
    return small.rulebook(folder, rule, stands, head + "\n".join(keys) + "\n")


def told(rulebook: Rulebook, **fact: object) -> list[TimeNote]:
    facts: list[dict[str, object]] = [{"question": "taken", "value": "yes"}]
    facts += [{"question": "when"} | fact] if fact else []
    return list(assess(rulebook, small.matter(rulebook, *facts, complaint=["output"])).times)


FORCE = ("in_force_from = 2023-08-15", "in_force_to = 2025-06-30")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2023, 8, 14), ["not yet", "before all"]),
        (date(2023, 8, 15), []),
        (date(2025, 6, 30), []),
        (date(2025, 7, 1), ["no longer"]),
    ],
)
def test_legislation_binds_from_its_first_day_to_its_last(tmp_path: Path, day: date, state: list[str]) -> None:
    found = told(book(tmp_path, "legislation", *FORCE), value=day)
    assert [t.state for t in found] == state
    assert all(t.acts == (("when", None),) for t in found)


@pytest.mark.parametrize(
    ("made_on", "state"),
    [
        ("2024-05-10", ["later", "before all"]),
        ('"2024-05"', ["not known"]),
        ('"2024"', ["not known"]),
        ('"2024-06"', ["later", "before all"]),
        ("2024-05-09", []),
        ('"2024-04"', []),
    ],
)
def test_a_judgment_is_noted_when_later_than_the_act(tmp_path: Path, made_on: str, state: list[str]) -> None:
    found = told(book(tmp_path, "judgment", f"made_on = {made_on}"), value=date(2024, 5, 9))
    assert [t.state for t in found] == state


def test_what_has_no_date_is_not_known(tmp_path: Path) -> None:
    assert [t.text for t in told(book(tmp_path, "legislation"), value=date(2024, 5, 9))] == [
        "The Act: date in force not known; check the text in force at the time of the acts."
    ]


def test_each_side_s_date_is_held_against_the_law(tmp_path: Path) -> None:
    rulebook = book(tmp_path, "legislation", *FORCE)
    found = told(rulebook, claimant=date(2024, 1, 1), defendant=date(2023, 1, 1))
    assert [t.text for t in found] == [
        "The Act: in force from 15 August 2023, so not yet at the deed (1 January 2023, on the defendant's date).",
        "Every dated authority relied on is later than the deed (1 January 2023, on the defendant's date). The "
        "findings apply it all the same; what the law was at that time is not held here and must be looked up.",
    ]


@pytest.mark.parametrize("fact", [{}, {"value": "unknown"}])
def test_an_act_without_a_date_says_what_cannot_be_said(tmp_path: Path, fact: dict[str, object]) -> None:
    (note,) = told(book(tmp_path, "legislation", *FORCE), **fact)
    assert (note.state, note.acts) == ("not said", (("when", None),))
    assert "No date is given for the deed" in note.text


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2023-07", ["not yet", "before all"]),
        ("2022", ["not yet", "before all"]),
        ("2023-08", ["not known"]),
        ("2023", ["not known"]),
        ("2023-09", []),
        ("2024", []),
        ("2025-06", []),
        ("2025", ["not known"]),
        ("2025-07", ["no longer"]),
        ("2026", ["no longer"]),
        ("1990~", ["not said"]),
        ("2023-08-14~", ["not said"]),
    ],
)
def test_legislation_is_told_of_a_date_in_part_only_if_every_day_agrees(
    tmp_path: Path, day: str, state: list[str]
) -> None:
    assert [t.state for t in told(book(tmp_path, "legislation", *FORCE), value=day)] == state


def test_what_depends_on_the_day_says_so(tmp_path: Path) -> None:
    (note,) = told(book(tmp_path, "legislation", *FORCE), value="2023-08")
    assert note.text == (
        "The Act: in force from 15 August 2023 to 30 June 2025; whether it was in force at the deed (August 2023) "
        "depends on the exact day."
    )


LATER = "whether it is later than the deed"


@pytest.mark.parametrize(
    ("made_on", "day", "said"),
    [
        ("2024-05-10", "2024-05", f"of 10 May 2024; {LATER} (May 2024) depends on the exact day."),
        ('"2024-05"', "2024", f"of May 2024; {LATER} (2024) cannot be said."),
        ('"2024"', "2024-05-09", f"of 2024; {LATER} (9 May 2024) cannot be said."),
        ("2024-05-10", "2024-04", "of 10 May 2024, later than the deed (April 2024)."),
        ('"2024-05"', "2023", "of May 2024, later than the deed (2023)."),
        ("2024-05-10", "2024-06", None),
        ('"2024-05"', "2025", None),
        ("2024-05-31", "2024-05-31", None),
    ],
)
def test_a_judgment_is_held_against_a_date_in_part(tmp_path: Path, made_on: str, day: str, said: str | None) -> None:
    notes = [t.text for t in told(book(tmp_path, "judgment", f"made_on = {made_on}"), value=day) if t.authority]
    assert notes == ([f"The Act: {said}"] if said else [])


MADE = st.sampled_from(['"2023"', '"2023-08"', "2023-08-15"])
KEPT = {"not yet", "no longer", "later", "before all"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(day=st.dates(date(2022, 6, 1), date(2026, 6, 30)), made=MADE, force=st.booleans())
def test_finding_out_more_never_contradicts_a_note(tmp_path: Path, day: date, made: str, force: bool) -> None:
    """Year, month, day: what is said stays said, and what raised no note raises none."""
    keys = FORCE if force else (f"made_on = {made}",)
    rulebook = book(tmp_path, "legislation" if force else "judgment", *keys)
    before = {t.state for t in told(rulebook, value=f"{day.year}~")}
    assert before == {"not said"}
    for text in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        found = {t.state for t in told(rulebook, value=text)}
        assert before & KEPT <= found
        assert before or not found
        before = found


def test_of_a_date_that_is_only_about_right_one_note_says_all(tmp_path: Path) -> None:
    (note,) = told(book(tmp_path, "legislation", *FORCE), claimant="1990~", defendant="2024-05")
    assert note.acts == (("when", None),)
    assert note.text == (
        "The date given for the deed (about 1990, on the claimant's date) is only about right, so it cannot be said "
        "what was in force, or decided, by then."
    )


def test_an_authority_that_no_verdict_relies_on_is_not_told(tmp_path: Path) -> None:
    idle = '[[authority]]\nid = "idle"\ntitle = "Idle"\nkind = "legislation"\nweight = "binding"\n'
    rulebook = small.rulebook(tmp_path, BASE, idle + "in_force_from = 2030-01-01\n")
    assert {t.authority for t in told(rulebook, value=date(2024, 5, 9))} == {"toy.law"}


def test_no_date_moves_a_verdict(tmp_path: Path) -> None:
    rulebook = book(tmp_path, "legislation", *FORCE)
    verdicts = {_verdict(rulebook, day) for day in (date(1990, 1, 1), date(2024, 1, 1), date(2030, 1, 1))}
    assert verdicts == {"established"}


def _verdict(rulebook: Rulebook, day: date) -> str:
    facts: list[dict[str, object]] = [{"question": "taken", "value": "yes"}, {"question": "when", "value": day}]
    return assess(rulebook, small.matter(rulebook, *facts)).verdict("toy.taking").verdict


def _guangzhou(day: Day) -> list[TimeNote]:
    """Guangzhou with its output dated, under the shipped law."""
    matter = worked("guangzhou_claim.toml")
    dated = replace(matter, answers=(*matter.answers, Answer("dates.output", None, day, day)), frameworks=("china",))
    return list(assess(law(), dated).times)


def test_the_measures_are_told_from_the_judgments_at_the_output() -> None:
    """The output seen in summer 2023: the Measures not yet in force, Shenzhen decided, the two later cases not."""
    states = {t.authority: t.state for t in _guangzhou(Day(2023, 8, 1))}
    assert states == {
        "cn_interim_measures": "not yet",
        "cn_beijing": "later",
        "cn_guangzhou": "later",
        "cn_copyright_law": "not known",
        "cn_report": "not known",
    }


def test_dates_from_outside_our_source_say_so() -> None:
    texts = {t.authority: t.text for t in _guangzhou(Day(2023, 8, 1))}
    assert "in force from 15 August 2023 (a date from outside our source)" in texts["cn_interim_measures"]


def test_a_matter_before_every_authority_is_told_so() -> None:
    (note,) = [t for t in _guangzhou(Day(1990, 1, 1)) if t.state == "before all"]
    assert note.acts == (("dates.output", None),)
    assert "Every dated authority relied on is later than the output (1 January 1990)." in note.text


def test_an_overview_dated_to_its_month_is_not_held_against_a_day_in_it() -> None:
    matter = worked("japan_fine_tuning.toml")
    states = []
    for day in (Day(2024, 4, 30), Day(2024, 5, 15), Day(2024, 6, 1)):
        trainer = next(p.id for p in matter.parties if "trains" in p.does)
        dated = replace(matter, answers=(*matter.answers, Answer("dates.training", trainer, day, day)))
        states.append([t.state for t in assess(law(), dated).times if t.authority == "jp_overview"])
    assert states == [["later"], ["not known"], []]
