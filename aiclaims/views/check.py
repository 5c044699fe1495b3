"""Check answers: everything said, with a way to change it; what is no longer used stays in sight, marked."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from aiclaims.models import Answer, Party
from aiclaims.reasoning.conflicts import conflicts
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.model import Question
from aiclaims.views.agenda import Page, page_key
from aiclaims.views.case import Case, when_ready
from aiclaims.views.words import STAGES, answer_words, ask_words


@dataclass(frozen=True, slots=True)
class Line:
    """One question and its answer. `kind`: asked, raised or details; `href`: where it is changed."""

    words: str
    answer: str
    note: str
    party: Party | None
    kind: str
    href: str


@require_GET
@when_ready
def check(request: HttpRequest, case: Case, stage: str | None = None) -> HttpResponse:
    """All stages, or one of them."""
    if stage is not None and stage not in STAGES:
        raise Http404
    found, first = case.agenda, case.agenda.first_open()
    rows = {(a.question, a.party.key if a.party else None): a for a in case.row.answers.select_related("party")}
    shown = [s for s in found.stages if stage in (None, s)]
    stages = [(STAGES[s], [line for p in found.stage(s) for line in _lines(case, p, rows)]) for s in shown]
    used = {slot for p in found.pages for slot in p.slots}
    context = {
        "case": case, "stages": stages, "stage": stage,
        "unused": [_unused(case, row) for key, row in rows.items() if key not in used],
        "title": f"Check your answers: {STAGES[stage]}" if stage else "Check your answers",
        "counts": found.count("ask"), "next": first and case.address(first),
        "clashes": conflicts(gather(case.law, case.facts)),
    }  # fmt: skip
    return render(request, "check.html", context)


def _lines(case: Case, page: Page, rows: dict[tuple[str, str | None], Answer]) -> list[Line]:
    found = []
    for slot in page.slots:
        question, party = case.law.questions[slot[0]], case.parties[slot[1]] if slot[1] else None
        row = rows.get(slot)
        said, note = answer_words(question, row), row.note if row else ""
        found.append(Line(ask_words(question, party), said, note, party, page.kind, case.address(page, "check")))
    return found


def _unused(case: Case, row: Answer) -> Line:
    question: Question | None = case.law.questions.get(row.question)
    words = ask_words(question, row.party) if question else row.question
    href = ""
    if question and question.stage in STAGES:
        args = [case.row.pk, page_key(question), *([row.party.number] if row.party else [])]
        href = reverse("ask", args=args) + "?back=check"
    return Line(words, answer_words(question, row), row.note, row.party, "unused", href)
