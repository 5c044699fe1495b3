"""Story 6, save, time out, return: a long answer outlives the session, and another browser goes on where it stood."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.steps import matter
from tests.browser.test_journeys import follow, go_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTIES = [("Moonlight Studio", ["owns_work"]), ("Maker Ltd", ["trains"])]
USED = "ask/training.work_used/2/"
NOTE = ("奥特曼, as the designer told us, at length. " * 40).strip()


def new_browser(chromium: Browser) -> Page:
    """A page that may meet a 404: the lapse page is one."""
    return chromium.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False).new_page()


def test_long_answer_outlives_the_session_and_another_browser_goes_on(
    chromium: Browser, live_server: LiveServer
) -> None:
    plain, elsewhere = (new_browser(chromium) for _ in range(2))
    base = matter(plain, live_server.url, PARTIES, complaint=["training"], frameworks=["japan"])
    plain.goto(base + "code/")
    follow(plain, plain.locator("main form button").first)
    code = plain.locator(".code").inner_text()

    plain.goto(base + USED)
    plain.get_by_label("Yes", exact=True).first.check()
    plain.get_by_text("Add your own words").click()
    plain.get_by_label("In your own words (optional)").fill(NOTE)
    plain.context.clear_cookies()
    go_on(plain)
    expect(plain.locator("h1")).to_have_text("Your session has ended")
    expect(plain.locator("dl.sent")).to_contain_text(NOTE)
    plain.get_by_label("Return code").fill(code)
    follow(plain, plain.get_by_role("button", name="Go on where I was"))
    expect(plain.get_by_label("In your own words (optional)")).to_have_value(NOTE)
    expect(plain.get_by_label("Yes", exact=True).first).to_be_checked()
    go_on(plain)
    stands_at = plain.url

    elsewhere.goto(live_server.url + "/continue/")
    elsewhere.get_by_label("Return code").fill(code)
    go_on(elsewhere)
    assert elsewhere.url == base
    expect(elsewhere.locator(".tasks li", has_text="Maker Ltd").locator(".status")).to_have_text("In progress")
    follow(elsewhere, elsewhere.get_by_role("link", name="Continue where you left off"))
    assert elsewhere.url == stands_at
    elsewhere.goto(base + USED)
    expect(elsewhere.get_by_label("In your own words (optional)")).to_have_value(NOTE)
    for page in (plain, elsewhere):
        page.context.close()
