"""The argument for one finding as a tree: finding, rules, elements, facts with their evidence, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from aiclaims.reasoning.assessment import Step
from aiclaims.reasoning.records import Evidence, FactKey, evidence_by_fact
from aiclaims.views.case import Case

DEEPEST_OPEN = 5
"""Branches that carry the finding stand open down to here."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One node. `tag`: what it is; empty for an exception, which says so itself. `state`: how it stands, empty where
    tag or text say it already. `evidence`: what is on record for a fact; where nothing is, `papers` would settle it."""

    kind: str
    tag: str
    text: str
    state: str
    cites: tuple[str, ...]
    evidence: Evidence | None
    papers: tuple[str, ...]
    open: bool
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Beside the tree: the evidence `held` for facts, and the word for facts and issues on which the sides differ."""

    held: dict[FactKey, Evidence]
    torn: dict[FactKey, str]


def argument(case: Case, tree: Step) -> Branch:
    """The tree below one finding, what carries each step first, every element spelt out only where it first stands."""
    on_record = OnRecord(evidence_by_fact(case.facts.exhibits), dict(_torn(case)))
    return _branch(case, on_record, once(tree), tree.state, 0)


def _torn(case: Case) -> Iterator[tuple[FactKey, str]]:
    """What the two sides leave undecided, by id and party, in a word. The tree is read in one of their versions."""
    yield from (((a.question, a.party), _("in dispute")) for a in case.facts.answers if a.disputed)
    lines = case.assessment.verdicts + case.assessment.remedies
    yield from (((v.issue, v.party), _("contested")) for v in lines if v.verdict == "contested")


def _branch(case: Case, on_record: OnRecord, step: Step, top: str, depth: int) -> Branch:
    question = None if step.steps else case.law.questions.get(step.id)
    evidence = on_record.held.get((step.id, step.party)) if question else None
    return Branch(
        kind="gap" if _gap(step) else step.kind,
        tag=_tag(step, depth),
        text=step.text,
        state="" if _gap(step) else _state(step, on_record.torn),
        cites=step.cites,
        evidence=evidence,
        papers=question.evidence if question and not evidence else (),
        open=depth < DEEPEST_OPEN and step.state == top,
        branches=tuple(_branch(case, on_record, below, top, depth + 1) for below in step.steps),
    )


def _state(step: Step, torn: dict[FactKey, str]) -> str:
    said = {"true": _("holds"), "false": _("fails")}.get(step.state)
    return torn.get((step.id, step.party), said) if said else _("not settled")


def _gap(step: Step) -> bool:
    """A fact nobody knows, or a point on which the source is silent."""
    return step.state == "unknown" and step.kind in ("answer", "silent")


def _tag(step: Step, depth: int) -> str:
    if depth == 0:
        return _("Finding")
    names = {
        "issue": _("Element"), "some": _("Element"), "rule": _("Rule"), "factor": _("Factor"),
        "answer": _("Fact"), "does": _("Role"), "silent": _("Silence"),
    }  # fmt: skip
    return _("Gap") if _gap(step) else names.get(step.kind, "")


def once(step: Step, seen: set[tuple[str, str, str | None]] | None = None) -> Step:
    """The same tree, what carries each step first, and every sub-issue spelt out only where it first stands."""
    seen = set() if seen is None else seen
    key = (step.kind, step.id, step.party)
    if key in seen and step.steps:
        return replace(step, text=_("%(text)s (set out above)") % {"text": step.text}, steps=())
    seen.add(key)
    carrying_first = sorted(step.steps, key=lambda below: below.state != step.state)
    return replace(step, steps=tuple(once(below, seen) for below in carrying_first))
