"""Rulebook folders (TOML) to a checked `Rulebook`. Every mistake becomes one sentence: file, table, key, remedy."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from aiclaims.reasoning import model as m
from aiclaims.reasoning.check import problems_of
from aiclaims.reasoning.table import Table

RULEBOOKS = Path(__file__).resolve().parent.parent / "rulebooks"
COMMON = "common"


class RulebookError(Exception):
    """A rulebook that cannot be used. `problems`: one clear sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


def _condition(t: Table) -> m.Condition:
    """`{answer=…, is=…}`, `{issue=…}`, `{some=…}`, `{does=…}` (with `is_not=true` for "does not"), `{silent=…}`."""
    kinds = [k for k in ("answer", "issue", "some", "does", "silent") if k in t.data]
    if len(kinds) != 1:
        t.problems.append(f"{t.where}: a condition names exactly one of answer, issue, some, does, silent.")
        t.taken.update(t.data)
        return m.Condition("silent", "")
    kind, name = kinds[0], t.text(kinds[0])
    if kind == "does":
        return m.Condition("does", name, "is_not" if t.take("is_not", bool, False) else "is")
    if kind != "answer":
        return m.Condition(kind, name)
    tests = [k for k in ("is", "is_not", "at_least", "at_most", "before", "after") if k in t.data]
    if len(tests) != 1:
        t.problems.append(
            f"{t.where}: an answer is tested by exactly one of is, is_not, at_least, at_most, before, after."
        )
        t.taken.update(t.data)
        return m.Condition("answer", name, "is", "")
    return m.Condition("answer", name, tests[0], t.take(tests[0], (str, int, float, date)))


def _closed(t: Table, value: m.Condition) -> m.Condition:
    t.done()
    return value


def _conditions(t: Table, key: str) -> tuple[m.Condition, ...]:
    return tuple(_closed(row, _condition(row)) for row in t.tables(key))


def _defeater(t: Table) -> m.Defeater:
    found = m.Defeater(
        condition=_condition(t),
        burden=t.choice("burden", ("claimant", "defendant")),
        stated=t.choice("burden_is", ("stated", "assumed")) == "stated",
        hedge=t.choice("hedge", m.HEDGES, "") or None,
    )
    t.done()
    return found


def _question(t: Table, framework: str) -> m.Question:
    kind = t.choice("kind", ("yes_no", "one_of", "several_of", "number", "date", "amount", "text"))
    options = tuple(m.Option(o.text("id"), o.text("label")) for o in t.tables("options"))
    return m.Question(
        id=t.text("id"),
        framework=framework,
        ask=t.text("ask"),
        kind=kind,
        options=(m.Option("yes", "Yes"), m.Option("no", "No")) if kind == "yes_no" else options,
        stage=t.choice("stage", m.STAGES),
        scope=t.choice("scope", ("matter", "party"), "matter"),
        asked_of=t.texts("asked_of"),
        use=t.choice("use", ("rule", "outline", "evidence"), "rule"),
        of=t.choice("of", ("fact", "law"), "fact"),
        unless_raised=t.text("unless_raised", "") or None,
        asked_if=_conditions(t, "asked_if"),
        help=t.text("help", ""),
        why=t.text("why", ""),
        page=t.text("page", ""),
        evidence=t.texts("evidence"),
        cites=t.texts("cites"),
    )


def _issue(t: Table, framework: str) -> m.Issue:
    return m.Issue(
        id=t.text("id"),
        framework=framework,
        title=t.text("title"),
        asks=t.text("asks"),
        stage=t.choice("stage", m.STAGES),
        scope=t.choice("scope", ("matter", "party"), "matter"),
        proponent=t.choice("proponent", ("claimant", "defendant")),
        of=t.texts("of"),
        weighed=t.take("weighed", bool, False),
        base=t.choice("base", ("no", "open"), "open"),
        bottom_line=t.take("bottom_line", bool, False),
        shown=t.take("shown", bool, True),
    )


def _rule(t: Table, framework: str) -> m.Rule:
    return m.Rule(
        id=t.text("id"),
        concludes=t.text("concludes"),
        conditions=_conditions(t, "if"),
        one_of=_conditions(t, "one_of"),
        unless=tuple(_defeater(row) for row in t.tables("unless")),
        hedge=t.choice("hedge", m.HEDGES, "") or None,
        presumption=t.take("presumption", bool, False),
        capacity=t.text("capacity", "") or None,
        because=t.text("because"),
        cites=t.texts("cites"),
    )


def _factor(t: Table, framework: str) -> m.Factor:
    when = Table(t.take("when", dict, {}), f"{t.where}, when", t.problems)
    condition = _closed(when, _condition(when))
    return m.Factor(
        t.text("id"),
        t.text("issue"),
        t.choice("side", ("for", "against")),
        condition,
        t.text("because"),
        t.texts("cites"),
    )


def _consideration(t: Table) -> m.Consideration:
    found = m.Consideration(
        t.choice("side", ("for", "against")), t.text("text"), _conditions(t, "when"), t.texts("cites")
    )
    t.done()
    return found


def _remedy(t: Table, framework: str) -> m.Remedy:
    return m.Remedy(
        id=t.text("id"),
        framework=framework,
        title=t.text("title"),
        of=t.texts("of"),
        rung=t.take("rung", int, 0),
        harm=t.text("harm"),
        gentler=t.text("gentler", ""),
        order=t.text("order", ""),
        considerations=tuple(_consideration(row) for row in t.tables("consideration")),
        cites=t.texts("cites"),
    )


def _proposition(t: Table, framework: str) -> m.Proposition:
    return m.Proposition(
        t.text("id"),
        t.text("at"),
        t.text("kind"),
        t.text("stage"),
        t.texts("parties"),
        t.text("hedge"),
        t.text("says"),
        t.text("authority"),
    )


def _authority(t: Table, framework: str) -> m.Authority:
    return m.Authority(
        id=t.text("id"),
        framework=framework,
        title=t.text("title"),
        kind=t.choice("kind", ("legislation", "judgment", "soft law", "commentary", "infrastructure")),
        weight=t.choice("weight", m.WEIGHTS),
        date=t.text("date", ""),
        in_force_from=t.take("in_force_from", date, date.min) if "in_force_from" in t.data else None,
        in_force_to=t.take("in_force_to", date, date.max) if "in_force_to" in t.data else None,
        note=t.text("note", ""),
        cites=t.texts("cites"),
    )


def _note(t: Table, framework: str) -> m.Note:
    return m.Note(t.text("text"), t.texts("cites"))


def _comparable(t: Table, framework: str) -> m.Comparable:
    return m.Comparable(t.text("remedy"), t.text("text"), t.texts("cites"))


def _silence(t: Table, framework: str) -> tuple[str, str]:
    return t.text("key"), t.text("text")


READERS: dict[str, Any] = {
    "authority": _authority,
    "comparable": _comparable,
    "factor": _factor,
    "issue": _issue,
    "note": _note,
    "proposition": _proposition,
    "question": _question,
    "remedy": _remedy,
    "rule": _rule,
    "silence": _silence,
}


def _read(folder: Path, problems: list[str]) -> tuple[dict[str, Any], dict[str, list[Any]], str]:
    """One folder: (top keys of framework.toml, rows by table name, content digest)."""
    top: dict[str, Any] = {}
    rows: dict[str, list[Any]] = {name: [] for name in READERS}
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        text = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + text + b"\0")
        try:
            data = tomllib.loads(text.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(f"{folder.name}/{path.name}: not valid TOML ({error}); mend the line it names.")
            continue
        for name, value in data.items():
            if name in READERS and isinstance(value, list):
                rows[name] += _rows(name, value, folder.name, path.name, problems)
            elif path.name == "framework.toml":
                top[name] = value
            else:
                problems.append(
                    f"{folder.name}/{path.name}: unknown table '{name}'; known tables: {', '.join(READERS)}."
                )
    return top, rows, digest.hexdigest()


def _rows(name: str, tables: list[Any], folder: str, file: str, problems: list[str]) -> list[Any]:
    found = []
    for number, row in enumerate(tables, 1):
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
        weight=t.choice("weight", m.WEIGHTS),
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
        comparables=tuple(rows["comparable"]),
    )
    t.done()
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
    )


def _duplicates(read: dict[str, Any], problems: list[str]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for folder, (_, rows, _) in read.items():
        for name, items in rows.items():
            for item in items:
                id = item[0] if isinstance(item, tuple) else getattr(item, "id", None)
                # a rule or factor id is unique in its framework; everything else everywhere
                key = (name if name not in ("rule", "factor", "silence") else f"{folder} {name}", id or "")
                if id and key in seen:
                    problems.append(f"{folder}: the {name} '{id}' is there twice (also in {seen[key]}); rename one.")
                elif id:
                    seen[key] = folder


def load_rulebook(folder: Path | None = None) -> m.Rulebook:
    """All frameworks under `folder` (default: those shipped), with the shared questions of `common`.

    Raises RulebookError with every problem found, not just the first.
    """
    root = folder or RULEBOOKS
    problems: list[str] = []
    read = {p.name: _read(p, problems) for p in sorted(root.iterdir()) if p.is_dir() and any(p.glob("*.toml"))}
    _duplicates(read, problems)
    questions = [q for name in sorted(read, key=lambda n: n != COMMON) for q in read[name][1]["question"]]
    frameworks = {
        name: _framework(name, top, rows, digest, problems)
        for name, (top, rows, digest) in read.items()
        if name != COMMON
    }
    digest = read[COMMON][2] if COMMON in read else ""
    rulebook = m.Rulebook({q.id: q for q in questions}, frameworks, digest)
    if problems := problems + problems_of(rulebook):
        raise RulebookError(problems)
    return rulebook
