"""The two bare views, beside the routes that the template names."""

from __future__ import annotations

import uuid
from typing import Any
from unittest.mock import patch

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from aiclaims import urls
from aiclaims.models import AnswerChange, Matter
from aiclaims.views.interview.ask import ask

QUESTION = "output.match"
CONTEXTS: dict[uuid.UUID, dict[str, Any]] = {}


@transaction.atomic
def write(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """A form with its token and session, and one row."""
    request.session.get("anything")
    AnswerChange.objects.create(matter_id=id, question=QUESTION, claimant=request.POST["answer"])
    return redirect("bare_page", id)


def page(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The matter, its parties and its answers, and the question page as it was made once: no law, no form."""
    request.session.get("anything")
    row = Matter.objects.get(pk=id)
    list(row.parties.all())
    list(row.answers.all())
    if id not in CONTEXTS:
        with patch("aiclaims.views.interview.ask.render") as rendered:
            ask(request, id=id, key=QUESTION)
        CONTEXTS[id] = rendered.call_args.args[2]
    return render(request, "ask.html", CONTEXTS[id])


urlpatterns = [
    path("bare/<uuid:id>/write/", write, name="bare_write"),
    path("bare/<uuid:id>/", page, name="bare_page"),
    *urls.urlpatterns,
]
