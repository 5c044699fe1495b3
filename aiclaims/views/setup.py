"""Setting a matter up: what it is about, what is complained of, under which rules, and who plays a part."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from aiclaims.forms.setup import AimForm, ComplaintForm, FrameworksForm, PartyForm, PeopleForm
from aiclaims.models import Party, keep_shipped
from aiclaims.reasoning.editions import editions_of
from aiclaims.reasoning.files import MAX_PARTIES
from aiclaims.reasoning.model import FUNCTIONS
from aiclaims.views.case import Case, on_matter

CAPTION = "Setting up"


def _posted(request: HttpRequest) -> QueryDict | None:
    """The form data of a POST, also an empty one; None for a first look."""
    return request.POST if request.method == "POST" else None


def _show(request: HttpRequest, case: Case, form: Form, title: str, **more: object) -> HttpResponse:
    context = {"case": case, "form": form, "title": title, "caption": CAPTION} | more
    return render(request, "setup.html", context, status=422 if form.is_bound and form.errors else 200)


def _onwards(case: Case, step: str) -> HttpResponse:
    """The next set-up page the first time through; the task list once everything is set up."""
    return redirect(case.row.missing_step or "tasks", case.row.pk) if step else redirect("tasks", case.row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def aim(request: HttpRequest, case: Case) -> HttpResponse:
    form = AimForm(_posted(request), initial={"aim": case.row.aim, "title": case.row.title})
    if form.is_bound and form.is_valid():
        case.row.aim, case.row.title = form.cleaned_data["aim"], form.cleaned_data["title"]
        case.row.save()
        return _onwards(case, "aim")
    return _show(request, case, form, "What is this about?")


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def complaint(request: HttpRequest, case: Case) -> HttpResponse:
    usual = ["copying"] if case.row.aim.startswith("authorship") else []
    initial = usual if case.row.complaint is None else case.row.complaint
    form = ComplaintForm(_posted(request), initial={"complaint": initial})
    if form.is_bound and form.is_valid():
        case.row.complaint = form.cleaned_data["complaint"]
        case.row.save()
        return _onwards(case, "complaint")
    return _show(request, case, form, "What is complained of?")


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def frameworks(request: HttpRequest, case: Case) -> HttpResponse:
    """Which rulebooks. One that cannot answer the aim says so here and on the results."""
    initial = {"frameworks": case.row.frameworks, "national_test": case.row.national_test, "aim": case.row.aim}
    form = FrameworksForm(case.law, _posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        case.row.frameworks = form.cleaned_data["frameworks"]
        case.row.national_test = form.cleaned_data["national_test"]
        keep_shipped()
        case.row.editions = editions_of(case.law, case.row.frameworks)
        case.row.save()
        return _onwards(case, "frameworks")
    outside = [f for f in case.law.frameworks.values() if case.row.aim and case.row.aim not in f.aims]
    return _show(request, case, form, "Under which rules shall we look at it?", outside=outside)


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def parties(request: HttpRequest, case: Case) -> HttpResponse:
    """Everybody who plays a part; who the client is; whether all are named."""
    people = [(p.key, p.label) for p in case.parties.values()]
    initial = {"client": case.row.client, "all_parties_named": case.row.all_parties_named}
    form = PeopleForm(people, _posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        if people:
            case.row.client = form.cleaned_data["client"]
            case.row.all_parties_named = form.cleaned_data["all_parties_named"]
            case.row.save()
            return redirect("tasks", case.row.pk)
        form.add_error(None, "Add at least one party before you continue.")
    status = 422 if form.is_bound else 200
    context = {"case": case, "form": form, "title": "Who plays a part?", "caption": CAPTION}
    return render(request, "parties.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def party(request: HttpRequest, case: Case, number: int | None = None) -> HttpResponse:
    """Add a party, or change one."""
    found = case.party(number)
    initial = {"name": found.name, "does": found.does} if found else {}
    taken = [p.name for p in case.parties.values() if p != found]
    form = PartyForm(taken, _posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        if found is not None or len(case.parties) < MAX_PARTIES:
            _keep(case, found, form.cleaned_data["name"], form.cleaned_data["does"])
            return redirect("parties", case.row.pk)
        form.add_error(None, f"At most {MAX_PARTIES} parties can be assessed together. Split the matter.")
    title = f"Change party {number}" if number else "Add a party"
    return _show(request, case, form, title, back="parties")


@transaction.atomic
def _keep(case: Case, found: Party | None, name: str, does: list[str]) -> None:
    if found is None:
        number = (case.row.parties.aggregate(last=Max("number"))["last"] or 0) + 1
        found = Party(matter=case.row, number=number, key=_free_key(case, number))
    found.name, found.does = name, [f for f in FUNCTIONS if f in does]
    found.save()
    case.row.touch()


def _free_key(case: Case, number: int) -> str:
    """An id nobody else has, also in a matter whose file named its parties itself."""
    taken, key = set(case.parties), f"party{number}"
    while key in taken:
        key += "x"
    return key


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def remove_party(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """Take a party out, with the answers about it, after asking."""
    found = get_object_or_404(case.row.parties, number=number)
    if request.method == "POST":
        found.delete()
        if case.row.client == found.key:
            case.row.client = ""
        case.row.save()
        return redirect("parties", case.row.pk)
    return render(request, "remove_party.html", {"case": case, "party": found, "answers": found.answers.count()})
