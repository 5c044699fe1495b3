"""The outline as HTML: what clients typed is text, every address on the page resolves, tables say what heads them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from aiclaims.outline.model import Cell, Figure, Ref, Section, Span, Table
from aiclaims.printing.html import STATIC, render_body, render_html
from aiclaims.reasoning import Answer
from aiclaims.templatetags.outline_text import runs
from tests.outlines import NAMES, REPORTED, outline, outline_of, renamed, with_answer
from tests.pages import Page

GUANGZHOU = "guangzhou_claim"
HOSTILE = [
    "<script>alert(1)</script>",
    "</p><h1>Judgment</h1>",
    '"><img src=x onerror=alert(1)>',
    "{{ settings.SECRET_KEY }} {% include 'base.html' %}",
    "url(http://example.org/x.png); @import 'x.css';",
    "</style><style>*{display:none}",
    "<!-- --><![CDATA[ ]]>",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_own_words_are_printed_as_text_and_never_read(typed: str) -> None:
    noted = outline_of(with_answer(GUANGZHOU, Answer("output.from_system", "platform", "yes", "yes", note=typed)))
    page = Page(render_html(noted))
    quoted = [e["text"] for e in page.elements if e["attrs"].get("class") == "own-words" and e["text"] == typed]
    plain = Page(render_html(outline(GUANGZHOU)))
    assert quoted == [typed]
    assert {e["tag"] for e in page.elements} == {e["tag"] for e in plain.elements}


@pytest.mark.parametrize("typed", HOSTILE)
def test_names_are_printed_as_text_and_never_read(typed: str) -> None:
    page = Page(render_html(outline_of(renamed(GUANGZHOU, "platform", typed))))
    assert typed in {e["text"] for e in page.elements if e["tag"] == "bdi"}
    assert [e for e in page.elements if e["tag"] in ("script", "img")] == []


@pytest.mark.parametrize("name", REPORTED)
def test_every_address_on_the_page_leads_somewhere_and_no_id_is_there_twice(name: str) -> None:
    page = Page(render_html(outline(name)))
    ids = [e["attrs"]["id"] for e in page.elements if "id" in e["attrs"]]
    hrefs = {e["attrs"]["href"] for e in page.elements if "href" in e["attrs"]}
    labels = {e["attrs"]["aria-labelledby"] for e in page.elements if "aria-labelledby" in e["attrs"]}
    assert len(ids) == len(set(ids))
    assert hrefs <= {f"#{id}" for id in ids} and labels <= set(ids)


def test_headings_descend_one_level_at_a_time() -> None:
    page = Page(render_body(outline(GUANGZHOU)))
    levels = [int(e["tag"][1]) for e in page.elements if re.fullmatch(r"h[1-6]", e["tag"])]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_tables_have_a_caption_and_scoped_heads_with_a_plain_corner() -> None:
    page = Page(render_body(outline(GUANGZHOU)))
    tables = [e for e in page.elements if e["tag"] == "table"]
    captions = [e for e in page.elements if e["tag"] == "caption"]
    heads = [e for e in page.elements if e["tag"] == "th"]
    corners = [e for e in page.elements if e["attrs"].get("class") == "corner"]
    assert len(tables) == len(captions) == len(corners) > 0
    assert {e["attrs"].get("scope") for e in heads} == {"col", "row"}
    assert {e["tag"] for e in corners} == {"td"}


def test_document_needs_nothing_from_outside_and_names_its_language_and_title() -> None:
    html = render_html(outline(GUANGZHOU))
    page = Page(html)
    assert next(e for e in page.elements if e["tag"] == "html")["attrs"]["lang"] == "en"
    title = next(e for e in page.elements if e["tag"] == "title")
    assert title["text"] == f"Claim outline: copyright and generative AI ({outline(GUANGZHOU).reference})"
    assert [e["tag"] for e in page.elements if e["tag"] in ("link", "script", "img", "iframe", "object", "base")] == []
    assert not re.search(r"https?://|@import|url\(", html)


def test_names_and_languages_are_marked() -> None:
    html = render_body(outline_of(renamed(GUANGZHOU, "platform", "新创华")))
    assert '<span lang="zh-Hans"><bdi class="name">新创华</bdi></span>' in html


def test_space_before_a_name_or_a_reference_stands_with_it() -> None:
    """A run that ends in a space is broken too early on paper; what is read stays the same."""
    text = (Span("Asked of "), Span("Maker", "name"), Span(" "), Span("in "), Ref(2), Span(" and "), Ref(3), Span(". "))
    assert runs(text) == (
        'Asked of<span> <bdi class="name">Maker</bdi></span> in<span> <a class="ref" href="#p2">§2</a></span>'
        ' and<span> <a class="ref" href="#p3">§3</a></span>. '
    )


def test_table_is_kept_whole_only_where_it_is_short_and_its_cells_are() -> None:
    rows = [tuple(Cell((Span(text),)) for text in ("Point", said)) for said in ("word", "word " * 90)]
    short, long = (Table("Points", ("Point", "Said"), (row,), (30, 70)) for row in rows)
    many = replace(short, rows=short.rows * 9)
    asked = replace(outline(GUANGZHOU), sections=(Section("1", "points", "Points", (short, long, many)),))
    kept = [" whole" in e["attrs"]["class"] for e in Page(render_body(asked)).all("table")]
    assert kept == [True, False, False]


def test_no_class_of_the_outline_means_something_else_on_the_pages() -> None:
    printed = {
        c
        for name in REPORTED
        for e in Page(render_body(outline(name))).elements
        for c in e["attrs"].get("class", "").split()
    }
    assert printed & set(re.findall(r"\.([a-z][\w-]*)", (STATIC / "aiclaims.css").read_text())) == {"outline"}


def test_each_cell_names_its_column_where_rows_are_stacked() -> None:
    page = Page(render_body(outline(GUANGZHOU)))
    for table in page.all("table"):
        columns = [e["text"] for e in page.elements if table in e["in"] and e["attrs"].get("scope") == "col"]
        cells = [e["attrs"]["data-under"] for e in page.elements if table in e["in"] and "data-under" in e["attrs"]]
        assert cells == columns * (len(cells) // len(columns))


def test_a_figure_is_drawn_for_paper_and_stands_beside_as_a_table() -> None:
    """The drawing is hidden from who has it read aloud; the table holds the same words, with links."""
    cells = ((Cell((Span("<Maker>", "name"),)), Cell((Span("likely"),), "yes"), Cell((Span("open"),), "open")),)
    figure = Figure("Who answers", "Maker: training likely, output open.", ("Party", "Training", "Output"), cells)
    drawn = replace(outline(GUANGZHOU), sections=(Section("10", "liability", "Liability", (figure,)),))
    page = Page(render_body(drawn))
    (svg,) = page.all("svg")
    assert svg["attrs"]["aria-hidden"] == "true"
    assert page.texts("title") == [figure.alt]
    assert page.texts("text") == ["Who answers", "Party", "Training", "Output", "<Maker>", "likely", "open"]
    assert page.texts("caption") == ["Who answers"] and page.texts("td", role="cell") == ["Party", "likely", "open"]


def test_every_width_a_table_asks_for_is_in_the_stylesheet() -> None:
    style = (STATIC / "outline.css").read_text()
    asked = {e["attrs"]["class"] for name in NAMES[::9] for e in Page(render_body(outline(name))).all("col")}
    assert asked and not [width for width in asked if f".{width} {{" not in style]


def test_paper_is_chosen_by_a_line_of_style_and_the_document_stays_one() -> None:
    a4, letter = (render_html(outline(GUANGZHOU), paper) for paper in ("A4", "Letter"))
    assert "size: letter" in letter and "size: letter" not in a4
    assert a4.partition("</style>")[2] == letter.partition("</style>")[2]
