"""What tools and signals offer: routes to facts that want proof, gaps in the record, prevention. None decides."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import under
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import unknown
from aiclaims.outline.model import Span
from aiclaims.outline.reason import joined, listed
from aiclaims.outline.words import clause, count
from aiclaims.reasoning.measure import Measure, Need, Offer
from aiclaims.reasoning.sentences import listing

STATES = {"disputed": "in dispute", "not known": "not known", "not proved": "said, not proved"}
"""In the order of urgency."""
MOST = 10
"""Routes printed of a long list; the rest are counted."""
GAPS = 6
"""Gaps told with how to close them; the rest are named."""
PREVENTIVE = 4
"""Preventive measures printed, those for a remedy in play first; the rest are counted."""
FACTS = 2
"""Facts named of each; the rest are counted."""


def offered(case: Case, part: str) -> list[tuple[Offer, Measure]]:
    """The measures of which this part is live."""
    found = [o for o in case.assessment.measures if part in o.parts]
    return [(o, case.rulebook.frameworks[o.framework].measures[o.measure]) for o in found]


def routes(case: Case, draft: Draft) -> None:
    """What could prove the facts that want proof, the most pressing first."""
    found = sorted(offered(case, "route"), key=lambda row: min(map(_urgency, row[0].facts)))
    if not found:
        return
    draft.heading("What could prove it", "evidence-routes")
    named = dict.fromkeys(case.rulebook.frameworks[offer.framework].short for offer, _ in found)
    draft.para(
        f"The tools and signals described by {listing(named)} can leave evidence. They decide nothing, and no finding "
        "above rests on them; how far each goes is our reading.",
        cites=_cited(found[:MOST]),
    )
    columns = [("Tool or record", 18), ("Bears on", 28), ("How far it goes", 28), ("How to get it", 26)]
    draft.table("Routes of evidence, disputed facts first", columns, [_route(case, *row) for row in found[:MOST]])
    if len(found) > MOST:
        draft.para(f"{count(len(found) - MOST, 'further route')} would help less; the results page lists them all.")


def _urgency(need: Need) -> int:
    return list(STATES).index(need.state)


def _route(case: Case, offer: Offer, x: Measure) -> list[Loose | Draw]:
    needs = sorted(offer.facts, key=_urgency)
    said: list[Loose] = [_bearing(case, n) for n in needs[:FACTS]]
    more = f"; and {count(len(needs) - FACTS, 'other fact')}" if len(needs) > FACTS else ""
    held = {True: "The record has it. ", False: "The record says that there is none. ", None: ""}[offer.held]
    return [Span(x.title, "strong"), (*joined(said, "; "), more), x.strength, held + x.how]


def _bearing(case: Case, n: Need) -> Loose:
    if not n.option:
        return ("shows ", unknown(case, n.question, n.party), f" ({STATES[n.state]})")
    verb = "supports" if n.effect == "supports" else "speaks against"
    return (f"{verb}: ", case.supposed(n.question, n.party, n.option), f" ({STATES[n.state]})")


def preserved(case: Case) -> Iterator[Loose]:
    """Further things to preserve: what the matter says is in place."""
    for offer, x in offered(case, "route"):
        if offer.held is True:
            yield f"{x.title}: {clause(x.how)}."


def gaps(case: Case, draft: Draft) -> None:
    """What the record does not say; what also stands among the routes is named only."""
    found = offered(case, "gap")
    if not found:
        return
    named = [clause(x.title) for offer, x in found if "route" in offer.parts]
    if named:
        listed(draft, "Nothing is on record about these", named, cites=_cited(found))
    rest = [x for offer, x in found if "route" not in offer.parts]
    if rest:
        opening = "What else is missing, and how to close it:" if named else "What is missing, and how to close it:"
        draft.para(opening, cites=_cited(found))
        draft.bullets((Span(x.title, "strong"), f". {x.how}") for x in rest[:GAPS])
    if len(rest) > GAPS:
        draft.para(f"{count(len(rest) - GAPS, 'further gap')}: {listing(clause(x.title) for x in rest[GAPS:])}.")


def _cited(found: list[tuple[Offer, Measure]]) -> list[str]:
    return list(dict.fromkeys(c for _, x in found for c in x.cites))


def prevention(case: Case, draft: Draft) -> None:
    """What could prevent more of it, with its limits: for remedies in play, and for the owner from now on."""
    found = [row for row in offered(case, "measure") if case.claim or row[0].remedies]
    if not found:
        return
    told = sorted(found, key=lambda row: not row[0].remedies)[:PREVENTIVE]
    draft.para(
        "Measures that could prevent more of it. None answers a claim by being there, and none makes one by its "
        "absence:",
        cites=_cited(told),
    )
    draft.bullets((Span(x.title, "strong"), f". {x.limits}", _for(case, o)) for o, x in told)
    if len(found) > PREVENTIVE:
        draft.para(f"{count(len(found) - PREVENTIVE, 'further measure')} on the results page.")


def _for(case: Case, offer: Offer) -> str:
    names = dict.fromkeys(f"{clause(case.remedy(r).title)}{under(case, r.split('.')[0])}" for r, _ in offer.remedies)
    named = [
        *list(names)[:FACTS],
        *([count(len(names) - FACTS, "other remedy", "other remedies")] if len(names) > FACTS else []),
    ]
    return f" It could serve: {listing(named)}." if names else ""
