"""How the Word file looks: what stays together on a page, marks of verdicts, lines to write on, voices, the margin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Pt

from aiclaims.outline.model import (
    Block,
    Bullets,
    Cell,
    Cite,
    Figure,
    Outline,
    Paragraph,
    Ref,
    Section,
    Span,
    Table,
    Terms,
    Text,
    Tint,
)
from aiclaims.printing.docx import render_docx
from tests.outlines import outline
from tests.word_files import of_style, opened

X: Text = (Span("x"),)


def of(*blocks: Block, **changed: Any) -> Outline:
    return replace(outline("guangzhou_claim"), sections=(Section("1", "a", "A", blocks),), **changed)


def table(rows: int, words: str = "x", tint: Tint = "") -> Table:
    return Table("T", ("a", "b"), ((Cell(X), Cell((Span(words),), tint)),) * rows, (50, 50))


def kept(paragraph: Any) -> bool:
    return paragraph.pPr is not None and paragraph.pPr.find(qn("w:keepNext")) is not None


def rows_kept(block: Table | Figure | Terms) -> list[bool]:
    """Of each row but the head: whether it stays with the next one, as Word does where every paragraph says so."""
    rows = opened(render_docx(of(block))).tables[-1].rows[0 if isinstance(block, Terms) else 1 :]
    found = [{kept(p._p) for cell in row.cells for p in cell.paragraphs} for row in rows]
    assert all(len(each) == 1 for each in found)
    return [each == {True} for each in found]


def test_a_paragraph_stays_with_the_list_lines_or_table_it_leads_to_and_with_nothing_else() -> None:
    for after in (Terms((("a", X),)), Bullets((X,)), table(1)):
        made = render_docx(of(Paragraph(1, X), Paragraph(2, X), after, Paragraph(3, X)))
        assert [kept(p) for p in of_style(made, "NumberedParagraph")] == [False, True, False]


def test_a_short_table_stays_whole_and_no_row_of_another_stands_alone() -> None:
    assert rows_kept(table(4)) == [True, True, True, False]
    assert rows_kept(table(6)) == [True, False, False, False, True, False]
    assert rows_kept(table(4, "long " * 40)) == [True, False, True, False]
    drawn = Figure("F", "One party.", ("a", "b"), table(6).rows)
    assert rows_kept(drawn) == [True] * 5 + [False]


def test_lines_to_write_on_stay_together_and_of_others_the_first_three() -> None:
    assert rows_kept(Terms((("a", ()),) * 5)) == [True, True, True, True, False]
    assert rows_kept(Terms((("a", X),) * 5)) == [True, True, False, False, False]


def test_line_to_write_on_is_black_and_has_room_above() -> None:
    row = opened(render_docx(of(Terms((("Date", ()),))))).tables[-1].rows[0]
    line = row.cells[1]._tc.tcPr.find(f"{qn('w:tcBorders')}/{qn('w:bottom')}")
    assert line.get(qn("w:color")) == "1C2530"
    assert (row.height_rule, row.height) == (WD_ROW_HEIGHT_RULE.AT_LEAST, Pt(24))


def test_labelled_lines_stand_under_the_text_of_their_paragraph_and_the_title_block_at_the_margin() -> None:
    made = opened(render_docx(of(Terms((("a", X),)))))
    first, last = (t._tbl.tblPr.find(qn("w:tblInd")) for t in (made.tables[0], made.tables[-1]))
    assert first is None and last.get(qn("w:w")) == str(Pt(30).twips)


def test_mark_of_a_verdict_is_a_sign_before_the_text_and_no_word_of_it() -> None:
    shown = {}
    for tint in ("yes", "split", "open", "no"):
        made = opened(render_docx(of(table(1, tint=tint))))
        cell = made.tables[-1].rows[1].cells[1]
        shown[tint] = _sign(made, int(cell.paragraphs[0]._p.pPr.numPr.numId.val))
        assert cell.text == "x"
    assert shown == {"yes": "●", "split": "◆", "open": "□", "no": "○"}


def _sign(made: Any, list: int) -> str:
    numbering = made.part.numbering_part.element
    kind = next(n.abstractNumId.val for n in numbering.iter(qn("w:num")) if n.numId == list)
    found = next(a for a in numbering.iter(qn("w:abstractNum")) if a.get(qn("w:abstractNumId")) == str(kind))
    return str(next(found.iter(qn("w:lvlText"))).get(qn("w:val")))


def test_citation_breaks_between_places_only_and_a_reference_stays_with_its_word() -> None:
    cites = (Cite(1, "Case 3 p3", "A-1"), Cite(1, "Case 3 p4", "A-2"), Cite(2, "Intro p1", "B-1"))
    words = (Span("It goes to "), Ref(1), Span(" ("), Ref(1), Span(")."))
    (said,) = of_style(render_docx(of(Paragraph(1, words, cites=cites))), "NumberedParagraph")
    shown = "".join(t.text for t in said.iter(qn("w:t")))
    assert shown == "It goes to\xa0§1 (§1). [1:\xa0Case\xa03\xa0p3, Case\xa03\xa0p4; 2:\xa0Intro\xa0p1]"


def test_somebodys_own_words_slant_but_not_in_the_title_block_nor_in_chinese_or_japanese() -> None:
    words = (Span("own", "quote"), Span("直子の海", "quote", "ja"))
    made = opened(render_docx(of(Paragraph(1, words), header=(("Matter", words),))))
    assert [(r.text, style, slant) for r, style, slant in _voices(made)] == [
        ("own", "PartyName", None), ("直子の海", "PartyName", None),
        ("own", "OwnWords", None), ("直子の海", "OwnWords", False),
    ]  # fmt: skip


def _voices(made: Any) -> Iterator[tuple[Any, str, bool | None]]:
    for run in made.element.iter(qn("w:r")):
        if run.style in ("OwnWords", "PartyName"):
            slant = run.rPr.find(qn("w:i"))
            yield run, run.style, None if slant is None else slant.val


def test_outline_answers_on_a_page_of_its_own_and_only_there_a_page_ends() -> None:
    for kind, turns in (("outline", [True, False]), ("summary", [False, False])):
        two = (Section("1", "a", "A", ()), Section("2", "b", "B", ()))
        made = render_docx(replace(of(), kind=kind, sections=two))  # type: ignore[arg-type]
        heads = of_style(made, "Heading1")
        assert [p.pPr.find(qn("w:pageBreakBefore")) is not None for p in heads] == turns


def test_state_stands_in_the_margin_and_not_behind_the_text() -> None:
    head = opened(render_docx(of())).sections[0].header._element
    (shape,) = (e for e in head.iter() if e.tag.endswith("}shape"))
    assert "rotation:270" in shape.get("style") and "left-margin-area" in shape.get("style")


def test_a_letter_is_black_and_its_heads_are_small() -> None:
    for kind, colour in (("letter", "None"), ("outline", "0B5160")):
        styles = {s.style_id: s for s in opened(render_docx(of(kind=kind))).styles}
        assert {str(styles[name].font.color.rgb) for name in ("Title", "Heading1")} == {colour}
        assert (styles["Title"].font.size == Pt(13)) == (kind == "letter")


def test_ids_of_a_paragraph_are_set_close() -> None:
    made = render_docx(of(Paragraph(1, (Span("abc", "code"),)), Paragraph(2, X)))
    close, plain = (p.pPr.spacing for p in of_style(made, "NumberedParagraph"))
    assert (close.line, plain) == (Pt(12), None)
