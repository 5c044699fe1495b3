"""Measures: how they load, when they are offered, and that they move nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import Rulebook, assess, load_rulebook
from aiclaims.reasoning.measure import Offer
from tests.reasoning.small import disputed, fact, issue, matter, problems, question, remedy, rule, rulebook, write, yes

SOUND = (question("a"), question("b"), issue("x", bottom_line="true"), rule("r", "x", f"{yes('a')}, {yes('b')}"))
MEASURE = {
    "title": '"A tool"', "side": '"input"', "parts": '["route"]', "stage": '"output"', "says": '"It leaves a trace."',
    "facts": '[{question = "a", option = "yes", effect = "supports"}]', "strength": '"Weak: a trace only."',
    "how": '"Look for it."', "limits": '"It fades."', "cites": '["TOY-1"]',
}  # fmt: skip


def measure(id: str = "tool", **keys: str) -> str:
    given = MEASURE | keys
    return f'[[measure]]\nid = "toy.{id}"\n' + "".join(f"{k} = {v}\n" for k, v in given.items() if v)


MISTAKES = {
    "unknown question": (
        measure(facts='[{question = "aa", effect = "supports"}]'),
        "toy: measure 'toy.tool' bears on the question 'aa', which does not exist; did you mean 'a'?",
    ),
    "unknown option": (
        measure(facts='[{question = "a", option = "yess", effect = "supports"}]'),
        "toy: measure 'toy.tool' bears on 'a' being 'yess', which is no option of it; did you mean 'yes'?",
    ),
    "weakens nothing in particular": (
        measure(facts='[{question = "a", effect = "weakens"}]'),
        "toy: measure 'toy.tool' weakens no answer to 'a' in particular; name the 'option'.",
    ),
    "unknown proposition": (
        measure(cites='["TOY-9"]'),
        "toy: measure 'toy.tool' cites 'TOY-9', which no register holds; did you mean 'TOY-1'?",
    ),
    "no citation": (
        measure(cites="[]"),
        "toy: measure 'toy.tool' cites nothing; no authority, no rule: add 'cites'.",
    ),
    "no part": (
        measure(parts="[]", facts=""),
        "toy: measure 'toy.tool' has no part; say in 'parts' which it is: route, measure, gap.",
    ),
    "unknown part": (
        measure(parts='["route", "trick"]'),
        "toy: measure 'toy.tool': 'trick' in parts is none; choose from: route, measure, gap.",
    ),
    "route without strength": (
        measure(strength=""),
        "toy: measure 'toy.tool' is a route but lacks 'strength'; add it.",
    ),
    "prevention without limits": (
        measure(parts='["route", "measure"]', limits=""),
        "toy: measure 'toy.tool' is a measure but lacks 'limits'; add it.",
    ),
    "facts without a route": (
        measure(parts='["gap"]'),
        "toy: measure 'toy.tool' names facts but is no route; add \"route\" to its parts or take them out.",
    ),
    "unknown function": (
        measure(who='["prompt"]'),
        "toy: measure 'toy.tool': 'prompt' in who is nothing a party does; did you mean 'prompts'?",
    ),
    "rung off the ladder": (
        measure(rungs="[7]"),
        "toy: measure 'toy.tool': 'rungs' holds [7]; write rungs of the ladder, 1 to 6.",
    ),
    "beforehand without an answer": (
        measure(beforehand="true"),
        "toy: measure 'toy.tool' helps only if it was there beforehand; say in 'held' which answer tells that.",
    ),
    "held by an issue": (
        measure(held='{issue = "toy.x"}'),
        "toy: measure 'toy.tool': its gate reads 'toy.x', which is no answer; "
        "a gate reads answers and what parties do.",
    ),
    "another framework's name": (
        measure().replace("toy.tool", "tool"),
        "toy: measure 'tool' must start with 'toy.'; rename it.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_measure_with_a_mistake_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    part, message = MISTAKES[name]
    assert problems(tmp_path, *SOUND, more=part) == [message]


def offered(book: Rulebook, *facts: dict[str, object], **head: object) -> list[Offer]:
    return list(assess(book, matter(book, *facts, **head)).measures)


def states(offers: list[Offer]) -> list[str]:
    return [n.state for o in offers for n in o.facts]


def test_route_is_offered_for_what_is_open_disputed_or_relied_on_without_proof(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *SOUND, measure())
    assert states(offered(book)) == ["not known"]
    assert states(offered(book, fact("a", "unknown"))) == ["not known"]
    assert states(offered(book, disputed("a", "yes", "no"))) == ["disputed"]
    assert states(offered(book, fact("a", "yes"))) == ["not proved"]


def test_route_is_not_offered_for_what_is_proved_conceded_away_or_of_no_moment(tmp_path: Path) -> None:
    with (write(tmp_path, *SOUND, measure()) / "common" / "questions.toml").open("a") as shared:
        shared.write(question("proof", use='"evidence"'))
    book = load_rulebook(tmp_path)
    assert offered(book, fact("a", "yes"), fact("proof", "yes")) == []
    assert offered(book, fact("a", "no")) == []
    assert offered(book, fact("b", "no")) == []


def test_route_that_had_to_be_there_before_falls_away_with_the_answer_that_it_was_not(tmp_path: Path) -> None:
    seal = question("seal", use='"evidence"', stage='"work"')
    book = rulebook(tmp_path, *SOUND, seal, measure(held=yes("seal"), beforehand="true"))
    assert [o.held for o in offered(book, fact("seal", "yes"))] == [True]
    assert [o.held for o in offered(book)] == [None]
    assert offered(book, fact("seal", "no")) == []


def test_gap_is_offered_until_the_record_says_something(tmp_path: Path) -> None:
    log = question("log", use='"evidence"')
    book = rulebook(tmp_path, *SOUND, log, measure(parts='["gap"]', facts="", held=yes("log")))
    assert [o.parts for o in offered(book)] == [("gap",)]
    assert offered(book, fact("log", "yes")) == offered(book, fact("log", "no")) == []
    assert offered(book, complaint=["training"]) == []


def test_measure_waits_for_what_it_is_about(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *SOUND, measure(when=f"[{yes('b')}]"))
    assert offered(book) == []
    assert states(offered(book, fact("b", "yes"))) == ["not known"]


def test_prevention_is_offered_with_a_remedy_in_play_against_whoever_can_take_it(tmp_path: Path) -> None:
    book = rulebook(
        tmp_path, *SOUND, remedy("fix", rung="2"), rule("f", "fix", f'{{does = "prompts"}}, {yes("a")}'),
        measure(parts='["measure"]', facts="", rungs="[2]", who='["prompts"]'),
        measure("other", parts='["measure"]', facts="", rungs="[3]"),
    )  # fmt: skip
    parties = (("user", "prompts"), ("maker", "develops"))

    def remedies(value: str) -> list[tuple[tuple[str, str | None], ...]]:
        return [o.remedies for o in assess(book, matter(book, fact("a", value), parties=parties)).measures]

    assert remedies("yes") == remedies("unknown") == [(("toy.fix", "user"),)]
    assert remedies("no") == []


def test_framework_without_issues_loads_and_offers_every_fact_in_issue(tmp_path: Path) -> None:
    book = rulebook(tmp_path, question("a", use='"outline"'), question("t", use='"outline"', stage='"training"'),
                    measure(), measure("later", facts='[{question = "t", effect = "supports"}]'))  # fmt: skip
    found = assess(book, matter(book))
    assert (found.verdicts, found.remedies, found.open_questions) == ((), (), ())
    assert [(o.measure, states([o])) for o in found.measures] == [("toy.tool", ["not known"])]
