"""Remedies, what can be had first: from whom, why this and not less, what must still be proved; then the money."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from aiclaims.outline.brief import asked_for, note_on, under, word
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import state
from aiclaims.outline.gentler import compared_cites, gentler_rungs
from aiclaims.outline.model import TINTS
from aiclaims.outline.phrase import holding, own_grounds, resting
from aiclaims.outline.reason import joined, missing, reason
from aiclaims.outline.setting import at_home, write_facts
from aiclaims.outline.walk import ISSUES, inner
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Comparable, Condition, Remedy
from aiclaims.reasoning.sentences import listing

PROMPTS = (
    "how serious and how large the infringement is",
    "fault, and when notice was given",
    "the effect on third parties and the public",
    "cost and feasibility",
    "whether a lesser measure would do",
    "whether money would do instead of an order",
)
NOT_ASKED = "not asked for so far"


def remedies(case: Case, draft: Draft) -> None:
    """The remedies within reach, then those the sources leave open or refuse, then those not asked for."""
    lines = sorted(case.remedies(), key=lambda v: _order_of(case, v))
    live = [v for v in lines if v.verdict == "available" or (v.verdict == "only if" and not _unasked(case, v))]
    for group in _alike(live, lambda v: (v.issue, v.verdict, tuple((g.kind, g.id) for g in v.rests_on))):
        _remedy(case, draft, group)
    if not live:
        draft.para("No remedy can be had on what has been recorded.")
    rest = [v for v in lines if v not in live]
    _rest(case, draft, "What the sources leave open, or refuse", [v for v in rest if not _unasked(case, v)])
    _rest(case, draft, "Not asked for so far, and not simply to be had", [v for v in rest if _unasked(case, v)])
    draft.note(f"On proportionality be ready to speak to {listing(PROMPTS)}. A drafting aid, not authority.")
    _comparables(case, draft)


def _unasked(case: Case, v: Verdict) -> bool:
    return asked_for(case, v.issue) is False


def _rest(case: Case, draft: Draft, caption: str, lines: list[Verdict]) -> None:
    whom = [("From whom", 18)] if len(case.targets()) > 1 else []
    columns = [("Remedy", 28), *whom, ("Finding", 18), ("Why", 36 if whom else 54)]
    groups = list(_alike(lines, lambda v: (v.issue, v.verdict, str(reason(case, v)))))
    if groups:
        draft.table(caption, columns, [_row(case, draft, g) for g in groups])


def _order_of(case: Case, v: Verdict) -> tuple[bool, bool, int, str]:
    """What can be had first, then what is asked for, then up the ladder."""
    return v.verdict != "available", asked_for(case, v.issue) is False, case.remedy(v.issue).rung or 9, v.issue


def _alike(lines: Iterable[Verdict], key: Callable[[Verdict], tuple[object, ...]]) -> Iterator[list[Verdict]]:
    groups: dict[tuple[object, ...], list[Verdict]] = {}
    for v in lines:
        groups.setdefault(key(v), []).append(v)
    yield from groups.values()


def from_whom(case: Case, group: list[Verdict]) -> Loose:
    names = [case.name(p) for p in dict.fromkeys(v.party for v in group) if p is not None]
    return joined(names, ", ") or "nobody named"


def _row(case: Case, draft: Draft, group: list[Verdict]) -> list[Loose | Draw]:
    v = group[0]
    finding = "open, silent" if _silent(v) else v.verdict
    what = f"{case.remedy(v.issue).title}{under(case, v.framework)}"
    noted = note_on(case, draft.authorities, v.issue)
    why = (reason(case, v), " ", sentence(noted))
    whom = [from_whom(case, group)] if len(case.targets()) > 1 else []
    return [what, *whom, Draw(finding, TINTS[v.verdict]), why]


def _silent(v: Verdict) -> bool:
    """Whether a remedy is open because the source is silent."""
    return v.verdict == "open" and any(g.kind == "silence" for g in v.rests_on)


def _remedy(case: Case, draft: Draft, group: list[Verdict]) -> None:
    v = group[0]
    remedy = case.remedy(v.issue)
    whom: Loose = (" Against: ", from_whom(case, group)) if len(case.targets()) > 1 else ""
    unasked = f"; {NOT_ASKED}" if asked_for(case, v.issue) is False else ""
    draft.heading(f"{remedy.title}{under(case, v.framework)}: {v.verdict}{unasked}", f"remedy-{draft.count}")
    cites = list(dict.fromkeys((*case.cites(v), *remedy.cites, *compared_cites(case, v))))
    draft.para((reason(case, v), whom, "." if whom else ""), label=case.label(v), cites=cites)
    for other in group[1:]:
        draft.alias(case.label(other))
    draft.terms(_terms(case, draft, remedy, v))


def _terms(case: Case, draft: Draft, remedy: Remedy, v: Verdict) -> Iterator[tuple[str, Loose]]:
    """The remedy as labelled lines."""
    party = v.party
    yield ("Order sought" if case.claim else "Order to resist"), case.fill(sentence(remedy.order), party)
    yield "It needs", _needs(case, v)
    if v.verdict == "only if" and case.claim:
        return
    yield ("Harm" if case.claim else "Harm they name"), case.fill(sentence(remedy.harm), party)
    gentler = case.fill(sentence(remedy.gentler), party) if remedy.gentler else ""
    yield (
        ("Gentler step" if case.claim else "In the alternative"),
        (gentler if case.claim or not gentler else (gentler, " Offered without any admission.")),
    )
    yield "Addressee", sentence(remedy.reaches)
    yield from gentler_rungs(case, v)
    yield "Speaks for it", _considerations(case, remedy, v, "for")
    yield "Speaks against", _considerations(case, remedy, v, "against")
    noted = note_on(case, draft.authorities, v.issue)
    yield "Note", (noted, ".") if noted else ""


def _needs(case: Case, v: Verdict) -> Loose:
    """Its conditions, those still open first, then what would stop it and what it rests on."""
    rule = next(iter(case.deciding(v)), None)
    if rule is None:
        return ""
    needs = [(c, case.holds(c, v.party)) for c in rule.conditions if not c.id.startswith("matter.")]
    needs.sort(key=lambda n: (n[1] is True, n[0].kind not in ISSUES))
    said = [_need(case, c, v.party) for c, _ in needs if c.kind != "silent"]
    stops = [("not that ", _need(case, d.condition, v.party)) for d in rule.unless]
    grounds = [g for g in own_grounds(case, v) if g.kind == "hedge"]
    rests: Loose = (" It rests on ", *joined(resting(case, v, grounds, briefly=True), "; "), ".") if grounds else ""
    open_ = list({str(m): m for m in missing(case, v)}.values())[:2] if v.verdict == "only if" else []
    waits: Loose = (" Not known yet: ", *joined(open_, "; "), ".") if open_ else ""
    return (*joined([*said, *stops], "; "), ".", waits, rests) if said or stops else rests


def _need(case: Case, c: Condition, party: str | None) -> Loose:
    """One condition, with how it stands."""
    if c.kind in ISSUES and case.issue(c.id).shown:
        lines = [line for i, p in inner(case, c, party) if (line := case.verdict(i, p)) is not None]
        if lines:
            return (clause(case.issue(c.id).title), f": {word(lines[0])} (", case.to(lines[0]), ")")
    stands = {True: "", False: ": it is not so", None: ": open"}[case.holds(c, party)]
    return (holding(case, c, party), stands)


def _considerations(case: Case, remedy: Remedy, v: Verdict, side: str) -> Loose:
    met = [c for c in remedy.considerations if c.side == side and all(case.holds(k, v.party) for k in c.conditions)]
    return [(case.fill(sentence(c.text), v.party), " ") for c in met] if v.verdict == "available" else ""


def _comparables(case: Case, draft: Draft) -> None:
    """Reported figures, where the remedy stands or is open for another reason than silence alone."""
    found = comparables(case)
    if found:
        cites = [cite for c in found for cite in c.cites]
        draft.para(
            [(sentence(c.text), " ") for c in found],
            lead="Reported sums, not a forecast",
            label="comparables",
            cites=cites,
        )


def comparables(case: Case) -> list[Comparable]:
    standing = {v.issue for v in case.remedies() if v.verdict in ("available", "only if")}
    for v in case.remedies():
        if v.verdict == "open" and not _silent(v):
            standing.add(v.issue)
    return [c for f in case.frameworks for c in f.comparables if c.remedy in standing]


def money(case: Case, draft: Draft) -> None:
    """The sums on record and what speaks about them."""
    facts = at_home(case, "money")
    write_facts(case, draft, facts)
    if _includes_expenses(case) and state(case, "claim.expenses", None) == "settled":
        draft.para("The expenses stand within the sum claimed, so they are not added to it a second time.")
    noted = [note_on(case, draft.authorities, v.issue) for v in case.remedies() if case.remedy(v.issue).rung == 0]
    if said := next((n for n in noted if n), ""):
        draft.para(("On what a reported sum covers, ", said, "."))
    if any(f.question.kind == "amount" and state(case, f.question.id, f.party) == "settled" for f in facts):
        draft.para("Figures are those entered; each needs its voucher. None is computed from a reported award.")
    else:
        draft.para("No sum has been entered, so none is stated. Loss, a fair fee and outlay on proof are wanted.")


def _includes_expenses(case: Case) -> bool:
    answer = case.answer("claim.loss", None)
    pattern = r"(expenses|costs?) included|includ\w+ (\w+ )?(expenses|costs)"
    return bool(answer and re.search(pattern, answer.note.lower()))
