"""Points a defence takes first: title, protection, permission, exceptions; and what nobody has raised yet."""

from __future__ import annotations

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.facts import state
from aiclaims.outline.walk import leaves


def _for_whom(case: Case) -> list[str]:
    """The parties whose exposure is argued against: our client, else every possible defendant."""
    return [case.matter.client] if case.matter.client in case.targets() else case.targets()


def threshold(case: Case, draft: Draft) -> None:
    """The points that could end the case before its merits."""
    draft.para("Forum and time are not in the sources; look both up. The points below are those the rules would hear.")
    unraised: dict[str, Loose] = {}
    for v in case.bottom_lines():
        for leaf in leaves(case, v.issue, v.party) if v.verdict != "refuted" else ():
            c = leaf.condition
            q = case.question(c.id) if c.kind == "answer" else None
            if q is None or state(case, q.id, leaf.party) != "not raised" or not case.arises(q.id, leaf.party):
                continue
            if leaf.helps is case.holds(c, leaf.party) and v.party in (None, *_for_whom(case)):
                party = leaf.party if q.scope == "party" else None
                unraised.setdefault(f"{q.id} {party}", case.fill(q.ask, party))
    if unraised:
        draft.para(
            "Nobody has raised these points, so they count as absent. Each would help us; raise what can honestly be"
            " raised:"
        )
        draft.bullets(unraised.values())
    else:
        draft.para("Every point the rules would hear has been raised or answered.")
