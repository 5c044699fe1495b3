"""The chronology: events that are entered here, and the dates that answers give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiclaims.forms.records import EventForm
from aiclaims.models.convert import to_json
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.record_files import record_number
from aiclaims.reasoning.records import Event
from aiclaims.views.case import Case, when_ready
from aiclaims.views.recording.records import Listed, edit, remove, restore, taken_out, titles_of
from aiclaims.views.words import ask_words, version_words

EVENTS = Listed("event", "chronology", EventForm, _("Add an event"), _("Change event"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the chronology: an event, or an answer that dates something: its question in words,
    where it is changed, and both sides' versions if they differ. `number` and `issues` (titles) are an event's."""

    when: Day | None
    event: Event | None = None
    words: str = ""
    change: str = ""
    versions: tuple[str, ...] = ()
    number: int = 0
    issues: tuple[str, ...] = ()
    disputed: bool = False


@require_safe
@when_ready
def chronology(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything that has a date, in order; then what has none yet."""
    entries = sorted(
        [*_answered(case), *_entered(case)], key=lambda e: (e.when is None, e.when.order if e.when else ())
    )
    context = {"case": case, "entries": entries, "gone": taken_out(case, EVENTS), "listed": EVENTS}
    return render(request, "records/chronology.html", context)


def _entered(case: Case) -> Iterator[Entry]:
    """The events, with the titles of what they are about."""
    for e in case.facts.events:
        titles = titles_of(case, e.issues)
        yield Entry(e.when, e, disputed=e.disputed, number=record_number(e.id), issues=titles)


def _answered(case: Case) -> Iterator[Entry]:
    """What answers of the interview date. Disputed: where the first of the two versions puts it."""
    for answer in case.facts.answers:
        question = case.law.questions[answer.question]
        when = next((v for v in (answer.claimant, answer.defendant) if isinstance(v, Day)), None)
        if question.kind == "date" and when:
            party = case.parties[answer.party] if answer.party else None
            change = reverse("ask", args=[case.row.pk, question.id, *([party.number] if party else [])])
            both = (None if v is None else to_json(v) for v in (answer.claimant, answer.defendant))
            versions = tuple(version_words(question, v, complete=False) for v in both) if answer.disputed else ()
            yield Entry(when, None, ask_words(question, party), change, versions, disputed=answer.disputed)


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def event(request: HttpRequest, case: Case, number: int | None = None) -> HttpResponse:
    """Add an event, or change one."""
    return edit(request, case, EVENTS, number)


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def remove_event(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    return remove(request, case, EVENTS, number)


@require_POST
@when_ready
def restore_event(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    return restore(request, case, EVENTS, number)
