"""Who plays a part: both sides on one page at first, then one party at a time."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aiclaims.forms.parties import USUAL, PartyForm, PeopleForm, SidesForm
from aiclaims.models import Matter, Party
from aiclaims.reasoning.files import MAX_PARTIES
from aiclaims.reasoning.vocabulary import FUNCTIONS
from aiclaims.views.case import Case, on_matter
from aiclaims.views.reach import reached
from aiclaims.views.setup import posted, show


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def parties(request: HttpRequest, case: Case) -> HttpResponse:
    """Everybody who plays a part; who the client is; whether all are named. While there is nobody: both sides."""
    if not case.parties:
        return _sides(request, case)
    people = [(p.key, p.label) for p in case.parties.values()]
    initial = {"client": case.row.client, "all_parties_named": case.row.all_parties_named}
    form = PeopleForm(people, posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        case.row.change(client=said["client"], all_parties_named=said["all_parties_named"])
        return _begun(case)
    status = 422 if form.is_bound else 200
    return render(request, "parties.html", {"case": case, "form": form}, status=status)


def _sides(request: HttpRequest, case: Case) -> HttpResponse:
    form = SidesForm(posted(request), initial=USUAL.get(case.row.aim))
    if form.is_bound and form.is_valid():
        keep_sides(case.row, form.sides, everybody=form.cleaned_data["all_parties_named"])
        return redirect("add_party", case.row.pk) if "more" in request.POST else _begun(case)
    back = case.row.missing_step if case.row.missing_step != "parties" else "frameworks"
    return show(request, case, form, _("Who plays a part?"), back=back, more=True)


def _begun(case: Case) -> HttpResponse:
    """To the first question while nothing is answered; else to the task list. First to what the rules do not reach."""
    fresh = case.afresh()
    first = None if fresh.row.missing_step or fresh.facts.answers else fresh.agenda.first_open()
    if fresh.row.missing_step or reached(fresh):
        return redirect(fresh.address(first)) if first else redirect("tasks", case.row.pk)
    return redirect("outside", case.row.pk)


@transaction.atomic
def keep_sides(row: Matter, sides: Iterable[tuple[str, list[str]]], *, everybody: bool) -> None:
    """The client's side and the other, as parties of a matter that has none yet; the first is the client."""
    found = [_kept(row, None, name, does) for name, does in sides]
    row.change(client=found[0].key, all_parties_named=everybody)


@require_http_methods(["GET", "HEAD", "POST"])
@on_matter
def party(request: HttpRequest, case: Case, number: int | None = None) -> HttpResponse:
    """Add a party, or change one."""
    found = case.party(number)
    initial = {"name": found.name, "does": found.does} if found else {}
    taken = [p.name for p in case.parties.values() if p != found]
    form = PartyForm(taken, posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        if found is not None or len(case.parties) < MAX_PARTIES:
            _kept(case.row, found, form.cleaned_data["name"], form.cleaned_data["does"])
            return redirect("parties", case.row.pk)
        most = _("At most %(most)s parties can be assessed together. Split the matter.")
        form.add_error(None, most % {"most": MAX_PARTIES})
    title = _("Change party %(number)s") % {"number": number} if number else _("Add a party")
    return show(request, case, form, title, back="parties")


@transaction.atomic
def _kept(row: Matter, found: Party | None, name: str, does: list[str]) -> Party:
    if found is None:
        number = max(row.parties.aggregate(last=Max("number"))["last"] or 0, row.last_removed) + 1
        found = Party(matter=row, number=number, key=_free_key(row, number))
    found.name, found.does = name, [f for f in FUNCTIONS if f in does]
    found.save()
    row.touch()
    return found


def _free_key(row: Matter, number: int) -> str:
    """An id nobody else has, also in a matter whose file named its parties itself."""
    taken, key = set(row.parties.values_list("key", flat=True)), f"party{number}"
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
        case.row.change(last_removed=max(case.row.last_removed, number))
        if case.row.client == found.key:
            case.row.change(client="")
        return redirect("parties", case.row.pk)
    return render(request, "remove_party.html", {"case": case, "party": found, "answers": found.answers.count()})
