"""What is recorded beside the answers: what they allege and what we answer, what happened, the evidence held. It is
printed, and no finding rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aiclaims.outline.brief import under, undisputed, word
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import fact, unknown
from aiclaims.outline.model import Span
from aiclaims.outline.reason import joined
from aiclaims.outline.walk import direct, elements
from aiclaims.outline.words import clause, clean, count
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.records import Allegation, Event, Evidence, Exhibit, FactKey, Proof
from aiclaims.reasoning.sentences import listing

RESPONSES = {
    "": "Unanswered",
    "admit": "Admitted",
    "deny": "Denied",
    "not_admitted": "Not admitted, put to proof",
    "outside_knowledge": "Outside our knowledge",
}
WITHOUT_REASON = {
    "": "To be answered before this goes to review.",
    "admit": "None needed.",
    "deny": "None given yet. A bare denial is not enough: say what happened instead.",
    "not_admitted": "They must prove it.",
    "outside_knowledge": "Decide whether to put them to proof of it.",
}
PUT_TO_PROOF = {"deny": "denied", "not_admitted": "not admitted"}
STRENGTHS = {"none": "none, or not judged yet", "weak": "weak", "fair": "fair", "strong": "strong"}
REGISTER = [
    ("No.", 6), ("What it is", 28), ("Who has it, how captured", 24), ("How far it goes", 18), ("On what", 24),
]  # fmt: skip
SILENCE = "Some courts treat what is not answered as admitted; have a lawyer check."
Held = Mapping[FactKey, Evidence]


def allegations(case: Case, draft: Draft) -> None:
    """What they allege, point by point, each with our answer and its reasons; what is not answered is warned of."""
    found = case.matter.allegations
    if not found:
        return
    draft.heading("What they allege, and our answers", "allegations")
    answered = sum(bool(a.response) for a in found)
    draft.para(f"{answered} of {count(len(found), 'allegation')} answered. No finding rests on these answers.")
    if silent := [_number(a) for a in unanswered(case)]:
        draft.warn(("Unanswered: ", *joined(silent, ", "), f". {SILENCE}"))
    columns = [("No.", 10), ("What they allege", 28), ("Our answer", 16), ("Reasons", 26), ("It goes to", 20)]
    draft.table("Their allegations and our answers", columns, [_allegation(case, a) for a in found])


def _number(a: Allegation) -> Loose:
    return (a.id, (" (their ", _own(a.number), ")") if a.number else "")


def _allegation(case: Case, a: Allegation) -> list[Loose | Draw]:
    said = ("“", _own(a.text), "”", (" Against ", case.name(a.party), ".") if a.party else "")
    answer = Draw(Span(RESPONSES[a.response], "strong"), "" if a.response else "split")
    why = joined([s for s in (_stopped(a.because), _care(case, a)) if s], " ") or WITHOUT_REASON[a.response]
    return [_number(a), said, answer, why, goes_to(case, a.issues, a.party) or "nothing named"]


def _care(case: Case, a: Allegation) -> str:
    """What an admission gives away: an element that they must prove, and on which another answer of ours may build."""
    given = [i for i in a.issues if case.who(case.issue(i).proponent) == "they"] if a.response == "admit" else []
    denied = [o.id for o in case.matter.allegations if o.response == "deny" and _builds(case, o, given)]
    fits = f" Check that it fits our denial of {listing(denied)}." if denied else ""
    return f"Take care: it gives them a point that they must prove.{fits}" if given else ""


def _builds(case: Case, denied: Allegation, given: list[str]) -> bool:
    """Whether a denied allegation goes to a finding that has one of these issues among its elements."""
    lines = [v for v in case.assessment.verdicts if v.issue in denied.issues]
    return any(e.issue in given for v in lines for e in elements(case, v))


def goes_to(case: Case, issues: Iterable[str], party: str | None = None) -> list[Loose]:
    """The issues that a record is tied to, each with the paragraphs on it."""
    return joined((_issue(case, id, party) for id in issues), "; ")


def _issue(case: Case, id: str, party: str | None) -> Loose:
    issue = case.issue(id)
    lines = [v for v in case.assessment.verdicts if v.issue == id and (party is None or v.party in (None, party))]
    told = joined((case.to(v) for v in lines if issue.shown), ", ")
    title = clause(case.fill_text(issue.title, party))
    return (title, under(case, issue.framework), (" (", *told, ")") if told else "")


def unanswered(case: Case) -> list[Allegation]:
    """The allegations to which nothing has been said yet."""
    return [a for a in case.matter.allegations if not a.response]


def put_to_proof(case: Case, issue: str, party: str | None = None) -> list[Allegation]:
    """The allegations on an issue (and against this party, where one is named) that we deny or do not admit: there the
    point is in dispute, though no answer to a question says so and no finding counts it. What is ours to prove we
    deny, but put nobody to proof of it."""
    found = [a for a in case.matter.allegations if issue in a.issues and a.response in PUT_TO_PROOF]
    return [a for a in found if (party is None or a.party in (None, party)) and not ours_to_prove(case, a)]


def ours_to_prove(case: Case, a: Allegation) -> list[str]:
    """The issues an allegation goes to that it is for our side to make out."""
    return [i for i in a.issues if case.who(case.issue(i).proponent) == "we"]


def against_fact(case: Case, question: str, party: str | None) -> list[Allegation]:
    """The allegations denied or not admitted on an issue to which this fact goes."""
    found = [a for a in case.matter.allegations if a.response in PUT_TO_PROOF]
    found = [a for a in found if party is None or a.party in (None, party)]
    return [a for a in found if any(_reads(case, issue, question, a.party or party) for issue in a.issues)]


def _reads(case: Case, issue: str, question: str, party: str | None) -> bool:
    """Whether an issue reads this fact itself, or is about the work as such and takes the fact as nobody raised it."""
    if any(leaf.condition.id == question for leaf in direct(case, issue, party)):
        return True
    v = case.verdict(issue, None) if case.issue(issue).scope == "matter" else None
    return v is not None and any((g.kind, g.id) == ("not raised", question) for g in v.rests_on)


def doubts(case: Case, v: Verdict) -> list[Allegation]:
    """The allegations that put to proof what a finding takes as undisputed."""
    own = put_to_proof(case, v.issue, v.party)
    below = [a for g in v.rests_on if g.kind == "not raised" for a in against_fact(case, g.id, g.party)]
    return list(dict.fromkeys([*own, *(a for a in below if not ours_to_prove(case, a))]))


def standing(case: Case, v: Verdict) -> str:
    """The verdict, with what must stand beside it: that nobody disputes it, or which of our answers does."""
    found = doubts(case, v) if undisputed(v) else []
    return f"{v.verdict}, but see our answer to {listing(a.id for a in found)}" if found else word(v)


def disputing(found: Iterable[Allegation]) -> str:
    """ "A3 (denied) and A5 (not admitted)"."""
    return listing(f"{a.id} ({PUT_TO_PROOF[a.response]})" for a in found)


def label(event: Event) -> str:
    return f"event {event.id}"


def settled(case: Case) -> list[tuple[Day, str]]:
    """The days of the events that nobody disputes, each with the label of its paragraph."""
    return [(e.when, label(e)) for e in case.matter.events if e.when and not e.disputed]


def entry(case: Case, event: Event, when: Loose) -> Loose:
    """An event as the chronology tells it, behind the words for its day."""
    return (when, ": ", _stopped(event.what), _otherwise(event), _source(event), _tied(case, event))


def _otherwise(event: Event) -> Loose:
    if not event.disputed:
        return ""
    return (" They say otherwise: ", _stopped(event.other_version)) if event.other_version else " They dispute it."


def _source(event: Event) -> Loose:
    source = (" Source: ", _stopped(event.source)) if event.source else ""
    proof = f" Evidence: {listing(event.exhibits)}." if event.exhibits else ""
    return (source, proof) if source or proof else " No source is recorded."


def _tied(case: Case, event: Event) -> Loose:
    found = goes_to(case, event.issues)
    return (" It goes to: ", *found, ".") if found else ""


def register(case: Case, draft: Draft) -> None:
    """Every exhibit: what it is, who has it, how far it goes, what it speaks for and against."""
    found = case.matter.exhibits
    if not found:
        return
    draft.table("Evidence register", REGISTER, [_exhibit(case, e) for e in found])
    draft.para(
        "How far an exhibit goes is the judgement of whoever entered it. It speaks for or against what is recorded at "
        "the paragraphs named. Weak exhibits do not add up to a strong one."
    )
    if files := [e for e in found if e.digest]:
        columns = [("No.", 6), ("SHA-256", 66), ("File", 28)]
        draft.table("The files behind them; none is kept here", columns, [_file(e) for e in files], size="tiny")


def _exhibit(case: Case, e: Exhibit) -> list[Loose | Draw]:
    what = (f"{e.kind.replace('_', ' ').capitalize()}: ", _stopped(e.what))
    holder = _stopped(e.holder) if e.holder else "Not said who has it."
    strength = (Span(STRENGTHS[e.strength], "strong"), (". ", _stopped(e.because)) if e.because else "")
    about = [_on(case, "for", k) for k in e.supports] + [_on(case, "against", k) for k in e.against]
    captured = (" ", _stopped(e.captured)) if e.captured else ""
    return [e.id, what, (holder, captured), strength, joined(about, "; ") or "nothing named"]


def _file(e: Exhibit) -> list[Loose | Draw]:
    size = f"{e.size:,} bytes" if e.size else "size not known"
    return [e.id, Span(e.digest, "code"), (size, (", ", _own(e.file_type)) if e.file_type else "")]


def _on(case: Case, side: str, key: FactKey) -> Loose:
    """ "for §12", "against their version of §12", or what it is about where no paragraph tells it."""
    said = fact(case, *key)
    if said is None:
        return (side, ": ", unknown(case, *key))
    version = f" {'our' if case.claim else 'their'} version of" if said.answer.disputed else ""
    return (f"{side}{version} ", To(said.label))


def held(case: Case, evidence: Held, keys: Iterable[FactKey]) -> Loose:
    """What evidence is held on these facts, each side as strong as its strongest exhibit; nothing if none is."""
    found = [(key, evidence[key]) for key in dict.fromkeys(keys) if key in evidence]
    sides = [(key, side, p) for key, e in found for side, p in (("for", e.supports), ("against", e.against))]
    return joined((_proof(case, side, key, p) for key, side, p in sides if p.exhibits), "; ")


def _proof(case: Case, side: str, key: FactKey, p: Proof) -> Loose:
    return (f"{listing(p.exhibits)} ({STRENGTHS[p.strength]}) ", _on(case, side, key))


def _own(text: str) -> Span:
    return Span(clean(text), "quote")


def _stopped(text: str) -> Loose:
    """Somebody's own words as a sentence."""
    said = clean(text)
    return (Span(said, "quote"), "" if said[-1:] in ".!?。！？" else ".") if said else ""
