"""From the start page to the PDF in a real browser: by phone without scripts, and at a desk with axe looking on."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
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


def set_up(page: Page, address: str) -> str:
    """Through the set-up pages; gives the address of the task list."""
    page.goto(address)
    follow(page, page.get_by_role("button", name="Start a matter"))
    page.get_by_label("We made or own a work: somebody’s AI system, or what it made, infringes it").check()
    page.get_by_label("What an AI system made, and what was done with it").check()
    page.get_by_label(law().frameworks["china"].title).check()
    go_on(page)
    for side, (name, does) in zip(("ours", "theirs"), PARTIES, strict=True):
        page.locator(f"#{side}_name").fill(name)
        for function in does:
            page.locator(f"input[name={side}_does][value={function}]").check()
    go_on(page)
    follow(page, page.get_by_role("link", name="Questions", exact=True))
    return page.url


def given(page: Page, address: str) -> str:
    """The same matter, made without walking through the pages, and opened by this browser."""
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


def test_phone_without_scripts_reaches_the_pdf(phone: Page, live_server: LiveServer) -> None:
    base = set_up(phone, live_server.url)
    follow(phone, phone.get_by_role("link", name="Start the questions"))
    asked = 0
    while "/ask/" in phone.url or "/raised/" in phone.url or "/details/" in phone.url or "/check/" in phone.url:
        assert (overflow(phone) <= 0, low_rows(phone)) == (True, []), phone.url
        if re.search("/check/[a-z]+/", phone.url):
            phone.get_by_label("Yes", exact=True).check()
            go_on(phone)
            continue
        if "/check/" in phone.url:
            follow(phone, phone.locator("p.send a.button"))
            continue
        yes = phone.locator("main .field:visible").first.locator("input[type=radio]").first
        if "/ask/" in phone.url:
            for group in phone.locator(".question").all():
                group.locator("input").first.check()
            assert yes.is_checked()
        asked += 1
        go_on(phone)
    assert asked > 5
    assert phone.url == base + "results/"
    assert overflow(phone) <= 0
    stop = law().issue("china.liability.stop").title
    assert stop in phone.locator(".map").inner_text()
    with phone.expect_download() as taken:
        phone.get_by_role("link", name="Download the outline (PDF)").click()
    assert re.fullmatch(r"outline-[0-9A-F]{5}-[0-9A-F]{5}-\d{4}-\d\d-\d\d\.pdf", taken.value.suggested_filename)
    assert taken.value.path().read_bytes().startswith(b"%PDF-")


def test_phone_without_scripts_shows_the_versions_only_when_disputed(phone: Page, live_server: LiveServer) -> None:
    base = given(phone, live_server.url)
    phone.goto(base + "ask/output.match/")
    versions = phone.locator(".versions")
    assert versions.is_visible() is False
    phone.get_by_label("Disputed: the two sides say different things").check()
    assert versions.is_visible() is True


def test_every_page_passes_axe(desktop: Page, live_server: LiveServer) -> None:
    base = given(desktop, live_server.url)
    axe = Axe()
    paths = [
        "", "aim/", "rules/", "parties/", "parties/add/", "ask/output.match/", "raised/output/", "details/enforcement/",
        "check/", "results/", "reasons/china.liability.stop/2/", "outline/", "code/", "delete/",
    ]  # fmt: skip
    found = {}
    for address in [live_server.url, live_server.url + "/verdicts/", *(base + p for p in paths)]:
        desktop.goto(address)
        desktop.wait_for_load_state("networkidle")
        violations = axe.run(desktop).response["violations"]
        found[address] = [(v["id"], v["nodes"][0]["html"]) for v in violations]
    assert {address: v for address, v in found.items() if v} == {}


def test_mistakes_are_mended_by_keyboard_alone(desktop: Page, live_server: LiveServer) -> None:
    base = given(desktop, live_server.url)
    desktop.goto(base + "details/output/")
    desktop.locator("#dates_output_day").fill("31")
    desktop.locator("#dates_output_month").fill("2")
    desktop.locator("#dates_output_year").fill("2024")
    desktop.locator("#dates_output_year").press("Enter")
    assert desktop.title().startswith("Error: ")
    assert desktop.evaluate("document.activeElement.className") == "error-summary"
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    assert desktop.evaluate("document.activeElement.id") == "dates_output_day"
    assert desktop.locator("#dates_output_year").input_value() == "2024"
    assert desktop.locator("#dates_output_day").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    desktop.keyboard.press("Control+A")
    desktop.keyboard.type("28")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(base + "details/enforcement/*")  # browsers carry the fragment over


def test_what_an_answer_would_change_appears_beside_the_question(desktop: Page, live_server: LiveServer) -> None:
    base = given(desktop, live_server.url)
    desktop.goto(base + "ask/output.match/")
    desktop.locator(".changes .effects").wait_for()
    labels = [o.label for o in law().questions["output.match"].options]
    assert desktop.locator(".changes dt").all_inner_texts() == [f"If “{label}”" for label in labels]
