"""Conditions, burdens and grounds as words: what would have to be so, who must show it, what a verdict rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from aiclaims.outline.brief import reported
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Loose, To
from aiclaims.outline.facts import both_ways, fact, plain, state, unknown
from aiclaims.outline.pleading import pleaded, stated
from aiclaims.outline.walk import ISSUES, Defence, Leaf, direct, factors
from aiclaims.outline.words import WEIGHT_WORDS, clause, sentence
from aiclaims.reasoning.assessment import Ground, Verdict
from aiclaims.reasoning.model import Condition, Defeater, Rule
from aiclaims.reasoning.sentences import listing, role
from aiclaims.reasoning.vocabulary import FUNCTIONS

HEDGES = {
    "one reported case": "one reported case",
    "inference": "our inference",
    "may": "a “may” in the source",
    "case by case": "a rule left to each case",
    "in principle": "a rule stated in principle",
    "generally": "a rule stated generally",
    "high possibility": "a rule that speaks of a high possibility",
}
MOST = 5
"""Propositions printed of one rule; the brackets cite them all."""
TESTS = {"at_least": "at least", "at_most": "at most", "before": "before", "after": "after"}


def holding(case: Case, c: Condition, party: str | None) -> Loose:
    """What a condition says if it is met, as a clause without a full stop."""
    if c.kind == "silent":
        return "a point on which the source is silent"
    if c.kind in ("issue", "some"):
        about = party if c.kind == "issue" and case.issue(c.id).scope == "party" else None
        return (case.fill(clause(case.issue(c.id).title), party), case.of(about))
    if c.kind == "does":
        who: Loose = case.name(party) if party else "the party"
        return (who, f" {role(FUNCTIONS[c.id], c.test == 'is')}")
    return _answered(case, c, party)


def _answered(case: Case, c: Condition, party: str | None) -> Loose:
    q = case.question(c.id)
    if q is None:
        return c.id
    if said := stated(q, (c.value == "yes") is (c.test == "is")):
        return case.fill(clause(said), party)
    labels = {o.id: clause(o.label) for o in q.options}
    value = labels.get(str(c.value), str(c.value))
    test = "" if c.test == "is" else "anything but " if c.test == "is_not" else TESTS[c.test] + " "
    return (case.fill(f"the answer to “{q.ask}” is ", party), f"{test}“{value}”")


def grounded(case: Case, leaf: Leaf) -> Loose:
    """The fact behind a leaf as a sentence with the paragraph in which it stands; nothing if nobody answered."""
    c, party = leaf.condition, leaf.party
    if c.kind == "does":
        return (holding(case, c, party), ".") if case.holds(c, party) else ""
    said = fact(case, c.id, party)
    if said is None:
        return ""
    return both_ways(case, said) or (plain(case, said), " (", To(said.label), ").")


def resting(case: Case, verdict: Verdict, grounds: Iterable[Ground], *, briefly: bool = False) -> list[Loose]:
    """Grounds of a verdict, item by item, each once; points nobody has raised come together and last. `briefly` where
    the rule itself has just been told."""
    grounds = list({(g.kind, g.id, g.party): g for g in grounds}.values())
    found = [_ground(case, verdict, g, briefly) for g in grounds if g.kind != "not raised"]
    silent = [unraised(case, g) for g in grounds if g.kind == "not raised"]
    return [*found, ("the fact that nobody has raised ", *either(silent))] if silent else found


def own_grounds(case: Case, verdict: Verdict) -> list[Ground]:
    """The grounds that belong to this issue, not to the steps before it."""
    rules = case.deciding(verdict)
    reads = [c for r in rules for c in (*r.conditions, *r.one_of, *(d.condition for d in r.unless))]
    reads += [f.condition for f in factors(case, verdict.issue)]
    ids = {"hedge": {r.id for r in rules}, "presumption": {r.id for r in rules}, "weighing": {verdict.issue}}
    return [g for g in verdict.rests_on if g.id in ids.get(g.kind, {c.id for c in reads})]


def either(items: list[Loose]) -> list[Loose]:
    """ "a, b or c"."""
    last = len(items) - 1
    return [("" if n == 0 else " or " if n == last else ", ", item) for n, item in enumerate(items)]


def _ground(case: Case, verdict: Verdict, g: Ground, briefly: bool) -> Loose:
    """One ground as a noun phrase, in our words where we can make them; else the engine's own sentence."""
    if g.kind in ("hedge", "presumption") and (rule := rule_of(case, verdict, g.id)) is not None:
        because = "" if briefly else (" (", case.fill(clause(rule.because), g.party), ")")
        hedge = reported(case, list(rule.cites)) if rule.hedge == "one reported case" else HEDGES.get(rule.hedge or "")
        return (hedge or "a presumption", because)
    if g.kind == "weighing":
        return ("a weighing that no rule settles" if briefly else f"a weighing: {clause(case.issue(g.id).title)}", "")
    if g.kind == "burden" and (stop := defeater(case, g.id)) is not None:
        assumed = "" if g.stated else ", a burden no source places and we assume"
        return (f"a burden {case.who(g.burden)} have not met: that ", holding(case, stop.condition, g.party), assumed)
    if g.kind == "dispute" and (said := fact(case, g.id, g.party)) is not None:
        return ("a disputed fact (", To(said.label), "): ", unknown(case, g.id, g.party))
    if g.kind in ("missing fact", "missing law") and (q := case.question(g.id)) is not None:
        return ("an open question of law: " if q.of == "law" else "a fact not known: ", unknown(case, g.id, g.party))
    if g.kind == "missing fact" and case.is_issue(g.id):
        return ("a point not settled: ", case.fill(clause(case.issue(g.id).title), g.party))
    return ("a silence of the source: ", clause(g.text)) if g.kind == "silence" else clause(g.text)


def unraised(case: Case, g: Ground) -> Loose:
    """ "that …": what nobody has raised."""
    q = case.question(g.id)
    raised = Condition("answer", g.id, "is_not", q.unless_raised if q else None)
    return that(case, raised, g.party)


def rule_of(case: Case, verdict: Verdict, id: str) -> Rule | None:
    """The rule of that id, looked for in the verdict's own framework first."""
    own = case.framework_of(verdict.issue)
    places = [own, *(f for f in case.frameworks if f is not own)]
    return next((r for f in places for r in f.rules if r.id == id), None)


def defeater(case: Case, id: str) -> Defeater | None:
    """The first defeater that reads this question or issue."""
    rules = (r for f in case.frameworks for r in f.rules)
    return next((d for r in rules for d in r.unless if d.condition.id == id), None)


def that(case: Case, c: Condition, party: str | None) -> Loose:
    """ "that …" where the condition can be turned into a clause, else the question quoted."""
    q = case.question(c.id)
    if q is not None and (said := stated(q, (c.value == "yes") is (c.test == "is"))):
        return ("that ", case.fill(clause(said), party))
    if q is not None and c.test == "is_not" and (said := pleaded(q, c.value)):
        return ("a doubt that ", case.fill(clause(said), party))
    return ("the question ", case.fill(f"“{q.ask if q else c.id}”", party))


def weight_note(case: Case, cites: Iterable[str]) -> str:
    """The weight of each authority cited, heaviest first."""
    found = list(dict.fromkeys(a for c in cites for a, _ in case.place(c)))
    named = [(case.authorities[a].weight, re.split(r"[,:(]| as the ", case.authorities[a].title)[0]) for a in found]
    order = list(WEIGHT_WORDS)
    said = [f"{title.strip()} ({weight})" for weight, title in sorted(named, key=lambda n: order.index(n[0]))]
    return f"Weight: {listing(said)}." if said else ""


def law_of(case: Case, cites: Iterable[str]) -> list[Loose]:
    """The propositions cited, as law: rules first, then the facts of the reported case they come from."""
    told = [p for c in cites for f in case.frameworks if (p := f.propositions.get(c))]
    judged = {a.id for a in case.authorities.values() if a.kind == "judgment"}
    facts = [p for p in told if p.kind in ("evidence", "benchmark", "status") and p.authority in judged]
    said: list[Loose] = [sentence(p.says) + " " for p in told if p not in facts]
    said += [f"In the reported case, {clause(p.says)}. " for p in facts[: 2 if not said else 1]]
    return said[:MOST]


def rule_note(case: Case, rule: Rule) -> str:
    """How firmly a rule speaks."""
    if rule.presumption:
        return "This is a presumption: it holds until it is rebutted. "
    if rule.hedge == "one reported case":
        return f"It comes from {reported(case, list(rule.cites))}. "
    return {
        None: "",
        "inference": "The step to our facts is our inference, not the source’s words. ",
        "may": "The source says only that this may be so. ",
        "case by case": "The source leaves it to the facts of each case. ",
        "in principle": "The source says “in principle”. ",
        "generally": "The source says “generally”. ",
        "high possibility": "The source speaks of a high possibility. ",
    }[rule.hedge]


def on_light_law(case: Case, cites: Iterable[str], many: bool = False) -> str:
    """What must be said first of a finding (or of many) with nothing heavier than soft law or commentary behind it,
    without a full stop."""
    light = case.light(cites)
    said = {
        "": "",
        "soft law": "soft law alone, which binds no court",
        "commentary": "commentary alone, not on a decision or a statute",
        "none": "material without legal weight",
    }.get(light, f"{light} authority alone")
    return f"{'These rest' if many else 'This rests'} on {said}" if said else ""


Standing = Literal["not raised", "unknown", "disputed", "made out", "failed"]
STANDINGS: dict[Standing, str] = {
    "not raised": "Nobody has raised it.",
    "unknown": "It is not known yet.",
    "disputed": "It is in dispute.",
    "made out": "It is made out on what has been said.",
    "failed": "It fails on what has been said.",
}


def answered_by(case: Case, d: Defence) -> str:
    """How a defence stands on what has been said, as a sentence."""
    return STANDINGS[standing_of(case, d)]


def standing_of(case: Case, d: Defence) -> Standing:
    """How a defence stands on what has been said."""
    met = case.holds(d.defeater.condition, d.party)
    states = set(_states(case, d))
    if "disputed" in states and met is None:
        return "disputed"
    if met is False and states == {"not raised"}:
        return "not raised"
    if met is None:
        return "unknown"
    return "made out" if met else "failed"


def _states(case: Case, d: Defence) -> Iterator[str]:
    c = d.defeater.condition
    for leaf in direct(case, c.id, d.party) if c.kind in ISSUES else [Leaf(c, d.party, True)]:
        if leaf.condition.kind == "answer":
            yield state(case, leaf.condition.id, leaf.party)


def for_whom(case: Case, d: Defence) -> str:
    """Whose it is to show a defeater, or that it is not there, as a clause."""
    source = "as the source says" if d.defeater.stated else "an assumption of ours; no source says so"
    theirs = d.defeater.burden != case.issue(d.rule.concludes).proponent
    return f"it is for {case.whom(d.defeater.burden)} to show {'it' if theirs else 'that it is not so'} ({source})"
