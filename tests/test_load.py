"""The people of `make load` answer as people do, and would notice a lost answer."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from pytest_django.live_server_helper import LiveServer

from aiclaims.models import Answer
from bench.load.answers import facts_of
from bench.load.figures import problems_of, spread, times_of
from bench.load.person import Person, StumbleError

TURNS = 14
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person(live_server: LiveServer) -> Person:
    """Somebody who has answered for a while."""
    found, reply = Person(3, urlsplit(live_server.url).port or 0, think=lambda _: None), None
    for _ in range(TURNS):
        reply = found.turn(reply or found.begin())
    return found


def test_person_finds_every_answer_as_it_was_sent(person: Person) -> None:
    person.read_back()
    said = [answer for matter in person.sent.values() for answer in matter.values()]
    assert len(said) > TURNS / 2
    assert any(answer.claimant != answer.defendant for answer in said)
    assert any(answer.claimant == "unknown" for answer in said)
    assert any(answer.note for answer in said)
    assert person.problems == {}
    assert {"answer", "step"} <= times_of([person]).keys()


def test_person_notices_an_answer_that_is_lost_or_changed(person: Person) -> None:
    first, second = Answer.objects.all()[:2]
    first.delete()
    Answer.objects.filter(pk=second.pk).update(note="never said")
    person.read_back()
    assert problems_of([person]) == {"lost answer": 2}


def test_page_that_answers_otherwise_than_it_should_is_a_problem(person: Person) -> None:
    place = person.base
    person.browser.cookies.clear()  # a stranger now
    with pytest.raises(StumbleError, match=r"^other pages: 404 from check/$"):
        person.get("other pages", f"{place}check/")


def test_facts_of_a_file_read_both_shapes() -> None:
    facts = [{"question": "a", "value": "yes"}, {"question": "b", "party": "p", "defendant": "no", "note": "so"}]
    found = facts_of({"fact": facts})
    assert [(s.claimant, s.defendant, s.note) for s in found.values()] == [("yes", "yes", ""), (None, "no", "so")]
    assert list(found) == [("a", None), ("b", "p")]


def test_spread_names_what_so_many_of_a_hundred_stayed_under() -> None:
    assert spread([n / 1000 for n in range(101)]) == {"count": 101, "p50_ms": 50.0, "p95_ms": 95.0, "p99_ms": 99.0}
