"""The reasoning, framework by framework: a memo block for each issue in contest, one paragraph for every other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.model import Span
from aiclaims.outline.phrase import (
    answered_by,
    burden_of,
    grounded,
    holding,
    on_light_law,
    own_grounds,
    resting,
    rule_note,
    weight_note,
)
from aiclaims.outline.reason import joined, missing, reason
from aiclaims.outline.walk import ISSUES, Defence, direct, elements, factors, inner, rules_behind
from aiclaims.outline.words import clause, listing, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Framework, Issue

FIRM = ("established", "refuted")
CONTESTED = ("prima facie", "contested", "fails on the record", "unlikely")


@dataclass(frozen=True, slots=True)
class Group:
    """One issue that comes out alike, and for the same rules, for one or more parties."""

    issue: Issue
    lines: tuple[Verdict, ...]

    @property
    def first(self) -> Verdict:
        return self.lines[0]

    @property
    def parties(self) -> list[str]:
        return [v.party for v in self.lines if v.party is not None]


def analysis(case: Case, draft: Draft) -> None:
    draft.section("analysis", "Analysis, issue by issue")
    for framework in case.frameworks:
        _framework(case, draft, framework)
    for note in case.assessment.notes:
        if not note.startswith("The answer to “"):  # answers set aside stand in the annex, question and all
            draft.note(note)


def _framework(case: Case, draft: Draft, framework: Framework) -> None:
    draft.heading(f"{framework.short}: what this framework is", f"analysis-{framework.id}")
    draft.para(sentence(framework.what))
    groups = list(grouped(case, framework.id))
    for group in groups:
        if in_contest(case, group):
            _block(case, draft, group)
    rest = [g for g in groups if not in_contest(case, g)]
    if rest:
        draft.heading(f"{framework.short}: the other points", f"points-{framework.id}")
    _together(case, draft, "Established", [g for g in rest if g.first.verdict == "established"])
    for group in rest:
        if group.first.verdict not in FIRM:
            _line(case, draft, group)
    _together(case, draft, "Refuted", [g for g in rest if g.first.verdict == "refuted"])


def _together(case: Case, draft: Draft, word: str, groups: list[Group]) -> None:
    """What is plain, in one paragraph."""
    if not groups:
        return
    items = [(clause_of(case, title(case, g)), " (", in_brackets(case, reason(case, g.first)), ")") for g in groups]
    cites = [c for g in groups for c in case.cites(g.first)] if word == "Established" else []
    draft.para((*joined(items, "; "), "."), lead=word, label=case.label(groups[0].first), cites=cites)
    for group in groups:
        for v in group.lines:
            draft.alias(case.label(v))


def clause_of(case: Case, said: Loose) -> Loose:
    """A sentence without its capital, to stand in a list; names keep theirs."""
    if isinstance(said, str):
        named = any(p.name and said.startswith(p.name) for p in case.matter.parties)
        first = said.split(" ", 1)[0]
        return said if named or first != clause(first).capitalize() else clause(first) + said[len(first) :]
    if not isinstance(said, tuple | list) or not said:
        return said
    return [clause_of(case, said[0]), *said[1:]]


def in_brackets(case: Case, said: Loose) -> Loose:
    """A sentence without its full stop, to stand in brackets."""
    return clause_of(case, _unstopped(said))


def _unstopped(said: Loose) -> Loose:
    if isinstance(said, str):
        return said.rstrip(".")
    return [*said[:-1], _unstopped(said[-1])] if isinstance(said, tuple | list) and said else said


def grouped(case: Case, framework: str) -> Iterator[Group]:
    """The shown lines of a framework, alike ones together, elements before what depends on them."""
    order: dict[str, Verdict] = {}
    for bottom in case.bottom_lines(framework):
        for element in elements(case, bottom):
            if element.framework == framework:
                order.setdefault(case.label(element), element)
    for other in case.shown(framework):
        order.setdefault(case.label(other), other)
    alike: dict[tuple[object, ...], list[Verdict]] = {}
    for v in order.values():
        alike.setdefault((v.issue, v.verdict, v.rules, tuple((g.kind, g.id) for g in v.rests_on)), []).append(v)
    for (issue, *_), lines in alike.items():
        yield Group(case.issue(str(issue)), tuple(lines))


def in_contest(case: Case, group: Group) -> bool:
    """Whatever could go either way, and whatever is likely on grounds of its own; sums of other lines never."""
    v = group.first
    if case.wraps(v.issue):
        return False
    return v.verdict in CONTESTED or (
        v.verdict == "likely" and any(g.kind != "not raised" for g in own_grounds(case, v))
    )


def named(case: Case, group: Group) -> Loose:
    last = len(group.parties) - 1
    return [
        ("" if n == 0 else " and " if n == last else ", ", case.name(party)) for n, party in enumerate(group.parties)
    ]


def title(case: Case, group: Group) -> Loose:
    text = sentence(group.issue.title).rstrip(".")
    return (text, " (", named(case, group), ")") if group.parties else text


def _label(case: Case, draft: Draft, group: Group) -> None:
    for other in group.lines[1:]:
        draft.alias(case.label(other))


def _line(case: Case, draft: Draft, group: Group) -> None:
    v = group.first
    grounds = resting(case, v, own_grounds(case, v), briefly=True) if v.verdict == "likely" else []
    steps = draft.once(case.to(s) for line in group.lines for s in _steps(case, line))
    text = (title(case, group), ": ", Span(v.verdict, "strong"), ". ", reason(case, v))
    rests = (" It rests on ", *joined(grounds, " and on "), ".") if grounds else ""
    built = (" Built on ", *joined(steps, ", "), ".") if steps and v.verdict != "open" else ""
    draft.para((text, rests, built), label=case.label(v), cites=case.cites(v))
    _label(case, draft, group)


def _block(case: Case, draft: Draft, group: Group) -> None:
    v = group.first
    draft.heading((f"{case.framework_of(v.issue).short}: ", title(case, group)), f"issue-{draft.count}")
    answer = f"{v.verdict.capitalize()}: {case.twin(v)}."
    parts = (case.fill(group.issue.asks, v.party), " ", Span("Short answer.", "strong"), " ")
    draft.para((parts, on_light_law(case, case.cites(v)), answer), lead="Question", label=case.label(v))
    _label(case, draft, group)
    _rule(case, draft, v)
    draft.para(_application(case, group), lead="Application")
    draft.para(_counter(case, group), lead="Counter-argument")
    draft.para(_conclusion(case, draft, v), lead="Conclusion")


def _rule(case: Case, draft: Draft, v: Verdict) -> None:
    rules = case.deciding(v)[:3]
    weighed = factors(case, v.issue)
    parts: list[Loose] = [(case.fill(sentence(r.because), v.party), rule_note(r), " ") for r in rules]
    if weighed and not rules:
        parts.append("The sources weigh considerations for and against; none is given a figure. ")
    cites = case.cites(v)
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
    said = [f for f in facts.values() if f]
    if steps:
        said += ["The steps before it: ", *joined(steps.values(), "; "), "."]
    return said or "No fact has been recorded on which the rule could be tried."


def _steps(case: Case, v: Verdict) -> Iterator[Verdict]:
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
    for c, found in against.items():
        parts.append((f"{speaker} may say that ", holding(case, c, v.party), "; ", burden_of(case, found), ". "))
        parts.append((answered_by(case, found), " "))
    for f in factors(case, v.issue):
        if f.side == "against" and case.holds(f.condition, v.party) is not False:
            parts.append((case.fill(sentence(f.because), v.party), " "))
    if soft := _softness(case, v):
        parts.append(f"{speaker} can attack the authority: {soft}.")
    return parts or "None appears in the facts recorded or in the sources held."


def _softness(case: Case, v: Verdict) -> str:
    hedges = {r.hedge for r in case.deciding(v)}
    light = case.light(case.cites(v))
    said = {
        f"it is {light} only": bool(light),
        "it is one reported case, and its facts may differ": "one reported case" in hedges,
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
        steps = draft.once(case.to(s) for s in _steps(case, v) if s.rests_on)
        grounds += [("what its steps rest on (", *joined(steps, ", "), ")")] if steps else resting(case, v, others)
    if not grounds and not wanted:
        return f"{v.verdict.capitalize()}, on settled facts alone."
    parts: list[Loose] = [v.verdict.capitalize(), "."]
    if grounds:
        parts += [" It rests on ", *joined(grounds, "; on "), "."]
    if wanted and v.verdict not in ("established", "likely", "refuted"):
        parts += [" What would settle it: ", *joined(wanted[:3], "; "), "."]
    return parts
