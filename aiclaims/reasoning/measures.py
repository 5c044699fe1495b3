"""Which measures are offered in a matter: routes to facts that want proof, help with remedies, gaps in the record.

Read after the verdicts and never before them: no measure moves one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aiclaims.reasoning.assessment import OpenQuestion, Truth, Verdict
from aiclaims.reasoning.facts import Facts, arises, inside, test, worth
from aiclaims.reasoning.matter import UNKNOWN, Answer
from aiclaims.reasoning.measure import Bearing, Measure, Need, Offer, State
from aiclaims.reasoning.model import Condition
from aiclaims.reasoning.order import conditions_of

IN_ISSUE = {
    "training": ("training", "system"),
    "output": ("output", "system"),
    "copying": ("making", "copying"),
}
"""Which stages a complaint puts in issue; the work and what follows always are."""
UNSAID = {"infringement": ("training", "output"), "authorship": ("copying",)}
"""What may be complained of, by aim, while nobody has said."""


class Offering:
    """One matter, with what the measures are matched against."""

    def __init__(self, facts: Facts, open_questions: Iterable[OpenQuestion], remedies: Iterable[Verdict]) -> None:
        frameworks = inside(facts.rulebook, facts.matter)
        self.facts = facts
        self.open = {(q.question, q.party) for q in open_questions}
        self.remedies = [v for v in remedies if v.verdict != "not available"]
        self.read = {c.id for f in frameworks for r in f.rules for c in conditions_of(r)}
        self.read |= {x.condition.id for f in frameworks for x in f.factors}
        self.alone = not any(f.issues for f in frameworks)
        self.stages = stages_in_issue(facts)


def offers(facts: Facts, open_questions: Iterable[OpenQuestion], remedies: Iterable[Verdict]) -> tuple[Offer, ...]:
    """The measures of the matter's frameworks that can help in it, in file order. Where no framework chosen holds an
    issue, every fact in issue is taken to want proof."""
    at = Offering(facts, open_questions, remedies)
    measures = (x for f in inside(facts.rulebook, facts.matter) for x in f.measures.values())
    return tuple(offer for x in measures if (offer := _offer(at, x)).parts)


def stages_in_issue(facts: Facts) -> set[str]:
    """The stages that the complaint, or the aim while nothing is complained of yet, is about."""
    matter = facts.matter
    complaint = matter.complaint or UNSAID[matter.aim.split("_")[0]]
    made = facts.answers.get(("work.made_with_ai", None))
    making = {"making"} if made and "no" not in (made.claimant, made.defendant) else set()
    return {"work", "enforcement"} | {s for c in complaint for s in IN_ISSUE[c]} | making


def _offer(at: Offering, x: Measure) -> Offer:
    held = worth(at.facts, x.held, None) if x.held else None
    if any(worth(at.facts, c, None) is not True for c in x.when):
        return Offer(x.framework, x.id, (), held, (), ())
    late = x.beforehand and held is False  # what was not there then proves nothing now
    spent = x.spent is not None and worth(at.facts, x.spent, None) is True
    needs: tuple[Need, ...] = () if late or spent else tuple(dict.fromkeys(_needs(at, x)))
    remedies = tuple(_remedies(at, x))
    live = {
        "route": bool(needs),
        "measure": bool(remedies) if x.rungs else held is not True,
        "gap": held is None,
    }
    parts = tuple(p for p in x.parts if live[p] and (p == "route" or x.stage in at.stages))
    return Offer(x.framework, x.id, parts, held, needs, remedies)


def _remedies(at: Offering, x: Measure) -> Iterator[tuple[str, str | None]]:
    """The remedies in play on the rungs of a measure, against a party that can take it."""
    for v in at.remedies:
        does = at.facts.matter.party(v.party).does if v.party else ()
        rung = at.facts.rulebook.frameworks[v.framework].remedies[v.issue].rung
        if rung in x.rungs and (not x.who or set(does) & set(x.who)):
            yield (v.issue, v.party)


def _needs(at: Offering, x: Measure) -> Iterator[Need]:
    for bearing in x.facts:
        scope = at.facts.rulebook.questions[bearing.question].scope
        for party in [p.id for p in at.facts.matter.parties] if scope == "party" else [None]:
            if state := _state(at, x, bearing, party):
                yield Need(bearing.question, party, bearing.option, bearing.effect, state)


def _state(at: Offering, x: Measure, bearing: Bearing, party: str | None) -> State | None:
    """Why a fact wants proof; None where it does not: settled and proved, or of no moment in this matter."""
    key, q = (bearing.question, party), at.facts.rulebook.questions[bearing.question]
    answer = at.facts.answers.get(key)
    if arises(at.facts, *key, asking=answer is None) is False or at.facts.unraised(key):
        return None
    if answer and answer.disputed and (q.id in at.read or at.alone):
        return "disputed"
    if answer is None or answer.claimant == UNKNOWN:
        return "not known" if key in at.open or (at.alone and q.stage in at.stages) else None
    relied = bearing.effect == "supports" and _said(at, bearing, answer) and (q.id in at.read or at.alone)
    return "not proved" if relied and not _recorded(at, x, q.stage) else None


def _said(at: Offering, bearing: Bearing, answer: Answer) -> Truth:
    """Whether the answer is the one that the measure supports."""
    if not bearing.option:
        return True
    q = at.facts.rulebook.questions[bearing.question]
    return test(q, Condition("answer", q.id, "is", bearing.option), answer.claimant, answer.complete)


def _recorded(at: Offering, x: Measure, stage: str) -> bool:
    """Whether the matter records any evidence on a stage, what the measure's own framework asks left out."""
    questions = at.facts.rulebook.questions
    return any(
        answer.claimant not in (None, UNKNOWN, ())
        for (id, _), answer in at.facts.answers.items()
        if (q := questions[id]).use == "evidence" and q.stage == stage and q.framework != x.framework
    )
