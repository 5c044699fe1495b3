"""The four renderings of a document say the same: twelve matters, each read back from HTML, PDF, Word and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from aiclaims.outline import Outline, letters_to, plain_text, read_outline
from aiclaims.outline.model import Figure, Kind, Ref, State
from aiclaims.printing.attachment import attached_matter
from aiclaims.printing.order import Cover, Format, Order, made, printed
from aiclaims.printing.paper import Paper
from aiclaims.reasoning import Assessment, Matter, assess, dump_matter, parse_matter
from tests.outlines import DAY, matter, paragraphs, parts, rulebook, texts
from tests.read_back import Page, Printed, Word, in_header, in_sections, plain

NAMES = {
    "japan": {0: "株式会社東風出版", 1: "生成画像ラボ合同会社"},
    "china": {0: "广州绘语文化有限公司", 1: "深圳智图科技有限公司"},
    "both": {0: "直木 花子", 1: "北京云图网络有限公司", 2: "O'Hara & <Söhne>"},
}
"""Names in their own script, by the place of the party."""
MATTERS: dict[str, tuple[str, str]] = {
    "guangzhou_claim": ("", "a reported case, claimant's side, two frameworks"),
    "guangzhou_defence": ("", "the same from the other side: two proof charts, ladder argued downwards"),
    "beijing_authorship_claim": ("china", "the third aim; Chinese names"),
    "beijing_authorship_defence": ("", "the fourth aim"),
    "reader_four_trainers": ("", "six parties"),
    "china_six_allegations": ("china", "an answer to allegations, with records; Chinese names"),
    "japan_post_with_a_record": ("japan", "chronology and exhibits; Japanese names"),
    "cross_guardrails": ("both", "four frameworks, four parties; Japanese, Chinese and marked-up names in one paper"),
    "cross_malicious_user": ("", "four frameworks, defence"),
    "cross_simple_prompt": ("", "three frameworks on authorship, one of which cannot answer"),
    "china_sells_access_only": ("alone", "one party alone"),
    "wipo_alone": ("", "a framework that decides nothing: sections that have nothing to say"),
}
"""Each matter, what is changed in it, and why it is here."""
PAPERS: dict[str, Paper] = {"guangzhou_claim": "Letter", "reader_four_trainers": "Letter"}
STATES: dict[str, State] = {"guangzhou_defence": "FOR REVIEW", "cross_malicious_user": "SUPERSEDED"}
COVER = Cover("direction", "山田法律事務所", "case (Wa) 7", "trainee", "Ms O'Neill")


@cache
def facts(name: str) -> Matter:
    changed, given = MATTERS[name][0], matter(name)
    if changed == "alone":
        kept = next(p for p in given.parties if p.does and "owns_work" not in p.does)
        answers = tuple(a for a in given.answers if a.party in (None, kept.id))
        return replace(given, parties=(kept,), answers=answers, client="claimant", expect=())
    names = NAMES.get(changed, {})
    parties = tuple(replace(p, name=names.get(n, p.name)) for n, p in enumerate(given.parties))
    return replace(given, parties=parties, expect=())


@cache
def assessed(name: str) -> Assessment:
    return assess(rulebook(), facts(name))


@cache
def document(name: str, kind: Kind = "outline") -> Outline:
    state = STATES.get(name, "DRAFT")
    to = letters_to(rulebook(), assessed(name))[:1] if kind == "letter" else ()
    return made(rulebook(), assessed(name), Order(kind, to="".join(to)), generated=DAY, cover=COVER, state=state)


@cache
def file(name: str, format: Format, kind: Kind = "outline") -> bytes:
    order = Order(kind, format, PAPERS.get(name, "A4"), attach=True)
    return printed(document(name, kind), order, dump_matter(facts(name)))


@cache
def page(name: str, kind: Kind = "outline") -> Page:
    return Page(file(name, "html", kind).decode())


@cache
def word(name: str, kind: Kind = "outline") -> Word:
    return Word(file(name, "docx", kind))


@cache
def pdf(name: str, kind: Kind = "outline") -> Printed:
    return Printed(file(name, "pdf", kind))


PAPERS_GOING_OUT: tuple[tuple[str, Kind], ...] = tuple(
    (name, kind)
    for name in ("guangzhou_claim", "china_six_allegations", "cross_guardrails")
    for kind in ("summary", "letter")
)


def test_the_matters_are_what_they_are_here_for() -> None:
    found = [facts(name) for name in MATTERS]
    assert len(found) == 12
    assert {m.aim for m in found} == {
        f"{a}_{side}" for a in ("infringement", "authorship") for side in ("claim", "defence")
    }
    assert {1, 6} <= {len(m.parties) for m in found} and {1, 4} <= {len(m.frameworks) for m in found}
    assert any(m.allegations for m in found) and any(m.exhibits and m.events for m in found)
    languages = {part.lang for name in MATTERS for part in parts(document(name)) if not isinstance(part, Ref)}
    assert {"ja", "zh-Hans"} <= languages


def html_says_what_the_document_says(name: str) -> None:
    assert page(name).sections() == in_sections(document(name))
    assert page(name).header() == in_header(document(name))


def word_says_what_the_document_says(name: str) -> None:
    assert word(name).sections() == in_sections(document(name))
    assert word(name).header() == in_header(document(name))


def pdf_says_what_the_document_says(name: str) -> None:
    agree(pdf(name), document(name))


def agree(found: Printed, document: Outline) -> None:
    """Compared block by block, so that a difference is shown where it begins."""
    left = found.sections()
    for block in in_sections(document, drawn=True):
        assert left[: len(block)] == block
        left = left[len(block) :]
    assert left == ""
    assert found.header().endswith("".join(in_header(document)))


def summary_and_letter_say_the_same_everywhere(name: str, kind: Kind) -> None:
    of = document(name, kind)
    assert page(name, kind).sections() == word(name, kind).sections() == in_sections(of)
    assert page(name, kind).header() == word(name, kind).header() == in_header(of)
    agree(pdf(name, kind), of)


def state_and_confidentiality_stand_in_every_rendering(name: str) -> None:
    of = document(name)
    for text in (page(name).all(), pdf(name).header(), word(name).heads()):
        assert plain(of.state) in text and plain(of.confidentiality) in text and plain(of.reference) in text


def a_figure_is_described_in_the_same_words_everywhere(name: str) -> None:
    blocks = (b for s in document(name).sections for b in s.blocks)
    said = [plain(b.alt) for b in blocks if isinstance(b, Figure)]
    assert page(name).descriptions() == said
    assert [d for d in word(name).descriptions() if d in said] == said
    assert pdf(name).descriptions() == said


def every_reference_leads_to_its_paragraph_in_every_rendering(name: str) -> None:
    wanted = {part.number for part in parts(document(name)) if isinstance(part, Ref)}
    numbers = {p.number for p in paragraphs(document(name))}
    assert wanted <= numbers
    for read in (page(name), word(name), pdf(name)):
        led, there = read.references()
        assert led <= there
        assert {int(n) for each in led for n in re.findall(r"^_?p(\d+)$", each)} == wanted


def every_authority_in_the_table_is_cited_and_the_reverse(name: str) -> None:
    of = document(name)
    cited = {cite.authority for p in paragraphs(of) for cite in p.cites}
    cells = (c for s in of.sections for b in s.blocks for row in getattr(b, "rows", ()) for c in row)
    listed = [int(c.anchor.removeprefix("authority-")) for c in cells if c.anchor.startswith("authority-")]
    assert listed == sorted(cited) == list(range(1, len(cited) + 1))


def every_finding_question_and_rule_is_told(name: str) -> None:
    of, found = document(name), assessed(name)
    told = {p.number: plain_text(p.text) for p in paragraphs(of)}
    remedies, opened, made = (plain("".join(within(of, id))) for id in ("remedies", "open", "made"))
    for v in of.findings:
        if v.kind == "issue":
            assert v.paragraph in told, v.id
        else:
            assert plain(rulebook().issue(v.id).title) in remedies, v.id
        assert all(rule in made for rule in v.rules), v.rules
    assert [f.id for f in of.findings] == [v.issue for v in (*found.verdicts, *found.remedies)]
    counted = [q for q in of.open_questions if plain(q.ask) not in opened]  # they bear on nothing still undecided
    assert not counted or f"{len(counted)}otherquestion" in opened
    assert [q.id for q in of.open_questions] == [q.question for q in found.open_questions]


def within(of: Outline, id: str) -> Iterator[str]:
    return map(plain_text, texts(of, id))


def json_and_pdf_carry_the_matter_they_were_made_from(name: str) -> None:
    data = json.loads(file(name, "json"))
    assert read_outline(data) == document(name)
    assert parse_matter(data["matter"], rulebook()) == facts(name)
    attached = attached_matter(file(name, "pdf"))
    assert attached is not None and parse_matter(json.loads(attached), rulebook()) == facts(name)


def a_summary_and_a_letter_carry_none(name: str, kind: Kind) -> None:
    assert "matter" not in json.loads(file(name, "json", kind))
    assert attached_matter(file(name, "pdf", kind)) is None


@pytest.mark.parametrize("name", MATTERS)
def test_renderings_of_an_outline_agree(name: str) -> None:
    """One test a matter, so that each file is made once, whichever process reads it."""
    html_says_what_the_document_says(name)
    word_says_what_the_document_says(name)
    pdf_says_what_the_document_says(name)
    state_and_confidentiality_stand_in_every_rendering(name)
    a_figure_is_described_in_the_same_words_everywhere(name)
    every_reference_leads_to_its_paragraph_in_every_rendering(name)
    every_authority_in_the_table_is_cited_and_the_reverse(name)
    every_finding_question_and_rule_is_told(name)
    json_and_pdf_carry_the_matter_they_were_made_from(name)


@pytest.mark.parametrize(("name", "kind"), PAPERS_GOING_OUT)
def test_renderings_of_what_goes_out_agree(name: str, kind: Kind) -> None:
    summary_and_letter_say_the_same_everywhere(name, kind)
    a_summary_and_a_letter_carry_none(name, kind)
