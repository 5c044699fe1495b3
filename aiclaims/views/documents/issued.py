"""Outlines issued for review: made once, kept, and marked as superseded as soon as anything they say has changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from aiclaims.models import IssuedOutline
from aiclaims.reasoning.record_files import record_number
from aiclaims.reasoning.records import Allegation
from aiclaims.views.case import Case, when_ready
from aiclaims.views.documents.asked import digest_now, issue, superseded
from aiclaims.views.documents.turns import in_turn


@dataclass(frozen=True, slots=True)
class Line:
    """An outline in the list of those issued. `stands`: nothing has changed since, and nothing newer was issued."""

    row: IssuedOutline
    stands: bool


def issued_so_far(case: Case) -> list[Line]:
    """All outlines issued, the newest first."""
    rows = list(case.row.issued.select_related("printed").defer("outline", "printed__content", "printed__snapshot"))
    now = digest_now(case) if rows else ""
    return [Line(row, n == 0 and row.digest == now) for n, row in enumerate(rows)]


def stands(case: Case, issued: IssuedOutline) -> bool:
    """Whether it says what is said now, and is the last that was issued."""
    newer = case.row.issued.filter(number__gt=issued.number)
    return issued.digest == digest_now(case) and not newer.exists()


def unanswered(case: Case) -> list[tuple[Allegation, int]]:
    """Allegations of the other side without an answer, each with the number of its page. Left so, one may count as
    admitted."""
    if not case.facts.aim.endswith("_defence"):
        return []
    return [(a, record_number(a.id)) for a in case.facts.allegations if not a.response]


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
@in_turn
def issue_outline(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask, then issue. Refused while an allegation has no answer."""
    left = unanswered(case)
    if request.method == "POST" and not left:
        return redirect("issued", case.row.pk, issue(case).number)
    lines = issued_so_far(case)
    last = lines[0] if lines else None
    context = {"case": case, "left": left, "last": last, "number": last.row.number + 1 if last else 1}
    return render(request, "documents/issue.html", context, status=409 if request.method == "POST" else 200)


@require_safe
@when_ready
@in_turn
def issued(_request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """The file of an outline: as issued while it stands, marked as superseded afterwards."""
    row = case.row.issued.select_related("printed").filter(number=number).first()
    if row is None:
        raise Http404
    as_issued = stands(case, row) or not row.outline
    file = row.printed if as_issued else superseded(case, row)
    return redirect("taken" if file.status == "done" else "waiting", case.row.pk, file.pk)
