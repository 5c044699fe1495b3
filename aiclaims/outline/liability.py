"""Who answers for what: the table of parties, expected defences or replies, frameworks side by side."""

from __future__ import annotations

from aiclaims.outline.case import TINTS, Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import Told, fact, state, tell, told
from aiclaims.outline.phrase import answered_by, burden_of, holding
from aiclaims.outline.reason import joined, reason
from aiclaims.outline.walk import Defence, defences
from aiclaims.outline.words import clause, listing, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import FUNCTIONS

STRENGTH = ("established", "likely", "prima facie", "contested", "open", "fails on the record", "unlikely", "refuted")


def liability(case: Case, draft: Draft) -> None:
    draft.section("liability", "Liability, party by party" if case.claim else "Exposure, party by party")
    lines = [v for v in case.bottom_lines() if v.party is not None and not case.wraps(v.issue)]
    if not lines:
        draft.para("No finding of liability is about a named party yet.")
        return
    order = {p.id: n for n, p in enumerate(case.matter.parties)}
    lines.sort(key=lambda v: order.get(v.party or "", 0))
    columns = [("Party and liability", 32), ("Finding", 16), ("In which capacity", 18), ("Reason", 34)]
    draft.table("Each party, line by line", columns, [_row(case, v) for v in lines])
    draft.para(_together(lines))


def _row(case: Case, v: Verdict) -> list[Loose | Draw]:
    issue = clause(case.fill_text(case.issue(v.issue).title, v.party))
    what = (case.name(v.party or ""), f": {issue} ({case.framework_of(v.issue).short})")
    finding = Draw((f"{v.verdict}, ", case.to(v)), TINTS[v.verdict])
    return [what, finding, _capacity(case, v), reason(case, v)]


def _capacity(case: Case, v: Verdict) -> str:
    held = {FUNCTIONS.get(c.as_ or "", ""): c.verdict for c in v.capacities}
    if len(set(held.values())) > 1:
        return "; ".join(f"as one who {what}: {word}" for what, word in held.items())
    return f"as one who {listing(held)}" if held else listing(case.roles(v.party or "")) or "none"


def _together(lines: list[Verdict]) -> str:
    liable = {v.party for v in lines if v.verdict in STRENGTH[:3]}
    if len(liable) > 1:
        return (
            "More than one party may answer for the same loss. The sources do not say how they share it among"
            " themselves; contracts and indemnities come first."
        )
    if liable:
        return "One party alone is liable on these findings, so contribution does not arise between those named."
    return "Nobody is liable on these findings, so contribution does not arise."


def expected(case: Case, draft: Draft) -> None:
    title = "Expected defences and our replies" if case.claim else "Our defences and their expected replies"
    draft.section("defences", title)
    found: dict[tuple[object, ...], tuple[Defence, list[Verdict]]] = {}
    for v in case.bottom_lines():
        for d in defences(case, v.issue, v.party) if v.verdict != "refuted" else ():
            found.setdefault((d.defeater.condition, d.party), (d, []))[1].append(v)
    for d, against in found.values():
        draft.para(_defence(case, d, against), cites=d.rule.cites if d.defeater.stated else ())
    for plea in pleas(case):
        draft.para(tell(case, plea), label=plea.label, cites=plea.question.cites)
    if not found:
        draft.para("The rules that decide these findings leave no room for a defence other than denying their facts.")


def pleas(case: Case) -> list[Told]:
    """Answers that record what is pleaded. They stand here, not among the acts."""
    return [f for f in told(case) if f.question.id.endswith(".pleas")]


def _defence(case: Case, d: Defence, against: list[Verdict]) -> Loose:
    opening = "That " if case.claim else "We can say that "
    reply = "Our reply: " if case.claim else "Their reply: "
    goes = [case.to(v) for v in against if not case.wraps(v.issue)][:3]
    parts = (opening, holding(case, d.defeater.condition, d.party), ". ", sentence(burden_of(case, d)), " ")
    return (parts, answered_by(case, d), " ", reply, _reply(case, d), " It goes to ", *joined(goes, " and "), ".")


def _reply(case: Case, d: Defence) -> Loose:
    c = d.defeater.condition
    q = case.question(c.id)
    said = fact(case, c.id, d.party) if c.kind == "answer" else None
    if case.holds(c, d.party) is False and said is not None:
        return ("the fact is the other way (", To(said.label), ").")
    if q is not None and q.evidence:
        return f"ask for {listing(q.evidence[:2], 'or')}."
    if c.kind == "answer" and state(case, c.id, d.party) == "not raised":
        return "none is needed until it is raised and shown."
    return "hold the point to its burden."


def comparison(case: Case, draft: Draft) -> None:
    """Only where two frameworks or more can answer: bottom lines side by side, differences first."""
    if len(case.frameworks) < 2:
        return
    draft.section("comparison", "The frameworks compared")
    lines = [v for v in case.bottom_lines() if not case.wraps(v.issue)]
    parties = list(dict.fromkeys(v.party for v in lines))
    if not parties:
        draft.para("No finding can be compared yet.")
        return
    rows = {p: [[v for v in lines if v.party == p and v.framework == f.id] for f in case.frameworks] for p in parties}
    ordered = sorted(parties, key=lambda p: not _differs(rows[p]))
    share = {2: 34, 3: 22}.get(len(case.frameworks), 16)
    columns = [("About", 18), *((f.short, share) for f in case.frameworks), ("Same?", 14)]
    table = [_compared(case, p, rows[p]) for p in ordered]
    draft.table("The same facts under each framework, differences first", columns, table)
    draft.para(
        "Each framework stands alone: a finding under one proves nothing under another, save where the AIPPI output"
        " test was told to use a national test."
    )


def _best(lines: list[Verdict]) -> str:
    return min((v.verdict for v in lines), key=STRENGTH.index, default="")


def _differs(cells: list[list[Verdict]]) -> bool:
    return len({_best(lines) for lines in cells}) > 1


def _compared(case: Case, party: str | None, cells: list[list[Verdict]]) -> list[Loose | Draw]:
    about: Loose = case.name(party) if party else "the work and the claimant’s title"
    row: list[Loose | Draw] = [about]
    for lines in cells:
        said = [(clause(case.issue(v.issue).title), f": {v.verdict} (", case.to(v), ")") for v in lines]
        row.append(Draw(joined(said, "; "), TINTS[_best(lines)]) if lines else "no such finding")
    return [*row, "differs" if _differs(cells) else "same"]
