"""Expectations of a worked matter: words that name nothing, and lines that came out otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aiclaims.reasoning import assess
from aiclaims.reasoning.expected import expectation_problems, missed
from aiclaims.reasoning.matter import Expectation
from tests.reasoning.small import fact, issue, matter, question, rule, rulebook, yes

PARTS = (
    question("a"),
    issue("x"),
    rule("r", "x", yes("a")),
    issue("each", scope='"party"', of='["prompts"]'),
    rule("e", "each", '{does = "prompts"}'),
)
X = Expectation("toy", "toy.x", None, "established")
EACH = replace(X, issue="toy.each", party="ann")


def both(folder: Path, *expect: Expectation) -> tuple[list[str], list[str]]:
    """What is wrong with these expectations, and which of them did not come out: x holds, Ann prompts."""
    book = rulebook(folder, *PARTS)
    case = replace(matter(book, fact("a", "yes"), parties=(("ann", "prompts"),)), expect=expect)
    return expectation_problems(book, case), missed(case, assess(book, case))


def test_expectation_that_came_out_says_nothing(tmp_path: Path) -> None:
    assert both(tmp_path, replace(X, cites=("TOY-1",)), EACH) == ([], [])


UNKNOWN: dict[str, tuple[Expectation, str]] = {
    "issue": (
        replace(X, issue="toy.xx"),
        "('toy.xx'): no such issue or remedy in the frameworks of this matter; did you mean 'toy.x'?",
    ),
    "party": (replace(EACH, party="anna"), "('toy.each'): 'anna' is no party; did you mean 'ann'?"),
    "no party": (replace(EACH, party=None), "('toy.each'): is about each party; say which in 'party'."),
    "verdict": (replace(X, verdict="establishd"), "('toy.x'): 'establishd' is no verdict; did you mean 'established'?"),
    "ground": (
        replace(X, rests_on=("notraised",)),
        "('toy.x'): 'notraised' is no kind of ground; did you mean 'not raised'?",
    ),
    "function": (replace(EACH, as_="prompt"), "('toy.each'): 'prompt' is no function; did you mean 'prompts'?"),
    "cites": (replace(X, cites=("TOY-2",)), "('toy.x'): cites 'TOY-2', which no register holds; did you mean 'TOY-1'?"),
    "missing": (
        replace(X, missing=("toy.silenc",)),
        "('toy.x'): 'toy.silenc' in missing names nothing; did you mean 'toy.silence'?",
    ),
    "authority": (
        replace(X, authority="toy.laws", time="later"),
        "('toy.laws'): no such authority in the frameworks of this matter; did you mean 'toy.law'?",
    ),
    "time": (replace(X, authority="toy.law", time="latr"), "('toy.law'): 'latr' is no time; did you mean 'later'?"),
    "measure": (
        replace(X, measure="toy.lock"),
        "('toy.lock'): no such measure; define it or mend the name.",
    ),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_expectation_that_names_nothing_is_told(tmp_path: Path, name: str) -> None:
    expectation, sentence = UNKNOWN[name]
    assert both(tmp_path, X, expectation)[0] == [f"expect 2 {sentence}"]


MISSED: dict[str, tuple[dict[str, Any], str]] = {
    "verdict": ({"verdict": "likely"}, "wanted likely, got established (r holds.)"),
    "grounds": ({"rests_on": ("hedge", "burden")}, "wanted resting on hedge, burden, got nothing."),
    "cites": ({"cites": ("toy.law",)}, "wanted citing toy.law, got TOY-1."),
    "missing": ({"missing": ("a",)}, "wanted missing a, got nothing."),
}


@pytest.mark.parametrize("name", MISSED)
def test_expectation_that_did_not_come_out_says_what_did(tmp_path: Path, name: str) -> None:
    keys, sentence = MISSED[name]
    assert both(tmp_path, replace(X, **keys)) == ([], [f"toy.x: {sentence}"])


def test_line_is_named_by_party_and_capacity(tmp_path: Path) -> None:
    (sentence,) = both(tmp_path, replace(EACH, as_="prompts"))[1]
    assert sentence == "toy.each, ann, as one who prompts the system: wanted established, got no such line."


def test_time_that_an_authority_stands_at_is_told(tmp_path: Path) -> None:
    stands = replace(X, authority="toy.law", time="not known")
    assert both(tmp_path, stands) == ([], [])
    assert both(tmp_path, replace(stands, time="none"))[1] == ["toy.law: wanted none at the acts, got not known."]
