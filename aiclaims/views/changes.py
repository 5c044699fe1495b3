"""What each answer to one question would change: a part of its page, or a page of its own without scripts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from aiclaims.reasoning import what_if
from aiclaims.views.case import Case, when_ready
from aiclaims.views.words import STAGES, apart, ask_words, safe_words, tried_words


@require_GET
@when_ready
def changes(request: HttpRequest, case: Case, question: str, number: int | None = None) -> HttpResponse:
    party = case.party(number)
    asked = case.law.questions.get(question)
    if asked is None or asked.stage not in STAGES or (asked.scope == "party") != (party is not None):
        raise Http404
    found = what_if(case.law, case.facts, question, party.key if party else None)
    context = {
        "case": case, "law": case.law, "question": asked, "party": party,
        "words": ask_words(asked, party), "title": safe_words(asked, party),
        "effects": [(tried_words(asked, answer), apart(moved)) for answer, moved in found if any(m for _, m in found)],
    }  # fmt: skip
    return render(request, "_changes.html" if request.htmx else "changes.html", context)  # type: ignore[attr-defined]
