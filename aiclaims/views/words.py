"""Words pages need for stages, answers and parties. Titles never hold what a client typed; bodies may."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar, cast

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from aiclaims.languages import dated, english, filled, page_language
from aiclaims.models import Answer, Party
from aiclaims.models.answer import Json
from aiclaims.reasoning import Effect, Pivot
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import UNKNOWN
from aiclaims.reasoning.model import Framework, Issue, Question, Remedy
from aiclaims.reasoning.translation import speaks, translated

_ = cast("Callable[[str], str]", gettext_lazy)  # read on every page in the language of that page

STAGES: dict[str, str] = {
    "work": _("The work"),
    "training": _("Training the system"),
    "system": _("The system"),
    "output": _("The output"),
    "making": _("How it was made with AI"),
    "copying": _("The copying"),
    "enforcement": _("Putting it right"),
}
"""Stages people see, in order. “matter” is the set-up."""

COLUMNS = {
    "matter": _("The matter"),
    **STAGES,
    "making": _("Protection and title"),
    "enforcement": _("Liability and remedies"),
}
"""The same as columns of the liability map, which hold findings, not questions."""

FALLBACK = _("this party")
UNPROVED = {"not known": _("not known yet"), "disputed": _("in dispute"), "not proved": _("said, not proved")}
"""Why a fact wants proof."""


def spoken(question: Question) -> Question:
    """The question as its rulebook words it in the language of the page; “Yes” and “No” are words of ours."""
    language = page_language()
    found = translated(question, language)
    if language == "en" or question.kind != "yes_no":
        return found
    return replace(found, options=tuple(replace(o, label=gettext(o.label)) for o in found.options))


def on_form(question: Question) -> Question:
    """The same with the labels of its options ready for a page."""
    found = spoken(question)
    return replace(found, options=tuple(replace(o, label=run(o.label, question)) for o in found.options))


def run(text: str, question: Question) -> str:
    """Words of a question; marked as English where its rulebook holds them in no language of the page."""
    return text if not text or speaks(question, page_language()) else english(text)


def ask_words(question: Question, party: Party | None) -> str:
    """The question as it stands on the page, with the party's own name; with a tag where it stays English."""
    words = with_name(spoken(question).ask, party)
    if speaks(question, page_language()):
        return words
    return format_html('{} <span class="tag">{}</span>', run(words, question), gettext("English"))


def title_words(thing: Issue | Remedy | Framework) -> str:
    """Its title in the language of the page, where its rulebook has one."""
    return translated(thing, page_language()).title


def around_english(sentence: str, **runs: str) -> SafeString:
    """A sentence in the language of the page, its placeholders filled with runs that are English in every language."""
    return filled(sentence, **{name: english(text) for name, text in runs.items()})


def with_name(text: str, party: Party | None) -> str:
    return text.replace("{party}", party.label if party else str(FALLBACK))


def safe_words(question: Question, party: Party | None) -> str:
    """The same for a page title: the party by number."""
    name = gettext("party %(number)s") % {"number": party.number} if party else str(FALLBACK)
    return spoken(question).ask.replace("{party}", name)


def answer_words(question: Question | None, row: Answer | None) -> str:
    """An answer in one line; empty where there is none."""
    if row is None or (row.claimant is None and row.defendant is None):
        return ""
    if row.claimant is not None and row.claimant == row.defendant:
        return value_words(question, row.claimant, complete=row.complete)
    ours, theirs = (version_words(question, v, complete=row.complete) for v in (row.claimant, row.defendant))
    said = gettext("Disputed. Claimant: %(claimant)s. Defendant: %(defendant)s.")
    return said % {"claimant": ours, "defendant": theirs}


def version_words(question: Question | None, version: Json | None, *, complete: bool) -> str:
    """One side's version of a disputed answer."""
    if version is None:
        return gettext("gives no version, only denies")
    return gettext("cannot say") if version == UNKNOWN else value_words(question, version, complete=complete)


def value_words(question: Question | None, value: Json, *, complete: bool = False) -> str:
    if value == UNKNOWN:
        return gettext("Not known yet")
    labels = {o.id: o.label for o in spoken(question).options} if question else {}
    if isinstance(value, list):
        return "; ".join(labels.get(v, v) for v in value) + _rest(value, complete=complete)
    if question and question.kind == "date" and isinstance(value, str):
        return dated(Day.read(value))
    if question and question.kind in ("number", "amount") and not isinstance(value, str):
        return f"{value:,.2f}" if question.kind == "amount" and isinstance(value, float) else f"{value:,}"
    return labels.get(str(value), str(value))


def tried_words(question: Question, answer: str) -> str:
    """An answer the engine tried: for a choice of several, "none" stands for an empty list that is complete."""
    several = question.kind == "several_of"
    return gettext("None of those listed") if several and answer == "none" else value_words(question, answer)


Moved = TypeVar("Moved", Effect, Pivot)


def apart(moved: Iterable[Moved]) -> tuple[list[Moved], list[Moved]]:
    """What an answer moves: the findings, then the remedies that follow from them."""
    found = list(moved)
    return [m for m in found if ".remedy." not in m.issue], [m for m in found if ".remedy." in m.issue]


def _rest(value: list[str], *, complete: bool) -> str:
    if not complete:
        return ""
    return gettext(" (nothing else)") if value else gettext("None of those listed")
