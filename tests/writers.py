"""Eight browsers write at once, each a process of its own, as each worker of the server is one.

A program, run by `test_writers.py`, so that the database is a real one under the settings as shipped. Prints as JSON
what each of them was told and what is saved.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aiclaims.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from aiclaims.models import Answer, AnswerChange  # noqa: E402
from aiclaims.views.agenda import page_key  # noqa: E402
from aiclaims.views.case import law  # noqa: E402
from tests.pages import filled, read, set_up  # noqa: E402

WRITERS, ROUNDS = 8, 4
FORK = multiprocessing.get_context("fork")
TOGETHER = FORK.Barrier(WRITERS)
SAME = "output.match"


def alone() -> list[str]:
    """A question for each writer that stands on a page of its own."""
    found = [q.id for q in law().questions.values() if (q.kind, q.scope) == ("yes_no", "matter") and not q.asked_if]
    return [id for id in found if page_key(law().questions[id]) == id][:WRITERS]


def with_session(key: str) -> Client:
    """Another tab of the browser that made the matters."""
    tab = Client()
    tab.cookies[settings.SESSION_COOKIE_NAME] = key
    return tab


def answering(browser: Client, address: str, question: str, **fields: str) -> Callable[[], int]:
    """Read a question page now; the call sends it with these fields (by the ends of their names)."""
    name = question.replace(".", "_")
    said = filled(read(browser, address)) | {name + end: value for end, value in fields.items()}
    return lambda: browser.post(address, said).status_code


def different(key: str, ours: str, own: str, question: str) -> list[int]:
    """One question of everybody's matter that nobody else answers, and the same in one's own, again and again."""
    browser, told = with_session(key), []
    TOGETHER.wait()
    for turn in range(ROUNDS):
        for base in (ours, own):
            value = "yes" if turn % 2 else "no"
            told.append(answering(browser, f"{base}ask/{question}/", question, **{"": value})())
    return told


def same(key: str, ours: str, words: str) -> int:
    """The question that everybody answers: all have read the page before the first sends it."""
    send = answering(with_session(key), f"{ours}ask/{SAME}/", SAME, **{"": "similar", "_note": words})
    TOGETHER.wait()
    return send()


def at_once(task: Callable[..., Any], each: Iterable[tuple[Any, ...]]) -> list[Any]:
    """What the task gives in as many processes; each takes one, for none goes on before all have begun."""
    connections.close_all()  # what is open must not be shared between processes
    with FORK.Pool(WRITERS) as pool:
        return pool.starmap(task, each, chunksize=1)


def saved(question: str) -> list[dict[str, Any]]:
    """Each matter's answer, with how often it was written."""
    return [
        {"matter": str(row.matter_id), "value": row.claimant, "note": row.note, "version": row.version, "changes":
         AnswerChange.objects.filter(matter=row.matter_id, question=question).count()}
        for row in Answer.objects.filter(question=question)
    ]  # fmt: skip


def main() -> None:
    setup_test_environment()
    call_command("migrate", verbosity=0)
    browser, questions = Client(), alone()
    ours, *own = (set_up(browser, aim="infringement_claim") for _ in range(WRITERS + 1))
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    told = at_once(different, [(key, ours, base, question) for base, question in zip(own, questions, strict=True)])
    raced = at_once(same, [(key, ours, f"writer {n}") for n in range(WRITERS)])
    found = {question: saved(question) for question in (*questions, SAME)}
    json.dump({"told": told, "raced": raced, "saved": found}, sys.stdout)


if __name__ == "__main__":
    main()
