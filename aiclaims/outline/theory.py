"""Case theory: a short story told from the facts, then what hurts us most, each point with its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import asked_for, lead_of, ours, under, word
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose, To, length, opened
from aiclaims.outline.facts import clause_of, plain, said_by, state, told, unknown
from aiclaims.outline.groups import FIRMNESS
from aiclaims.outline.hurts import decisive, hurts, in_issue, our_side, worded
from aiclaims.outline.pleading import currency, pleaded, stated
from aiclaims.outline.proportion import weighing
from aiclaims.outline.reason import joined
from aiclaims.outline.records import against_fact
from aiclaims.outline.setting import at_home
from aiclaims.outline.words import clause, sentence
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
    """Our case as a story, and what hurts it most; what is recorded where no rule makes a story of it."""
    if not case.frameworks:
        _bare(case, draft)
        return
    story = list(_claim(case) if case.claim else _defence(case))
    told = _short(story, list(_end(case)))
    draft.para([(s, " ") for s in told] or "The facts recorded so far tell no story that the rules recognise.")
    hurts(case, draft)


def _bare(case: Case, draft: Draft) -> None:
    """The facts recorded of the acts and of the evidence, for or against whomever a rule would make them speak."""
    facts = [f for place in ("acts", "evidence") for f in at_home(case, place)]
    facts = [f for f in facts if state(case, f.question.id, f.party) != "not known"]
    draft.para("No rule makes a case of this. What is recorded and may count for or against us:" if facts else
               "No rule makes a case of this, and nothing is recorded of the acts or the evidence.")  # fmt: skip
    if facts:
        draft.bullets((opened(plain(case, f)), " (", To(f.label), ").") for f in facts)


def _end(case: Case) -> Iterator[Loose]:
    """Where the story leads."""
    yield from _footing(case, "On that footing" if case.claim else "As things stand")
    if not case.claim:
        yield "Our aim is to defeat what is contested and to keep the rest to what is proportionate."


def _short(story: list[Loose], end: list[Loose]) -> list[Loose]:
    """The sentences of the story for which there are words left, and its end."""
    left = MOST_WORDS - sum(length(e) for e in end)
    told: list[Loose] = []
    for said in story:
        if length(said) <= left:
            left -= length(said)
            told.append(said)
    return told + end


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
        if did := [words for _, words in worded(case, "deed", "yes", p)]:
            yield (case.name(p), f" {listing(did)}.")
        if lacks := [words for _, words in worded(case, "lack", "no", p)]:
            yield f"There was {listing(lacks)}."


def _matched(case: Case, question: str, party: str | None) -> Iterator[Loose]:
    q, value = case.question(question), ours(case, question, party)
    if q and value and (said := pleaded(q, value)):
        yield (case.fill(said, party), ".")


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
    lines = [v for v in in_issue(case) if v.verdict in FIRMNESS[:FIRM]] or in_issue(case)
    lines, more = lines[:FEW], len(lines) - FEW
    if lines:
        found = [(clause(case.issue(v.issue).title), under(case, v.framework), case.of(v.party), f": {word(v)} (",
                  case.to(v), ")") for v in lines]  # fmt: skip
        yield (opening, ", ", *joined(found, "; "), f"; and {more} more in section 10." if more > 0 else ".")


def _defence(case: Case) -> Iterator[Loose]:
    """What they ask, our version of what decides, what makes it milder, what they still lack, then our pleas."""
    asked = _said(case, "claim.wants")
    wants = f" and ask for this: {asked}" if asked else ""
    yield ("They say that an infringement was committed", wants, _sum(case), ".")
    for f in decisive(case):
        if said := said_by(case, f, ours(case, f.question.id, f.party)):
            yield ("Our version of what is in dispute: ", clause_of(said), " (", To(f.label), ").")
    yield from _wanting(case)
    yield from _milder(case)
    for f in told(case):
        if f.question.id.endswith(".pleas") and isinstance(f.answer.defendant, tuple):
            labels = {o.id: clause(o.label) for o in f.question.options}
            yield ("We also plead: ", listing(labels.get(v, v) for v in f.answer.defendant), " (section 11).")


def _milder(case: Case) -> Iterator[Loose]:
    """What the sources say against a payment, on facts that are in place, each once."""
    money = [v for v in case.remedies() if case.remedy(v.issue).sums and v.party in (None, *our_side(case))]
    yield from dict.fromkeys(sentence(c.text) for v in money for c in weighing(case, v) if c.side == "against")


def _wanting(case: Case) -> Iterator[Loose]:
    """By framework, what every remedy still waits for that no finding tells."""
    for f in case.frameworks:
        lines = [v for v in case.remedies(f.id) if v.verdict == "only if" and v.party in our_side(case)]
        routes = [r for v in lines if asked_for(case, v.issue) is not False for r in v.missing]
        routes = [r for r in routes if not any(id in f.silences for id, _ in r)]  # else an authority is missing too
        gates = [item for item in routes[0] if _untold(case, item[0])] if routes else []
        for id, party in (g for g in gates if all(g in route for route in routes)):
            title = case.issue(id).title if case.is_issue(id) else ""
            what = (f"that {clause(case.fill_text(title, party))}",) if title else (unknown(case, id, party),)
            yield (lead_of(case, f.id), "nothing asked for stands until it is shown ", *what, ".")


def _untold(case: Case, id: str) -> bool:
    """Whether a condition is a question, or a step that no finding shows."""
    return case.question(id) is not None or (case.is_issue(id) and not case.issue(id).shown)
