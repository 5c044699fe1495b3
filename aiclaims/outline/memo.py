"""A memo block: question, short answer, rule, application, counter-argument, conclusion."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import lead_of
from aiclaims.outline.case import Case
from aiclaims.outline.counter import ADVERSE, counter
from aiclaims.outline.draft import Draft, Each, Loose
from aiclaims.outline.facts import unknown, unstopped
from aiclaims.outline.grounds import ands, told
from aiclaims.outline.groups import Group, name_all, title
from aiclaims.outline.phrase import grounded, law_of, on_light_law, own_grounds, rule_note, weight_note
from aiclaims.outline.reason import as_clause, joined, missing, reason
from aiclaims.outline.records import disputing, doubts
from aiclaims.outline.walk import direct, factors, idle_conditions, rules_behind, steps_of, stops_of
from aiclaims.outline.words import sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Rule


def block(case: Case, draft: Draft, group: Group) -> None:
    v = group.first
    draft.heading((lead_of(case, v.framework), title(case, group)), f"issue-{draft.count}")
    draft.para(case.fill(group.issue.asks, v.party), lead="Question", label=case.label(v))
    name_all(case, draft, group)
    draft.para(_short_answer(case, v), lead="Short answer")
    _rule(case, draft, v)
    draft.para(_application(case, group), lead="Application")
    draft.para(counter(case, group), lead="Counter-argument")
    draft.para(_conclusion(case, v), lead="Conclusion")


def _short_answer(case: Case, v: Verdict) -> Loose:
    """What it rests on if that is no more than soft law; then the verdict, its plain twin, and why."""
    why = reason(case, v)
    held = v.verdict in ("established", "likely")
    said = (", because ", unstopped(as_clause(case, why)), ".") if held else (". ", why)
    light = on_light_law(case, case.cites(v))
    return (f"{light}. " if light else "", f"{v.verdict.capitalize()} ({case.twin(v)})", said)


def _rule(case: Case, draft: Draft, v: Verdict) -> None:
    """The law first, each proposition once, and how much it weighs."""
    rules = [*case.deciding(v), *_on_the_way(case, v)]
    weighed = list(dict.fromkeys(c for f in factors(case, v.issue) for c in f.cites)) if not rules else []
    said = {str(p): p for r in rules for p in law_of(case, r.cites)} or {str(p): p for p in law_of(case, weighed)}
    notes = {n: n for r in rules if (n := rule_note(case, r))}
    parts: list[Loose] = [*said.values(), *notes.values()]
    if factors(case, v.issue):
        parts.append("Considerations for and against are weighed; none is given a figure. ")
    cites = list(dict.fromkeys(c for r in rules for c in r.cites)) or weighed or case.cites(v)
    draft.para((parts, weight_note(case, cites)), lead="Rule", cites=cites)


def _on_the_way(case: Case, v: Verdict) -> list[Rule]:
    """The rules of the parts of this issue that have no line of their own, where they hold."""
    found: list[Rule] = []
    for rule in rules_behind(case, v.issue, v.party):
        steps = [c for c in rule.conditions if c.kind == "issue" and c.id.startswith(f"{v.issue}.")]
        found += [r for c in steps for r in rules_behind(case, c.id, v.party) if case.applies(r, v.party)]
    return found[:2]


def _application(case: Case, group: Group) -> Loose:
    """The facts the rule reads, what is put to proof, then the findings on which it builds."""
    facts: dict[str, Loose] = {}
    steps: dict[str, Verdict] = {}
    for v in group.lines:
        idle = idle_conditions(case, v.issue, v.party)
        read = [x for x in direct(case, v.issue, v.party) if x.condition not in idle]
        for leaf in [x for x in read if x.condition.kind == "answer"]:
            fact = grounded(case, leaf)
            facts.setdefault(str(fact), fact)
        steps |= {case.label(other): other for other in steps_of(case, v) if other not in group.lines}
    said = [*_also(case, group.first), *facts.values(), _put_to_proof(case, group), _built(case, list(steps.values()))]
    return joined([x for x in said if x], " ") or "No fact has been recorded on which the rule could be tried."


def _also(case: Case, v: Verdict) -> Iterator[Loose]:
    """What further rules say that carry the finding too; the first is told in the short answer."""
    held = v.verdict in ("established", "likely", "prima facie")
    others = {r.because: r for r in case.deciding(v)[:3]} if held else {}
    for because in others:
        if case.fill_text(because, v.party) != v.because:
            yield case.fill(sentence(because), v.party)


def _put_to_proof(case: Case, group: Group) -> Loose:
    """The allegations on this point that are denied or not admitted."""
    found = list(dict.fromkeys(a for v in group.lines for a in doubts(case, v)))
    opening = "One answer to their allegations puts" if len(found) == 1 else "Answers to their allegations put"
    return f"{opening} this to proof: {disputing(found)}." if found else ""


def _built(case: Case, steps: list[Verdict]) -> Loose:
    """The findings before this one, those of one verdict together."""
    said: list[Loose] = []
    for verdict in dict.fromkeys(s.verdict for s in steps):
        alike = [_step(case, s) for s in steps if s.verdict == verdict]
        said.append((*ands(alike), f" {'is' if len(alike) == 1 else 'are'} {verdict}"))
    opening = "It builds on another finding: " if len(steps) == 1 else "It builds on other findings: "
    return (opening, *joined(said, "; "), ".") if said else ""


def _step(case: Case, v: Verdict) -> Loose:
    whose = (case.name(v.party), ", ") if v.party is not None and len(case.targets()) > 1 else ""
    return ("“", sentence(case.fill_text(case.issue(v.issue).title, v.party))[:-1], "” (", whose, case.to(v), ")")


def _conclusion(case: Case, v: Verdict) -> Loose:
    """The verdict with what it rests on: its own grounds, then the findings that carry grounds of theirs."""
    own = own_grounds(case, v)
    wanted = [] if v.verdict in ("established", "likely", "refuted") else missing(case, v)
    near = [g for g in own if g.kind != "missing fact" or not wanted]
    others = [g for g in v.rests_on if g not in own]
    before = _inherited(case, v) if others else []
    said = [*told(case, v, near, () if before else others), *before]
    if wanted:
        said += _settling(case, v, wanted)
    return (f"{v.verdict.capitalize()}. ", *joined(said or ["It stands on settled facts alone."], " "))


def _settling(case: Case, v: Verdict, wanted: list[Loose]) -> list[Loose]:
    """What would settle it; a wanted answer that would only open it is told as one that does."""
    asked = {str(w) for w in wanted}
    single = [p for p in case.assessment.pivots if (p.issue, p.party) == (v.issue, v.party) and len(p.answers) == 1]
    opening = {str(unknown(case, *p.answers[0][:2])): p for p in single if p.then == "open" != v.verdict}
    said: list[Loose] = [
        ("If ", case.supposed(*p.answers[0]), ", that does not settle it: the finding is then open.")
        for key, p in opening.items()
        if key in asked
    ]
    left = [w for w in wanted if str(w) not in opening]
    return said + ([("It would be settled by knowing ", *ands(left[:3]), ".")] if left else [])


def _inherited(case: Case, v: Verdict) -> list[Loose]:
    """That it is no firmer than the findings before it; of a contested one, with which of them it turns."""
    steps = [s for s in steps_of(case, v) if s.rests_on and not (v.verdict in ADVERSE and s.verdict == "established")]
    torn = [s for s in (*steps, *stops_of(case, v)) if s.verdict == v.verdict == "contested"]
    refs = Each(tuple(case.to(s) for s in torn or steps))
    if torn:
        return [("It turns with what it builds on (", refs, ").")]
    return [("It is no firmer than what it builds on (", refs, ").")] if steps else []
