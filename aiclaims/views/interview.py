"""The task list and the question pages. Every Continue saves; nothing is ever asked that cannot matter any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from aiclaims.forms.question import Asked, PageForm
from aiclaims.models import Answer, ConflictError, Given, save_answers
from aiclaims.models.answer import Slot
from aiclaims.models.convert import from_json
from aiclaims.reasoning import questions_to_ask, what_if
from aiclaims.reasoning.matter import Answer as Fact
from aiclaims.views.agenda import Agenda, Key, Page, agenda, page_key
from aiclaims.views.case import Case, law, when_ready
from aiclaims.views.words import STAGES, answer_words, ask_words, safe_words, tried_words, with_name


def agenda_of(case: Case) -> Agenda:
    return agenda(law(), case.facts)


@require_GET
@when_ready
def tasks(request: HttpRequest, case: Case) -> HttpResponse:
    """What there is to do, stage by stage, with honest counts."""
    found = agenda_of(case)
    stages = [(STAGES[s], s, _rows(case, found, s)) for s in found.stages]
    first = found.first_open() if case.facts.answers or not found.pages else found.pages[0]
    context = {"case": case, "stages": stages, "next": first and address(case, first)}
    return render(request, "tasks.html", context)


def _rows(case: Case, found: Agenda, stage: str) -> list[dict[str, object]]:
    """One row for the matter, one for each party, and the two optional pages."""
    pages = found.stage(stage)
    asked = [p for p in pages if p.kind == "ask"]
    groups = [(key, [p for p in asked if p.party == key]) for key in dict.fromkeys(p.party for p in asked)]
    rows = [_row(case, case.parties[key].label if key else "", "ask", group) for key, group in groups]
    return rows + [_row(case, "", p.kind, [p]) for p in pages if p.kind != "ask"]


def _row(case: Case, party: str, kind: str, pages: list[Page]) -> dict[str, object]:
    done, total = sum(p.answered for p in pages), sum(len(p.slots) for p in pages)
    first = next((p for p in pages if not p.done), pages[0])
    status = "Completed" if done == total else "In progress" if done else "Not yet started"
    return {
        "party": party, "kind": kind, "done": done, "total": total,
        "status": status if kind == "ask" or done else "Optional", "href": address(case, first),
    }  # fmt: skip


def address(case: Case, page: Page, back: str = "") -> str:
    """Where a page is asked. `back` ("check") brings the person straight back to the check page."""
    args: list[object] = [case.row.pk, page.key]
    if page.party:
        args.append(case.parties[page.party].number)
    return reverse(page.kind, args=args) + (f"?back={back}" if back else "")


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def ask(request: HttpRequest, case: Case, key: str, number: int | None = None) -> HttpResponse:
    """One question, or one tight group, about one party or the matter."""
    party = case.party(number)
    found = agenda_of(case)
    page = found.find("ask", key, party.key if party else None) or _off_agenda(key, party.key if party else None)
    return _page(request, case, page, found)


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def optional(request: HttpRequest, case: Case, kind: str, key: str) -> HttpResponse:
    """A stage's exceptional questions ("raised"), or those for the outline and its evidence ("details")."""
    found = agenda_of(case)
    page = found.find(kind, key, None)
    if page is None:
        raise Http404
    return _page(request, case, page, found)


def _off_agenda(key: str, party: str | None) -> Page:
    """A page that need not be asked (any more), opened by a link to change or read its answers. Raises Http404."""
    scope = "party" if party else "matter"
    questions = [q for q in law().questions.values() if key in (q.id, page_key(q)) and q.scope == scope]
    questions = [q for q in questions if q.stage in STAGES]
    if not questions:
        raise Http404
    return Page("ask", questions[0].stage, key, party, tuple((q.id, party) for q in questions), 0)


def _page(request: HttpRequest, case: Case, page: Page, found: Agenda) -> HttpResponse:
    rows = {(a.question, a.party_id): a for a in case.row.answers.all()}
    asked = [_asked(case, slot, rows, heading=page.kind == "ask" and len(page.slots) == 1) for slot in page.slots]
    if request.method != "POST":
        return _show(request, case, page, PageForm(asked))
    form = PageForm(asked, request.POST)
    later = "later" in request.POST
    if form.is_valid() and page.kind == "ask" and form.blank and not later:
        form.demand(_needed(case, form.given))
    if form.errors:
        return _show(request, case, page, form, status=422)
    try:
        save_answers(case.row, form.given, form.versions, case.access)
    except ConflictError as conflict:
        return _show(request, case, page, _afresh(form, conflict), status=409, stale=_stale(asked, conflict))
    return redirect("tasks", case.row.pk) if later else redirect(_next(request, case, page, found))


def _asked(case: Case, slot: Key, rows: Mapping[tuple[str, int | None], Answer], *, heading: bool) -> Asked:
    question, party = law().questions[slot[0]], case.parties[slot[1]] if slot[1] else None
    row = rows.get((slot[0], party.pk if party else None))
    words, hint, why = (with_name(text, party) for text in (question.ask, question.help, question.why))
    return Asked(question, party, row, words, hint, why, heading)


def _needed(case: Case, given: Mapping[Slot, Given]) -> set[Slot]:
    """Which of the posted slots still matter once their neighbours' answers count."""
    said = [_as_fact(slot, answer) for slot, answer in given.items() if answer != Given()]
    keys = {(q, p.key if p else None) for q, p in given}
    kept = tuple(a for a in case.facts.answers if (a.question, a.party) not in keys)
    then = replace(case.facts, answers=(*kept, *said))
    wanted = {(a.question, a.party) for a in questions_to_ask(law(), then) if a.matters and not a.optional}
    return {(q, p) for q, p in given if (q, p.key if p else None) in wanted}


def _as_fact(slot: Slot, answer: Given) -> Fact:
    kind = law().questions[slot[0]].kind
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


def _next(request: HttpRequest, case: Case, page: Page, before: Agenda) -> str:
    """On to the next page that is open; after a change, straight back unless it opened new questions."""
    fresh = Case(type(case.row).objects.get(pk=case.row.pk), case.access)
    now = agenda_of(fresh)
    back = "check" if request.GET.get("back") == "check" else ""
    opened = [p for p in now.pages if p.kind == "ask" and not p.done and p.place not in before.places]
    if back:
        return address(fresh, opened[0], back) if opened else reverse("check", args=[case.row.pk])
    following = now.after(page, before.places)
    return address(fresh, following) if following else reverse("check_stage", args=[case.row.pk, page.stage])


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
    pages = [p for p in agenda_of(case).pages if p.kind != "details"]
    context = {
        "case": case, "page": page, "form": form, "stale": stale or [], "stage": STAGES[page.stage],
        "title": safe_words(question, party) if page.kind == "ask" and len(form.asked) == 1 else STAGES[page.stage],
        "party": party if page.kind == "ask" else None, "law": law(),
        "back": request.GET.get("back") == "check", "skip": _skip(case, page), "pages": len(pages),
    }  # fmt: skip
    return render(request, "ask.html", context, status=status)


def _skip(case: Case, page: Page) -> str:
    found = agenda_of(case)
    following = found.after(page, found.places)
    return address(case, following) if following else reverse("check_stage", args=[case.row.pk, page.stage])


@require_GET
@when_ready
def changes(request: HttpRequest, case: Case, question: str, number: int | None = None) -> HttpResponse:
    """What each answer to one question would change: a part of its page, or a page of its own without scripts."""
    party = case.party(number)
    asked = law().questions.get(question)
    if asked is None or asked.stage not in STAGES or (asked.scope == "party") != (party is not None):
        raise Http404
    effects = what_if(law(), case.facts, question, party.key if party else None)
    context = {
        "case": case, "law": law(), "question": asked, "party": party,
        "words": ask_words(asked, party), "title": safe_words(asked, party),
        "effects": [(tried_words(asked, answer), moved) for answer, moved in effects],
    }  # fmt: skip
    return render(request, "_changes.html" if request.htmx else "changes.html", context)  # type: ignore[attr-defined]
