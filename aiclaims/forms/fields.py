"""Small fields the question pages need: text with a kind limit, numbers as people write them, dates in parts."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aiclaims.reasoning.days import Day
from aiclaims.reasoning.values import MAX_TEXT

WRITTEN = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
"""Commas only between thousands: “2.900,50” and “2900,50” mean another number elsewhere, so they are asked again."""
NUL = _("This text holds a character that cannot be stored (a NUL byte). Delete it, or type the text again.")
BOXES = {
    "day": (1, 31, _("Write the day as a number from 1 to 31.")),
    "month": (1, 12, _("Write the month as a number from 1 to 12.")),
    "year": (1000, 9999, _("Write the year in four figures, such as 2024.")),
}
"""The least and the most that each box of a date takes, and what is said of anything else."""
HINT = _("For example 27 3 2024. Leave day or month empty if you do not know it.")
NO_MONTH = _("Write the month too, or take the day out.")
NO_YEAR = _("Write the year too.")
NO_SUCH_DAY = _("That month has no such day. Change the day, or take it out.")
NO_DATE = _("Write at least the year to go with “About this time”, or take the tick out.")


class TextField(forms.CharField):
    """Text of at most `longest` characters; says in plain words what is wrong with more, or with a NUL byte."""

    def __init__(self, *, longest: int = MAX_TEXT, **more: Any) -> None:
        more.setdefault("required", False)
        super().__init__(**more)
        self.longest = longest
        self.validators = [v for v in self.validators if not isinstance(v, ProhibitNullCharactersValidator)]

    def validate(self, value: str) -> None:
        super().validate(value)
        if "\0" in value:
            raise ValidationError(NUL)
        if len(value) > self.longest:
            said = gettext("Keep this to %(most)s characters. You have written %(written)s.")
            raise ValidationError(said % {"most": f"{self.longest:,}", "written": f"{len(value):,}"})


class NumberField(TextField):
    """A number as people write it ("1,500" or "1500.50") to an int or float; nothing to None."""

    def __init__(self, **more: Any) -> None:
        super().__init__(longest=20, widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 12}), **more)

    def clean(self, value: Any) -> Any:
        text = "".join(super().clean(value).split())
        if not text:
            return None
        if not WRITTEN.fullmatch(text):
            raise ValidationError(
                _("Write a number in figures, with a point before decimals, such as 1500 or 1,500.50.")
            )
        number = float(text.replace(",", ""))
        if abs(number) >= 1e15:
            raise ValidationError(_("Write a number with fewer than 16 figures."))
        return int(number) if number.is_integer() else number


class DateParts(forms.MultiWidget):
    """Day, month and year in three text boxes, and a tick for a date that is only about right."""

    def __init__(self) -> None:
        boxes = {name: forms.TextInput(attrs={"inputmode": "numeric"}) for name in BOXES}
        super().__init__({**boxes, "about": forms.CheckboxInput()})

    def decompress(self, value: Any) -> list[Any]:
        found = Day.read(str(value)) if value else None
        return [found.day, found.month, found.year, found.about] if found else [None, None, None, False]


class DateField(forms.MultiValueField):
    """A date as exact as it is known (day, month or year, perhaps about) to text as rows hold it; all blank to None.
    An error has for its code the box it is about."""

    widget = DateParts

    def __init__(self, **more: Any) -> None:
        more["help_text"] = format_lazy("{} {}", more["help_text"], HINT) if more.get("help_text") else HINT
        parts = [forms.Field(required=False) for _box in (*BOXES, "about")]
        super().__init__(fields=parts, require_all_fields=False, required=False, **more)

    def compress(self, parts: list[Any]) -> str | None:
        *boxes, about = parts or ["", "", "", False]
        written = [str(text or "").strip() for text in boxes]
        if not any(written):
            if about:
                raise ValidationError(NO_DATE, "year")
            return None
        day, month, year = map(_figures, BOXES, written)
        if month is None and day is not None:
            raise ValidationError(NO_MONTH, "month")
        if year is None:
            raise ValidationError(NO_YEAR, "year")
        try:
            return str(Day(year, month, day, bool(about)))
        except ValueError:
            raise ValidationError(NO_SUCH_DAY, "day") from None


def counted(text: str) -> int:
    """A number that a page sent along, such as the version it showed; 0 for what no page of ours sends."""
    return int(text) if text.isdecimal() and len(text) <= 9 else 0


def _figures(box: str, text: str) -> int | None:
    """The number in a box; None where it is empty. Raises ValidationError."""
    least, most, wrong = BOXES[box]
    if not text:
        return None
    if not text.isdecimal() or len(text) > 4 or not least <= int(text) <= most:
        raise ValidationError(wrong, box)
    return int(text)
