"""How much one browser may ask for before others have had their turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aiclaims.models import Printed
from aiclaims.models.printed import AT_ONCE
from aiclaims.views.case import Case

P = ParamSpec("P")


class EnoughError(Exception):
    """This browser has AT_ONCE files under way, of all its matters."""


def take_turn(case: Case) -> None:
    """Before a file is asked for. Raises EnoughError."""
    mine = Printed.under_way().filter(matter__access__session=case.access.session)
    if mine.count() >= AT_ONCE:
        raise EnoughError


def in_turn(
    view: Callable[Concatenate[HttpRequest, Case, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Case, P], HttpResponse]:
    """For a page that asks for files: where that was enough for now, it says so."""

    @wraps(view)
    def page(request: HttpRequest, case: Case, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, case, *args, **kwargs)
        except EnoughError:
            return render(request, "documents/enough.html", {"case": case, "number": AT_ONCE}, status=429)

    return page
