"""Which questions are asked, which still matter, and what an answer would change: small law first, then the shipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from aiclaims.reasoning import Answer, Ask, Effect, Matter, Rulebook, assess, explain, questions_to_ask, what_if
from tests.reasoning.shipped import a_case, law
from tests.reasoning.small import disputed, fact, factor, issue, matter, question, remedy, rule, rulebook, yes

BOTTOM = {"bottom_line": "true"}
AB = (question("a"), question("b"), issue("x", **BOTTOM), rule("r", "x", f"{yes('a')}, {yes('b')}"))
PARTIES = (("ann", "prompts"), ("bob", "develops"), ("eve", "prompts"))


def asks(book: Rulebook, *facts: dict[str, object], **head: object) -> list[Ask]:
    return list(questions_to_ask(book, matter(book, *facts, parties=PARTIES, **head)))


def mattering(book: Rulebook, *facts: dict[str, object], **head: object) -> list[str]:
    """The ordinary questions still to be answered that matter; a party's with its name."""
    given = {(f["question"], f.get("party")) for f in facts}
    open_ = [a for a in asks(book, *facts, **head) if a.matters and (a.question, a.party) not in given]
    return [f"{a.question} {a.party or ''}".strip() for a in open_]


def test_every_question_that_arises_is_listed_in_asking_order(tmp_path: Path) -> None:
    each = (
        question("p", scope='"party"', asked_of='["prompts"]'),
        question("late", use='"outline"'),
        issue("each", scope='"party"', of='["prompts"]', **BOTTOM),
        rule("e", "each", yes("p")),
    )
    assert asks(rulebook(tmp_path, *each, *AB)) == [
        Ask("p", "ann", True, False),
        Ask("p", "eve", True, False),
        Ask("late", None, True, True),
        Ask("a", None, True, False),
        Ask("b", None, True, False),
    ]


def test_question_that_no_bottom_line_needs_never_matters(tmp_path: Path) -> None:
    aside = (question("c"), issue("y"), rule("s", "y", yes("c")))
    assert mattering(rulebook(tmp_path, *AB, *aside)) == ["a", "b"]


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ((), ["a", "b"]),
        ((fact("a", "yes"),), ["b"]),
        ((fact("a", "unknown"),), ["b"]),
        ((disputed("a", "yes", "no"),), ["b"]),
        ((fact("a", "no"),), []),
        ((fact("a", "yes"), fact("b", "no")), []),
    ],
)
def test_question_stops_mattering_once_its_route_is_dead_or_done(
    tmp_path: Path, facts: tuple[dict[str, object], ...], left: list[str]
) -> None:
    assert mattering(rulebook(tmp_path, *AB), *facts) == left


def test_other_route_keeps_its_own_questions(tmp_path: Path) -> None:
    other = (question("c"), question("d"), rule("s", "x", f"{yes('c')}, {yes('d')}"))
    book = rulebook(tmp_path, *AB, *other)
    assert mattering(book, fact("a", "no")) == ["c", "d"]
    assert mattering(book, fact("a", "yes"), fact("b", "yes")) == []


def test_answered_question_stays_listed_as_mattering(tmp_path: Path) -> None:
    assert asks(rulebook(tmp_path, *AB), fact("a", "no")) == [Ask("a", None, True, False), Ask("b", None, False, False)]


def test_law_that_cannot_answer_the_aim_asks_nothing_that_matters(tmp_path: Path) -> None:
    assert mattering(rulebook(tmp_path, *AB), aim="authorship_claim") == []


def test_remedy_is_a_bottom_line_too(tmp_path: Path) -> None:
    parts = (question("c"), remedy("fix"), rule("f", "fix", '{issue = "toy.x"}, ' + yes("c")))
    book = rulebook(tmp_path, *AB, *parts)
    assert mattering(book, fact("a", "yes"), fact("b", "yes")) == ["c"]
    assert mattering(book, fact("a", "no")) == []


@pytest.mark.parametrize(("gate", "asked"), [("yes", True), ("no", False), ("unknown", True), (None, True)])
def test_gate_shuts_only_when_it_is_known_to_fail(tmp_path: Path, gate: str | None, asked: bool) -> None:
    gated = question("g", asked_if='[{answer = "a", is = "yes"}]', use='"outline"')
    book = rulebook(tmp_path, *AB, gated)
    facts = [fact("a", gate)] if gate else []
    assert ("g" in [a.question for a in asks(book, *facts)]) is asked


def test_gate_reads_what_the_party_does(tmp_path: Path) -> None:
    keys = {"scope": '"party"', "use": '"outline"', "asked_if": '[{does = "prompts", is_not = true}]'}
    book = rulebook(tmp_path, *AB, question("g", **keys))
    assert [a.party for a in asks(book) if a.question == "g"] == ["bob"]


EXCEPTION = (
    question("a"),
    question("e", unless_raised='"no"'),
    question("f"),
    issue("x", **BOTTOM),
    issue("y"),
    rule("s", "y", f"{yes('e')}, {yes('f')}"),
    rule("r", "x", yes("a"), unless='[{issue = "toy.y", burden = "defendant", burden_is = "assumed"}]'),
)


def test_exceptional_question_is_optional(tmp_path: Path) -> None:
    assert asks(rulebook(tmp_path, *EXCEPTION)) == [
        Ask("a", None, True, False),
        Ask("e", None, True, True),
        Ask("f", None, False, False),
    ]


@pytest.mark.parametrize(("raised", "left"), [("no", ["a"]), ("yes", ["a", "f"]), ("unknown", ["a", "f"])])
def test_point_drags_in_its_follow_up_only_once_raised(tmp_path: Path, raised: str, left: list[str]) -> None:
    assert mattering(rulebook(tmp_path, *EXCEPTION), fact("e", raised)) == left


def test_what_if_tells_for_each_answer_what_it_moves(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *AB)
    assert what_if(book, matter(book, fact("a", "yes")), "b") == (
        ("yes", (Effect("toy", "toy.x", None, "open", "established"),)),
        ("no", (Effect("toy", "toy.x", None, "open", "refuted"),)),
    )


def test_what_if_of_the_answer_given_moves_nothing(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *AB)
    assert what_if(book, matter(book, fact("a", "yes"), fact("b", "yes")), "a") == (
        ("yes", ()),
        ("no", (Effect("toy", "toy.x", None, "established", "refuted"),)),
    )


def test_what_if_tries_each_of_several_and_none(tmp_path: Path) -> None:
    options = '[{id = "o", label = "O"}, {id = "p", label = "P"}]'
    several = question("m", kind='"several_of"', options=options)
    book = rulebook(tmp_path, several, issue("x", **BOTTOM), rule("r", "x", '{answer = "m", is = "o"}'))
    assert what_if(book, matter(book), "m") == (
        ("o", (Effect("toy", "toy.x", None, "open", "established"),)),
        ("p", ()),
        ("none", (Effect("toy", "toy.x", None, "open", "refuted"),)),
    )


def test_what_if_of_a_party_moves_that_party_and_what_hangs_on_it(tmp_path: Path) -> None:
    parts = (
        question("p", scope='"party"'),
        issue("each", scope='"party"', of='["prompts"]', **BOTTOM),
        rule("e", "each", yes("p")),
        remedy("fix"),
        rule("f", "fix", '{issue = "toy.each"}'),
    )
    book = rulebook(tmp_path, *parts)
    case = matter(book, parties=PARTIES)
    assert what_if(book, case, "p", "ann")[0] == (
        "yes",
        (
            Effect("toy", "toy.each", "ann", "open", "established"),
            Effect("toy", "toy.fix", "ann", "only if", "available"),
        ),
    )


def test_what_if_of_a_free_value_tries_nothing(tmp_path: Path) -> None:
    book = rulebook(tmp_path, *AB, question("n", kind='"number"', use='"outline"'))
    assert what_if(book, matter(book), "n") == ()
    with pytest.raises(KeyError):
        what_if(book, matter(book), "unheard_of")


def test_what_if_brings_back_what_was_set_aside(tmp_path: Path) -> None:
    gated = question("g", asked_if='[{answer = "a", is = "yes"}]')
    unless = '[{answer = "g", is = "yes", burden = "defendant", burden_is = "stated"}]'
    book = rulebook(tmp_path, question("a"), gated, issue("x", **BOTTOM), rule("r", "x", yes("a"), unless=unless))
    case = matter(book, fact("a", "no"), fact("g", "yes"))
    assert what_if(book, case, "a")[0] == ("yes", ())


def test_what_if_starts_from_the_verdict_that_is_shown(tmp_path: Path) -> None:
    both = {"scope": '"party"', "of": '["prompts", "develops"]'}
    parts = (
        *(question(q) for q in "abc"),
        issue("w", weighed="true"),
        factor("pro", "w", "for", yes("a")),
        factor("con", "w", "against", yes("b")),
        issue("x", **both, **BOTTOM),
        rule("r", "x", '{does = "prompts"}, {issue = "toy.w"}', capacity='"prompts"'),
        rule("s", "x", '{does = "develops"}, {silent = "toy.silence"}', capacity='"develops"'),
        rule("t", "x", f'{{does = "copies"}}, {yes("c")}', capacity='"copies"'),
    )
    book = rulebook(tmp_path, *parts)
    case = matter(book, fact("a", "yes"), fact("b", "yes"), parties=(("ann", "prompts develops"),))
    shown = assess(book, case).verdict("toy.x", "ann").verdict
    (effect,) = what_if(book, case, "b")[1][1]
    assert (effect.now, effect.then) == (shown, "likely")


@pytest.mark.parametrize("ask", [what_if, explain], ids=["what_if", "explain"])
def test_party_that_is_not_in_the_matter_is_refused(
    tmp_path: Path, ask: Callable[[Rulebook, Matter, str, str], object]
) -> None:
    each = issue("each", scope='"party"', of='["prompts"]')
    book = rulebook(tmp_path, question("p", scope='"party"'), each, rule("e", "each", yes("p")))
    with pytest.raises(KeyError):
        ask(book, matter(book, parties=PARTIES), "p" if ask is what_if else "toy.each", "nobody")


# A seed makes a whole matter: shrinking it would only make another one.
PHASES = (Phase.explicit, Phase.generate)
SEEDS = st.integers(0, 2**32 - 1)


def words(case: Matter) -> dict[tuple[str, str | None], str]:
    """The verdict on each bottom line and remedy, but where a party answers in more than one capacity."""
    result = assess(law(), case, with_pivots=False)
    return {
        (v.issue, v.party): v.verdict
        for v in result.verdicts + result.remedies
        if law().issue(v.issue).bottom_line and len(v.capacities) < 2
    }


def answered(case: Matter, question: str, party: str | None, said: str) -> Matter:
    """The matter with this one answer, whatever was answered before."""
    if law().questions[question].kind == "several_of":
        value: str | tuple[str, ...] = () if said == "none" else (said,)
    else:
        value = said
    others = tuple(a for a in case.answers if (a.question, a.party) != (question, party))
    return replace(case, answers=(*others, Answer(question, party, value, value, complete=said == "none")))


def differing(random: Random, case: Matter) -> Iterator[str]:
    asked = [a for a in questions_to_ask(law(), case) if law().questions[a.question].options]
    before = words(case)
    for ask in random.sample(asked, min(2, len(asked))):
        for said, effects in what_if(law(), case, ask.question, ask.party):
            after = words(answered(case, ask.question, ask.party, said))
            told = before | {(e.issue, e.party): e.then for e in effects if (e.issue, e.party) in before}
            if after != told:
                moved = {k: (told.get(k), after.get(k)) for k in told if told.get(k) != after.get(k)}
                yield f"{ask.question} {ask.party} {said}: {moved}"


@settings(max_examples=10, deadline=None, phases=PHASES)
@given(SEEDS)
def test_what_if_tells_what_answering_does(seed: int) -> None:
    random = Random(seed)
    assert list(differing(random, a_case(random))) == []


@settings(max_examples=80, deadline=None, phases=PHASES)
@given(SEEDS)
def test_question_that_does_not_matter_moves_no_bottom_line(seed: int) -> None:
    random = Random(seed)
    case = a_case(random)
    case = replace(case, answers=tuple(a for a in case.answers if random.random() < 0.5))
    idle = [a for a in questions_to_ask(law(), case) if not a.matters]
    for ask in random.sample(idle, min(8, len(idle))):
        assert all(not effects for _, effects in what_if(law(), case, ask.question, ask.party)), ask


@settings(max_examples=6, deadline=None, phases=PHASES)
@given(SEEDS)
def test_answering_everything_ends(seed: int) -> None:
    random = Random(seed)
    case = a_case(random)
    case = replace(case, answers=(), complaint=case.complaint or ())
    most = sum(1 if q.scope == "matter" else len(case.parties) for q in law().questions.values())
    for _ in range(most + 1):
        given = {(a.question, a.party) for a in case.answers}
        left = [a for a in questions_to_ask(law(), case) if a.matters and (a.question, a.party) not in given]
        left = [a for a in left if law().questions[a.question].use == "rule"]
        if not left:
            break
        ask = random.choice(left)
        options = [o.id for o in law().questions[ask.question].options]
        said = "none" if law().questions[ask.question].kind == "several_of" else random.choice(options)
        case = answered(case, ask.question, ask.party, said)
    assert left == []
    assert assess(law(), case, with_pivots=False).open_questions == ()
