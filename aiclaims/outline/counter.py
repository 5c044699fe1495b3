"""The counter-argument to a finding: the other version of the facts, facts that point the other way, defences, factors
that weigh against it, and the softness of the authority."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import reported
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Each, Loose, To
from aiclaims.outline.facts import clause_of, fact, plain, said_by, state
from aiclaims.outline.grounds import burdened, few, ors
from aiclaims.outline.groups import Group
from aiclaims.outline.phrase import for_whom, holding, standing_of
from aiclaims.outline.reason import joined
from aiclaims.outline.walk import Defence, Leaf, direct, factors, open_to, rules_behind, steps_of
from aiclaims.outline.words import clause
from aiclaims.reasoning.assessment import Ground, Verdict
from aiclaims.reasoning.model import Consideration, Rule
from aiclaims.reasoning.sentences import listing

ADVERSE = ("unlikely", "fails on the record", "refuted")
"""Verdicts against whoever has to make the point out: there it is that side that argues back."""
FACTS = 4
DENIED = 3
"""Facts named that can be put to proof."""
WHOSE = {"We": "our", "They": "their"}


def counter(case: Case, group: Group) -> Loose:
    """What the side that loses by the finding can say."""
    v = group.first
    for_it = v.verdict in ADVERSE
    side = group.issue.proponent if for_it else "defendant" if group.issue.proponent == "claimant" else "claimant"
    who = case.who(side).capitalize()
    parts = [
        *_versions(case, v, side, who),
        *_facts(case, group, for_it, who),
        *([] if for_it else _defences(case, v, who)),
        *_unshown(case, v, side, who),
        *_weighed(case, v, "for" if for_it else "against", who),
        *([] if for_it else _argued(case, v, who)),
    ]
    if not parts and not for_it:
        parts += _denied(case, v, who)
    if soft := _softness(case, v):
        parts.append(f"{who} can attack the authority: {soft}.")
    return joined(parts, " ") or f"{who} can point to nothing that is recorded; the facts can still be put to proof."


def _denied(case: Case, v: Verdict, who: str) -> Iterator[Loose]:
    """Where nothing recorded speaks against it: the facts to put to proof, what it builds on, and the source’s measure
    against which they may be said to fall short."""
    facts = {str(said): said for leaf in _relied_on(case, v) if (said := fact(case, leaf.condition.id, leaf.party))}
    points: list[Loose] = [(clause_of(plain(case, said)), " (", To(said.label), ")") for said in facts.values()]
    for n, some in enumerate(few(points[:DENIED])):
        yield (f"{who} can {'also ' if n else ''}put to proof that ", *_and_that(some), ".")
    if steps := tuple(case.to(s) for s in steps_of(case, v) if s.rests_on):
        yield (f"{who} can attack what it builds on (", Each(steps), ").")
    for measure in list(dict.fromkeys(_measures(case, v)))[:1]:
        yield f"{who} will say that what is recorded falls short: {clause(measure)}."


def _relied_on(case: Case, v: Verdict) -> Iterator[Leaf]:
    """The settled answers by which a finding holds."""
    for leaf in direct(case, v.issue, v.party):
        c = leaf.condition
        if (
            c.kind == "answer"
            and leaf.helps
            and case.holds(c, leaf.party)
            and state(case, c.id, leaf.party) == "settled"
        ):
            yield leaf


def _measures(case: Case, v: Verdict) -> Iterator[str]:
    """What the sources say, of a rule they leave to each case, about how much is enough."""
    cited = [c for r in _read(case, v) if r.hedge == "case by case" for c in r.cites]
    for p in (p for c in cited for f in case.frameworks if (p := f.propositions.get(c))):
        if p.hedge == "case by case":
            yield p.says


def _read(case: Case, v: Verdict) -> list[Rule]:
    """The deciding rules, and those of the steps before them that have no line of their own."""
    rules = case.deciding(v)
    below = [c for r in rules for c in r.conditions if c.kind == "issue" and not case.issue(c.id).shown]
    return [*rules, *(r for c in below for r in rules_behind(case, c.id, v.party) if case.applies(r, v.party))]


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


def _facts(case: Case, group: Group, for_it: bool, who: str) -> Iterator[Loose]:
    """Settled facts that point the other way and that nothing on this side of the finding relies on."""
    speaks: dict[tuple[str, str | None], set[bool]] = {}
    for leaf in dict.fromkeys(x for v in group.lines for x in _speaking(case, v, for_it)):
        holds = case.holds(leaf.condition, leaf.party)
        if holds is not None and state(case, leaf.condition.id, leaf.party) == "settled":
            speaks.setdefault((leaf.condition.id, leaf.party), set()).add(holds is leaf.helps)
    told = [fact(case, *key) for key, sides in speaks.items() if sides == {for_it}]
    kept = [said for said in told if said is not None and said.question.kind in ("yes_no", "one_of")][:FACTS]
    points: list[Loose] = [(clause_of(plain(case, said)), " (", To(said.label), ")") for said in kept]
    for n, some in enumerate(few(points, 2)):
        yield (f"{who} will {'add' if n else 'point out'} that ", *_and_that(some), ".")


def _speaking(case: Case, v: Verdict, for_it: bool) -> Iterator[Leaf]:
    """The answers that can speak in a counter-argument: not those of an alternative that need not be met, nor, against
    a finding, what a defence reads, which is told with the defence."""
    weighed = {f.condition for f in factors(case, v.issue)}
    needless = {c for r in rules_behind(case, v.issue, v.party) if _met(case, r, v) for c in r.one_of}
    for leaf in direct(case, v.issue, v.party):
        told = leaf.condition.kind == "answer" and leaf.condition not in needless
        if told and (for_it or leaf.helps or leaf.condition in weighed):
            yield leaf


def _met(case: Case, rule: Rule, v: Verdict) -> bool:
    return any(case.holds(c, v.party) for c in rule.one_of)


def _and_that(points: list[Loose]) -> list[Loose]:
    last = len(points) - 1
    return [("" if n == 0 else " and that " if n == last else ", that ", point) for n, point in enumerate(points)]


def _defences(case: Case, v: Verdict, who: str) -> Iterator[Loose]:
    """Defeaters of the rules: those raised or still open one by one, those nobody has raised together."""
    stops = ((r, d) for r in rules_behind(case, v.issue, v.party) for d in r.unless)
    found = {d.condition: Defence(r, d, v.party) for r, d in stops if open_to(case, d.condition, v.party)}
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
    hedges = {r.hedge for r in _read(case, v)}
    light = case.light(case.cites(v))
    many = reported(case, case.cites(v))
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
