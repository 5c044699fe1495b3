"""What the repository promises beside its code: locked dependencies that README explains, law in rulebooks alone."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aiclaims.reasoning import load_rulebook

ROOT = Path(__file__).resolve().parent.parent


def dependencies() -> set[str]:
    """The names in pyproject.toml, those of the tests too."""
    listed = subprocess.run(
        [sys.executable, "scripts/requirements.py", "dev"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {re.split(r"[<>=\[]", line)[0].lower() for line in listed.stdout.splitlines()}


def test_readme_explains_every_dependency() -> None:
    readme = (ROOT / "README.md").read_text().lower()
    assert sorted(n for n in dependencies() if n not in readme) == []


def test_constraints_lock_every_dependency_and_name_no_address() -> None:
    pins = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if line and not line.startswith("#")]
    assert [p for p in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.]*", p)] == []
    assert dependencies() - {p.split("==")[0].lower() for p in pins} == set()


@pytest.mark.parametrize("pure", ["reasoning", "outline"])
def test_pure_part_loads_neither_django_nor_the_pdf_writer(pure: str) -> None:
    code = f"import sys, aiclaims.{pure}; print({{'django', 'weasyprint'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_law_stands_in_rulebooks_alone() -> None:
    """No proposition, issue or remedy is named in the code; only the commands' example of a matter file names some."""
    frameworks = load_rulebook().frameworks.values()
    ids = {i for f in frameworks for i in (*f.propositions, *f.issues, *f.remedies)}
    named = {
        (path.name, node.value)
        for path in (ROOT / "aiclaims").rglob("*.py")
        if "management" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ids
    }
    assert named == set()
