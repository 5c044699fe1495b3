"""Proof charts: each element, who must show it, the facts, the evidence on both sides, the gap and the next step."""

from __future__ import annotations

from collections.abc import Mapping

from aiclaims.outline.brief import COMPLAINTS, under
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Each, Loose, To
from aiclaims.outline.exhibits import answers, evidence, held, named, opposing, step_on, unproved, weakly_proved, where
from aiclaims.outline.facts import fact, state, unknown
from aiclaims.outline.gaps import ADDITIONS, whole_open
from aiclaims.outline.groups import Group, grouped
from aiclaims.outline.groups import named as whose
from aiclaims.outline.model import TINTS, Span
from aiclaims.outline.phrase import own_grounds, resting
from aiclaims.outline.proof_defence import DEFENCES, defence_rows
from aiclaims.outline.reason import joined, missing
from aiclaims.outline.records import disputing, put_to_proof
from aiclaims.outline.setting import act_numbers
from aiclaims.outline.walk import Leaf, direct, steps_of
from aiclaims.outline.words import sentence
from aiclaims.reasoning.assessment import Verdict

WIDTHS = (15, 11, 9, 9, 14, 12, 20, 10)
CLAIM = (
    "Element", "Finding", "Burden and standard", "Our facts", "Our evidence and its weakness",
    "Their likely evidence", "Gap", "Next step",
)  # fmt: skip
THEIRS = (
    "Element", "Finding", "Burden and standard", "Their facts", "Their likely evidence",
    "Our evidence and its weakness", "Where it is thin", "Next step",
)  # fmt: skip
STANDARD = (
    "The sources set no standard of proof and say little on who must prove what; the charts say where they do. Look up "
    "the standard of the forum. A finding says how a point stands on the answers, not that it is proved."
)
NO_LOSS = (
    "No source says that a defence is lost if it is not raised in time. Look up what the forum says, and raise early "
    "what can honestly be raised."
)
Acts = Mapping[str, int]


def charts(case: Case, draft: Draft) -> None:
    """For a claim what we must prove; for a defence what they must prove, then what we must."""
    groups = [g for f in case.frameworks for g in grouped(case, f.id) if _to_prove(case, g)]
    defences = [] if case.claim else defence_rows(case)
    if not groups and not defences:
        draft.para("Nothing has to be proved under the frameworks chosen on what has been recorded.")
        return
    draft.para(STANDARD)
    if not case.matter.exhibits:
        draft.para("No exhibit has been entered, so the evidence named below is what would carry or meet each point.")
    if groups:
        rows = [_row(case, g, act_numbers(case)) for g in groups]
        caption = "What we must prove, as claimant" if case.claim else "A. What they must prove, as claimant"
        draft.table(caption, _columns(CLAIM if case.claim else THEIRS), rows, size="small")
    if not case.claim:
        _own_defences(draft, defences)


def _own_defences(draft: Draft, rows: list[list[Loose | Draw]]) -> None:
    if not rows:
        draft.para("No defence of our own is in play on the rules that decide these findings.")
        return
    draft.table(
        "B. Our defences: we carry the burden where it is said to be ours", _columns(DEFENCES), rows, size="small"
    )
    draft.para(NO_LOSS)


def _columns(heads: tuple[str, ...]) -> list[tuple[str, int]]:
    return list(zip(heads, WIDTHS, strict=True))


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
    return answers(case, (leaf for v in group.lines for leaf in direct(case, v.issue, v.party)))


def _row(case: Case, group: Group, acts: Acts) -> list[Loose | Draw]:
    v = group.first
    leaves = [x for x in _answers(case, group) if state(case, x.condition.id, x.party) != "not raised"]
    who = (" (", whose(case, group), ")") if group.parties and len(case.targets()) > 1 else ""
    element = (Span(sentence(group.issue.title).rstrip("."), "strong"), under(case, v.framework), who)
    finding = Draw((v.verdict, ", ", case.to(v)), TINTS[v.verdict])
    against = [x for line in group.lines for x in opposing(case, line)]
    expect = ("None is known.", "To be expected: ")
    add = ("None held.", "Could add: ")
    carry = evidence(case, held(case, leaves, carrying=True), named(case, leaves), *(add if case.claim else expect))
    meet = evidence(case, held(case, leaves, carrying=False), named(case, against), *(expect if case.claim else add))
    weak, step = (_gap if case.claim else _thin)(case, v, leaves)
    told = facts(case, leaves, acts) or ("Those of the elements above." if any(steps_of(case, v)) else "None recorded.")
    return [element, finding, _burden(case, v), told, carry, meet, weak, step]


def _burden(case: Case, v: Verdict) -> Loose:
    """On whom an element lies, and what the source says of the way to prove it."""
    rules, said = case.deciding(v), [f"{case.who('claimant').capitalize()} must show it."]
    if any(r.presumption for r in rules):
        said.append(f"Presumed until {case.who('defendant')} rebut it.")
    if any(g.kind == "weighing" and g.id == v.issue for g in v.rests_on):
        said.append("Weighed, with no measure given.")
    return " ".join(said)


def facts(case: Case, leaves: list[Leaf], acts: Acts) -> Loose:
    """Where the facts stand: "Act 2 (§16), §8"."""
    found = {said.label: said for x in leaves if (said := fact(case, x.condition.id, x.party)) is not None}
    told = [(f"Act {acts[label]} (", To(label), ")") if label in acts else To(label) for label in found]
    return joined(told, ", ")


def _gap(case: Case, v: Verdict, leaves: list[Leaf]) -> tuple[Loose, Loose]:
    """What is missing from our proof of an element, worst first, and the step that the first of it asks for."""
    found: list[tuple[Loose, str]] = []
    if torn := _in_state(case, leaves, "disputed"):
        found.append((("In dispute: ", *_names(case, torn), "."), "Collect proof of our version."))
    if unknown_ := _not_known(case, v, leaves):
        found.append((("Not known: ", *joined(unknown_, "; "), "."), "Ask, or seek disclosure."))
    if bare := unproved(case, leaves):
        found.append((("No exhibit for ", _each(case, bare), "."), "Obtain an exhibit."))
    if weak := weakly_proved(case, leaves):
        found.append((("Only weak exhibits for ", _each(case, weak), "."), "Find something stronger."))
    if law := _law(case, v):
        found.append((law, ""))
    elif v.verdict == "open" and not unknown_:
        found.append(("No fact missing; the law is not settled.", "Look for authority."))
    if not found:
        return "No gap.", "Put the proof in order."
    steps = list(dict.fromkeys(step for _, step in found if step))[:2]
    return joined([gap for gap, _ in found], " "), " ".join(steps) or "Put the proof in order."


def _not_known(case: Case, v: Verdict, leaves: list[Leaf]) -> list[Loose]:
    """The facts nobody knows that could move a finding."""
    if v.verdict == "established":
        return []
    open_ = _in_state(case, leaves, "unanswered", "not known")
    below = missing(case, v) if v.verdict in ("open", "fails on the record") else []
    return [unknown(case, x.condition.id, x.party) for x in open_[:2]] or below[:2]


def _law(case: Case, v: Verdict) -> Loose:
    """Where the law itself is thin; nothing where it is not."""
    hedged = [g for g in own_grounds(case, v) if g.kind in ("hedge", "presumption", "weighing")]
    points = list({str(said): said for g in hedged for said in [resting(case, v, [g], briefly=True)[0]]}.values())
    return ("It rests on ", *joined(points, "; "), ".") if points else ""


def _thin(case: Case, v: Verdict, leaves: list[Leaf]) -> tuple[Loose, Loose]:
    """Where the other side's proof is weak: hedges, gaps, disputes, what we put to proof; and what we do about it."""
    found: list[tuple[Loose, str]] = []
    if put := put_to_proof(case, v.issue, v.party):
        found.append((f"Put to proof: {disputing(put)}.", "Hold them to their proof."))
    if torn := _in_state(case, leaves, "disputed"):
        found.append((("In dispute: ", *_names(case, torn), "."), step_on(case, torn)))
    if open_ := _in_state(case, leaves, "unanswered", "not known"):
        found.append((("Not known: ", *_names(case, open_), "."), "Do not admit it."))
    if law := _law(case, v):
        found.append((law, ""))
    if not found:
        return "Nowhere on what is recorded.", "Decide whether to admit it."
    steps = list(dict.fromkeys(step for _, step in found if step))[:2]
    return joined([thin for thin, _ in found], " "), " ".join(steps) or "Hold them to their proof."


def _in_state(case: Case, leaves: list[Leaf], *states: str) -> list[Leaf]:
    """The answers in one of these states; those the interview does not ask for are not missing."""
    found = [(leaf, state(case, leaf.condition.id, leaf.party)) for leaf in leaves]
    return [x for x, s in found if s in states and (s != "unanswered" or case.arises(x.condition.id, x.party))]


def _names(case: Case, leaves: list[Leaf]) -> list[Loose]:
    return joined((unknown(case, leaf.condition.id, leaf.party) for leaf in leaves[:2]), "; ")


def _each(case: Case, leaves: list[Leaf]) -> Loose:
    return Each(tuple(to for x in leaves if isinstance(to := where(case, x), To)))
