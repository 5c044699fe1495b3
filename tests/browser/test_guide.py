"""The style guide and the looks of the main pages in a real browser: axe, widths, typefaces, weight, stillness."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, Route
from pytest_django.live_server_helper import LiveServer

from aiclaims.views.guide import PARTS
from tests.browser.test_journeys import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GUIDE = ["/style/", *(f"/style/{part}/" for part in PARTS)]
MAIN = [
    "", "ask/output.match/", "details/enforcement/", "check/", "results/", "reasons/china.liability.stop/2/",
    "outline/", "chronology/", "evidence/",
]  # fmt: skip
WIDTHS = (320, 768, 1280, 1600)
STILL = 0.01
"""A tenth of what counts as good: a typeface may come just after the first paint; its stand-in is nearly as wide."""
WATCH = """window.shifted = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: true});"""


def sideways(page: Page) -> int:
    """How far the page scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_the_guide_passes_axe_and_fits(desktop: Page, live_server: LiveServer, width: int) -> None:
    desktop.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in GUIDE:
        desktop.goto(live_server.url + address)
        violations = Axe().run(desktop).response["violations"]
        found[address] = [(v["id"], v["nodes"][0]["html"]) for v in violations], sideways(desktop)
    assert {address: wrong for address, wrong in found.items() if wrong != ([], 0)} == {}


def test_no_main_page_scrolls_sideways_at_any_width(desktop: Page, live_server: LiveServer) -> None:
    base = given(desktop, live_server.url)
    addresses = [live_server.url + p for p in ("/", "/verdicts/", "/law/", "/law/china/")] + [base + p for p in MAIN]
    wide = {}
    for address in addresses:
        desktop.goto(address)
        for width in WIDTHS:
            desktop.set_viewport_size({"width": width, "height": 900})
            wide[address, width] = sideways(desktop)
    assert {place: by for place, by in wide.items() if by > 0} == {}


@pytest.mark.parametrize("path", ["ask/output.match/", "results/"])
def test_nothing_moves_while_a_page_loads(desktop: Page, live_server: LiveServer, path: str) -> None:
    base = given(desktop, live_server.url)
    desktop.add_init_script(WATCH)
    desktop.goto(base + path, wait_until="networkidle")
    desktop.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    assert desktop.evaluate("window.shifted") < STILL


@pytest.mark.parametrize("path", ["ask/output.match/", "results/"])
def test_a_typeface_that_comes_late_moves_next_to_nothing(desktop: Page, live_server: LiveServer, path: str) -> None:
    base = given(desktop, live_server.url)
    held: list[Route] = []
    late = [True]
    desktop.route("**/*.woff2", lambda route: held.append(route) if late else route.continue_())
    desktop.add_init_script(WATCH)
    desktop.goto(base + path, wait_until="domcontentloaded")
    desktop.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    late.clear()
    for route in held:
        route.continue_()
    desktop.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    assert desktop.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length") >= 2
    assert desktop.evaluate("window.shifted") < STILL


def test_first_load_of_any_page_stays_under_150_kilobytes(desktop: Page, live_server: LiveServer) -> None:
    """What the browser asks for, as the program sends it: the server of the tests sends its sheets unpacked."""
    base = given(desktop, live_server.url)
    client = Client()
    client.cookies.load({c["name"]: c["value"] for c in desktop.context.cookies()})
    weights = {}
    for path in MAIN:
        asked: list[str] = []
        desktop.on("request", lambda request, into=asked: into.append(urlsplit(request.url).path))  # type: ignore[misc]
        desktop.goto(base + path, wait_until="networkidle")
        sent = [client.get(address, headers={"accept-encoding": "gzip"}) for address in dict.fromkeys(asked)]
        weights[path] = sum(len(b"".join(response)) for response in sent)
        assert {response.status_code for response in sent} == {200}
    assert {path: size for path, size in weights.items() if not 40_000 < size < 150_000} == {}


def test_each_language_gets_its_own_form_of_a_character(desktop: Page, live_server: LiveServer) -> None:
    """直 is drawn in three ways. Needs the Noto faces that `make run` installs for the PDF."""
    desktop.goto(live_server.url + "/style/type/")
    desktop.evaluate("document.fonts.ready")
    drawn = {}
    for lang in ("ja", "zh-Hans", "zh-Hant"):
        desktop.locator("h3 [lang]").first.evaluate("(e, lang) => { e.lang = lang; e.textContent = '直骨' }", lang)
        drawn[lang] = desktop.locator("h3 [lang]").first.screenshot()
        stack = desktop.locator("h3 [lang]").first.evaluate("e => getComputedStyle(e).fontFamily")
        assert stack.startswith('"Source Serif 4"'), stack
    assert len(set(drawn.values())) == 3


def test_focus_is_a_ring_that_the_eye_finds(desktop: Page, live_server: LiveServer) -> None:
    desktop.goto(live_server.url + "/style/actions/")
    for _tab in range(6):
        desktop.keyboard.press("Tab")
        look = "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))"
        assert desktop.evaluate(look) == ["solid", 3]


def test_on_paper_what_is_folded_opens_and_the_tabs_go(desktop: Page, live_server: LiveServer) -> None:
    base = given(desktop, live_server.url)
    desktop.goto(base + "ask/output.match/")
    desktop.emulate_media(media="print")
    assert desktop.locator("details.why p").first.is_visible()
    assert not desktop.locator(".strip").is_visible()
    assert not desktop.get_by_role("button", name="Continue", exact=True).is_visible()


def test_forced_colours_and_less_motion_are_heeded(desktop: Page, live_server: LiveServer) -> None:
    desktop.emulate_media(forced_colors="active", reduced_motion="reduce")
    desktop.goto(live_server.url + "/style/findings/")
    sides = desktop.locator(".chip").first.evaluate("e => getComputedStyle(e).borderTopWidth")
    assert float(sides.removesuffix("px")) >= 1
    assert desktop.locator("main a").first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"
    assert Axe().run(desktop).response["violations"] == []
