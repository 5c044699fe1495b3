"""The outline as data: whole, numbered, consistent, and honest about what each finding rests on."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from aiclaims.outline import outline_json, plain_text, read_outline
from aiclaims.outline.build import PARTS
from aiclaims.outline.model import Paragraph, Part, Ref, Span, Table
from aiclaims.reasoning import Answer, Matter
from aiclaims.reasoning.days import Day
from tests.outlines import (
    NAMES,
    assessed,
    lines,
    matter,
    outline,
    outline_of,
    over,
    paragraphs,
    parts,
    renamed,
    rows,
    rulebook,
    section,
    texts,
    with_answer,
)

GUANGZHOU = "guangzhou_claim"
SEAMS = re.compile(r"\{|\}|\bN/A\b|\(None|None\)|\.\.|\s[.,;]|  |\d\s?%|\bnull\b|\[\]|\(\)|“”|[:;,] ?[.;)]|\.;")


@over(NAMES)
def test_outline_numbers_its_paragraphs_from_one_without_gaps(name: str) -> None:
    numbers = [p.number for p in paragraphs(outline(name))]
    assert numbers == list(range(1, len(numbers) + 1))


@over(NAMES)
def test_every_outline_has_the_same_sections_under_the_same_numbers(name: str) -> None:
    side = outline(name).side
    wanted = [(part.number, part.id) for part in PARTS if part.only in (None, side)]
    assert [(s.number, s.id) for s in outline(name).sections] == wanted


@over(NAMES)
def test_outline_refers_only_to_paragraphs_it_has(name: str) -> None:
    refs = {part.number for part in parts(outline(name)) if isinstance(part, Ref)}
    assert refs <= {p.number for p in paragraphs(outline(name))}


@over(NAMES)
def test_outline_shows_no_seams_of_its_making(name: str) -> None:
    found = [plain_text(tuple(without_own_words(part) for part in text)) for text in texts(outline(name))]
    assert [text for text in found if SEAMS.search(text.strip())] == []


def without_own_words(part: Part) -> Part:
    return Span("WORDS") if isinstance(part, Span) and part.kind in ("quote", "code") else part


@over(NAMES)
def test_outline_leaves_no_section_empty(name: str) -> None:
    assert [s.id for s in outline(name).sections if not s.blocks] == []
    tables = [b for s in outline(name).sections for b in s.blocks if isinstance(b, Table)]
    assert [t.caption for t in tables if not t.rows or any(len(r) != len(t.columns) for r in t.rows)] == []


@over(NAMES)
def test_outline_tells_every_shown_finding_in_its_own_word(name: str) -> None:
    headings = [plain_text(text) for text in texts(outline(name), "analysis")]
    told = " ".join(headings + lines(outline(name), "analysis")).lower()
    for verdict in assessed(name).verdicts:
        title = rulebook().issue(verdict.issue).title
        assert title[1:].lower() in told, verdict.issue
        assert verdict.verdict in told, verdict.issue


@over(NAMES)
def test_outline_prints_every_note_as_a_quotation(name: str) -> None:
    quoted = {p.text for p in parts(outline(name)) if isinstance(p, Span) and p.kind == "quote"}
    assert {" ".join(a.note.split()) for a in matter(name).answers if a.note} <= quoted


@over(NAMES)
def test_annex_lists_every_answer_given(name: str) -> None:
    tables = [b for b in section(outline(name), "annex").blocks if isinstance(b, Table)]
    listed = sum(len(t.rows) for t in tables if t.caption.startswith("Annex"))
    assert listed == len(matter(name).answers)


def test_sections_have_the_numbers_that_readers_know() -> None:
    kept = [part.number for part in PARTS if part.only is None]
    assert kept == [str(n) for n in range(1, 23)]
    assert [part.id for part in PARTS if part.only == "defence"] == ["first-steps", "threshold", "contribution"]


def test_framework_alone_is_compared_with_nothing_and_the_outline_says_so() -> None:
    assert lines(outline("beijing_authorship_claim"), "comparison") == [
        "One framework alone was chosen, so there is nothing to compare."
    ]


def test_answer_names_who_is_liable_for_what_and_how_sure_that_is() -> None:
    assert [(row[0], row[1]) for row in rows(outline(GUANGZHOU), "answer")] == [
        ("Platform: liability to stop the infringement (China)", "Likely: probably made out"),
        ("Platform: liability to compensate (China)", "Likely: probably made out"),
        ("Platform: liability for the output (AIPPI)", "Prima facie: open: stands unless they show otherwise"),
    ]


def test_answer_lists_remedies_by_what_can_be_had() -> None:
    remedies = next(line for line in lines(outline(GUANGZHOU), "answer") if "To be had" in line)
    assert remedies.startswith(
        "Remedies. Asked for: that it stops, money for the loss and costs. To be had: stop the infringement,"
        " compensation and court fee (China); not asked for so far: further measures against close copies (China)."
    )


def test_dates_state_that_no_limit_is_computed() -> None:
    warning = section(outline(GUANGZHOU), "dates").blocks[0]
    assert plain_text(warning.text).startswith("No time limit is computed")  # type: ignore[union-attr]


def test_chronology_turns_a_date_into_an_event() -> None:
    dated = with_answer(GUANGZHOU, Answer("dates.notice", "platform", Day(2024, 1, 5), Day(2024, 1, 5)))
    assert lines(outline_of(dated), "chronology") == ["5 January 2024: Platform was first told of the complaint."]


def test_chronology_says_how_exactly_a_date_is_known_and_keeps_its_place() -> None:
    said = {
        "dates.suit": "2024-05",
        "dates.output": "2024",
        "dates.notice": "2024-04-02~",
        "dates.publication": "2024-05-01",
    }
    dated = matter(GUANGZHOU)
    for question, text in said.items():
        party = "platform" if question == "dates.notice" else None
        dated = replace(dated, answers=(*dated.answers, Answer(question, party, Day.read(text), Day.read(text))))
    assert lines(outline_of(dated), "chronology") == [
        "2024 (no month known): The output was first seen.",
        "about 2 April 2024: Platform was first told of the complaint.",
        "May 2024 (no day known): The claim was filed.",
        "1 May 2024: The work was first made public.",
    ]


@pytest.mark.parametrize(("text", "vague"), [("2024-03-05", False), ("2024-03", True), ("2024-03-05~", True)])
def test_dates_not_known_to_the_day_are_named_before_a_period_is_counted(text: str, vague: bool) -> None:
    dated = with_answer(GUANGZHOU, Answer("dates.notice", "platform", Day.read(text), Day.read(text)))
    said = [line for line in lines(outline_of(dated), "dates") if line.startswith("Not known to the day: ")]
    assert bool(said) is vague
    assert all(line.endswith(". Find the day before you count any period from them.") for line in said)


def test_chronology_keeps_a_disputed_date_with_both_versions() -> None:
    dated = with_answer(GUANGZHOU, Answer("dates.notice", "platform", Day(2024, 1, 5), Day(2024, 3, 1)))
    assert lines(outline_of(dated), "chronology") == [
        "Platform was first told of the complaint. The date is in dispute: we say 5 January 2024,"
        " they say 1 March 2024."
    ]


def test_disputed_fact_reads_from_our_side() -> None:
    disputed = Answer("service.still_yields", "platform", "yes", "no")
    claim = outline_of(with_answer(GUANGZHOU, disputed))
    defence = outline_of(with_answer("guangzhou_defence", disputed))
    ours, theirs = "can still produce the work", "can no longer produce the work"
    assert any(re.search(f"Our case: .*{ours}.*Their case: .*{theirs}", line) for line in lines(claim, "acts"))
    assert any(
        re.search(f"^Denied. Our case: .*{theirs}.*Their case: .*{ours}", line) for line in lines(defence, "acts")
    )


def test_bare_denial_is_told_as_one() -> None:
    denied = outline_of(with_answer(GUANGZHOU, Answer("output.from_system", "platform", "yes", None)))
    assert any(line.endswith("Their case: a bare denial.") for line in lines(denied, "acts"))


def test_defence_admits_nothing_and_puts_to_proof_what_is_not_known() -> None:
    unknown = outline_of(
        with_answer("guangzhou_defence", Answer("output.from_system", "platform", "unknown", "unknown"))
    )
    told = lines(unknown, "acts")
    assert "Not disputed so far. The service of Platform did not have a channel for complaints." in told
    assert any(line.startswith("Not admitted. It is not known yet whether the output came from") for line in told)


def test_finding_on_soft_law_alone_says_so_first() -> None:
    answer = next(line for line in lines(outline(GUANGZHOU), "analysis") if "soft law alone" in line)
    assert answer == (
        "Short answer. This rests on soft law alone, which binds no court. Likely (probably made out), because the"
        " digest speaks of right holders only; that an exclusive licensee stands in for the owner is our inference."
    )


def test_likely_finding_names_what_it_rests_on() -> None:
    told = lines(outline(GUANGZHOU), "analysis")
    assert "Conclusion. Likely. It rests on one reported case. It is a weighing that no rule settles." in told


def test_comparables_are_never_called_a_forecast() -> None:
    told = [line for line in lines(outline(GUANGZHOU), "money") if "Shenzhen" in line]
    assert [line.split(". ")[0] for line in told] == ["Reported sums: one case each, neither a tariff nor a forecast"]


def test_comparables_stand_back_where_compensation_is_open_by_silence_alone() -> None:
    supplier = replace(
        matter(GUANGZHOU),
        parties=tuple(
            replace(p, does=("develops",)) if p.does[:1] == ("runs_service",) else p for p in matter(GUANGZHOU).parties
        ),
    )
    assert [line for line in lines(outline_of(supplier), "money") if "Shenzhen" in line] == []


def test_own_side_never_moves_a_verdict() -> None:
    claim, defence = matter(GUANGZHOU), replace(matter(GUANGZHOU), aim="infringement_defence", client="platform")
    words = {tuple(row[1].split(":")[0] for row in rows(outline_of(m), "answer")) for m in (claim, defence)}
    assert words == {("Likely", "Likely", "Prima facie")}


def test_reference_stands_for_the_answers_and_names_nobody() -> None:
    one, other = outline(GUANGZHOU), outline_of(renamed(GUANGZHOU, "platform", "Another platform"))
    assert re.fullmatch(r"[0-9A-F]{5}-[0-9A-F]{5}", one.reference)
    assert one.reference == outline_of(matter(GUANGZHOU)).reference != other.reference


def test_full_stop_is_not_doubled_after_an_abbreviated_name() -> None:
    named = outline_of(renamed(GUANGZHOU, "platform", "Platform Co."))
    assert "Act 2. The output came from the system or service of Platform Co." in lines(named, "acts")


def test_unprintable_and_direction_characters_do_not_reach_the_page() -> None:
    named = outline_of(renamed(GUANGZHOU, "platform", "Pla\u202etform\x00 \x07Ltd"))
    assert "Pla tform Ltd" in {p.text for p in parts(named) if isinstance(p, Span)}


def test_matter_without_facts_or_parties_still_makes_a_whole_outline() -> None:
    bare = outline_of(Matter(aim="infringement_claim", frameworks=("aippi", "china")))
    assert lines(bare, "parties") == ["No party has been entered yet."]
    assert lines(bare, "answer")[0] == (
        "What is complained of has not been said yet. This outline supports a claim. It is assessed under AIPPI and"
        " China; section 20 names each in full."
    )


def test_framework_outside_the_aim_says_why_it_is_silent() -> None:
    bare = outline_of(Matter(aim="authorship_claim", frameworks=("aippi",)))
    assert plain_text(section(bare, "answer").blocks[1].text) == rulebook().frameworks["aippi"].outside  # type: ignore[union-attr]


@over(NAMES)
def test_authorities_are_numbered_as_cited_and_carry_their_weight(name: str) -> None:
    tables = [b for b in section(outline(name), "authorities").blocks if isinstance(b, Table)]
    cited = {c.authority for p in paragraphs(outline(name)) for c in p.cites}
    listed = [int(plain_text(row[0].text)) for row in tables[0].rows] if tables else []
    assert listed == list(range(1, len(listed) + 1)) and cited == set(listed)


@over(NAMES)
def test_propositions_point_at_the_paragraphs_that_cite_them(name: str) -> None:
    cited: dict[str, set[int]] = {}
    for p in paragraphs(outline(name)):
        for c in p.cites:
            cited.setdefault(c.id, set()).add(p.number)
    relied = [row for row in rows(outline(name), "authorities") if len(row) == 3]
    listed: dict[str, set[int]] = {}
    for _place, said, refs in relied:
        listed.setdefault(said.split()[-1], set()).update(int(n) for n in re.findall(r"\d+", refs))
    assert listed == cited


def test_json_is_plain_and_keeps_order_and_numbers() -> None:
    data = json.loads(json.dumps(outline_json(outline(GUANGZHOU))))
    numbered = [b["number"] for s in data["sections"] for b in s["blocks"] if b["block"] == "paragraph"]
    assert numbered == [p.number for p in paragraphs(outline(GUANGZHOU))]
    assert (data["side"], data["state"], data["reference"]) == ("claim", "DRAFT", outline(GUANGZHOU).reference)


@over(NAMES[::5])
def test_json_is_read_back_as_the_same_outline(name: str) -> None:
    assert read_outline(json.loads(json.dumps(outline_json(outline(name))))) == outline(name)


def test_references_are_short_in_plain_text() -> None:
    assert plain_text((Span("See "), Ref(40), Span("."))) == "See §40."
    assert Paragraph(40, ()).anchor == Ref(40).anchor == "p40"
