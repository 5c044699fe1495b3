"""Coverage of the register: by hand on a small rulebook, and none left out in the shipped ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from aiclaims.reasoning import Answer, Matter, Party, Rulebook, read_matter
from aiclaims.reasoning.coverage import Citer, Covered, citations, coverage, coverage_json
from aiclaims.reasoning.model import Condition, Framework, Issue, Option, Question, Rule
from aiclaims.reasoning.sources import Authority, Note, Proposition
from tests.reasoning.shipped import law

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def _question(id: str, *cites: str) -> Question:
    yes_no = (Option("yes", "Yes"), Option("no", "No"))
    stage = "matter" if id.startswith("matter.") else "output"
    return Question(
        id, "common", f"{id}?", "yes_no", yes_no, stage, "matter", (), "rule", "fact", None, (), "", "", "", (), cites
    )


def _rule(id: str, issue: str, question: str, *cites: str) -> Rule:
    condition = Condition("answer", question, "is", "yes")
    return Rule(id, issue, (condition,), (), (), None, False, None, "Because.", cites)


def _issue(id: str, shown: bool) -> Issue:
    return Issue(id, "toy", id, "?", "output", "matter", "claimant", bottom_line=True, shown=shown)


@cache
def toy() -> Rulebook:
    """T1 hangs on a rule that is reported, T2 on one of a mere step, T3 on a question; T4 is noted, T6 not cited."""
    kinds = {"T1": "rule", "T2": "exception", "T3": "evidence", "T4": "rule", "T5": "status", "T6": "status"}
    pseudo = [_question(f"matter.{p}") for p in ("aim", "complaint", "national_test")]
    framework = Framework(
        id="toy", title="Toy", short="Toy", what="", weight="none", version="1", checked_on=date(2026, 1, 1),
        aims=("infringement_claim",), outside="Not this.", burden_assumption="", digest="",
        authorities={"book": Authority("book", "toy", "Book", "commentary", "none", "", None, None, "", ("T5",))},
        propositions={id: Proposition(id, "p. 1", kind, "output", (), "", "", "book") for id, kind in kinds.items()},
        issues={i.id: i for i in (_issue("toy.shown", True), _issue("toy.step", False))},
        rules=(_rule("told", "toy.shown", "a", "T1"), _rule("step", "toy.step", "b", "T2")),
        notes=(Note("A remark.", ("T4",)),),
    )  # fmt: skip
    questions = [*pseudo, _question("a"), _question("b"), _question("c", "T3")]
    return Rulebook({q.id: q for q in questions}, {"toy": framework}, "")


def _matter(aim: str = "infringement_claim", **answers: str) -> Matter:
    given = tuple(Answer(q, None, v, v) for q, v in answers.items())
    return Matter(aim, ("toy",), ("output",), (Party("p", "P", ()),), given)


def _row(id: str, **matters: Matter) -> Covered:
    return next(c for c in coverage(toy(), matters)["toy"] if c.proposition.id == id)


def test_coverage_counts_a_rule_that_decides_a_verdict() -> None:
    row = _row("T1", one=_matter(a="yes"))
    assert (row.cited_by, row.exercised_by, row.covered) == ((Citer("rule", "toy", "told"),), ("one",), True)


def test_coverage_counts_a_rule_of_a_step_only_where_it_holds() -> None:
    assert _row("T2", one=_matter(b="yes")).exercised_by == ("one",)
    assert _row("T2", one=_matter(b="no"), two=_matter(b="unknown")).exercised_by == ()


def test_coverage_counts_a_question_where_it_is_answered() -> None:
    assert _row("T3", one=_matter(), two=_matter(c="no"), three=_matter(c="unknown")).exercised_by == ("two", "three")


def test_coverage_of_what_decides_needs_more_than_a_note() -> None:
    row = _row("T4", one=_matter(a="yes", b="yes", c="yes"))
    assert (row.cited_by, row.decides, row.covered) == ((Citer("note", "toy", "1"),), True, False)


def test_coverage_of_a_status_needs_any_citation() -> None:
    assert (_row("T5").covered, _row("T6").covered) == (True, False)


def test_coverage_ignores_matters_the_framework_does_not_answer() -> None:
    assert _row("T1", one=_matter("authorship_claim", a="yes")).exercised_by == ()


def test_coverage_json_names_who_cites_and_who_exercises() -> None:
    data = coverage_json(coverage(toy(), {"one": _matter(a="yes", b="yes", c="yes")}))
    assert data == {
        "frameworks": {
            "toy": {
                "covered": ["T1", "T2", "T3", "T5"],
                "uncovered": ["T4", "T6"],
                "cited_by": {
                    "T1": ["rule toy:told"],
                    "T2": ["rule toy:step"],
                    "T3": ["question c"],
                    "T4": ["note toy:1"],
                    "T5": ["authority book"],
                    "T6": [],
                },
                "exercised_by": {"T1": ["one"], "T2": ["one"], "T3": ["one"], "T4": [], "T5": [], "T6": []},
            }
        }
    }


def test_comparisons_of_a_remedy_and_what_makes_it_moot_cite_too() -> None:
    cited = citations(law())
    assert Citer("lesser", "china", "china.remedy.stop 3") in cited["CN-GZ-11"]
    assert Citer("moot", "china", "china.remedy.stop 1") in cited["CN-SZ-17"]


def test_coverage_of_the_shipped_rulebooks_leaves_nothing_out() -> None:
    matters = {p.name: read_matter(p, law()) for p in sorted(FIXTURES.glob("*.toml"))}
    found = coverage(law(), matters)
    assert {f: [c.proposition.id for c in rows if not c.covered] for f, rows in found.items()} == {
        f: [] for f in law().frameworks
    }
    sizes = {f: len(rows) for f, rows in found.items()}
    assert sizes | {"aippi": 34, "china": 82, "japan": 97, "wipo": 69} == sizes


def test_coverage_notices_a_rule_that_stops_citing() -> None:
    china = law().frameworks["china"]
    silent = replace(china, rules=tuple(replace(r, cites=()) for r in china.rules))
    less = replace(law(), frameworks={"china": silent}, questions=_uncited(law()))
    matter = replace(read_matter(FIXTURES / "guangzhou_claim.toml", law()), frameworks=("china",))
    rows = coverage(less, {"one": matter})["china"]
    assert "CN-GZ-10" in [c.proposition.id for c in rows if not c.covered]


def _uncited(rulebook: Rulebook) -> dict[str, Question]:
    return {q.id: replace(q, cites=()) for q in rulebook.questions.values()}
