"""The law a letter relies on: authorities by name, each with what it stands for, soft law called soft law."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft
from aiclaims.outline.walk import elements
from aiclaims.outline.words import sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Authority, Condition, Proposition
from aiclaims.reasoning.sentences import listing

FILE = Path(__file__).resolve().parents[2] / "rulebooks" / "letters.toml"
KINDS = {
    "legislation": "Legislation",
    "judgment": "Reported decision",
    "soft law": "Soft law, which binds no court",
}
NATIONAL = "The national law relied on"
ARTICLES = "Articles of the legislation named"
DECISIONS = "Court, number and date of each decision named"


@dataclass(frozen=True, slots=True)
class Relied:
    """What a letter says of a proposition (empty: what the proposition does), where one of the issues goes our way."""

    says: str
    through: tuple[str, ...]


@cache
def relied_on() -> dict[str, dict[str, Relied]]:
    """By "claim" and "reply": the propositions a letter may name, by id."""
    data = tomllib.loads(FILE.read_text())
    return {side: {id: _relied(said) for id, said in held.items()} for side, held in data.items()}


def _relied(said: str | dict[str, Any]) -> Relied:
    return Relied(said, ()) if isinstance(said, str) else Relied(said["says"], tuple(said["through"]))


def write_law(case: Case, draft: Draft, side: str, lines: Iterable[Verdict]) -> bool:
    """The authorities behind these lines, a paragraph each; says whether there is any. What must be looked up before
    the letter goes, the number of a decision or the law that binds, is a line to write on."""
    found = dict(_behind(case, side, lines))
    for authority, held in found.items():
        own = case.authorities[authority]
        said = [(sentence(relied_on()[side][p.id].says or p.says), " ") for p in held]
        draft.para((own.title, ". ", said, f"({_places(held)})"), lead=KINDS[own.kind])
    for report in _reports(case, found):
        draft.para(f"“The report” is: {report}.")
    draft.lines(_wanting([case.authorities[a] for a in found]))
    return bool(found)


def _reports(case: Case, found: Iterable[str]) -> list[str]:
    """The secondary sources through which authorities named here are held."""
    through = {case.authorities[a].framework for a in found if "report" in case.authorities[a].title}
    return [a.title for a in case.authorities.values() if a.framework in through and a.kind == "commentary"]


def _behind(case: Case, side: str, lines: Iterable[Verdict]) -> Iterator[tuple[str, list[Proposition]]]:
    """Authorities with the propositions that the rules on the way to these lines cite, in the rulebooks' order."""
    steps = [step for line in lines for step in elements(case, line) if _at_issue(case, step)]
    parties = {step.party for step in steps}
    cited = {c for step in steps for c in case.cites(step)} & {
        id for id, relied in relied_on()[side].items() if not relied.through or _ours(case, relied.through, parties)
    }
    for f in case.frameworks:
        held = [p for p in f.propositions.values() if p.id in cited]
        for a in f.authorities.values():
            own = [p for p in held if p.authority == a.id]
            if own and a.kind in KINDS:
                yield a.id, own


def _ours(case: Case, issues: Iterable[str], parties: Iterable[str | None]) -> bool:
    """Whether one of these issues goes our way: made out where it is ours to show, not made out where it is theirs."""
    lines = [(id, party) for id in issues if case.is_issue(id) for party in parties]
    return any(
        case.holds(Condition("issue", id), party) is (case.who(case.issue(id).proponent) == "we") for id, party in lines
    )


def _at_issue(case: Case, step: Verdict) -> bool:
    """Protection and title are argued where something made with AI was copied; elsewhere nobody need bring them up."""
    return not case.wraps(step.issue) and (case.authorship or step.party is not None)


def _places(held: list[Proposition]) -> str:
    return listing(dict.fromkeys(p.at for p in held))


def _wanting(named: list[Authority]) -> Iterator[str]:
    kinds = {a.kind for a in named}
    yield ARTICLES if "legislation" in kinds else NATIONAL
    if any(a.kind == "judgment" and not a.date for a in named):
        yield DECISIONS
