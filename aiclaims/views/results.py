"""What comes out: liability map, remedies ladder, open questions, what would change it, the reasons of a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from aiclaims.forms.setup import WEIGHTS
from aiclaims.models import Party
from aiclaims.reasoning import explain
from aiclaims.reasoning.assessment import REMEDY_VERDICTS, VERDICTS, OpenQuestion, Pivot, Step, Verdict
from aiclaims.reasoning.compare import compare
from aiclaims.reasoning.facts import inside
from aiclaims.reasoning.model import FUNCTIONS, ROLES, Framework
from aiclaims.reasoning.redress import InFull, Redress, redress
from aiclaims.reasoning.sentences import sentence
from aiclaims.views.agenda import Page, kind_of, page_key
from aiclaims.views.case import Case, when_ready
from aiclaims.views.measures import measures
from aiclaims.views.words import COLUMNS, apart, ask_words, tried_words, with_name


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the liability map: a party (None: the matter itself) and its cells, one list for each stage."""

    party: Party | None
    roles: str
    cells: list[tuple[str, list[Verdict]]]


@dataclass(frozen=True, slots=True)
class Rung:
    """One remedy of the ladder, with its line for each party and what stands beside it."""

    id: str
    rung: int
    lines: list[tuple[Verdict, Redress]]


@dataclass(frozen=True, slots=True)
class Part:
    """Everything one framework says."""

    framework: Framework
    stages: list[str]
    map: list[Row]
    ladder: list[Rung]
    beside: list[Rung]
    findings: list[Verdict]


@require_GET
@when_ready
def results(request: HttpRequest, case: Case) -> HttpResponse:
    found = case.assessment
    in_full = redress(case.law, found)
    context = {
        "case": case, "law": case.law, "assessment": found,
        "parts": [_part(case, f, in_full) for id in case.facts.frameworks if (f := case.law.frameworks[id]).issues],
        "measures": measures(case),
        "compared": _compared(case),
        "open": [_open(case, q) for q in found.open_questions],
        "pivots": _pivots(case, found.pivots),
    }  # fmt: skip
    return render(request, "results.html", context)


def _compared(case: Case) -> dict[str, object]:
    """The frameworks side by side, as `_compared.html` shows them: findings, then remedies."""
    frameworks = [f for f in inside(case.law, case.facts) if f.issues]
    telling = [row for row in compare(case.law, case.assessment) if row.telling]
    rows = [(row, list(zip(frameworks, row.cells, strict=True))) for row in telling]
    ordered = {v.issue for v in case.assessment.remedies}
    remedies = [r for r in rows if any(v.issue in ordered for cell in r[0].cells for v in cell)]
    return {"frameworks": frameworks, "rows": [r for r in rows if r not in remedies], "remedies": remedies}


def _part(case: Case, framework: Framework, in_full: InFull) -> Part:
    lines = [v for v in case.assessment.verdicts if v.framework == framework.id]
    bottom = [v for v in lines if case.law.issue(v.issue).bottom_line]
    stages = [s for s in COLUMNS if any(case.law.issue(v.issue).stage == s for v in bottom)]
    rungs = _rungs(case, framework, in_full)
    return Part(
        framework=framework,
        stages=[COLUMNS[s] for s in stages],
        map=_map(case, bottom, stages),
        ladder=[r for r in rungs if r.rung],
        beside=[r for r in rungs if not r.rung],
        findings=lines,
    )


def _map(case: Case, lines: list[Verdict], stages: list[str]) -> list[Row]:
    found = []
    for key in [None, *case.parties]:
        own = [v for v in lines if v.party == key]
        cells = [(COLUMNS[s], [v for v in own if case.law.issue(v.issue).stage == s]) for s in stages]
        party = case.parties[key] if key else None
        if own:
            found.append(Row(party, roles(party.does) if party else "", cells))
    return found


def roles(does: Iterable[str]) -> str:
    """The columns people see, from what a party does."""
    named = [role for role, functions in ROLES.items() if set(functions) & set(does)]
    return ", ".join(named) or ", ".join(FUNCTIONS[d] for d in does)


def _rungs(case: Case, framework: Framework, in_full: InFull) -> list[Rung]:
    lines = [(v, in_full[v.issue, v.party]) for v in case.assessment.remedies if v.framework == framework.id]
    found = [
        Rung(r.id, r.rung, [line for line in lines if line[0].issue == r.id])
        for r in sorted(framework.remedies.values(), key=lambda r: r.rung)
    ]
    return [r for r in found if r.lines]


def _open(case: Case, found: OpenQuestion) -> dict[str, object]:
    question, party = case.law.questions[found.question], case.parties[found.party] if found.party else None
    answered = any(a.question == found.question and a.party == found.party for a in case.facts.answers)
    kind = kind_of(question)
    key, who = (page_key(question), found.party) if kind == "ask" else (question.stage, None)
    page = Page(kind, question.stage, key, who, ((found.question, found.party),), 0)
    settles = list(dict.fromkeys((case.law.issue(i).title, case.law.frameworks[f].short) for f, i, _ in found.settles))
    return {
        "words": ask_words(question, party), "href": case.address(page), "settles": settles,
        "asked": answered, "evidence": question.evidence,
    }  # fmt: skip


def _pivots(case: Case, pivots: Iterable[Pivot]) -> list[dict[str, object]]:
    """Pivots by the answers that cause them: what you would have to learn, then what it moves."""
    groups: dict[tuple[tuple[str, str | None, str], ...], list[Pivot]] = {}
    for pivot in pivots:
        groups.setdefault(pivot.answers, []).append(pivot)
    return [
        {"if": [_answer(case, *a) for a in answers], "moved": apart(moved)}
        for answers, moved in sorted(groups.items(), key=lambda g: _first(case, g[0], len(g[1])))
    ]


def _first(case: Case, answers: tuple[tuple[str, str | None, str], ...], moved: int) -> tuple[int, bool, int]:
    """Single answers before pairs, ordinary questions before exceptional ones, what moves most before the rest."""
    return (len(answers), any(case.law.questions[q].unless_raised for q, _, _ in answers), -moved)


def _answer(case: Case, question: str, party: str | None, answer: str) -> tuple[str, str]:
    asked, who = case.law.questions[question], case.parties[party] if party else None
    return ask_words(asked, who), tried_words(asked, answer)


@require_GET
@when_ready
def reasons(request: HttpRequest, case: Case, issue: str, number: int | None = None) -> HttpResponse:
    """One finding: its verdict, what it rests on, the tree of reasons, the authorities."""
    party = case.party(number)
    try:
        line = case.assessment.verdict(issue, party.key if party else None)
        tree = explain(case.law, case.facts, issue, party.key if party else None)
    except KeyError:
        raise Http404 from None
    framework = case.law.frameworks[line.framework]
    remedy = framework.remedies.get(issue)
    context = {
        "case": case, "law": case.law, "line": line, "tree": once(tree), "top": tree.state, "party": party,
        "issue": case.law.issue(issue), "framework": framework, "remedy": remedy,
        "order": sentence(with_name(remedy.order, party)) if remedy and remedy.order else "",
    }  # fmt: skip
    return render(request, "reasons.html", context)


def once(step: Step, seen: set[tuple[str, str, str | None]] | None = None) -> Step:
    """The same tree, what carries each step first, and every sub-issue spelt out only where it first stands."""
    seen = set() if seen is None else seen
    key = (step.kind, step.id, step.party)
    if key in seen and step.steps:
        return replace(step, text=f"{step.text} (set out above)", steps=())
    seen.add(key)
    carrying_first = sorted(step.steps, key=lambda below: below.state != step.state)
    return replace(step, steps=tuple(once(below, seen) for below in carrying_first))


@require_GET
def glossary(request: HttpRequest) -> HttpResponse:
    """The eight verdicts, the four of remedies and what a source weighs, in plain words."""
    meanings = {"verdicts": VERDICTS, "remedies": REMEDY_VERDICTS, "weights": WEIGHTS}
    return render(request, "glossary.html", {name: words.items() for name, words in meanings.items()})
