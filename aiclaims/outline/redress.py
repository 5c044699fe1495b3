"""Remedies in ladder order, from whom, why this and not less, what must still be proved; then the money."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from aiclaims.outline.case import TINTS, Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import state
from aiclaims.outline.model import Span
from aiclaims.outline.phrase import own_grounds, resting
from aiclaims.outline.reason import joined, reason
from aiclaims.outline.setting import at_home, write_facts
from aiclaims.outline.words import clause, listing, sentence
from aiclaims.reasoning.assessment import Verdict
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
    live = [v for v in lines if v.verdict in ("available", "only if")]
    for group in _alike(live, lambda v: (v.issue, v.verdict, tuple((g.kind, g.id) for g in v.rests_on))):
        _remedy(case, draft, group)
    if not live:
        draft.para("No remedy can be had on what has been recorded.")
    rest = [v for v in lines if v not in live]
    if rest:
        columns = [("Remedies", 28), ("From whom", 20), ("Finding", 14), ("Why", 38)]
        groups = _alike(rest, lambda v: (v.framework, v.verdict, str(reason(case, v))))
        draft.table("What the sources leave open, or refuse", columns, [_row(case, g) for g in groups], size="small")
    draft.note(f"On proportionality be ready to speak to {listing(PROMPTS)}. A drafting aid, not authority.")
    _comparables(case, draft)


def _alike(lines: Iterable[Verdict], key: Callable[[Verdict], tuple[object, ...]]) -> Iterator[list[Verdict]]:
    groups: dict[tuple[object, ...], list[Verdict]] = {}
    for v in lines:
        groups.setdefault(key(v), []).append(v)
    yield from groups.values()


def from_whom(case: Case, group: list[Verdict]) -> Loose:
    names = [case.name(p) for p in dict.fromkeys(v.party for v in group) if p is not None]
    return joined(names, ", ") or "nobody named"


def _row(case: Case, group: list[Verdict]) -> list[Loose | Draw]:
    v = group[0]
    titles = listing(dict.fromkeys(clause(case.remedy(line.issue).title) for line in group))
    silent = v.verdict == "open" and any(g.kind == "silence" for g in v.rests_on)
    word = "open, silent" if silent else v.verdict
    what = f"{titles[0].upper()}{titles[1:]} ({case.framework_of(v.issue).short})"
    return [what, from_whom(case, group), Draw(word, TINTS[v.verdict]), reason(case, v)]


def _remedy(case: Case, draft: Draft, group: list[Verdict]) -> None:
    v = group[0]
    remedy = case.remedy(v.issue)
    rung = f"rung {remedy.rung} of 6, {RUNGS[remedy.rung]}" if remedy.rung in RUNGS else "beside the ladder"
    heading = (f"{remedy.title} ({case.framework_of(v.issue).short}): ", from_whom(case, group))
    draft.heading(heading, f"remedy-{draft.count}")
    stands = (Span(f"{v.verdict.capitalize()}", "strong"), f", {rung}. ", reason(case, v), " ")
    cites = dict.fromkeys((*case.cites(v), *remedy.cites))
    draft.para((stands, _why(case, remedy, v), _order(case, remedy, v)), label=case.label(v), cites=cites)
    for other in group[1:]:
        draft.alias(case.label(other))
    said = list(_considerations(case, remedy, v))
    if said and v.verdict == "available":
        draft.para(said, lead="Proportionality")


def _why(case: Case, remedy: Remedy, v: Verdict) -> Loose:
    opening = "The harm it answers: " if case.claim else "The harm they will point to: "
    harm = case.fill(clause(remedy.harm), v.party)
    if not remedy.gentler:
        return (opening, harm, "; the sources name nothing gentler. ")
    lesser = "Gentler, and to be ruled out: " if case.claim else "What we say is enough: "
    return (opening, harm, f". {lesser}", case.fill(clause(remedy.gentler), v.party), ". ")


def _considerations(case: Case, remedy: Remedy, v: Verdict) -> Iterator[Loose]:
    for side, word in (("for", "For it: "), ("against", "Against it: ")):
        met = [c for c in remedy.considerations if c.side == side and all(case.holds(k, v.party) for k in c.conditions)]
        for n, c in enumerate(met):
            yield (word if n == 0 else "", case.fill(sentence(c.text), v.party), " ")


def _order(case: Case, remedy: Remedy, v: Verdict) -> Loose:
    opening = "Order sought: " if case.claim else "Order to resist: "
    order = (opening, case.fill(clause(remedy.order), v.party), ". ") if remedy.order else ""
    if v.verdict == "only if":
        return order
    wanted = [g for g in own_grounds(case, v) if g.kind in ("hedge", "burden")]
    also = ("Beyond the liability it rests on ", *joined(resting(case, v, wanted, briefly=True), "; "), ".")
    return (order, also if wanted else "Nothing must be proved beyond the liability itself.")


def _comparables(case: Case, draft: Draft) -> None:
    """Reported figures, where the remedy stands or is open for another reason than silence alone."""
    standing = {v.issue for v in case.remedies() if v.verdict in ("available", "only if")}
    for v in case.remedies():
        if v.verdict == "open" and not any(g.kind == "silence" for g in v.rests_on):
            standing.add(v.issue)
    found = [c for f in case.frameworks for c in f.comparables if c.remedy in standing]
    if found:
        cites = [cite for c in found for cite in c.cites]
        draft.para([(sentence(c.text), " ") for c in found], lead="Comparables, never a forecast", cites=cites)


def money(case: Case, draft: Draft) -> None:
    draft.section("money", "Money")
    facts = at_home(case, "money")
    write_facts(case, draft, facts)
    if any(f.question.kind == "amount" and state(case, f.question.id, f.party) == "settled" for f in facts):
        draft.para("Figures are those entered; each needs its voucher. None is computed from a reported award.")
    else:
        draft.para("No sum has been entered, so none is stated. Loss, a fair fee and outlay on proof are wanted.")
