"""Which language a page speaks: the one its reader chose, English until then.

What a browser says it prefers is not heeded: findings, rules and the outline are English, and no lawyer has reviewed
the translations, so that reading one is a choice of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.dateformat import format as date_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from aiclaims.reasoning.days import Day
from aiclaims.reasoning.model import Framework, Issue, Question, Remedy
from aiclaims.reasoning.translation import speaks, translated

P = ParamSpec("P")

TAGS = {"en-gb": "en", "ja": "ja", "zh-hans": "zh-Hans"}
"""Each language of the interface as HTML and the rulebooks name it."""


def page_language() -> str:
    """The language of the page being made, as its `lang` says it: "en", "ja", "zh-Hans"."""
    return TAGS.get(translation.get_language() or "", "en")


def english(text: str) -> SafeString:
    """A text that is English in every language, marked as such."""
    return format_html('<span lang="en">{}</span>', text)


def worded(thing: Framework | Issue | Question | Remedy, key: str) -> str:
    """One of its texts in the language of the page; marked as English where there is none in it."""
    text = str(getattr(translated(thing, page_language()), key))
    return text if speaks(thing, page_language()) else english(text)


def filled(sentence: str | Promise, **parts: str) -> SafeString:
    """A sentence with its placeholders filled; a part that is marked stays so."""
    return mark_safe(escape(str(sentence)) % {name: conditional_escape(part) for name, part in parts.items()})  # noqa: S308 - each is escaped


def listed(items: Iterable[str]) -> SafeString:
    """Items one after the other, as the language of the page sets them apart."""
    return format_html_join(pgettext("between items", ", "), "{}", ((item,) for item in items))


def together(items: Iterable[str]) -> SafeString:
    """The same, the last with “and”."""
    *before, last = [*items] or [""]
    both = gettext("%(before)s and %(last)s")
    return filled(both, before=listed(before), last=last) if before else conditional_escape(last)


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
