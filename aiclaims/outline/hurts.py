"""What may fail us: the two facts that hurt most, what the other side pleads or could disprove, and what is thin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from aiclaims.outline.brief import lead_of, ours, under
from aiclaims.outline.case import Case
from aiclaims.outline.clashes import clashes
from aiclaims.outline.draft import Draft, Loose, To, opened
from aiclaims.outline.facts import Told, clause_of, fact, has_version, plain, state, told, unknown
from aiclaims.outline.groups import FIRMNESS
from aiclaims.outline.pleading import currency
from aiclaims.outline.pleas import pleas
from aiclaims.outline.reason import NOT_COMPLAINED, joined, missing, reason
from aiclaims.outline.records import against_fact
from aiclaims.outline.redress import comparables
from aiclaims.outline.setting import against_us, at_home
from aiclaims.outline.words import clause
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.records import STRENGTHS
from aiclaims.reasoning.sentences import listing

MOST = 2
"""Facts named as those that hurt most."""
FEW = 4
"""Points named of those that they plead or could disprove."""


def hurts(case: Case, draft: Draft) -> None:
    """Two facts; for a claim what they plead or could disprove; then what is thin in proof, money and law."""
    facts = _against_claim(case) if case.claim else _against_defence(case)
    found = list({str(said): said for said in facts}.values())
    if found:
        draft.para("These facts hurt us most, the worst first:", lead="What hurts us most")
        draft.bullets([opened((h, ".")) for h in islice(found, MOST)], style="numbers")
    else:
        draft.para("Nothing recorded stands against us on the points that decide.", lead="What hurts us most")
    if fought := list(_fought(case))[:FEW] if case.claim else []:
        draft.para("They will fight us on this:", lead="What they plead, or could disprove")
        draft.bullets(opened((p, ".")) for p in fought)
    if thin := list(_thin(case)):
        draft.para("These points need work first:", lead="What is thin")
        draft.bullets(opened((p, ".")) for p in thin)


def in_issue(case: Case) -> list[Verdict]:
    """Liability about a party that is complained of, firmest first."""
    lines = [v for v in case.bottom_lines() if v.party and not case.wraps(v.issue) and v.verdict != "refuted"]
    if not case.claim and case.matter.client in case.targets():
        lines = [v for v in lines if v.party == case.matter.client]
    lines = [v for v in lines if reason(case, v) != NOT_COMPLAINED]
    return sorted(lines, key=lambda v: FIRMNESS.index(v.verdict))


def our_side(case: Case) -> list[str]:
    """The parties whose exposure is argued against: our client, else every possible defendant."""
    return [case.matter.client] if case.matter.client in case.targets() else case.targets()


def decisive(case: Case) -> list[Told]:
    """The facts in dispute on which a line in issue turns."""
    turned = {g.id for v in in_issue(case) for g in v.rests_on if g.kind == "dispute"}
    return [f for f in told(case) if f.answer.disputed and f.question.id in turned]


def _against_claim(case: Case) -> Iterator[Loose]:
    """What is in dispute, what is recorded against us, what is not known and keeps a line open, what lowers the sum."""
    for f in decisive(case):
        yield ("it is in dispute ", unknown(case, f.question.id, f.party), " (", To(f.label), ")")
    yield from (_plainly(case, f) for f in at_home(case, "acts") if against_us(case, f))
    for v in in_issue(case):
        for gap in missing(case, v)[:1] if v.verdict not in FIRMNESS[:2] else ():
            title = (clause(case.issue(v.issue).title), under(case, v.framework), case.of(v.party))
            yield ("it is not known ", gap, ", and so ", *title, f" is {v.verdict} (", case.to(v), ")")
    for p in case.targets():
        steps = fact(case, "service.steps_after_suit", p)
        if steps and steps.answer.claimant in ("partly", "fully"):
            yield ("steps taken after the suit work at least in part, which speaks for less (", To(steps.label), ")")


def _against_defence(case: Case) -> Iterator[Loose]:
    """What was left undone and nobody disputes, what else carries a line against us, then what is in dispute."""
    lacking: set[str] = set()
    for p in our_side(case):
        lacks = [(f, words) for f, words in _lacks(case, p) if not _doubted(case, f)]
        lacking |= {f.label for f, _ in lacks}
        if lacks:
            refs = joined([To(f.label) for f, _ in lacks], ", ")
            yield (f"nobody disputes that there was {listing(words for _, words in lacks)} (", *refs, ")")
    rest = [f for f in at_home(case, "acts") if f.party in (None, *our_side(case)) and f.label not in lacking]
    for f in (f for f in rest if against_us(case, f) and not _doubted(case, f)):
        yield ("nobody disputes that ", _plainly(case, f))
    for f in decisive(case):
        yield ("it is in dispute ", unknown(case, f.question.id, f.party), " (", To(f.label), ")")


def _plainly(case: Case, f: Told) -> Loose:
    return (clause_of(plain(case, f)), " (", To(f.label), ")")


def worded(case: Case, key: str, answer: str, party: str) -> Iterator[tuple[str, str]]:
    """By question: what our answer "yes" says the party did ("deed"), or "no" says there was not ("lack")."""
    for q in case.rulebook.questions.values():
        if (words := q.says(key)) and ours(case, q.id, party) == answer:
            yield q.id, words


def _lacks(case: Case, party: str) -> list[tuple[Told, str]]:
    """What we say was left undone, with its words."""
    found = [(fact(case, q, party), words) for q, words in worded(case, "lack", "no", party)]
    return [(f, words) for f, words in found if f is not None]


def _doubted(case: Case, f: Told) -> bool:
    return f.answer.disputed or bool(against_fact(case, f.question.id, f.party))


def _fought(case: Case) -> Iterator[Loose]:
    """Each plea with the facts that meet it, then what they could disprove."""
    for said in pleas(case):
        value = said.answer.claimant
        chosen = value if isinstance(value, tuple) else ()
        for plea in said.question.options:
            if plea.id in chosen and plea.complaint in ("", *(case.matter.complaint or (plea.complaint,))):
                met = [f for q in plea.met_by if (f := fact(case, q, said.party)) and _carrying(case, f)]
                meets: Loose = ("; what meets it: ", *joined([_plainly(case, f) for f in met], "; "))
                meets = meets if met else "; section 11 says what is known of it"
                yield (f"they plead: {clause(plea.label)}", meets)
    for p in case.targets():
        if lacks := _lacks(case, p):
            refs = joined([To(f.label) for f, _ in lacks], ", ")
            what = f"there was {listing(words for _, words in lacks)}"
            yield ("they could disprove that ", what, case.of(p), " (", *refs, ")")


def _carrying(case: Case, f: Told) -> bool:
    return state(case, f.question.id, f.party) == "settled" and not against_us(case, f)


def _thin(case: Case) -> Iterator[Loose]:
    if not case.claim:
        yield from clashes(case)
        yield from _own_versions(case)
        return
    yield from _awarded_less(case)
    fee = fact(case, "harm.licence_fee", None)
    if fee and state(case, "harm.licence_fee", None) == "not known":
        yield ("no usual licence fee can be shown (", To(fee.label), ")")
    yield from _thin_proof(case)
    yield from _thin_law(case)


def _own_versions(case: Case) -> Iterator[Loose]:
    """Our version of what decides, where no exhibit or only a weak one speaks for it."""
    for f in (f for f in decisive(case) if has_version(case, f)):
        key = case.facts.key(f.question.id, f.party)
        held = [e for e in case.matter.exhibits if key in e.against]
        if not any(STRENGTHS.index(e.strength) > STRENGTHS.index("weak") for e in held):
            what = f"only weak exhibits ({listing(e.id for e in held)})" if held else "no exhibit"
            yield (f"we hold {what} for our version of ", To(f.label))


def _awarded_less(case: Case) -> Iterator[Loose]:
    """Reported sums less than half of what is claimed, in the same currency."""
    answer, claimed = case.answer("claim.loss", None), ours(case, "claim.loss", None)
    if answer is None or not isinstance(claimed, int | float):
        return
    word = currency(answer.note).strip()
    sums = [c.sum for c in comparables(case) if c.sum and c.currency == word]
    if sums and max(sums) * 2 < claimed:
        yield (f"the reported sums, {min(sums):,} to {max(sums):,} {word}, lie far below the {claimed:,.0f} claimed (",
               To("comparables"), ")")  # fmt: skip


def _thin_proof(case: Case) -> Iterator[Loose]:
    recorded = [f for f in at_home(case, "evidence") if f.question.kind == "several_of"]
    if not recorded and not case.matter.exhibits:
        yield ("no piece of evidence has been recorded (", To("evidence"), ")")
    if not at_home(case, "chronology") and not any(e.when for e in case.matter.events):
        yield ("no date is known (", To("chronology"), ")")


def _thin_law(case: Case) -> Iterator[Loose]:
    """A line that rests on one reported case, known at second hand."""
    for f in case.frameworks:
        hedged = [v for v in in_issue(case) if v.framework == f.id and any(g.kind == "hedge" for g in v.rests_on)]
        if hedged and any(a.kind == "judgment" for a in f.authorities.values()):
            said = "the cases relied on are known from one second-hand report and bind no other court ("
            yield (lead_of(case, f.id), said, To(f"framework {f.id}"), ")")
