"""Asking for a file, waiting for it, taking it. No page makes one, and none holds the server while it waits."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from aiclaims.forms.printing import PrintForm
from aiclaims.models import Printed
from aiclaims.printing.order import Order
from aiclaims.views.case import Case, on_matter, when_ready
from aiclaims.views.documents.asked import addressed, ask_again, ask_for
from aiclaims.views.documents.issued import stands
from aiclaims.views.documents.turns import in_turn

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json; charset=utf-8",
}
FILES = {
    ("outline", "pdf"): _("The outline as PDF"),
    ("outline", "docx"): _("The outline for Word"),
    ("outline", "json"): _("The outline as JSON"),
    ("summary", "pdf"): _("The one-page summary as PDF"),
    ("summary", "docx"): _("The one-page summary for Word"),
    ("letter", "pdf"): _("The draft letter as PDF"),
    ("letter", "docx"): _("The draft letter for Word"),
}
"""What can be asked for, in words."""
TROUBLE = {
    "library": _(
        "No PDF can be made on this machine, because a library or a typeface is missing. Ask whoever runs it: its log"
        " names the package to install."
    ),
    "edition": _("The edition of the rules that this matter is read under is no longer here."),
    "unattended": _("Nothing on this machine is making files at the moment. Ask whoever runs it to start a renderer."),
    "stopped": _("Making the file was broken off before it was finished."),
    "long": _(
        "It took longer than five minutes, so that was broken off. The other forms take less: try the page or Word."
    ),
    "error": _("The file could not be made. That is a fault of the program, not of your answers."),
}
"""Why a file does not come: each code in a sentence."""


@require_safe
@when_ready
@in_turn
def file(request: HttpRequest, case: Case, kind: str, format: str, number: int | None = None) -> HttpResponse:
    """The file at once where it is made; where it is not, it is asked for, and a page shows how it fares. `number`: of
    the party that a letter goes to."""
    form = PrintForm(request.GET)
    party = case.party(number)
    to = party.key if party else ""
    if (kind, format) not in FILES or not form.is_valid() or (kind == "letter" and to not in (addressed(case) or [""])):
        raise Http404
    attach = form.cleaned_data["attach"] and (kind, format) == ("outline", "pdf")
    row = ask_for(case, Order(kind, format, form.cleaned_data["paper"], attach, to))  # type: ignore[arg-type]
    return _given(row) if row.status == "done" else redirect("waiting", case.row.pk, row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
@in_turn
def waiting(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """How a file fares; a page with scripts asks again and again for that part alone."""
    row = _row(case, number)
    if request.method == "POST":
        if row.trouble:
            ask_again(case, row)
        return redirect("waiting", case.row.pk, row.pk)
    ended = row.status == "done" or bool(row.trouble)
    if getattr(request, "htmx", False) and ended:
        return HttpResponse(headers={"HX-Refresh": "true"})
    about = FILES[row.order["kind"], row.order["format"]]
    context = {"case": case, "row": row, "about": about, "trouble": TROUBLE.get(row.trouble, TROUBLE["error"])}
    part = "documents/_waiting.html" if getattr(request, "htmx", False) else "documents/waiting.html"
    return render(request, part, context | {"ended": ended})


@require_safe
@on_matter
def taken(_request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """A file that is made. One issued is given as such only while it stands."""
    row = _row(case, number)
    if row.status != "done":
        return redirect("waiting", case.row.pk, row.pk)
    issued = getattr(row, "issued", None)
    return _given(row) if issued is None or stands(case, issued) else redirect("issued", case.row.pk, issued.number)


def _row(case: Case, number: int) -> Printed:
    """Raises Http404."""
    row = case.row.printed.select_related("issued").filter(pk=number).first()
    if row is None:
        raise Http404
    return row


def _given(row: Printed) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{row.name}"'}
    return HttpResponse(bytes(row.content or b""), content_type=TYPES[row.order["format"]], headers=disposition)
