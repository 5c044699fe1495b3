"""Every page of a full matter takes at most twelve queries: five parties, 120 answers, all rulebooks, thick records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from aiclaims.models import Access, store
from aiclaims.models import Matter as Row
from aiclaims.reasoning import Matter, Party
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import UNKNOWN, Answer, AnswerValue
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.records import Allegation, Event, Exhibit
from aiclaims.reasoning.vocabulary import FUNCTIONS
from aiclaims.views.case import law
from tests.pages import filled, read

pytestmark = pytest.mark.django_db
MOST = 12
QUEUED = override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})
"""As on a server: no page makes a file."""
PEOPLE = tuple(Party(f"p{n}", f"Person {n}", tuple(FUNCTIONS)[n::2]) for n in range(5))


def value_of(question: Question) -> AnswerValue:
    """Some answer to a question, whatever its kind."""
    some = question.options[0].id if question.options else UNKNOWN
    return {"yes_no": "yes", "several_of": (some,), "date": Day.read("2024-03"), "text": "words", "number": 3}.get(
        question.kind, some
    )


def answers() -> Iterator[Answer]:
    """Every question, about each party where it is about one; each seventh answer not known, with who could tell."""
    asked = [q for q in law().questions.values() if q.stage != "matter"]
    slots = ((q, p.id if p else None) for q in asked for p in (PEOPLE if q.scope == "party" else [None]))
    for n, (question, party) in enumerate(slots):
        value = UNKNOWN if n % 7 == 0 else value_of(question)
        yield Answer(question.id, party, value, value, whom="Somebody" if n % 7 == 0 else "")


def thick() -> Matter:
    """The matter of these tests."""
    return Matter(
        aim="infringement_defence",
        frameworks=tuple(law().frameworks),
        complaint=("training", "output"),
        parties=PEOPLE,
        answers=tuple(islice(answers(), 120)),
        client="p1",
        national_test="china",
        allegations=tuple(Allegation(f"A{n}", "They did it.", str(n), f"p{n % 5}") for n in range(1, 21)),
        events=tuple(Event(f"C{n}", "It came.", Day.read("2024-03-01"), exhibits=(f"E{n}",)) for n in range(1, 13)),
        exhibits=tuple(Exhibit(f"E{n}", "Letter", supports=(("output.match", None),)) for n in range(1, 13)),
    )


@pytest.fixture
def base(client: Client) -> str:
    """The address of the matter, opened by this browser."""
    row = store(thick(), law())
    client.session.save()
    client.cookies["sessionid"] = client.session.session_key
    Access.objects.create(matter=row, session=client.session.session_key)
    assert (row.parties.count(), row.answers.count(), row.records.count()) == (5, 120, 44)
    files = [row.printed.create(pk=n, key=n, order=FILE, snapshot={}, name="x", status="done") for n in (2, 3)]
    row.issued.create(number=2, digest="x", printed=files[1])
    return f"/m/{row.pk}/"


MATTER = {
    "key": "output.match", "question": "output.match", "stage": "output", "framework": "china",
    "issue": "aippi.output.more_than_style", "kind": "summary", "format": "docx",
}  # fmt: skip
PARTY = {
    "key": "output.from_system", "question": "output.from_system", "issue": "china.liability.stop", "number": "2",
    "format": "docx",
}  # fmt: skip
"""What stands in an address that is about the matter, and in one with a number."""
FILE = {"kind": "outline", "format": "pdf", "paper": "A4", "attach": False}
LEADS_ON = {"quick_setup", "pdf", "file", "issued"}
"""Set up already; to the page on which to wait for a file. A reply is no letter to one of several."""
POSTED = {"copy", "revoke", "restore_allegation", "restore_event", "restore_exhibit"}
"""What changes something and shows nothing: it answers no GET."""


def routes() -> list[tuple[str, str]]:
    """Every address under a matter, by name, with its places filled in."""
    (under,) = (p for p in get_resolver().url_patterns if isinstance(p, URLResolver) and "<uuid:id>" in str(p.pattern))
    found = [p for p in under.url_patterns if isinstance(p, URLPattern)]
    return [(str(p.name), _filled(str(p.name), str(p.pattern))) for p in found]


def _filled(name: str, pattern: str) -> str:
    """Raises KeyError for a place that these tests do not know."""
    places = PARTY if "number" in pattern else MATTER | ({"key": "output"} if name in ("raised", "details") else {})
    return re.sub(r"<\w+:(\w+)>", lambda place: places[place[1]], pattern)


@pytest.mark.parametrize(("name", "path"), [r for r in routes() if r[0] not in POSTED])
def test_page_takes_at_most_twelve_queries(client: Client, base: str, name: str, path: str) -> None:
    with QUEUED, CaptureQueriesContext(connection) as made:
        response = client.get(base + path)
    assert response.status_code == (404 if name == "letter" else 302 if name in LEADS_ON else 200)
    asked = [q["sql"] for q in made if "SAVEPOINT" not in q["sql"]]
    assert len(asked) <= MOST, [sql[:150] for sql in asked]


@pytest.mark.parametrize("name", sorted(POSTED))
def test_what_only_changes_something_answers_no_get(client: Client, base: str, name: str) -> None:
    path = next(p for n, p in routes() if n == name)
    assert client.get(base + path).status_code == 405


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("ask/output.match/", {"output_match": "none"}),
        ("ask/output.from_system/2/", {"output_from_system-2": "unknown"}),
        ("check/output/", {"finished": "yes"}),
    ],
)
def test_answer_takes_at_most_twelve_queries(client: Client, base: str, path: str, changed: dict[str, str]) -> None:
    """BEGIN and COMMIT, or the savepoint of a test, are no queries."""
    data = filled(read(client, base + path)) | changed
    with CaptureQueriesContext(connection) as made:
        response = client.post(base + path, data)
    assert response.status_code == 302
    asked = [q["sql"] for q in made if "SAVEPOINT" not in q["sql"]]
    assert len(asked) <= MOST, [sql[:150] for sql in asked]


def test_matter_is_as_thick_as_said() -> None:
    facts = thick()
    assert {a.party for a in facts.answers} == {None, *(p.id for p in PEOPLE)}
    assert len(facts.frameworks) >= 4 and len(facts.allegations) == 20
    assert replace(facts, answers=()) != facts and not Row.objects.exists()
