"""What comes out: the results in brief, one framework in full, everything to print, the reasons of a finding."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from aiclaims.forms.setup import WEIGHTS
from aiclaims.languages import page_language
from aiclaims.reasoning import Rulebook, explain
from aiclaims.reasoning.assessment import REMEDY_VERDICTS, VERDICTS
from aiclaims.reasoning.compare import Comparison, compare
from aiclaims.reasoning.facts import inside
from aiclaims.reasoning.matter import Matter as Facts
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.redress import InFull, redress
from aiclaims.reasoning.sentences import sentence
from aiclaims.views.case import Case, assessed, when_ready
from aiclaims.views.recording.allegations import answered
from aiclaims.views.results.argument import argument
from aiclaims.views.results.brief import coverage, first_to_chase, in_short, known_dates, unplayed
from aiclaims.views.results.evidence import proofs
from aiclaims.views.results.ladder import ladder, steps
from aiclaims.views.results.liability import liability_map
from aiclaims.views.results.measures import measures
from aiclaims.views.results.open_questions import asked
from aiclaims.views.results.pivots import FIRST, in_order, turns
from aiclaims.views.results.relations import relations
from aiclaims.views.words import with_name


# What is said beside each remedy depends on the findings alone, and stands on several pages.
@lru_cache(maxsize=16)
def _in_full(law: Rulebook, facts: Facts) -> InFull:
    return redress(law, assessed(law, facts))


@require_safe
@when_ready
def results(request: HttpRequest, case: Case, *, whole: bool = False) -> HttpResponse:
    """The overview. With one framework it stands there in full; several have a page each, or (`whole`) all follow."""
    if not whole:
        return render(request, "results/results.html", _overview(case, whole=False))
    kept = _kept(case.row.pk, case.law, case.facts, page_language(), case.newer)
    if not kept:
        kept.append(render_to_string("results/body.html", _overview(case, whole=True)))
    return render(request, "results/results.html", {"case": case, "whole": True, "kept": kept[0]})


# The page with everything is long. What it says depends on nothing else.
@lru_cache(maxsize=8)
def _kept(_matter: UUID, _law: Rulebook, _facts: Facts, _language: str, _newer: bool) -> list[SafeString]:
    """Where that page of a matter is kept once it is made."""
    return []


def _overview(case: Case, *, whole: bool) -> dict[str, object]:
    """What stands on the results page, in brief or whole."""
    deciding = [f for f in inside(case.law, case.facts) if f.issues]
    in_full = _in_full(case.law, case.facts.judged) if whole or len(deciding) == 1 else {}
    questions, turning = in_order(case), turns(case)
    shown = None if whole else FIRST
    return {
        "case": case, "law": case.law, "assessment": case.assessment, "whole": whole, "deciding": deciding,
        "outside": _outside(case), "short": [in_short(case, f) for f in deciding],
        "chase": first_to_chase(case, turning, questions), "unplayed": unplayed(case),
        "dates": known_dates(case), "coverage": coverage(case), "relations": relations(case),
        "map": liability_map(case, deciding if not whole or len(deciding) == 1 else []),
        "steps": steps(case, deciding) if len(deciding) > 1 else [],
        "parts": [_part(case, f, in_full) for f in deciding] if in_full or len(deciding) == 1 or whole else [],
        "compared": _compared(case, deciding), "measures": measures(case), "evidence": proofs(case),
        "turns": turning[:shown], "turning": len(turning),
        "open": len(questions), "asked": asked(case, shown),
    }  # fmt: skip


@require_safe
@when_ready
def framework_results(request: HttpRequest, case: Case, framework: str) -> HttpResponse:
    """Everything one framework says."""
    found = next((f for f in inside(case.law, case.facts) if f.id == framework and f.issues), None)
    if found is None:
        raise Http404
    context = {"case": case, "law": case.law, "part": _part(case, found, _in_full(case.law, case.facts.judged))}
    return render(request, "results/framework.html", context)


@require_safe
@when_ready
def compared(request: HttpRequest, case: Case) -> HttpResponse:
    """Framework beside framework, with reasons."""
    deciding = [f for f in inside(case.law, case.facts) if f.issues]
    return render(
        request, "results/compared.html", {"case": case, "law": case.law, "compared": _compared(case, deciding)}
    )


@require_safe
@when_ready
def turning(request: HttpRequest, case: Case) -> HttpResponse:
    """Every answer, and pair of answers, that would change a finding."""
    deciding = [f for f in inside(case.law, case.facts) if f.issues]
    return render(request, "results/turning.html", {"case": case, "deciding": deciding, "turns": turns(case)})


def _outside(case: Case) -> list[Framework]:
    """The frameworks chosen that cannot answer the aim, and say so."""
    return [f for id in case.facts.frameworks if (f := case.law.frameworks[id]).issues and case.facts.aim not in f.aims]


def _part(case: Case, framework: Framework, in_full: InFull) -> dict[str, object]:
    findings = [v for v in case.assessment.verdicts if v.framework == framework.id]
    return {
        "framework": framework, "map": liability_map(case, [framework]),
        "ladder": ladder(case, framework, in_full), "findings": findings,
    }  # fmt: skip


def _compared(case: Case, frameworks: list[Framework]) -> dict[str, object]:
    """The frameworks side by side: findings that differ, remedies that differ, and what is the same in all."""
    rows = [row for row in compare(case.law, case.assessment) if row.telling]
    ordered = {v.issue for v in case.assessment.remedies}

    def of(found: list[Comparison]) -> list[tuple[Comparison, list[object]]]:
        return [(row, list(zip(frameworks, row.cells, strict=True))) for row in found]

    remedies = [row for row in rows if any(v.issue in ordered for cell in row.cells for v in cell)]
    findings = [row for row in rows if row not in remedies]
    return {
        "frameworks": frameworks, "any": bool(rows),
        "differ": of([row for row in findings if not row.same]),
        "remedies": of([row for row in remedies if not row.same]),
        "same": of([row for row in rows if row.same]),
    }  # fmt: skip


@require_safe
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
        "case": case, "law": case.law, "line": line, "tree": argument(case, tree), "party": party,
        "issue": case.law.issue(issue), "framework": framework, "remedy": remedy,
        "order": sentence(with_name(remedy.order, party)) if remedy and remedy.order else "",
        "allegations": answered(case, issue, party.key if party else None),
    }  # fmt: skip
    return render(request, "results/reasons.html", context)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The eight verdicts, the four of remedies and what a source weighs, in plain words."""
    meanings: dict[str, Mapping[str, object]] = {"verdicts": VERDICTS, "remedies": REMEDY_VERDICTS, "weights": WEIGHTS}
    return render(request, "glossary.html", {name: words.items() for name, words in meanings.items()})
