"""The open questions as a list to work through, and as a neutral one to send to whoever could answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from aiclaims.languages import page_language
from aiclaims.reasoning.assessment import OpenQuestion
from aiclaims.reasoning.matter import UNKNOWN
from aiclaims.reasoning.translation import translated
from aiclaims.views.case import Case, when_ready
from aiclaims.views.results.pivots import Key, in_order, plain_words, question_address, words
from aiclaims.views.words import title_words

ABOUT: dict[str, str | Promise] = {
    "work": _("This is about the work and the rights in it."),
    "training": _("This is about how the system was trained."),
    "system": _("This is about the system and how it is run."),
    "output": _("This is about what the system put out."),
    "making": _("This is about how the thing was made."),
    "copying": _("This is about the copying."),
    "enforcement": _("This is about what was done since."),
}
"""Why we ask, in a line that shows no strategy."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One open question; `plain`: its words without marks. `blocks`: per framework the findings and remedies that wait
    for it; none where no finding does. `known_not`: somebody was asked and cannot say yet."""

    words: str
    plain: str
    href: str
    about: str | Promise
    known_not: bool
    blocks: list[tuple[str, list[str]]]
    evidence: tuple[str, ...]
    whom: str


@dataclass(frozen=True, slots=True)
class Group:
    """The questions for one person; nobody named yet: empty."""

    number: int
    whom: str
    questions: list[Asked]


def asked(case: Case, first: int | None = None) -> list[Asked]:
    """The open questions (only the `first` of them, if told), those that most waits for before the others, last what is
    not known but holds nothing up."""
    said = {(a.question, a.party): a for a in case.facts.answers}
    unknown = {k for k, a in said.items() if UNKNOWN in (a.claimant, a.defendant)}
    waiting: dict[Key, OpenQuestion | None] = {(q.question, q.party): q for q, _ in in_order(case)}
    every = waiting | {key: None for key in said if key in unknown and key not in waiting}
    return [_asked(case, key, q, said_not=key in unknown) for key, q in list(every.items())[:first]]


def _asked(case: Case, key: Key, open_question: OpenQuestion | None, *, said_not: bool) -> Asked:
    question = case.law.questions[key[0]]
    whom = next((a.whom for a in case.facts.answers if (a.question, a.party) == key), "")
    blocks: dict[str, dict[str, None]] = {}
    for framework, issue, _party in open_question.settles if open_question else ():
        blocks.setdefault(translated(case.law.frameworks[framework], page_language()).short, {})[
            title_words(case.law.issue(issue))
        ] = None
    return Asked(
        words=words(case, *key),
        plain=plain_words(case, *key),
        href=question_address(case, *key),
        about=ABOUT.get(question.stage, ""),
        known_not=said_not,
        blocks=[(framework, list(titles)) for framework, titles in blocks.items()],
        evidence=question.evidence,
        whom=whom.strip(),
    )


def by_whom(questions: Iterable[Asked]) -> list[Group]:
    """The questions by who could answer them; those for whom nobody is named come last."""
    found: dict[str, list[Asked]] = {}
    for q in questions:
        found.setdefault(q.whom, []).append(q)
    ordered = sorted(found, key=lambda whom: not whom)
    return [Group(n, whom, found[whom]) for n, whom in enumerate(ordered, 1)]


@require_safe
@when_ready
def open_questions(request: HttpRequest, case: Case) -> HttpResponse:
    """Our own list: what each question holds up, and what would settle it."""
    return render(request, "results/open_questions.html", {"case": case, "groups": by_whom(asked(case))})


@require_safe
@when_ready
def to_send(request: HttpRequest, case: Case, number: int | None = None) -> HttpResponse:
    """The same without findings or strategy, for one person or all, to print, copy or download."""
    groups = _chosen(case, number)
    text = _text(case, groups)
    context = {"case": case, "groups": groups, "number": number, "text": text, "lines": text.count("\n") + 2}
    return render(request, "results/to_send.html", context)


@require_safe
@when_ready
def send_text(_request: HttpRequest, case: Case, number: int | None = None) -> HttpResponse:
    """The neutral list as a text file."""
    name = f"questions-{case.row.reference}-{timezone.localdate():%Y-%m-%d}.txt"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    text = _text(case, _chosen(case, number))
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=disposition)


def _chosen(case: Case, number: int | None) -> list[Group]:
    """All groups, or the one with this number. Raises Http404."""
    groups = by_whom(asked(case))
    if number is None:
        return groups
    if not 0 < number <= len(groups):
        raise Http404
    return [groups[number - 1]]


def _text(case: Case, groups: list[Group]) -> str:
    numbered = list(enumerate((q for g in groups for q in g.questions), 1))
    context = {"case": case, "questions": numbered, "today": timezone.localdate()}
    return render_to_string("results/to_send.txt", context) + ""  # plain text: no longer marked as safe in a page
