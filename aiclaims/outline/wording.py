"""What the rules say in words, apart from any matter: conditions, rules, issues, and which rules read what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from aiclaims.outline.phrase import TESTS
from aiclaims.outline.pleading import stated
from aiclaims.outline.words import clause as inner
from aiclaims.reasoning import sentences
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.model import Condition, Defeater, Factor, Framework, Issue, Question, Rule, Rulebook
from aiclaims.reasoning.order import conditions_of
from aiclaims.reasoning.vocabulary import FUNCTIONS


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition as a clause: `before`, then `name` (what a page can link), then `after`."""

    condition: Condition
    before: str
    name: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.name}{self.after}"


@dataclass(frozen=True, slots=True)
class Barred:
    """A defeater in words."""

    clause: Clause
    defeater: Defeater


@dataclass(frozen=True, slots=True)
class Wording:
    """One rule in words: what it needs, its alternatives, what defeats it."""

    framework: str
    rule: Rule
    because: str
    needs: tuple[Clause, ...]
    one_of: tuple[Clause, ...]
    unless: tuple[Barred, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """One issue: the rules that conclude it, the factors weighed in it, and the rules that read it."""

    issue: Issue
    rules: tuple[Wording, ...]
    factors: tuple[tuple[Factor, Clause], ...]
    read_by: tuple[tuple[str, Rule], ...]


def plain(text: str) -> str:
    """A sentence about any party whatever."""
    said = text.replace("{party}", "the party")
    return said[:1].upper() + said[1:]


def clause(rulebook: Rulebook, c: Condition) -> Clause:
    """A condition as a rule states it."""
    if c.kind == "does":
        return Clause(c, "", "the party", f" {sentences.role(FUNCTIONS[c.id], c.test == 'is')}")
    if c.kind == "silent":
        return Clause(c, "a point on which the source is silent: ", inner(sentences.silence(rulebook, c.id)), "")
    if c.kind == "answer":
        return _answer(c, rulebook.questions[c.id])
    whom = " for some party" if c.kind == "some" else ""
    return Clause(c, "“", plain(rulebook.issue(c.id).title), f"” is made out{whom}")


def _answer(c: Condition, q: Question) -> Clause:
    """A yes or no as a statement; any other answer beside its question."""
    if said := stated(q, (c.value == "yes") is (c.test == "is")):
        return Clause(c, "", inner(plain(said)), "")
    value = sentences.label(q, Day.on(c.value) if isinstance(c.value, date) else c.value)
    if c.test in TESTS:
        said = f"is {TESTS[c.test]} {value}"
    else:
        said = f"{_verb(q.kind == 'several_of', c.test == 'is')} “{value}”"
    return Clause(c, "the answer to “", plain(q.ask), f"” {said}")


def _verb(several: bool, holds: bool) -> str:
    if several:
        return "includes" if holds else "does not include"
    return "is" if holds else "is not"


def wording(rulebook: Rulebook, framework: str, rule: Rule) -> Wording:
    """A rule of this framework in words, about any party whatever."""

    def words(conditions: tuple[Condition, ...]) -> tuple[Clause, ...]:
        return tuple(clause(rulebook, c) for c in conditions)

    unless = tuple(Barred(clause(rulebook, d.condition), d) for d in rule.unless)
    return Wording(framework, rule, plain(rule.because), words(rule.conditions), words(rule.one_of), unless)


def structure(rulebook: Rulebook, issue: str) -> Structure:
    """What concludes an issue, one level deep. Raises KeyError for an unknown one."""
    found = rulebook.issue(issue)
    framework = rulebook.frameworks[found.framework]
    return Structure(
        issue=found,
        rules=tuple(wording(rulebook, framework.id, r) for r in framework.rules if r.concludes == issue),
        factors=tuple((f, clause(rulebook, f.condition)) for f in framework.factors if f.issue == issue),
        read_by=readers(rulebook).get(("issue", issue), ()),
    )


@lru_cache(maxsize=8)
def readers(rulebook: Rulebook) -> dict[tuple[str, str], tuple[tuple[str, Rule], ...]]:
    """By ("answer" or "issue", id): the rules, each with its framework, that read a question or an issue."""
    found: dict[tuple[str, str], dict[tuple[str, Rule], None]] = {}
    for framework in rulebook.frameworks.values():
        for rule in framework.rules:
            for c in conditions_of(rule):
                kind = "issue" if c.kind == "some" else c.kind
                found.setdefault((kind, c.id), {})[framework.id, rule] = None
    return {key: tuple(rows) for key, rows in found.items()}


def weights(framework: Framework, cites: tuple[str, ...]) -> tuple[str, ...]:
    """How much the authorities behind these citations weigh, each weight once, as cited."""
    named = (framework.propositions[c].authority if c in framework.propositions else c for c in cites)
    return tuple(dict.fromkeys(framework.authorities[a].weight for a in named if a in framework.authorities))
