"""Dates as exact as somebody can give them: a day, a month or a year, each perhaps only about right."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

WRITTEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)", re.ASCII)
"""Extended date-time format, level 1, as far as it is used here: 2024, 2024-03, 2024-03-05, and ~ for about."""


@dataclass(frozen=True, slots=True)
class Day:
    """When something was, as exactly as it is known: without `day` some day of the month, without `month` some day of
    the year. `about`: not even that is sure. Raises ValueError for what is in no calendar."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def on(cls, day: date) -> Day:
        """The day of an exact date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def read(cls, text: str) -> Day:
        """ "2024", "2024-03", "2024-03-05", each with "~" behind it for about. Raises ValueError for anything else."""
        found = WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError("not written as a date")
        year, month, day = (None if part is None else int(part) for part in found.groups()[:3])
        return cls(year or 0, month, day, bool(found[4]))

    def __str__(self) -> str:
        """The text that `read` takes."""
        parts = [f"{self.year:04}"] + [f"{n:02}" for n in (self.month, self.day) if n is not None]
        return "-".join(parts) + "~" * self.about

    @property
    def exact(self) -> bool:
        """Whether it is one day and no other."""
        return self.day is not None and not self.about

    @property
    def first(self) -> date:
        """The first day that the words cover ("about" apart)."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the words cover ("about" apart)."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def order(self) -> tuple[int, int, int, bool]:
        """Where it stands in a chronology: a year before its months, a month before its days."""
        return self.year, self.month or 0, self.day or 0, self.about

    @property
    def words(self) -> str:
        """ "31 May 2024", "May 2024", "about 2024"."""
        month = f"{self.first:%B} " if self.month else ""
        return f"{'about ' * self.about}{f'{self.day} ' if self.day else ''}{month}{self.year}"

    def before(self, other: date) -> bool | None:
        """Whether it was before another day: None where some day that is meant was, and some was not. Nobody said how
        far off "about" may be, so it decides nothing."""
        return None if self.about else True if self.last < other else False if self.first >= other else None

    def after(self, other: date) -> bool | None:
        """Whether it was after another day, read as in `before`."""
        return None if self.about else True if self.first > other else False if self.last <= other else None
