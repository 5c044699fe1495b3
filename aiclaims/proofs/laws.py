"""The named laws of `proofs.toml`: what must hold in every matter, read and checked against the rulebooks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from aiclaims.reasoning.assessment import REMEDY_VERDICTS, VERDICTS
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.table import Table
from aiclaims.reasoning.vocabulary import FUNCTIONS

KINDS = ("issue", "some", "answer", "does", "all_parties_named")
NEVER = ("raises", "lowers", "moves")


class LawError(Exception):
    """A file of laws that cannot be used. `problems`: one clear sentence each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that holds of a matter: an issue (of the party, or of some party) has one of these verdicts, a question
    one of these answers, the party does something. `holds` false: it does not."""

    kind: str
    id: str
    values: tuple[str, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class Named:
    """One law. Either whenever all of `when` holds, so does one of `then`; or, where `when` holds, answering `changing`
    with `to` (for the party, or for another one) never raises, lowers or moves the verdict on `issues`."""

    name: str
    says: str
    cites: tuple[str, ...]
    when: tuple[Clause, ...]
    then: tuple[Clause, ...]
    changing: str
    to: str
    whose: str
    never: Literal["raises", "lowers", "moves", ""]
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laws:
    """All of `proofs.toml`: the laws, why an issue has no yes or no, and why something idle is kept."""

    laws: tuple[Named, ...]
    gaps: dict[tuple[str, str], str]
    idle: dict[str, str]


def read_laws(path: Path, rulebook: Rulebook) -> Laws:
    """Raises LawError with every problem found."""
    try:
        data = tomllib.loads(path.read_text())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LawError([f"{path.name}: cannot be read ({error})."]) from None
    problems: list[str] = []
    top = Table(data, path.name, problems)
    reading = _Reading(rulebook, problems)
    laws = tuple(reading.law(t) for t in _rows(top, "law", "name"))
    gaps = {(t.text("issue"), t.choice("lacks", ("yes", "no"))): t.text("because") for t in _rows(top, "gap", "issue")}
    idle = {t.text("id"): t.text("because") for t in _rows(top, "idle", "id")}
    top.done()
    for issue, _ in gaps:
        reading.issue(issue, f"{path.name}: gap '{issue}'")
    names = [law.name for law in laws]
    problems += [
        f"{path.name}: law '{n}' is there twice; rename one." for n in sorted({n for n in names if names.count(n) > 1})
    ]
    if problems:
        raise LawError(problems)
    return Laws(laws, gaps, idle)


def _rows(top: Table, key: str, name: str) -> Iterator[Table]:
    for n, table in enumerate(top.tables(key), 1):
        table.where = f"{top.where}: {key} '{table.data.get(name, f'number {n}')}'"
        yield table
        table.done()


@dataclass(frozen=True, slots=True)
class _Reading:
    rulebook: Rulebook
    problems: list[str]

    def law(self, t: Table) -> Named:
        found = Named(
            name=t.text("name"),
            says=t.text("says"),
            cites=t.texts("cites"),
            when=self.clauses(t, "when"),
            then=self.clauses(t, "then"),
            changing=t.text("changing", ""),
            to=t.text("to", ""),
            whose=t.choice("whose", ("own", "another"), "own"),
            never=t.choice("never", ("", *NEVER), ""),
            issues=t.texts("issues"),
        )
        if bool(found.then) == bool(found.changing):
            self.problems.append(f"{t.where}: say either 'then' or 'changing'.")
        if found.changing:
            self.question(found.changing, found.to, t.where)
            if not found.never or not found.issues:
                self.problems.append(f"{t.where}: 'changing' needs 'never' and 'issues'.")
        for id in found.issues:
            self.issue(id, t.where)
        self.cited(found.cites, t.where)
        return found

    def cited(self, cites: tuple[str, ...], where: str) -> None:
        known = {p for f in self.rulebook.frameworks.values() for p in f.propositions}
        if not cites:
            self.problems.append(f"{where}: it cites nothing; name the proposition it rests on.")
        self.problems.extend(
            [f"{where}: there is no proposition '{c}'{_near(c, known)}" for c in cites if c not in known]
        )

    def clauses(self, t: Table, key: str) -> tuple[Clause, ...]:
        rows = t.tables(key) if key in t.data else []
        t.taken.add(key)
        return tuple(self.clause(row) for row in rows)

    def clause(self, t: Table) -> Clause:
        kind = next((k for k in KINDS if k in t.data), "")
        if not kind:
            self.problems.append(f"{t.where}: say one of {', '.join(KINDS)}.")
            return Clause("does", "", (), True)
        if kind == "all_parties_named":
            return Clause(kind, "", (), bool(t.take(kind, bool)))
        id = t.text(kind)
        holds = "is_not" not in t.data
        values = _listed(t.take("is" if holds else "is_not", (str, list, bool), True))
        if kind in ("issue", "some"):
            self.verdicts(id, values, t.where)
        elif kind == "answer":
            for value in values:
                self.question(id, value, t.where)
        elif id not in FUNCTIONS:
            self.problems.append(f"{t.where}: nobody does '{id}'{_near(id, FUNCTIONS)}")
        t.done()
        return Clause(kind, id, values, holds)

    def verdicts(self, id: str, values: tuple[str, ...], where: str) -> None:
        if self.issue(id, where):
            words = REMEDY_VERDICTS if self.rulebook.is_remedy(id) else VERDICTS
            wrong = [v for v in values if v not in words]
            self.problems.extend(
                [f"{where}: '{v}' is no verdict of '{id}'; choose among {', '.join(words)}." for v in wrong]
            )

    def issue(self, id: str, where: str) -> bool:
        known = [i for f in self.rulebook.frameworks.values() for i in f.issues]
        if id not in known:
            self.problems.append(f"{where}: there is no issue or remedy '{id}'{_near(id, known)}")
        return id in known

    def question(self, id: str, value: str, where: str) -> None:
        q = self.rulebook.questions.get(id)
        if q is None:
            self.problems.append(f"{where}: there is no question '{id}'{_near(id, self.rulebook.questions)}")
        elif value not in (*(o.id for o in q.options), "not raised", "any"):
            self.problems.append(f"{where}: '{value}' is no answer to '{id}'.")


def _listed(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return () if value else ("no",)
    return (value,) if isinstance(value, str) else tuple(map(str, value))


def _near(id: str, known: Any) -> str:
    near = get_close_matches(id, list(known), 1)
    return f"; did you mean '{near[0]}'?" if near else "."
