"""What holds of the shipped law, whatever the facts: by reading it, and on random matters."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import aiclaims.reasoning
from aiclaims.reasoning import (
    UNKNOWN,
    Answer,
    Assessment,
    Matter,
    Verdict,
    assess,
    dump_matter,
    parse_matter,
    questions_to_ask,
)
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.reference import Reference
from aiclaims.reasoning.scenario import VARIANTS
from aiclaims.reasoning.verdict import Reading
from aiclaims.reasoning.vocabulary import AIMS, FUNCTIONS
from tests.outlines import over
from tests.reasoning.shipped import COMPLAINTS, WORKED, a_case, law, worked
from tests.reasoning.worlds import worlds

FRAMEWORKS = tuple(law().frameworks)
FIRM_YES = ("established", "likely")
PHASES = (Phase.explicit, Phase.generate)
SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("id", FRAMEWORKS)
def test_everything_that_decides_cites_what_exists(id: str) -> None:
    framework = law().frameworks[id]
    known = framework.propositions.keys() | framework.authorities.keys()
    deciding = [*framework.rules, *framework.factors, *framework.remedies.values()]
    assert [d.id for d in deciding if not d.cites] == []
    spoken = [*deciding, *framework.notes, *framework.comparables, *framework.authorities.values()]
    spoken += [c for r in framework.remedies.values() for c in r.considerations]
    assert {c for d in spoken for c in d.cites} - known == set()


def test_every_question_cites_what_exists_and_says_why_it_is_asked() -> None:
    known = {p for f in law().frameworks.values() for p in f.propositions}
    assert {c for q in law().questions.values() for c in q.cites} - known == set()
    assert [q.id for q in law().questions.values() if not q.why] == []


@pytest.mark.parametrize("id", FRAMEWORKS)
def test_every_proposition_names_an_authority_with_a_weight(id: str) -> None:
    framework = law().frameworks[id]
    assert {p.authority for p in framework.propositions.values()} <= framework.authorities.keys()
    assert all(a.weight and a.title for a in framework.authorities.values())


@pytest.mark.parametrize("id", FRAMEWORKS)
def test_every_silence_is_one_a_rule_names(id: str) -> None:
    framework = law().frameworks[id]
    named = {c.id for r in framework.rules for c in r.conditions if c.kind == "silent"}
    assert named == framework.silences.keys()


@pytest.mark.parametrize("id", FRAMEWORKS)
def test_aims_and_functions_are_those_of_the_program(id: str) -> None:
    framework = law().frameworks[id]
    assert set(framework.aims) <= AIMS.keys()
    assert {f for i in framework.issues.values() for f in i.of} <= FUNCTIONS.keys()


def test_reasoning_imports_only_the_standard_library() -> None:
    folder = Path(aiclaims.reasoning.__file__).parent
    found = {name for path in folder.glob("*.py") for name in _imports(ast.parse(path.read_text()))}
    outside = {n for n in found if n.split(".")[0] not in sys.stdlib_module_names}
    assert {n for n in outside if not f"{n}.".startswith("aiclaims.reasoning.")} == set()


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def differing(random: Random, case: Matter, most: int) -> Iterator[str]:
    """Nodes on which program and reference disagree, in so many scenarios and capacities drawn at random."""
    program, facts = program_of(law()), gather(law(), case)
    capacities = tuple(sorted({r.capacity for f in law().frameworks.values() for r in f.rules if r.capacity}))
    done = run(program, facts, capacities=tuple({p.id: c for p in case.parties} for c in capacities))
    drawn = [(w, c) for w in worlds(facts) for c in range(1 + len(capacities))]
    for (variant, version, world), number in random.sample(drawn, min(most, len(drawn))):
        world = replace(world, capacity=(None, *capacities)[number])
        reference = Reference(facts, world)
        for head in program.heads:
            for party in done.parties if head.issue.scope == "party" else (None,):
                at = version * VARIANTS + variant
                true, false = (plane >> at & 1 for plane in done.bits(head.node, party, number))
                if (true, false) != {True: (1, 0), False: (0, 1), None: (0, 0)}[reference.issue(head.issue.id, party)]:
                    yield f"{head.issue.id} {party} {world}: {true, false}"


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(SEEDS)
def test_program_equals_reference_at_every_node(seed: int) -> None:
    random = Random(seed)
    assert list(differing(random, a_case(random), 24)) == []


def readings(case: Matter) -> dict[tuple[str, str | None], Reading]:
    program, facts = program_of(law()), gather(law(), case)
    done = run(program, facts)
    return {
        (head.issue.id, party): Reading(*done.bits(head.node, party), done.layout.sizes[1])
        for head in program.heads
        for party in (done.parties if head.issue.scope == "party" else (None,))
    }


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(SEEDS)
def test_no_issue_is_both_and_each_standard_keeps_the_one_before(seed: int) -> None:
    for line, reading in readings(a_case(Random(seed))).items():
        assert not reading.true & reading.false, line
        decided = [t for s in ("strict", "standing", "presumed", "record") if (t := reading.at(s)) is not None]
        assert len(set(decided)) <= 1, line


def more(random: Random, a: Answer) -> Answer:
    """The same answer, or one said where it was not known, or one side's where it was disputed."""
    options = [o.id for o in law().questions[a.question].options]
    if a.disputed:
        sides = [v for v in (a.claimant, a.defendant) if v is not None]
        a = replace(a, claimant=(value := random.choice(sides)), defendant=value)
    if a.claimant == UNKNOWN and options:
        several = law().questions[a.question].kind == "several_of"
        value = (random.choice(options),) if several else random.choice(options)
        return replace(a, claimant=value, defendant=value)
    return a


def further(random: Random, case: Matter) -> list[Answer]:
    """Answers to some of the ordinary questions that nobody has answered yet."""
    given = {(a.question, a.party) for a in case.answers}
    asked = [a for a in questions_to_ask(law(), case) if not a.optional and (a.question, a.party) not in given]
    unknown = [Answer(a.question, a.party, UNKNOWN, UNKNOWN) for a in asked if random.random() < 0.5]
    return [more(random, a) for a in unknown]


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(SEEDS)
def test_established_and_refuted_survive_more_answers(seed: int) -> None:
    random = Random(seed)
    case = a_case(random)
    answers = [*(more(random, a) for a in case.answers), *further(random, case)]
    after = readings(replace(case, answers=tuple(answers)))
    for line, reading in readings(case).items():
        if reading.word in ("established", "refuted"):
            assert after[line].word == reading.word, line


def said(result: Assessment) -> dict[tuple[str, str | None], tuple[object, ...]]:
    lines = result.verdicts + result.remedies
    return {(v.issue, v.party): (v.verdict, v.strict, v.presumed, v.record, set(v.cites)) for v in lines}


@settings(max_examples=20, deadline=None, phases=PHASES)
@given(SEEDS)
def test_side_title_names_notes_and_order_are_irrelevant(seed: int) -> None:
    random = Random(seed)
    case = a_case(random)
    mixed = replace(
        case,
        client=random.choice(["", "claimant", "defendant", *(p.id for p in case.parties)]),
        title="Another title",
        parties=tuple(replace(p, name="名 " + p.name) for p in random.sample(case.parties, len(case.parties))),
        answers=tuple(replace(a, note="!") for a in random.sample(case.answers, len(case.answers))),
        frameworks=tuple(reversed(case.frameworks)),
    )
    assert said(assess(law(), case, with_pivots=False)) == said(assess(law(), mixed, with_pivots=False))


def bottom(result: Assessment) -> list[Verdict]:
    return [v for v in result.verdicts if law().issue(v.issue).bottom_line and v.party]


@settings(max_examples=50, deadline=None, phases=PHASES)
@given(SEEDS)
def test_no_remedy_is_firmer_than_liability(seed: int) -> None:
    result = assess(law(), a_case(Random(seed)), with_pivots=False)
    liable = {(v.framework, v.party) for v in bottom(result) if v.verdict in FIRM_YES}
    assert {(r.framework, r.party) for r in result.remedies if r.verdict == "available"} <= liable


def infringing(result: Assessment) -> list[Verdict]:
    """Findings that an output infringes, or of liability for it, that are not firmly no (or open for silence alone)."""
    issues = ("aippi.output.infringes", "china.output.infringes", "aippi.liability.output")
    return [v for v in result.verdicts if v.issue in issues and v.verdict not in ("refuted", "unlikely")]


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(SEEDS, st.sampled_from(["style", "none"]))
def test_output_that_shares_style_alone_never_infringes(seed: int, match: str) -> None:
    case = a_case(Random(seed))
    answers = [a for a in case.answers if a.question != "output.match"]
    # a person's own additions are a work of their own, asked about apart
    answers = [a for a in answers if a.question != "making.own_additions"]
    style = Answer("output.match", None, match, match)
    none = Answer("making.own_additions", None, "no", "no")
    result = assess(law(), replace(case, answers=(*answers, style, none)), with_pivots=False)
    assert infringing(result) == []


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(SEEDS)
def test_nobody_is_liable_where_nobody_complains(seed: int) -> None:
    result = assess(law(), replace(a_case(Random(seed)), complaint=()), with_pivots=False)
    assert {v.verdict for v in bottom(result)} <= {"refuted"}
    assert {r.verdict for r in result.remedies} <= {"not available"}


@over(WORKED)
def test_worked_matter_reads_back_equal_from_its_own_export(name: str) -> None:
    assert parse_matter(dump_matter(worked(name)), law()) == worked(name)


ACTS = {"aippi.liability.training": "training", "aippi.liability.output": "output"}


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(SEEDS)
def test_act_that_nobody_complains_of_makes_nobody_liable(seed: int) -> None:
    random = Random(seed)
    case = replace(a_case(random), complaint=(random.choice(COMPLAINTS),))
    result = assess(law(), case, with_pivots=False)
    assert {v.verdict for v in result.verdicts if ACTS.get(v.issue, "") not in ("", *(case.complaint or ()))} <= {
        "refuted"
    }
