"""Points a defence takes first: forum and time, title and protection, what it denies, its role, what nobody raised."""

from __future__ import annotations

from aiclaims.outline.brief import under
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.facts import state
from aiclaims.outline.phrase import defeater
from aiclaims.outline.reason import joined
from aiclaims.outline.records import PUT_TO_PROOF, disputing, goes_to, ours_to_prove, standing
from aiclaims.outline.walk import leaves
from aiclaims.outline.words import clause
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.sentences import listing


def threshold(case: Case, draft: Draft) -> None:
    """The points that could end the case before its merits, from the answers and the rules alone."""
    draft.para("Forum and time are not in the sources; look both up.", lead="Forum and time")
    if found := [_line(case, v) for v in case.bottom_lines() if v.party is None and not case.wraps(v.issue)]:
        draft.para((*joined(found, "; "), "."), lead="Standing, title and protection")
    for a in (a for a in case.matter.allegations if a.response in PUT_TO_PROOF):
        about = goes_to(case, a.issues, a.party)
        own = [_ours_to_show(case, i) for i in ours_to_prove(case, a)]
        said = (disputing([a]), (": ", *about) if about else "", ".", *own)
        draft.para(said, lead="Denied, and ours to prove" if own else "Put to proof")
    for party in _for_whom(case):
        _role(case, draft, party)
    if unraised := _unraised(case):
        draft.para(
            "Nobody has raised these points, so they count as absent. Each would help us; raise what can honestly be"
            " raised:",
            lead="Not raised",
        )
        draft.bullets(unraised)
    else:
        draft.para("Every point the rules would hear has been raised or answered.", lead="Not raised")


def _for_whom(case: Case) -> list[str]:
    """The parties whose exposure is argued against: our client, else every possible defendant."""
    return [case.matter.client] if case.matter.client in case.targets() else case.targets()


def _line(case: Case, v: Verdict) -> Loose:
    return (clause(case.issue(v.issue).title), under(case, v.framework), f": {standing(case, v)} (", case.to(v), ")")


def _ours_to_show(case: Case, issue: str) -> str:
    """That an issue is ours to make out, and whether a source says so."""
    stop = defeater(case, issue)
    source = "as the source says" if stop and stop.stated else "assumed; no source says so"
    return f" It is for us to show this: {clause(case.issue(issue).title)} ({source})."


def _role(case: Case, draft: Draft, party: str) -> None:
    """ "Why not us": the functions recorded, and the lines that fail against this party."""
    does = listing(case.does(party)) or "does nothing recorded"
    lines = [v for v in case.bottom_lines() if v.party == party and not case.wraps(v.issue)]
    fails = joined((_line(case, v) for v in lines if v.verdict == "refuted"), "; ")
    against = (" These fail against it: ", *fails, ".") if fails else " No liability argued here fails against it."
    draft.para((case.name(party), f" {does}. Check that nothing else is laid at its door.", against), lead="Why not us")


def _unraised(case: Case) -> list[Loose]:
    """The questions nobody has answered whose answer would help us, as put."""
    found: dict[str, Loose] = {}
    for v in case.bottom_lines():
        for leaf in leaves(case, v.issue, v.party) if v.verdict != "refuted" else ():
            c = leaf.condition
            q = case.question(c.id) if c.kind == "answer" else None
            if q is None or state(case, q.id, leaf.party) != "not raised" or not case.arises(q.id, leaf.party):
                continue
            if leaf.helps is case.holds(c, leaf.party) and v.party in (None, *_for_whom(case)):
                party = leaf.party if q.scope == "party" else None
                found.setdefault(f"{q.id} {party}", case.fill(q.ask, party))
    return list(found.values())
