"""The start page: begin a matter, open a sample or a file, or continue one."""

from __future__ import annotations

from ipaddress import ip_address

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiclaims.forms.setup import CodeForm, OpenFileForm
from aiclaims.languages import filled, together, worded
from aiclaims.models import CodeTry, Matter, ReturnCode, store
from aiclaims.views.case import browser, grant, law
from aiclaims.views.samples import Sample, samples

WRONG_CODE = _("No matter has this code. Check it, or make a new code on the other device.")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is and is not, where the data lies, and this browser's matters."""
    return render(request, "home.html", _start(request))


def _start(request: HttpRequest) -> dict[str, object]:
    key = request.session.session_key
    mine = Matter.objects.filter(access__session=key) if key else Matter.objects.none()
    return {
        "matters": mine,
        "reported": [s for s in samples() if s.reported],
        "invented": sum(not s.reported for s in samples()),
        "frameworks": law().frameworks.values(),
    }


@require_safe
def all_samples(request: HttpRequest) -> HttpResponse:
    """Every worked matter: the reported cases, readers' matters, then those of our own on the edges, by framework."""
    groups: dict[str, list[Sample]] = {}
    for each in samples():
        groups.setdefault(_group(each), []).append(each)
    return render(request, "samples.html", {"groups": groups.items()})


def _group(each: Sample) -> str:
    if each.reported:
        return gettext("Reported cases")
    if each.by_reader:
        return gettext("Invented by outside readers")
    rules = together(worded(law().frameworks[f], "short") for f in sorted(each.matter.frameworks))
    return filled(gettext("Invented: %(rules)s"), rules=rules)


@require_POST
@transaction.atomic
def begin(request: HttpRequest) -> HttpResponse:
    """A new, empty matter of this browser's own; or the one it began and said nothing about. By either way in."""
    row = Matter.objects.filter(access__session=browser(request), aim="").first() or Matter.objects.create()
    grant(request, row)
    return redirect("quick_setup" if request.POST.get("mode") == "quick" else "aim", row.pk)


@require_POST
def sample(request: HttpRequest, slug: str) -> HttpResponse:
    """A private copy of a worked matter, marked as a sample."""
    found = next((s for s in samples() if s.slug == slug), None)
    if found is None:
        raise Http404
    row = store(found.matter, law(), sample=True)
    grant(request, row)
    return redirect("results", row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def open_file(request: HttpRequest) -> HttpResponse:
    """A matter from a file: checked whole before anything is kept."""
    form = OpenFileForm(law(), request.POST, request.FILES) if request.method == "POST" else OpenFileForm(law())
    if form.is_bound and form.is_valid() and form.matter is not None:
        row = store(form.matter, form.law)
        grant(request, row)
        return redirect("tasks", row.pk)
    return render(request, "open_file.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Continue a matter begun on another device. Ten wrong codes in ten minutes close this page for as long."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (row := opened_by(request, form)):
        grant(request, row)
        return redirect("tasks", row.pk)
    return render(request, "enter_code.html", {"form": form}, status=422 if form.errors else 200)


def opened_by(request: HttpRequest, form: CodeForm) -> Matter | None:
    """The matter that the code of a valid form opens. None where it opens none, or too many were tried: the form then
    says which."""
    sender = _sender(request)
    if CodeTry.too_many(sender):
        form.add_error("code", _("Too many wrong codes came from here. Wait ten minutes, then try again."))
        return None
    row = ReturnCode.open(form.cleaned_data["code"])
    if row is None:
        CodeTry.note(sender)
        form.add_error("code", WRONG_CODE)
    return row


def _sender(request: HttpRequest) -> str:
    """Who is counted for wrong codes: the address it came from; the browser where many share that address (behind a
    proxy, on this machine), or one person could shut out everybody. Codes are too long to be guessed either way."""
    address = request.META.get("REMOTE_ADDR", "")
    try:
        return address if ip_address(address).is_global else browser(request)
    except ValueError:  # a socket has no address
        return browser(request)
