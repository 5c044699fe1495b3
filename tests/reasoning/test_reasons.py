"""Why a verdict is what it is: one sentence, the rules and citations that carry it, and the whole tree on demand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aiclaims.reasoning import Rulebook, Step, assess, explain
from tests.reasoning.small import (
    disputed,
    fact,
    factor,
    found,
    issue,
    matter,
    proposition,
    question,
    remedy,
    rule,
    rulebook,
    yes,
)

SHORT = (question("a"), question("b"), issue("x"), rule("r", "x", f"{yes('a')}, {yes('b')}"))
ANN = (("ann", "prompts"),)


def because(book: Rulebook, issue: str, *facts: dict[str, object]) -> str:
    return found(book, *facts).verdict(f"toy.{issue}").because


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((fact("a", "yes"), fact("b", "yes")), "r holds."),
        ((fact("a", "no"), fact("b", "yes")), "To “a?” the answer is “No”."),
        ((fact("a", "no"), fact("b", "no")), "To “a?” the answer is “No”."),
        ((fact("a", "yes"),), "Not settled: nobody has yet answered “b?”."),
        ((fact("a", "unknown"), fact("b", "yes")), "Not settled: nobody can say yet: “a?”."),
        ((), "Not settled: nobody has yet answered “a?”; nobody has yet answered “b?”."),
        (
            (disputed("a", "yes", "no"), fact("b", "yes")),
            "Read one way this is made out, read the other way it is not; the material does not choose between them.",
        ),
    ],
)
def test_short_tree_says_why(tmp_path: Path, facts: tuple[dict[str, object], ...], expected: str) -> None:
    assert because(rulebook(tmp_path, *SHORT), "x", *facts) == expected


def test_rule_that_comes_nearest_says_why_not(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *SHORT, rule("s", "x", '{answer = "b", is = "no"}'))
    line = found(book, fact("a", "no"), fact("b", "no")).verdict("toy.x")
    assert (line.verdict, line.rules, line.because) == ("established", ("s",), "s holds.")
    line = found(book, fact("a", "no"), fact("b", "yes")).verdict("toy.x")
    assert (line.verdict, line.rules, line.because) == ("refuted", ("r", "s"), "To “a?” the answer is “No”.")
    far = rulebook(tmp_path, *SHORT, question("c"), rule("s", "x", f"{yes('a')}, {yes('c')}"))
    line = found(far, fact("a", "no"), fact("b", "yes"), fact("c", "no")).verdict("toy.x")
    assert (line.verdict, line.rules) == ("refuted", ("r",))


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ('{answer = "matter.complaint", is = "training"}', "Nobody complains of this in the matter."),
        ('{answer = "matter.aim", is = "infringement_defence"}', "“x”: this matter is not about that."),
        ('{answer = "matter.complaint", is = "training"}, {answer = "a", is = "no"}', "To “a?” the answer is “Yes”."),
    ],
)
def test_what_the_matter_is_not_about_is_said_only_where_no_fact_fails(
    tmp_path: Path, needs: str, expected: str
) -> None:
    book = rulebook(tmp_path, question("a"), issue("x"), issue("y"), rule("t", "y", yes("a")), rule("r", "x", needs))
    assert because(book, "x", fact("a", "yes")) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("true", "“y” is not made out. To “a?” the answer is “No”."), ("false", "To “a?” the answer is “No”.")],
)
def test_mere_step_is_passed_over(tmp_path: Path, shown: str, expected: str) -> None:
    parts = (rule("s", "y", yes("a")), rule("t", "z", '{issue = "toy.y"}'))
    book = rulebook(tmp_path, *SHORT, issue("y", shown=shown), issue("z"), *parts)
    assert because(book, "z", fact("a", "no")) == expected


@pytest.mark.parametrize(
    ("stop", "expected"),
    [('answer = "b", is = "yes"', "To “b?” the answer is “Yes”."), ('issue = "toy.y"', "“y” is made out.")],
)
def test_defeater_that_is_shown_says_why_not(tmp_path: Path, stop: str, expected: str) -> None:
    unless = f'[{{{stop}, burden = "defendant", burden_is = "stated"}}]'
    parts = (issue("y"), issue("z"), rule("s", "y", yes("b")), rule("t", "z", yes("a"), unless=unless))
    assert because(rulebook(tmp_path, *SHORT, *parts), "z", fact("a", "yes"), fact("b", "yes")) == expected


def test_alternatives_that_all_fail_say_why_not(tmp_path: Path) -> None:
    parts = (issue("y"), '[[rule]]\nid = "s"\nconcludes = "toy.y"\nbecause = "s."\ncites = ["TOY-1"]\n')
    book = rulebook(tmp_path, *SHORT, *parts, f"one_of = [{yes('a')}, {yes('b')}]\n")
    assert because(book, "y", fact("a", "no"), fact("b", "no")) == "To “a?” the answer is “No”."
    assert because(book, "y", fact("a", "no"), fact("b", "yes")) == "s."


def test_silence_of_the_source_says_why_open(tmp_path: Path) -> None:
    parts = (issue("y"), rule("s", "y", yes("a") + ', {silent = "toy.silence"}'))
    book = rulebook(tmp_path, *SHORT, *parts)
    assert because(book, "y", fact("a", "yes")) == "The toy law does not say."
    assert because(book, "y", fact("a", "no")) == "To “a?” the answer is “No”."


WEIGHED = (
    *SHORT,
    *(proposition(f"TOY-{n}") for n in (2, 3, 4)),
    issue("w", weighed="true", base='"no"'),
    factor("pro", "w", "for", yes("a")).replace("TOY-1", "TOY-2"),
    factor("con", "w", "against", yes("b")).replace("TOY-1", "TOY-3"),
    issue("v"),
    rule("s", "v", '{issue = "toy.w"}', cites='["TOY-4"]'),
)


def test_weighing_says_which_way_it_pulls_and_cites_the_factors_that_hold(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *WEIGHED)
    pulls = found(book, fact("a", "yes"), fact("b", "no")).verdict("toy.w")
    assert (pulls.because, pulls.rules, pulls.cites) == (
        "pro. Nothing recorded weighs against that.",
        (),
        ("TOY-2",),
    )
    absent = found(book, fact("a", "no"), fact("b", "yes")).verdict("toy.w")
    assert (absent.verdict, absent.because) == ("unlikely", "Nothing speaks for “w”.")


def test_citations_of_a_weighing_below_are_kept(tmp_path: Path) -> None:
    line = found(rulebook(tmp_path, *WEIGHED), fact("a", "yes"), fact("b", "no")).verdict("toy.v")
    assert line.cites == ("TOY-4", "TOY-2")


DEEP = (
    *SHORT,
    *(proposition(f"TOY-{n}") for n in (2, 3, 4)),
    question("p", scope='"party"', ask='"Did {party} do it?"', cites='["TOY-4"]'),
    issue("each", scope='"party"', of='["prompts"]', title='"{party} did it"'),
    rule("e", "each", f'{{does = "prompts"}}, {yes("p")}', cites='["TOY-2"]', because='"{party} did."'),
    issue("y"),
    rule("s", "y", '{some = "toy.each"}, {issue = "toy.x"}', cites='["TOY-3", "toy.law"]'),
    issue("z"),
    rule("t", "z", f'{{issue = "toy.y"}}, {{issue = "toy.x"}}, {yes("a")}', cites='["TOY-4"]'),
)
ALL = (fact("a", "yes"), fact("b", "yes"), fact("p", "yes", party="ann"))


def test_deep_tree_cites_its_own_rule_first_then_all_below_once(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *DEEP)
    result = assess(book, matter(book, *ALL, parties=ANN))
    assert result.verdict("toy.z").cites == ("TOY-4", "TOY-3", "toy.law", "TOY-2", "TOY-1")
    assert result.verdict("toy.y").cites == ("TOY-3", "toy.law", "TOY-2", "TOY-1")
    assert result.verdict("toy.each", "ann").because == "Ann did."


def test_deep_tree_that_fails_cites_only_what_fails(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *DEEP)
    facts = (fact("a", "yes"), fact("b", "no"), fact("p", "yes", party="ann"))
    line = assess(book, matter(book, *facts, parties=ANN)).verdict("toy.z")
    assert line.cites == ("TOY-4", "TOY-3", "toy.law", "TOY-1")
    assert line.because == "“y” is not made out. “x” is not made out. To “b?” the answer is “No”."


def test_party_without_a_name_and_function_not_held_are_put_in_words(tmp_path: Path) -> None:
    parts = (issue("copied", scope='"party"', of='["prompts", "copies"]'), rule("k", "copied", '{does = "copies"}'))
    book = rulebook(tmp_path, *SHORT, *parts)
    case = matter(book, parties=ANN)
    unnamed = replace(case, parties=(replace(case.parties[0], name=""), replace(case.parties[0], id="bob", name="")))
    for one, id, name in (
        (case, "ann", "Ann"),
        (unnamed, "ann", "The party “ann”"),
        (unnamed, "bob", "The party “bob”"),
    ):
        line = assess(book, one).verdict("toy.copied", id)
        assert line.because == f"{name} is not one who copies AI-assisted content."


def test_party_without_a_name_is_told_by_its_id_at_the_start_of_a_sentence_and_within(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *DEEP)
    case = matter(book, *ALL, parties=ANN)
    case = replace(case, parties=(replace(case.parties[0], name=""),))
    assert assess(book, case).verdict("toy.each", "ann").because == "The party “ann” did."
    tree = explain(book, case, "toy.each", "ann")
    assert (tree.text, tree.steps[0].steps[1].text) == (
        "The party “ann” did it.",
        "To “Did the party “ann” do it?” the answer is “Yes”.",
    )


def test_explanation_of_a_factor_names_the_party(tmp_path: Path) -> None:
    careful = factor("g", "care", "for", yes("p")).replace('"g."', '"{party} took care."')
    book = rulebook(tmp_path, *DEEP, issue("care", scope='"party"', of='["prompts"]', weighed="true"), careful)
    tree = explain(book, matter(book, *ALL, parties=ANN), "toy.care", "ann")
    assert [s.text for s in tree.steps] == ["Speaks for it: Ann took care."]


def test_explanation_of_a_short_tree(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *SHORT)
    assert explain(book, matter(book, fact("a", "yes")), "toy.x") == Step(
        "issue", "toy.x", None, "unknown", "x.", (),
        (
            Step(
                "rule", "r", None, "unknown", "r holds.", ("TOY-1",),
                (
                    Step("answer", "a", None, "true", "To “a?” the answer is “Yes”.", (), ()),
                    Step("answer", "b", None, "unknown", "Nobody has yet answered “b?”.", (), ()),
                ),
            ),
        ),
    )  # fmt: skip


def lines(step: Step, depth: int = 0) -> list[str]:
    """The tree, one line a step: depth, kind, id, party and state."""
    about = f" of {step.party}" if step.party else ""
    below = [line for s in step.steps for line in lines(s, depth + 1)]
    return [f"{depth} {step.kind} {step.id}{about}: {step.state}", *below]


def test_explanation_of_a_deep_tree(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *DEEP)
    tree = explain(book, matter(book, *ALL, parties=ANN), "toy.y")
    assert lines(tree) == [
        "0 issue toy.y: true",
        "1 rule s: true",
        "2 some toy.each: true",
        "3 issue toy.each of ann: true",
        "4 rule e of ann: true",
        "5 does prompts of ann: true",
        "5 answer p of ann: true",
        "2 issue toy.x: true",
        "3 rule r: true",
        "4 answer a: true",
        "4 answer b: true",
    ]
    some = tree.steps[0].steps[0]
    assert some.steps[0].text == "Ann did it."
    assert [(s.text, s.cites) for s in some.steps[0].steps[0].steps] == [
        ("Ann prompts the system.", ()),
        ("To “Did Ann do it?” the answer is “Yes”.", ("TOY-4",)),
    ]


def test_explanation_shows_defeaters_factors_and_silences(tmp_path: Path) -> None:
    unless = f'[{{{yes("b")[1:-1]}, burden = "defendant", burden_is = "stated"}}]'
    parts = (issue("y"), rule("u", "y", '{issue = "toy.w"}, {silent = "toy.silence"}', unless=unless))
    book = rulebook(tmp_path, *WEIGHED, *parts)
    tree = explain(book, matter(book, fact("a", "yes"), fact("b", "no")), "toy.y")
    assert lines(tree)[1:] == [
        "1 rule u: unknown",
        "2 issue toy.w: true",
        "3 factor pro: true",
        "4 answer a: true",
        "3 factor con: false",
        "4 answer b: false",
        "2 silent toy.silence: unknown",
        "2 unless b: false",
    ]
    weighed, silence, stop = tree.steps[0].steps
    assert [s.text for s in weighed.steps] == ["Speaks for it: pro.", "Speaks against it: con."]
    assert silence.text == "The toy law does not say."
    assert stop.text == "Unless (defendant to show): To “b?” the answer is “No”."


def test_explanation_reads_at_the_standard_that_decides(tmp_path: Path) -> None:
    unless = '[{answer = "b", is = "yes", burden = "defendant", burden_is = "stated"}]'
    book = rulebook(tmp_path, *SHORT, issue("y"), rule("s", "y", yes("a"), unless=unless))
    tree = explain(book, matter(book, fact("a", "yes")), "toy.y")
    assert lines(tree) == ["0 issue toy.y: true", "1 rule s: true", "2 answer a: true", "2 unless b: unknown"]


def test_explanation_of_an_unknown_issue_is_refused(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *SHORT, remedy("fix"), rule("f", "fix", yes("a")))
    with pytest.raises(KeyError):
        explain(book, matter(book), "toy.unheard_of")


def test_a_fact_somebody_gave_explains_a_failure_before_a_point_not_raised(tmp_path: Path) -> None:
    parts = (
        question("raised", unless_raised='"no"'),
        question("said"),
        issue("x"),
        rule("r", "x", yes("raised")),
        rule("s", "x", yes("said")),
    )
    line = found(rulebook(tmp_path, *parts), fact("said", "no")).verdict("toy.x")
    assert (line.verdict, line.because) == ("refuted", "To “said?” the answer is “No”.")
