"""The living style guide: nothing that is drawn anywhere may be missing from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from aiclaims.views.guide import PARTS
from tests.pages import Page, read, set_up
from tests.test_pages_markup import contract

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent
ADDRESSES = ["/style/", *(f"/style/{part}/" for part in PARTS)]
SHEET = re.sub(r"/\*.*?\*/", "", (ROOT / "static" / "aiclaims.css").read_text(), flags=re.DOTALL)
DRAWN_ELSEWHERE = {
    "outline",  # the outline's own sheet
    "c4",  # a fourth column of a comparison; three are shown
}  # fmt: skip
WHOLE_PAGES = {
    "_chip.html",  # drawn once in a process, then kept; its classes are looked for
    "records/_strength.html",  # as the chip
    "_sample.html",  # a form that makes a matter
    "_more_about.html",  # links to other pages
    "records/_gone.html",  # a form that brings something back
    "records/_grouped.html",  # many choices of one matter under headings
}


def classes() -> set[str]:
    """Every class the stylesheet knows."""
    heads = re.sub(r"\{[^{}]*\}", "{}", SHEET)
    return set(re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", heads))


def shown(page: Page) -> set[str]:
    return {c for e in page.elements for c in e["attrs"].get("class", "").split()}


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_of_the_guide_keeps_the_markup_contract(client: Client, address: str) -> None:
    page = read(client, address)
    wrong = contract(page)
    assert wrong == [], wrong


def test_every_class_of_the_stylesheet_is_shown(client: Client) -> None:
    seen = {c for address in ADDRESSES for c in shown(read(client, address))}
    assert classes() - seen - DRAWN_ELSEWHERE == set()


def test_every_shared_template_is_drawn(client: Client) -> None:
    used = {t.name for address in ADDRESSES for t in client.get(address).templates}
    folders = ("", "aiclaims/", "results/", "records/")
    parts = {f + p.name for f in folders for p in (ROOT / "templates" / f).glob("_*.html")}
    assert parts - used - WHOLE_PAGES == set()


def test_stylesheet_keeps_its_budget_and_its_layers() -> None:
    assert len((ROOT / "static" / "aiclaims.css").read_bytes()) < 40_000
    assert re.findall(r"^@layer (\w+) \{", SHEET, re.MULTILINE) == [
        "reset", "tokens", "base", "components", "utilities", "print",
    ]  # fmt: skip


def test_colours_of_text_read_on_every_ground() -> None:
    """AAA on the grounds they stand on; borders of controls at three to one."""
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", SHEET))
    grounds = [colours[g] for g in ("paper", "surface")]
    text = ("ink", "ink-2", "accent", "visited", "error", "ok", "provider", "exploiter", "user", "yes")
    assert {t: g for t in text for g in grounds if contrast(colours[t], g) < 7} == {}
    assert [t for t in ("split", "no") if contrast(colours[t], colours["surface"]) < 7] == []
    tints = [colours[t] for t in ("yes-tint", "split-tint", "no-tint", "accent-tint", "sunk")]
    assert [t for t in tints if contrast(colours["ink"], t) < 7] == []
    assert min(contrast(colours["control"], g) for g in grounds) >= 3


def contrast(one: str, other: str) -> float:
    """The ratio of two colours as the accessibility guidelines reckon it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_guide_knows_only_its_own_pages(client: Client) -> None:
    assert client.get("/style/nothing/").status_code == 404


def test_pages_and_sheets_travel_compressed_and_typefaces_as_they_are(client: Client) -> None:
    for address, packed in (("/", True), ("/static/aiclaims.css", True), (f"/static/fonts/{FACE}", False)):
        response = client.get(address, headers={"accept-encoding": "gzip"})
        assert (response.headers.get("Content-Encoding") == "gzip") is packed, address
        assert len(b"".join(response)) > 1000


FACE = "source-sans-3-latin-400-normal.woff2"


def test_a_sheet_the_browser_has_is_not_sent_again(client: Client) -> None:
    first = client.get("/static/aiclaims.css", headers={"accept-encoding": "gzip"})
    assert b"".join(first)
    again = {"accept-encoding": "gzip", "if-none-match": first.headers["ETag"]}
    second = client.get("/static/aiclaims.css", headers=again)
    assert (second.status_code, b"".join(second)) == (304, b"")


@pytest.mark.parametrize(
    ("path", "tab"),
    [("", "Questions"), ("ask/output.match/", "Questions"), ("check/output/", "Answers"), ("outline/", "Outline"),
     ("results/", "Results"), ("reasons/aippi.liability.training/2/", "Results"), ("code/", "")],
)  # fmt: skip
def test_tab_of_a_page_below_it_is_the_current_one(client: Client, path: str, tab: str) -> None:
    page = read(client, set_up(client) + path)
    strip = next(e for e in page.all("nav") if "strip" in e["attrs"]["class"])
    current = [" ".join(e["text"].split()) for e in page.all("a") if strip in e["in"] and "aria-current" in e["attrs"]]
    assert current == ([tab] if tab else [])
