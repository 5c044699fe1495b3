"""Story 5, a phone without scripts: from the start page to the PDF, 320 px wide, follow-up questions as next pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.steps import questions, walk
from tests.browser.test_first_visit import tick
from tests.browser.test_journeys import follow, go_on, low_rows, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
USED = "Did Maker Ltd use the work to train the system?"
LEAVE = "Did Maker Ltd have the owner's permission before it trained the system on the work?"


def fits(page: Page) -> None:
    assert (overflow(page) <= 0, low_rows(page)) == (True, []), page.url


def first_choice(page: Page) -> None:
    fits(page)
    for group in page.locator(".question").all():
        group.locator("input").first.check()


def test_whole_claim_by_phone_to_the_pdf(phone: Page, live_server: LiveServer) -> None:
    phone.goto(live_server.url)
    fits(phone)
    follow(phone, phone.get_by_role("button", name="Start a matter"))
    fits(phone)
    phone.get_by_label("We made or own a work: somebody’s AI system, or what it made, infringes it").check()
    tick(phone, complaint="training", frameworks="aippi", national_test="entered")
    go_on(phone)
    fits(phone)
    phone.locator("#theirs_name").fill("Maker Ltd")
    tick(phone, theirs_does="trains")
    go_on(phone)

    while questions(phone) != [USED]:
        first_choice(phone)
        go_on(phone)
    phone.get_by_label("Yes", exact=True).first.check()
    go_on(phone)
    assert questions(phone) == [LEAVE]  # asked because of the answer before
    walk(phone, first_choice)
    fits(phone)
    expect(phone.locator(".map")).to_contain_text("Liability for the training")
    for optional in ("raised/training/", "details/training/", "check/training/", "open/"):
        phone.goto(phone.url.removesuffix("results/") + optional)
        fits(phone)
        phone.go_back()
    with phone.expect_download() as taken:
        phone.get_by_role("link", name="Download the outline (PDF)").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
