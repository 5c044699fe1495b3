"""What the browser tests share, and what stands on the pages around the questions. The journeys are `test_story_*`."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page
from pytest_django.live_server_helper import LiveServer

from aiclaims.views.case import law
from tests import pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTIES = [("Moonlight Studio", ["owns_work"]), ("Platform Ltd", ["runs_service", "exploits_system"])]


def follow(page: Page, link: Locator) -> None:
    """Click what leads to another page, and wait until that page is whole: a click alone returns while it is parsed."""
    with page.expect_navigation(wait_until="load"):
        link.click()


def go_on(page: Page) -> None:
    follow(page, page.get_by_role("button", name="Continue", exact=True))


def given(page: Page, address: str) -> str:
    """A matter made without walking through the set-up pages, and opened by this browser; the address of its tasks."""
    client = Client()
    base = pages.set_up(client, PARTIES, complaint=["output"], frameworks=["china"], national_test="entered")
    cookie = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": address}])
    return address + base


def overflow(page: Page) -> int:
    """How far the widest element sticks out of the window; measured by the driver, so scripts may be off."""
    boxes = [b.bounding_box() for b in page.locator("main, main > *, form, .field, table, .summary, .map").all()]
    width = (page.viewport_size or {"width": 0})["width"]
    return max(round(b["x"] + b["width"] - width) for b in boxes if b)


def low_rows(page: Page) -> list[str]:
    """Visible option rows lower than a thumb needs."""
    rows = [r for r in page.locator(".option").all() if r.is_visible()]
    return [r.inner_text() for r in rows if (r.bounding_box() or {"height": 0})["height"] < 44]


def test_phone_without_scripts_shows_the_versions_only_when_disputed(phone: Page, live_server: LiveServer) -> None:
    base = given(phone, live_server.url)
    phone.goto(base + "ask/output.match/")
    versions = phone.locator(".versions")
    assert versions.is_visible() is False
    phone.get_by_label("Disputed: the two sides say different things").check()
    assert versions.is_visible() is True


def test_what_an_answer_would_change_appears_beside_the_question(desktop: Page, live_server: LiveServer) -> None:
    base = given(desktop, live_server.url)
    desktop.goto(base + "ask/output.match/")
    desktop.locator(".changes .effects").wait_for()
    labels = [o.label for o in law().questions["output.match"].options]
    assert desktop.locator(".changes dt").all_inner_texts() == [f"If “{label}”" for label in labels]
