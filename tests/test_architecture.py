"""The shape of the code, read from its syntax trees: who imports whom, how long things are, what is not in it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aiclaims.reasoning import load_rulebook

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "aiclaims"
OURS = sorted(p for folder in ("aiclaims", "bench", "scripts", "tests") for p in (ROOT / folder).rglob("*.py"))
MODULES = [p for p in OURS if p.is_relative_to(CODE) and "migrations" not in p.parts]

ARROWS = {
    "reasoning": set(),
    "compression": set(),
    "environment": set(),
    "privacy": set(),
    "languages": {"reasoning"},
    "outline": {"reasoning"},
    "proofs": {"reasoning"},
    "printing": {"outline", "reasoning"},
    "models": {"reasoning"},
    "forms": {"languages", "models", "outline", "printing", "reasoning"},
    "templatetags": {"languages", "outline", "reasoning"},
    "settings": {"environment"},
    "tasks": {"models", "outline", "printing", "reasoning"},
    "management": {"models", "outline", "printing", "proofs", "reasoning"},
    "views": {"forms", "languages", "models", "outline", "printing", "privacy", "reasoning", "tasks"},
    "urls": {"views"},
    "wsgi": {"models"},
}
"""For each package or module of aiclaims, which others it may import."""

PURE = ("reasoning", "outline")
LONG_FUNCTION, LONG_MODULE = 40, 300
REASON = "# long: "


def _part(path: Path) -> str:
    return path.relative_to(CODE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    """Every module a file imports, by its full name (also inside functions)."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from ([f"aiclaims.{a.name}" for a in node.names] if node.module == "aiclaims" else [node.module])
        elif isinstance(node, ast.ImportFrom):
            yield f"{path}: relative import"


def test_imports_run_along_the_arrows_only() -> None:
    wrong = []
    for path in MODULES:
        part = _part(path)
        for name in _imports(path):
            if name.split(".")[0] == "aiclaims":
                other = f"{name}.".split(".")[1]
                if other != part and other not in ARROWS.get(part, set()):
                    wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert not wrong


def test_every_part_of_the_code_has_its_arrows() -> None:
    assert {_part(p) for p in MODULES} - {"__init__"} == set(ARROWS)


@pytest.mark.parametrize("part", PURE)
def test_pure_packages_import_the_standard_library_only(part: str) -> None:
    outside = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if _part(path) == part
        for name in _imports(path)
        if name.split(".")[0] not in {*sys.stdlib_module_names, "aiclaims"}
    }
    assert not outside


def _functions(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Each function: its name, how many lines it has, and whether one of the lines at its head gives a reason."""
    lines = path.read_text().splitlines()
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            head = lines[node.lineno - 2 : node.body[0].lineno]
            yield node.name, (node.end_lineno or 0) - node.lineno + 1, any(REASON in line for line in head)


def test_long_functions_give_a_reason() -> None:
    assert not [
        f"{path.relative_to(ROOT)}: {name} has {length} lines"
        for path in OURS
        if "migrations" not in path.parts
        for name, length, reason in _functions(path)
        if length > LONG_FUNCTION and not reason
    ]


def test_long_modules_give_a_reason() -> None:
    sizes = {p.relative_to(ROOT): p.read_text().splitlines() for p in OURS}
    assert not [
        f"{name}: {len(lines)} lines"
        for name, lines in sizes.items()
        if len(lines) > LONG_MODULE and not any(line.startswith(REASON) for line in lines[:12])
    ]


def _texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the project that is kept in version control."""
    kept = ("aiclaims", "bench", "docs", "fixtures", "scripts", "static", "templates", "tests", ".ci")
    files = [p for folder in kept for p in (ROOT / folder).rglob("*") if p.is_file()]
    files += [p for p in ROOT.iterdir() if p.is_file()]
    for path in files:
        if path.suffix not in (".woff2", ".png", ".pyc") and "__pycache__" not in path.parts:
            yield path, path.read_text(errors="replace")


def test_nothing_names_a_path_of_one_machine() -> None:
    machine = re.compile(r"(?<![\w.])/(?:home|root|Users|work|mnt|tmp)/\w")
    found = [f"{p.relative_to(ROOT)}: {m.group()}" for p, text in _texts() for m in machine.finditer(text)]
    assert not found


def test_readme_names_every_framework_and_every_part_of_the_code() -> None:
    readme = (ROOT / "README.md").read_text()
    unnamed = [f for f in load_rulebook().frameworks if f"`{f}`" not in readme]
    assert not unnamed, (
        f'README.md, "What it knows": add a row to the table for each of {unnamed}, with the id in backquotes.'
    )
    packages = {p.name for p in CODE.iterdir() if p.is_dir() and any(p.glob("*.py"))} - {"migrations", "templatetags"}
    assert not [name for name in packages if f"aiclaims/{name}/" not in readme]


def test_readme_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        links = re.findall(r"\]\(([^)#:]+)\)", page.read_text())
        assert not [link for link in links if not (page.parent / link).exists()], page.name
