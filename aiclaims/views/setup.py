"""Setting a matter up: what it is about, what is complained of, and under which rules. On one page the first time; each
on its own to change it."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aiclaims.forms.setup import AboutForm, AimForm, ComplaintForm, FrameworksForm
from aiclaims.models import Matter, keep_shipped
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.editions import editions_of
from aiclaims.views.case import Case, on_matter
from aiclaims.views.reach import reached


def posted(request: HttpRequest) -> QueryDict | None:
    """The form data of a POST, also an empty one; None for a first look."""
    return request.POST if request.method == "POST" else None


def show(request: HttpRequest, case: Case, form: Form, title: str, **more: object) -> HttpResponse:
    """A set-up page; with its mistakes, if there are any."""
    context = {"case": case, "form": form, "title": title} | more
    return render(request, "setup.html", context, status=422 if form.is_bound and form.errors else 200)


def keep(row: Matter, law: Rulebook, data: dict[str, Any]) -> None:
    """Save what was said of the matter itself; a choice of rules pins their editions."""
    asked = ("aim", "title", "complaint", "frameworks", "national_test")
    said = {name: data[name] for name in asked if name in data}
    if "frameworks" in said:
        keep_shipped()
        said["editions"] = editions_of(law, said["frameworks"])
    row.change(**said)


def _onwards(case: Case) -> HttpResponse:
    """The next set-up page the first time through; then the task list, unless no rules chosen reach the matter."""
    step = case.row.missing_step
    return redirect(step or ("tasks" if reached(case) else "outside"), case.row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def aim(request: HttpRequest, case: Case) -> HttpResponse:
    """All of it on one page, until it is known; later only the aim and the matter's own name."""
    row = case.row
    new = row.missing_step not in (None, "parties")
    initial = {name: getattr(row, name) for name in ("aim", "title", "frameworks", "national_test")}
    initial["complaint"] = _usual(row)
    data = posted(request)
    form: Form = AboutForm(case.law, data, initial=initial) if new else AimForm(data, initial=initial)
    if form.is_bound and form.is_valid():
        keep(row, case.law, form.cleaned_data)
        return _onwards(case)
    return show(request, case, form, _("About this matter") if new else _("What is this about?"))


def _usual(row: Matter) -> list[str]:
    """What is complained of, as far as it is known: with a thing made with AI, only that it was copied."""
    usual = ["copying"] if row.aim.startswith("authorship") else []
    return usual if row.complaint is None else list(row.complaint)


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def complaint(request: HttpRequest, case: Case) -> HttpResponse:
    """What is complained of."""
    form = ComplaintForm(posted(request), initial={"complaint": _usual(case.row)})
    if form.is_bound and form.is_valid():
        keep(case.row, case.law, form.cleaned_data)
        return _onwards(case)
    return show(request, case, form, _("What is complained of?"))


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def frameworks(request: HttpRequest, case: Case) -> HttpResponse:
    """Which rulebooks. One that cannot answer the aim says so here and on the results."""
    initial = {"frameworks": case.row.frameworks, "national_test": case.row.national_test, "aim": case.row.aim}
    form = FrameworksForm(case.law, posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        keep(case.row, case.law, form.cleaned_data)
        return _onwards(case)
    outside = [f for f in case.law.frameworks.values() if case.row.aim and case.row.aim not in f.aims]
    return show(request, case, form, _("Under which rules shall we look at it?"), outside=outside)
