"""Small fields the question pages need: text with a kind limit, numbers as people write them, dates in three parts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

from aiclaims.reasoning.values import MAX_TEXT

WRITTEN = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
"""Commas only between thousands: “2.900,50” and “2900,50” mean another number elsewhere, so they are asked again."""
NUL = "This text holds a character that cannot be stored (a NUL byte). Delete it, or type the text again."


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
            raise ValidationError(f"Keep this to {self.longest:,} characters. You have written {len(value):,}.")


class NumberField(TextField):
    """A number as people write it ("1,500" or "1500.50") to an int or float; nothing to None."""

    def __init__(self, **more: Any) -> None:
        super().__init__(longest=20, widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 12}), **more)

    def clean(self, value: Any) -> Any:
        text = "".join(super().clean(value).split())
        if not text:
            return None
        if not WRITTEN.fullmatch(text):
            raise ValidationError("Write a number in figures, with a point before decimals, such as 1500 or 1,500.50.")
        number = float(text.replace(",", ""))
        if abs(number) >= 1e15:
            raise ValidationError("Write a number with fewer than 16 figures.")
        return int(number) if number.is_integer() else number


class DateParts(forms.MultiWidget):
    """Day, month and year in three text boxes."""

    def __init__(self) -> None:
        super().__init__({name: forms.TextInput(attrs={"inputmode": "numeric"}) for name in ("day", "month", "year")})

    def decompress(self, value: Any) -> list[Any]:
        found = date.fromisoformat(value) if isinstance(value, str) else value
        return [found.day, found.month, found.year] if found else [None, None, None]


class DateField(forms.MultiValueField):
    """A whole date from three boxes to ISO text, as rows hold it; all three blank to None."""

    widget = DateParts

    def __init__(self, **more: Any) -> None:
        parts = [TextField(longest=10) for _ in range(3)]
        super().__init__(fields=parts, require_all_fields=False, required=False, **more)

    def compress(self, parts: list[str]) -> str | None:
        if not any(parts):
            return None
        try:
            day, month, year = (int(part) for part in parts)
            return date(year, month, day).isoformat()
        except (ValueError, OverflowError):
            raise ValidationError("Write a real date with day, month and year, such as 27 3 2024.") from None
