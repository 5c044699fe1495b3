"""Story 3, a change of mind: from the check page and straight back; what it sets aside is kept, the map redrawn."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.steps import matter, questions
from tests.browser.test_journeys import follow, go_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTIES = [("Moonlight Studio", ["owns_work"]), ("Maker Ltd", ["trains"])]
USED = "Did Maker Ltd use the work to train the system?"
LEAVE = "Did Maker Ltd have the owner's permission before it trained the system on the work?"
PURPOSE = "What did Maker Ltd train the system for?"
PERMITTED = "Does the law where Maker Ltd trained the system expressly permit training for that purpose?"


def line(page: Page, words: str) -> Locator:
    """The line of a question on the check page."""
    return page.locator("dl.summary > div").filter(has=page.locator("dt", has_text=words))


def change(page: Page, words: str, answer: str) -> None:
    """From the check page: open a question there, and answer it otherwise."""
    follow(page, line(page, words).get_by_role("link"))
    group = page.locator(".question", has_text=words)
    group.get_by_label(answer, exact=True).first.check()
    go_on(page)


def liability(page: Page, base: str) -> str:
    page.goto(base + "results/")
    return page.locator(".map .cell").filter(has_text="Liability for the training").inner_text().split("\n")[0]


def test_change_asks_only_what_it_opens_and_keeps_what_it_sets_aside(plain: Page, live_server: LiveServer) -> None:
    base = matter(plain, live_server.url, PARTIES, complaint=["training"], frameworks=["aippi"])
    plain.goto(base + "check/")
    for words, answer in ((USED, "Yes"), (LEAVE, "No"), (PURPOSE, "Scientific research, commercial")):
        change(plain, words, answer)
        plain.goto(base + "check/")
    before = liability(plain, base)

    plain.goto(base + "check/")
    asked = plain.locator("dl.summary dt").all_inner_texts()
    assert PERMITTED not in asked
    change(plain, PURPOSE, "Scientific research, not commercial")
    assert PERMITTED in questions(plain)
    plain.locator(".question", has_text=PERMITTED).get_by_label("Yes", exact=True).first.check()
    go_on(plain)
    assert plain.url == base + "check/"
    assert set(plain.locator("dl.summary dt").all_inner_texts()) - set(asked) == {PERMITTED}
    assert (before, liability(plain, base)) == ("Likely", "Refuted")


def test_answers_set_aside_are_marked_and_come_back(plain: Page, live_server: LiveServer) -> None:
    base = matter(plain, live_server.url, PARTIES, complaint=["training"], frameworks=["aippi"])
    plain.goto(base + "check/")
    for words, answer in ((USED, "Yes"), (LEAVE, "No")):
        change(plain, words, answer)
        plain.goto(base + "check/")
    change(plain, USED, "No")
    assert plain.url == base + "check/"
    unused = plain.locator("dl.unused > div")
    expect(unused).to_have_count(1)
    expect(unused).to_contain_text(LEAVE)
    expect(unused.locator("dd").first).to_have_text("No No longer used")
    assert liability(plain, base) == "Refuted"
    plain.goto(base + "check/")
    change(plain, USED, "Yes")
    plain.goto(base + "check/")
    expect(plain.locator("dl.unused")).to_have_count(0)
    expect(line(plain, LEAVE).locator("dd").first).to_have_text("No")
