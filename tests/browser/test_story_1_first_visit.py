"""Story 1, a rightsholder’s first visit: three pages to the first question, and no time limit made up from a date."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_first_visit import tick
from tests.browser.test_journeys import follow, go_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_first_question_after_three_pages_and_a_date_with_its_warning(plain: Page, live_server: LiveServer) -> None:
    plain.goto(live_server.url)
    before = [plain.title()]
    follow(plain, plain.get_by_role("button", name="Start a matter"))
    before.append(plain.title())
    plain.get_by_label("We made or own a work: somebody’s AI system, or what it made, infringes it").check()
    tick(plain, complaint="output", frameworks="japan")
    go_on(plain)
    before.append(plain.title())
    expect(plain.locator("input[name=ours_does][value=owns_work]")).to_be_checked()
    tick(plain, theirs_does="prompts")
    go_on(plain)

    assert len(set(before)) == 3 and "/ask/" in plain.url
    expect(plain.locator("h1")).to_have_count(1)
    expect(plain.get_by_role("link", name="All questions")).to_be_visible()
    expect(plain.get_by_role("button", name="Continue", exact=True)).to_be_visible()
    expect(plain.get_by_text("Why we ask").first).to_be_visible()

    follow(plain, plain.get_by_role("link", name="All questions"))
    follow(plain, plain.locator(".tasks a", has_text="Details for the outline").filter(has_text="The output"))
    seen = plain.locator("#dates_output-field")
    for part, figures in (("Day", "3"), ("Month", "2"), ("Year", "2024")):
        seen.get_by_label(part, exact=True).fill(figures)
    go_on(plain)
    plain.goto(plain.url.split("/details/")[0].split("/check/")[0] + "/check/")
    warning = plain.locator(".warning")
    expect(warning).to_contain_text("The sources we hold set no time limits, so none is worked out here")
    follow(plain, plain.get_by_role("link", name="See the results", exact=True))
    dates = plain.locator(".brief dt", has_text="Dates").locator("+ dd")
    expect(dates).to_contain_text("3 February 2024 (When was the output first seen?).")
    expect(dates).to_contain_text("The sources set no time limits: look them up.")
