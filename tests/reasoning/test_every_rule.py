"""Every shipped rule is shown at work by a worked matter, and at its limit by another."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from aiclaims.reasoning import read_matter
from aiclaims.reasoning.exercise import Exercise, exercise
from tests.reasoning.shipped import law

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@cache
def exercised() -> dict[str, dict[str, Exercise]]:
    return exercise(law(), {p.name: read_matter(p, law()) for p in sorted(FIXTURES.glob("*.toml"))})


@pytest.mark.parametrize("framework", law().frameworks)
def test_every_rule_decides_a_worked_matter(framework: str) -> None:
    assert [rule for rule, e in exercised()[framework].items() if not e.decides] == []


@pytest.mark.parametrize("framework", law().frameworks)
def test_every_rule_is_tempted_by_a_worked_matter_that_it_must_not_decide(framework: str) -> None:
    assert [rule for rule, e in exercised()[framework].items() if not e.tempts] == []
