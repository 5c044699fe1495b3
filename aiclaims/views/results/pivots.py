"""What would change the findings: which question to chase first, and what each of its answers would move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiclaims.reasoning.assessment import OpenQuestion, Pivot
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.pivots import FIRM
from aiclaims.views.agenda import Page, kind_of, page_key
from aiclaims.views.case import Case
from aiclaims.views.words import ask_words, spoken, title_words, tried_words, with_name

Key = tuple[str, str | None]
FIRST = 3
"""Shown at once; the rest fold."""
Moves = list[tuple[str, str, list[tuple[Framework, str, list[str | None]]]]]
"""From one verdict to another: per framework and issue, the parties for whom it moves so."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """If a question (or a pair) is answered so: how many lines become settled, how many move in all, and which.
    `findings` come before the `remedies` that follow from them."""

    answers: list[str]
    settled: int
    moved: int
    findings: Moves
    remedies: Moves


@dataclass(frozen=True, slots=True)
class Turn:
    """One question, or a pair, worth learning the answer to."""

    asked: list[tuple[str, str]]
    raised: bool
    outcomes: list[Outcome]

    @property
    def rank(self) -> tuple[int, bool, int, int]:
        """Single questions first, then points somebody has to raise, then what settles most, then what moves most."""
        settled, moved = max((o.settled, o.moved) for o in self.outcomes)
        return (len(self.asked), self.raised, -settled, -moved)


def turns(case: Case) -> list[Turn]:
    """Every question or pair that would turn a bottom line, the one that settles most first."""
    groups: dict[tuple[Key, ...], dict[tuple[str, ...], list[Pivot]]] = {}
    for p in case.assessment.pivots:
        keys, said = tuple((q, party) for q, party, _ in p.answers), tuple(a for _, _, a in p.answers)
        groups.setdefault(keys, {}).setdefault(said, []).append(p)
    found = [_turn(case, keys, outcomes) for keys, outcomes in groups.items()]
    return sorted(found, key=lambda t: t.rank)


def _turn(case: Case, keys: tuple[Key, ...], outcomes: dict[tuple[str, ...], list[Pivot]]) -> Turn:
    asked = [(words(case, *key), question_address(case, *key)) for key in keys]
    raised = any(case.law.questions[q].unless_raised is not None for q, _ in keys)
    found = [_outcome(case, keys, said, moved) for said, moved in outcomes.items()]
    return Turn(asked, raised, sorted(found, key=lambda o: (-o.settled, -o.moved)))


def _outcome(case: Case, keys: tuple[Key, ...], said: tuple[str, ...], moved: list[Pivot]) -> Outcome:
    answers = [tried_words(case.law.questions[q], a) for (q, _), a in zip(keys, said, strict=True)]
    settled = sum(p.then in FIRM and p.now not in FIRM for p in moved)
    findings = [p for p in moved if not case.law.is_remedy(p.issue)]
    remedies = [p for p in moved if case.law.is_remedy(p.issue)]
    return Outcome(answers, settled, len(moved), _moves(case, findings), _moves(case, remedies))


def _moves(case: Case, pivots: Iterable[Pivot]) -> Moves:
    """What moves alike together; what moves most lines first, for that is shown before the rest is unfolded."""
    found: dict[tuple[str, str], dict[str, list[str | None]]] = {}
    for p in pivots:
        found.setdefault((p.now, p.then), {}).setdefault(p.issue, []).append(p.party)
    return [
        (
            *move,
            [(case.law.frameworks[i.split(".")[0]], title_words(case.law.issue(i)), who) for i, who in issues.items()],
        )
        for move, issues in sorted(found.items(), key=lambda f: -sum(map(len, f[1].values())))
    ]


def words(case: Case, question: str, party: str | None) -> str:
    return ask_words(case.law.questions[question], case.parties[party] if party else None)


def plain_words(case: Case, question: str, party: str | None) -> str:
    """The same without a mark for its language, for plain text."""
    return with_name(spoken(case.law.questions[question]).ask, case.parties[party] if party else None)


def question_address(case: Case, question: str, party: str | None, back: str = "check") -> str:
    """Where a question is asked; answered there, it leads back to the check page."""
    asked = case.law.questions[question]
    kind = kind_of(asked)
    key, who = (page_key(asked), party) if kind == "ask" else (asked.stage, None)
    return case.address(Page(kind, asked.stage, key, who, ((question, party),), 0), back)


def undecided(case: Case) -> dict[tuple[str, str | None], set[Key]]:
    """The bottom lines and remedies that are not settled, each with what it says it lacks."""
    lines = case.assessment.verdicts + case.assessment.remedies
    return {(v.issue, v.party): {i for route in v.missing for i in route} for v in lines if v.verdict not in FIRM}


def in_order(case: Case) -> list[tuple[OpenQuestion, int]]:
    """The open questions, first those that most undecided lines wait for; each with how many it bears on."""
    open_lines = undecided(case)
    found = []
    for q in case.assessment.open_questions:
        bears = [(issue, party) for _, issue, party in q.settles if (issue, party) in open_lines]
        named = sum((q.question, q.party) in open_lines[line] for line in bears)
        found.append((named, len(bears), q))
    return [(q, bears) for named, bears, q in sorted(found, key=lambda f: (-f[0], -f[1]))]
