"""The rules themselves, to be read: frameworks, issues, rules, questions, authorities, propositions. No client data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aiclaims.outline.wording import clause, readers, structure, weights, wording
from aiclaims.reasoning.coverage import Citer, citations
from aiclaims.reasoning.exercise import Exercise, exercise
from aiclaims.reasoning.model import Framework, Issue, Question, Rule
from aiclaims.views.case import law
from aiclaims.views.figure import figure
from aiclaims.views.samples import REPORTED, Sample, worked
from aiclaims.views.words import COLUMNS

Found = TypeVar("Found")
Staged = TypeVar("Staged", Issue, Question)


def known(table: Mapping[str, Found], id: str) -> Found:
    """What stands in a table under this id. Raises Http404."""
    if id not in table:
        raise Http404
    return table[id]


@cache
def exercised() -> dict[str, dict[str, Exercise]]:
    """What the worked matters do with each rule; worked out once a process."""
    return exercise(law(), worked())


@cache
def cited() -> dict[str, dict[Citer, None]]:
    """What cites each proposition or authority; worked out once a process."""
    return citations(law())


def by_stage(things: Iterable[Staged]) -> list[tuple[str, list[Staged]]]:
    """Issues or questions under the headings of their stages."""
    groups: dict[str, list[Staged]] = {}
    for each in things:
        groups.setdefault(COLUMNS[each.stage], []).append(each)
    return [(name, groups[name]) for name in COLUMNS.values() if name in groups]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every body of rules, and the way to the questionnaire they share."""
    found = [(f, len(f.issues) - len(f.remedies)) for f in law().frameworks.values()]
    return render(request, "law/index.html", {"frameworks": found, "questions": len(law().questions)})


@require_safe
def framework(request: HttpRequest, framework: str) -> HttpResponse:
    """One body of rules: what it is, its issues by stage, remedies, measures, authorities, silences and notes."""
    found = known(law().frameworks, framework)
    issues = [i for i in found.issues.values() if i.id not in found.remedies]
    context = {
        "law": law(), "framework": found, "stages": by_stage(issues),
        "remedies": sorted(found.remedies.values(), key=lambda r: (not r.rung, r.rung)),
        "measures": [(m, [clause(law(), c) for c in m.when]) for m in found.measures.values()],
    }  # fmt: skip
    return render(request, "law/framework.html", context)


@require_safe
def issue(request: HttpRequest, framework: str, id: str) -> HttpResponse:
    """One issue or remedy: what concludes it as a list and as a figure, and what reads it."""
    found = known(law().frameworks, framework)
    known(found.issues, id)
    parts = structure(law(), id)
    context = {
        "law": law(), "framework": found, "issue": parts.issue, "structure": parts, "figure": figure(parts),
        "remedy": found.remedies.get(id), "comparables": [c for c in found.comparables if c.remedy == id],
    }  # fmt: skip
    return render(request, "law/issue.html", context)


@require_safe
def rule(request: HttpRequest, framework: str, id: str) -> HttpResponse:
    """One rule: its sentence, what it needs, what defeats it, its sources, and the worked matters about it."""
    found = known(law().frameworks, framework)
    one = known({r.id: r for r in found.rules}, id)
    told = exercised()[framework][id]
    context = {
        "law": law(), "framework": found, "rule": one, "wording": wording(law(), framework, one),
        "issue": found.issues[one.concludes], "weights": weights(found, one.cites),
        "decides": _samples(told.decides), "tempts": _samples(told.tempts),
    }  # fmt: skip
    return render(request, "law/rule.html", context)


def _samples(slugs: Iterable[str]) -> list[Sample]:
    return [Sample(slug, worked()[slug], slug.split("_")[0] in REPORTED) for slug in slugs]


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """The questionnaire all frameworks share, by stage."""
    return render(request, "law/questions.html", {"stages": by_stage(law().questions.values())})


@require_safe
def question(request: HttpRequest, id: str) -> HttpResponse:
    """One question: its answers, when it is asked, and the rules that read it."""
    found = known(law().questions, id)
    context = {
        "law": law(), "question": found, "gates": [clause(law(), c) for c in found.asked_if],
        "readers": _by_framework(readers(law()).get(("answer", id), ())), "factors": _factors(found),
    }  # fmt: skip
    return render(request, "law/question.html", context)


def _by_framework(read: Iterable[tuple[str, Rule]]) -> list[tuple[Framework, list[Rule]]]:
    groups: dict[str, list[Rule]] = {}
    for name, each in read:
        groups.setdefault(name, []).append(each)
    return [(law().frameworks[name], found) for name, found in groups.items()]


def _factors(question: Question) -> list[tuple[str, str, str]]:
    """What weighs an answer to it: framework, issue and sentence."""
    every = ((f.id, x) for f in law().frameworks.values() for x in f.factors)
    return [(name, x.issue, x.because) for name, x in every if x.condition.id == question.id]


@require_safe
def propositions(request: HttpRequest, framework: str) -> HttpResponse:
    """The whole register of one source, in its order."""
    found = known(law().frameworks, framework)
    return render(request, "law/propositions.html", {"framework": found})


@require_safe
def proposition(request: HttpRequest, framework: str, id: str) -> HttpResponse:
    """One statement of a source in our words, where it stands, and what cites it."""
    found = known(law().frameworks, framework)
    one = known(found.propositions, id)
    context = {
        "law": law(), "framework": found, "proposition": one,
        "authority": found.authorities.get(one.authority), "citers": list(cited().get(id, ())),
    }  # fmt: skip
    return render(request, "law/proposition.html", context)


@require_safe
def authority(request: HttpRequest, framework: str, id: str) -> HttpResponse:
    """One source: what it is and weighs, and all we hold from it."""
    found = known(law().frameworks, framework)
    one = known(found.authorities, id)
    held = [p for p in found.propositions.values() if p.authority == id]
    return render(request, "law/authority.html", {"law": law(), "framework": found, "authority": one, "held": held})
