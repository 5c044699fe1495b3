"""What rules stand on: authorities, what they say in our words, notes on them, sums reported. Frozen data."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Proposition:
    id: str
    at: str
    kind: str
    stage: str
    parties: tuple[str, ...]
    hedge: str
    says: str
    authority: str


@dataclass(frozen=True, slots=True)
class Authority:
    """A citable source. Only legislation has dates in force; for the rest `made_on` (a day, a month "2024-05" or a year
    "2024") serves the note "later than the acts", while `date` is what is printed. `dates_outside`: these dates are not
    from the source we hold. No date: not known. `note_on`: the remedies of which its note speaks."""

    id: str
    framework: str
    title: str
    kind: Literal["legislation", "judgment", "soft law", "commentary", "infrastructure"]
    weight: str
    date: str
    in_force_from: datetime.date | None
    in_force_to: datetime.date | None
    note: str
    cites: tuple[str, ...]
    made_on: str = ""
    dates_outside: bool = False
    note_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader must keep in mind: with the limits, or with what it is `on`. Citing nothing, it is practice and no
    rule of the source."""

    text: str
    cites: tuple[str, ...]
    on: Literal["limits", "captures", "proportionality"] = "limits"


@dataclass(frozen=True, slots=True)
class Comparable:
    """A reported award. Printed beside its remedy; never a forecast, cap or ratio. `sum`: what was awarded, in
    `currency` ("yuan"); 0 for an award of anything but money."""

    remedy: str
    text: str
    cites: tuple[str, ...]
    sum: int = 0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a source that can be read in more than one way is read here, and why. Printed, never part of a verdict."""

    text: str
    because: str
    cites: tuple[str, ...]
