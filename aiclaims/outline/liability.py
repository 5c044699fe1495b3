"""Who answers for what, party by party, and the frameworks side by side."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import under, word
from aiclaims.outline.case import TINTS, Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import fact, plain
from aiclaims.outline.reason import NOT_COMPLAINED, joined, reason
from aiclaims.outline.words import clause, listing, sentence
from aiclaims.reasoning.assessment import REMEDY_VERDICTS, Verdict
from aiclaims.reasoning.model import FUNCTIONS

STRENGTH = ("established", "likely", "prima facie", "contested", "open", "fails on the record", "unlikely", "refuted")
TOPICS = (
    ("The work is protected", ("work", "protected")),
    ("The claimant holds the right", ("author", "entitled")),
    ("The output infringes", ("output.infringes",)),
    ("Liability for the output", ("liability.stop", "liability.damages", "liability.output")),
    ("Liability for training", ("liability.training",)),
    ("Remedy: stop", ("remedy.stop", "remedy.injunction")),
    ("Remedy: money", ("remedy.compensation", "remedy.damages")),
)
"""What answers the same question under different frameworks: issue and remedy ids without their framework."""
INFRINGES = ("infringed", "attribution", "infringes")
"""Last parts of issues that tell which right is infringed; shown beside the liability that follows."""


def liability(case: Case, draft: Draft) -> None:
    draft.section("liability", "Liability, party by party" if case.claim else "Exposure, party by party")
    lines = [v for v in _told(case) if v.party is not None]
    if not lines:
        draft.para("No finding of liability is about a named party yet.")
        return
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
    draft.para(_together(case, [v for v in case.bottom_lines() if v.party]), cites=())


def _told(case: Case) -> list[Verdict]:
    """Which right is infringed, then the liability for it; sums and what nobody complains of are left out."""
    bottom = [v for v in case.bottom_lines() if not case.wraps(v.issue) and reason(case, v) != NOT_COMPLAINED]
    steps = [v for f in case.frameworks for v in case.shown(f.id) if v.issue.rsplit(".", 1)[-1] in INFRINGES]
    return [*(v for v in steps if v.party is not None and v not in bottom), *bottom]


def _row(case: Case, v: Verdict) -> list[Loose | Draw]:
    what = sentence(case.fill_text(case.issue(v.issue).title, v.party)).rstrip(".") + under(case, v.framework)
    held = {FUNCTIONS.get(c.as_ or "", ""): c.verdict for c in v.capacities}
    apart = "; ".join(f"as one who {does} it is {said}" for does, said in held.items() if said != v.verdict)
    finding = (word(v), ", ", case.to(v))
    return [what, Draw(finding, TINTS[v.verdict]), (reason(case, v), f" But {apart}." if apart else "")]


def _together(case: Case, lines: list[Verdict]) -> Loose:
    liable = {v.party for v in lines if v.verdict in STRENGTH[:3]}
    if len(liable) > 1:
        return (
            "More than one party may answer for the same loss. The sources do not say how they share it among"
            " themselves; contracts and indemnities come first.",
            _suppliers(case),
        )
    if liable:
        return ("Of those named, one party alone is liable on these findings.", _suppliers(case))
    return "Nobody is liable on these findings, so contribution does not arise."


def _suppliers(case: Case) -> Loose:
    """A supplier of the model, named or not, from whom somebody may ask a share."""
    found = [s for p in case.targets() if (s := fact(case, "service.third_party_model", p)) is not None]
    said = [s for s in found if "yes" in (s.answer.claimant, s.answer.defendant)]
    if not said:
        return ""
    who = "They may turn" if case.claim else "We may turn"
    return (
        " ", plain(case, said[0]), " (", To(said[0].label), f"). {who} to that supplier under its contract; the"
        " sources say nothing on shares between the two.",
    )  # fmt: skip


def comparison(case: Case, draft: Draft) -> None:
    """Only where two frameworks or more can answer: equivalent findings side by side, differences first."""
    if len(case.frameworks) < 2:
        return
    draft.section("comparison", "The frameworks compared")
    rows = sorted(_topics(case), key=lambda row: row[0] == "same")
    if not rows:
        draft.para("No finding can be compared yet.")
        return
    share = {2: 30, 3: 20}.get(len(case.frameworks), 14)
    columns = [("About", 26), *((f.short, share) for f in case.frameworks), ("Same?", 14)]
    table = [[*cells, same] for same, cells in rows]
    draft.table("The same facts under each framework, differences first", columns, table)
    draft.para(
        "Each framework stands alone: a finding under one proves nothing under another, save where the AIPPI output"
        " test was told to use a national test."
    )


def _topics(case: Case) -> Iterator[tuple[str, list[Loose | Draw]]]:
    """Whether the frameworks agree, and the row; what nobody complains of has no row."""
    lines = [*case.assessment.verdicts, *case.remedies()]
    for topic, endings in TOPICS:
        found = [v for v in lines if v.issue.partition(".")[2] in endings and reason(case, v) != NOT_COMPLAINED]
        for party in dict.fromkeys(v.party for v in found):
            cells = [[v for v in found if v.party == party and v.framework == f.id] for f in case.frameworks]
            about: Loose = (topic, case.of(party))
            same = "same" if len({_best(c) for c in cells}) == 1 else "differs"
            yield same, [about, *(_compared(case, c) for c in cells)]


def _compared(case: Case, lines: list[Verdict]) -> Loose | Draw:
    if not lines:
        return "no such finding"
    remedy = lines[0].verdict in REMEDY_VERDICTS and ".remedy." in lines[0].issue
    apart = len(lines) > 1
    said = [
        (f"{clause(case.issue(v.issue).title)}: " if apart else "", word(v), "" if remedy else (" (", case.to(v), ")"))
        for v in lines
    ]
    return Draw(joined(said, "; "), TINTS[_best(lines)])


def _best(lines: list[Verdict]) -> str:
    order = (*STRENGTH, *REMEDY_VERDICTS)
    return min((v.verdict for v in lines), key=order.index, default="")
