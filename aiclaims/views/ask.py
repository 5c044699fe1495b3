"""The question pages. Every Continue saves; nothing is asked that cannot matter any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from aiclaims.forms.question import Asked, PageForm, name_of
from aiclaims.languages import switchable
from aiclaims.models import Answer, ConflictError, Given, Party, save_answers
from aiclaims.models.answer import Slot
from aiclaims.models.convert import from_json
from aiclaims.reasoning import questions_to_ask
from aiclaims.reasoning.matter import Answer as Fact
from aiclaims.views.agenda import Key, Page, kind_of, page_key
from aiclaims.views.case import Case, when_ready
from aiclaims.views.words import STAGES, answer_words, ask_words, on_form, run, safe_words, with_name

HEADINGS = {"raised": "Has anybody raised this", "details": "Details for the outline"}


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
@switchable
def ask(request: HttpRequest, case: Case, key: str, number: int | None = None) -> HttpResponse:
    """One question, or one tight group, about one party or the matter."""
    party = case.party(number)
    return _page(request, case, _found(request, case, "ask", key, party.key if party else None))


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
@switchable
def optional(request: HttpRequest, case: Case, kind: str, key: str) -> HttpResponse:
    """A stage's exceptional questions ("raised"), or those for the outline and its evidence ("details")."""
    return _page(request, case, _found(request, case, kind, key, None))


def _found(request: HttpRequest, case: Case, kind: str, key: str, party: str | None) -> Page:
    """The page as the agenda has it; as it was shown, if answers come back; whole, if it need not be asked any more.

    Raises Http404 where there never is such a page.
    """
    slots = _slots(case, kind, key, party)
    if not slots:
        raise Http404
    shown = tuple(s for s in slots if f"{name_of(s[0], _party(case, s))}_version" in request.POST)
    whole = Page(kind, case.law.questions[slots[0][0]].stage, key, party, slots, 0)
    page = case.agenda.find(kind, key, party) or whole
    return replace(page, slots=shown) if shown else page


def _slots(case: Case, kind: str, key: str, party: str | None) -> tuple[Key, ...]:
    """Every question a page could ever hold, asked or not just now."""
    questions = [q for q in case.law.questions.values() if q.stage in STAGES]
    if kind == "ask":
        scope = "party" if party else "matter"
        return tuple((q.id, party) for q in questions if key in (q.id, page_key(q)) and q.scope == scope)
    here = [q for q in questions if q.stage == key and kind_of(q) == kind]
    return tuple((q.id, p) for q in here for p in (case.parties if q.scope == "party" else [None]))


def _party(case: Case, slot: Key) -> Party | None:
    return case.parties[slot[1]] if slot[1] else None


def _page(request: HttpRequest, case: Case, page: Page) -> HttpResponse:
    rows = {(a.question, a.party_id): a for a in case.row.answers.all()}
    asked = [_asked(case, slot, rows, heading=page.kind == "ask" and len(page.slots) == 1) for slot in page.slots]
    if request.method != "POST":
        return _show(request, case, page, PageForm(asked))
    form = PageForm(asked, request.POST)
    stay = "language" in request.POST
    later = "later" in request.POST or stay
    if form.is_valid() and page.kind == "ask" and form.blank and not later:
        form.demand(_needed(case, form.given))
    if form.errors:
        return _show(request, case, page, form, status=422)
    try:
        save_answers(case.row, form.given, form.versions, case.access)
    except ConflictError as conflict:
        return _show(request, case, page, _afresh(form, conflict), status=409, stale=_stale(asked, conflict))
    if stay:
        return redirect(request.get_full_path())
    return redirect("tasks", case.row.pk) if later else redirect(_next(request, case, page))


def _asked(case: Case, slot: Key, rows: Mapping[tuple[str, int | None], Answer], *, heading: bool) -> Asked:
    question, party = on_form(case.law.questions[slot[0]]), _party(case, slot)
    row = rows.get((slot[0], party.pk if party else None))
    hint, why = (run(with_name(text, party), question) for text in (question.help, question.why))
    return Asked(question, party, row, ask_words(question, party), hint, why, heading)


def _needed(case: Case, given: Mapping[Slot, Given]) -> set[Slot]:
    """Which of the posted slots still matter once their neighbours' answers count."""
    said = [_as_fact(case, slot, answer) for slot, answer in given.items() if answer != Given()]
    keys = {(q, p.key if p else None) for q, p in given}
    kept = tuple(a for a in case.facts.answers if (a.question, a.party) not in keys)
    then = replace(case.facts, answers=(*kept, *said))
    wanted = {(a.question, a.party) for a in questions_to_ask(case.law, then) if a.matters and not a.optional}
    return {(q, p) for q, p in given if (q, p.key if p else None) in wanted}


def _as_fact(case: Case, slot: Slot, answer: Given) -> Fact:
    kind = case.law.questions[slot[0]].kind
    values = [from_json(kind, v) for v in (answer.claimant, answer.defendant)]
    return Fact(slot[0], slot[1].key if slot[1] else None, values[0], values[1], answer.complete)


def _afresh(form: PageForm, conflict: ConflictError) -> PageForm:
    """The same typed answers over the versions that are saved now: sending it again replaces them knowingly."""
    data = form.data.copy()  # type: ignore[attr-defined]
    for asked in form.asked:
        if asked.slot in conflict.stale:
            row = conflict.stale[asked.slot]
            data[f"{asked.name}_version"] = row.version if row else 0
    return PageForm(form.asked, data)


def _stale(asked: list[Asked], conflict: ConflictError) -> list[tuple[str, str]]:
    """Each question changed elsewhere, with what is saved now."""
    found = [(a, conflict.stale[a.slot]) for a in asked if a.slot in conflict.stale]
    return [(a.words, answer_words(a.question, row) or "No answer") for a, row in found]


def _next(request: HttpRequest, case: Case, page: Page) -> str:
    """On to the next page that is open; after a change, straight back unless it opened new questions."""
    before, fresh = case.agenda, case.afresh()
    now = fresh.agenda
    if request.GET.get("back") == "check":
        places = {p.place for p in before.pages}
        opened = [p for p in now.pages if p.kind == "ask" and not p.done and p.place not in places]
        return fresh.address(opened[0], "check") if opened else reverse("check", args=[case.row.pk])
    return _onwards(fresh, now.after(page, before))


def _onwards(case: Case, following: Page | None) -> str:
    return case.address(following) if following else reverse("check", args=[case.row.pk])


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
    context = {
        "case": case, "page": page, "form": form, "stale": stale or [], "stage": STAGES[page.stage],
        "title": safe_words(question, party) if form.asked[0].heading else _title(page, form),
        "left": _left(case), "party": party if page.kind == "ask" else None, "law": case.law,
        "back": request.GET.get("back") == "check", "skip": _onwards(case, case.agenda.after(page, case.agenda)),
    }  # fmt: skip
    return render(request, "ask.html", context, status=status)


def _title(page: Page, form: PageForm) -> str:
    """The title of a page that holds several questions: never a name that a client typed."""
    return f"{HEADINGS.get(page.kind) or f'{len(form.asked)} questions'}: {STAGES[page.stage]}"


def _left(case: Case) -> int:
    """How many questions that can still change a finding have no answer yet."""
    answered, asked = case.agenda.count("ask")
    return asked - answered
