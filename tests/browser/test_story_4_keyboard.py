"""Story 4, mistakes by keyboard: no mouse from the task list to the mended page, and focus is seen at every stop."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_journeys import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SEEN = """(() => {
  const ring = e => (s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)(getComputedStyle(e));
  const here = document.activeElement, box = here.getBoundingClientRect();
  return ring(here) && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
})()"""
STOPS = 150
"""More than any page has."""


def tab_to(page: Page, target: str) -> None:
    """Press Tab until what this selector finds has focus; at each stop focus must be seen and inside the window."""
    for _stop in range(STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if page.evaluate("target => document.activeElement.matches(target)", target):
            return
    raise AssertionError(f"Tab never comes to {target}")


def press(page: Page, key: str) -> None:
    """Press what leads to another page."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def in_summary(page: Page, title: str) -> None:
    """Focus stands in the box above the heading, and the title says that something is wrong."""
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.evaluate("document.activeElement.querySelector('h2').textContent") == title
    assert page.evaluate(SEEN)


def test_nothing_chosen_is_mended_by_keyboard(desktop: Page, live_server: LiveServer) -> None:
    desktop.goto(given(desktop, live_server.url))
    tab_to(desktop, "p.send a.button")
    press(desktop, "Enter")
    assert "/ask/" in desktop.url
    tab_to(desktop, ".question details.own summary")
    desktop.keyboard.press("Enter")
    tab_to(desktop, ".question details.own textarea")
    desktop.keyboard.type("What the designer told us.")
    tab_to(desktop, "main button.button")
    press(desktop, "Enter")
    in_summary(desktop, "There is a problem")
    expect(desktop.locator(".question textarea").first).to_have_value("What the designer told us.")
    tab_to(desktop, ".error-summary a")
    desktop.keyboard.press("Enter")
    assert desktop.evaluate("document.activeElement.type") == "radio"
    assert desktop.evaluate(SEEN)
    address = desktop.url.split("#")[0]
    desktop.keyboard.press("Space")
    tab_to(desktop, "main button.button")
    press(desktop, "Enter")
    assert not desktop.title().startswith("Error: ")
    assert desktop.url.split("#")[0] != address


def test_31_february_is_mended_by_keyboard(desktop: Page, live_server: LiveServer) -> None:
    base = given(desktop, live_server.url)
    desktop.goto(base)
    tab_to(desktop, ".tasks a[href*='/details/output/']")
    press(desktop, "Enter")
    tab_to(desktop, "#dates_output_day")
    for figures in ("31", "2", "2024"):
        desktop.keyboard.type(figures)
        desktop.keyboard.press("Tab")
    tab_to(desktop, "main button.button")
    press(desktop, "Enter")
    in_summary(desktop, "There is a problem")
    links = desktop.locator(".error-summary a")
    for n in range(links.count()):
        where = links.nth(n).get_attribute("href") or ""
        tab_to(desktop, f".error-summary a[href='{where}']")
        desktop.keyboard.press("Enter")
        assert desktop.evaluate("'#' + document.activeElement.id") == where
        assert desktop.evaluate(SEEN)
    assert [desktop.locator(f"#dates_output_{part}").input_value() for part in ("day", "month", "year")] == [
        "31", "2", "2024",
    ]  # fmt: skip
    desktop.keyboard.press("Control+A")
    desktop.keyboard.type("28")
    press(desktop, "Enter")
    assert not desktop.title().startswith("Error: ")
    desktop.goto(base + "details/output/")
    expect(desktop.locator("#dates_output_day")).to_have_value("28")
