"""What a new edition moves, and which of its rules moved it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import parse_matter
from aiclaims.reasoning.diff import Change, Difference, Move, as_read, counts
from tests.reasoning import small
from tests.reasoning.small import fact, issue, question, remedy, rule, yes

READ = issue("all") + rule("all", "all", f"{yes('a')}, {yes('b')}, {yes('c')}")
QUESTIONS = question("a") + question("b") + question("c") + READ
OLD = (QUESTIONS, issue("x"), issue("other"), rule("r", "x", yes("a")), rule("o", "other", f"{yes('b')}, {yes('c')}"))
BURDEN = ', burden = "defendant", burden_is = "assumed"}]'


def difference(folder: Path, *new: str) -> Difference:
    """From the old toy edition to one made of these parts."""
    for name in ("old", "new"):
        (folder / name).mkdir()
    return Difference(small.rulebook(folder / "old", *OLD), small.rulebook(folder / "new", *new))


def moves(found: Difference, *facts: dict[str, object]) -> tuple[Move, ...]:
    data = {
        "matter": {"aim": "infringement_claim", "frameworks": ["toy"], "complaint": ["output"]},
        "party": [],
        "fact": list(facts),
    }
    before, after = (parse_matter(as_read(data, book), book) for book in (found.old, found.new))
    return found.moves(before, after)


def rules(move: Move) -> list[tuple[str, str]]:
    return [(c.id, c.how) for c in move.by]


def test_an_edition_equal_in_all_but_words_moves_nothing(tmp_path: Path) -> None:
    reworded = (*OLD[:3], rule("r", "x", yes("a"), because='"Said otherwise."'), OLD[4])
    found = difference(tmp_path, *reworded)
    assert found.changes == (Change("toy", "rule", "r", "changed"),)
    assert moves(found, fact("a", "yes")) == ()


def test_the_one_rule_that_moves_a_verdict_is_named_and_not_its_neighbours(tmp_path: Path) -> None:
    new = (*OLD[:3], rule("r", "x", f"{yes('a')}, {yes('b')}"), rule("o", "other", yes("b")))
    (move,) = moves(difference(tmp_path, *new), fact("a", "yes"), fact("b", "no"))
    assert (move.issue, move.before, move.after) == ("toy.x", "established", "refuted")
    assert rules(move) == [("r", "changed")]
    assert move.alone


def test_a_rule_that_is_gone_is_named(tmp_path: Path) -> None:
    new = (*OLD[:3], rule("s", "x", yes("c")), OLD[4])
    (move,) = moves(difference(tmp_path, *new), fact("a", "yes"), fact("c", "no"))
    assert (move.before, move.after, move.alone) == ("established", "refuted", True)
    assert rules(move) == [("r", "removed")]  # s, put in beside r, would refute nothing


def test_a_new_rule_brings_the_issue_and_question_it_needs(tmp_path: Path) -> None:
    new = (
        *OLD,
        question("d"),
        issue("excuse"),
        rule("e", "excuse", yes("d")),
        rule("r2", "x", f'{yes("b")}, {{issue = "toy.excuse"}}'),
    )
    found = moves(difference(tmp_path, *new), fact("a", "no"), fact("b", "yes"), fact("d", "yes"))
    by = {(m.issue, m.before, m.after): rules(m) for m in found}
    assert by["toy.x", "refuted", "established"] == [("r2", "added")]
    assert by["toy.excuse", None, "established"] == [("toy.excuse", "added"), ("e", "added")]


def test_a_defeater_below_moves_what_stands_above_it(tmp_path: Path) -> None:
    parts = (*OLD, issue("top"), rule("t", "top", '{issue = "toy.x"}'))
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    stopped = rule("r", "x", yes("a"), unless=f'[{{answer = "b", is = "yes"{BURDEN}')
    old = small.rulebook(tmp_path / "a", *parts)
    new = small.rulebook(tmp_path / "b", *(stopped if p == OLD[3] else p for p in parts))
    found = moves(Difference(old, new), fact("a", "yes"), fact("b", "yes"), fact("c", "yes"))
    assert {m.issue: rules(m) for m in found} == {"toy.x": [("r", "changed")], "toy.top": [("r", "changed")]}


def test_changes_that_move_a_verdict_only_together_are_told_as_such(tmp_path: Path) -> None:
    old = (*OLD, issue("y"), rule("y1", "y", yes("b")), rule("x2", "x", f"{yes('c')}, {yes('b')}"))
    new = (*OLD, issue("y"), rule("y1", "y", yes("c")), rule("x2", "x", f'{yes("c")}, {{issue = "toy.y"}}'))
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    two = Difference(small.rulebook(tmp_path / "a", *old), small.rulebook(tmp_path / "b", *new))
    found = {m.issue: m for m in moves(two, fact("a", "no"), fact("b", "no"), fact("c", "yes"))}
    assert (found["toy.x"].before, found["toy.x"].after) == ("refuted", "established")
    assert (rules(found["toy.x"]), found["toy.x"].alone) == ([("x2", "changed"), ("y1", "changed")], False)


def test_an_answer_that_counts_unraised_moves_verdicts_as_a_question(tmp_path: Path) -> None:
    new = (QUESTIONS.replace('id = "a"\n', 'id = "a"\nunless_raised = "yes"\n'), *OLD[1:])
    (move,) = moves(difference(tmp_path, *new))
    assert (move.before, move.after) == ("open", "established")
    assert [(c.kind, c.id) for c in move.by] == [("question", "a")]


def test_a_remedy_that_is_new_has_no_verdict_before(tmp_path: Path) -> None:
    found = difference(tmp_path, *OLD, remedy("stop"), rule("stop_x", "stop", '{does = "prompts"}'))
    data = {
        "matter": {"aim": "infringement_claim", "frameworks": ["toy"]},
        "party": [{"id": "u", "does": ["prompts"]}],
    }
    before, after = (parse_matter(as_read(data, book), book) for book in (found.old, found.new))
    (move,) = found.moves(before, after)
    assert (move.issue, move.party, move.before, move.after) == ("toy.stop", "u", None, "available")
    assert counts(found.changes)["toy"]["remedy"] == {"added": ["toy.stop"]}


@pytest.mark.parametrize("known", [True, False])
def test_a_matter_is_read_without_what_an_edition_does_not_know(tmp_path: Path, known: bool) -> None:
    book = small.rulebook(tmp_path, *(OLD if known else (question("b"), issue("x"), rule("r", "x", yes("b")))))
    data = {"matter": {"aim": "infringement_claim", "frameworks": ["toy", "moon"]}, "fact": [fact("a", "yes")]}
    read = parse_matter(as_read(data, book), book)
    assert read.frameworks == ("toy",)
    assert [a.question for a in read.answers] == (["a"] if known else [])
