"""The rulebook pages in a real browser: axe looks on at a desk; on a phone nothing but the figure's own box scrolls."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from aiclaims.views.case import law
from tests.browser.test_journeys import overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    "", "questions/", "questions/output.match/", "china/issues/china.output.infringes/", "china/propositions/",
    "china/issues/china.remedy.compensation/", "china/rules/operator_must_stop/", "china/propositions/CN-GZ-09/",
    "china/authorities/cn_guangzhou/",
]  # fmt: skip


def test_every_kind_of_page_of_the_law_passes_axe(desktop: Page, live_server: LiveServer) -> None:
    axe, found = Axe(), {}
    for path in [*PAGES, *(f"{f}/" for f in law().frameworks)]:
        desktop.goto(f"{live_server.url}/law/{path}")
        violations = axe.run(desktop).response["violations"]
        found[path] = [(v["id"], v["nodes"][0]["html"]) for v in violations]
    assert {path: v for path, v in found.items() if v} == {}


def test_figure_scrolls_in_its_own_box_on_a_phone_and_stands_beside_the_list_at_a_desk(
    desktop: Page, phone: Page, live_server: LiveServer
) -> None:
    for page, beside in ((desktop, True), (phone, False)):
        page.goto(f"{live_server.url}/law/china/issues/china.output.infringes/")
        listed, drawn = page.locator("#structure").bounding_box(), page.locator(".drawn figure").bounding_box()
        assert listed and drawn
        assert (drawn["x"] > listed["x"] + listed["width"]) is beside
        assert overflow(page) <= 0
        box, figure = page.locator(".scroll").bounding_box(), page.locator("svg.figure").bounding_box()
        assert box and figure
        assert (figure["width"] > box["width"]) is not beside


@pytest.mark.parametrize("path", PAGES)
def test_no_page_of_the_law_is_wider_than_a_phone(phone: Page, live_server: LiveServer, path: str) -> None:
    phone.goto(f"{live_server.url}/law/{path}")
    assert overflow(phone) <= 0
