"""What must hold of a rulebook before anything reasons with it. Each problem is one sentence with its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from aiclaims.reasoning.model import FUNCTIONS, Condition, Framework, Rulebook
from aiclaims.reasoning.order import RingError, conditions_of, topological


def _near(id: str, known: Iterable[str]) -> str:
    match = get_close_matches(id, list(known), 1)
    return f"did you mean '{match[0]}'?" if match else "define it or mend the name."


def problems_of(rulebook: Rulebook) -> list[str]:
    """Every mistake that a careful reader would want to hear of, in file order; empty if the rulebook is sound."""
    found = [*_questions(rulebook)]
    for framework in rulebook.frameworks.values():
        for check in (_ids, _conditions, _citations, _authorities, _bodies, _capacities, _rebuttals):
            found += check(rulebook, framework)
    if not found:
        found += _rings(rulebook)
    return found + list(_unused(rulebook))


def _questions(rulebook: Rulebook) -> Iterator[str]:
    propositions = _propositions(rulebook)
    for q in rulebook.questions.values():
        where = f"{q.framework}: question '{q.id}'"
        if q.kind in ("one_of", "several_of") and len(q.options) < 2:
            yield f"{where} offers fewer than two options; add options or make it yes_no."
        if len({o.id for o in q.options}) < len(q.options):
            yield f"{where} has an option twice; rename one."
        if q.unless_raised is not None and q.unless_raised not in {o.id for o in q.options}:
            yield f"{where}: 'unless_raised' is '{q.unless_raised}', which is no option of it."
        if q.scope == "matter" and ("{party}" in q.ask or q.asked_of):
            yield f'{where} is asked of the matter but speaks of a party; set scope = "party" or mend it.'
        yield from (
            f"{where}: '{f}' in asked_of is nothing a party does; {_near(f, FUNCTIONS)}"
            for f in q.asked_of
            if f not in FUNCTIONS
        )
        yield from (
            f"{where} cites '{c}', which no register holds; {_near(c, propositions)}"
            for c in q.cites
            if c not in propositions
        )
        for condition in q.asked_if:
            yield from _condition(rulebook, where, condition, q.scope)


def _propositions(rulebook: Rulebook) -> set[str]:
    return {p for f in rulebook.frameworks.values() for p in f.propositions}


def _ids(_: Rulebook, framework: Framework) -> Iterator[str]:
    for id, issue in framework.issues.items():
        if not id.startswith(framework.id + "."):
            yield f"{framework.id}: issue '{id}' must start with '{framework.id}.'; rename it."
        yield from (
            f"{framework.id}: issue '{id}' is about '{f}', nothing a party does; {_near(f, FUNCTIONS)}"
            for f in issue.of
            if f not in FUNCTIONS
        )
        if issue.scope == "party" and not issue.of:
            yield f"{framework.id}: issue '{id}' is about parties; say which in 'of'."
    for rule in framework.rules:
        if rule.concludes not in framework.issues:
            yield (
                f"{framework.id}: rule '{rule.id}' concludes '{rule.concludes}', an unknown issue; "
                f"{_near(rule.concludes, framework.issues)}"
            )
    for factor in framework.factors:
        if factor.issue not in framework.issues:
            yield (
                f"{framework.id}: factor '{factor.id}' weighs '{factor.issue}', an unknown issue; "
                f"{_near(factor.issue, framework.issues)}"
            )
    for comparable in framework.comparables:
        if comparable.remedy not in framework.remedies:
            yield (
                f"{framework.id}: a comparable names '{comparable.remedy}', an unknown remedy; "
                f"{_near(comparable.remedy, framework.remedies)}"
            )


def _conditions(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    for rule in framework.rules:
        issue = framework.issues.get(rule.concludes)
        for condition in conditions_of(rule):
            yield from _condition(
                rulebook, f"{framework.id}: rule '{rule.id}'", condition, issue.scope if issue else "party"
            )
    for factor in framework.factors:
        issue = framework.issues.get(factor.issue)
        yield from _condition(
            rulebook, f"{framework.id}: factor '{factor.id}'", factor.condition, issue.scope if issue else "party"
        )
    for remedy in framework.remedies.values():
        for consideration in remedy.considerations:
            for condition in consideration.conditions:
                yield from _condition(rulebook, f"{framework.id}: remedy '{remedy.id}'", condition, "party")


def _condition(rulebook: Rulebook, where: str, c: Condition, scope: str) -> Iterator[str]:
    """Problems of one condition read by something of the given scope ("matter" or "party")."""
    if c.kind == "answer":
        yield from _answer(rulebook, where, c, scope)
    elif c.kind in ("issue", "some"):
        yield from _issue(rulebook, where, c, scope)
    elif c.kind == "does":
        if c.id not in FUNCTIONS:
            yield f"{where} tests what a party does by '{c.id}'; {_near(c.id, FUNCTIONS)}"
        if scope == "matter":
            yield f"{where} is about the matter and cannot test what 'the party' does; use some = …"
    elif c.id and all(c.id not in f.silences for f in rulebook.frameworks.values()):
        yield f"{where} names the silence '{c.id}', which no [[silence]] explains; add it."


def _answer(rulebook: Rulebook, where: str, c: Condition, scope: str) -> Iterator[str]:
    q = rulebook.questions.get(c.id)
    if q is None:
        yield f"{where} reads the question '{c.id}', which does not exist; {_near(c.id, rulebook.questions)}"
        return
    if q.scope == "party" and scope == "matter":
        yield f"{where} is about the matter but reads '{c.id}', asked of each party; go through an issue with some = …"
    if c.value is None:
        return  # no readable test: said when the row was read
    if c.test in ("is", "is_not") and c.value not in {o.id for o in q.options}:
        yield (
            f"{where} tests '{c.id}' for '{c.value}', which is no option of it; "
            f"{_near(str(c.value), [o.id for o in q.options])}"
        )
    if c.test not in ("is", "is_not") and q.kind not in ("number", "amount", "date"):
        yield f"{where} compares '{c.id}' by {c.test}, but it is {q.kind}; only numbers, amounts and dates compare."


def _issue(rulebook: Rulebook, where: str, c: Condition, scope: str) -> Iterator[str]:
    issues = {i: issue for f in rulebook.frameworks.values() for i, issue in f.issues.items()}
    issue = issues.get(c.id)
    if issue is None:
        yield f"{where} needs the issue '{c.id}', which does not exist; {_near(c.id, issues)}"
    elif c.kind == "some" and issue.scope != "party":
        yield f"{where} asks whether some party meets '{c.id}', which is about the matter; write issue = …"
    elif c.kind == "issue" and issue.scope == "party" and scope == "matter":
        yield f"{where} is about the matter but needs '{c.id}' of 'the party'; write some = …"


def _citations(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    known = _propositions(rulebook) | set(framework.authorities)
    cited: list[tuple[str, tuple[str, ...]]] = [
        *((f"rule '{r.id}'", r.cites) for r in framework.rules),
        *((f"factor '{f.id}'", f.cites) for f in framework.factors),
        *((f"remedy '{r.id}'", r.cites) for r in framework.remedies.values()),
    ]
    for where, cites in cited:
        if not cites:
            yield f"{framework.id}: {where} cites nothing; no authority, no rule: add 'cites'."
    cited += [
        *((f"authority '{a.id}'", a.cites) for a in framework.authorities.values()),
        *(("a note", n.cites) for n in framework.notes),
    ]
    for where, cites in cited:
        yield from (
            f"{framework.id}: {where} cites '{c}', which no register holds; {_near(c, known)}"
            for c in cites
            if c not in known
        )


def _authorities(_: Rulebook, framework: Framework) -> Iterator[str]:
    for p in framework.propositions.values():
        if p.authority not in framework.authorities:
            yield (
                f"{framework.id}: proposition '{p.id}' names the authority '{p.authority}'; "
                f"{_near(p.authority, framework.authorities)}"
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
                f"{_near(rule.capacity, FUNCTIONS)}"
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


def _unused(rulebook: Rulebook) -> Iterator[str]:
    read = {c.id for f in rulebook.frameworks.values() for r in f.rules for c in conditions_of(r) if c.kind == "answer"}
    read |= {f.condition.id for fw in rulebook.frameworks.values() for f in fw.factors}
    for q in rulebook.questions.values():
        if q.use == "rule" and q.id not in read and q.stage != "matter":
            yield (
                f"{q.framework}: no rule reads the question '{q.id}'; "
                'use it, set use = "outline" or "evidence", or delete it.'
            )
