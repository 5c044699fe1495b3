"""Which proposition of the sources is cited where, and which worked matters exercise what cites it.

A proposition that decides something (`DECIDING`) is covered when a rule, factor, remedy or question that some worked
matter exercises cites it. For the others (definitions, benchmarks, status, duties, advice) any citation will do: a
note, a question's help, a measure, an authority; and for all of a framework that holds no issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aiclaims.reasoning.assess import Assessing, assess
from aiclaims.reasoning.assessment import Assessment
from aiclaims.reasoning.facts import inside
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.missing import Reader
from aiclaims.reasoning.model import Consideration, Framework, Lesser, Moot, Rulebook
from aiclaims.reasoning.redress import met
from aiclaims.reasoning.scenario import RECORD
from aiclaims.reasoning.sources import Proposition

DECIDING = (
    "rule", "exception", "factor", "factor-for", "factor-against", "presumption", "burden", "remedy", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citer:
    """What cites: its kind (rule, factor, remedy, consideration, lesser, moot, question, measure, note, choice,
    authority, comparable), the framework that holds it, and its id (what stands in a remedy, notes, choices and
    comparables are numbered)."""

    kind: str
    framework: str
    id: str

    def __str__(self) -> str:
        inner = self.kind in ("rule", "factor", "measure", "note", "choice", "comparable")
        return f"{self.kind} {self.framework}:{self.id}" if inner else f"{self.kind} {self.id}"


@dataclass(frozen=True, slots=True)
class Covered:
    """One proposition: whether it decides anything, everything that cites it, and the worked matters that exercise one
    of these (by name)."""

    proposition: Proposition
    decides: bool
    cited_by: tuple[Citer, ...]
    exercised_by: tuple[str, ...]

    @property
    def covered(self) -> bool:
        return bool(self.exercised_by if self.decides else self.cited_by)


def coverage(rulebook: Rulebook, matters: Mapping[str, Matter]) -> dict[str, tuple[Covered, ...]]:
    """For each framework its propositions in file order. `matters`: the worked matters by name; each is assessed."""
    cited = citations(rulebook)
    used = {name: _exercised(rulebook, matter) for name, matter in matters.items()}
    answering = {name: {f.id for f in inside(rulebook, matter)} for name, matter in matters.items()}
    return {
        id: tuple(
            Covered(
                p,
                _decides(framework, p),
                by,
                tuple(n for n in matters if id in answering[n] and not used[n].isdisjoint(by)),
            )
            for p in framework.propositions.values()
            for by in (tuple(cited.get(p.id, ())),)
        )
        for id, framework in rulebook.frameworks.items()
    }


def _decides(framework: Framework, p: Proposition) -> bool:
    """A framework that holds no issue only describes: what it reports as law elsewhere decides nothing in it."""
    return p.kind in DECIDING and bool(framework.issues)


def coverage_json(found: Mapping[str, tuple[Covered, ...]]) -> dict[str, Any]:
    """The JSON of `rulebook coverage`, documented in `docs/matter-format.md`."""
    return {
        "frameworks": {
            framework: {
                "covered": [c.proposition.id for c in rows if c.covered],
                "uncovered": [c.proposition.id for c in rows if not c.covered],
                "cited_by": {c.proposition.id: [str(by) for by in c.cited_by] for c in rows},
                "exercised_by": {c.proposition.id: list(c.exercised_by) for c in rows},
            }
            for framework, rows in found.items()
        }
    }


def citations(rulebook: Rulebook) -> dict[str, dict[Citer, None]]:
    """For each cited id, what cites it."""
    found: dict[str, dict[Citer, None]] = {}
    for q in rulebook.questions.values():
        for c in q.cites:
            found.setdefault(c, {})[Citer("question", q.framework, q.id)] = None
    for framework in rulebook.frameworks.values():
        for citer, cites in _citing(framework):
            for c in cites:
                found.setdefault(c, {})[citer] = None
    return found


def _citing(f: Framework) -> Iterator[tuple[Citer, tuple[str, ...]]]:
    yield from ((Citer("rule", f.id, r.id), r.cites) for r in f.rules)
    yield from ((Citer("factor", f.id, x.id), x.cites) for x in f.factors)
    for remedy in f.remedies.values():
        yield Citer("remedy", f.id, remedy.id), remedy.cites
        said: dict[str, tuple[Consideration | Lesser | Moot, ...]] = {
            "consideration": remedy.considerations,
            "lesser": remedy.lesser,
            "moot": remedy.moot,
        }
        for kind, rows in said.items():
            yield from ((Citer(kind, f.id, f"{remedy.id} {n}"), row.cites) for n, row in enumerate(rows, 1))
    yield from ((Citer("measure", f.id, x.id), x.cites) for x in f.measures.values())
    yield from ((Citer("authority", f.id, a.id), a.cites) for a in f.authorities.values())
    yield from ((Citer("note", f.id, str(n)), note.cites) for n, note in enumerate(f.notes, 1))
    yield from ((Citer("choice", f.id, str(n)), choice.cites) for n, choice in enumerate(f.choices, 1))
    yield from ((Citer("comparable", f.id, str(n)), c.cites) for n, c in enumerate(f.comparables, 1))


def _exercised(rulebook: Rulebook, matter: Matter) -> set[Citer]:
    """What a worked matter exercises: questions answered in it, rules that decide a verdict or hold below one, factors
    and considerations that hold, remedies that are somebody's."""
    assessment = assess(rulebook, matter, with_pivots=False)
    at = Assessing(rulebook, matter)
    reader = at.reader(RECORD, 0)
    asked = (rulebook.questions[id] for id, _ in at.facts.answers)
    found = {Citer("question", q.framework, q.id) for q in asked}
    found |= {Citer("rule", framework, rule) for framework, rule in _deciding(assessment)}
    found |= {Citer("measure", o.framework, o.measure) for o in assessment.measures}
    for framework in inside(rulebook, matter):
        found |= set(_holding(at, reader, framework))
        found |= set(_remedies(reader, framework, assessment))
    return found


def _deciding(assessment: Assessment) -> Iterator[tuple[str, str]]:
    for v in (*assessment.verdicts, *assessment.remedies):
        yield from ((v.framework, r) for line in (v, *v.capacities) for r in line.rules)


def _holding(at: Assessing, reader: Reader, f: Framework) -> Iterator[Citer]:
    """Rules of mere steps (no verdict of their own) that hold on the record, and factors that do."""
    for issue in f.issues.values():
        head = at.program.head(issue.id)
        for line in head.lines if not issue.shown else ():
            if any(reader.line(line, p) for p in reader.parties(head)):
                yield Citer("rule", f.id, line.rule.id)
    for factor in f.factors:
        if any(reader.condition(factor.condition, p) for p in reader.parties(at.program.head(factor.issue))):
            yield Citer("factor", f.id, factor.id)


def _remedies(reader: Reader, f: Framework, assessment: Assessment) -> Iterator[Citer]:
    for v in assessment.remedies:
        if v.framework == f.id:
            yield Citer("remedy", f.id, v.issue)
            for n, c in enumerate(f.remedies[v.issue].considerations, 1):
                if all(met(reader, k, v.party) for k in c.conditions):
                    yield Citer("consideration", f.id, f"{v.issue} {n}")
