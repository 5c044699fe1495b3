"""Who answers for what: the table of parties and stages, expected defences or replies, frameworks side by side."""

from __future__ import annotations

from aiclaims.outline.case import TINTS, Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import fact, state
from aiclaims.outline.phrase import answered_by, burden_of, holding
from aiclaims.outline.walk import Defence, defences
from aiclaims.outline.words import listing
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import FUNCTIONS

STAGE_WORDS = {
    "training": "training",
    "system": "system",
    "output": "output",
    "copying": "copying",
    "making": "making",
    "work": "work",
    "enforcement": "enforcement",
}


def liability(case: Case, draft: Draft) -> None:
    draft.section("liability", "Liability, party by party" if case.claim else "Exposure, party by party")
    lines = [v for v in case.bottom_lines() if v.party is not None]
    if not lines:
        draft.para("No finding of liability is about a named party yet.")
        return
    columns = [("Party", 20), ("Stage", 10), ("Finding", 24), ("As", 14), ("Reason", 32)]
    order = {p.id: n for n, p in enumerate(case.matter.parties)}
    lines.sort(key=lambda v: order.get(v.party or "", 0))
    draft.table("Each party, stage by stage", columns, [_row(case, v) for v in lines])
    draft.para(_together(case, lines))


def _row(case: Case, v: Verdict) -> list[Loose | Draw]:
    issue = case.issue(v.issue)
    capacity = FUNCTIONS.get(v.as_ or "", "") or listing(case.roles(v.party or "")[:2])
    finding = (
        f"{v.verdict.capitalize()}: {case.fill_text(issue.title, v.party)} ({case.framework_of(v.issue).short}, ",
        case.to(v),
        ")",
    )
    stage = STAGE_WORDS.get(issue.stage, issue.stage)
    return [
        case.name(v.party or ""),
        stage,
        Draw(finding, TINTS[v.verdict]),
        f"one who {capacity}" if v.as_ else capacity,
        case.reason(v),
    ]


def _together(case: Case, lines: list[Verdict]) -> str:
    liable = {v.party for v in lines if v.verdict in ("established", "likely", "prima facie")}
    if len(liable) > 1:
        return (
            "More than one party may answer for the same loss. How they share it among themselves is not settled by "
            "the sources; contracts and indemnities come first."
        )
    return (
        "Contribution between parties does not arise on these findings."
        if liable
        else ("No party is liable on these findings, so contribution does not arise.")
    )


def expected(case: Case, draft: Draft) -> None:
    draft.section(
        "defences", "Expected defences and our replies" if case.claim else "Our defences and their expected replies"
    )
    found: dict[str, tuple[Defence, Verdict]] = {}
    for v in case.bottom_lines():
        if v.verdict != "refuted":
            for d in defences(case, v.issue, v.party):
                found.setdefault(str((d.defeater.condition, d.party)), (d, v))
    for d, v in found.values():
        draft.para(_defence(case, d, v), cites=d.rule.cites)
    for plea in _pleas(case):
        draft.para(plea)
    if not found:
        draft.para("The rules that decide these findings leave no room for a defence other than denying their facts.")


def _defence(case: Case, d: Defence, v: Verdict) -> Loose:
    parts: list[Loose] = [
        sentence_start(case, d),
        ". ",
        burden_of(case, d)[0].upper() + burden_of(case, d)[1:],
        ". ",
        answered_by(case, d),
        f" {'Reply' if case.claim else 'Their reply'}: ",
        _reply(case, d),
        " It goes to ",
        case.to(v),
        ".",
    ]
    return parts


def sentence_start(case: Case, d: Defence) -> Loose:
    text = holding(case, d.defeater.condition, d.party)
    return (text[0].upper() + text[1:]) if isinstance(text, str) else ("That ", text)


def _reply(case: Case, d: Defence) -> Loose:
    c = d.defeater.condition
    q = case.question(c.id)
    met = case.holds(c, d.party)
    said = fact(case, c.id, d.party) if c.kind == "answer" else None
    settle = f"what would settle it is {listing(q.evidence[:2], 'or')}." if q is not None and q.evidence else ""
    if met is False and said is not None:
        from aiclaims.outline.draft import To

        return ("the fact is the other way (", To(said.label), ").")
    if c.kind == "answer" and state(case, c.id, d.party) == "not raised":
        return settle or "hold them to the burden; nothing need be said until it is raised."
    return settle or "hold the point to its burden."


def _pleas(case: Case) -> list[Loose]:
    return []


def comparison(case: Case, draft: Draft) -> None:
    """Only where two frameworks or more can answer: bottom lines side by side, differences first."""
    if len(case.frameworks) < 2:
        return
    draft.section("comparison", "The frameworks compared")
    rows: dict[tuple[str, str | None], dict[str, Verdict]] = {}
    for v in case.bottom_lines():
        stage = case.issue(v.issue).stage
        best = rows.setdefault((stage, v.party), {})
        if v.framework not in best:
            best[v.framework] = v
    if not rows:
        draft.para("No bottom line can be compared yet.")
        return
    shares = 66 // len(case.frameworks)
    columns = [("Stage and party", 20), *((f.short, shares) for f in case.frameworks), ("Same?", 14)]
    lines = sorted(rows.items(), key=lambda r: not _differs(r[1], len(case.frameworks)))
    draft.table(
        "The same facts under each framework, differences first", columns, [_compare(case, k, v) for k, v in lines]
    )
    draft.para(
        "Each framework stands alone: a finding under one proves nothing under another, save where the AIPPI output "
        "test was told to use a national test."
    )


def _differs(found: dict[str, Verdict], frameworks: int) -> bool:
    return len(found) < frameworks or len({v.verdict for v in found.values()}) > 1


def _compare(case: Case, key: tuple[str, str | None], found: dict[str, Verdict]) -> list[Loose | Draw]:
    stage, party = key
    cells: list[Loose | Draw] = [(STAGE_WORDS.get(stage, stage).capitalize(), case.of(party))]
    for f in case.frameworks:
        v = found.get(f.id)
        cells.append(Draw((f"{v.verdict} (", case.to(v), ")"), TINTS[v.verdict]) if v else "no such finding")
    return [*cells, "differs" if _differs(found, len(case.frameworks)) else "same"]
