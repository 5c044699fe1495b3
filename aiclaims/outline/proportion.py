"""Whether a remedy is proportionate, point by point: what sources say of it, what is recorded, what is still wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Each, Loose, To
from aiclaims.outline.facts import Told, clause_of, fact, plain, state_of, told, unknown
from aiclaims.outline.reason import joined
from aiclaims.outline.setting import helps_claimant
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Consideration

LABELS = {
    "scale": "Seriousness and scale",
    "fault": "Fault and notice",
    "others": "Third parties and the public",
    "cost": "Cost and feasibility",
    "lesser": "Would less do",
    "money": "Money instead",
}
"""The points of `reasoning.model.PROPORTION`, as labels."""
WANTED = {
    "scale": "how many saw or used it, and for how long",
    "fault": "when {party} was first told, and what it did then",
    "others": "who else would feel the order",
    "cost": "what the step costs, and whether it can be done",
    "lesser": "what has been done so far, and how well it works",
    "money": "what a licence would have cost",
}
"""What to look for where nothing recorded speaks to a point."""
MOST = 4
"""Facts told of one point; the rest are referred to."""


def points(case: Case, group: list[Verdict], first: Verdict, seen: set[str]) -> Iterator[tuple[str, Loose]]:
    """Labelled lines: each point on which something can be said, then what is still wanted. `group`: one remedy against
    parties alike. `first`: the remedy with which the facts about these parties are told; others refer to them.
    `seen`: the labels of facts told before, to which those told here are added."""
    v, parties = group[0], {None, *(v.party for v in group)}
    again, empty = v is not first, []
    for head in _heads(case, v):
        facts = [f for f in told(case) if f.question.proportion == head and f.party in parties and _in_issue(case, f)]
        beside = _beside(case, v, head, [f for f in facts if again or f.label in seen], facts)
        argued = [s for s in (_argued(case, v, head, beside), _else(case, v, head)) if s]
        if argued or (facts and not again):
            rest = [f for f in facts if f not in beside["for"] and f not in beside["against"]]
            yield LABELS[head], joined([*argued, *_recorded(case, rest, () if again else rest, seen)], " ")
        elif not facts:
            empty.append(WANTED[head])
    if again:
        yield "On the other points", ("as for the remedy at ", case.to(first), ".")
    elif empty:
        yield "Still to be filled in", case.fill(sentence("; ".join(empty)), v.party)


def _heads(case: Case, v: Verdict) -> list[str]:
    """The points that matter to a remedy: to money no more than how bad it was, and what a source says besides."""
    said = {c.proportion for c in weighing(case, v)}
    return [head for head in LABELS if case.remedy(v.issue).rung or head in said or head in ("scale", "fault")]


def _argued(case: Case, v: Verdict, head: str, beside: dict[str, list[Told]]) -> Loose:
    """What is said for the remedy and against it on this point, our side first, each with the facts behind it."""
    said: list[Loose] = []
    for side in ("for", "against") if case.claim else ("against", "for"):
        ours = case.who("claimant" if side == "for" else "defendant") == "we"
        text, where = considered(case, v, side, head), Each(tuple(To(f.label) for f in beside[side]))
        told: Loose = (" See ", where, ".") if text else ("what stands at ", where, ".")
        if text or beside[side]:
            opening = "We say: " if ours else "They may say: "
            said.append((opening, case.fill(text, v.party), told if beside[side] else ""))
    return joined(said, " ")


def _beside(case: Case, v: Verdict, head: str, told: list[Told], facts: list[Told]) -> dict[str, list[Told]]:
    """By side, the facts behind what is said on a point: those it reads; and of how bad it was and of fault those told
    before that help that side."""
    found: dict[str, list[Told]] = {"for": [], "against": []}
    read = dict.fromkeys((k.id, c.side) for c in weighing(case, v) for k in c.conditions if c.proportion == head)
    for f in facts:
        helps = helps_claimant(case, f) if f in told and head in ("scale", "fault") else None
        if helps is not None and not any((f.question.id, side) in read for side in found):
            found["for" if helps else "against"].append(f)
    for id, side in read:
        found[side] += [said for said in [fact(case, id, v.party)] if said is not None]
    return found


def considered(case: Case, v: Verdict, side: str, head: str) -> str:
    """The considerations of one side whose facts are in place."""
    return " ".join(sentence(c.text) for c in weighing(case, v) if (c.side, c.proportion) == (side, head))


def considered_cites(case: Case, v: Verdict) -> list[str]:
    """What the considerations told of a remedy are taken from."""
    return [cite for c in weighing(case, v) for cite in c.cites]


def weighing(case: Case, v: Verdict) -> list[Consideration]:
    """The considerations of a remedy whose facts are in place."""
    found = case.remedy(v.issue).considerations
    return [c for c in found if all(case.holds(k, v.party) for k in c.conditions)]


def _else(case: Case, v: Verdict, head: str) -> Loose:
    """For the last point: whether money can be had from the same party."""
    if head != "money" or case.remedy(v.issue).sums:
        return ""
    lines = [x for x in case.remedies(v.framework) if x.party == v.party and case.remedy(x.issue).topic == "money"]
    return joined([f"The finding on {clause(case.remedy(x.issue).title)} is “{x.verdict}”." for x in lines], " ")


def _recorded(case: Case, facts: list[Told], new: Iterable[Told], seen: set[str]) -> list[Loose]:
    """The facts that speak to a point, with their paragraphs: those not told yet in words."""
    words = [f for f in new if f.label not in seen][:MOST]
    seen |= {f.label for f in words}
    more = [f for f in facts if f not in words]
    said = [(_fact(case, f), " (", To(f.label), ")") for f in words]
    where = joined([To(f.label) for f in more], ", ")
    if not said:
        return [("Also recorded: ", *where, ".")] if where else []
    return [("Recorded: ", *joined(said, "; "), *([". See also ", *where] if where else []), ".")]


def _in_issue(case: Case, f: Told) -> bool:
    """Whether a fact is about something complained of."""
    return f.question.stage != "training" or "training" in (case.matter.complaint or ("training",))


def _fact(case: Case, f: Told) -> Loose:
    """A fact as a clause; what is open or in dispute is called so."""
    states = {"disputed": " is in dispute", "not known": " is not known"}
    if (state := state_of(f.answer)) in states:
        return (unknown(case, f.question.id, f.party), states[state])
    said = plain(case, f)
    return clause(said) if isinstance(said, str) else clause_of(said)
