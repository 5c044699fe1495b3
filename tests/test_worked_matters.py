"""Every file in `fixtures/` is a case somebody decided by hand: its expectations are the law as we read it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from aiclaims.reasoning import Assessment, Matter, Rulebook, assess, load_rulebook, read_matter
from aiclaims.reasoning.expected import expectation_problems, missed
from tests.outlines import over

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FILES = sorted(p.name for p in FIXTURES.glob("*.toml"))


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


@cache
def assessed(name: str) -> tuple[Matter, Assessment]:
    matter = read_matter(FIXTURES / name, rulebook())
    return matter, assess(rulebook(), matter)


@pytest.mark.parametrize("name", FILES)
def test_worked_matter_comes_out_as_decided_by_hand(name: str) -> None:
    """Verdicts, what they rest on, cite and lack, and which measures are offered."""
    matter, assessment = assessed(name)
    assert matter.expect, "a worked matter states what must come out"
    assert [f"{name}: {said}" for said in expectation_problems(rulebook(), matter)] == []
    assert [f"{name}: {said}" for said in missed(matter, assessment)] == []


@over(FILES)
def test_choosing_what_only_describes_moves_no_verdict(name: str) -> None:
    """Adding or dropping frameworks that hold no issue leaves every line of the others as it was."""
    matter, as_it_stands = assessed(name)
    describing = tuple(f.id for f in rulebook().frameworks.values() if not f.issues)
    deciding = tuple(f for f in matter.frameworks if f not in describing)
    alone = deciding == matter.frameworks
    bare = as_it_stands if alone else assess(rulebook(), replace(matter, frameworks=deciding))
    beside = assess(rulebook(), replace(matter, frameworks=(*deciding, *describing)))
    assert describing and not [o for o in bare.measures if o.framework in describing]
    assert (beside.verdicts, beside.remedies, beside.open_questions, beside.pivots) == (
        bare.verdicts,
        bare.remedies,
        bare.open_questions,
        bare.pivots,
    )


@over(FILES)
def test_framework_outside_the_aim_gives_a_note_and_no_verdict(name: str) -> None:
    matter, assessment = assessed(name)
    outside = {f for f in matter.frameworks if matter.aim not in rulebook().frameworks[f].aims}
    assert {v.framework for v in assessment.verdicts + assessment.remedies}.isdisjoint(outside)
    assert {rulebook().frameworks[f].outside for f in outside} <= set(assessment.notes)


@over([n for n in FILES if n.endswith("_twin.toml")])
def test_twin_differs_in_one_fact_and_ends_otherwise(name: str) -> None:
    matter, assessment = assessed(name)
    other, before = assessed(name.replace("_twin.toml", ".toml"))
    assert len({(a.question, a.party) for a in set(matter.answers) ^ set(other.answers)}) == 1
    assert (matter.aim, matter.complaint, matter.parties) == (other.aim, other.complaint, other.parties)
    assert ([v.verdict for v in assessment.verdicts + assessment.remedies], assessment.measures) != (
        [v.verdict for v in before.verdicts + before.remedies],
        before.measures,
    )
