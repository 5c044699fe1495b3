"""The proof charts: every element with its burden, facts, evidence on both sides, gap and next step."""

from __future__ import annotations

from dataclasses import replace

from aiclaims.outline.model import Table
from aiclaims.reasoning.records import Allegation
from tests.outlines import NAMES, lines, matter, outline, outline_of, over, rows, section

GUANGZHOU, DEFENCE, LETTER = "guangzhou_claim", "guangzhou_defence", "china_six_allegations"


def captions(name: str) -> list[str]:
    return [b.caption for b in section(outline(name), "proof").blocks if isinstance(b, Table)]


def test_claim_has_one_chart_and_a_defence_two() -> None:
    assert captions(GUANGZHOU) == ["What we must prove, as claimant"]
    assert [caption[:2] for caption in captions(DEFENCE)] == ["A.", "B."]
    assert section(outline(GUANGZHOU), "proof").landscape


@over(NAMES[::5])
def test_no_cell_of_a_chart_is_empty_and_no_paragraph_named_twice(name: str) -> None:
    cells = [cell for row in rows(outline(name), "proof") for cell in row]
    assert all(cell.strip() for cell in cells)
    for cell in cells:
        words = cell.replace(",", " ").split()
        assert not [a for a, b, c in zip(words, words[1:], words[2:], strict=False) if a == c and b == "and"], cell


def test_acts_are_anchors_in_the_chart() -> None:
    care = next(row for row in rows(outline(GUANGZHOU), "proof") if row[0].startswith("The operator failed"))
    told = {line.split(". ")[0]: line for line in lines(outline(GUANGZHOU), "acts")}
    assert [act.split(" (")[0] for act in care[3].split(", ")] == ["Act 5", "Act 6", "Act 7"]
    assert "channel for complaints" in told["Act 5"]


def test_chart_says_once_that_no_source_sets_a_standard_and_no_defence_is_lost_by_silence() -> None:
    said = lines(outline(DEFENCE), "proof")
    assert sum("no standard of proof" in line for line in said) == 1
    assert sum("No source says that a defence is lost" in line for line in said) == 1


def test_burden_of_a_defence_is_called_assumed_where_no_source_places_it() -> None:
    own = [row for row in rows(outline(DEFENCE), "proof") if "Against §" in row[0]]
    assert own and {row[2] for row in own} == {"We must show it (assumed; no source says so)."}


def test_element_that_our_answer_puts_to_proof_is_thin_there() -> None:
    denied = Allegation("A1", "You took no care.", "", "service", "deny", "We did.", ("china.fault",))
    told = rows(outline_of(replace(matter(LETTER), allegations=(denied,))), "proof")
    care = next(row for row in told if row[0].startswith("The operator failed"))
    assert care[6].startswith("Put to proof: A1 (denied).") and care[7].startswith("Hold them to their proof.")


def test_defence_chart_says_where_their_proof_is_thin() -> None:
    thin = {row[0]: row[6] for row in rows(outline(DEFENCE), "proof") if row[0].startswith("The rights")}
    assert thin == {"The rights lie with the claimant (China)": "It rests on one reported case."}


def test_chart_sends_nobody_for_facts_that_change_nothing() -> None:
    said = [(row[1], row[6]) for n in NAMES[::2] if outline(n).side == "claim" for row in rows(outline(n), "proof")]
    assert said
    assert not [gap for verdict, gap in said if verdict.startswith("open") and gap.startswith("No gap")]
    assert not [gap for verdict, gap in said if verdict.startswith("established") and gap.startswith("Not known")]


def test_chart_asks_for_no_proof_of_an_act_nobody_complains_of() -> None:
    told = [row[0] for row in rows(outline("japan_prompts_as_tool"), "proof")]
    assert "The copy shares creative expression" in told
    assert [element for element in told if element.startswith("The output")] == []
