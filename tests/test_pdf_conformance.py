"""PDF/A-3a and PDF/UA-1 as far as a program can tell, on every kind of document and paper.

Judged by `page-validation` (import name `page`), the one checker that installs like any package; it is young, and its
agreement with veraPDF was not checked. Not run here: veraPDF itself (no package of it), and what only a person can
judge: whether the words that stand for a figure are good ones, whether the order reads well aloud.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any, get_args

import page
import pikepdf
import pytest
from pypdf import PdfReader

from aiclaims.outline import Outline, build_summary
from aiclaims.outline.model import Cell, Figure, Section, Span, State, Terms, stamped
from aiclaims.printing.paper import PAPERS, Paper
from aiclaims.printing.pdf import render_pdf
from tests.letters import letter
from tests.outlines import matter, outline, outline_of

SHORT = "wipo_alone"
LETTERS = {"letter before claim": "guangzhou_claim", "reply": "guangzhou_defence"}
JAPANESE, CHINESE = "株式会社えいわ", "上海新创华文化发展有限公司"
MAP = Figure(
    "Who is liable, by stage",
    f"{JAPANESE}: training likely, output open. {CHINESE}: training not looked at, output contested.",
    ("Party", "Training", "Output"),
    (
        (Cell((Span(JAPANESE, "name", "ja"),)), Cell((Span("likely"),), "yes"), Cell((Span("open"),), "open")),
        (
            Cell((Span(CHINESE, "name", "zh-Hans"),)),
            Cell((Span("unlikely"),), "no"),
            Cell((Span("contested"),), "split"),
        ),
    ),
)


def figured(document: Outline) -> Outline:
    """The document with a figure, and lines to sign on, at its end."""
    added = Section("99", "added", "Map and sign-off", (MAP, Terms((("Decision", ()), ("Date", ())))), landscape=True)
    return type(document)(
        **{name: getattr(document, name) for name in document.__slots__ if name != "sections"},
        sections=(*document.sections, added),
    )


@cache
def document(kind: str) -> Outline:
    if kind in LETTERS:
        return letter(LETTERS[kind])
    if kind == "summary":
        return build_summary(outline(SHORT))
    if kind == "names":
        ours, owner, platform = matter("guangzhou_claim").parties
        parties = (replace(ours, name=JAPANESE), owner, replace(platform, name=CHINESE))
        return figured(build_summary(outline_of(replace(matter("guangzhou_claim"), parties=parties))))
    return figured(outline(SHORT))


@cache
def pdf(kind: str, paper: Paper = "A4") -> bytes:
    return render_pdf(document(kind), paper)


def broken(file: bytes, profile: str) -> list[str]:
    return [f"{f.rule_id}: {f.message}" for f in page.validate_pdf_bytes(file, profile=profile).failures]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", ["outline", "summary", "names", *LETTERS])
@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_documents_keep_both_standards(kind: str, paper: Paper, profile: str) -> None:
    assert broken(pdf(kind, paper), profile) == []


def test_the_checker_finds_what_is_wrong() -> None:
    """A checker that passes everything would prove nothing: without its language and its claim the file fails."""
    with pikepdf.open(BytesIO(pdf("summary"))) as opened:
        del opened.Root.Lang
        del opened.Root.Metadata
        changed = BytesIO()
        opened.save(changed)
    assert broken(changed.getvalue(), "ua1") and broken(changed.getvalue(), "3a")


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import sys, hashlib, django; django.setup()\n"
        "from tests.test_pdf_conformance import document\n"
        "from aiclaims.printing.pdf import render_pdf\n"
        "print(hashlib.sha256(render_pdf(document('names'), 'A4', {'a': 1})).hexdigest())"
    )
    printed = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    assert len(printed) == 1


@pytest.mark.parametrize("state", get_args(State))
def test_state_stands_in_the_head_and_the_margin_of_every_page(state: State) -> None:
    for sheet in PdfReader(BytesIO(render_pdf(stamped(document("outline"), state)))).pages:
        assert sheet.extract_text().count(state) >= 2


def structure(file: bytes) -> list[dict[str, Any]]:
    """All that is read aloud, in order: kind, text alternative, scope and language of each element."""
    found: list[dict[str, Any]] = []

    def walk(element: Any) -> None:
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            return
        about = element.get("/A", pikepdf.Dictionary())
        scope = str(about.get("/Scope", "")) if isinstance(about, pikepdf.Dictionary) else ""
        alt, lang = (str(element.get(key, "")) for key in ("/Alt", "/Lang"))
        found.append({"kind": str(element.S), "alt": alt, "scope": scope, "lang": lang})
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            walk(kid)

    with pikepdf.open(BytesIO(file)) as opened:
        for child in opened.Root.StructTreeRoot.K:
            walk(child)
    return found


def test_every_heading_cell_says_what_it_heads() -> None:
    heads = [e["scope"] for e in structure(pdf("outline")) if e["kind"] == "/TH"]
    assert {"/Column", "/Row"} == set(heads)


def test_a_figure_is_read_as_its_words() -> None:
    assert [e["alt"] for e in structure(pdf("outline")) if e["kind"] == "/Figure"] == [MAP.alt]


def test_running_heads_and_the_state_are_not_read() -> None:
    """What is marked to be read belongs to the tree; all else on a page is decoration."""
    with pikepdf.open(BytesIO(pdf("outline"))) as opened:
        marks = opened.Root.StructTreeRoot.ParentTree.Nums
        pages = len(opened.pages)
        for sheet, mark in zip(opened.pages, list(marks)[1 : 2 * pages : 2], strict=True):
            read = [int(n) for n in re.findall(rb"/MCID (\d+)", sheet.Contents.read_bytes())]
            assert read == [n for n, element in enumerate(list(mark)) if element is not None]
            assert len(read) < len(list(mark)), "a running head would be read"


def test_names_in_japanese_and_chinese_letters_are_read_as_such() -> None:
    assert {e["lang"] for e in structure(pdf("names"))} == {"", "ja", "zh-Hans"}
