"""Proof charts: each element, who must show it, what we have, what would settle it, the gap and the next step."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import COMPLAINTS, under
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import fact, state, unknown
from aiclaims.outline.gaps import ADDITIONS, whole_open
from aiclaims.outline.groups import Group, grouped, named
from aiclaims.outline.model import TINTS, Span
from aiclaims.outline.phrase import answered_by, burden_of, holding, own_grounds, resting
from aiclaims.outline.reason import joined, missing
from aiclaims.outline.records import Held, held
from aiclaims.outline.walk import ISSUES, Defence, Leaf, defences, direct
from aiclaims.outline.words import sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.records import FactKey, evidence_by_fact
from aiclaims.reasoning.sentences import listing

COLUMNS = [
    ("Element", 22),
    ("Finding", 16),
    ("Facts", 10),
    ("Evidence that would carry it", 28),
    ("Gap and next step", 24),
]
DEFENCE_COLUMNS = [
    ("Defence", 28),
    ("Burden", 18),
    ("How it stands", 20),
    ("Against", 12),
    ("Evidence that would carry it", 22),
]


def charts(case: Case, draft: Draft) -> None:
    groups = [g for f in case.frameworks for g in grouped(case, f.id) if _to_prove(case, g)]
    evidence = evidence_by_fact(case.matter.exhibits)
    rows = [_row(case, g, evidence) for g in groups]
    if rows:
        draft.table(*_chart(case), rows)
    written = len(rows)
    if not case.claim:
        written += _own_defences(case, draft, evidence)
    if not written:
        draft.para("Nothing has to be proved under the frameworks chosen on what has been recorded.")


def _chart(case: Case) -> tuple[str, list[tuple[str, int]]]:
    """Caption and columns of the chart of what a claimant must prove."""
    whose = "What we must prove, as claimant" if case.claim else "A. What they must prove, as claimant"
    columns = COLUMNS if case.claim else [*COLUMNS[:4], ("Where it is thin", 24)]
    return whose, columns


def _to_prove(case: Case, group: Group) -> bool:
    """Live elements that facts can carry, and lines still open. Left out: sums of other lines, what is refuted, and
    acts that nobody complains of or tells of."""
    v = group.first
    if v.verdict == "refuted" or case.wraps(v.issue) or group.issue.proponent != "claimant":
        return False
    if all(leaf.condition.id in ADDITIONS for leaf in _answers(case, group)) and not whole_open(case):
        return False
    if group.issue.stage in set(COMPLAINTS) - set(case.matter.complaint or COMPLAINTS) and _untold(case, group):
        return False
    states = {state(case, leaf.condition.id, leaf.party) for leaf in _answers(case, group)}
    return not states <= ({"not raised", "unanswered"} if v.verdict == "established" else {"not raised"})


def _untold(case: Case, group: Group) -> bool:
    return all(fact(case, leaf.condition.id, leaf.party) is None for leaf in _answers(case, group))


def _answers(case: Case, group: Group) -> list[Leaf]:
    found = [leaf for v in group.lines for leaf in direct(case, v.issue, v.party) if leaf.condition.kind == "answer"]
    return list({(leaf.condition.id, leaf.party): leaf for leaf in found}.values())


def _row(case: Case, group: Group, evidence: Held) -> list[Loose | Draw]:
    v, leaves = group.first, _answers(case, group)
    who = (" (", named(case, group), ")") if group.parties and len(case.targets()) > 1 else ""
    element = (Span(sentence(group.issue.title).rstrip("."), "strong"), under(case, v.framework), who)
    verdict = Draw((v.verdict, ", ", case.to(v)), TINTS[v.verdict])
    gap = _gap(case, v, leaves) if case.claim else _thin(case, v, leaves)
    proof = _proof(case, evidence, _keys(case, leaves), _evidence(case, leaves))
    return [element, verdict, _facts(case, leaves), proof, gap]


def _facts(case: Case, leaves: list[Leaf]) -> Loose:
    found = [fact(case, leaf.condition.id, leaf.party) for leaf in leaves]
    labels = dict.fromkeys(said.label for said in found if said is not None)
    return joined((To(label) for label in labels), ", ") or "the elements above"


def _evidence(case: Case, leaves: list[Leaf]) -> str:
    asked = [leaf for leaf in leaves if state(case, leaf.condition.id, leaf.party) != "not raised"]
    found = (e for leaf in asked if (q := case.question(leaf.condition.id)) for e in q.evidence)
    return "; ".join(list(dict.fromkeys(found))[:2]) or "that of the elements above"


def _proof(case: Case, evidence: Held, keys: list[FactKey], carrying: str) -> Loose:
    """What would carry an element; before it, where the matter has a register, what of it is held."""
    if not case.matter.exhibits:
        return carrying
    return ("Held: ", held(case, evidence, keys) or "nothing", ". To carry it: ", carrying)


def _keys(case: Case, leaves: list[Leaf]) -> list[FactKey]:
    return [case.facts.key(leaf.condition.id, leaf.party) for leaf in leaves if leaf.condition.kind == "answer"]


def _gap(case: Case, v: Verdict, leaves: list[Leaf]) -> Loose:
    if torn := _in_state(case, leaves, "disputed"):
        return ("In dispute: ", *_names(case, torn), ". Collect proof of our version.")
    if v.verdict != "established" and (open_ := _in_state(case, leaves, "unanswered", "not known")):
        return ("Not known: ", *_names(case, open_), ". Ask, or seek disclosure.")
    if v.verdict in ("open", "fails on the record") and (wanted := missing(case, v)):
        return ("Not known: ", *joined(wanted[:2], "; "), ". Ask, or seek disclosure.")
    silent = v.verdict == "open"  # no answer settles it: the law is missing
    return "No fact missing; argue the law." if silent or own_grounds(case, v) else "No gap; put the proof in order."


def _thin(case: Case, v: Verdict, leaves: list[Leaf]) -> Loose:
    """Where the other side's proof is weak: hedges, gaps, disputes, no evidence recorded; or nowhere."""
    own = own_grounds(case, v)
    points = [resting(case, v, [g], briefly=True)[0] for g in own if g.kind in ("hedge", "presumption", "weighing")]
    if torn := _in_state(case, leaves, "disputed"):
        points.append(("in dispute ", *_names(case, torn)))
    if open_ := _in_state(case, leaves, "unanswered", "not known"):
        points.append(("not known ", *_names(case, open_)))
    if not points:
        return "Nowhere on what is recorded."
    return ("It rests on ", *joined(points, "; "), ".")


def _in_state(case: Case, leaves: list[Leaf], *states: str) -> list[Leaf]:
    """The answers in one of these states; those the interview does not ask for are not missing."""
    found = [(leaf, state(case, leaf.condition.id, leaf.party)) for leaf in leaves]
    return [x for x, s in found if s in states and (s != "unanswered" or case.arises(x.condition.id, x.party))]


def _names(case: Case, leaves: list[Leaf]) -> list[Loose]:
    return joined((unknown(case, leaf.condition.id, leaf.party) for leaf in leaves[:2]), "; ")


def _own_defences(case: Case, draft: Draft, evidence: Held) -> int:
    rows = list(_defences(case, evidence))
    if rows:
        draft.table("B. Our defences: what is not raised and shown is lost", DEFENCE_COLUMNS, rows)
    else:
        draft.para("No defence of our own is in play on the rules that decide these findings.")
    return max(len(rows), 1)


def _defences(case: Case, evidence: Held) -> Iterator[list[Loose | Draw]]:
    seen: set[tuple[object, ...]] = set()
    for bottom in case.bottom_lines():
        for d in defences(case, bottom.issue, bottom.party) if bottom.verdict != "refuted" else ():
            if (key := (d.defeater.condition, d.party)) not in seen:
                seen.add(key)
                q = case.question(d.defeater.condition.id)
                carrying = (listing(q.evidence[:3], "or") or "not named") if q else "that of its own elements"
                said = holding(case, d.defeater.condition, d.party)
                proof = _proof(case, evidence, _read_by(case, d), carrying)
                yield [said, burden_of(case, d), answered_by(case, d), (case.to(bottom),), proof]


def _read_by(case: Case, d: Defence) -> list[FactKey]:
    c = d.defeater.condition
    return _keys(case, direct(case, c.id, d.party) if c.kind in ISSUES else [Leaf(c, d.party, True)])
