"""The Word file read back: it says what the model says, its numbers are live, its references lead somewhere."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from lxml import etree

from aiclaims.outline import build_summary
from aiclaims.outline.model import (
    Bullets,
    Cell,
    Figure,
    Paragraph,
    Ref,
    Section,
    Span,
    State,
    Table,
    Terms,
)
from aiclaims.printing.docx import render_docx
from tests.outlines import REPORTED, outline, outline_of, parts, renamed
from tests.word_files import codes, names, numbers, of_style, opened, raw, read, say, style, text, written

NAMES = [*REPORTED, "japan_access_disputed"]
CONTROLS = "".join(chr(n) for n in (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF))
HOSTILE = [
    "<w:p>&amp;</w:t></w:r>\"'>]]><!--",
    "{{ settings.SECRET_KEY }} {% include 'base.html' %}",
    "file:///etc/passwd url(http://example.org/x.png)",
    "🙂👩‍⚖️ \U0001f1ef\U0001f1f5",
    "w" * 300,
    "شركة الأمثلة 2024 و”أخرى“",
]


@cache
def file(name: str) -> bytes:
    return render_docx(outline(name))


@pytest.mark.parametrize("name", NAMES)
def test_file_says_what_the_model_says_in_its_order(name: str) -> None:
    assert list(read(file(name))) == [(kind, say(words)) for kind, words in written(outline(name))]


@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_are_one_live_list_with_the_numbers_of_the_model(name: str) -> None:
    model = [b.number for s in outline(name).sections for b in s.blocks if isinstance(b, Paragraph)]
    assert numbers(file(name)) == model
    assert {p.pPr.numPr.numId.val for p in of_style(file(name), "NumberedParagraph")} == {1}


def test_numbers_that_jump_are_shown_as_they_are() -> None:
    section = Section("1", "a", "A", tuple(Paragraph(n, (Span("x"),)) for n in (4, 5, 9)))
    assert numbers(render_docx(replace(outline(NAMES[0]), sections=(section,)))) == [4, 5, 9]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_and_link_leads_to_a_bookmark_and_no_bookmark_is_there_twice(name: str) -> None:
    found = names(file(name))
    targets = [c.split()[1] for c in codes(file(name)) if c.startswith(("REF", "PAGEREF"))]
    links = [e.get(qn("w:anchor")) for e in opened(file(name)).element.iter(qn("w:hyperlink"))]
    assert len(found) == len(set(found)) and all(re.fullmatch(r"[a-z]\w{0,39}", name) for name in found)
    assert set(targets) | set(links) <= set(found)
    assert len([c for c in codes(file(name)) if c.startswith("REF")]) == sum(
        isinstance(p, Ref) for p in parts(outline(name))
    )


def test_references_hold_their_number_and_tell_a_page_once_it_is_known() -> None:
    xml = ZipFile(BytesIO(file("guangzhou_claim"))).read("word/document.xml").decode()
    field = r"<w:instrText[^>]*> REF p(\d+)[^<]*</w:instrText></w:r>.*?<w:t[^>]*>([^<]*)</w:t>"
    assert {number == anchor for anchor, number in re.findall(field, xml)} == {True}
    told = re.findall(
        r' REF (p\d+) \\n \\h ; QUOTE "\xa0p\.\xa0; PAGEREF (p\d+) ;" ', ";".join(raw(file("guangzhou_claim")))
    )
    assert len(told) > 40 and all(number == page for number, page in told)
    assert len(told) == len([c for c in codes(file("guangzhou_claim")) if c.startswith("PAGEREF")])


def test_contents_is_a_field_that_names_every_section_and_invents_no_page() -> None:
    of, root = outline("guangzhou_defence"), opened(file("guangzhou_defence")).element
    lines = [text(p) for p in root.iter(qn("w:p")) if style(p) == "TOC1"]
    assert lines == [say(f"{s.number} {s.title}") for s in of.sections]
    assert [c for c in codes(file("guangzhou_defence")) if c.startswith("TOC")] == [r'TOC \o "1-1" \h \z']


@pytest.mark.parametrize("name", NAMES)
def test_tables_have_a_caption_a_head_that_repeats_whole_rows_and_the_width_of_the_line(name: str) -> None:
    found, model = opened(file(name)).tables, [b for s in outline(name).sections for b in s.blocks]
    said = [t._tbl.tblPr.find(qn("w:tblCaption")) for t in found]
    assert [c.get(qn("w:val")) for c in said if c is not None] == [
        b.caption for b in model if isinstance(b, Table | Figure)
    ]
    for table, caption in zip(found, said, strict=True):
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [caption is not None] + [False] * (len(heads) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        inset = table._tbl.tblPr.find(qn("w:tblInd"))
        widths = [int(e.get(qn("w:w"))) for e in (*table._tbl.tblGrid, *([] if inset is None else [inset]))]
        assert sum(widths) in (8788, 14570)


def test_cell_that_holds_a_verdict_has_its_rule_and_shading() -> None:
    table = next(t for t in opened(file("guangzhou_claim")).tables if "Finding" in t.rows[0].cells[1].text)
    kinds = {
        cell.text.split(":")[0]: (cell._tc.tcPr.find(f"{qn('w:tcBorders')}/{qn('w:left')}").get(qn("w:val")))
        for row in table.rows[1:] for cell in row.cells[1:2]
    }  # fmt: skip
    assert kinds["Likely"] == "single" and kinds["Prima facie"] == "dashed"


def test_proof_chart_lies_on_its_side_and_the_rest_stands() -> None:
    for paper, size in (("A4", (11906, 16838)), ("Letter", (12240, 15840))):
        found = opened(render_docx(outline("guangzhou_claim"), paper)).sections  # type: ignore[arg-type]
        assert [(s.page_width.twips, s.page_height.twips) for s in found] == [size, size[::-1], size]


@pytest.mark.parametrize("state", ["DRAFT", "FOR REVIEW", "SUPERSEDED"])
def test_every_page_says_reference_state_confidentiality_section_and_page(state: State) -> None:
    of = replace(outline("guangzhou_claim"), state=state)
    for section in opened(render_docx(of)).sections:
        head = section.header._element
        assert [text(p) for p in head.iter(qn("w:p"))] == [f"Ref. {of.reference} · {state}", of.confidentiality]
        assert f'string="{state}"' in etree.tostring(head).decode()
        fields = [e.text.strip() for e in section.footer._element.iter(qn("w:instrText"))]
        assert fields == ["STYLEREF 1", "PAGE", "NUMPAGES"]


def test_lists_of_numbers_each_begin_at_one_and_lines_to_write_on_are_ruled() -> None:
    lists = (Bullets(((Span("a"),), (Span("b"),)), "numbers"), Bullets(((Span("c"),),), "numbers"))
    section = Section("1", "a", "A", (*lists, Bullets(((Span("d"),),), "boxes"), Terms((("Date", ()),))))
    made = render_docx(replace(outline(NAMES[0]), sections=(section,)))
    ids = [int(p.pPr.numPr.numId.val) for p in of_style(made, "ListNumber")]
    assert ids[0] == ids[1] != ids[2] and min(ids) > 4
    line = opened(made).tables[-1].rows[0].cells[1]
    assert line.text == "" and line._tc.tcPr.find(f"{qn('w:tcBorders')}/{qn('w:bottom')}") is not None


def test_figure_is_a_table_with_its_description() -> None:
    row = (Cell((Span("Operator"),)), Cell((Span("likely"),), "yes"))
    drawn = Figure("Map", "One party.", ("Party", "Output"), (row,))
    made = render_docx(replace(outline(NAMES[0]), sections=(Section("1", "a", "A", (drawn,)),)))
    about = opened(made).tables[-1]._tbl.tblPr.find(qn("w:tblDescription"))
    assert about.get(qn("w:val")) == "One party."


def test_names_are_in_their_language_and_script() -> None:
    made = render_docx(outline_of(renamed("guangzhou_claim", "platform", "株式会社アシモフ")))
    runs = [
        r
        for r in opened(made).element.iter(qn("w:r"))
        if "".join(t.text for t in r.iter(qn("w:t"))) == "株式会社アシモフ"
    ]
    found = {(r.rPr.find(qn("w:lang")).get(qn("w:eastAsia")), r.rPr.rFonts.get(qn("w:eastAsia"))) for r in runs}
    assert found == {("ja-JP", "Noto Serif CJK JP"), ("ja-JP", "Noto Sans CJK JP")}


def test_words_that_run_to_the_left_are_marked_and_what_follows_runs_on() -> None:
    made = render_docx(outline_of(renamed("guangzhou_claim", "platform", "حبر")))
    runs = [r for r in opened(made).element.iter(qn("w:r")) if r.text == "حبر"]
    assert runs and all(r.rPr.find(qn("w:rtl")) is not None for r in runs)
    assert all(r.getnext().text == "\u200e" for r in runs)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_clients_typed_is_text(typed: str) -> None:
    of = outline_of(renamed("guangzhou_claim", "platform", typed))
    made = render_docx(of)
    assert list(read(made)) == [(kind, say(words)) for kind, words in written(of)]
    assert {e.tag for e in opened(made).element.iter()} >= {
        e.tag for e in opened(file("guangzhou_claim")).element.iter()
    }


def test_no_character_that_xml_cannot_hold_gets_in() -> None:
    section = Section(CONTROLS, "a", CONTROLS, (Paragraph(1, (Span(CONTROLS + "x", "quote"),), CONTROLS),))
    of = replace(outline(NAMES[0]), title=CONTROLS, confidentiality=CONTROLS, sections=(section,))
    assert "x" in text(of_style(render_docx(of), "NumberedParagraph")[0])


def test_four_hundred_paragraphs_are_numbered_to_the_end() -> None:
    section = Section("1", "a", "A", tuple(Paragraph(n, (Span("see "), Ref(401 - n))) for n in range(1, 401)))
    made = render_docx(replace(outline(NAMES[0]), sections=(section,)))
    assert numbers(made) == [*range(1, 401)]


def test_file_holds_no_relation_to_anything_outside_no_macro_and_no_client_in_its_properties() -> None:
    archive = ZipFile(BytesIO(file("guangzhou_claim")))
    assert all(name.endswith((".xml", ".rels")) for name in archive.namelist())
    assert not any(b"TargetMode" in archive.read(name) for name in archive.namelist())
    about = opened(file("guangzhou_claim")).core_properties
    of = outline("guangzhou_claim")
    assert (about.title, about.language, about.author) == (f"{of.title} ({of.reference})", "en-GB", "")
    assert (about.comments, about.last_modified_by) == ("", "")
    assert about.created.date().isoformat() == about.modified.date().isoformat() == of.generated


def test_title_longer_than_the_property_of_a_file_may_be_is_cut_there_only() -> None:
    made = render_docx(replace(outline(NAMES[0]), title="t" * 300))
    assert opened(made).core_properties.title == "t" * 255
    assert text(of_style(made, "Title")[0]) == "t" * 300


def test_styles_are_ours_alone() -> None:
    styles = {style.style_id for style in opened(file("guangzhou_claim")).styles}
    used = opened(file("guangzhou_claim")).element.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    assert set(used) <= styles and len(styles) < 40


def test_summary_has_no_contents_and_leads_to_no_paragraph_of_the_outline() -> None:
    of = build_summary(outline("guangzhou_claim"))
    section = replace(of.sections[0], blocks=(Paragraph(1, (Span("See "), Ref(42), Span("."))),))
    assert codes(render_docx(replace(of, sections=(section,)))) == []
    assert ("NumberedParagraph", "See §42.") in read(render_docx(replace(of, sections=(section,))))


def test_letter_has_no_numbers_of_sections_and_says_its_title_once() -> None:
    said = tuple(Section(str(n), title, title, ()) for n, title in enumerate(("Letter before claim", "The work"), 1))
    made = render_docx(replace(outline("guangzhou_claim"), kind="letter", title="Letter before claim", sections=said))
    assert [text(p) for p in of_style(made, "Title", "Heading1")] == ["Letter before claim", "The work"]
    feet = opened(made).sections[0].footer._element
    assert [e.text.strip() for e in feet.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


MADE = """
import hashlib
from tests.outlines import outline
from aiclaims.printing.docx import render_docx
print(hashlib.sha256(render_docx(outline("guangzhou_defence"), "Letter")).hexdigest())
"""


def test_same_document_gives_the_same_bytes_in_another_process() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", MADE], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        for seed in ("1", "2")
    ]
    here = hashlib.sha256(render_docx(outline("guangzhou_defence"), "Letter")).hexdigest()
    assert {t.stdout.strip() for t in told} == {here}
