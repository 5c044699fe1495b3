"""From bits to words: the eight verdicts of an issue and the four of a remedy, for one party in one slot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from aiclaims.reasoning.assessment import Truth
from aiclaims.reasoning.scenario import (
    LEANINGS,
    PRESUMED,
    RECORD,
    REFUSED,
    STANDING,
    STRICT,
    VARIANTS,
    repeat,
)

STANDARDS = {
    "strict": (STRICT, 1),
    "standing": (STANDING, 1),
    "presumed": (PRESUMED, LEANINGS),
    "record": (RECORD, LEANINGS),
}
SILENCES = {"refused": (REFUSED, LEANINGS)}

YES = {"strict": "established", "standing": "established", "presumed": "likely", "record": "prima facie"}
NO = {"strict": "refuted", "standing": "refuted", "presumed": "unlikely", "record": "fails on the record"}
ORDER = ("established", "likely", "prima facie", "contested", "open", "fails on the record", "unlikely", "refuted")
"""Firmest yes first: the party line is the strongest of its capacities."""


@lru_cache(maxsize=256)
def mask(standard: str, versions: int, variants: int = VARIANTS) -> int:
    """The bits of a standard within one chunk (variants times versions)."""
    start, leanings = (STANDARDS | SILENCES)[standard]
    return (((1 << leanings) - 1) << start) * repeat(variants, versions)


@lru_cache(maxsize=64)
def _ladder(versions: int) -> tuple[tuple[str, int], ...]:
    return tuple((standard, mask(standard, versions)) for standard in STANDARDS)


@lru_cache(maxsize=4096)
def _decided(true: int, false: int, versions: int) -> str | None:
    for standard, bits in _ladder(versions):
        if true & bits == bits or false & bits == bits:
            return standard
    return None


@lru_cache(maxsize=4096)
def word_of(true: int, false: int, versions: int) -> str:
    """One of the eight verdicts, from the two chunks of a node. Few chunks differ, so most are looked up."""
    return Reading(true, false, versions).word


@lru_cache(maxsize=4096)
def remedy_word_of(true: int, false: int, versions: int) -> str:
    """One of the four remedy verdicts, likewise."""
    return Reading(true, false, versions).remedy_word


@dataclass(frozen=True, slots=True)
class Reading:
    """One node for one party: its truth by each standard, and the standard that first decides it (None if none)."""

    true: int
    false: int
    versions: int

    def at(self, standard: str) -> Truth:
        """True or false where all runs of the standard agree, else None."""
        bits = mask(standard, self.versions)
        return True if self.true & bits == bits else False if self.false & bits == bits else None

    def version(self, standard: str, version: int) -> Truth:
        """The same for one version of the disputed facts only."""
        start, leanings = STANDARDS[standard]
        bits = (((1 << leanings) - 1) << start) << (version * VARIANTS)
        return True if self.true & bits == bits else False if self.false & bits == bits else None

    @property
    def decided(self) -> str | None:
        return _decided(self.true, self.false, self.versions)

    @property
    def split(self) -> bool:
        """One run of the record says true and another false."""
        bits = mask("record", self.versions)
        return bool(self.true & bits) and bool(self.false & bits)

    @property
    def word(self) -> str:
        """One of the eight verdicts."""
        for standard, bits in _ladder(self.versions):
            if self.true & bits == bits:
                return YES[standard]
            if self.false & bits == bits:
                return NO[standard]
        return "contested" if self.split else "open"

    @property
    def remedy_word(self) -> str:
        """One of the four remedy verdicts: decided up to presumed, or undecided for a condition or for a silence."""
        presumed = self.at("presumed")
        if presumed is not None:
            return "available" if presumed else "not available"
        return "open" if self.at("refused") is False else "only if"
