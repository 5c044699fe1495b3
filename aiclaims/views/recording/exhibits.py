"""The evidence register: what there is, who has it, how strong it is, and what could still prove a fact."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiclaims.forms.records import KINDS, STRENGTHS, ExhibitForm
from aiclaims.forms.upload import DigestHandler
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.measure import Measure, Need
from aiclaims.reasoning.measures import offers
from aiclaims.reasoning.record_files import record_number
from aiclaims.reasoning.records import Exhibit, evidence_by_fact
from aiclaims.views.case import Case, when_ready
from aiclaims.views.recording.records import Listed, edit, fact_words, remove, restore, taken_out
from aiclaims.views.words import UNPROVED, ask_words

EXHIBITS = Listed("exhibit", "exhibits", ExhibitForm, _("Add an item of evidence"), _("Change item"))
ENOUGH = ("fair", "strong")
"""From here on a fact is taken to have its proof, and no route to it is offered."""


@require_safe
@when_ready
def exhibits(request: HttpRequest, case: Case) -> HttpResponse:
    """The register, with what could prove the facts that lack proof."""
    context = {
        "case": case, "listed": EXHIBITS, "gone": taken_out(case, EXHIBITS), "routes": routes(case),
        "rows": [_row(case, e) for e in case.facts.exhibits],
    }  # fmt: skip
    return render(request, "records/exhibits.html", context)


def _row(case: Case, e: Exhibit) -> dict[str, object]:
    return {
        "exhibit": e, "number": record_number(e.id), "kind": KINDS[e.kind], "strength": STRENGTHS[e.strength],
        "supports": [fact_words(case, k) for k in e.supports], "against": [fact_words(case, k) for k in e.against],
    }  # fmt: skip


def routes(case: Case) -> list[tuple[Measure, list[tuple[str, str]]]]:
    """Tools and signals that could prove what lacks proof, each with those facts in words and why they want proof.
    Rulebooks of tools decide nothing, so they help here whether the matter chose them or not."""
    tools = [f.id for f in case.law.frameworks.values() if f.measures and not f.issues]
    chosen = case.facts.frameworks
    asked = replace(case.facts, frameworks=(*chosen, *(id for id in tools if id not in chosen)))
    proved = {k for k, e in evidence_by_fact(case.facts.exhibits).items() if e.supports.strength in ENOUGH}
    found = []
    for offer in offers(gather(case.law, asked), case.assessment.open_questions, case.assessment.remedies):
        needs = [n for n in offer.facts if (n.question, n.party) not in proved] if "route" in offer.parts else []
        if needs:
            found.append((case.law.frameworks[offer.framework].measures[offer.measure], _needs(case, needs)))
    return found


def _needs(case: Case, needs: list[Need]) -> list[tuple[str, str]]:
    """Each fact once, with why it wants proof."""
    found = {(n.question, n.party): str(UNPROVED[n.state]) for n in needs}
    return [
        (ask_words(case.law.questions[q], case.parties[p] if p else None), state) for (q, p), state in found.items()
    ]


# The check of the token reads the form, and before the form is read it must be said what becomes of its file.
@csrf_exempt
def exhibit(request: HttpRequest, id: uuid.UUID, number: int | None = None) -> HttpResponse:
    """Add an item of evidence, or change one. A file sent with it is measured as it arrives, and not kept."""
    request.upload_handlers = [DigestHandler(request)]
    return _exhibit(request, id, number)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def _exhibit(request: HttpRequest, case: Case, number: int | None = None) -> HttpResponse:
    return edit(request, case, EXHIBITS, number)


@require_http_methods(["GET", "HEAD", "POST"])
@when_ready
def remove_exhibit(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    return remove(request, case, EXHIBITS, number)


@require_POST
@when_ready
def restore_exhibit(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    return restore(request, case, EXHIBITS, number)
