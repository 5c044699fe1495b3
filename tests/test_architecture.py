"""The shape of the code: who may import whom, how long things may be, what may not stand in the repository."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from aiclaims.reasoning import load_rulebook

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "aiclaims"

MAY_IMPORT = {
    "reasoning": {"reasoning"},
    "outline": {"reasoning", "outline"},
    "outline_pages": {"outline"},
    "models": {"reasoning", "models"},
    "forms": {"reasoning", "models", "forms"},
    "views": {"reasoning", "outline", "outline_pages", "models", "forms", "views"},
    "templatetags": {"reasoning", "outline", "views"},
    "management": {"reasoning", "outline", "outline_pages", "models", "management"},
    "urls": {"views"},
    "settings": {"environment"},
    "environment": set(),
    "privacy": set(),
    "wsgi": set(),
}
"""Each part of `aiclaims` with the parts it may import. Arrows run one way; a new part is entered here on purpose."""

PURE = ("reasoning", "outline")
MACHINE_PATH = re.compile(r"/(?:root|work|mnt|home/\w+|Users/\w+|tmp)/")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def modules(*folders: Path) -> list[Path]:
    return sorted(p for f in folders for p in f.rglob("*.py") if "migrations" not in p.parts)


def imports(path: Path) -> Iterator[str]:
    """The dotted names a module imports, inside functions too. A relative one would hide its arrow: none is let by."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield from (
                [f"aiclaims.{a.name}" for a in node.names] if node.module == "aiclaims" else [node.module or ""]
            )


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_part_imports_only_what_it_may() -> None:
    found: dict[str, set[str]] = {}
    for path in modules(PACKAGE):
        if path != PACKAGE / "__init__.py":
            found.setdefault(part(path), set()).update(
                name.split(".")[1] for name in imports(path) if name.startswith("aiclaims.")
            )
    assert {p: reached - MAY_IMPORT.get(p, set()) for p, reached in found.items()} == {p: set() for p in found}


@pytest.mark.parametrize("pure", PURE)
def test_pure_part_imports_the_standard_library_alone(pure: str) -> None:
    outside = {
        name
        for path in modules(PACKAGE / pure)
        for name in imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("aiclaims.")
    }
    assert outside == set()


@pytest.mark.parametrize("pure", PURE)
def test_pure_part_runs_without_django(pure: str) -> None:
    code = f"import sys, aiclaims.{pure}; print({{'django', 'weasyprint'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_long_modules_and_functions_say_why() -> None:
    assert list(too_long(modules(PACKAGE, ROOT / "tests", ROOT / "bench", ROOT / "scripts"))) == []


def too_long(paths: list[Path]) -> Iterator[str]:
    """Modules over 300 and functions over 40 lines without a comment `# long: why` (a module's in its first ten lines,
    a function's on the line of its `def`)."""
    for path in paths:
        lines = path.read_text().splitlines()
        if len(lines) > 300 and not any("# long: " in line for line in lines[:10]):
            yield f"{path.relative_to(ROOT)}: {len(lines)} lines"
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 40 and "# long: " not in lines[node.lineno - 1]:
                    yield f"{path.relative_to(ROOT)}: {node.name} has {length} lines"


def test_modules_say_what_they_are_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules(PACKAGE)
        if path.read_text().strip() and ast.get_docstring(parsed(path)) is None
    ]
    assert silent == []


def test_readme_names_every_framework_and_file_it_points_to() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [id for id in load_rulebook().frameworks if f"| `{id}` |" not in readme] == []
    links = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert links
    assert [target for target in links if not (ROOT / target).exists()] == []


def test_readme_lists_every_dependency() -> None:
    listed = subprocess.run(
        [sys.executable, "scripts/requirements.py", "dev"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = {re.split(r"[<>=\[]", line)[0] for line in listed.stdout.splitlines()}
    readme = (ROOT / "README.md").read_text().lower()
    assert sorted(n for n in names if n not in readme) == []


def test_constraints_lock_every_dependency_and_name_no_address() -> None:
    text = (ROOT / "constraints.txt").read_text()
    pins = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert [p for p in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.]*", p)] == []
    listed = subprocess.run(
        [sys.executable, "scripts/requirements.py", "dev"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    locked = {p.split("==")[0].lower() for p in pins}
    assert {re.split(r"[<>=\[]", line)[0] for line in listed.stdout.splitlines()} - locked == set()


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    named = []
    for name in tracked():
        try:
            text = (ROOT / name).read_text()
        except UnicodeDecodeError:
            continue
        if name != "tests/test_architecture.py" and MACHINE_PATH.search(text):
            named.append(name)
    assert named == []


def test_law_stands_in_rulebooks_alone() -> None:
    """No proposition, issue or remedy is named in the code; only the commands' example of a matter file names some."""
    frameworks = load_rulebook().frameworks.values()
    ids = {i for f in frameworks for i in (*f.propositions, *f.issues, *f.remedies)}
    strings = {
        (str(path.relative_to(ROOT)), node.value)
        for path in modules(PACKAGE)
        if part(path) != "management"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ids
    }
    assert strings == set()
