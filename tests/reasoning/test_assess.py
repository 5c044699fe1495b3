"""The semantics by example: each verdict, each kind of ground, on rulebooks of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import assess
from tests.reasoning.small import disputed, fact, factor, found, issue, matter, question, rule, rulebook, verdict, yes

AB = (question("a"), question("b"), issue("x"))


def kinds(assessment, issue, party=None):
    return [(g.kind, g.id) for g in assessment.verdict(issue, party).rests_on]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("yes", "yes", "established"),
        ("yes", "no", "refuted"),
        ("yes", "unknown", "open"),
        ("no", "unknown", "refuted"),
        ("unknown", "unknown", "open"),
    ],
)
def test_rule_needs_all_conditions(tmp_path: Path, a: str, b: str, expected: str) -> None:
    book = rulebook(tmp_path, *AB, rule("r", "x", f"{yes('a')}, {yes('b')}"))
    assert verdict(book, "x", fact("a", a), fact("b", b)) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"), [("yes", "unknown", "established"), ("no", "no", "refuted"), ("no", "unknown", "open")]
)
def test_issue_is_false_only_if_all_rules_are(tmp_path: Path, a: str, b: str, expected: str) -> None:
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a")), rule("s", "x", yes("b")))
    assert verdict(book, "x", fact("a", a), fact("b", b)) == expected


def test_hedged_rule_gives_likely_and_names_the_hedge(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a"), hedge='"generally"'), rule("s", "x", yes("b")))
    result = found(book, fact("a", "yes"), fact("b", "no"))
    assert result.verdict("toy.x").verdict == "likely"
    assert kinds(result, "toy.x") == [("hedge", "r")]


def test_two_hedged_rules_are_both_named_where_either_suffices(tmp_path: Path) -> None:
    hedged = {"hedge": '"generally"'}
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a"), **hedged), rule("s", "x", yes("b"), **hedged))
    assert kinds(found(book, fact("a", "yes"), fact("b", "yes")), "toy.x") == [("hedge", "r"), ("hedge", "s")]


@pytest.mark.parametrize(("b", "expected"), [("yes", "refuted"), ("no", "established"), ("unknown", "prima facie")])
def test_opponents_burden_makes_prima_facie(tmp_path: Path, b: str, expected: str) -> None:
    unless = '[{answer = "b", is = "yes", burden = "defendant", burden_is = "assumed"}]'
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a"), unless=unless))
    result = found(book, fact("a", "yes"), fact("b", b))
    assert result.verdict("toy.x").verdict == expected
    assert kinds(result, "toy.x") == ([("burden", "b")] if b == "unknown" else [])


def test_own_burden_leaves_open(tmp_path: Path) -> None:
    unless = '[{answer = "b", is = "yes", burden = "claimant", burden_is = "stated"}]'
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a"), unless=unless))
    result = found(book, fact("a", "yes"), fact("b", "unknown"))
    assert result.verdict("toy.x").verdict == "open"
    assert kinds(result, "toy.x") == [("missing fact", "b")]


def test_burden_never_covers_a_question_of_law(tmp_path: Path) -> None:
    unless = '[{answer = "b", is = "yes", burden = "defendant", burden_is = "assumed"}]'
    parts = (question("a"), question("b", of='"law"'), issue("x"), rule("r", "x", yes("a"), unless=unless))
    result = found(rulebook(tmp_path, *parts), fact("a", "yes"))
    assert result.verdict("toy.x").verdict == "open"
    assert kinds(result, "toy.x") == [("missing law", "b")]


@pytest.mark.parametrize(
    ("b", "expected"), [(None, "likely"), ("unknown", "likely"), ("yes", "refuted"), ("no", "likely")]
)
def test_presumption_holds_until_rebutted(tmp_path: Path, b: str | None, expected: str) -> None:
    unless = '[{answer = "b", is = "yes", burden = "defendant", burden_is = "stated"}]'
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a"), presumption="true", unless=unless))
    facts = [fact("a", "yes")] + ([fact("b", b)] if b else [])
    assert verdict(book, "x", *facts) == expected


@pytest.mark.parametrize(
    ("b", "expected"), [(None, "established"), ("unknown", "open"), ("yes", "refuted"), ("no", "established")]
)
def test_exceptional_point_counts_as_absent_until_raised(tmp_path: Path, b: str | None, expected: str) -> None:
    parts = (question("a"), question("b", unless_raised='"no"'), issue("x"))
    book = rulebook(tmp_path, *parts, rule("r", "x", yes("a") + ', {answer = "b", is = "no"}'))
    result = found(book, fact("a", "yes"), *([fact("b", b)] if b else []))
    assert result.verdict("toy.x").verdict == expected
    assert (("not raised", "b") in kinds(result, "toy.x")) is (b is None)
    assert result.verdict("toy.x").strict is (None if b in (None, "unknown") else b == "no")


def test_dispute_that_decides_is_contested(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a")), rule("s", "x", yes("b")))
    result = found(book, disputed("a", "yes", "no"), fact("b", "no"))
    line = result.verdict("toy.x")
    assert (line.verdict, line.claimant_record, line.defendant_record) == ("contested", True, False)
    assert kinds(result, "toy.x")[0] == ("dispute", "a")


def test_disputes_that_agree_in_every_combination_are_likely(tmp_path: Path) -> None:
    book = rulebook(
        tmp_path, *AB, rule("r", "x", yes("a")), rule("s", "x", '{answer = "a", is = "no"}'), rule("t", "x", yes("b"))
    )
    assert verdict(book, "x", disputed("a", "yes", "no"), fact("b", "no")) == "likely"


def test_each_side_may_win_one_disputed_fact(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *AB, rule("r", "x", f"{yes('a')}, {yes('b')}"))
    line = found(book, disputed("a", "yes", "no"), disputed("b", "no", "yes")).verdict("toy.x")
    assert (line.verdict, line.claimant_record, line.defendant_record) == ("contested", False, False)


def test_bare_denial_is_open_not_contested(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a")), rule("s", "x", yes("b")))
    assert verdict(book, "x", disputed("a", "yes"), fact("b", "no")) == "open"


def test_disputed_defeater_is_contested_never_prima_facie(tmp_path: Path) -> None:
    unless = '[{answer = "b", is = "yes", burden = "defendant", burden_is = "assumed"}]'
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a"), unless=unless))
    assert verdict(book, "x", fact("a", "yes"), disputed("b", "no", "yes")) == "contested"


def test_may_rule_alone_is_contested(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *AB, rule("r", "x", yes("a"), hedge='"may"'), rule("s", "x", yes("b")))
    result = found(book, fact("a", "yes"), fact("b", "no"))
    assert result.verdict("toy.x").verdict == "contested"
    assert kinds(result, "toy.x")[0] == ("hedge", "r")


WEIGHED = (
    question("a"),
    question("b"),
    question("c"),
    issue("x", weighed="true"),
    factor("pro", "x", "for", yes("a")),
    factor("con", "x", "against", yes("b")),
    rule("r", "x", yes("c"), hedge='"one reported case"'),
)


@pytest.mark.parametrize(
    ("a", "b", "c", "expected"),
    [
        ("yes", "no", "no", "likely"),
        ("yes", "unknown", "no", "prima facie"),
        ("yes", "yes", "no", "contested"),
        ("no", "yes", "no", "open"),
        ("unknown", "no", "no", "open"),
        ("no", "no", "yes", "likely"),
    ],
)
def test_weighing_follows_its_factors(tmp_path: Path, a: str, b: str, c: str, expected: str) -> None:
    assert verdict(rulebook(tmp_path, *WEIGHED), "x", fact("a", a), fact("b", b), fact("c", c)) == expected


def test_weighing_with_base_no_refutes_once_every_factor_for_is_absent(tmp_path: Path) -> None:
    parts = [p.replace("weighed = true", 'weighed = true\nbase = "no"') for p in WEIGHED]
    assert verdict(rulebook(tmp_path, *parts), "x", fact("a", "no"), fact("c", "no")) == "unlikely"


SILENT = (
    question("a"),
    question("b"),
    issue("liable", scope='"party"', of='["prompts"]', bottom_line="true"),
    rule("r", "liable", f"{yes('a')}"),
    '[[remedy]]\nid = "toy.remedy"\ntitle = "A thing"\nof = ["prompts"]\nrung = 1\nharm = "h"\ncites = ["TOY-1"]\n',
)


@pytest.mark.parametrize(
    ("needs", "a", "b", "expected"),
    [
        ('{issue = "toy.liable"}, ' + yes("b"), "yes", "yes", "available"),
        ('{issue = "toy.liable"}, ' + yes("b"), "unknown", "yes", "only if"),
        ('{issue = "toy.liable"}, {silent = "toy.silence"}', "yes", "yes", "open"),
        ('{issue = "toy.liable"}, {silent = "toy.silence"}', "unknown", "yes", "open"),
        ('{issue = "toy.liable"}, {silent = "toy.silence"}', "no", "yes", "not available"),
        ('{issue = "toy.liable"}, ' + yes("b"), "yes", "no", "not available"),
    ],
)
def test_remedy_has_four_words(tmp_path: Path, needs: str, a: str, b: str, expected: str) -> None:
    idle = rule("t", "remedy", f'{{issue = "toy.liable"}}, {yes("b")}, {{does = "copies"}}')
    book = rulebook(tmp_path, *SILENT, rule("s", "remedy", needs), idle)
    case = matter(book, fact("a", a), fact("b", b), parties=(("user", "prompts"),))
    assert assess(book, case).verdict("toy.remedy", "user").verdict == expected


PARTY = (
    question("p", scope='"party"'),
    issue("each", scope='"party"', of='["prompts", "develops"]'),
    rule("r", "each", yes("p")),
    issue("x"),
    rule("s", "x", '{some = "toy.each"}'),
)


@pytest.mark.parametrize(
    ("one", "two", "complete", "expected"),
    [
        ("yes", "no", False, "established"),
        ("no", "no", False, "open"),
        ("no", "no", True, "refuted"),
        ("no", "unknown", True, "open"),
    ],
)
def test_some_party_is_false_only_on_a_complete_list(
    tmp_path: Path, one: str, two: str, complete: bool, expected: str
) -> None:
    book = rulebook(tmp_path, *PARTY)
    facts = (fact("p", one, party="ann"), fact("p", two, party="bob"))
    case = matter(book, *facts, parties=(("ann", "prompts"), ("bob", "develops")), all_parties_named=complete)
    assert assess(book, case).verdict("toy.x").verdict == expected


def test_capacities_have_a_line_each_and_the_party_line_is_the_strongest(tmp_path: Path) -> None:
    parts = (
        *AB[:2],
        issue("x", scope='"party"', of='["prompts", "develops"]'),
        rule("r", "x", '{does = "prompts"}, ' + yes("a"), capacity='"prompts"'),
        rule("s", "x", '{does = "develops"}, ' + yes("b"), capacity='"develops"'),
    )
    book = rulebook(tmp_path, *parts)
    case = matter(book, fact("a", "no"), fact("b", "yes"), parties=(("ann", "prompts develops"),))
    line = assess(book, case).verdict("toy.x", "ann")
    assert (line.verdict, line.as_) == ("established", "develops")
    assert [(c.as_, c.verdict) for c in line.capacities] == [("prompts", "refuted"), ("develops", "established")]


def test_missing_opens_an_issue_only_if_it_is_the_sole_unknown(tmp_path: Path) -> None:
    parts = (*AB, issue("y"), rule("r", "x", '{issue = "toy.y"}'), rule("s", "y", f"{yes('a')}, {yes('b')}"))
    assert found(rulebook(tmp_path, *parts)).verdict("toy.x").missing == ((("a", None), ("b", None)),)


def test_missing_keeps_an_issue_closed_beside_another_unknown(tmp_path: Path) -> None:
    parts = (*AB, issue("y"), rule("r", "x", '{issue = "toy.y"}, ' + yes("b")), rule("s", "y", yes("a")))
    assert found(rulebook(tmp_path, *parts)).verdict("toy.x").missing == ((("toy.y", None), ("b", None)),)


def test_pivots_name_single_answers_then_pairs(tmp_path: Path) -> None:
    parts = (*AB[:2], issue("x", bottom_line="true"), rule("r", "x", f"{yes('a')}, {yes('b')}"))
    pivots = found(rulebook(tmp_path, *parts)).pivots
    assert [(p.answers, p.now, p.then) for p in pivots] == [
        ((("a", None, "no"),), "open", "refuted"),
        ((("b", None, "no"),), "open", "refuted"),
    ]


def test_dispute_beyond_the_sixth_counts_as_unknown_and_is_noted(tmp_path: Path) -> None:
    names = "abcdefg"
    parts = (*(question(n) for n in names), issue("x"), *(rule(f"r_{n}", "x", yes(n)) for n in names))
    result = found(rulebook(tmp_path, *parts), *(disputed(n, "yes", "no") for n in names))
    assert result.verdict("toy.x").verdict == "open"
    assert "7 facts are disputed; the first 6 are run both ways, the others count as unknown." in result.notes


def test_versions_that_differ_but_not_on_what_is_tested_are_no_dispute(tmp_path: Path) -> None:
    parts = (question("n", kind='"number"'), issue("x"), rule("r", "x", '{answer = "n", at_least = 10}'))
    book = rulebook(tmp_path, *parts)
    assert verdict(book, "x", disputed("n", 100, 50)) == "established"
    assert verdict(book, "x", disputed("n", 100, 5)) == "contested"


def test_want_of_law_in_an_alternative_already_met_leaves_the_burden_alone(tmp_path: Path) -> None:
    unless = '[{issue = "toy.y", burden = "defendant", burden_is = "assumed"}]'
    parts = (
        *(question(n) for n in "abc"),
        question("l", of='"law"'),
        issue("x"),
        issue("y", proponent='"defendant"'),
        rule("r", "x", yes("a"), unless=unless),
        rule("s", "y", yes("b"), one_of=f"[{yes('c')}, {yes('l')}]"),
    )
    book = rulebook(tmp_path, *parts)
    assert verdict(book, "x", fact("a", "yes"), fact("c", "yes")) == "prima facie"
    assert verdict(book, "x", fact("a", "yes")) == "open"


def test_line_of_a_capacity_is_explained_by_rules_of_that_capacity(tmp_path: Path) -> None:
    parts = (
        *AB[:2],
        issue("x", scope='"party"', of='["prompts", "develops"]'),
        rule("r", "x", '{does = "prompts"}, ' + yes("a"), capacity='"prompts"'),
        rule("s", "x", '{does = "develops"}, ' + yes("b"), capacity='"develops"'),
    )
    book = rulebook(tmp_path, *parts)
    case = matter(book, fact("a", "yes"), fact("b", "no"), parties=(("ann", "prompts develops"),))
    refuted = next(c for c in assess(book, case).verdict("toy.x", "ann").capacities if c.as_ == "develops")
    assert (refuted.because, refuted.rules) == ("To “b?” the answer is “No”.", ("s",))
