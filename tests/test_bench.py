"""The clauses handed to other engines say what the program says: every node, party and scenario."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from aiclaims.reasoning import Matter
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.order import conditions_of
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.program import Program
from aiclaims.reasoning.scenario import VARIANTS
from bench.clauses import clauses_of, flags, given, holding, places, rails
from bench.reasoning import Case
from tests.reasoning import small
from tests.reasoning.shipped import FIXTURES, law, worked
from tests.reasoning.worlds import a_matter, a_rulebook


def differences(program: Program, matter: Matter) -> list[tuple[str, int, int | None]]:
    """Issue, variant and party where the clauses and the planes do not agree."""
    facts = gather(program.rulebook, replace(matter, answers=tuple(a for a in matter.answers if not a.disputed)))
    clauses, done = clauses_of(program, len(matter.parties)), run(program, facts)
    answers, found = given(program, facts), []
    for variant in range(VARIANTS):
        held = holding(clauses, answers | flags(variant))
        for head in program.heads:
            for k in places(program, head.node, len(matter.parties)):
                true, false = done.bits(head.node, None if k is None else matter.parties[k].id)
                if [n in held for n in rails(head.node, k)] != [true >> variant & 1, false >> variant & 1]:
                    found.append((head.issue.id, variant, k))
    return found


@pytest.mark.parametrize("name", sorted(p.name for p in FIXTURES.glob("*_twin.toml"))[::4])
def test_clauses_of_the_law_agree_with_the_program_on_worked_matters(name: str) -> None:
    assert not differences(program_of(law()), worked(name))


def test_clauses_of_random_rules_agree_with_the_program() -> None:
    for seed in range(60):
        random = Random(seed)
        rulebook = a_rulebook(random)
        assert not differences(program_of(rulebook), a_matter(random, rulebook)), seed


def test_want_of_law_travels_through_a_defeater(tmp_path: Path) -> None:
    book = small.rulebook(
        tmp_path,
        small.question("copied") + small.question("statute", of='"law"'),
        small.issue("excuse", proponent='"defendant"'),
        small.rule("EXCUSE", "excuse", small.yes("copied"), unless=_stop('answer = "statute", is = "yes"')),
        small.issue("liable"),
        small.rule("LIABLE", "liable", small.yes("copied"), unless=_stop('issue = "toy.excuse"')),
    )
    assert not differences(program_of(book), small.matter(book, small.fact("copied", "yes")))


def _stop(when: str) -> str:
    return f'[{{{when}, burden = "defendant", burden_is = "assumed"}}]'


def test_names_are_concluded_from_earlier_names_only() -> None:
    clauses = clauses_of(program_of(law()), 2)
    known = clauses.answers | {n for v in range(VARIANTS) for n in flags(v)}
    for head, bodies in clauses.bodies.items():
        assert {n for body in bodies for n, _ in body} <= known, head
        known.add(head)


def test_matter_of_the_bench_has_answers_for_every_framework_with_rules() -> None:
    case = Case()
    assert (len(case.matter.parties), len(case.matter.answers)) == (3, 25)
    asked = {a.question for a in case.matter.answers}
    for framework in (case.rulebook.frameworks[f] for f in case.matter.frameworks):
        read = {c.id for rule in framework.rules for c in conditions_of(rule)}
        assert not read or read & asked, framework.id
