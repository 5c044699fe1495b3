"""The reasoning, framework by framework: a memo block for each issue that is not plain, one line for each that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose, To
from aiclaims.outline.phrase import (
    answered_by,
    burden_of,
    grounded,
    holding,
    on_light_law,
    resting,
    rule_note,
    weight_note,
)
from aiclaims.outline.walk import Defence, direct, elements, factors, inner, rules_behind
from aiclaims.outline.words import clause, listing, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Framework, Issue

FIRM = ("established", "refuted")


@dataclass(frozen=True, slots=True)
class Group:
    """One issue that comes out alike, and for the same rules, for one or more parties."""

    issue: Issue
    lines: tuple[Verdict, ...]

    @property
    def first(self) -> Verdict:
        return self.lines[0]

    def parties(self) -> list[str]:
        return [v.party for v in self.lines if v.party is not None]


def analysis(case: Case, draft: Draft) -> None:
    draft.section("analysis", "Analysis, issue by issue")
    for framework in case.frameworks:
        _framework(case, draft, framework)
    for note in case.assessment.notes:
        draft.note(note)


def _framework(case: Case, draft: Draft, framework: Framework) -> None:
    draft.heading(f"Under {framework.short}", f"analysis-{framework.id}")
    draft.para((sentence(framework.what), " ", _standing_of(framework)))
    groups = list(grouped(case, framework.id))
    live = [g for g in groups if not _plain(case, g)]
    for group in live:
        _block(case, draft, group)
    if plain := [g for g in groups if _plain(case, g)]:
        draft.heading(f"Settled under {framework.short}", f"settled-{framework.id}")
        for group in plain:
            _line(case, draft, group)


def _standing_of(framework: Framework) -> str:
    return {
        "binding": "It binds.",
        "persuasive": "It persuades; it does not bind.",
        "soft law": "It is soft law: courts may follow it, and none must.",
    }.get(framework.weight, f"Its weight: {framework.weight}.")


def grouped(case: Case, framework: str) -> Iterator[Group]:
    """The shown lines of a framework, alike ones together, elements before what depends on them."""
    order: dict[str, Verdict] = {}
    for bottom in case.bottom_lines(framework):
        for element in elements(case, bottom):
            order.setdefault(case.label(element), element)
    for other in case.shown(framework):
        order.setdefault(case.label(other), other)
    alike: dict[tuple[object, ...], list[Verdict]] = {}
    for v in order.values():
        alike.setdefault((v.issue, v.verdict, v.rules, tuple(g.kind for g in v.rests_on)), []).append(v)
    for (issue, *_), lines in alike.items():
        yield Group(case.issue(str(issue)), tuple(lines))


def _plain(case: Case, group: Group) -> bool:
    """Whether one line says it all: settled beyond assumption, or out on the complaint made."""
    firm = group.first.verdict in FIRM
    return firm and not (group.issue.bottom_line and group.first.verdict == "established")


def named(case: Case, group: Group) -> Loose:
    names: list[Loose] = []
    for n, party in enumerate(group.parties()):
        joint = "" if n == 0 else " and " if n == len(group.parties()) - 1 else ", "
        names += [joint, case.name(party)]
    return names


def _heading(case: Case, group: Group) -> Loose:
    parties = named(case, group)
    return (sentence(group.issue.title).rstrip("."), ": " if parties else "", parties)


def _line(case: Case, draft: Draft, group: Group) -> None:
    v = group.first
    text = (_heading(case, group), ": ", v.verdict, ". ", case.fill(sentence(v.because), v.party))
    draft.para(text, label=case.label(v), cites=v.cites)
    for other in group.lines[1:]:
        draft.alias(case.label(other))


def _block(case: Case, draft: Draft, group: Group) -> None:
    v = group.first
    draft.heading(_heading(case, group), f"issue-{len(draft.labels)}")
    draft.para(case.fill(group.issue.asks, v.party), lead="Question", label=case.label(v))
    for other in group.lines[1:]:
        draft.alias(case.label(other))
    short = (on_light_law(case, v.cites), f"{v.verdict.capitalize()}: {case.twin(v)}. ", _because(case, v))
    draft.para(short, lead="Short answer")
    _rule(case, draft, v)
    draft.para(_application(case, group), lead="Application")
    draft.para(_counter(case, group), lead="Counter-argument")
    draft.para(_conclusion(case, group), lead="Conclusion")


def _because(case: Case, v: Verdict) -> Loose:
    same = {clause(r.because) for r in case.deciding(v)}
    return "" if clause(v.because) in same else case.fill(sentence(v.because), v.party)


def _rule(case: Case, draft: Draft, v: Verdict) -> None:
    rules = case.deciding(v)[:3]
    parts: list[Loose] = []
    for rule in rules:
        parts += [case.fill(sentence(rule.because), v.party), rule_note(rule), " "]
    cites = list(dict.fromkeys((*(c for r in rules for c in r.cites), *v.cites)))
    if (weighed := factors(case, v.issue)) and not rules:
        parts.append("The sources weigh considerations for and against; none is given a figure. ")
        cites += [c for f in weighed for c in f.cites]
    draft.para((parts, weight_note(case, cites)), lead="Rule", cites=cites)


def _application(case: Case, group: Group) -> Loose:
    """The facts the rule reads, then the steps on which it builds."""
    facts: dict[str, Loose] = {}
    steps: dict[str, Loose] = {}
    for v in group.lines:
        for leaf in direct(case, v.issue, v.party):
            facts.setdefault(str((leaf.condition.id, leaf.party)), grounded(case, leaf))
        for other in _steps(case, v):
            if other not in group.lines:
                steps.setdefault(case.label(other), _step(case, other))
    said = [f for f in facts.values() if f] + list(steps.values())
    return said or "No fact has been recorded on which the rule could be tried."


def _steps(case: Case, v: Verdict) -> Iterator[Verdict]:
    for rule in rules_behind(case, v.issue, v.party):
        for c in (*rule.conditions, *rule.one_of):
            if c.kind in ("issue", "some"):
                for issue, party in inner(case, c, v.party):
                    line = case.verdict(issue, party)
                    if line is not None and case.issue(issue).shown:
                        yield line


def _step(case: Case, v: Verdict) -> Loose:
    title = case.issue(v.issue).title
    return (sentence(title).rstrip("."), case.of(v.party), f": {v.verdict} (", case.to(v), "). ")


def _counter(case: Case, group: Group) -> Loose:
    """What the other side can say: defeaters of the rules, then the facts that point the other way."""
    v, issue = group.first, group.issue
    speaker = case.who("defendant" if issue.proponent == "claimant" else "claimant")
    parts: list[Loose] = []
    for rule in rules_behind(case, v.issue, v.party):
        for d in rule.unless:
            found = Defence(rule, d, v.party)
            that = holding(case, d.condition, v.party)
            parts += [f"{speaker.capitalize()} may say that ", that, "; ", burden_of(case, found), ". "]
            parts += [answered_by(case, found), " "]
    for f in factors(case, v.issue):
        if f.side == "against" and case.holds(f.condition, v.party) is not False:
            parts += [case.fill(sentence(f.because), v.party), " "]
    if not parts and (soft := _softness(case, v)):
        parts.append(f"{speaker.capitalize()} can attack the authority itself: {soft}.")
    return parts or "None appears in the facts recorded or in the sources held."


def _softness(case: Case, v: Verdict) -> str:
    hedges = list(dict.fromkeys(r.hedge for r in case.deciding(v) if r.hedge))
    light = case.light(v.cites)
    said = [f"it is {light}"] if light else []
    if "one reported case" in hedges:
        said.append("it is one reported case, and its facts may differ")
    if "inference" in hedges:
        said.append("the step is our inference")
    if "may" in hedges:
        said.append("the source says no more than “may”")
    return listing(said)


def _conclusion(case: Case, group: Group) -> Loose:
    v = group.first
    verdict = f"{v.verdict.capitalize()}. "
    grounds = resting(case, v)
    missing = _missing(case, v)
    if not grounds and not missing:
        return (verdict, "It rests on no assumption." if v.verdict in FIRM else sentence(case.twin(v)))
    parts: list[Loose] = [verdict]
    if grounds:
        parts += ["It rests on this: ", *_joined(grounds), ". "]
    return (*parts, missing)


def _joined(items: list[Loose]) -> Iterator[Loose]:
    for n, item in enumerate(items):
        if n:
            yield "; "
        if len(items) > 1:
            yield f"({n + 1}) "
        yield item


def _missing(case: Case, v: Verdict) -> Loose:
    if v.verdict in FIRM or not v.missing:
        return ""
    items: dict[str, Loose] = {}
    for route in v.missing:
        for id, party in route:
            items.setdefault(f"{id} {party}", _wanted(case, id, party))
    kept = list(items.values())[:4]
    return ("What would settle it: ", *_joined(kept), ".")


def _wanted(case: Case, id: str, party: str | None) -> Loose:
    q = case.question(id)
    if q is not None:
        return ("“", case.fill(q.ask, party), "”")
    if case.is_issue(id):
        line = case.verdict(id, party)
        title = case.fill(clause(case.issue(id).title), party)
        return (title, " (", To(case.label(line)), ")") if line and case.issue(id).shown else title
    silences = {k: s for f in case.frameworks for k, s in f.silences.items()}
    return clause(silences.get(id, id))
