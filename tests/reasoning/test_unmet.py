"""Why an issue is not made out: which rule comes nearest, and which of its failures is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import assess
from tests.reasoning.small import fact, found, issue, matter, question, rule, rulebook, yes

AB = (question("a"), question("b"), issue("x"))
STOP = '[{answer = "b", is = "yes", burden = "defendant", burden_is = "assumed"}]'
NOT_A = "To “a?” the answer is “No”."
TRAINING = '{answer = "matter.complaint", is = "training"}'
DEFENCE = '{answer = "matter.aim", is = "infringement_defence"}'


@pytest.mark.parametrize("beside", [TRAINING, DEFENCE])
def test_rule_of_another_kind_of_case_gives_way_to_one_that_fails_on_substance(tmp_path: Path, beside: str) -> None:
    parts = (rule("other", "x", beside), rule("r", "x", f"{yes('a')}, {yes('b')}"))
    line = found(rulebook(tmp_path, *AB, *parts), fact("a", "no"), fact("b", "no")).verdict("toy.x")
    assert (line.because, line.rules) == (NOT_A, ("r",))


def test_step_that_fails_on_the_kind_of_work_gives_way_to_one_that_fails_on_substance(tmp_path: Path) -> None:
    parts = (
        question("work.made_with_ai", unless_raised='"no"'),
        issue("people", shown="false"),
        rule("p", "people", '{answer = "work.made_with_ai", is = "no"}'),
        rule("by_people", "x", '{issue = "toy.people"}'),
        rule("contributed", "x", f"{yes('a')}, {yes('b')}"),
    )
    answers = (fact("work.made_with_ai", "yes"), fact("a", "no"), fact("b", "no"))
    line = found(rulebook(tmp_path, *AB, *parts), *answers).verdict("toy.x")
    assert (line.because, line.rules) == (NOT_A, ("contributed",))


def test_defeater_shown_says_more_than_a_failing_fact_of_another_rule(tmp_path: Path) -> None:
    parts = (rule("other", "x", '{answer = "b", is = "no"}'), rule("r", "x", yes("a"), unless=STOP))
    line = found(rulebook(tmp_path, *AB, *parts), fact("a", "yes"), fact("b", "yes")).verdict("toy.x")
    assert (line.because, line.rules) == ("To “b?” the answer is “Yes”.", ("r",))


def test_exceptional_rule_gives_way_to_one_for_others_and_both_to_one_of_the_party(tmp_path: Path) -> None:
    party = {"scope": '"party"', "of": '["prompts", "copies"]'}
    parts = (
        question("odd", unless_raised='"no"'),
        issue("each", **party),
        rule("exceptional", "each", yes("odd")),
        rule("others", "each", '{does = "copies"}'),
    )
    own = rule("own", "each", f"{{does = 'prompts'}}, {yes('a')}, {yes('b')}".replace("'", '"'))
    expected = [(parts, "Ann is not one who copies AI-assisted content."), ((*parts, own), NOT_A)]
    for n, (rules, because) in enumerate(expected):
        folder = tmp_path / str(n)
        folder.mkdir()
        book = rulebook(folder, *AB, *rules, rule("idle", "x", f"{yes('a')}, {yes('b')}"))
        case = matter(book, fact("a", "no"), fact("b", "no"), parties=(("ann", "prompts"),))
        assert assess(book, case).verdict("toy.each", "ann").because == because


def test_all_functions_of_a_list_that_fails_are_named(tmp_path: Path) -> None:
    wanted = 'one_of = [{does = "develops"}, {does = "trains"}, {does = "runs_service"}]\n'
    head = '[[rule]]\nid = "e"\nconcludes = "toy.each"\nbecause = "e."\ncites = ["TOY-1"]\n'
    odd = (question("odd", unless_raised='"no"'), rule("o", "each", '{does = "prompts"}, ' + yes("odd")))
    of = '["develops", "trains", "runs_service", "prompts"]'
    parts = (issue("each", scope='"party"', of=of), *odd, head, wanted)
    book = rulebook(tmp_path, *AB, rule("idle", "x", f"{yes('a')}, {yes('b')}"), *parts)
    line = assess(book, matter(book, parties=(("ann", "prompts"),))).verdict("toy.each", "ann")
    assert line.because == "Ann is not one who develops the system, trains the system or runs the service."


@pytest.mark.parametrize(
    ("b", "word", "says"),
    [("yes", "refuted", "“y” is made out."), (None, "fails on the record", "“y” stands on what is shown so far.")],
)
def test_step_that_only_the_record_decides_says_so(tmp_path: Path, b: str | None, word: str, says: str) -> None:
    """y holds on the record while its own defeater c is not shown; shown not to hold, it is made out."""
    stop = '[{answer = "b", is = "no", burden = "claimant", burden_is = "assumed"}]'
    parts = (
        issue("y", proponent='"defendant"'),
        rule("s", "y", yes("a"), unless=stop),
        rule("r", "x", yes("a"), unless='[{issue = "toy.y", burden = "defendant", burden_is = "assumed"}]'),
    )
    answers = [fact("a", "yes"), *([fact("b", b)] if b else [])]
    line = found(rulebook(tmp_path, *AB, *parts), *answers).verdict("toy.x")
    assert (line.verdict, line.because) == (word, says)
