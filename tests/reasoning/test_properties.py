"""What holds of every rulebook and every matter: random ones, and the shipped law with random facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from aiclaims.reasoning import assess
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.matter import UNKNOWN
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.verdict import Reading
from tests.reasoning.worlds import a_matter, a_rulebook, differences

# A seed makes a whole rulebook and matter: shrinking it would only make another one, so it is left out.
SEEDS = st.integers(0, 2**32 - 1)
PHASES = (Phase.explicit, Phase.generate)


@settings(max_examples=150, deadline=None, phases=PHASES)
@given(SEEDS)
def test_program_equals_reference_at_every_node(seed: int) -> None:
    random = Random(seed)
    rulebook = a_rulebook(random, dated=random.random() < 0.5)
    assert differences(rulebook, a_matter(random, rulebook)) == []


def readings(rulebook, matter):
    program, facts = program_of(rulebook), gather(rulebook, matter)
    done = run(program, facts)
    for head in program.heads:
        for party in done.parties if head.issue.scope == "party" else (None,):
            yield (head.issue.id, party), Reading(*done.bits(head.node, party), done.layout.sizes[1])


@settings(max_examples=150, deadline=None, phases=PHASES)
@given(SEEDS)
def test_each_standard_keeps_what_the_one_before_decided(seed: int) -> None:
    random = Random(seed)
    rulebook = a_rulebook(random)
    for line, reading in readings(rulebook, a_matter(random, rulebook)):
        decided = [t for s in ("strict", "standing", "presumed", "record") if (t := reading.at(s)) is not None]
        assert len(set(decided)) <= 1, line


@settings(max_examples=150, deadline=None, phases=PHASES)
@given(SEEDS)
def test_settled_verdicts_survive_more_answers(seed: int) -> None:
    random = Random(seed)
    rulebook = a_rulebook(random)
    matter = a_matter(random, rulebook)
    more = tuple(b for a in matter.answers for b in _settled(random, a))
    after = dict(readings(rulebook, replace(matter, answers=more)))
    for line, reading in readings(rulebook, matter):
        for standard in ("strict", "standing"):
            if reading.at(standard) is not None:
                assert after[line].at(standard) is reading.at(standard), line


@settings(max_examples=150, deadline=None, phases=PHASES)
@given(SEEDS)
def test_settled_verdicts_survive_finding_out_the_day(seed: int) -> None:
    random = Random(seed)
    rulebook = a_rulebook(random, dated=True)
    matter = a_matter(random, rulebook)
    dated = tuple(a for a in matter.answers if isinstance(a.claimant, Day) and not a.disputed)
    others = tuple(a for a in matter.answers if a not in dated)
    after = dict(readings(rulebook, replace(matter, answers=others + tuple(_found_out(random, a) for a in dated))))
    for line, reading in readings(rulebook, matter):
        for standard in ("strict", "standing"):
            if reading.at(standard) is not None:
                assert after[line].at(standard) is reading.at(standard), line


def _found_out(random: Random, answer):
    """The same answer with one of the days it can mean."""
    vague = answer.claimant
    spread = 2000 if vague.about else 0
    ends = (vague.first.toordinal() - spread, vague.last.toordinal() + spread)
    day = Day.on(date.fromordinal(random.randint(*ends)))
    return replace(answer, claimant=day, defendant=day)


def _settled(random: Random, answer):
    """The same answer, or one version of it where it was unknown or disputed."""
    if UNKNOWN in (answer.claimant, answer.defendant) or answer.disputed:
        value = random.choice(["yes", "no"])
        return [replace(answer, claimant=value, defendant=value)]
    return [answer]


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(SEEDS)
def test_order_of_answers_and_parties_names_and_side_are_irrelevant(seed: int) -> None:
    random = Random(seed)
    rulebook = a_rulebook(random)
    matter = a_matter(random, rulebook)
    mixed = replace(
        matter,
        answers=tuple(random.sample(matter.answers, len(matter.answers))),
        parties=tuple(replace(p, name="Ünicode 名") for p in random.sample(matter.parties, len(matter.parties))),
        client="defendant",
        title="Another title",
    )
    assert _words(assess(rulebook, matter)) == _words(assess(rulebook, mixed))


def _words(assessment):
    return {(v.issue, v.party): (v.verdict, v.strict, v.presumed, v.record) for v in assessment.verdicts}


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(SEEDS)
def test_every_verdict_short_of_established_or_refuted_rests_on_something(seed: int) -> None:
    random = Random(seed)
    rulebook = a_rulebook(random)
    for v in assess(rulebook, a_matter(random, rulebook)).verdicts:
        if v.verdict not in ("established", "refuted"):
            assert v.rests_on, (v.issue, v.party, v.verdict)
