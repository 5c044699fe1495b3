"""The summary: one page that stands alone and says where in the outline each finding is told."""

from __future__ import annotations

import pytest

from aiclaims.outline import build_summary, plain_text
from aiclaims.outline.model import Ref, Table
from aiclaims.reasoning import Matter, Party
from tests.outlines import NAMES, lines, outline, outline_of, over, parts, rows, section, texts


@over(NAMES[::7])
def test_summary_says_what_the_first_section_says_and_refers_to_nothing_it_lacks(name: str) -> None:
    whole, alone = outline(name), build_summary(outline(name))
    assert [s.id for s in alone.sections] == ["answer"] and alone.header == whole.header
    said = [plain_text(text) for text in texts(alone)]
    assert said[:-1] == [plain_text(text) for text in (*(v for _, v in whole.header), *texts(whole, "answer"))]
    assert said[-1] == "Paragraphs (§) and sections are those of the outline."
    assert [p for p in parts(alone) if isinstance(p, Ref)] == []


@over(NAMES)
def test_answer_keeps_to_a_page(name: str) -> None:
    words = sum(len(plain_text(text).split()) for text in texts(outline(name), "answer"))
    assert len(rows(outline(name), "answer")) <= 5 and words <= 480, words


def test_answer_of_a_crowd_tells_five_lines_and_where_the_rest_stand() -> None:
    crowd = tuple(Party(f"p{n}", f"Shop {n}", ("runs_service", "exploits_system")) for n in range(6))
    bare = Matter(aim="infringement_claim", complaint=("output",), frameworks=("china", "aippi"), parties=crowd)
    (table,) = (b for b in section(outline_of(bare), "answer").blocks if isinstance(b, Table))
    assert len(table.rows) == 5 and table.caption.endswith("more lines in section 10")


@pytest.mark.parametrize("name", ["guangzhou_claim", "guangzhou_defence", "beijing_authorship_defence"])
def test_answer_gives_three_steps_and_the_defence_its_best_point(name: str) -> None:
    said = lines(outline(name), "answer")
    assert sum(line.startswith("Next. (1) ") and "; (3) " in line and "(4)" not in line for line in said) == 1
    assert sum(line.startswith("Best defence. ") for line in said) == (outline(name).side == "defence")
