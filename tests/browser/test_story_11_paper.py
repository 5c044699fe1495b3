"""Story 11, the paper: names in Japanese and Chinese entered on the pages, PDF and Word file downloaded and read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from tests.browser.steps import sample
from tests.browser.test_journeys import follow
from tests.read_back import Printed, Word, plain

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
JAPANESE, CHINESE = "直木 ひかり", "刘直远"
SHARED = "直"
"""A character of both names, which the two countries draw differently."""
LINE = "Confidential. Prepared to obtain advice from Ms O’Neill."


@dataclass
class Paper:
    """A PDF as whoever opens it sees it: the words of each page, and the face of each run of them."""

    file: bytes
    runs: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reader = PdfReader(BytesIO(self.file))
        self.pages = [self._read(sheet) for sheet in self.reader.pages]

    def _read(self, sheet: Any) -> str:
        def seen(text: str, _cm: Any, _tm: Any, font: Any, _size: Any) -> None:
            self.runs.append((text, str((font or {}).get("/BaseFont"))))

        return " ".join(sheet.extract_text(visitor_text=seen).split())

    @cached_property
    def stands(self) -> dict[str, int]:
        """The page on which each place that has a name stands."""
        return {n: self.reader.get_destination_page_number(d) + 1 for n, d in self.reader.named_destinations.items()}

    def faces(self, word: str) -> set[str]:
        """The faces in which a word is drawn."""
        return {face for text, face in self.runs if word in text}


def name(page: Page, base: str, old: str, new: str) -> None:
    """Give a party of the matter another name."""
    page.goto(base + "parties/")
    follow(page, page.get_by_role("link", name=f"Change {old}"))
    page.locator("#name").fill(new)
    follow(page, page.locator("main form button[type=submit]").first)


def add(page: Page, base: str, name: str, *does: str) -> None:
    page.goto(base + "parties/add/")
    page.locator("#name").fill(name)
    for part in does:
        page.locator(f"input[name=does][value={part}]").check()
    follow(page, page.locator("main form button[type=submit]").first)


def cover(page: Page, base: str) -> None:
    page.goto(base + "outline/about/")
    page.locator("input[name=asked][value=advice]").check()
    page.locator("#lawyer").fill("Ms O’Neill")
    follow(page, page.get_by_role("button", name="Save", exact=True))


def taken(page: Page, base: str, button: str) -> bytes:
    """The file that a button of the outline's page leads to, waited for and downloaded."""
    page.goto(base + "outline/")
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text("It is ready, and the download begins.")).to_be_visible()
    return Path(download.value.path()).read_bytes()


def test_paper_with_japanese_and_chinese_names_is_right_in_every_detail(desktop: Page, live_server: LiveServer) -> None:
    base = sample(desktop, live_server.url, "japan_post_with_a_record")
    name(desktop, base, "Painter", JAPANESE)
    add(desktop, base, CHINESE, "owns_work", "made_work")
    cover(desktop, base)

    paper = Paper(taken(desktop, base, "Download as PDF"))
    every_page_is_headed_and_counted(paper)
    contents_and_references_are_right(paper)
    names_are_drawn_as_their_country_draws_them(paper)
    word = Word(taken(desktop, base, "For Word"))
    numbers_are_counted_by_word_and_paragraphs_say_the_same(word, Printed(paper.file))


def every_page_is_headed_and_counted(paper: Paper) -> None:
    total = len(paper.pages)
    for n, said in enumerate(paper.pages, 1):
        assert f"Page {n} of {total}" in said
        assert said.count("DRAFT") == 2  # in the head and, large, in the margin
        assert LINE in said


def contents_and_references_are_right(paper: Paper) -> None:
    listed = {str(m["/Title"]): m for m in paper.reader.outline if isinstance(m, dict)}
    contents = paper.pages[0].partition(" Contents ")[2]
    for title, mark in listed.items():
        at = (paper.reader.get_destination_page_number(mark) or 0) + 1
        assert re.search(rf"{re.escape(title)}[ .]+{at}\b", contents), title
    assert [title.split(" ")[0] for title in listed] == [str(n) for n in range(1, 23)]
    said = re.findall(r"§(\d+)\s*p\.\s*(\d+)", " ".join(paper.pages))
    assert len(said) > 20 and [(n, at) for n, at in said if paper.stands[f"p{n}"] != int(at)] == []


def names_are_drawn_as_their_country_draws_them(paper: Paper) -> None:
    """In the faces of tables and of paragraphs; what is drawn can be selected as what was typed."""
    assert SHARED in JAPANESE and SHARED in CHINESE
    japanese, chinese = paper.faces(JAPANESE), paper.faces(CHINESE)
    assert {face.split("+")[1] for face in japanese} == {"Noto-Sans-CJK-JP", "Noto-Serif-CJK-JP"}
    assert {face.split("+")[1] for face in chinese} == {"Noto-Sans-CJK-SC"}


def numbers_are_counted_by_word_and_paragraphs_say_the_same(word: Word, pdf: Printed) -> None:
    numbered = [p for p in word.body.iter(qn("w:p")) if p.style == "NumberedParagraph"]
    assert len(numbered) >= 60 and len({p.pPr.numPr.numId.val for p in numbered}) == 1
    assert all(p.pPr.numPr.numId.val for p in numbered)
    left = pdf.sections()
    for style, text in word.lines:
        if style == "NumberedParagraph":
            _, found, left = left.partition(plain(text))
            assert found, text
    (said,) = pdf.descriptions()
    assert said in word.descriptions() and said.startswith("ForUserthefirmestfinding")
