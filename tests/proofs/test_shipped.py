"""What `rulebook prove` proves of the shipped rulebooks, framework by framework, without making matters small."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from aiclaims.management.commands import _prove
from aiclaims.proofs.alive import idle, idle_questions
from aiclaims.proofs.laws import Laws
from aiclaims.proofs.lines import Law
from aiclaims.proofs.mutants import mutants
from aiclaims.proofs.noticing import Worked
from aiclaims.proofs.prove import laws_of
from aiclaims.proofs.reach import reach
from aiclaims.proofs.sound import flaws
from aiclaims.reasoning import assess, load_rulebook, parse_text, read_matter
from aiclaims.reasoning.matter import Expectation

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
FRAMEWORKS = sorted(id for id, f in load_rulebook().frameworks.items() if f.rules)


@cache
def shipped() -> tuple[Law, Laws]:
    rulebook = load_rulebook()
    return Law(rulebook), laws_of(rulebook, None)


def issues_of(framework: str, *, shown: bool) -> list[str]:
    issues = shipped()[0].rulebook.frameworks[framework].issues.values()
    return [i.id for i in issues if i.shown or not shown]


def test_every_scenario_is_sound() -> None:
    assert list(flaws(shipped()[0].program)) == []


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_issue_has_a_yes_and_a_no_or_a_reason(framework: str) -> None:
    law, laws = shipped()
    found = list(reach(law, issues_of(framework, shown=True), laws.gaps, smallest=False))
    assert [r.issue for r in found if not r.sound] == []
    assert all(r.verdicts for r in found)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_rule_defeater_or_factor_is_idle(framework: str) -> None:
    law, laws = shipped()
    assert [i for i in idle(law, issues_of(framework, shown=False)) if i.id not in laws.idle] == []


@pytest.mark.parametrize("part", range(3))
def test_every_question_of_use_rule_moves_something(part: int) -> None:
    law, laws = shipped()
    asked = [q.id for q in law.rulebook.questions.values() if q.use == "rule"][part::3]
    assert [i for i in idle_questions(law, asked) if i.id not in laws.idle] == []


@pytest.mark.parametrize("issue", ["aippi.liability.output", "china.fault", "japan.output.dependence"])
def test_smallest_matters_are_assessed_as_said(issue: str) -> None:
    law, laws = shipped()
    [found] = reach(law, [issue], laws.gaps)
    for word, matter in found.verdicts.items():
        again = parse_text(_prove.matter_toml(matter), False, law.rulebook)
        lines = [v for v in assess(law.rulebook, again, with_pivots=False).verdicts if v.issue == issue]
        assert lines[0].verdict == word


def test_a_worked_matter_notices_a_rule_turned_round() -> None:
    law, laws = shipped()
    [found] = reach(law, ["aippi.output.more_than_style"], laws.gaps)
    word = "established"
    expect = (Expectation("aippi", "aippi.output.more_than_style", None, word),)
    worked = Worked(law.rulebook, {"shared.toml": replace(found.verdicts[word], expect=expect)})
    noticed = {
        m.what: worked.noticing(m) for m in mutants(law.program) if m.whole and str(m).startswith("aippi:expression")
    }
    assert noticed == {"left out": "shared.toml", "turned round": "shared.toml"}


@pytest.mark.parametrize(
    ("name", "rule", "by"),
    [
        ("china_one_firm_for_each_part", "china:operator_selling_access_must_stop", "as_"),
        ("japan_access_sold_by_maker_and_operator", "japan:destruction_of_output", "not_on"),
        ("japan_plan_by_earlier_sales", "japan:plan_shown_by_sales", "cites"),
    ],
)
def test_a_worked_matter_notices_what_moves_no_verdict_of_a_party(name: str, rule: str, by: str) -> None:
    """One capacity of a party, what a line must not rest on, what it must cite: without these expectations a rule
    could go unnoticed."""
    rulebook = shipped()[0].rulebook
    matter = read_matter(FIXTURES / f"{name}.toml", rulebook)
    [mutant] = [m for m in mutants(shipped()[0].program) if str(m) == f"{rule} left out"]
    without = replace(matter, expect=tuple(e for e in matter.expect if not getattr(e, by)))
    assert Worked(rulebook, {"it": matter}).noticing(mutant) == "it"
    assert Worked(rulebook, {"it": without}).noticing(mutant) == ""
