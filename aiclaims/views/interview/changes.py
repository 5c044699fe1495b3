"""What each answer would change: beside its question, counted with what is ticked there, or on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from aiclaims.forms.question import Asked, PageForm
from aiclaims.models import Answer, Given
from aiclaims.models.answer import Slot
from aiclaims.reasoning import Effect, Rulebook, moved, what_if
from aiclaims.reasoning.matter import UNKNOWN, Matter
from aiclaims.views.case import Case, when_ready
from aiclaims.views.interview.asked import asked_on, key_of, page_of, supposing, without
from aiclaims.views.words import answer_words, apart, safe_words, tried_words

Moves = tuple[list[Effect], list[Effect]]
"""Findings and remedies, apart."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One answer in words, whether it is the one chosen now, and what it moves."""

    words: str
    chosen: bool
    moves: Moves


@dataclass(frozen=True, slots=True)
class Weighed:
    """One question of a page: each of its answers tried, and first what is chosen, where that is none of them alone."""

    asked: Asked
    now: Tried | None = None
    options: list[Tried] = field(default_factory=list)

    @property
    def turns(self) -> bool:
        """Whether any answer moves anything."""
        return any(any(t.moves) for t in (*self.options, *([self.now] if self.now else [])))

    @property
    def alike(self) -> list[list[Tried]]:
        """The answers, those together that move the same."""
        found: list[list[Tried]] = []
        for tried in self.options:
            same = next((group for group in found if group[0].moves == tried.moves), None)
            if same is None:
                found.append([tried])
            else:
                same.append(tried)
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def changes(request: HttpRequest, case: Case, question: str, number: int | None = None) -> HttpResponse:
    """The panel of a question page, or of one question. What is posted is counted, and forgotten with the response."""
    party = case.party(number)
    page = page_of(case, "ask", question, party.key if party else None, request.POST)
    form = PageForm(asked_on(case, page), request.POST if request.method == "POST" else None)
    context = {
        "case": case, "law": case.law, "party": party, "key": question, "weighed": weigh(case, form),
        "title": safe_words(form.asked[0].question, party) if len(form.asked) == 1 else "",
        "differs": apart(moved(case.law, case.facts, supposing(case, chosen_on(form)))),
    }  # fmt: skip
    return render(request, "_changed.html" if request.htmx else "changes.html", context)  # type: ignore[attr-defined]


def chosen_on(form: PageForm) -> dict[Slot, Given]:
    """What a page says just now: as posted, what contradicts itself left out; else as it is saved."""
    if not form.is_bound:
        return {a.slot: Given.of(a.row) for a in form.asked}
    form.is_valid()
    return {a.slot: form.given.get(a.slot, Given()) for a in form.asked}


def weigh(case: Case, form: PageForm) -> list[Weighed]:
    """Each question of a page, its answers compared with none, the other answers of the page counted as they stand."""
    chosen = chosen_on(form)
    facts = supposing(case, chosen)
    return [_weighed(case, facts, asked, chosen[asked.slot]) for asked in form.asked]


# The page and each tick on it try the same answers from the same state.
@lru_cache(maxsize=128)
def _tries(law: Rulebook, bare: Matter, question: str, party: str | None) -> tuple[tuple[str, tuple[Effect, ...]], ...]:
    return what_if(law, bare, question, party)


def _weighed(case: Case, facts: Matter, asked: Asked, given: Given) -> Weighed:
    question, key = case.law.questions[asked.question.id], key_of(asked.slot)
    if question.use != "rule":
        return Weighed(asked)
    bare, picked = without(facts, {key}), _alone(given)
    options = [
        Tried(tried_words(question, said), said == picked, apart(effects))
        for said, effects in _tries(case.law, bare.judged, *key)
    ]
    if given.empty or any(t.chosen for t in options):
        return Weighed(asked, None, options)
    row = Answer(claimant=given.claimant, defendant=given.defendant, complete=given.complete)
    now = Tried(answer_words(question, row), True, apart(moved(case.law, bare, facts)))
    return Weighed(asked, now, options)


def _alone(given: Given) -> str | None:
    """The answer as one that is tried; None where it is disputed, not known, or several together."""
    value = given.claimant
    if value != given.defendant or value == UNKNOWN:
        return None
    if isinstance(value, list):
        return "none" if not value and given.complete else value[0] if len(value) == 1 and not given.complete else None
    return None if value is None else str(value)
