"""Rulebook folders (TOML) to a checked `Rulebook`. Every mistake becomes one sentence: file, table, key, remedy."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from aiclaims.reasoning import model as m
from aiclaims.reasoning.check import problems_of
from aiclaims.reasoning.rows import READERS
from aiclaims.reasoning.table import Table
from aiclaims.reasoning.translation import FRAMEWORK, read_translations
from aiclaims.reasoning.vocabulary import WEIGHTS

RULEBOOKS = Path(__file__).resolve().parent.parent / "rulebooks"
COMMON = "common"

Files = Mapping[str, Mapping[str, bytes]]
"""The files of rulebooks: folder to file name to content."""


class RulebookError(Exception):
    """A rulebook that cannot be used. `problems`: one clear sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


def files_in(root: Path) -> Files:
    """The files of every rulebook folder under `root`, in the order in which they are read."""
    folders = {p.name: sorted(p.glob("*.toml")) for p in sorted(root.iterdir()) if p.is_dir()}
    return {name: {p.name: p.read_bytes() for p in paths} for name, paths in folders.items() if paths}


def digest_of(files: Mapping[str, bytes]) -> str:
    """The content digest of one folder: of its files, by name."""
    return hashlib.sha256(b"".join(name.encode() + b"\0" + files[name] + b"\0" for name in sorted(files))).hexdigest()


def _parsed(folder: str, files: Mapping[str, bytes], problems: list[str]) -> dict[str, dict[str, Any]]:
    """The tables of each file that is TOML."""
    found = {}
    for file in sorted(files):
        try:
            found[file] = tomllib.loads(files[file].decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(f"{folder}/{file}: not valid TOML ({error}); mend the line it names.")
    return found


def _read(
    folder: str, parsed: Mapping[str, dict[str, Any]], problems: list[str]
) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """One folder: (top keys of framework.toml, rows by table name)."""
    top: dict[str, Any] = {}
    rows: dict[str, list[Any]] = {name: [] for name in READERS}
    for file, data in parsed.items():
        for name, value in data.items():
            if name in READERS and isinstance(value, list):
                rows[name] += _rows(name, value, folder, file, problems)
            elif file == "framework.toml":
                top[name] = value
            else:
                problems.append(
                    f"{folder}/{file}: '{name}' must be a list of tables; write [[{name}]]."
                    if name in READERS
                    else f"{folder}/{file}: unknown table '{name}'; known tables: {', '.join(READERS)}."
                )
    return top, rows


def _rows(name: str, tables: list[Any], folder: str, file: str, problems: list[str]) -> list[Any]:
    found = []
    for number, row in enumerate(tables, 1):
        if not isinstance(row, dict):
            problems.append(f"{folder}/{file}: {name} number {number} is {row!r}; write it as a table, [[{name}]].")
            continue
        label = row.get("id") or row.get("key") or f"number {number}"
        table = Table(row, f"{folder}/{file}: {name} '{label}'", problems)
        found.append(READERS[name](table, folder))
        table.done()
    return found


def _framework(
    name: str, top: dict[str, Any], rows: dict[str, list[Any]], digest: str, problems: list[str]
) -> m.Framework:
    t = Table(top, f"{name}/framework.toml", problems)
    found = m.Framework(
        id=t.text("id"),
        title=t.text("title"),
        short=t.text("short"),
        what=t.text("what"),
        weight=t.choice("weight", WEIGHTS),
        version=t.text("version"),
        checked_on=t.take("checked_on", date),
        aims=t.texts("aims"),
        outside=t.text("outside", ""),
        burden_assumption=t.text("burden_assumption", ""),
        digest=digest,
        authorities={a.id: a for a in rows["authority"]},
        propositions={p.id: p for p in rows["proposition"]},
        issues={i.id: i for i in rows["issue"]} | {r.id: _as_issue(r) for r in rows["remedy"]},
        rules=tuple(rows["rule"]),
        factors=tuple(rows["factor"]),
        remedies={r.id: r for r in rows["remedy"]},
        silences=dict(rows["silence"]),
        notes=tuple(rows["note"]),
        choices=tuple(rows["choice"]),
        comparables=tuple(rows["comparable"]),
        measures={x.id: x for x in rows["measure"]},
        translations=read_translations(t, FRAMEWORK),
    )
    t.done()
    if found.id and found.id != name:
        problems.append(f"{name}/framework.toml: its id is '{found.id}' but its folder is '{name}'; make them agree.")
    return found


def _as_issue(remedy: m.Remedy) -> m.Issue:
    """A remedy is an issue about each party it may be had from; the claimant needs it."""
    return m.Issue(
        id=remedy.id,
        framework=remedy.framework,
        title=remedy.title,
        asks=f"Can the claimant have this from {{party}}: {remedy.title}?",
        stage="enforcement",
        scope="party",
        proponent="claimant",
        of=remedy.of,
        bottom_line=True,
        topic=remedy.topic,
        translations=remedy.translations,
    )


def _duplicates(read: dict[str, Any], problems: list[str]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for folder, (_, rows) in read.items():
        for name, items in rows.items():
            for item in items:
                id = item[0] if isinstance(item, tuple) else getattr(item, "id", None)
                # a rule or factor id is unique in its framework; everything else everywhere
                kind = "issue" if name == "remedy" else name  # a remedy is an issue
                key = (kind if kind not in ("rule", "factor", "silence") else f"{folder} {kind}", id or "")
                if id and key in seen:
                    other = "" if seen[key] == folder else f" (also in {seen[key]})"
                    problems.append(f"{folder}: the {name} '{id}' is there twice{other}; rename one.")
                elif id:
                    seen[key] = folder


def load_rulebook(folder: Path | None = None) -> m.Rulebook:
    """All frameworks under `folder` (default: those shipped), with the shared questions of `common`.

    Raises RulebookError with every problem found, not just the first; where a file cannot be read at all, without those
    that only follow from what it would have said.
    """
    return load_files(files_in(folder or RULEBOOKS))


def load_files(files: Files) -> m.Rulebook:
    """The same from the content of files, wherever they are kept. Raises RulebookError."""
    problems: list[str] = []
    parsed = {name: _parsed(name, files[name], problems) for name in sorted(files)}
    unreadable = list(problems)
    read = {name: _read(name, parsed[name], problems) for name in parsed}
    if unreadable:
        raise RulebookError(problems)
    digests = {name: digest_of(files[name]) for name in files}
    _duplicates(read, problems)
    questions = [q for name in sorted(read, key=lambda n: n != COMMON) for q in read[name][1]["question"]]
    frameworks = {
        name: _framework(name, top, rows, digests[name], problems)
        for name, (top, rows) in read.items()
        if name != COMMON
    }
    topics = {t.id: t for name in sorted(read, key=lambda n: n != COMMON) for t in read[name][1]["topic"]}
    conflicts = tuple(c for name in sorted(read, key=lambda n: n != COMMON) for c in read[name][1]["conflict"])
    rulebook = m.Rulebook({q.id: q for q in questions}, frameworks, digests.get(COMMON, ""), topics, conflicts)
    if problems := problems + problems_of(rulebook):
        raise RulebookError(problems)
    return rulebook
