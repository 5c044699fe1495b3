"""What measures are made of: tools and signals that decide nothing, and what one offers in a matter. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aiclaims.reasoning.model import Condition
from aiclaims.reasoning.vocabulary import Stage

Part = Literal["route", "measure", "gap"]
Effect = Literal["supports", "weakens"]
State = Literal["not known", "disputed", "not proved"]


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a measure leaves behind supports or weakens one answer; `option` empty: it shows which answer is right."""

    question: str
    option: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class Measure:
    """A tool or signal; it decides nothing. `parts`: a route of evidence to `facts`, a measure that could carry out
    remedies of the `rungs` (none: the owner's own), a gap in the record. `who` can take it or give it; nothing of it is
    offered unless all of `when` hold; `held` is the answer that says it was in place, `spent` the
    one after which it is no route any more; one that helps only if it was
    there before the act is `beforehand`. `strength` and `limits` are words, never a figure."""

    id: str
    framework: str
    title: str
    side: Literal["input", "output", "both"]
    parts: tuple[Part, ...]
    stage: Stage
    says: str
    facts: tuple[Bearing, ...]
    strength: str
    how: str
    limits: str
    who: tuple[str, ...]
    rungs: tuple[int, ...]
    when: tuple[Condition, ...]
    held: Condition | None
    spent: Condition | None
    beforehand: bool
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """One fact that evidence is wanted for, and what a measure does for it: `effect` on `option` (empty: it shows which
    answer is right). `state`: nobody knows it, the versions differ, or it is said and nothing on record proves it."""

    question: str
    party: str | None
    option: str
    effect: Effect
    state: State


@dataclass(frozen=True, slots=True)
class Offer:
    """A measure as far as it can help in this matter: the `parts` that are live, the facts it is a route to, the
    (remedy, party) it could carry out. `held`: whether the matter says that it was in place. Moves no verdict."""

    framework: str
    measure: str
    parts: tuple[Part, ...]
    held: bool | None
    facts: tuple[Need, ...]
    remedies: tuple[tuple[str, str | None], ...]
