"""What must hold of a remedy's comparisons with gentler rungs, of what makes it moot, of how it is asked for, and of
the awards reported of it."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.reasoning.check_conditions import near
from aiclaims.reasoning.model import Framework, Remedy, Rulebook

WANTS = "claim.wants"
"""The question that records what is asked for."""


def remedy_problems(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    """Problems of the remedies of a framework: each compares only with its own gentler rungs, cites what exists, and
    is not moot whatever happens."""
    known = {p for f in rulebook.frameworks.values() for p in f.propositions} | set(framework.authorities)
    for remedy in framework.remedies.values():
        where = f"{framework.id}: remedy '{remedy.id}'"
        if not 0 <= remedy.rung <= 6:
            yield f"{where} stands on rung {remedy.rung}; the ladder has rungs 1 to 6: leave 'rung' out beside it."
        yield from _lesser(framework, remedy, where)
        yield from _asked(rulebook, remedy, where)
        if any(not moot.conditions for moot in remedy.moot):
            yield f"{where} is always moot; say in 'when' what makes it so."
        cited = [*(c for said in remedy.lesser for c in said.cites), *(c for said in remedy.moot for c in said.cites)]
        yield from (f"{where} cites '{c}', which no register holds; {near(c, known)}" for c in cited if c not in known)
    for authority in framework.authorities.values():
        for id in authority.note_on:
            if id not in framework.remedies:
                hint = near(id, framework.remedies)
                yield f"{framework.id}: authority '{authority.id}' has a note on '{id}', an unknown remedy; {hint}"
    yield from _comparables(framework)


def _asked(rulebook: Rulebook, remedy: Remedy, where: str) -> Iterator[str]:
    """Problems of how it is asked for and of the figures it wants."""
    asked = rulebook.questions.get(WANTS)
    options = [o.id for o in asked.options] if asked else []
    if remedy.asked_as and remedy.asked_as not in options:
        yield f"{where} is asked for as '{remedy.asked_as}', no option of '{WANTS}'; {near(remedy.asked_as, options)}"
    figures = [q.id for q in rulebook.questions.values() if q.kind in ("amount", "number")]
    for id in remedy.sums:
        if id not in figures:
            yield f"{where} takes a sum from '{id}', which asks for no figure; {near(id, figures)}"


def _lesser(framework: Framework, remedy: Remedy, where: str) -> Iterator[str]:
    for lesser in remedy.lesser:
        other = framework.remedies.get(lesser.remedy)
        if other is None:
            hint = near(lesser.remedy, framework.remedies)
            yield f"{where} compares with '{lesser.remedy}', an unknown remedy; {hint}"
        elif not 0 < other.rung < remedy.rung:
            yield f"{where} calls '{lesser.remedy}' gentler, but that stands no lower on the ladder; name a lower rung."


def _comparables(framework: Framework) -> Iterator[str]:
    for comparable in framework.comparables:
        if comparable.remedy not in framework.remedies:
            hint = near(comparable.remedy, framework.remedies)
            yield f"{framework.id}: a comparable names '{comparable.remedy}', an unknown remedy; {hint}"
        if bool(comparable.sum) != bool(comparable.currency):
            yield (
                f"{framework.id}: a comparable of '{comparable.remedy}' has a sum without a currency, or a currency "
                "without a sum; give both or neither."
            )
