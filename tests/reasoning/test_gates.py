"""Gates of questions: what cannot arise is not asked for."""

from __future__ import annotations

from pathlib import Path

from aiclaims.reasoning import assess
from tests.reasoning.small import fact, issue, matter, question, rule, rulebook, yes


def test_question_whose_gate_is_known_to_fail_is_neither_open_nor_a_pivot(tmp_path: Path) -> None:
    """Also where a rule reads it without asking for the gate."""
    parts = (
        question("a"),
        question("b"),
        question("c", asked_if=f"[{yes('a')}]"),
        issue("x", bottom_line="true"),
        rule("r", "x", f"{yes('a')}, {yes('b')}"),
        issue("y", bottom_line="true"),
        rule("s", "y", yes("c")),
    )
    book = rulebook(tmp_path, *parts)
    for a, expected in (("yes", {"b", "c"}), ("no", set[str]())):
        found = assess(book, matter(book, fact("a", a)))
        assert {q.question for q in found.open_questions} == expected
        assert {id for p in found.pivots for id, _, _ in p.answers} == expected
