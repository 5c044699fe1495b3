"""The other side's allegations, and the answer to each."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiclaims.forms.allegations import RESPONSES, AllegationForm, PasteForm
from aiclaims.forms.fields import counted
from aiclaims.models import FullError, add_record, next_number
from aiclaims.reasoning.record_files import record_number
from aiclaims.reasoning.records import Allegation
from aiclaims.views.case import Case, when_ready
from aiclaims.views.recording.records import Listed, edit, remove, restore, taken_out, titles_of

ALLEGATIONS = Listed("allegation", "allegations", AllegationForm, _("Add an allegation"), _("Allegation"))


@require_safe
@when_ready
def allegations(request: HttpRequest, case: Case) -> HttpResponse:
    """Each allegation with its answer; what is not answered is marked, and counted above."""
    context = {
        "case": case, "rows": [_row(case, a) for a in case.facts.allegations],
        "answered": sum(bool(a.response) for a in case.facts.allegations), "next": _open(case),
        "gone": taken_out(case, ALLEGATIONS),
    }  # fmt: skip
    return render(request, "records/allegations.html", context)


def _row(case: Case, a: Allegation) -> dict[str, object]:
    party = case.parties[a.party] if a.party else None
    issues = titles_of(case, a.issues)
    return {"a": a, "number": record_number(a.id), "party": party, "answer": RESPONSES[a.response], "issues": issues}


def answered(case: Case, issue: str, party: str | None) -> list[dict[str, object]]:
    """The allegations about one issue, each with its answer; of an issue about one party, those against others not."""
    found = [a for a in case.facts.allegations if issue in a.issues and (party is None or a.party in (None, party))]
    return [_row(case, a) for a in found]


def _open(case: Case, after: int = 0) -> int | None:
    """The number of the next allegation without an answer, round to the first."""
    found = [record_number(a.id) for a in case.facts.allegations if not a.response]
    return next((n for n in found if n > after), found[0] if found else None)


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def paste_allegations(request: HttpRequest, case: Case) -> HttpResponse:
    """Enter many at once. A page sent twice adds them once."""
    form = PasteForm(request.POST if request.method == "POST" else None)
    number = counted(request.POST.get("number", "")) or next_number(case.row, "allegation")
    if form.is_bound and form.is_valid():
        try:
            _add(case, form.found, number)
        except FullError as full:
            said = gettext("A matter holds at most %(most)s allegations. None of these was added.")
            form.add_error("text", said % {"most": full.most})
        else:
            return redirect("allegations", case.row.pk)
    context = {"case": case, "form": form, "number": number, "title": form.fields["text"].label}
    return render(request, "records/paste.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _add(case: Case, found: list[tuple[str, str]], number: int) -> None:
    """All or none. Raises FullError."""
    for n, (label, text) in enumerate(found, number):
        add_record(case.row, "allegation", {"text": text} | ({"number": label} if label else {}), n)


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def allegation(request: HttpRequest, case: Case, number: int | None = None) -> HttpResponse:
    """Add an allegation, or answer or change one; then on to the next without an answer, if asked."""
    page = edit(request, case, ALLEGATIONS, number)
    following = _open(case.afresh(), number or 0) if "next" in request.POST and page.status_code == 302 else None
    return redirect("allegation", case.row.pk, following) if following else page


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def remove_allegation(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    return remove(request, case, ALLEGATIONS, number)


@require_POST
@when_ready
def restore_allegation(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    return restore(request, case, ALLEGATIONS, number)
