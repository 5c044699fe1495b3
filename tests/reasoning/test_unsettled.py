"""Why an issue is open or a remedy waits: what is told first, and in which run it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import Assessment, Rulebook, Verdict, assess
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

AB = (question("a"), question("b"), issue("x"), rule("r", "x", f"{yes('a')}, {yes('b')}"))
WEIGHED = (issue("w", weighed="true"), factor("pro", "w", "for", yes("a")), factor("con", "w", "against", yes("b")))
ANN = (("ann", "prompts"),)


def of_ann(book: Rulebook, *facts: dict[str, object]) -> Assessment:
    return assess(book, matter(book, *facts, parties=ANN))


def relief(book: Rulebook, *facts: dict[str, object]) -> Verdict:
    return of_ann(book, *facts).verdict("toy.fix", "ann")


def test_line_that_only_a_may_defeater_pulls_apart_names_its_rule_and_cites(tmp_path: Path) -> None:
    stop = '[{issue = "toy.z", burden = "defendant", burden_is = "assumed", hedge = "may"}]'
    parts = (issue("y"), issue("z"), proposition("TOY-2"), proposition("TOY-3"), rule("z", "z", yes("b")))
    cited = parts[-1].replace("TOY-1", "TOY-3")
    book = rulebook(tmp_path, *AB, *parts[:-1], cited, rule("s", "y", yes("a"), unless=stop, cites='["TOY-2"]'))
    line = found(book, fact("a", "yes"), fact("b", "yes")).verdict("toy.y")
    assert (line.verdict, line.rules, line.cites) == ("contested", ("s",), ("TOY-2", "TOY-3"))


def test_capacity_tells_the_silence_of_its_own_rule(tmp_path: Path) -> None:
    parts = (
        issue("liable", scope='"party"', of='["prompts", "copies"]'),
        rule("p", "liable", f'{{does = "prompts"}}, {yes("a")}, {{silent = "toy.silence"}}', capacity='"prompts"'),
        rule("c", "liable", f'{{does = "copies"}}, {yes("b")}', capacity='"copies"'),
    )
    book = rulebook(tmp_path, *AB, *parts)
    line = assess(book, matter(book, fact("a", "yes"), parties=(("ann", "prompts copies"),))).verdict(
        "toy.liable", "ann"
    )
    assert {c.as_: c.because for c in line.capacities} == {
        "prompts": "The toy law does not say.",
        "copies": "Not settled: nobody has yet answered “b?”.",
    }


SILENT = (rule("f", "fix", f"{yes('a')}, {{silent = 'toy.silence'}}".replace("'", '"')), remedy("fix"))


def test_remedy_with_a_live_rule_tells_its_condition_and_no_silence_of_another(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *AB, *SILENT, rule("g", "fix", f"{yes('a')}, {yes('b')}"))
    line = relief(book, fact("a", "yes"))
    assert (line.verdict, line.rules, line.because) == ("only if", ("g",), "Not settled: nobody has yet answered “b?”.")


def test_remedy_that_waits_for_an_issue_names_it_and_why_it_is_open(tmp_path: Path) -> None:
    parts = (
        issue("y"),
        rule("s", "y", f"{yes('a')}, {yes('b')}"),
        remedy("fix"),
        rule("f", "fix", '{issue = "toy.y"}'),
    )
    book = rulebook(tmp_path, *AB, *parts)
    named = "Not settled: “y”, which is open. Not settled: nobody has yet answered “b?”."
    either = "Not settled: “y”, which could go either way."
    assert relief(book, fact("a", "yes")).because == named
    assert relief(book, fact("a", "yes"), disputed("b", "yes", "no")).because == either


@pytest.mark.parametrize("facts", [(fact("a", "yes"),), (disputed("a", "yes", "no"),)])
def test_open_remedy_tells_the_silence(tmp_path: Path, facts: tuple[dict[str, object], ...]) -> None:
    line = relief(rulebook(tmp_path, *AB, *SILENT), *facts)
    assert (line.verdict, line.because) == ("open", "The toy law does not say.")


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        (
            "no",
            "yes",
            "What is on record speaks against “w”, but the source does not say that this settles it; it is open, "
            "leaning no.",
        ),
        ("no", "no", "Nothing on record speaks for or against “w”, and no rule decides it."),
    ],
)
def test_weighing_that_stays_open_says_how_it_leans(tmp_path: Path, a: str, b: str, says: str) -> None:
    parts = (issue("v"), rule("t", "v", '{issue = "toy.w"}'))
    result = found(rulebook(tmp_path, *AB, *WEIGHED, *parts), fact("a", a), fact("b", b))
    for id in ("toy.w", "toy.v"):
        line = result.verdict(id)
        assert (line.verdict, line.because) == ("open", says)


def test_what_is_open_in_one_version_only_is_read_in_that_version(tmp_path: Path) -> None:
    line = found(rulebook(tmp_path, *AB, question("c"), issue("y"), rule("s", "y", yes("a")), rule("t", "y", yes("c"))),
                 disputed("a", "yes", "no")).verdict("toy.y")  # fmt: skip
    assert (line.verdict, line.missing) == ("open", ((("c", None),),))
    assert line.because == "Not settled: nobody has yet answered “c?”."
