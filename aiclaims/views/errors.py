"""Pages for what went wrong. They need no database, and show back what was typed when it could not be saved."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where more arrived than any form here takes."""
    too_big = isinstance(exception, TOO_BIG)
    return render(None, "errors/413.html" if too_big else "errors/400.html", status=413 if too_big else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    """403: what this browser may not do."""
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    """404, alike for what is not there and for what is somebody else's."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 while the database cannot be reached, else 500."""
    dead = isinstance(sys.exc_info()[1], Error)
    name, status = ("errors/503.html", 503) if dead else ("errors/500.html", 500)
    return render(request, name, status=status)
