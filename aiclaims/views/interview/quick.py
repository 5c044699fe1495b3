"""The quick look: a matter set up on one page, and the dozen facts that decide most on another; then the results."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aiclaims.forms.parties import QuickForm
from aiclaims.forms.question import PageForm, name_of
from aiclaims.forms.setup import BORROWER
from aiclaims.languages import worded
from aiclaims.models import ConflictError, save_answers
from aiclaims.views.agenda import Key
from aiclaims.views.case import Case, on_matter
from aiclaims.views.interview.asked import afresh, asked_about, stale_words
from aiclaims.views.parties import keep_sides
from aiclaims.views.reach import reached
from aiclaims.views.setup import keep, posted, show

MOST = 12
"""How many facts a quick look asks at most."""


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def quick_setup(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything a matter needs before its first question, on one page."""
    if case.parties:
        return redirect("quick", case.row.pk)
    form = QuickForm(case.law, posted(request), initial={"aim": case.row.aim})
    if form.is_bound and form.is_valid():
        with transaction.atomic():
            keep(case.row, case.law, form.cleaned_data)
            keep_sides(case.row, form.sides, everybody=form.cleaned_data["all_parties_named"])
        return redirect("quick" if reached(case.afresh()) else "outside", case.row.pk)
    intro = _("First five choices, then at most %(most)s facts, then the results. Nothing here is final.")
    return show(request, case, form, _("Quick look: the matter"), intro=intro % {"most": MOST})


def quick_slots(case: Case) -> list[Key]:
    """The questions of a quick look that matter here, those that decide most first."""
    asked = [slot for page in case.agenda.pages if page.kind == "ask" for slot in page.slots]
    flagged = [slot for slot in asked if case.law.questions[slot[0]].quick]
    return sorted(flagged, key=lambda slot: case.law.questions[slot[0]].quick)[:MOST]


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def quick(request: HttpRequest, case: Case) -> HttpResponse:
    """The facts that decide most. Each may be left out."""
    if case.row.missing_step:
        return redirect("quick_setup", case.row.pk)
    form = PageForm(asked_about(case, _shown(request, case)), posted(request))
    if not form.is_bound or not form.is_valid():
        return _page(request, case, form, status=422 if form.is_bound else 200)
    try:
        save_answers(case.row, form.given, form.versions, case.access)
    except ConflictError as conflict:
        return _page(request, case, afresh(form, conflict), status=409, stale=stale_words(form, conflict))
    return redirect("results", case.row.pk)


def _shown(request: HttpRequest, case: Case) -> list[Key]:
    """What is asked; as it was shown, if answers come back."""
    if request.method != "POST":
        return quick_slots(case)
    flagged = [q for q in case.law.questions.values() if q.quick]
    every = [(q.id, p) for q in flagged for p in (case.parties if q.scope == "party" else [None])]
    shown = [s for s in every if f"{name_of(s[0], case.parties[s[1]] if s[1] else None)}_version" in request.POST]
    return sorted(shown, key=lambda slot: case.law.questions[slot[0]].quick)


def _page(
    request: HttpRequest,
    case: Case,
    form: PageForm,
    *,
    status: int = 200,
    stale: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    context = {"case": case, "form": form, "stale": stale or [], "law": case.law, "lent": _lent(case)}
    return render(request, "quick.html", context, status=status)


def _lent(case: Case) -> str:
    """Whose infringement test AIPPI borrows, if it does."""
    lender = case.law.frameworks.get(case.row.national_test)
    return worded(lender, "short") if lender and BORROWER in case.row.frameworks else ""
