"""Money: heads of loss, how each is worked out, the figures held and missing; reported sums named as what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aiclaims.outline.brief import asked_for, note_on, under
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import Told, asked, clause_of, fact, plain, state, state_of
from aiclaims.outline.pleading import currency
from aiclaims.outline.reason import joined
from aiclaims.outline.redress import comparables
from aiclaims.outline.setting import at_home, write_facts
from aiclaims.outline.words import sentence
from aiclaims.reasoning.model import Remedy

COMPARED = "Reported sums: one case each, neither a tariff nor a forecast"


def money(case: Case, draft: Draft) -> None:
    """The facts about money, head by head what is held and missing, and what was awarded elsewhere."""
    facts = at_home(case, "money")
    write_facts(case, draft, facts)
    if includes_expenses(case) and state(case, "claim.expenses", None) == "settled":
        draft.para("The expenses stand within the sum claimed, so they are not added to it a second time.")
    sums = [f for f in facts if f.question.kind == "amount" and state_of(f.answer) in ("settled", "disputed")]
    if sums:
        draft.para("Figures are those entered; each needs its voucher. None is computed from a reported award.")
    else:
        draft.para("No sum has been entered, so none is stated. Loss, a fair fee and outlay on proof are wanted.")
    if sums and not case.claim:
        draft.para("What is not disputed is what they ask for, not that it is owed: they must prove each figure.")
    if bare := [f for f in sums if state_of(f.answer) == "settled" and not currency(f.answer.note)]:
        draft.para(("Say in which currency: none is recorded at ", draft.refs(To(f.label) for f in bare), "."))
    _heads(case, draft)
    _compared(case, draft)


def _heads(case: Case, draft: Draft) -> None:
    heads = list(_in_play(case))
    if not heads:
        return
    noted = [note_on(case, draft.authorities, r.id) for r in heads]
    if said := next((n for n in noted if n), ""):
        draft.para(("On what a reported sum covers, ", said, "."))
    columns = [("Head", 18), ("How the sum is worked out", 32), ("Figures held", 26), ("Figures missing", 24)]
    draft.table("Heads of money", columns, [_head(case, r) for r in heads])


def _in_play(case: Case) -> Iterator[Remedy]:
    """The remedies of money that somebody asks for, or may ask for, and that no source refuses against everybody."""
    for id in dict.fromkeys(v.issue for v in case.remedies() if v.verdict != "not available"):
        if case.remedy(id).sums and asked_for(case, id) is not False:
            yield case.remedy(id)


def _head(case: Case, remedy: Remedy) -> list[Loose | Draw]:
    found = [(q, fact(case, q, None)) for q in remedy.sums]
    held = [f for _, f in found if f is not None and state_of(f.answer) != "not known"]
    lacking = [(q, f) for q, f in found if f is None or f not in held]
    return [
        f"{remedy.title}{under(case, remedy.framework)}",
        sentence(remedy.method),
        joined([_figure(case, f) for f in held], "; ") or "none",
        joined([_gap(case, q, f) for q, f in lacking], " ") or "none",
    ]


def _figure(case: Case, f: Told) -> Loose:
    return (clause_of(plain(case, f)), " (", To(f.label), ")")


def _gap(case: Case, question: str, f: Told | None) -> Loose:
    return (asked(case, question, None), (" (", To(f.label), ")") if f else "")


def _compared(case: Case, draft: Draft) -> None:
    if found := comparables(case):
        cites = [cite for c in found for cite in c.cites]
        draft.para([(sentence(c.text), " ") for c in found], lead=COMPARED, label="comparables", cites=cites)


def includes_expenses(case: Case) -> bool:
    """Whether the note to the sum says so, and not that they come on top."""
    answer = case.answer("claim.loss", None)
    note = answer.note.lower() if answer else ""
    said = re.search(r"(expenses|costs?) included|includ\w+ (\w+ )?(expenses|costs)", note)
    return bool(said) and not re.search(r"\b(not|no|without|excluding)\b|n[’']t\b", note)
