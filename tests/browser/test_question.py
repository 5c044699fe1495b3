"""A question page in a real browser: what sits beside it moves with what is ticked, and a lapse loses no word."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from aiclaims.models import Answer
from aiclaims.views.case import law
from tests.browser.test_journeys import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MATCH = "ask/output.match/"
NOTE = ("What the designer told us, at length. " * 20).strip()


def label(option: str) -> str:
    return next(o.label for o in law().questions["output.match"].options if o.id == option)


def test_panel_marks_what_is_ticked_and_leaves_focus_and_text_alone(desktop: Page, live_server: LiveServer) -> None:
    desktop.goto(given(desktop, live_server.url) + MATCH)
    desktop.get_by_text("Add your own words").click()
    desktop.get_by_label("In your own words (optional)").fill(NOTE)
    for option in ("same", "none"):
        desktop.get_by_label(label(option), exact=True).first.check()
        expect(desktop.locator("#changes dt.chosen")).to_have_text(f"If “{label(option)}” chosen")
        assert desktop.evaluate("document.activeElement.value") == option
    expect(desktop.get_by_role("status").filter(has_text="As ticked now")).to_be_visible()
    expect(desktop.get_by_label("In your own words (optional)")).to_have_value(NOTE)
    assert Answer.objects.count() == 0
    assert Axe().run(desktop).response["violations"] == []


def test_who_could_answer_is_asked_only_of_what_nobody_knows(phone: Page, live_server: LiveServer) -> None:
    phone.goto(given(phone, live_server.url) + MATCH)
    whom = phone.get_by_label("Who could answer this? (optional)")
    expect(whom).to_be_hidden()
    phone.get_by_label("Not known yet", exact=True).first.check()
    expect(whom).to_be_visible()
    phone.get_by_label("Disputed: the two sides say different things").check()
    expect(whom).to_be_hidden()
