"""What tools and signals add to an outline: evidence, preservation and prevention, and never a finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aiclaims.outline import plain_text
from aiclaims.outline.build import NO_RULES
from aiclaims.outline.model import Bullets, Table
from tests.outlines import NAMES, lines, matter, outline, outline_of, paragraphs, rows, section, texts

FINDINGS = {"proof", "analysis", "liability", "defences", "remedies", "pivots", "comparison"}


def bullets(name: str) -> list[str]:
    found = [b for b in section(outline(name), "evidence").blocks if isinstance(b, Bullets)]
    return [plain_text(item) for b in found for item in b.items]


def test_hit_is_told_as_what_it_is_and_the_missing_link_is_named() -> None:
    routes = {row[0]: row[1:] for row in rows(outline("wipo_query_hit"), "evidence")}
    bears_on, strength, how = routes["Asking a data set about the work, by identifier"]
    assert bears_on == "supports: Model firm used the work to train the system (not known)"
    assert "nothing more" in strength and how.startswith("The record has it.")
    assert any(b.startswith("From the data set to this system. ") for b in bullets("wipo_query_hit"))


def test_what_is_in_place_is_to_be_preserved() -> None:
    said = [b for b in bullets("wipo_opt_out") if b.startswith("Refusal on the site or page: save the page")]
    assert len(said) == 1
    assert not [b for b in bullets("wipo_opt_out_twin") if b.startswith("Refusal on the site or page: ")]


def test_defence_is_offered_only_prevention_that_could_serve_a_remedy() -> None:
    offered = [b for b in bullets("wipo_guardrails") if "It could serve: " in b]
    assert [b.split(".")[0] for b in offered] == [
        "Filter on prompts",
        "Detecting and withholding outputs",
        "Making a model forget",
    ]
    assert not [b for b in bullets("wipo_guardrails") if b.startswith("Altered copies")]


def test_factsheet_alone_finds_nothing_and_says_so() -> None:
    alone = outline("wipo_alone")
    assert "holds no rule" in lines(alone, "answer")[1]
    assert {id: lines(alone, id) for id in FINDINGS} == {id: [NO_RULES] for id in FINDINGS}
    assert not any(s.landscape for s in alone.sections)
    assert [plain_text(text) for text in texts(alone, "theory")][1].startswith("The output shares nothing with")
    assert rows(alone, "evidence")


def test_factsheet_stands_in_the_table_of_authorities_as_deciding_nothing() -> None:
    weights = {row[4] for row in rows(outline("wipo_query_hit"), "authorities") if "factsheet" in row[1]}
    assert weights == {"none: describes, decides nothing"}


def test_no_paragraph_but_those_on_evidence_rests_on_the_factsheet() -> None:
    for name in (n for n in NAMES if n.startswith("wipo")):
        inside = {p.number for p in paragraphs(outline(name), "evidence")}
        citing = {p.number for p in paragraphs(outline(name)) if any(c.id.startswith("WIPO-") for c in p.cites)}
        assert citing <= inside


@pytest.mark.parametrize("name", ["guangzhou_claim", "beijing_authorship_defence", "aippi_guardrails"])
def test_adding_the_factsheet_changes_no_table_of_findings(name: str) -> None:
    beside = outline_of(replace(matter(name), frameworks=(*matter(name).frameworks, "wipo")))
    for id in ("liability", "remedies", "comparison"):
        tables = [[b for b in s.blocks if isinstance(b, Table)] for o in (outline(name), beside) for s in o.sections
                  if s.id == id]  # fmt: skip
        assert len(tables) % 2 == 0 and tables[: len(tables) // 2] == tables[len(tables) // 2 :]


@pytest.mark.parametrize("name", ["wipo_alone", "wipo_alone_twin"])
def test_without_rules_nobody_is_sent_to_a_chart_or_finding_that_is_not_there(name: str) -> None:
    told = " ".join(lines(outline(name), "evidence") + lines(outline(name), "work"))
    assert "proof chart" not in told and "findings that rest" not in told
