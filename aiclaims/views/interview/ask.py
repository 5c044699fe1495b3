"""The question pages. Every Continue saves; nothing is asked that cannot matter any more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from aiclaims.forms.question import PageForm
from aiclaims.languages import switchable
from aiclaims.models import ConflictError, save_answers
from aiclaims.models.answer import Slot
from aiclaims.reasoning import questions_to_ask
from aiclaims.views.agenda import Page
from aiclaims.views.case import Case, when_ready
from aiclaims.views.interview.asked import afresh, asked_on, key_of, page_of, stale_words, supposing
from aiclaims.views.interview.changes import weigh
from aiclaims.views.interview.lapsed import is_carried, kept_through_lapse
from aiclaims.views.interview.onward import after_answer, back_address, back_of, onward
from aiclaims.views.interview.progress import where_in
from aiclaims.views.words import STAGES, safe_words

HEADINGS = {
    "raised": gettext_lazy("Has anybody raised this"),
    "details": gettext_lazy("Details for the outline"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@kept_through_lapse
@when_ready
@switchable
def ask(request: HttpRequest, case: Case, key: str, number: int | None = None) -> HttpResponse:
    """One question, or one tight group, about one party or the matter."""
    party = case.party(number)
    return _page(request, case, page_of(case, "ask", key, party.key if party else None, request.POST))


@require_http_methods(["GET", "HEAD", "POST"])
@kept_through_lapse
@when_ready
@switchable
def optional(request: HttpRequest, case: Case, kind: str, key: str) -> HttpResponse:
    """A stage's exceptional questions ("raised"), or those for the outline and its evidence ("details")."""
    return _page(request, case, page_of(case, kind, key, None, request.POST))


def _page(request: HttpRequest, case: Case, page: Page) -> HttpResponse:
    asked = asked_on(case, page)
    if request.method != "POST":
        return _show(request, case, page, PageForm(asked))
    form = PageForm(asked, request.POST)
    if is_carried(request):
        return _show(request, case, page, form.unjudged())
    stay = "language" in request.POST
    later = "later" in request.POST or stay
    if form.is_valid() and page.kind == "ask" and form.blank and not later:
        form.demand(_needed(case, form))
    if form.errors:
        return _show(request, case, page, form, status=422)
    try:
        save_answers(case.row, form.given, form.versions, case.access)
    except ConflictError as conflict:
        return _show(request, case, page, afresh(form, conflict), status=409, stale=stale_words(form, conflict))
    if stay:
        return redirect(request.get_full_path())
    return redirect("tasks", case.row.pk) if later else redirect(_next(case, page, back_of(request)))


def _needed(case: Case, form: PageForm) -> set[Slot]:
    """Which of the posted slots still matter once their neighbours' answers count."""
    wanted = questions_to_ask(case.law, supposing(case, form.given))
    keys = {(a.question, a.party) for a in wanted if a.matters and not a.optional}
    return {slot for slot in form.given if key_of(slot) in keys}


def _next(case: Case, page: Page, back: str) -> str:
    """On to what this page asks besides, now that it has its answers; else wherever they lead."""
    fresh = case.afresh()
    again = fresh.agenda.find(*page.place)
    more = again and again.kind == "ask" and not again.done and not set(again.slots) <= set(page.slots)
    return fresh.address(again, back) if again and more else after_answer(fresh, page, case.agenda, back)


def _show(
    request: HttpRequest,
    case: Case,
    page: Page,
    form: PageForm,
    *,
    status: int = 200,
    stale: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    question, party = form.asked[0].question, form.asked[0].party
    back = back_of(request)
    context = {
        "case": case, "page": page, "form": form, "stale": stale or [], "stage": STAGES[page.stage],
        "place": where_in(case, page.stage),
        "title": safe_words(question, party) if form.asked[0].heading else _title(page, form),
        "left": _left(case), "party": party if page.kind == "ask" else None, "law": case.law,
        "back": back and back_address(case, back), "skip": onward(case, page, case.agenda),
        "carried": is_carried(request), "weighed": weigh(case, form) if page.kind == "ask" else [],
        "to_changes": _beside(case, page),
    }  # fmt: skip
    return render(request, "ask.html", context, status=status)


def _beside(case: Case, page: Page) -> str:
    """Where the panel of a page is counted anew."""
    number = [case.parties[page.party].number] if page.party else []
    return reverse("changes", args=[case.row.pk, page.key, *number])


def _title(page: Page, form: PageForm) -> str:
    """The title of a page that holds several questions: never a name that a client typed."""
    return str(HEADINGS.get(page.kind) or _("%(count)d questions") % {"count": len(form.asked)})


def _left(case: Case) -> int:
    """How many questions that can still change a finding have no answer yet; 0 where an answer to one of them may bring
    in others, so that nobody is told a number that grows."""
    answered = {(a.question, a.party) for a in case.facts.answers}
    left = [slot for p in case.agenda.pages if p.kind == "ask" for slot in p.slots if slot not in answered]
    gates = {c.id for q in case.law.questions.values() for c in q.asked_if}
    return 0 if any(question in gates for question, _ in left) else len(left)
