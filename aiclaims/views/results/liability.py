"""The liability map: who stands where, by stage, under each framework. One reason is set out for each framework in a
cell; with a single framework, for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiclaims.models import Party
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.verdict import ORDER
from aiclaims.reasoning.vocabulary import FUNCTIONS, ROLES
from aiclaims.views.case import Case
from aiclaims.views.words import COLUMNS

BADGES = {"provider": "provider", "commercial exploiter": "exploiter", "prompting user": "user"}
"""Each role that has a badge of its own, with the last part of its class."""


@dataclass(frozen=True, slots=True)
class Block:
    """What one framework says in one cell: lines with their reason, and lines whose reason is a click away."""

    framework: Framework
    told: list[Verdict]
    named: list[Verdict]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the map: a party (None: the matter itself), its badges, and a list of blocks for each stage."""

    party: Party | None
    badges: list[tuple[str, str]]
    cells: list[tuple[str, list[Block]]]


@dataclass(frozen=True, slots=True)
class Map:
    """`general`: what is found of the matter itself at stages where nothing is asked of a party; it stands before the
    table. `ruled_out`: stages where every framework refutes every finding; a map of several leaves them off."""

    frameworks: Sequence[Framework]
    general: list[Block]
    stages: list[str]
    rows: list[Row]
    ruled_out: list[str]


def liability_map(case: Case, frameworks: Sequence[Framework]) -> Map:
    """The bottom lines of these frameworks, party by party and stage by stage."""
    held = {f.id for f in frameworks}
    lines = [v for v in case.assessment.verdicts if v.framework in held and case.law.issue(v.issue).bottom_line]
    stages = [s for s in COLUMNS if _at(case, lines, s)]
    out = [s for s in stages if all(v.verdict == "refuted" for v in _at(case, lines, s))]
    out = out if len(frameworks) > 1 and len(out) < len(stages) else []
    stages = [s for s in stages if s not in out]
    alone = [s for s in stages if not any(v.party for v in _at(case, lines, s))]
    general = _blocks([v for s in alone for v in _at(case, lines, s)], frameworks)
    stages = [s for s in stages if s not in alone]
    rows = list(_rows(case, [v for v in lines if case.law.issue(v.issue).stage in stages], stages, frameworks))
    return Map(frameworks, general, [COLUMNS[s] for s in stages], rows, [COLUMNS[s] for s in out])


def _rows(case: Case, lines: list[Verdict], stages: list[str], frameworks: Sequence[Framework]) -> Iterable[Row]:
    for key in [None, *case.parties]:
        own = [v for v in lines if v.party == key]
        if own:
            cells = [(str(COLUMNS[s]), _blocks(_at(case, own, s), frameworks)) for s in stages]
            party = case.parties[key] if key else None
            yield Row(party, badges(party.does) if party else [], cells)


def _at(case: Case, lines: Iterable[Verdict], stage: str) -> list[Verdict]:
    return [v for v in lines if case.law.issue(v.issue).stage == stage]


def _blocks(lines: list[Verdict], frameworks: Sequence[Framework]) -> list[Block]:
    """Of several frameworks each gives the reason of its firmest line, and names the others."""
    found = []
    for framework in frameworks:
        own = [v for v in lines if v.framework == framework.id]
        if len(frameworks) > 1:
            first = min(own, key=lambda v: ORDER.index(v.verdict), default=None)
            told = [first] if first else []
        else:
            told = own
        if own:
            found.append(Block(framework, told, [v for v in own if v not in told]))
    return found


def badges(does: Iterable[str]) -> list[tuple[str, str]]:
    """The roles people see, from what a party does: (last part of the class, word)."""
    held = set(does)
    named = [role for role, functions in ROLES.items() if held & set(functions)]
    other = [("other", FUNCTIONS[d]) for d in does]
    return [(BADGES.get(role, "other"), role) for role in named] or other
