"""Case theory: a short story told from the facts, then what hurts us most, each point with its paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from aiclaims.outline.brief import lead_of, ours, under, word
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose, To, length
from aiclaims.outline.facts import fact, state, told, unknown
from aiclaims.outline.groups import FIRMNESS
from aiclaims.outline.pleading import currency, pleaded, stated
from aiclaims.outline.reason import NOT_COMPLAINED, joined, missing, reason
from aiclaims.outline.records import against_fact
from aiclaims.outline.redress import comparables
from aiclaims.outline.setting import at_home
from aiclaims.outline.words import clause
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.sentences import listing

ARTICLES = {"text": "a text", "picture": "a picture", "database": "a database", "film": "a film or video"}
SINCE = ("service.steps_after_suit", "service.still_yields", "copy.gone")
FIRM = 4
"""How many words of firmness say that something stands, or may: the story ends on those."""
MOST = 6
FEW = 5
"""Findings named where the story ends; the section on liability has them all."""
MOST_WORDS = 150
"""Words of the story; what it leaves out stands in the facts."""


def theory(case: Case, draft: Draft) -> None:
    """Our case as a story, and what hurts it most."""
    story = list(_claim(case) if case.claim else _defence(case))
    told = _short(story, list(_end(case)))
    draft.para([(s, " ") for s in told] or "The facts recorded so far tell no story that the rules recognise.")
    hurts = list(islice(_hurts(case), MOST))
    if hurts:
        draft.para("These points hurt us most, the worst first:", lead="What hurts us most")
        draft.bullets([opened((h, ".")) for h in hurts], style="numbers")
    else:
        draft.para("Nothing recorded stands against us on the points that decide.", lead="What hurts us most")


def _end(case: Case) -> Iterator[Loose]:
    """Where the story leads."""
    yield from _footing(case, "On that footing" if case.claim else "As things stand")
    if not case.claim:
        yield "Our aim is to defeat what is contested and to keep the rest to what is proportionate."


def _short(story: list[Loose], end: list[Loose]) -> list[Loose]:
    """As much of the story as its words allow, sentence by sentence, and its end."""
    left = MOST_WORDS - sum(length(e) for e in end)
    told: list[Loose] = []
    for said in story:
        left -= length(said)
        if left >= 0:
            told.append(said)
    return told + end


def opened(said: Loose) -> Loose:
    """The same with a capital first."""
    if isinstance(said, str):
        return said[:1].upper() + said[1:]
    if not isinstance(said, list | tuple) or not said:
        return said
    kept = [part for part in said if part != ""]
    return [opened(kept[0]), *kept[1:]]


def _claim(case: Case) -> Iterator[Loose]:
    """Who holds the right, what was done, what was missing, what happened since, what we ask, where that leads."""
    yield from _right(case)
    yield from _deeds(case)
    yield from _since(case)
    if asked := _said(case, "claim.wants"):
        yield ("We ask for this: ", asked, _sum(case), ".")


def _right(case: Case) -> Iterator[Loose]:
    client = case.matter.client
    who: Loose = case.name(client) if client in {p.id for p in case.matter.parties} and case.claim else "The claimant"
    kind = str(ours(case, "work.kind", None) or "")
    known = "widely known " if ours(case, "work.recognised", None) == "yes" else ""
    work = ARTICLES.get(kind, "work").removeprefix("a ")
    if case.authorship:
        yield from _made(case, who, work)
        return
    quiet = "which nobody disputes" if not against_fact(case, "work.title_held", None) else "which is put to proof"
    held = _said(case, "work.title_held") or f"as owner, {quiet}"
    article = "a" if known or work[0] not in "aeiou" else "an"
    yield (who, f" holds the rights in {article} {known}{work} ", held, ".")


def _made(case: Case, who: Loose, work: str) -> Iterator[Loose]:
    inputs = _said(case, "making.inputs")
    if ours(case, "making.who", None) in ("claimant_person", "claimant_organisation"):
        yield (who, f" made the {work} with an AI tool", (": people ", inputs) if inputs else "", ".")
    if ours(case, "making.personal_choices", None) == "yes":
        yield "Those choices show the maker’s own taste, needs or intent."
    shown = {"making.name_mark": "under the maker’s own mark", "making.ai_label": "with a note that AI was used"}
    if how := [words for q, words in shown.items() if ours(case, q, None) == "yes"]:
        yield f"It was published {listing(how)}."


def _deeds(case: Case) -> Iterator[Loose]:
    """What each possible defendant did and left undone; what the output took, with the first whose output it is."""
    makers = [
        p for p in case.targets() if "yes" in (ours(case, q, p) for q in ("output.from_system", "output.prompted"))
    ]
    for p in case.targets():
        does = [] if case.authorship else case.does(p)
        paid = ", for pay" if ours(case, "service.paid", p) == "yes" else ""
        if does:
            yield (case.name(p), f" {listing(does)}{paid}.")
        if p in makers[:1]:
            yield from _matched(case, "output.match", None)
        yield from _matched(case, "copy.match", p)
        if did := [words for _, words in _worded(case, "deed", "yes", p)]:
            yield (case.name(p), f" {listing(did)}.")
        if lacks := [words for _, words in _worded(case, "lack", "no", p)]:
            yield f"There was {listing(lacks)}."


def _matched(case: Case, question: str, party: str | None) -> Iterator[Loose]:
    q, value = case.question(question), ours(case, question, party)
    if q and value and (said := pleaded(q, value)):
        yield (case.fill(said, party), ".")


def _worded(case: Case, key: str, answer: str, party: str) -> Iterator[tuple[str, str]]:
    """By question: what our answer "yes" says the party did ("deed"), or "no" says there was not ("lack")."""
    for q in case.rulebook.questions.values():
        if (words := q.says(key)) and ours(case, q.id, party) == answer:
            yield q.id, words


def _since(case: Case) -> Iterator[Loose]:
    """What happened after notice or suit, in our version."""
    for p in case.targets():
        for q in SINCE:
            value, question = ours(case, q, p), case.question(q)
            if question is None or value is None:
                continue
            if said := stated(question, value == "yes") or pleaded(question, value):
                yield (case.fill(said, p), ".")


def _said(case: Case, question: str) -> str:
    """The labels of our answer, as a clause."""
    q, value = case.question(question), ours(case, question, None)
    if q is None or value is None:
        return ""
    labels = {o.id: clause(o.label) for o in q.options}
    values = value if isinstance(value, tuple) else (str(value),)
    return listing(labels.get(v, v) for v in values)


def _sum(case: Case) -> str:
    answer, value = case.answer("claim.loss", None), ours(case, "claim.loss", None)
    return (
        f"; the sum named is {value:,.0f}{currency(answer.note)}" if answer and isinstance(value, int | float) else ""
    )


def _footing(case: Case, opening: str) -> Iterator[Loose]:
    lines = [v for v in _lines(case) if v.verdict in FIRMNESS[:FIRM]] or _lines(case)
    lines, more = lines[:FEW], len(lines) - FEW
    if lines:
        found = [(clause(case.issue(v.issue).title), under(case, v.framework), case.of(v.party), f": {word(v)} (",
                  case.to(v), ")") for v in lines]  # fmt: skip
        yield (opening, ", ", *joined(found, "; "), f"; and {more} more in section 10." if more > 0 else ".")


def _lines(case: Case) -> list[Verdict]:
    """Liability about a party that is complained of, firmest first."""
    lines = [v for v in case.bottom_lines() if v.party and not case.wraps(v.issue) and v.verdict != "refuted"]
    if not case.claim and case.matter.client in case.targets():
        lines = [v for v in lines if v.party == case.matter.client]
    lines = [v for v in lines if reason(case, v) != NOT_COMPLAINED]
    return sorted(lines, key=lambda v: FIRMNESS.index(v.verdict))


def _defence(case: Case) -> Iterator[Loose]:
    """What they ask, our pleas, our version of what is disputed, what makes it milder, where that leaves us."""
    asked = _said(case, "claim.wants")
    yield (
        "They say that an infringement was committed",
        f" and ask for this: {asked}" if asked else "",
        _sum(case),
        ".",
    )
    for f in told(case):
        if f.question.id.endswith(".pleas") and isinstance(f.answer.defendant, tuple):
            labels = {o.id: clause(o.label) for o in f.question.options}
            yield ("Our answer: ", listing(labels.get(v, v) for v in f.answer.defendant), ".")
    for f in told(case):
        value = ours(case, f.question.id, f.party)
        if not f.answer.disputed or f.question.kind != "yes_no" or value is None:
            continue
        if said := stated(f.question, value == "yes"):
            yield ("Our version of what is in dispute: ", case.fill(clause(said), f.party), " (", To(f.label), ").")
    if any(ours(case, "service.steps_after_suit", p) in ("partly", "fully") for p in case.targets()):
        yield "Steps were taken once the claim was made, and they work at least in part."


def _hurts(case: Case) -> Iterator[Loose]:
    """What may fail us on what is in issue; never a point that helps us."""
    yield from _weak_lines(case)
    yield from _disputes(case)
    if case.claim:
        yield from _less_money(case)
        yield from _thin_proof(case)
    else:
        yield from _undone(case)
    yield from _thin_law(case)


def _weak_lines(case: Case) -> Iterator[Loose]:
    weak = ("prima facie", "contested", "open", "fails on the record", "unlikely")
    for v in _lines(case):
        gaps = list({str(m): m for m in missing(case, v)}.values())[:1]
        why: Loose = ("; it is not known ", gaps[0]) if gaps else ""
        title = (clause(case.issue(v.issue).title), under(case, v.framework), case.of(v.party))
        if v.verdict in weak if case.claim else v.verdict in FIRMNESS[:3]:
            yield (*title, f": {v.verdict}", why if case.claim else "", " (", case.to(v), ")")


def _disputes(case: Case) -> Iterator[Loose]:
    turned = {(g.id, g.party) for v in _lines(case) for g in v.rests_on if g.kind == "dispute"}
    for f in told(case):
        if f.answer.disputed and any(f.question.id == q for q, _ in turned):
            yield ("it is in dispute ", unknown(case, f.question.id, f.party), " (", To(f.label), ")")


def _less_money(case: Case) -> Iterator[Loose]:
    """What speaks for less: steps after the suit, no licence fee, reported sums far below the claim."""
    for p in case.targets():
        steps = fact(case, "service.steps_after_suit", p)
        if steps and steps.answer.claimant in ("partly", "fully"):
            yield ("steps taken after the suit work at least in part, which speaks for less (", To(steps.label), ")")
    yield from _awarded_less(case)
    fee = fact(case, "harm.licence_fee", None)
    if fee and state(case, "harm.licence_fee", None) == "not known":
        yield ("no usual licence fee can be shown (", To(fee.label), ")")


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


def _undone(case: Case) -> Iterator[Loose]:
    """What a defendant left undone, where nobody disputes it."""
    for p in case.targets():
        lacks = [(q, words) for q, words in _worded(case, "lack", "no", p) if not _disputed(case, q, p)]
        found = [f for q, _ in lacks if (f := fact(case, q, p)) is not None]
        if found:
            refs = joined([To(f.label) for f in found], ", ")
            yield (f"nobody disputes that there was {listing(words for _, words in lacks)} (", *refs, ")")


def _disputed(case: Case, question: str, party: str) -> bool:
    answer = case.answer(question, party)
    return (answer is not None and answer.disputed) or bool(against_fact(case, question, party))


def _thin_law(case: Case) -> Iterator[Loose]:
    """A line that rests on one reported case, known at second hand."""
    if not case.claim:
        return
    for f in case.frameworks:
        hedged = [v for v in _lines(case) if v.framework == f.id and any(g.kind == "hedge" for g in v.rests_on)]
        if hedged and any(a.kind == "judgment" for a in f.authorities.values()):
            yield (lead_of(case, f.id), "the cases relied on are known from one second-hand report and bind nobody (",
                   To(f"framework {f.id}"), ")")  # fmt: skip
