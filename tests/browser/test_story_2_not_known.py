"""Story 2, “I don’t know yet”: whoever can say nothing of the training gets results, and a list of what to find out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.steps import matter, walk
from tests.browser.test_journeys import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTIES = [("Moonlight Studio", ["owns_work"]), ("Maker Ltd", ["trains"])]


def test_not_known_yet_to_every_training_question(plain: Page, live_server: LiveServer) -> None:
    base = matter(plain, live_server.url, PARTIES, complaint=["training"], frameworks=["aippi", "japan"])
    plain.goto(base)
    follow(plain, plain.get_by_role("link", name="Start the questions"))
    asked = walk(plain)
    assert len(asked) >= 8
    liability = plain.locator(".map").first.locator("tr", has_text="Maker Ltd").locator(".cell")
    assert [c.inner_text().split("\n")[0] for c in liability.all()] == ["Open", "Open"]
    expect(liability.filter(has_text="Not settled: nobody can say yet")).to_have_count(2)

    brief = plain.locator(".brief")
    chase = brief.locator("dt", has_text="Find out next").locator("+ dd")
    expect(chase).to_contain_text("Did Maker Ltd use the work to train the system? One answer would settle")
    expect(plain.locator(".pivots > li").first.locator("h3")).to_have_text(chase.locator("a").inner_text())

    follow(plain, plain.get_by_role("link", name="The whole list, and one to send to whoever could answer"))
    listed = plain.locator(".open-questions > li")
    assert sorted(q.locator("a").inner_text() for q in listed.all()) == sorted(asked)
    expect(listed.filter(has_text="Not known yet")).to_have_count(len(asked))
    first = listed.filter(has_text="Did Maker Ltd use the work to train the system?")
    expect(first).to_contain_text("It holds up: Liability for the training, ")
    follow(plain, first.locator("a"))
    expect(plain.get_by_label("Not known yet", exact=True).first).to_be_checked()
