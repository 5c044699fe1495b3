"""Named laws: read with a sentence for every mistake, and a broken one shown by its smallest matter."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from aiclaims.management.commands import _prove
from aiclaims.proofs.laws import LawError, read_laws
from aiclaims.proofs.lines import Law
from aiclaims.proofs.mutants import mutants
from aiclaims.proofs.prove import laws_of
from aiclaims.proofs.proving import Proving
from aiclaims.reasoning import assess, load_rulebook, parse_text
from aiclaims.reasoning.load import RULEBOOKS
from tests.commands import refused

LAW = """
[[law]]
name = "a law"
says = "It holds."
cites = ["AIPPI-17"]
"""
STYLE = 'when = [{ answer = "output.match", is = "style" }]\n'


@pytest.fixture(scope="module")
def shipped() -> Law:
    return Law(load_rulebook())


def written(folder: Path, text: str) -> Path:
    path = folder / "proofs.toml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        (
            'then = [{ issue = "aippi.output.infringe", is = "refuted" }]',
            "no issue or remedy 'aippi.output.infringe'; did",
        ),
        ('then = [{ issue = "aippi.output.infringes", is = "available" }]', "'available' is no verdict"),
        (
            'then = [{ answer = "output.matches", is = "style" }]',
            "no question 'output.matches'; did you mean 'output.match'?",
        ),
        ('then = [{ answer = "output.match", is = "manner" }]', "'manner' is no answer"),
        ('then = [{ does = "dances" }]', "nobody does 'dances'"),
        ('then = [{ does = "trains", iss = true }]', "nobody reads the key 'iss'"),
        ("", "say either 'then' or 'changing'"),
        ('changing = "output.match"\nto = "style"', "needs 'never' and 'issues'"),
    ],
)
def test_a_mistake_in_a_law_is_one_sentence_with_its_place(
    shipped: Law, tmp_path: Path, rest: str, sentence: str
) -> None:
    with pytest.raises(LawError) as error:
        read_laws(written(tmp_path, LAW + rest), shipped.rulebook)
    [problem] = error.value.problems
    assert problem.startswith("proofs.toml: law 'a law'")
    assert not problem.endswith("?.")
    assert sentence in problem


def test_a_law_that_cites_nothing_known_is_refused(shipped: Law, tmp_path: Path) -> None:
    text = LAW.replace("AIPPI-17", "AIPPI-99") + 'then = [{ issue = "aippi.output.infringes", is_not = "open" }]'
    with pytest.raises(LawError, match="no proposition 'AIPPI-99'"):
        read_laws(written(tmp_path, text), shipped.rulebook)


def test_the_command_refuses_a_law_about_an_unknown_issue(tmp_path: Path) -> None:
    copytree(RULEBOOKS, tmp_path / "rulebooks")
    written(tmp_path / "rulebooks", LAW + 'then = [{ issue = "aippi.nothing", is = "refuted" }]')
    said = refused("rulebook", "prove", "--rulebooks", tmp_path / "rulebooks")
    assert said.startswith("proofs.toml: law 'a law', then 1: there is no issue or remedy 'aippi.nothing'")


def test_a_broken_law_shows_its_smallest_matter(shipped: Law, tmp_path: Path) -> None:
    text = LAW + STYLE + 'then = [{ issue = "aippi.output.infringes", is = "open" }]'
    [named] = read_laws(written(tmp_path, text), shipped.rulebook).laws
    proved = Proving(shipped, named).proved()
    assert not proved.holds
    assert proved.counterexample is not None
    again = parse_text(_prove.matter_toml(proved.counterexample), False, shipped.rulebook)
    assert [(a.question, a.claimant) for a in again.answers] == [("output.match", "style")]
    [line] = [v for v in assess(shipped.rulebook, again).verdicts if v.issue == "aippi.output.infringes"]
    assert line.verdict == "refuted"


def test_a_law_about_one_answer_shows_the_matter_before_it(shipped: Law, tmp_path: Path) -> None:
    text = LAW + 'changing = "output.match"\nto = "style"\nnever = "moves"\nissues = ["aippi.output.infringes"]'
    [named] = read_laws(written(tmp_path, text), shipped.rulebook).laws
    assert Proving(shipped, named).proved().counterexample is not None


def test_without_the_solver_the_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_prove, "installed", lambda: False)
    with pytest.raises(_prove.CommandError, match="python-sat, which is not installed") as error:
        _prove.proved(None, None)
    assert error.value.returncode == 1


@pytest.mark.parametrize("start", ["aippi", "china", "japan", ("bridge", "islands")])
def test_every_shipped_law_holds(shipped: Law, start: str | tuple[str, ...]) -> None:
    laws = [named for named in laws_of(shipped.rulebook, None).laws if named.name.startswith(start)]
    assert laws
    assert [named.name for named in laws if not Proving(shipped, named).proved().holds] == []


def test_a_law_notices_a_rule_that_is_wrong(shipped: Law) -> None:
    named = next(n for n in laws_of(shipped.rulebook, None).laws if n.name == "aippi: style alone is no infringement")
    wrong = [m for m in mutants(shipped.program) if m.of == "expression_shared" and m.issue.startswith("aippi")]
    proving = Proving(shipped, named)
    assert {m.what: proving.broken_by(m) for m in wrong if m.whole} == {"left out": False, "turned round": True}
