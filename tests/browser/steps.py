"""Steps that several stories share: a matter opened without its set-up pages, and a walk to the results."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page

from tests import pages
from tests.browser.test_journeys import follow, go_on

OPTIONAL = re.compile("/(raised|details)/")
SECTION = re.compile("/check/[a-z]+/")


def matter(page: Page, address: str, parties: Sequence[tuple[str, list[str]]], **said: object) -> str:
    """A matter of this browser, as its set-up pages would have made it; gives the address of its task list."""
    client = Client()
    base = pages.set_up(client, list(parties), **{"title": "", "national_test": "entered"} | said)
    return address + opened(page, address, client, base)


def sample(page: Page, address: str, slug: str) -> str:
    """A copy of a sample, of this browser; gives the address of its task list."""
    client = Client()
    base = str(pages.send(client, f"/samples/{slug}/", {})).removesuffix("results/")
    return address + opened(page, address, client, base)


def opened(page: Page, address: str, client: Client, base: str) -> str:
    """Let the browser open what the client opens."""
    cookie = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": address}])
    return base


def not_known(page: Page) -> None:
    """“Not known yet” to every question of the page."""
    for group in page.locator(".question").all():
        group.get_by_label("Not known yet", exact=True).first.check()


def walk(page: Page, answer: Callable[[Page], None] = not_known) -> list[str]:
    """From the page that is shown, answering each, to the results; gives what was asked on the way, as shown."""
    asked: list[str] = []
    while not page.url.endswith("/results/"):
        if SECTION.search(page.url):
            page.get_by_label("Yes", exact=True).check()
            go_on(page)
        elif page.url.endswith("/check/"):
            follow(page, page.get_by_role("link", name="See the results", exact=True))
        elif OPTIONAL.search(page.url):
            follow(page, page.get_by_role("link", name="Skip everything optional"))
        else:
            asked += questions(page)
            answer(page)
            go_on(page)
        assert not page.title().startswith("Error: "), page.url
    return asked


def questions(page: Page) -> list[str]:
    """The main question of each block of a question page, as it reads."""
    return [first_line(q) for q in page.locator(".question").all()]


def first_line(block: Locator) -> str:
    return block.locator("legend, label").first.inner_text()
