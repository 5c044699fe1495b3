"""axe finds nothing on any page of the journeys in any state, at 1280 px and at 320 px, in any language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from aiclaims.models import Access, store
from aiclaims.views.case import law
from tests.browser.steps import matter, opened
from tests.browser.test_journeys import PARTIES, follow, go_on
from tests.test_queries import FILE, thick

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 320)
MATCH = "ask/output.match/"
FULL = [
    "", "check/", "quick/", "changes/output.match/", "raised/output/", "details/output/", "results/", "results/all/",
    "results/compared/", "results/china/", "reasons/china.liability.stop/2/", "open/", "open/send/", "allegations/",
    "allegations/paste/", "allegations/2/", "allegations/2/remove/", "chronology/", "chronology/2/remove/",
    "evidence/", "evidence/2/", "evidence/2/remove/", "editions/", "delete/", "parties/2/remove/", "outline/",
    "outline/about/", "outline/issue/", "files/2/", "aim/", "parties/add/", "evidence/add/",
]  # fmt: skip
AROUND = ["/continue/", "/open/", "/deleted/", "/verdicts/", "/samples/"]
EMPTY = ["allegations/", "chronology/", "evidence/", "check/", "check/output/", "open/", "code/"]
AXE = Axe()


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    """A page that may meet any status: lapse pages and conflicts have theirs."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def wrong(page: Page) -> list[str]:
    """What axe finds at each width, where anything scrolls sideways too."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        violations = AXE.run(page).response["violations"]
        found += [f"{page.url} {width}: {v['id']} {v['nodes'][0]['html'][:200]}" for v in violations]
        sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{page.url} {width}: {sideways} px too wide"] * (sideways > 0)
    return found


def full(page: Page, address: str) -> str:
    """The thick matter, opened by this browser; the address of its task list."""
    client = Client()
    client.session.save()
    row = store(thick(), law())
    file = row.printed.create(pk=2, key="2", order=FILE, snapshot={}, name="x")
    row.issued.create(number=1, digest="another", printed=file)
    client.cookies[settings.SESSION_COOKIE_NAME] = str(client.session.session_key)
    Access.objects.create(matter=row, session=client.session.session_key)
    return address + opened(page, address, client, f"/m/{row.pk}/")


@pytest.mark.parametrize("part", [FULL[:9], FULL[9:18], FULL[18:]], ids=["asking", "results", "records"])
def test_pages_of_a_full_matter(window: Page, live_server: LiveServer, part: list[str]) -> None:
    base, found = full(window, live_server.url), []
    for path in part:
        window.goto(base + path)
        window.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found += wrong(window)
    assert found == []


def test_pages_of_a_matter_with_nothing_in_it_yet(window: Page, live_server: LiveServer) -> None:
    base, found = matter(window, live_server.url, PARTIES, complaint=["output"], frameworks=["china"]), []
    for path in EMPTY:
        window.goto(base + path)
        found += wrong(window)
    window.goto(base + "code/")
    follow(window, window.locator("main form button").first)  # with its code
    assert found + wrong(window) == []


def test_pages_of_what_goes_wrong(window: Page, live_server: LiveServer) -> None:
    base, found = matter(window, live_server.url, PARTIES, complaint=["output"], frameworks=["china"]), []
    window.goto(base + MATCH)
    go_on(window)  # nothing chosen
    found += wrong(window)
    window.goto(base + MATCH)
    other = window.context.new_page()
    other.goto(base + MATCH)
    for page, n in ((other, 0), (window, 1)):
        page.locator(".options input[type=radio]").nth(n).check()
        page.locator("#changes dt.chosen").wait_for()
        go_on(page)
    assert window.locator("#problem").inner_text() == "Changed somewhere else meanwhile"
    found += wrong(window)
    window.goto(base + "rules/")
    window.locator("input[name=frameworks][value=china]").uncheck()
    window.locator("input[name=frameworks][value=wipo]").check()
    go_on(window)
    found += wrong(window)
    window.goto(base + "details/output/")
    window.context.clear_cookies()
    go_on(window)
    assert window.locator("h1").inner_text() == "Your session has ended"
    found += wrong(window)
    for path in (base, live_server.url, *(live_server.url + p for p in AROUND)):
        window.goto(path)
        found += wrong(window)
    assert found == []


@pytest.mark.parametrize("language", ["ja", "zh-hans"])
def test_pages_in_other_languages(window: Page, live_server: LiveServer, language: str) -> None:
    base, found = full(window, live_server.url), []
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    window.context.add_cookies([cookie])  # type: ignore[list-item]
    for path in ("", MATCH, "check/", "results/", "allegations/"):
        window.goto(base + path)
        assert (window.locator("html").get_attribute("lang") or "").lower() == language
        found += wrong(window)
    assert found == []
