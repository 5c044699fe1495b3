"""The counter-argument to a finding: the other version of the facts, facts that point the other way, defences, factors
that weigh against it, and the softness of the authority."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aiclaims.outline.brief import reported
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Each, Loose, To
from aiclaims.outline.facts import clause_of, fact, plain, said_by, state
from aiclaims.outline.grounds import burdened, few, ors
from aiclaims.outline.groups import Group
from aiclaims.outline.phrase import for_whom, holding, standing_of
from aiclaims.outline.reason import joined
from aiclaims.outline.walk import Defence, direct, factors, rules_behind, steps_of
from aiclaims.outline.words import clause
from aiclaims.reasoning.assessment import Ground, Verdict
from aiclaims.reasoning.model import Consideration
from aiclaims.reasoning.sentences import listing

ADVERSE = ("unlikely", "fails on the record", "refuted")
"""Verdicts against whoever has to make the point out: there it is that side that argues back."""
FACTS = 4
WHOSE = {"We": "our", "They": "their"}


def counter(case: Case, group: Group) -> Loose:
    """What the side that loses by the finding can say."""
    v = group.first
    for_it = v.verdict in ADVERSE
    side = group.issue.proponent if for_it else "defendant" if group.issue.proponent == "claimant" else "claimant"
    who = case.who(side).capitalize()
    parts = [
        *_versions(case, v, side, who),
        *_facts(case, v, for_it, who),
        *([] if for_it else _defences(case, v, who)),
        *_unshown(case, v, side, who),
        *_weighed(case, v, "for" if for_it else "against", who),
        *([] if for_it else _argued(case, v, who)),
    ]
    if soft := _softness(case, v):
        parts.append(f"{who} can attack the authority: {soft}.")
    return joined(parts, " ") or _nothing(case, v, who)


def _nothing(case: Case, v: Verdict, who: str) -> Loose:
    steps = tuple(case.to(s) for s in steps_of(case, v) if s.rests_on)
    if steps:
        return (
            f"{who} can attack only what it builds on (",
            Each(steps),
            "); the step itself leaves nothing to argue.",
        )
    return f"{who} can only deny the facts; nothing recorded, and no rule in these sources, speaks against it."


def _versions(case: Case, v: Verdict, side: str, who: str) -> Iterator[Loose]:
    """What this side says of each disputed fact the finding rests on, and what follows if that is found."""
    for g in v.rests_on:
        said = fact(case, g.id, g.party) if g.kind == "dispute" else None
        if said is None:
            continue
        value = said.answer.claimant if side == "claimant" else said.answer.defendant
        told = said_by(case, said, value)
        if not told:
            yield (f"{who} do not accept the other version of what is in dispute (", To(said.label), ").")
            continue
        turned = _turned(case, v, g, value)
        then = f"; if that is found, the finding becomes {turned}" if turned else ""
        yield (f"On {WHOSE[who]} version, ", clause_of(told), " (", To(said.label), f"){then}.")


def _turned(case: Case, v: Verdict, g: Ground, value: object) -> str:
    """What the verdict becomes if this answer is found."""
    wanted = ((g.id, g.party, str(value)),)
    found = (p for p in case.assessment.pivots if (p.issue, p.party) == (v.issue, v.party) and p.answers == wanted)
    return next((p.then for p in found), "")


def _facts(case: Case, v: Verdict, for_it: bool, who: str) -> Iterator[Loose]:
    """Settled facts that point the other way and that nothing on this side of the finding relies on."""
    weighed = {f.condition for f in factors(case, v.issue)}
    leaves = [x for x in direct(case, v.issue, v.party) if x.condition.kind == "answer"]
    if not for_it:  # what a defence reads is told with the defence
        leaves = [x for x in leaves if x.helps or x.condition in weighed]
    speaks: dict[tuple[str, str | None], set[bool]] = {}
    for leaf in leaves:
        holds = case.holds(leaf.condition, leaf.party)
        if holds is not None and state(case, leaf.condition.id, leaf.party) == "settled":
            speaks.setdefault((leaf.condition.id, leaf.party), set()).add(holds is leaf.helps)
    told = [fact(case, *key) for key, sides in speaks.items() if sides == {for_it}]
    kept = [said for said in told if said is not None and said.question.kind in ("yes_no", "one_of")][:FACTS]
    points: list[Loose] = [(clause_of(plain(case, said)), " (", To(said.label), ")") for said in kept]
    for n, some in enumerate(few(points, 2)):
        yield (f"{who} will {'add' if n else 'point out'} that ", *_and_that(some), ".")


def _and_that(points: list[Loose]) -> list[Loose]:
    last = len(points) - 1
    return [("" if n == 0 else " and that " if n == last else ", that ", point) for n, point in enumerate(points)]


def _defences(case: Case, v: Verdict, who: str) -> Iterator[Loose]:
    """Defeaters of the rules: those raised or still open one by one, those nobody has raised together."""
    found = {d.condition: Defence(r, d, v.party) for r in rules_behind(case, v.issue, v.party) for d in r.unless}
    quiet: dict[str, list[Loose]] = {}
    for c, d in found.items():
        standing, said = standing_of(case, d), holding(case, c, v.party)
        if standing == "not raised":
            quiet.setdefault(for_whom(case, d), []).append(said)
        elif standing == "failed":
            yield (f"{who} may say that ", said, ", but on what has been said that fails.")
        else:
            open_ = {"disputed": "that is in dispute", "unknown": "nobody can say yet whether that is so"}
            whether = open_.get(standing, "on what has been said that is so")
            yield (f"{who} may say that ", said, f"; {whether}, and {for_whom(case, d)}.")
    for burden, points in quiet.items():
        for n, some in enumerate(few(points)):
            again = "also" if n else "still"
            tail = "" if n else f"; nobody has raised it, and {burden}"
            yield (f"{who} could {again} say that ", *ors(some, " or that "), f"{tail}.")


def _unshown(case: Case, v: Verdict, side: str, who: str) -> Iterator[Loose]:
    """What this side has the burden of, below the rules themselves, and has not shown so far."""
    own = {d.condition.id for r in rules_behind(case, v.issue, v.party) for d in r.unless}
    found = {g.id: g for g in v.rests_on if g.kind == "burden" and g.burden == side and g.id not in own}
    points = [burdened(case, g) for g in found.values()]
    for n, some in enumerate(few(points)):
        tail = "" if n else f"; the burden of that is {'ours' if who == 'We' else 'theirs'}"
        yield (f"{who} may {'also' if n else 'still'} show that ", *ors(some, " or that "), f"{tail}.")


def _weighed(case: Case, v: Verdict, side: str, who: str) -> Iterator[Loose]:
    """Factors of a weighing that point the other way, those not known yet as no more than that."""
    for f in factors(case, v.issue):
        known = f.condition.kind == "answer" and case.holds(f.condition, v.party) is True  # told as a fact
        if f.side == side and not known and (holds := case.holds(f.condition, v.party)) is not False:
            opening = "will say that" if holds else "may add, if it can be shown, that"
            yield (f"{who} {opening} ", case.fill(clause(f.because), v.party), ".")


def _argued(case: Case, v: Verdict, who: str) -> Iterator[Loose]:
    for c in _pressed(case, v):
        yield (f"{who} will add that ", case.fill(clause(c.text), v.party), ".")


def _pressed(case: Case, v: Verdict) -> list[Consideration]:
    """What is argued against a payment on facts that hold, where it goes to a weighed issue too."""
    read = {leaf.condition.id for leaf in direct(case, v.issue, v.party) if leaf.condition.kind == "does"}
    found = {
        c.text: c
        for remedy in case.framework_of(v.issue).remedies.values()
        for c in remedy.considerations
        if remedy.rung == 0  # money stands beside the ladder
        and c.side == "against"
        and read & {k.id for k in c.conditions}
        and all(case.holds(k, v.party) for k in c.conditions)
    }
    return list(found.values())[:2] if factors(case, v.issue) else []


def _softness(case: Case, v: Verdict) -> str:
    hedges = {r.hedge for r in case.deciding(v)}
    light = case.light(case.cites(v))
    many = re.split("[;,]", reported(case, case.cites(v)))[0]
    said = {
        f"it is {light} only": bool(light),
        f"it is no more than {many}, and the facts may differ": "one reported case" in hedges,
        "the step is our inference": "inference" in hedges,
        "the source says no more than “may”": "may" in hedges,
        "the source leaves the point to each case": "case by case" in hedges,
        "the source speaks “in principle”": "in principle" in hedges,
        "the source speaks “generally”": "generally" in hedges,
        "a presumption can be rebutted": any(r.presumption for r in case.deciding(v)),
    }
    return listing(text for text, holds in said.items() if holds)
