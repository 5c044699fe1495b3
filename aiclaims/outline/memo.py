"""A memo block: question and short answer, rule, application, counter-argument, conclusion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aiclaims.outline.brief import lead_of, reported
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.groups import Group, name_all, title
from aiclaims.outline.model import Span
from aiclaims.outline.phrase import (
    answered_by,
    burden_of,
    either,
    grounded,
    holding,
    law_of,
    on_light_law,
    own_grounds,
    resting,
    rule_note,
    weight_note,
)
from aiclaims.outline.reason import joined, missing
from aiclaims.outline.walk import ISSUES, Defence, direct, factors, inner, rules_behind
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Consideration, Rule
from aiclaims.reasoning.sentences import listing


def block(case: Case, draft: Draft, group: Group) -> None:
    v = group.first
    draft.heading((lead_of(case, v.framework), title(case, group)), f"issue-{draft.count}")
    answer = f"{v.verdict.capitalize()}: {case.twin(v)}."
    parts = (case.fill(group.issue.asks, v.party), " ", Span("Short answer.", "strong"), " ")
    draft.para((parts, on_light_law(case, case.cites(v)), answer), lead="Question", label=case.label(v))
    name_all(case, draft, group)
    _rule(case, draft, v)
    draft.para(_application(case, group), lead="Application")
    if counter := _counter(case, group):
        draft.para(counter, lead="Counter-argument")
    draft.para(_conclusion(case, draft, v), lead="Conclusion")


def _rule(case: Case, draft: Draft, v: Verdict) -> None:
    """The law first, each proposition once, and how much it weighs."""
    rules = [*case.deciding(v)[:3], *_on_the_way(case, v)]
    said = {str(p): p for r in rules for p in law_of(case, r)}
    notes = {n: n for r in rules if (n := rule_note(case, r))}
    parts: list[Loose] = [*said.values(), *notes.values()]
    if factors(case, v.issue):
        parts.append("Considerations for and against are weighed; none is given a figure. ")
    cites = list(dict.fromkeys(c for r in rules for c in r.cites)) or case.cites(v)
    draft.para((parts, weight_note(case, cites)), lead="Rule", cites=cites)


def _on_the_way(case: Case, v: Verdict) -> list[Rule]:
    """The rules of the parts of this issue that have no line of their own, where they hold."""
    found: list[Rule] = []
    for rule in rules_behind(case, v.issue, v.party):
        steps = [c for c in rule.conditions if c.kind == "issue" and c.id.startswith(f"{v.issue}.")]
        found += [r for c in steps for r in rules_behind(case, c.id, v.party) if case.applies(r, v.party)]
    return found[:2]


def _application(case: Case, group: Group) -> Loose:
    """The facts the rule reads, then the steps on which it builds."""
    facts: dict[str, Loose] = {}
    steps: dict[str, Loose] = {}
    for v in group.lines:
        for leaf in [x for x in direct(case, v.issue, v.party) if x.condition.kind == "answer"]:
            fact = grounded(case, leaf)
            facts.setdefault(str(fact), fact)
        for other in steps_of(case, v):
            if other not in group.lines:
                steps.setdefault(case.label(other), _step(case, other))
    held = group.first.verdict in ("established", "likely", "prima facie")
    because = {r.because: r for r in case.deciding(group.first)[:3]} if held else {}
    said: list[Loose] = [(case.fill(sentence(b), group.first.party), " ") for b in because]
    said += [f for f in facts.values() if f]
    if steps:
        said += ["The steps before it: ", *joined(steps.values(), "; "), "."]
    return said or "No fact has been recorded on which the rule could be tried."


def steps_of(case: Case, v: Verdict) -> Iterator[Verdict]:
    for rule in rules_behind(case, v.issue, v.party):
        for c in (*rule.conditions, *rule.one_of):
            for issue, party in inner(case, c, v.party) if c.kind in ISSUES else ():
                line = case.verdict(issue, party)
                if line is not None and case.issue(issue).shown:
                    yield line


def _step(case: Case, v: Verdict) -> Loose:
    return (clause(case.issue(v.issue).title), case.of(v.party), f", {v.verdict} (", case.to(v), ")")


def _counter(case: Case, group: Group) -> Loose:
    """What the other side can say: defeaters of the rules, factors that point the other way, the authority itself."""
    v, issue = group.first, group.issue
    speaker = case.who("defendant" if issue.proponent == "claimant" else "claimant").capitalize()
    parts: list[Loose] = []
    against = {d.condition: Defence(r, d, v.party) for r in rules_behind(case, v.issue, v.party) for d in r.unless}
    quiet = [d for d in against.values() if answered_by(case, d) == "Nobody has raised it."]
    for c, found in ((c, d) for c, d in against.items() if d not in quiet):
        parts.append((f"{speaker} may say that ", holding(case, c, v.party), "; ", burden_of(case, found), ". "))
        parts.append((answered_by(case, found), " "))
    if quiet:
        said = either([holding(case, d.defeater.condition, d.party) for d in quiet])
        parts.append((f"{speaker} could still say that ", *said, f"; {burden_of(case, quiet[0])}, and nobody has. "))
    for f in factors(case, v.issue):
        if f.side == "against" and case.holds(f.condition, v.party) is not False:
            parts.append((case.fill(sentence(f.because), v.party), " "))
    parts += [(case.fill(sentence(c.text), v.party), " ") for c in _pressed(case, v)]
    if soft := _softness(case, v):
        parts.append(f"{speaker} can attack the authority: {soft}.")
    return parts


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
    }
    return listing(text for text, holds in said.items() if holds)


def _conclusion(case: Case, draft: Draft, v: Verdict) -> Loose:
    """The verdict with what it rests on: its own grounds, then the steps that carry grounds of theirs."""
    own, wanted = own_grounds(case, v), missing(case, v)
    grounds = resting(case, v, own, briefly=True)
    if others := [g for g in v.rests_on if g not in own]:
        steps = draft.once(case.to(s) for s in steps_of(case, v) if s.rests_on)
        grounds += [("what its steps rest on (", draft.refs(steps), ")")] if steps else resting(case, v, others)
    if not grounds and not wanted:
        return f"{v.verdict.capitalize()}, on settled facts alone."
    parts: list[Loose] = [v.verdict.capitalize(), "."]
    if grounds:
        parts += [" It rests on ", *joined(grounds, "; on "), "."]
    if wanted and v.verdict not in ("established", "likely", "refuted"):
        parts += [" What would settle it: ", *joined(wanted[:3], "; "), "."]
    return parts
