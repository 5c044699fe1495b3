"""A newer edition of the rules: what it would move in a matter, and taking it up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from aiclaims.languages import page_language
from aiclaims.models import keep_shipped, to_matter
from aiclaims.reasoning.diff import Change, Difference
from aiclaims.reasoning.editions import editions_of
from aiclaims.reasoning.translation import translated
from aiclaims.views.case import Case, EditionGoneError, law, on_matter


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def editions(request: HttpRequest, case: Case) -> HttpResponse:
    """Which verdicts the edition shipped now would move, and why. Sent, the matter pins that edition from then on:
    answers it no longer asks for are kept unread, and so are frameworks it no longer holds left out."""
    if request.method == "POST":
        return _taken_up(case)
    try:
        moves = _moves(case) if case.newer and not case.row.missing_step else []
    except EditionGoneError:
        return render(request, "gone.html", {"case": case}, status=409)
    return render(request, "editions.html", {"case": case, "law": law(), "moves": moves})


def _taken_up(case: Case) -> HttpResponse:
    keep_shipped()
    held = [f for f in case.row.frameworks if f in law().frameworks]
    test = case.row.national_test if case.row.national_test in held else "entered"
    case.row.change(frameworks=held, national_test=test, editions=editions_of(law(), held))
    return redirect("results", case.row.pk)


def _moves(case: Case) -> list[dict[str, object]]:
    """One row a verdict that moves, with what moved it."""
    found = Difference(case.law, law()).moves(case.facts, to_matter(case.row, law()))
    return [
        {"move": m, "title": _title(case, m.issue), "party": case.parties.get(m.party or ""), "by": _by(m.by)}
        for m in found
    ]


def _title(case: Case, issue: str) -> str:
    """The title of an issue or remedy, in the newer edition where it has one there."""
    framework = issue.split(".")[0]
    books = [b for b in (law(), case.law) if framework in b.frameworks and issue in b.frameworks[framework].issues]
    return translated(books[0].issue(issue), page_language()).title


def _by(changes: tuple[Change, ...]) -> list[str]:
    return [f"{c.kind} {c.id} ({c.how})" for c in changes]
