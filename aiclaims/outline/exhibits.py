"""What evidence is held on the facts of a proof chart, for whom it speaks, how weak it is, and what would add to it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Loose, To
from aiclaims.outline.facts import fact, has_version, state, unknown
from aiclaims.outline.model import Span
from aiclaims.outline.reason import joined
from aiclaims.outline.walk import ISSUES, Leaf, direct, rules_behind
from aiclaims.outline.words import clean, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.records import STRENGTHS, Exhibit, FactKey

NAMED = 2
"""Kinds of evidence named for one element."""
STRENGTH_WORDS = {"none": "not judged yet", "weak": "weak", "fair": "fair", "strong": "strong"}


def answers(case: Case, leaves: Iterable[Leaf]) -> list[Leaf]:
    """Those that are answers, each fact once: where several conditions read it, the one that is met."""
    found: dict[FactKey, Leaf] = {}
    for leaf in leaves:
        if leaf.condition.kind == "answer":
            kept = found.setdefault(key_of(case, leaf), leaf)
            if (
                kept is not leaf
                and not case.holds(kept.condition, kept.party)
                and case.holds(leaf.condition, leaf.party)
            ):
                found[key_of(case, leaf)] = leaf
    return list(found.values())


def key_of(case: Case, leaf: Leaf) -> FactKey:
    return case.facts.key(leaf.condition.id, leaf.party)


def speaking(case: Case, leaf: Leaf, *, carrying: bool, claimants: bool = True) -> list[Exhibit]:
    """The exhibits that carry what a leaf is read for, or go against it, strongest first. `claimants`: it is read for
    the claimant, whose version of a disputed fact an exhibit speaks for."""
    key = key_of(case, leaf)
    if state(case, *key) == "disputed":
        for_it = claimants
    else:
        for_it = case.holds(leaf.condition, leaf.party) in (leaf.helps, None)
    found = [e for e in case.matter.exhibits if key in (e.supports if carrying is for_it else e.against)]
    return sorted(found, key=lambda e: -STRENGTHS.index(e.strength))


def held(case: Case, leaves: Iterable[Leaf], *, carrying: bool, claimants: bool = True) -> list[Loose]:
    """ "E2 (fair: the name is a common one) on §21", exhibit by exhibit, the facts that each is about together."""
    about: dict[str, tuple[Exhibit, list[Leaf]]] = {}
    for leaf in leaves:
        for e in speaking(case, leaf, carrying=carrying, claimants=claimants):
            about.setdefault(e.id, (e, []))[1].append(leaf)
    return [_exhibit(case, e, on) for e, on in about.values()]


def _exhibit(case: Case, e: Exhibit, on: list[Leaf]) -> Loose:
    why = clean(e.because).rstrip(".。") if e.strength in ("none", "weak", "fair") else ""
    strength = STRENGTH_WORDS[e.strength]
    judged = (f"{e.id} ({strength}", (": “", Span(why, "quote"), "”") if why else "", ") on ")
    return (*judged, *joined((where(case, leaf) for leaf in on), ", "))


def where(case: Case, leaf: Leaf) -> Loose:
    """The paragraph of a fact, or what it is about where no paragraph tells it."""
    said = fact(case, leaf.condition.id, leaf.party)
    return To(said.label) if said else unknown(case, leaf.condition.id, leaf.party)


def named(case: Case, leaves: Iterable[Leaf]) -> str:
    """The kinds of evidence that go to these facts, the first few."""
    found = chain.from_iterable(q.evidence for x in leaves if (q := case.question(x.condition.id)) is not None)
    return "; ".join(list(dict.fromkeys(found))[:NAMED])


def evidence(case: Case, found: list[Loose], kinds: str, none: str, more: str = "Could add: ") -> Loose:
    """What is held, then what could add to it; where nothing has been entered at all, the kinds alone."""
    wanted = sentence(kinds)
    if not case.matter.exhibits:
        return wanted or none
    told: list[Loose] = [(*joined(found, "; "), ".")] if found else ["None held."] if more == "Could add: " else []
    return joined([*told, *([(more, wanted)] if wanted else [])], " ") or none


def opposing(case: Case, v: Verdict) -> list[Leaf]:
    """What is read against a line: its excuses and adverse factors, and the facts that are in dispute."""
    own = [x for x in direct(case, v.issue, v.party) if x.condition.kind == "answer"]
    stops = [d.condition for r in rules_behind(case, v.issue, v.party) for d in r.unless if d.condition.kind in ISSUES]
    beyond = [x for c in stops for x in direct(case, c.id, v.party)]
    torn = [x for x in own if x.helps and state(case, x.condition.id, x.party) == "disputed"]
    ours = {key_of(case, x) for x in own if x.helps}
    return answers(case, [*torn, *(x for x in own if not x.helps and key_of(case, x) not in ours), *beyond])


def step_on(case: Case, torn: Iterable[Leaf]) -> str:
    """What to do about facts in dispute: prove our version, where we have one."""
    said = [fact(case, x.condition.id, x.party) for x in torn]
    own = any(has_version(case, f) for f in said if f is not None)
    return "Prove our version." if own else "Hold them to their proof."


def unproved(case: Case, leaves: Iterable[Leaf]) -> list[Leaf]:
    """The facts told for which no exhibit speaks; what is not known has none."""
    told = [x for x in leaves if state(case, *key_of(case, x)) in ("settled", "disputed")]
    return [x for x in told if not speaking(case, x, carrying=True)]


def weakly_proved(case: Case, leaves: Iterable[Leaf]) -> list[Leaf]:
    """The facts for which nothing better than a weak exhibit speaks."""
    best = [(x, speaking(case, x, carrying=True)) for x in leaves]
    return [x for x, found in best if found and found[0].strength in ("none", "weak")]
