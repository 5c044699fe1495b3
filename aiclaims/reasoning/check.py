"""What must hold of a rulebook before anything reasons with it. Each problem is one sentence with its remedy."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.reasoning.check_conditions import condition_problems, conflict_problems, near, one_of
from aiclaims.reasoning.check_measures import measure_problems
from aiclaims.reasoning.check_parties import party_problems, unasked
from aiclaims.reasoning.check_questions import question_problems
from aiclaims.reasoning.check_register import register_problems
from aiclaims.reasoning.check_remedies import remedy_problems
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.model import Framework, Rulebook
from aiclaims.reasoning.order import RingError, conditions_of, needs, topological
from aiclaims.reasoning.translation import translation_problems
from aiclaims.reasoning.vocabulary import AIMS, FUNCTIONS


def problems_of(rulebook: Rulebook) -> list[str]:
    """Every mistake that a careful reader would want to hear of, in file order; empty if the rulebook is sound."""
    found = [*question_problems(rulebook), *conflict_problems(rulebook), *translation_problems(rulebook)]
    for framework in rulebook.frameworks.values():
        for check in (
            _ids,
            _topics,
            condition_problems,
            _citations,
            _authorities,
            _bodies,
            _capacities,
            _rebuttals,
            remedy_problems,
            measure_problems,
            register_problems,
        ):
            found += check(rulebook, framework)
    if not found:
        found += [p for f in rulebook.frameworks.values() for p in party_problems(rulebook, f)]
        rings = list(_rings(rulebook))
        found += [*(rings or unasked(rulebook)), *_nested_capacities(rulebook)]
    return found + list(_unused(rulebook))


def _topics(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    for issue in framework.issues.values():
        if issue.topic and issue.topic not in rulebook.topics:
            yield f"{framework.id}: '{issue.id}' names the topic '{issue.topic}'; {near(issue.topic, rulebook.topics)}"


def _propositions(rulebook: Rulebook) -> set[str]:
    return {p for f in rulebook.frameworks.values() for p in f.propositions}


def _ids(_: Rulebook, framework: Framework) -> Iterator[str]:
    for id, issue in framework.issues.items():
        if not id.startswith(framework.id + "."):
            yield f"{framework.id}: issue '{id}' must start with '{framework.id}.'; rename it."
        yield from (
            f"{framework.id}: issue '{id}' is about '{f}', nothing a party does; {one_of(f, FUNCTIONS)}"
            for f in issue.of
            if f not in FUNCTIONS
        )
        if issue.scope == "party" and not issue.of:
            yield f"{framework.id}: issue '{id}' is about parties; say which in 'of'."
    yield from (
        f"{framework.id}: framework.toml names the aim '{aim}'; choose from: {', '.join(AIMS)}."
        for aim in framework.aims
        if aim not in AIMS
    )
    for rule in framework.rules:
        if rule.concludes not in framework.issues:
            yield (
                f"{framework.id}: rule '{rule.id}' concludes '{rule.concludes}', an unknown issue; "
                f"{near(rule.concludes, framework.issues)}"
            )
    for factor in framework.factors:
        if factor.issue not in framework.issues:
            yield (
                f"{framework.id}: factor '{factor.id}' weighs '{factor.issue}', an unknown issue; "
                f"{near(factor.issue, framework.issues)}"
            )


def _citations(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    known = _propositions(rulebook) | set(framework.authorities)
    cited: list[tuple[str, tuple[str, ...]]] = [
        *((f"rule '{r.id}'", r.cites) for r in framework.rules),
        *((f"factor '{f.id}'", f.cites) for f in framework.factors),
        *((f"remedy '{r.id}'", r.cites) for r in framework.remedies.values()),
        *((f"measure '{x.id}'", x.cites) for x in framework.measures.values()),
        *((f"the choice '{c.text}'", c.cites) for c in framework.choices),
    ]
    for where, cites in cited:
        if not cites:
            yield f"{framework.id}: {where} cites nothing; no authority, no rule: add 'cites'."
    cited += [
        *((f"authority '{a.id}'", a.cites) for a in framework.authorities.values()),
        *(("a note", n.cites) for n in framework.notes),
        *((f"a comparable of '{c.remedy}'", c.cites) for c in framework.comparables),
        *((f"a consideration of '{r.id}'", c.cites) for r in framework.remedies.values() for c in r.considerations),
    ]
    for where, cites in cited:
        yield from (
            f"{framework.id}: {where} cites '{c}', which no register holds; {near(c, known)}"
            for c in cites
            if c not in known
        )


def _authorities(_: Rulebook, framework: Framework) -> Iterator[str]:
    for p in framework.propositions.values():
        if p.authority not in framework.authorities:
            yield (
                f"{framework.id}: proposition '{p.id}' names the authority '{p.authority}'; "
                f"{near(p.authority, framework.authorities)}"
            )
    for a in framework.authorities.values():
        if a.in_force_from and a.in_force_to and a.in_force_from > a.in_force_to:
            yield (
                f"{framework.id}: authority '{a.id}' is in force from {a.in_force_from} to {a.in_force_to}; "
                "the dates are the wrong way round."
            )
        if a.kind != "legislation" and (a.in_force_from or a.in_force_to):
            yield (
                f"{framework.id}: authority '{a.id}' is {a.kind} but has dates in force; "
                "only legislation has them: use 'date'."
            )
        if a.made_on and not _is_date(a.made_on):
            yield f"{framework.id}: authority '{a.id}': 'made_on' is '{a.made_on}'; write 2024-05-31, 2024-05 or 2024."


def _is_date(made_on: str) -> bool:
    """A source is of a day, a month or a year; that it is of about then is no date to hold anything against."""
    try:
        return not Day.read(made_on).about
    except ValueError:
        return False


def _bodies(_: Rulebook, framework: Framework) -> Iterator[str]:
    concluded = {r.concludes for r in framework.rules}
    weighed = {f.issue for f in framework.factors}
    for issue in framework.issues.values():
        if issue.id not in concluded and issue.id not in weighed:
            yield f"{framework.id}: nothing concludes the issue '{issue.id}'; write a rule for it or take it out."
        if issue.weighed and not any(f.issue == issue.id and f.side == "for" for f in framework.factors):
            yield (
                f"{framework.id}: issue '{issue.id}' is weighed but no factor speaks for it; "
                "add one or set weighed = false."
            )
        if not issue.weighed and issue.id in weighed:
            yield f"{framework.id}: issue '{issue.id}' has factors but is not weighed; set weighed = true."


def _capacities(_: Rulebook, framework: Framework) -> Iterator[str]:
    for rule in framework.rules:
        if rule.capacity and rule.capacity not in FUNCTIONS:
            yield (
                f"{framework.id}: rule '{rule.id}' has the capacity '{rule.capacity}'; "
                f"{one_of(rule.capacity, FUNCTIONS)}"
            )
        elif rule.capacity and all((c.kind, c.id, c.test) != ("does", rule.capacity, "is") for c in rule.conditions):
            yield (
                f"{framework.id}: rule '{rule.id}' has the capacity '{rule.capacity}' but does not ask for it; "
                f'add {{does = "{rule.capacity}"}} to its conditions.'
            )
        siblings = {bool(r.capacity) for r in framework.rules if r.concludes == rule.concludes}
        if not rule.capacity and len(siblings) > 1:
            yield (
                f"{framework.id}: rule '{rule.id}' has no capacity but other rules for '{rule.concludes}' do; "
                "give it one."
            )


def _rebuttals(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    """A rebuttal or counter-factor that firms up between standards would overturn what an earlier standard decided."""
    late = _decided_late(rulebook)
    for rule in framework.rules:
        for defeater in rule.unless if rule.presumption else ():
            if defeater.condition.id in late:
                yield (
                    f"{framework.id}: the presumption '{rule.id}' is rebutted by '{defeater.condition.id}', "
                    "which a burden or a weighing decides; rebut it by facts."
                )
    for factor in framework.factors:
        if factor.side == "against" and factor.condition.id in late:
            yield (
                f"{framework.id}: the factor '{factor.id}' hangs on '{factor.condition.id}', "
                "which a burden or a weighing decides; use a fact."
            )


def _decided_late(rulebook: Rulebook) -> set[str]:
    """Issues whose value can firm up only by a burden or a weighing, directly or through what they need."""
    rules = [r for f in rulebook.frameworks.values() for r in f.rules]
    late = {i.id for f in rulebook.frameworks.values() for i in f.issues.values() if i.weighed}
    late |= {r.concludes for r in rules if r.unless and not r.presumption}
    while True:
        more = {r.concludes for r in rules if any(c.id in late for c in conditions_of(r))} - late
        if not more:
            return late
        late |= more


def _rings(rulebook: Rulebook) -> Iterator[str]:
    try:
        topological(rulebook)
    except RingError as ring:
        kind = "a ring of defeaters (each stops the next)" if ring.through_defeater else "a circle"
        yield f"{ring.path[0].split('.')[0]}: these issues form {kind}: {' → '.join(ring.path)}; break it in one rule."


def _nested_capacities(rulebook: Rulebook) -> Iterator[str]:
    """Each party is read in one capacity at a time: issues that tell capacities apart cannot rest on each other."""
    apart = dict.fromkeys(r.concludes for f in rulebook.frameworks.values() for r in f.rules if r.capacity)
    direct = needs(rulebook)
    for id in apart:
        below: dict[str, None] = {}
        waiting = list(direct[id])
        while waiting:
            if (other := waiting.pop()) not in below:
                below[other] = None
                waiting += direct[other]
        yield from (
            f"{id.split('.')[0]}: rules for '{id}' have capacities and rest on '{other}', whose rules have them too; "
            "give capacities to one of the two only."
            for other in apart
            if other in below and other != id
        )


def _unused(rulebook: Rulebook) -> Iterator[str]:
    read = {c.id for f in rulebook.frameworks.values() for r in f.rules for c in conditions_of(r) if c.kind == "answer"}
    read |= {f.condition.id for fw in rulebook.frameworks.values() for f in fw.factors}
    for q in rulebook.questions.values():
        if q.use == "rule" and q.id not in read and q.stage != "matter":
            yield (
                f"{q.framework}: no rule reads the question '{q.id}'; "
                'use it, set use = "outline" or "evidence", or delete it.'
            )
