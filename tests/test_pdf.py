"""The PDF: tagged, titled, paginated, and printing what clients typed as text."""

from __future__ import annotations

import builtins
import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from aiclaims.printing.pdf import PdfUnavailableError, pdf_of, render_pdf
from aiclaims.reasoning import Answer
from tests.outlines import outline, outline_of, with_answer

GUANGZHOU = "guangzhou_claim"
TYPED = "<b>bold</b> {{ 1 }} {% now %} url(http://example.org/) 新创华"
FACED = "<html lang='en'><title>t</title><p style='font-family: \"Source Serif 4\"'>{}</p></html>"


@cache
def pdf() -> bytes:
    noted = with_answer(GUANGZHOU, Answer("work.recognised", None, "yes", "yes", note=TYPED))
    return render_pdf(outline_of(noted))


@cache
def pages() -> tuple[str, ...]:
    return tuple(page.extract_text() for page in PdfReader(BytesIO(pdf())).pages)


def test_pdf_prints_typed_markup_as_text() -> None:
    assert TYPED.replace(" ", "") in "".join(pages()).replace(" ", "").replace("\n", "")


def test_pdf_counts_its_pages_and_says_draft_on_each() -> None:
    total = len(pages())
    assert [n for n, text in enumerate(pages(), 1) if f"Page {n} of {total}" not in " ".join(text.split())] == []
    assert [n for n, text in enumerate(pages(), 1) if "DRAFT" not in text or "Confidential" not in text] == []


def test_pdf_of_the_guangzhou_claim_stays_short() -> None:
    assert 8 <= len(pages()) <= 28


def test_pdf_contents_name_the_page_on_which_each_section_begins() -> None:
    reader = PdfReader(BytesIO(pdf()))
    stands = {name: reader.get_destination_page_number(d) for name, d in reader.named_destinations.items()}
    contents = " ".join(pages()[:1])
    sections = outline("guangzhou_claim").sections
    named = {s.id: re.search(rf"{re.escape(s.title)}[ .]+(\d+)", contents) for s in sections}
    assert {id: int(found[1]) - 1 for id, found in named.items() if found} == {
        s.id: stands[f"s-{s.id}"] for s in sections
    }


def test_pdf_references_name_the_page_their_paragraph_is_on() -> None:
    reader = PdfReader(BytesIO(pdf()))
    stands = {n: reader.get_destination_page_number(d) + 1 for n, d in reader.named_destinations.items()}
    said = re.findall(r"§(\d+)\s*p\.\s*(\d+)", " ".join(pages()))
    assert len(said) > 20 and [(n, at) for n, at in said if stands[f"p{n}"] != int(at)] == []


def test_pdf_is_tagged_titled_and_has_bookmarks() -> None:
    with pikepdf.open(BytesIO(pdf())) as document:
        root = document.Root
        assert root.MarkInfo.Marked and root.Lang == "en" and root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo["/Title"]).startswith("Claim outline: copyright and generative AI (")
        assert root.Outlines.Count != 0
        assert b"pdfuaid" in root.Metadata.read_bytes()


def test_pdf_lists_hold_only_items() -> None:
    """A list with a box between it and its items fails PDF/UA; one that runs over a page holds its rest as a list."""
    with pikepdf.open(BytesIO(pdf())) as document:
        lists = [e for e in document.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/L"]
        assert lists and {str(child.get("/S")) for found in lists for child in found.K} <= {"/LI", "/L"}


def test_pdf_embeds_every_face() -> None:
    fonts = {}
    for page in PdfReader(BytesIO(pdf())).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[str(inner["/BaseFont"])] = {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
    assert fonts and all(fonts.values())
    assert any("Source-Serif" in name for name in fonts)


def test_documents_printed_at_once_share_the_faces_and_nothing_else() -> None:
    words = [f"word{n}" for n in range(4)]
    with ThreadPoolExecutor(4) as threads:
        printed = list(threads.map(lambda w: pdf_of(FACED.format(w)), words))
    assert [PdfReader(BytesIO(one)).pages[0].extract_text().strip() for one in printed] == words
    for one in printed:
        with pikepdf.open(BytesIO(one)) as document:
            faces = {str(font.BaseFont) for font in document.pages[0].Resources.Font.values()}
            assert faces and all("Source-Serif" in face for face in faces)


def test_missing_pango_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: object, **kwargs: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PdfUnavailableError, match="Pango library is missing; install libpango"):
        pdf_of("<p>x</p>")
