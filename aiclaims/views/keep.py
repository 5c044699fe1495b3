"""Keeping a matter, or not: download, copy, delete for good, and the code that opens it on another device."""

from __future__ import annotations

import json
from dataclasses import replace

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiclaims.models import ReturnCode, rulebook_for, shipped, store, to_matter
from aiclaims.reasoning import dump_matter
from aiclaims.views.case import Case, grant, on_matter


@require_safe
@on_matter
def download(_request: HttpRequest, case: Case) -> HttpResponse:
    """The matter as JSON that can be opened again, with the editions it pins, also where these are gone."""
    facts = to_matter(case.row, rulebook_for(case.row.editions) or shipped())
    text = json.dumps(dump_matter(facts), ensure_ascii=False, indent=2)
    name = f"matter-{case.row.reference}-{timezone.localdate():%Y-%m-%d}.json"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=disposition)


@require_POST
@on_matter
def copy(request: HttpRequest, case: Case) -> HttpResponse:
    """A second matter with the same parties and answers: for the next work or output."""
    facts = to_matter(case.row, case.law)
    title = f"{facts.title} (copy)" if facts.title else ""
    row = store(replace(facts, title=title), case.law, sample=case.row.sample)
    grant(request, row)
    return redirect("tasks", row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def delete(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask, then delete rows and history for good."""
    if request.method == "POST":
        case.row.delete()
        return redirect("deleted")
    counts = {"answers": case.row.answers.count(), "parties": len(case.parties), "issued": case.row.issued.count()}
    return render(request, "delete.html", {"case": case} | counts)


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "deleted.html")


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def code(request: HttpRequest, case: Case) -> HttpResponse:
    """Make a return code and show it this once."""
    new = ReturnCode.renew(case.row) if request.method == "POST" else ""
    made = ReturnCode.objects.filter(matter=case.row).first()
    stopped = request.GET.get("stopped") == "yes" and made is None
    return render(request, "code.html", {"case": case, "code": new, "made": made, "stopped": stopped})


@require_POST
@on_matter
@transaction.atomic
def revoke(_request: HttpRequest, case: Case) -> HttpResponse:
    """The code stops working, and every other browser loses the matter."""
    ReturnCode.objects.filter(matter=case.row).delete()
    case.row.access.exclude(pk=case.access.pk).delete()
    return redirect(reverse("code", args=[case.row.pk]) + "?stopped=yes")
