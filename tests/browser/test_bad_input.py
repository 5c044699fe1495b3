"""What people do to a page without meaning harm: go back and send again, and paste a formatted text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from aiclaims.views.case import law
from tests.browser.test_journeys import follow, given, go_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MATCH = "ask/output.match/"
OPTIONS = [o.label for o in law().questions["output.match"].options]
PASTE = """async () => {
  const of = (type, text) => [type, new Blob([text], {type})];
  const item = Object.fromEntries([of('text/html', '<h1>Letter</h1><p>of <b>notice</b></p>'),
                                   of('text/plain', 'Letter\\nof notice')]);
  await navigator.clipboard.write([new ClipboardItem(item)]);
}"""


def test_going_back_and_sending_again_saves_the_later_answer(plain: Page, live_server: LiveServer) -> None:
    base = given(plain, live_server.url)
    plain.goto(base + MATCH)
    for label in OPTIONS[:2]:
        plain.get_by_label(label, exact=True).first.check()
        go_on(plain)
        assert not plain.title().startswith("Error: ")
        plain.go_back()
        expect(plain.locator("h1")).to_have_text(law().questions["output.match"].ask)
    plain.goto(base + "check/")
    line = plain.locator("dl.summary > div", has_text=law().questions["output.match"].ask)
    expect(line.locator("dd").first).to_have_text(OPTIONS[1])


def test_formatted_text_is_pasted_as_plain_text(desktop: Page, live_server: LiveServer) -> None:
    base = given(desktop, live_server.url)
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desktop.goto(base + MATCH)
    desktop.evaluate(PASTE)
    desktop.get_by_text("Add your own words").click()
    words = desktop.get_by_label("In your own words (optional)")
    words.focus()
    desktop.keyboard.press("Control+V")
    expect(words).to_have_value("Letter\nof notice")
    desktop.get_by_label(OPTIONS[0], exact=True).first.check()
    desktop.locator("#changes dt.chosen").wait_for()
    go_on(desktop)
    desktop.goto(base + "check/")
    expect(desktop.locator("q.note")).to_have_text("Letter of notice")
    follow(desktop, desktop.get_by_role("link", name="See the results", exact=True))
