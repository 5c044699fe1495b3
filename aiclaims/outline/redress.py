"""Remedies in ladder order, from whom, why this and not less, what must still be proved; then the money."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.case import TINTS, Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import state
from aiclaims.outline.phrase import resting
from aiclaims.outline.setting import at_home, write_facts
from aiclaims.outline.words import clause, listing, sentence
from aiclaims.reasoning.assessment import REMEDY_VERDICTS, Verdict
from aiclaims.reasoning.model import Remedy

RUNGS = {1: "information", 2: "preventive measures", 3: "stop", 4: "dataset removal", 5: "recall", 6: "destruction"}
PROMPTS = (
    "how serious and how large the infringement is",
    "fault, and when notice was given",
    "the effect on third parties and the public",
    "cost and feasibility",
    "whether a lesser measure would do",
    "whether money would do instead of an order",
)


def remedies(case: Case, draft: Draft) -> None:
    draft.section("remedies", "Remedies" if case.claim else "Remedies, argued downwards")
    lines = sorted(case.remedies(), key=lambda v: (case.remedy(v.issue).rung or 9, v.issue))
    if not lines:
        draft.para("No remedy can be considered before a liable party is known.")
        return
    live = [v for v in lines if v.verdict in ("available", "only if")]
    for group in _alike(case, live):
        _remedy(case, draft, group)
    if not live:
        draft.para("No remedy can be had on what has been recorded.")
    rest = [v for v in lines if v not in live]
    if rest:
        columns = [("Remedy", 30), ("From whom", 24), ("Finding", 16), ("Why", 30)]
        draft.table(
            "Remedies left open by the sources, or not to be had",
            columns,
            [_row(case, g) for g in _alike(case, rest)],
            small=True,
        )
    draft.note(
        f"On proportionality be ready to speak to {listing(PROMPTS)}. This list is a drafting aid, not authority."
    )
    _comparables(case, draft)


def _alike(case: Case, lines: list[Verdict]) -> Iterator[list[Verdict]]:
    groups: dict[tuple[object, ...], list[Verdict]] = {}
    for v in lines:
        groups.setdefault((v.issue, v.verdict, tuple((g.kind, g.id) for g in v.rests_on)), []).append(v)
    yield from groups.values()


def from_whom(case: Case, group: list[Verdict]) -> Loose:
    names: list[Loose] = []
    for n, v in enumerate(group):
        if v.party is not None:
            names += ["" if not names else " and " if n == len(group) - 1 else ", ", case.name(v.party)]
    return names or "nobody named"


def _row(case: Case, group: list[Verdict]) -> list[Loose | Draw]:
    v = group[0]
    remedy = case.remedy(v.issue)
    title = f"{remedy.title} ({case.framework_of(v.issue).short})"
    word = "open: the source is silent" if v.verdict == "open" and _silent(v) else v.verdict
    return [title, from_whom(case, group), Draw(word, TINTS[v.verdict], case.label(v)), case.reason(v)]


def _silent(v: Verdict) -> bool:
    return any(g.kind == "silence" for g in v.rests_on)


def _remedy(case: Case, draft: Draft, group: list[Verdict]) -> None:
    v = group[0]
    remedy = case.remedy(v.issue)
    rung = f"rung {remedy.rung} of 6, {RUNGS[remedy.rung]}" if remedy.rung in RUNGS else "beside the ladder"
    draft.heading(
        (f"{remedy.title} ({case.framework_of(v.issue).short}): ", from_whom(case, group)), f"remedy-{draft.count}"
    )
    stands = (f"{v.verdict.capitalize()}: {REMEDY_VERDICTS[v.verdict]} ({rung}). ", case.reason(v))
    draft.para(stands, label=case.label(v), cites=dict.fromkeys((*v.cites, *remedy.cites)))
    for other in group[1:]:
        draft.alias(case.label(other))
    draft.para(_why(case, remedy, v), lead="Why this, and not less")
    if said := list(_considerations(case, remedy, v)):
        draft.para(said, lead="Proportionality")
    draft.para(_order(case, remedy, v), lead="Order and proof")


def _why(case: Case, remedy: Remedy, v: Verdict) -> Loose:
    gentler = sentence(remedy.gentler) if remedy.gentler else "No gentler remedy in the sources answers that harm."
    opening = "It answers this harm: " if case.claim else "They will say it answers this harm: "
    lesser = "" if case.claim else " We say that is enough." if remedy.gentler else ""
    return (opening, case.fill(clause(remedy.harm), v.party), ". ", case.fill(gentler, v.party), lesser)


def _considerations(case: Case, remedy: Remedy, v: Verdict) -> Iterator[Loose]:
    for side, word in (("for", "For it: "), ("against", "Against it: ")):
        met = [c for c in remedy.considerations if c.side == side and all(case.holds(k, v.party) for k in c.conditions)]
        for n, c in enumerate(met):
            yield (word if n == 0 else "", case.fill(sentence(c.text), v.party), " ")


def _order(case: Case, remedy: Remedy, v: Verdict) -> Loose:
    order = (case.fill(sentence(remedy.order), v.party), " ") if remedy.order else ""
    grounds = resting(case, v)
    if not grounds:
        return (order, "Nothing further must be proved than the liability itself.")
    parts: list[Loose] = [order, "It stands or falls with this: "]
    for n, g in enumerate(grounds[:5]):
        parts += ["; " if n else "", g]
    return (*parts, ".")


def _comparables(case: Case, draft: Draft) -> None:
    standing = {v.issue for v in case.remedies() if v.verdict in ("available", "only if")}
    standing |= {v.issue for v in case.remedies() if v.verdict == "open" and not _silent(v)}
    for f in case.frameworks:
        for c in f.comparables:
            if c.remedy in standing:
                draft.para(
                    (sentence(c.text), " A reported figure, never a forecast, a cap or a ratio."),
                    lead="Comparable",
                    cites=c.cites,
                )


def money(case: Case, draft: Draft) -> None:
    draft.section("money", "Money")
    facts = at_home(case, "money")
    write_facts(case, draft, facts)
    known = [f for f in facts if f.question.kind == "amount" and state(case, f.question.id, f.party) == "settled"]
    if not known:
        draft.para(
            "No figure has been entered, so none is stated. Loss, a fair licence fee and outlay on proof are wanted."
        )
    else:
        draft.para("Figures are those entered; each needs its voucher. Nothing here is computed from a reported award.")
