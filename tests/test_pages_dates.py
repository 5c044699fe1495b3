"""Dates on question pages: a day, a month or a year, perhaps about; what goes wrong is said at the box it is in."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override

from aiclaims.forms.fields import DateField
from aiclaims.languages import dated
from aiclaims.models import Answer
from aiclaims.reasoning.days import Day
from tests.pages import Page, answer, filled, read, set_up

PAGE = "details/output/"
DAY, MONTH = "Write the day as a number from 1 to 31.", "Write the month as a number from 1 to 12."
YEAR, NO_SUCH_DAY = "Write the year in four figures, such as 2024.", "That month has no such day."


def typed(day: str = "", month: str = "", year: str = "", *, about: bool = False, end: str = "") -> dict[str, Any]:
    boxes = {"day": day, "month": month, "year": year} | ({"about": "on"} if about else {})
    return {f"dates_output{end}_{name}": text for name, text in boxes.items()}


@pytest.mark.parametrize(
    ("boxes", "kept"),
    [
        (["27", "3", "2024", False], "2024-03-27"),
        (["", "03", "2024", False], "2024-03"),
        (["", "", "2024", False], "2024"),
        (["", "", " 2024 ", True], "2024~"),
        (["29", "2", "2024", True], "2024-02-29~"),
        (["２７", "３", "２０２４", False], "2024-03-27"),
        (["", "", "", False], None),
        ([None, None, None, False], None),
    ],
)
def test_boxes_are_kept_as_text_and_shown_again(boxes: list[Any], kept: str | None) -> None:
    field = DateField()
    assert field.clean(boxes) == kept
    *shown, about = field.widget.decompress(kept)
    assert field.clean([*("" if text is None else str(text) for text in shown), about]) == kept


@pytest.mark.parametrize(
    ("boxes", "box", "error"),
    [
        (["27", "", "2024", False], "month", "Write the month too, or take the day out."),
        (["27", "", "", False], "month", "Write the month too, or take the day out."),
        (["", "3", "", False], "year", "Write the year too."),
        (["27", "3", "", True], "year", "Write the year too."),
        (["", "", "", True], "year", "Write at least the year to go with “About this time”, or take the tick out."),
        (["32", "3", "2024", False], "day", DAY),
        (["0", "3", "2024", False], "day", DAY),
        (["1" * 5000, "3", "2024", False], "day", DAY),
        (["1_0", "3", "2024", False], "day", DAY),
        (["27\0", "3", "2024", False], "day", DAY),
        (["27", "13", "2024", False], "month", MONTH),
        (["27", "March", "2024", False], "month", MONTH),
        (["27", "-3", "2024", False], "month", MONTH),
        (["27", "3", "24", False], "year", YEAR),
        (["27", "3", "0000", False], "year", YEAR),
        (["27", "3", "20245", False], "year", YEAR),
        (["31", "2", "2024", False], "day", NO_SUCH_DAY),
        (["29", "2", "2023", True], "day", NO_SUCH_DAY),
        (["x", "y", "z", False], "day", DAY),
    ],
)
def test_what_is_wrong_names_its_box(boxes: list[Any], box: str, error: str) -> None:
    with pytest.raises(ValidationError) as caught:
        DateField().clean(boxes)
    (told,) = caught.value.error_list
    assert (told.code, str(told.message).startswith(error)) == (box, True)


def _boxes(page: Page, end: str = "") -> dict[str, str]:
    return {k: v for k, v in filled(page).items() if k in typed("", "", "", about=True, end=end)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "kept", "words"),
    [
        (typed("5", "3", "2024"), "2024-03-05", "5 March 2024"),
        (typed("", "3", "2024"), "2024-03", "March 2024"),
        (typed("", "", "2024", about=True), "2024~", "about 2024"),
    ],
)
def test_a_date_is_saved_as_exactly_as_it_is_known(
    client: Client, given: dict[str, str], kept: str, words: str
) -> None:
    base = set_up(client)
    answer(client, base + PAGE, **given)
    row = Answer.objects.get(question="dates.output")
    assert (row.claimant, row.defendant) == (kept, kept)
    assert words in read(client, base + "check/output/").texts("dd")
    again = _boxes(read(client, base + PAGE))
    assert again == given | ({"dates_output_about": ["on"]} if "dates_output_about" in given else {})


@pytest.mark.parametrize("text", ["2024-03-05", "2024-03", "2024", "2024-03~"])
def test_a_date_is_said_in_the_language_of_the_page(text: str) -> None:
    with override("en-gb"):
        assert dated(Day.read(text)) == Day.read(text).words
    with override("ja"):
        assert "2024" in dated(Day.read(text))
        assert "March" not in dated(Day.read(text))


@pytest.mark.django_db
def test_a_tick_taken_out_is_out(client: Client) -> None:
    base = set_up(client)
    answer(client, base + PAGE, **typed("", "", "2024", about=True))
    again = filled(read(client, base + PAGE))
    del again["dates_output_about"]
    client.post(base + PAGE, again)
    assert Answer.objects.get(question="dates.output").claimant == "2024"


@pytest.mark.django_db
def test_each_side_may_know_its_date_as_exactly_as_it_can(client: Client) -> None:
    base = set_up(client)
    ours, theirs = typed("5", "3", "2024", end="_claimant"), typed("", "", "2023", about=True, end="_defendant")
    answer(client, base + PAGE, dates_output_state=["disputed"], **ours, **theirs)
    row = Answer.objects.get(question="dates.output")
    assert (row.claimant, row.defendant) == ("2024-03-05", "2023~")
    shown = " ".join(read(client, base + "check/output/").texts("dd"))
    assert "Claimant: 5 March 2024" in shown
    assert "Defendant: about 2023" in shown


@pytest.mark.django_db
def test_the_error_leads_to_the_wrong_box_and_everything_typed_stays(client: Client) -> None:
    base = set_up(client)
    given = typed("27", "", "2024", about=True)
    page = answer(client, base + PAGE, 422, **given)
    assert [a["text"] for a in page.all("a", href="#dates_output_month")] == [
        "Write the month too, or take the day out."
    ]
    assert [e["attrs"]["id"] for e in page.all("input", **{"aria-invalid": "true"})] == ["dates_output_month"]
    assert _boxes(page) == given | {"dates_output_about": ["on"]}
    assert not Answer.objects.filter(question="dates.output").exists()


@pytest.mark.django_db
def test_the_hint_stands_before_the_boxes_and_the_tick_behind_them(client: Client) -> None:
    page = read(client, set_up(client) + PAGE)
    ids = [e["attrs"].get("id") for e in page.elements]
    order = ["dates_output-hint", "dates_output_day", "dates_output_month", "dates_output_year", "dates_output_about"]
    assert [i for i in ids if i in order] == order
    (hint,) = page.texts("p", id="dates_output-hint")
    assert hint == "For example 27 3 2024. Leave day or month empty if you do not know it."
    assert page.texts("label", **{"for": "dates_output_about"}) == ["About this time"]
