"""Story 10, counsel for the defence: six allegations, five answered; refused, answered, read, issued, superseded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.steps import matter
from tests.browser.test_journeys import follow
from tests.test_pages_allegations import SIX
from tests.test_queries import QUEUED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTIES = [("Moonlight Studio", ["owns_work"]), ("Platform Ltd", ["runs_service", "exploits_system", "trains"])]
LEFT = "We do not hold the training records of that year."


def allege(page: Page, base: str) -> None:
    """Paste six allegations and answer five of them."""
    page.goto(base + "allegations/paste/")
    page.locator("#text").fill(SIX)
    follow(page, page.locator("main form button[type=submit]").first)
    for n in range(1, 6):
        reply(page, base, n, "deny" if n % 2 else "not_admitted")


def reply(page: Page, base: str, number: int, response: str) -> None:
    page.goto(f"{base}allegations/{number}/")
    page.locator(f"input[name=response][value={response}]").check()
    if response == "deny":
        page.locator("#because").fill(LEFT)
    follow(page, page.locator("main form button[type=submit]").first)


def press_issue(page: Page) -> None:
    follow(page, page.get_by_role("button", name="Issue for review", exact=True))


def said(page: Page, section: str) -> str:
    return page.locator(f"section[aria-labelledby=s-{section}]").inner_text()


def test_counsel_answers_every_allegation_before_the_outline_is_issued(desktop: Page, live_server: LiveServer) -> None:
    base = matter(
        desktop, live_server.url, PARTIES, aim="infringement_defence", frameworks=["china"], complaint=["output"]
    )
    allege(desktop, base)

    desktop.goto(base + "outline/")
    expect(desktop.get_by_role("heading", name="Draft reply to their letter")).to_be_visible()
    follow(desktop, desktop.get_by_role("link", name="Issue for review", exact=True))
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Not ready for review")
    follow(desktop, desktop.get_by_role("link", name="Answer A6", exact=True))
    assert desktop.url == base + "allegations/6/"
    reply(desktop, base, 6, "admit")

    desktop.goto(base + "outline/")
    assert "First steps" in said(desktop, "first-steps")
    assert LEFT in said(desktop, "acts")
    assert desktop.locator("section[aria-labelledby=s-proof] table").count() >= 2
    assert "urden" in said(desktop, "proof")
    assert desktop.locator("#s-remedies").inner_text().endswith("Remedies, argued downwards")
    expect(desktop.locator(".outline-state")).to_have_text("DRAFT")

    follow(desktop, desktop.get_by_role("link", name="Issue for review", exact=True))
    with QUEUED:  # what is printed is shown elsewhere
        press_issue(desktop)
        desktop.goto(base + "outline/")
    expect(desktop.get_by_text("FOR REVIEW", exact=True)).to_be_visible()

    reply(desktop, base, 6, "deny")
    desktop.goto(base + "outline/")
    expect(desktop.get_by_text("SUPERSEDED", exact=True)).to_be_visible()
    expect(desktop.locator(".warning").first).to_contain_text("What is said has changed since outline 1 was issued")
