"""Check answers: everything said, with a way to change it; what is no longer used stays in sight, marked. A section
ends here: whoever answers says whether it is finished."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aiclaims.forms.section import SectionForm
from aiclaims.models import Answer, Party
from aiclaims.models.answer import Json
from aiclaims.reasoning.conflicts import conflicts
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.model import Question
from aiclaims.views.agenda import Page, kind_of, page_key
from aiclaims.views.case import Case, when_ready
from aiclaims.views.interview.onward import next_section, unfinished
from aiclaims.views.interview.progress import time_limits, where_in
from aiclaims.views.reach import end_of
from aiclaims.views.words import STAGES, answer_words, ask_words, version_words

Rows = dict[tuple[str, str | None], Answer]


@dataclass(frozen=True, slots=True)
class Line:
    """One question and its answer. `versions`: each side's, if they differ. `whom`: who could answer what nobody knows
    yet. `kind`: ask, raised, details or unused; `href`: where it is changed."""

    words: str
    answer: str
    versions: tuple[tuple[str, str], ...]
    note: str
    whom: str
    party: Party | None
    kind: str
    href: str


@require_safe
@when_ready
def check(request: HttpRequest, case: Case) -> HttpResponse:
    """All answers, stage by stage."""
    found, rows, first = case.agenda, _rows(case), case.agenda.first_open()
    used = {slot for p in found.pages for slot in p.slots}
    context = {
        "case": case, "stages": [(STAGES[s], _stage(case, s, rows, "check")) for s in found.stages],
        "unused": [_unused(case, row, "check") for key, row in rows.items() if key not in used],
        "counts": found.count("ask"), "next": first and case.address(first),
        "clashes": conflicts(gather(case.law, case.facts)), "dates": time_limits(case), "end": end_of(case),
    }  # fmt: skip
    return render(request, "check.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def check_stage(request: HttpRequest, case: Case, stage: str) -> HttpResponse:
    """The answers of one section, what comes next, and whether it is finished."""
    if stage not in STAGES:
        raise Http404
    done = {"finished": "yes"} if stage in case.row.finished else None
    form = SectionForm(request.POST if request.method == "POST" else None, initial=done)
    following = next_section(case, stage)
    if form.is_bound and form.is_valid():
        others = [s for s in case.row.finished if s != stage]
        case.row.change(finished=[*others, stage] if form.cleaned_data["finished"] == "yes" else others)
        if following:
            return redirect(case.address(following))
        return redirect("tasks" if unfinished(case, stage) else "check", case.row.pk)
    rows, back = _rows(case), f"check-{stage}"
    used = {slot for p in case.agenda.pages for slot in p.slots}
    unused = [r for key, r in rows.items() if key not in used and _stage_of(case, r) == stage]
    context = {
        "case": case, "stage": stage, "form": form, "lines": _stage(case, stage, rows, back),
        "unused": [_unused(case, row, back) for row in unused],
        "title": _("Check your answers: %(section)s") % {"section": STAGES[stage]},
        "place": where_in(case, stage), "following": following and _ahead(case, following),
        "open": case.agenda.open_in(stage), "before": unfinished(case, stage),
    }  # fmt: skip
    return render(request, "section.html", context, status=422 if form.errors else 200)


def _ahead(case: Case, page: Page) -> tuple[str, str, int]:
    """What comes next: its kind, its stage, how many questions are open there."""
    pages = [p for p in case.agenda.stage(page.stage) if p.kind == page.kind]
    return page.kind, STAGES[page.stage], sum(len(p.slots) - p.answered for p in pages)


def _rows(case: Case) -> Rows:
    return {(a.question, a.party.key if a.party else None): a for a in case.row.answers.select_related("party")}


def _stage_of(case: Case, row: Answer) -> str:
    question = case.law.questions.get(row.question)
    return question.stage if question else ""


def _stage(case: Case, stage: str, rows: Rows, back: str) -> list[Line]:
    return [line for page in case.agenda.stage(stage) for line in _lines(case, page, rows, back)]


def _lines(case: Case, page: Page, rows: Rows, back: str) -> list[Line]:
    found = []
    for slot in page.slots:
        question, party = case.law.questions[slot[0]], case.parties[slot[1]] if slot[1] else None
        found.append(_line(question, rows.get(slot), party, page.kind, case.address(page, back)))
    return found


def _line(question: Question | None, row: Answer | None, party: Party | None, kind: str, href: str) -> Line:
    words = ask_words(question, party) if question else row.question if row else ""
    note, whom = (row.note, row.whom) if row else ("", "")
    return Line(words, answer_words(question, row), _versions(question, row), note, whom, party, kind, href)


def _versions(question: Question | None, row: Answer | None) -> tuple[tuple[str, str], ...]:
    """Each side with its version, where they differ."""
    if row is None or row.claimant == row.defendant:
        return ()
    said: list[tuple[str, Json | None]] = [(_("Claimant"), row.claimant), (_("Defendant"), row.defendant)]
    return tuple((side, version_words(question, version, complete=row.complete)) for side, version in said)


def _unused(case: Case, row: Answer, back: str) -> Line:
    question = case.law.questions.get(row.question)
    href = ""
    if question and question.stage in STAGES:
        kind, about = kind_of(question), [row.party.number] if row.party else []
        args = [page_key(question), *about] if kind == "ask" else [question.stage]
        href = reverse(kind, args=[case.row.pk, *args]) + f"?back={back}"
    return _line(question, row, row.party, "unused", href)
