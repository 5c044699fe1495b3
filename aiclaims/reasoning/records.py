"""What a matter records beside its answers: what the other side alleges, what happened when, and the evidence.

All of it is printed; none of it moves a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiclaims.reasoning.days import Day

RESPONSES = ("admit", "deny", "not_admitted", "outside_knowledge")
STRENGTHS = ("none", "weak", "fair", "strong")
"""How much an exhibit proves, as the person entering it judges, weakest first. None: nothing, or not judged yet."""
KINDS = ("document", "picture", "recording", "web_page", "log", "data", "output", "statement", "report", "object")
FactKey = tuple[str, str | None]
"""A question and the party it is asked about (None: the matter)."""


@dataclass(frozen=True, slots=True)
class Allegation:
    """What the other side alleges, and what is said to it. `id`: A and a number. `number`: as the other side numbers
    it. `party`: against whom, if against one. `response` is one of RESPONSES, or empty: not answered. `because`: why
    it is denied. `issues`: ids of what it is about."""

    id: str
    text: str
    number: str = ""
    party: str | None = None
    response: str = ""
    because: str = ""
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `id`: C and a number. `when` is None while nobody knows. `source`: where this is taken
    from. `other_version`: what the other side says instead, where it is disputed. `exhibits`: ids of what proves it."""

    id: str
    what: str
    when: Day | None = None
    source: str = ""
    disputed: bool = False
    other_version: str = ""
    issues: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One item of evidence. `id`: E and a number. `captured`: how, when and by whom. `digest`: SHA-256 of the file in
    hex, with its `size` in bytes and its `file_type` as its first bytes tell; the file itself is not kept. `because`:
    the reason for the strength. It speaks for the answers in `supports`, against those in `against`; where the parties
    disagree, for and against the claimant's version."""

    id: str
    what: str
    kind: str = "document"
    holder: str = ""
    captured: str = ""
    digest: str = ""
    size: int | None = None
    file_type: str = ""
    strength: str = "none"
    because: str = ""
    supports: tuple[FactKey, ...] = ()
    against: tuple[FactKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """How strong the evidence on one side is: as strong as the strongest of `exhibits` (ids, strongest first). Weak
    ones do not add up to a strong one."""

    strength: str = "none"
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer and what against it."""

    supports: Proof = Proof()
    against: Proof = Proof()


def evidence_by_fact(exhibits: Iterable[Exhibit]) -> dict[FactKey, Evidence]:
    """For each question (and party) that any exhibit is about, the evidence; for the others there is none."""
    by_strength = sorted(exhibits, key=lambda e: -STRENGTHS.index(e.strength))
    keys = dict.fromkeys(key for e in by_strength for key in (*e.supports, *e.against))
    return {
        key: Evidence(
            _proof([e for e in by_strength if key in e.supports]),
            _proof([e for e in by_strength if key in e.against]),
        )
        for key in keys
    }


def _proof(found: list[Exhibit]) -> Proof:
    return Proof(found[0].strength, tuple(e.id for e in found)) if found else Proof()


def in_order(events: Iterable[Event]) -> list[Event]:
    """A chronology: by date, those without one last."""
    return sorted(events, key=lambda e: (e.when is None, e.when.order if e.when else ()))
