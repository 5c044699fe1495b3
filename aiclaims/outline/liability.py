"""Who answers for what, party by party, and the frameworks side by side."""

from __future__ import annotations

from aiclaims.outline.brief import under, word
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import fact, plain
from aiclaims.outline.grounds import ands
from aiclaims.outline.liability_map import liability_map
from aiclaims.outline.model import TINTS
from aiclaims.outline.reason import NOT_COMPLAINED, but_for_complaint, idle, joined, reason
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.compare import STRENGTH, Comparison, compare, strongest
from aiclaims.reasoning.sentences import listing
from aiclaims.reasoning.vocabulary import FUNCTIONS

SHARES = " The sources do not say how several share a loss among themselves; contracts and indemnities come first."
SUPPLIED = "service.third_party_model"
UNDECIDED = ("contested", "open", "fails on the record")


def liability(case: Case, draft: Draft) -> None:
    """What each party answers for, and on which ground."""
    lines = [v for v in _told(case) if v.party is not None]
    if not lines:
        draft.para("No finding of liability is about a named party yet.")
        return
    if drawn := [v for v in lines if case.issue(v.issue).bottom_line]:
        liability_map(case, draft, drawn)
    for p in case.matter.parties:
        if own := [v for v in lines if v.party == p.id]:
            capacity = listing(case.does(p.id)) or "a party with no recorded role"
            columns = [("Finding about", 34), ("Finding", 20), ("Reason", 46)]
            caption = f"{case.name(p.id).text}, as one who {capacity}"
            draft.table(caption, columns, [_row(case, v) for v in own])
    idle = [v for v in case.bottom_lines() if v.party and reason(case, v) == NOT_COMPLAINED]
    if idle:
        titles = dict.fromkeys(clause(case.issue(v.issue).title) + under(case, v.framework) for v in idle)
        draft.para(f"Not in issue, because it is not complained of: {listing(titles)}.")
    for v in idle:
        _uncomplained(case, draft, v)
    if case.claim:
        contribution(case, draft)


def _uncomplained(case: Case, draft: Draft, v: Verdict) -> None:
    """That a line would stand if it were complained of, and on which findings."""
    if found := but_for_complaint(case, v):
        steps = [(f"“{sentence(case.issue(s.issue).title)[:-1]}”: {word(s)} (", case.to(s), ")") for s in found]
        what = f"{clause(case.issue(v.issue).title)}{under(case, v.framework)}"
        turn = "Consider complaining of it" if case.claim else "They may come to complain of it"
        draft.para(
            (
                f"{turn}: on these facts {what} would be carried against ",
                case.name(v.party or ""),
                ". ",
                *joined(steps, "; "),
                ".",
            )
        )


def contribution(case: Case, draft: Draft) -> None:
    """Who may ask a share of whom; a defence has a section for it."""
    draft.para(_together(case, [v for v in case.bottom_lines() if v.party]))


def _told(case: Case) -> list[Verdict]:
    """Which right is infringed, then the liability for it; without sums and what nobody complains of or raises."""
    bottom = [v for v in case.bottom_lines() if not case.wraps(v.issue) and reason(case, v) != NOT_COMPLAINED]
    steps = [v for f in case.frameworks for v in case.shown(f.id) if case.issue(v.issue).infringes]
    found = [*(v for v in steps if v.party is not None and v not in bottom), *bottom]
    return [v for v in found if not idle(case, v)]


def _row(case: Case, v: Verdict) -> list[Loose | Draw]:
    what = sentence(case.fill_text(case.issue(v.issue).title, v.party)).rstrip(".") + under(case, v.framework)
    held = {FUNCTIONS.get(c.as_ or "", ""): c.verdict for c in v.capacities}
    apart = "; ".join(f"as one who {does} it is {said}" for does, said in held.items() if said != v.verdict)
    softly = f", on {light} alone" if v.verdict != "open" and (light := case.light(case.cites(v))) else ""
    finding = (word(v), softly, ", ", case.to(v))
    return [what, Draw(finding, TINTS[v.verdict]), (reason(case, v), f" But {apart}." if apart else "")]


def _together(case: Case, lines: list[Verdict]) -> Loose:
    """Who shares a loss on these findings, and who would on those that are still undecided."""
    firm = _about(lines, STRENGTH[:3])
    open_ = [p for p in _about(lines, UNDECIDED) if p not in firm]
    if not firm and not open_:
        return "Nobody is liable on these findings, so contribution does not arise."
    if len(firm) > 1:
        said: Loose = (*_named(case, firm), " may answer for the same loss.")
    elif firm:
        said = ("Of those named, only ", *_named(case, firm), " may have to answer, as far as these findings go.")
    else:
        said = "On these findings nobody has to answer yet."
    more = (" What is still undecided could add ", *_named(case, open_), ".") if open_ else ""
    return (said, more, SHARES if len(firm + open_) > 1 else "", *_suppliers(case))


def _about(lines: list[Verdict], verdicts: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(v.party for v in lines if v.party and v.verdict in verdicts))


def _named(case: Case, parties: list[str]) -> list[Loose]:
    return ands([case.name(p) for p in parties])


def _suppliers(case: Case) -> list[Loose]:
    """The suppliers of a model, named or not, from whom somebody may ask a share."""
    found = [s for p in case.targets() if (s := fact(case, SUPPLIED, p)) is not None]
    said = [s for s in found if "yes" in (s.answer.claimant, s.answer.defendant)]
    turn = "they may turn" if case.claim else "we may turn"
    told: list[Loose] = [(" ", plain(case, s), " (", To(s.label), ").") for s in said]
    tail = f" If so, {turn} to that supplier under its contract; the sources say nothing on shares between the two."
    return [*told, tail] if said else []


def comparison(case: Case, draft: Draft) -> None:
    """Where two frameworks or more can answer, equivalent findings side by side, differences first, then why."""
    rows = [row for row in compare(case.rulebook, case.assessment) if row.telling]
    if len(case.frameworks) < 2:
        draft.para("One framework alone was chosen, so there is nothing to compare.")
        return
    if not rows:
        draft.para("No finding can be compared yet.")
        return
    share = {2: 30, 3: 20}.get(len(rows[0].cells), 14)
    short = [f.short for f in case.frameworks if f.issues]
    columns = [("About", 26), *((name, share) for name in short), ("Same?", 14)]
    table = [
        (
            (row.topic.title, case.of(row.party)),
            *(_compared(case, cell) for cell in row.cells),
            "same" if row.same else "differs",
        )
        for row in rows
    ]
    draft.table("The same facts under each framework, differences first", columns, table)
    _parting(case, draft, [row for row in rows if not row.same])
    draft.para(
        "Each framework stands alone: a finding under one proves nothing under another, save where the AIPPI output"
        " test was told to use a national test."
    )


def _parting(case: Case, draft: Draft, rows: list[Comparison]) -> None:
    """Why they part, for liability and infringement; a remedy parts as its liability does or is explained above."""
    for row in rows:
        lines = [min(cell, key=lambda v: STRENGTH.index(v.verdict)) for cell in row.cells if cell]
        if len(lines) > 1 and not case.is_remedy(lines[0].issue):
            said: dict[str, tuple[Loose, list[Loose]]] = {}
            for v in lines:
                why = reason(case, v)
                told = (case.framework_of(v.issue).short, ": ", word(v))
                said.setdefault(str(why), (why, []))[1].append(told)
            parted = [(*joined(told, "; "), ". ", why) for why, told in said.values()]
            draft.para((row.topic.title, case.of(row.party), ". ", *joined(parted, " ")))


def _compared(case: Case, lines: tuple[Verdict, ...]) -> Loose | Draw:
    if not lines:
        return "no such finding"
    remedy = case.is_remedy(lines[0].issue)
    apart = len(lines) > 1
    said = [
        (f"{clause(case.issue(v.issue).title)}: " if apart else "", word(v), "" if remedy else (" (", case.to(v), ")"))
        for v in lines
    ]
    return Draw(joined(said, "; "), TINTS[strongest(lines)])
