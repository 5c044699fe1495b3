"""Which worked matters a rule decides and which tempt it: by hand, on rules of one or two lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.exercise import Exercise, exercise, exercise_json
from tests.reasoning.small import disputed, fact, issue, matter, question, remedy, rule, rulebook, yes

X = issue("x", bottom_line="true")


def book_of(folder: Path, *parts: str) -> Rulebook:
    """The toy rulebook of these parts, with the questions among a, b and c that they read."""
    return rulebook(folder, *(question(q) for q in "abc" if f'answer = "{q}"' in "".join(parts)), *parts)


def unless(answer: str, burden: str = "defendant") -> str:
    return f'[{{answer = "{answer}", is = "yes", burden = "{burden}", burden_is = "assumed"}}]'


def marks(book: Rulebook, *facts: dict[str, object], rule: str = "r", **more: object) -> str:
    """What one matter is to a rule: decides, tempts or nothing."""
    found = exercise(book, {"m": matter(book, *facts, **more)})["toy"][rule]  # type: ignore[arg-type]
    return {(1, 0): "decides", (0, 1): "tempts", (0, 0): ""}[len(found.decides), len(found.tempts)]


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        ("yes", "yes", "decides"),
        ("yes", "no", "tempts"),
        ("yes", "unknown", "tempts"),
        ("unknown", "yes", "tempts"),
        ("no", "no", ""),
        ("unknown", "unknown", ""),
    ],
)
def test_rule_of_two_conditions_is_tempted_where_one_is_wanting(tmp_path: Path, a: str, b: str, says: str) -> None:
    book = book_of(tmp_path, X, rule("r", "x", f"{yes('a')}, {yes('b')}"), rule("s", "x", yes("c")))
    assert marks(book, fact("a", a), fact("b", b)) == says


@pytest.mark.parametrize(("a", "says"), [("yes", "decides"), ("no", "tempts"), ("unknown", "")])
def test_rule_of_one_condition_is_tempted_only_where_it_fails(tmp_path: Path, a: str, says: str) -> None:
    book = book_of(tmp_path, X, rule("r", "x", yes("a")))
    assert marks(book, fact("a", a)) == says


def test_alternatives_count_as_one_condition(tmp_path: Path) -> None:
    book = book_of(tmp_path, X, rule("r", "x", yes("a"), one_of=f"[{yes('b')}, {yes('c')}]"))
    assert marks(book, fact("a", "yes"), fact("c", "yes")) == "decides"
    assert marks(book, fact("a", "yes"), fact("b", "no"), fact("c", "no")) == "tempts"
    assert marks(book, fact("a", "no"), fact("b", "yes")) == "tempts"
    assert marks(book, fact("a", "no"), fact("b", "no"), fact("c", "no")) == ""


def test_defeater_that_is_shown_tempts_and_one_not_shown_leaves_the_rule_deciding(tmp_path: Path) -> None:
    book = book_of(tmp_path, X, rule("r", "x", f"{yes('a')}, {yes('b')}", unless=unless("c")))
    both = fact("a", "yes"), fact("b", "yes")
    assert marks(book, *both, fact("c", "yes")) == "tempts"
    assert marks(book, *both, fact("c", "no")) == "decides"
    assert marks(book, *both) == "decides", "for the defendant to show: prima facie"
    assert marks(book, fact("a", "yes"), fact("b", "no"), fact("c", "yes")) == "", "two things are in its way"


def test_what_is_disputed_decides_in_no_version_and_tempts_in_one(tmp_path: Path) -> None:
    book = book_of(tmp_path, X, rule("r", "x", f"{yes('a')}, {yes('b')}"))
    assert marks(book, fact("a", "yes"), disputed("b", "yes", "no")) == "tempts"


def test_hedged_rule_beside_one_that_settles_the_issue_decides_nothing(tmp_path: Path) -> None:
    hedged = rule("s", "x", f"{yes('b')}, {yes('a')}", hedge='"generally"')
    book = book_of(tmp_path, X, rule("r", "x", yes("a")), hedged)
    both = fact("a", "yes"), fact("b", "yes")
    assert (marks(book, *both), marks(book, *both, rule="s")) == ("decides", "")


def test_may_rule_decides_what_it_keeps_contested_or_open(tmp_path: Path) -> None:
    book = book_of(tmp_path, X, rule("r", "x", yes("a"), hedge='"may"'))
    assert marks(book, fact("a", "yes")) == "decides"


def test_silence_decides_what_stays_open_because_of_it(tmp_path: Path) -> None:
    silent = f'{yes("a")}, {{silent = "toy.silence"}}'
    book = book_of(tmp_path, X, rule("r", "x", silent), rule("s", "x", yes("b")))
    assert marks(book, fact("a", "yes")) == "decides"
    assert marks(book, fact("a", "yes"), fact("b", "yes")) == "", "decided without it"
    assert marks(book, fact("a", "no")) == "tempts"


def test_remedy_that_holds_on_the_record_only_is_not_decided(tmp_path: Path) -> None:
    given = rule("r", "o", f"{yes('a')}, {yes('b')}", unless=unless("c"))
    book = book_of(tmp_path, remedy("o"), given)
    facts = fact("a", "yes"), fact("b", "yes")
    assert marks(book, *facts, parties=(("p", "prompts"),)) == ""
    assert marks(book, *facts, fact("c", "no"), parties=(("p", "prompts"),)) == "decides"
    assert marks(book, *facts, fact("c", "no"), parties=(("p", "trains"),)) == "", "the remedy is not about them"


def test_capacity_decides_its_own_line(tmp_path: Path) -> None:
    lines = [
        rule("r", "x", '{does = "trains"}, {silent = "toy.silence"}', capacity='"trains"'),
        rule("s", "x", f'{{does = "prompts"}}, {yes("a")}', capacity='"prompts"'),
    ]
    liable = issue("x", scope='"party"', of='["trains", "prompts"]', bottom_line="true")
    book = book_of(tmp_path, liable, *lines)
    assert marks(book, fact("a", "yes"), parties=(("p", "trains prompts"),)) == "decides"


def test_json_lists_matters_by_rule() -> None:
    found = {"r": Exercise(("one",), ()), "s": Exercise((), ("one", "two"))}
    assert exercise_json(found) == {"decides": {"r": ["one"], "s": []}, "tempts": {"r": [], "s": ["one", "two"]}}
