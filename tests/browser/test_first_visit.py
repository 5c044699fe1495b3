"""From the start page to a first question and to a first result, by keyboard and by phone, with axe looking on."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_journeys import follow, given, go_on, low_rows, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tick(page: Page, **boxes: str) -> None:
    for name, value in boxes.items():
        page.locator(f"input[name={name}][value={value}]").check()


def test_whose_test_is_asked_only_with_the_rules_that_borrow_one(desktop: Page, live_server: LiveServer) -> None:
    desktop.goto(live_server.url)
    follow(desktop, desktop.get_by_role("button", name="Start a matter"))
    borrowed = desktop.locator("#national_test-field")
    assert borrowed.is_visible() is False
    tick(desktop, frameworks="aippi")
    assert borrowed.is_visible() is True


def test_quick_look_by_phone_without_scripts(phone: Page, live_server: LiveServer) -> None:
    phone.goto(live_server.url)
    follow(phone, phone.get_by_role("button", name="Quick look"))
    assert (overflow(phone) <= 0, low_rows(phone)) == (True, [])
    tick(phone, aim="infringement_claim", complaint="output", frameworks="china", ours_does="owns_work")
    tick(phone, theirs_does="runs_service")
    go_on(phone)
    assert (overflow(phone) <= 0, low_rows(phone)) == (True, [])
    questions = phone.locator(".question").count()
    assert questions >= 5 and 5 + questions < 15
    phone.locator(".question").first.locator("input[type=radio]").first.check()  # the rest is left out
    follow(phone, phone.get_by_role("button", name="See the results"))
    assert phone.url.endswith("/results/")
    assert overflow(phone) <= 0
    follow(phone, phone.get_by_role("link", name="Questions", exact=True))
    assert phone.get_by_role("link", name="Continue where you left off").is_visible()


def test_axe_finds_nothing_on_the_pages_around_the_questions(desktop: Page, live_server: LiveServer) -> None:
    base = given(desktop, live_server.url)
    axe, found = Axe(), {}

    def look() -> None:
        desktop.wait_for_load_state("networkidle")
        found[desktop.url] = [(v["id"], v["nodes"][0]["html"]) for v in axe.run(desktop).response["violations"]]

    for path in ("", "quick/", "check/output/", "complaint/", "parties/", "parties/1/remove/"):
        desktop.goto(base + path)
        look()
    desktop.goto(base + "check/output/")
    go_on(desktop)  # nothing chosen
    assert desktop.evaluate("document.activeElement.className") == "error-summary"
    look()
    desktop.goto(base + "rules/")
    desktop.locator("input[name=frameworks][value=china]").uncheck()
    tick(desktop, frameworks="wipo")
    go_on(desktop)
    assert desktop.url == base + "outside/"
    look()
    for button in ("Start a matter", "Quick look"):
        desktop.goto(live_server.url)
        follow(desktop, desktop.get_by_role("button", name=button))
        look()
    assert {address: v for address, v in found.items() if v} == {}
