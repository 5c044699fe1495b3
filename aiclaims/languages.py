"""Which language a page speaks: the one its reader chose, English until then.

What a browser says it prefers is not heeded: findings, rules and the outline are English, and no lawyer has reviewed
the translations, so that reading one is a choice of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext

from aiclaims.reasoning.days import Day

P = ParamSpec("P")

TAGS = {"en-gb": "en", "ja": "ja", "zh-hans": "zh-Hans"}
"""Each language of the interface as HTML and the rulebooks name it."""


def page_language() -> str:
    """The language of the page being made, as its `lang` says it: "en", "ja", "zh-Hans"."""
    return TAGS.get(translation.get_language() or "", "en")


def dated(day: Day) -> str:
    """A date in the language of the page, as exact as it is known."""
    # Date formats of Django's: j the day, F the name of the month, n its number, Y the year.
    form = gettext("j F Y") if day.day else gettext("F Y") if day.month else gettext("Y")
    said = date_format(day.first, form)
    return gettext("about %(date)s") % {"date": said} if day.about else said


def in_chosen_language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: every page in the language of the reader's cookie."""

    def respond(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in TAGS else settings.LANGUAGE_CODE):
            response = get_response(request)
            response.headers.setdefault("Content-Language", page_language())
        return response

    return respond


def switchable(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page whose language buttons send its own form, so that nothing typed is lost: it answers in that language, and
    the browser keeps to it."""

    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        chosen = request.POST.get("language", "")
        if chosen not in TAGS:
            return view(request, *args, **kwargs)
        translation.activate(chosen)  # until the middleware ends
        response = view(request, *args, **kwargs)
        remember(response, chosen)
        return response

    return page


def remember(response: HttpResponse, language: str) -> None:
    """Have the browser keep to this language, as Django's own switch does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
