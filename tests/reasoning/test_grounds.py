"""What a verdict rests on: each kind of ground alone, alternatives, and what is never named."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import Ground, Rulebook, assess
from tests.reasoning.small import (
    disputed,
    fact,
    factor,
    found,
    issue,
    matter,
    question,
    remedy,
    rule,
    rulebook,
    verdict,
    yes,
)

ABC = (question("a"), question("b"), question("c"), issue("x"), issue("y"), issue("z"))
HEDGED = {"hedge": '"generally"'}
IDLE = (rule("i", "y", f"{yes('a')}, {yes('b')}, {yes('c')}"), rule("j", "z", yes("c")))
NO_C = fact("c", "no")


def unless(condition: str, burden: str = "defendant", burden_is: str = "assumed", **more: str) -> str:
    keys = "".join(f", {k} = {v}" for k, v in more.items())
    return f'[{{{condition}, burden = "{burden}", burden_is = "{burden_is}"{keys}}}]'


def grounds(book: Rulebook, issue: str, *facts: dict[str, object], party: str | None = None) -> tuple[Ground, ...]:
    return found(book, *facts).verdict(f"toy.{issue}", party).rests_on


def kinds(book: Rulebook, issue: str, *facts: dict[str, object]) -> list[tuple[str, str]]:
    return [(g.kind, g.id) for g in grounds(book, issue, *facts)]


def test_hedge_is_named_with_its_strength_and_reason(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("a"), **HEDGED))
    assert grounds(book, "x", fact("a", "yes")) == (
        Ground("hedge", "r", None, None, None, "Hedged (generally): r holds."),
    )


def test_presumption_is_named(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("a"), presumption="true"))
    assert grounds(book, "x", fact("a", "yes")) == (Ground("presumption", "r", None, None, None, "Presumed: r holds."),)


@pytest.mark.parametrize(
    ("burden_is", "stated", "words"),
    [("assumed", False, "we assume that burden lies"), ("stated", True, "a source puts that burden")],
)
def test_burden_says_whose_it_is_and_whether_a_source_says_so(
    tmp_path: Path, burden_is: str, stated: bool, words: str
) -> None:
    stop = unless('answer = "b", is = "yes"', burden_is=burden_is)
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("a"), unless=stop))
    text = f"It is for the defendant to show otherwise: nobody has yet answered “b?”; {words} there."
    assert grounds(book, "x", fact("a", "yes")) == (Ground("burden", "b", None, "defendant", stated, text),)


def test_point_nobody_has_raised_is_named(tmp_path: Path) -> None:
    parts = (question("e", unless_raised='"no"'), rule("r", "x", yes("a") + ', {answer = "e", is = "no"}'))
    book = rulebook(tmp_path, *ABC, *IDLE, *parts)
    text = "Nobody has raised “e?”, so it counts as “no”."
    assert grounds(book, "x", fact("a", "yes")) == (Ground("not raised", "e", None, None, None, text),)
    assert grounds(book, "x", fact("a", "yes"), fact("e", "no")) == ()


def test_weighing_is_named(tmp_path: Path) -> None:
    parts = (issue("w", weighed="true"), factor("pro", "w", "for", yes("a")), factor("con", "w", "against", yes("b")))
    book = rulebook(tmp_path, *ABC, *IDLE, *parts, rule("r", "x", '{issue = "toy.w"}'))
    text = "“w” is weighed, not decided by a rule."
    for line in ("w", "x"):
        assert grounds(book, line, fact("a", "yes"), fact("b", "no")) == (
            Ground("weighing", "toy.w", None, None, None, text),
        )


def test_dispute_is_named_with_both_versions(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("a")))
    text = "“a?” is disputed (claimant: Yes; defendant: No)."
    assert grounds(book, "x", disputed("a", "yes", "no")) == (Ground("dispute", "a", None, None, None, text),)


@pytest.mark.parametrize("versions", [("yes", None), (None, "no")])
def test_bare_denial_is_named_as_a_dispute(tmp_path: Path, versions: tuple[str | None, str | None]) -> None:
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("a")))
    assert verdict(book, "x", disputed("a", *versions)) == "open"
    assert kinds(book, "x", disputed("a", *versions))[0] == ("dispute", "a")


@pytest.mark.parametrize(("of", "kind"), [("fact", "missing fact"), ("law", "missing law")])
def test_gap_of_law_is_told_from_a_gap_of_fact(tmp_path: Path, of: str, kind: str) -> None:
    book = rulebook(tmp_path, *ABC, *IDLE, question("d", of=f'"{of}"'), rule("r", "x", f"{yes('a')}, {yes('d')}"))
    assert grounds(book, "x", fact("a", "yes")) == (
        Ground(kind, "d", None, None, None, "Nobody has yet answered “d?”."),
    )


def test_silence_of_the_source_is_named(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("a") + ', {silent = "toy.silence"}'))
    assert verdict(book, "x", fact("a", "yes")) == "open"
    assert grounds(book, "x", fact("a", "yes")) == (
        Ground("silence", "toy.silence", None, None, None, "The toy law does not say."),
    )


def test_remedy_that_a_silence_keeps_open_rests_on_it(tmp_path: Path) -> None:
    parts = (remedy("fix"), rule("f", "fix", yes("a") + ', {silent = "toy.silence"}'))
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("a")), *parts)
    line = assess(book, matter(book, fact("a", "yes"), parties=(("ann", "prompts"),))).verdict("toy.fix", "ann")
    assert (line.verdict, [(g.kind, g.id, g.party) for g in line.rests_on]) == (
        "open",
        [("silence", "toy.silence", None)],
    )


def test_remedy_on_the_record_only_rests_on_the_burden_and_on_what_is_missing(tmp_path: Path) -> None:
    parts = (remedy("fix"), rule("f", "fix", yes("a"), unless=unless('answer = "b", is = "yes"')))
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("a")), *parts)
    line = assess(book, matter(book, fact("a", "yes"), parties=(("ann", "prompts"),))).verdict("toy.fix", "ann")
    assert (line.verdict, [(g.kind, g.id) for g in line.rests_on]) == (
        "only if",
        [("burden", "b"), ("missing fact", "b")],
    )


def test_ground_below_is_named_for_every_issue_above(tmp_path: Path) -> None:
    parts = (
        rule("r", "z", yes("a"), **HEDGED),
        rule("s", "y", '{issue = "toy.z"}'),
        rule("t", "x", '{issue = "toy.y"}'),
    )
    book = rulebook(tmp_path, *ABC, *parts, rule("i", "x", yes("b")), rule("j", "y", yes("c")))
    answers = (fact("a", "yes"), fact("b", "no"), NO_C)
    assert [kinds(book, line, *answers) for line in "xyz"] == [[("hedge", "r")]] * 3


def test_alternatives_of_one_issue_are_all_named_whatever_their_kind(tmp_path: Path) -> None:
    parts = (rule("r", "x", yes("a"), **HEDGED), rule("s", "x", yes("b"), presumption="true"))
    book = rulebook(tmp_path, *ABC, *IDLE, *parts)
    assert kinds(book, "x", fact("a", "yes"), fact("b", "yes")) == [("hedge", "r"), ("presumption", "s")]


def test_alternatives_of_one_kind_in_different_issues_are_all_named(tmp_path: Path) -> None:
    parts = (rule("r", "y", yes("a"), **HEDGED), rule("s", "z", yes("b"), **HEDGED))
    either = (rule("t", "x", '{issue = "toy.y"}'), rule("u", "x", '{issue = "toy.z"}'))
    book = rulebook(tmp_path, *ABC, *parts, *either, *IDLE)
    assert kinds(book, "x", fact("a", "yes"), fact("b", "yes"), NO_C) == [("hedge", "r"), ("hedge", "s")]


MIXED = (
    issue("w", weighed="true"),
    factor("pro", "w", "for", yes("b")),
    rule("r", "y", yes("a"), **HEDGED),
    rule("t", "x", '{issue = "toy.y"}'),
    rule("u", "x", '{issue = "toy.w"}'),
)


def test_alternatives_of_different_kinds_and_issues_are_all_named(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *ABC, *MIXED, *IDLE)
    assert kinds(book, "x", fact("a", "yes"), fact("b", "yes"), NO_C) == [("hedge", "r"), ("weighing", "toy.w")]


def test_alternatives_never_draw_in_what_the_issue_cannot_read(tmp_path: Path) -> None:
    aside = (question("e", unless_raised='"no"'), issue("v"), rule("v", "v", '{answer = "e", is = "no"}'))
    book = rulebook(tmp_path, *ABC, *MIXED, *IDLE, *aside)
    assert kinds(book, "x", fact("a", "yes"), fact("b", "yes"), NO_C) == [("hedge", "r"), ("weighing", "toy.w")]


def test_what_is_needed_is_named_beside_alternatives(tmp_path: Path) -> None:
    parts = (rule("r", "y", yes("a"), **HEDGED), rule("s", "y", yes("b"), **HEDGED), rule("t", "z", yes("a"), **HEDGED))
    both = rule("u", "x", '{issue = "toy.y"}, {issue = "toy.z"}')
    book = rulebook(tmp_path, *ABC, *parts, both, *IDLE)
    expected = [("hedge", "r"), ("hedge", "s"), ("hedge", "t")]
    assert kinds(book, "x", fact("a", "yes"), fact("b", "yes"), NO_C) == expected


def test_hedge_beside_a_firm_rule_is_not_named(tmp_path: Path) -> None:
    parts = (rule("r", "x", yes("a"), **HEDGED), rule("s", "x", yes("b")))
    book = rulebook(tmp_path, *ABC, *IDLE, *parts)
    assert verdict(book, "x", fact("a", "yes"), fact("b", "yes")) == "established"
    assert kinds(book, "x", fact("a", "yes"), fact("b", "yes")) == []


def test_hedged_defeater_that_is_shown_makes_unlikely_and_is_named(tmp_path: Path) -> None:
    stop = unless('answer = "b", is = "yes"', hedge='"in principle"')
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("a"), unless=stop))
    answers = (fact("a", "yes"), fact("b", "yes"))
    assert verdict(book, "x", *answers) == "unlikely"
    text = "Hedged (in principle): To “b?” the answer is “Yes”."
    assert grounds(book, "x", *answers) == (Ground("hedge", "r", None, None, None, text),)


def test_dispute_that_moves_nothing_is_not_named(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", f"{yes('a')}, {yes('b')}"))
    assert kinds(book, "x", disputed("a", "yes", "no"), fact("b", "no")) == []
    assert kinds(book, "x", disputed("a", "yes", "no"), disputed("c", "yes", "no"), fact("b", "yes")) == [
        ("dispute", "a")
    ]


def test_dispute_that_comes_to_the_same_either_way_is_named(tmp_path: Path) -> None:
    parts = (rule("r", "x", yes("a")), rule("s", "x", '{answer = "a", is = "no"}'))
    book = rulebook(tmp_path, *ABC, *IDLE, *parts)
    assert verdict(book, "x", disputed("a", "yes", "no")) == "likely"
    assert kinds(book, "x", disputed("a", "yes", "no"), disputed("c", "yes", "no")) == [("dispute", "a")]


def test_factors_that_pull_both_ways_rest_on_the_weighing(tmp_path: Path) -> None:
    parts = (issue("w", weighed="true"), factor("pro", "w", "for", yes("a")), factor("con", "w", "against", yes("b")))
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", yes("c")), *parts)
    answers = (fact("a", "yes"), fact("b", "yes"))
    assert verdict(book, "w", *answers) == "contested"
    assert kinds(book, "w", *answers)[0] == ("weighing", "toy.w")


def test_ground_names_the_party_it_is_about(tmp_path: Path) -> None:
    parts = (
        question("p", scope='"party"'),
        issue("each", scope='"party"', of='["prompts"]'),
        rule("e", "each", yes("p"), because='"{party} did."', **HEDGED),
        rule("r", "x", '{some = "toy.each"}'),
    )
    book = rulebook(tmp_path, *ABC, *IDLE, *parts, rule("s", "x", f"{yes('a')}, {yes('b')}"))
    answers = (fact("p", "yes", party="bob"), fact("p", "no", party="ann"), fact("a", "no"))
    result = assess(book, matter(book, *answers, parties=(("ann", "prompts"), ("bob", "prompts"))))
    ground = Ground("hedge", "e", "bob", None, None, "Hedged (generally): Bob did.")
    assert result.verdict("toy.each", "bob").rests_on == result.verdict("toy.x").rests_on == (ground,)
    assert result.verdict("toy.each", "ann").rests_on == ()


def test_unraised_point_of_another_party_is_not_named(tmp_path: Path) -> None:
    parts = (
        question("p", scope='"party"', unless_raised='"no"'),
        issue("each", scope='"party"', of='["prompts"]'),
        rule("e", "each", '{answer = "p", is = "no"}'),
    )
    book = rulebook(tmp_path, *ABC, *IDLE, rule("r", "x", f"{yes('a')}, {yes('b')}"), *parts)
    result = assess(book, matter(book, parties=(("ann", "prompts"), ("bob", "prompts"))))
    for party in ("ann", "bob"):
        assert [(g.kind, g.id, g.party) for g in result.verdict("toy.each", party).rests_on] == [
            ("not raised", "p", party)
        ]


def test_weighing_that_no_leaning_moves_is_not_named_beside_the_one_that_is(tmp_path: Path) -> None:
    pulls = [factor(f"{side}_{w}", w, side, yes(q)) for w in "vw" for side, q in (("for", "a"), ("against", "b"))]
    parts = (issue("v", weighed="true"), issue("w", weighed="true"), rule("r", "w", yes("c")), *pulls)
    book = rulebook(tmp_path, *ABC, *IDLE, *parts, rule("s", "x", '{issue = "toy.v"}, {issue = "toy.w"}'))
    answers = [fact(q, "yes") for q in "abc"]
    assert [verdict(book, i, *answers) for i in "vwx"] == ["contested", "established", "contested"]
    text = "“v” is weighed, not decided by a rule."
    for line in "vx":
        assert grounds(book, line, *answers) == (Ground("weighing", "toy.v", None, None, None, text),)


def test_rule_of_an_issue_and_the_weighing_that_another_of_its_rules_reads_are_both_named(tmp_path: Path) -> None:
    needed = (rule("n", "z", yes("c"), **HEDGED), rule("u", "x", '{issue = "toy.y"}, {issue = "toy.z"}'))
    aside = (issue("v"), rule("v", "v", f"{yes('a')}, {yes('c')}"))
    either = (rule("r", "y", yes("a"), **HEDGED), rule("t", "y", '{issue = "toy.w"}'))
    weighed = (issue("w", weighed="true"), factor("pro", "w", "for", yes("b")))
    book = rulebook(tmp_path, *ABC, *weighed, *either, *needed, *aside)
    answers = [fact(q, "yes") for q in "abc"]
    assert sorted(kinds(book, "y", *answers)) == [("hedge", "r"), ("weighing", "toy.w")]
    assert sorted(kinds(book, "x", *answers)) == [("hedge", "n"), ("hedge", "r"), ("weighing", "toy.w")]
