"""Proof charts: each element, who must show it, what we have, what would settle it, the gap and the next step."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.analysis import grouped
from aiclaims.outline.case import TINTS, Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import fact, state
from aiclaims.outline.model import Span
from aiclaims.outline.phrase import answered_by, burden_of, holding, resting
from aiclaims.outline.walk import Defence, Leaf, defences, direct
from aiclaims.outline.words import listing, sentence
from aiclaims.reasoning.assessment import Verdict

COLUMNS = [
    ("Element", 22),
    ("Who must show it", 14),
    ("Finding", 12),
    ("Facts", 12),
    ("Evidence that would carry it", 20),
    ("Gap and next step", 20),
]


def charts(case: Case, draft: Draft) -> None:
    draft.section("proof", "Proof chart" if case.claim else "Proof charts", landscape=True)
    for framework in case.frameworks:
        rows = [_row(case, v) for g in grouped(case, framework.id) for v in g.lines if _live(v)]
        if rows:
            whose = "Our elements" if case.claim else "A. Their elements, and where proof is thin"
            draft.table(f"{whose}: {framework.short}", COLUMNS, rows, small=True)
    if not case.claim:
        _own_defences(case, draft)
    if not case.frameworks:
        draft.para("No framework chosen can answer this aim, so there is nothing to prove under one.")


def _live(v: Verdict) -> bool:
    return v.verdict != "refuted"


def _row(case: Case, v: Verdict) -> list[Loose | Draw]:
    issue = case.issue(v.issue)
    leaves = [leaf for leaf in direct(case, v.issue, v.party) if leaf.condition.kind == "answer"]
    element = (Span(sentence(issue.title).rstrip("."), "strong"), case.of(v.party))
    verdict = Draw((v.verdict, ", ", case.to(v)), TINTS[v.verdict])
    return [element, _burden(case, v), verdict, _facts(case, leaves), _evidence(case, leaves), _gap(case, v, leaves)]


def _burden(case: Case, v: Verdict) -> str:
    who = case.who(case.issue(v.issue).proponent)
    return f"{who} ({case.issue(v.issue).proponent})"


def _facts(case: Case, leaves: list[Leaf]) -> Loose:
    refs: dict[str, Loose] = {}
    for leaf in leaves:
        if (said := fact(case, leaf.condition.id, leaf.party)) is not None:
            refs.setdefault(said.label, To(said.label))
    return list(_commas(list(refs.values()))) or "none recorded"


def _commas(items: list[Loose]) -> Iterator[Loose]:
    for n, item in enumerate(items):
        yield from (", ", item) if n else (item,)


def _evidence(case: Case, leaves: list[Leaf]) -> str:
    found = (e for leaf in leaves if (q := case.question(leaf.condition.id)) for e in q.evidence)
    kept = list(dict.fromkeys(found))[:3]
    return "; ".join(kept) or "no document named in the questionnaire"


def _gap(case: Case, v: Verdict, leaves: list[Leaf]) -> Loose:
    open_ = [leaf for leaf in leaves if state(case, leaf.condition.id, leaf.party) in ("unanswered", "not known")]
    torn = [leaf for leaf in leaves if state(case, leaf.condition.id, leaf.party) == "disputed"]
    if torn:
        return ("In dispute: ", _asks(case, torn), " Collect proof of our version.")
    if open_:
        return ("Not known: ", _asks(case, open_), " Ask, or seek disclosure.")
    grounds = resting(case, v)
    if grounds:
        return ("No fact missing; the finding is hedged (", case.to(v), ").")
    return "None. Put the proof in order."


def _asks(case: Case, leaves: list[Leaf]) -> Loose:
    asks = [case.fill(q.ask, leaf.party) for leaf in leaves[:2] if (q := case.question(leaf.condition.id))]
    return [(a, " ") for a in asks]


def _own_defences(case: Case, draft: Draft) -> None:
    rows: dict[str, list[Loose | Draw]] = {}
    for bottom in case.bottom_lines():
        if _live(bottom):
            for d in defences(case, bottom.issue, bottom.party):
                rows.setdefault(str((d.defeater.condition, d.party)), _defence(case, d, bottom))
    if not rows:
        draft.para("No defence of our own is in play on the rules that decide these findings.")
        return
    columns = [
        ("Defence", 28),
        ("Burden", 18),
        ("How it stands", 22),
        ("Against", 14),
        ("Evidence that would carry it", 18),
    ]
    draft.table("B. Our defences: what is not raised and shown is lost", columns, rows.values(), small=True)


def _defence(case: Case, d: Defence, against: Verdict) -> list[Loose | Draw]:
    q = case.question(d.defeater.condition.id)
    said = holding(case, d.defeater.condition, d.party)
    evidence = listing(q.evidence[:3], "or") if q else "see the analysis"
    return [said, burden_of(case, d), answered_by(case, d), case.to(against), evidence or "no document named"]
