"""Words pages need for stages, answers and parties. Titles never hold what a client typed; bodies may."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from aiclaims.models import Answer, Party
from aiclaims.models.answer import Json
from aiclaims.reasoning import Effect, Pivot
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import UNKNOWN
from aiclaims.reasoning.model import Question

STAGES: dict[str, str] = {
    "work": "The work",
    "training": "Training the system",
    "system": "The system",
    "output": "The output",
    "making": "How it was made with AI",
    "copying": "The copying",
    "enforcement": "Putting it right",
}
"""Stages people see, in order. “matter” is the set-up."""

COLUMNS = {
    "matter": "The matter",
    **STAGES,
    "making": "Protection and title",
    "enforcement": "Liability and remedies",
}
"""The same as columns of the liability map, which hold findings, not questions."""

FALLBACK = "this party"


def ask_words(question: Question, party: Party | None) -> str:
    """The question as it stands on the page, with the party's own name."""
    return with_name(question.ask, party)


def with_name(text: str, party: Party | None) -> str:
    return text.replace("{party}", party.label if party else FALLBACK)


def safe_words(question: Question, party: Party | None) -> str:
    """The same for a page title: the party by number."""
    return question.ask.replace("{party}", f"party {party.number}" if party else FALLBACK)


def answer_words(question: Question | None, row: Answer | None) -> str:
    """An answer in one line; empty where there is none."""
    if row is None or (row.claimant is None and row.defendant is None):
        return ""
    if row.claimant is not None and row.claimant == row.defendant:
        return value_words(question, row.claimant, complete=row.complete)
    ours, theirs = (_version_words(question, v, complete=row.complete) for v in (row.claimant, row.defendant))
    return f"Disputed. Claimant: {ours}. Defendant: {theirs}."


def _version_words(question: Question | None, version: Json | None, *, complete: bool) -> str:
    if version is None:
        return "gives no version, only denies"
    return "cannot say" if version == UNKNOWN else value_words(question, version, complete=complete)


def value_words(question: Question | None, value: Json, *, complete: bool = False) -> str:
    if value == UNKNOWN:
        return "Not known yet"
    labels = {o.id: o.label for o in question.options} if question else {}
    if isinstance(value, list):
        return "; ".join(labels.get(v, v) for v in value) + _rest(value, complete=complete)
    if question and question.kind == "date" and isinstance(value, str):
        return Day.read(value).words
    if question and question.kind in ("number", "amount") and not isinstance(value, str):
        return f"{value:,.2f}" if question.kind == "amount" and isinstance(value, float) else f"{value:,}"
    return labels.get(str(value), str(value))


def tried_words(question: Question, answer: str) -> str:
    """An answer the engine tried: for a choice of several, "none" stands for an empty list that is complete."""
    several = question.kind == "several_of"
    return "None of those listed" if several and answer == "none" else value_words(question, answer)


Moved = TypeVar("Moved", Effect, Pivot)


def apart(moved: Iterable[Moved]) -> tuple[list[Moved], list[Moved]]:
    """What an answer moves: the findings, then the remedies that follow from them."""
    found = list(moved)
    return [m for m in found if ".remedy." not in m.issue], [m for m in found if ".remedy." in m.issue]


def _rest(value: list[str], *, complete: bool) -> str:
    if not complete:
        return ""
    return " (nothing else)" if value else "None of those listed"
