"""The law a letter relies on: authorities by name, each called what it is, with what it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from aiclaims.outline.brief import ours
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft
from aiclaims.outline.letter.data import letter_words
from aiclaims.outline.walk import elements
from aiclaims.outline.words import sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Condition
from aiclaims.reasoning.sentences import listing
from aiclaims.reasoning.sources import Authority, Proposition

KINDS = ("legislation", "judgment", "soft law")
"""What a letter names: a commentary is not law, and relied on by nobody who has law."""
TITLE = "work.title_held"
LICENCES = ("exclusive_licensee", "licensee_may_sue")
NATIONAL = "The national law relied on"
ARTICLES = "Articles of the legislation named"


@dataclass(frozen=True, slots=True)
class Relied:
    """What a letter says of a proposition (empty: what the proposition does), where one of the issues goes our way."""

    says: str
    through: tuple[str, ...]


@cache
def relied_on() -> dict[str, dict[str, Relied]]:
    """By "claim" and "reply": the propositions a letter may name, by id."""
    return {side: {id: _relied(said) for id, said in letter_words()[side].items()} for side in ("claim", "reply")}


def _relied(said: str | dict[str, Any]) -> Relied:
    return Relied(said, ()) if isinstance(said, str) else Relied(said["says"], tuple(said["through"]))


def write_law(case: Case, draft: Draft, side: str, lines: Iterable[Verdict]) -> bool:
    """The authorities behind these lines, a paragraph each; says whether there is any. What must be looked up before
    the letter goes, the number of a judgment or the law of the country, is a line to write on."""
    found = dict(_behind(case, side, lines))
    for authority, held in found.items():
        named = letter_words()["named"].get(authority)
        said = " ".join(sentence(relied_on()[side][p.id].says or p.says) for p in held)
        if named:  # our pinpoints are to the report or digest that it is held through
            draft.para(said, lead=named["title"])
        else:
            draft.para(f"{said} ({_places(held)})", lead=case.authorities[authority].title)
    draft.lines(_wanting([case.authorities[a] for a in found]))
    return bool(found)


def _behind(case: Case, side: str, lines: Iterable[Verdict]) -> Iterator[tuple[str, list[Proposition]]]:
    """Authorities with the propositions that the rules on the way to these lines cite, in the rulebooks' order."""
    steps = [step for line in lines for step in elements(case, line) if not case.wraps(step.issue)]
    parties = {step.party for step in steps}
    mine = {
        id for id, relied in relied_on()[side].items() if not relied.through or _ours(case, relied.through, parties)
    }
    cited = {c for step in steps for c in mine.intersection(case.cites(step)) if _at_issue(case, side, step, c)}
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


def _at_issue(case: Case, side: str, step: Verdict, cite: str) -> bool:
    """Protection and title are argued where something made with AI was copied; elsewhere nobody need bring them up,
    but for the standing of a licensee."""
    if step.issue in relied_on()[side][cite].through and _on_title(case, step):
        return ours(case, TITLE, None) in LICENCES
    return case.authorship or step.party is not None


def _on_title(case: Case, step: Verdict) -> bool:
    return any(c.id == TITLE for rule in case.deciding(step) for c in rule.conditions)


def _places(held: list[Proposition]) -> str:
    return listing(dict.fromkeys(p.at for p in held))


def _wanting(named: list[Authority]) -> Iterator[str]:
    fill = {a.id: words["fill"] for a in named if (words := letter_words()["named"].get(a.id))}
    laws = [a.id for a in named if a.kind == "legislation"]
    if not laws:
        yield NATIONAL
    elif set(laws) - set(fill):
        yield ARTICLES
    yield from fill.values()
