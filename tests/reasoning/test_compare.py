"""The frameworks side by side: what answers the same question, differences first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aiclaims.reasoning import RulebookError, assess, load_rulebook, read_matter
from aiclaims.reasoning.compare import Comparison, compare
from tests.reasoning.small import issue, rule, write

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
RULEBOOK = load_rulebook()


def rows(file: str, **changes: object) -> tuple[Comparison, ...]:
    matter = replace(read_matter(FIXTURES / file, RULEBOOK), **changes)
    return compare(RULEBOOK, assess(RULEBOOK, matter, with_pivots=False))


def words(row: Comparison) -> list[list[str]]:
    return [[v.verdict for v in cell] for cell in row.cells]


def test_differences_come_first_and_each_cell_is_one_framework() -> None:
    found = rows("guangzhou_claim.toml")
    assert [row.same for row in found] == sorted(row.same for row in found)
    assert {v.framework for row in found for v in row.cells[0]} == {"china"}
    told = {(row.topic.id, row.party): words(row) for row in found}
    assert told["title", None] == [["likely"], ["likely"]]
    assert told["money", "platform"] == [["available"], ["only if"]]


def test_what_nobody_complains_of_is_left_out() -> None:
    topics = {row.topic.id for row in rows("guangzhou_claim.toml")}
    assert "liability_act" in topics and "liability_training" not in topics
    assert "liability_training" in {row.topic.id for row in rows("guangzhou_claim.toml", complaint=("training",))}


def test_nothing_to_compare_with_one_framework() -> None:
    assert rows("guangzhou_claim.toml", frameworks=("china",)) == ()


def test_unknown_topic_is_refused(tmp_path: Path) -> None:
    law = issue("x", bottom_line="true", topic='"no_such"') + rule(
        "r", "x", '{answer = "matter.complaint", is = "output"}'
    )
    with pytest.raises(RulebookError, match=r"toy: 'toy.x' names the topic 'no_such'; define it or mend the name."):
        load_rulebook(write(tmp_path, law))
