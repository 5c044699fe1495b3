"""The formulas say what the engine says, and they catch what is wrong."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from aiclaims.proofs.anymatter import AnyMatter
from aiclaims.proofs.circuit import TRUE, Circuit, plane
from aiclaims.proofs.lines import Law
from aiclaims.proofs.reach import reach
from aiclaims.proofs.sound import flaws
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.matter import UNKNOWN, Answer, Matter
from aiclaims.reasoning.model import Condition, Defeater
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.verdict import Reading
from aiclaims.reasoning.vocabulary import FUNCTIONS
from tests.reasoning.worlds import a_matter, a_rulebook

SEEDS = st.integers(0, 10**9)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@pytest.fixture
def circuit() -> Circuit:
    return Circuit()


def test_planes_answer_to_the_operators_of_integers(circuit: Circuit) -> None:
    random = Random(5)
    inputs = [circuit.input() for _ in range(8)]
    values = dict(zip(inputs, (random.random() < 0.5 for _ in inputs), strict=True))
    number = sum(1 << n for n, x in enumerate(inputs) if values[x])
    bits, mask = plane(circuit, inputs), 0b10110100
    for made, meant in (
        (bits & mask, number & mask),
        (mask | bits, mask | number),
        (bits & ~mask, number & ~mask),
        (bits ^ mask, number ^ mask),
        (~bits & 255, ~number & 255),
        (bits >> 3, number >> 3),
        ((bits & 3) * 0b01010101, (number & 3) * 0b01010101),
    ):
        found = made.literals
        assert sum(1 << n for n, x in enumerate(found) if holds(circuit, x, values)) == meant


def test_a_plane_that_is_constant_is_an_integer(circuit: Circuit) -> None:
    bits = plane(circuit, [circuit.input() for _ in range(4)])
    assert (bits & 0) == 0
    assert (bits | 15) == 15


def holds(circuit: Circuit, literal: int, values: dict[int, bool]) -> bool:
    """One formula for given inputs."""
    n = abs(literal)
    gate = circuit.gates[n]
    truth = True if n == TRUE else values[n] if not gate else all(holds(circuit, x, values) for x in gate)
    return truth is (literal > 0)


def inputs_of(any: AnyMatter, matter: Matter) -> dict[int, bool]:
    """The inputs that stand for this matter: the other direction of reading a solution."""
    values = dict.fromkeys(range(2, len(any.circuit.gates)), False)
    values[any.named] = matter.all_parties_named
    for k, party in enumerate(matter.parties):
        values[any.present[k]] = True
        values |= {any.does[k][f]: f in party.does for f in FUNCTIONS}
    answers = {(a.question, a.party): a for a in gather(any.program.rulebook, matter).answers.values()}
    for (question, k), said in any.said.items():
        if k is None or k < len(matter.parties):
            party = None if k is None else matter.parties[k].id
            _say(values, said, answers.get((question, party)))
    return values


def _say(values, said, answer: Answer | None) -> None:
    if answer is None:
        return
    values[said.answered] = True
    for version, value in enumerate((answer.claimant, answer.defendant)):
        if value not in (None, UNKNOWN):
            values[said.values[version][value]] = True


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(SEEDS)
def test_formulas_equal_the_engine_at_every_issue(seed: int) -> None:
    random = Random(seed)
    rulebook = a_rulebook(random)
    matter = a_matter(random, rulebook)
    settled = [a for a in matter.answers if not a.disputed]
    torn = [a for a in matter.answers if a.disputed][:1]
    matter = replace(matter, answers=(*settled, *torn))
    law = Law(rulebook)
    values, planes = inputs_of(law.any, matter), law.any.planes
    done = run(law.program, gather(rulebook, matter))
    for head in law.program.heads:
        for k in range(len(matter.parties) if head.issue.scope == "party" else 1):
            word = Reading(
                *done.bits(head.node, matter.parties[k].id if matter.parties else None), done.layout.sizes[1]
            )
            words = law.words_in(planes, head.issue.id, k)
            assert [w for w, x in words.items() if holds(law.circuit, x, values)] == [word.word], head.issue.id


def _mended(rulebook, **changes):
    toy = rulebook.frameworks["toy"]
    return replace(rulebook, frameworks={"toy": replace(toy, **changes)})


def test_random_rulebooks_are_sound_in_every_scenario() -> None:
    for seed in range(6):
        assert list(flaws(program_of(a_rulebook(Random(seed))))) == []


def test_a_rebuttal_that_firms_up_later_than_its_presumption_is_found() -> None:
    """Load refuses such a rulebook; the proof finds why: the standard after takes back what the one before gave."""
    rulebook = a_rulebook(Random(1))
    base = rulebook.frameworks["toy"].rules[0]
    issues = {i.id: replace(i, scope="matter", weighed=False) for i in rulebook.frameworks["toy"].issues.values()}
    q = next(
        replace(q, scope="matter", of="fact", unless_raised=None) for q in rulebook.questions.values() if q.id == "q0"
    )
    proponent = issues["toy.i0"].proponent
    other = "claimant" if proponent == "defendant" else "defendant"
    yes = Condition("answer", "q0", "is", "yes")
    plain = replace(base, capacity=None, hedge=None, one_of=(), presumption=False)
    given = (Condition("answer", "q1", "is", "yes"),)
    late = replace(plain, id="late", concludes="toy.i0", conditions=given, unless=(Defeater(yes, other, True),))
    presumed = replace(
        plain, id="presumed", concludes="toy.i1", presumption=True, conditions=given,
        unless=(Defeater(Condition("issue", "toy.i0"), other, True),),
    )  # fmt: skip
    q1 = replace(q, id="q1")
    wrong = replace(_mended(rulebook, issues=issues, rules=(late, presumed), factors=()), questions={"q0": q, "q1": q1})
    found = {(f.what, f.issue) for f in flaws(program_of(wrong))}
    assert found == {("each standard keeps what the one before decided", "toy.i1")}


def test_smallest_matters_are_minimal_and_come_out_as_said() -> None:
    rulebook = a_rulebook(Random(3))
    law = Law(rulebook)
    for reached in reach(law, law.issues, {}):
        place = law.rulebook.issue(reached.issue)
        for word, matter in reached.verdicts.items():
            done = run(law.program, gather(rulebook, matter))
            party = "party1" if place.scope == "party" else None
            bits = done.bits(law.program.head(reached.issue).node, party)
            assert Reading(*bits, done.layout.sizes[1]).word == word
