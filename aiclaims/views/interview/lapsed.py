"""A session that ended while somebody was writing. What was sent is carried from page to page, never stored, until the
return code opens the matter again; the question page then holds it, unsaved."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from aiclaims.forms.question import name_of
from aiclaims.forms.setup import CodeForm
from aiclaims.models import Access
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.values import MAX_TEXT
from aiclaims.views.case import grant, law
from aiclaims.views.start import WRONG_CODE, opened_by
from aiclaims.views.words import safe_words, value_words

CODE = "code"
UNTOLD = ("csrfmiddlewaretoken", CODE, "later", "language")
PAGES = ("ask", "raised", "details")
"""The routes whose forms can be carried."""

View = Callable[..., HttpResponse]


def is_carried(request: HttpRequest) -> bool:
    """Whether a question page is to show what was posted, not to save it."""
    return CODE in request.POST


def kept_through_lapse(view: View) -> View:
    """A question page to which a browser may still post after its session has ended. The answer is the same whether or
    not there is such a matter."""

    @wraps(view)
    def page(request: HttpRequest, id: uuid.UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, id, *args, **kwargs)
        except Http404:
            if request.method != "POST" or may_open(request, id):
                raise
        form = CodeForm(request.POST if is_carried(request) else None)
        if form.is_bound and form.is_valid() and _reopened(request, form, id):
            return view(request, id, *args, **kwargs)
        return lapsed(request, form)

    return page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    """A form without its token: the cookies are gone, and often the session with them. A question page shows what was
    posted again, or asks for the return code; it saves nothing."""
    match = request.resolver_match
    if match is None or match.url_name not in PAGES:
        return render(request, "403_csrf.html", status=403)
    if not may_open(request, match.kwargs["id"]):
        return lapsed(request, CodeForm())
    posted = request.POST.copy()
    posted.setdefault(CODE, "")
    request.POST = posted  # type: ignore[assignment]
    return match.func(request, *match.args, **match.kwargs)  # type: ignore[no-any-return]


def may_open(request: HttpRequest, id: uuid.UUID) -> bool:
    key = request.session.session_key
    return bool(key) and Access.objects.filter(matter=id, session=key).exists()


def _reopened(request: HttpRequest, form: CodeForm, id: uuid.UUID) -> bool:
    """Give this browser the matter again, if the code opens this very one; else the form says what is wrong."""
    row = opened_by(request, form)
    if row is not None and row.pk == id:
        grant(request, row)
        return True
    if row is not None:
        form.add_error(CODE, WRONG_CODE)
    return False


def lapsed(request: HttpRequest, form: CodeForm) -> HttpResponse:
    """The page that says so, with what was sent and a box for the return code. To strangers it is all there is."""
    sent = [(name, text) for name in request.POST if name not in UNTOLD for text in request.POST.getlist(name)]
    carried = [(name, text.replace("\0", "\ufffd")) for name, text in sent]  # a page cannot hold a NUL byte
    context: dict[str, Any] = {"form": form, "carried": carried, "written": _written(carried)}
    # Anybody may send this page millions of letters; their languages are told apart only in what could be kept.
    context["long"] = sum(len(text) for _name, text in carried) > 5 * MAX_TEXT
    return render(request, "lapsed.html", context, status=404)


def _written(carried: list[tuple[str, str]]) -> dict[str, list[str]]:
    """What was sent in words: each question with its answers and texts."""
    stems = {name_of(q.id, None): q for q in law().questions.values()}
    longest_first = "|".join(map(re.escape, sorted(stems, key=len, reverse=True)))
    stem = re.compile(f"(?:{longest_first})(?=[-_]|$)")
    found: dict[str, list[str]] = {}
    for name, text in carried:
        if text.strip() and not name.endswith("_version"):
            question = stems[known[0]] if (known := stem.match(name)) else None
            found.setdefault(safe_words(question, None) if question else name, []).append(_told(question, text))
    return found


def _told(question: Question | None, text: str) -> str:
    return value_words(question, text) if question and question.options else text
