"""The reply to a letter before claim: an answer to each of their points, our own case, and what we ask."""

from __future__ import annotations

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.letter.facts import Fact, serving, told
from aiclaims.outline.letter.frame import acting, close, head, headed
from aiclaims.outline.letter.law import write_law
from aiclaims.outline.model import Span
from aiclaims.outline.setting import OWNERS
from aiclaims.outline.words import clean, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.records import Allegation

ANSWERS = {
    "": "Our client answers as follows.",
    "admit": "This is admitted.",
    "deny": "This is denied.",
    "not_admitted": "This is not admitted; it is for you to prove.",
    "outside_knowledge": "This is outside our client’s knowledge; it is neither admitted nor denied.",
}
WITHDRAW = "Please confirm that what is denied above is not pursued."
PROOF = "Please send us the documents on which you rely for whatever is not admitted above."


def reply_letter(case: Case, draft: Draft, reference: str, today: str) -> None:
    client = _client(case)
    against = [v for v in case.bottom_lines() if client and v.party == client and not case.wraps(v.issue)]
    head(case, draft, _claimant(case), reference, today, theirs=True)
    acting(case, draft)
    draft.para("We answer your letter of the date given above, by the numbers of its paragraphs.")
    points = [a for a in case.matter.allegations if a.party in (None, client)]
    _answers(draft, points)
    _own_case(case, draft, against, client)
    _law(case, draft, against)
    _asked(draft, points)
    close(case, draft, _claimant(case))


def _client(case: Case) -> str | None:
    """Who is accused and writes; where no party is named as client, the only one who can be meant."""
    targets = case.targets()
    if case.matter.client in {p.id for p in case.matter.parties}:
        return case.matter.client
    return targets[0] if len(targets) == 1 else None


def _claimant(case: Case) -> str | None:
    """The other side, where only one party can be it."""
    found = [p.id for p in case.matter.parties if p.id != case.matter.client and not set(p.does) - OWNERS]
    return found[0] if len(found) == 1 else None


def _answers(draft: Draft, points: list[Allegation]) -> None:
    headed(draft, "Our answers", "answers")
    if not points:
        draft.lines(["Each of your statements, and our answer to it"])
    for point in points:
        draft.para((_point(point), ANSWERS[point.response], _because(point)))
        if not point.response:
            draft.lines(["Our answer"])
        elif point.response == "deny" and not clean(point.because):
            draft.lines(["Why it is denied"])
    draft.para("What is not expressly admitted is not admitted.")


def _point(a: Allegation) -> Loose:
    """Their paragraph by its number; without one, in their words."""
    if clean(a.number):
        return ("Your paragraph ", Span(clean(a.number)), ". ")
    return ("You say: “", Span(clean(a.text), "quote"), "” ")


def _because(a: Allegation) -> Loose:
    if a.response != "deny" or not clean(a.because):
        return ""
    return (" ", Span(sentence(clean(a.because))))


def _own_case(case: Case, draft: Draft, lines: list[Verdict], client: str | None) -> None:
    headed(draft, "Our client’s case", "case")
    said = [s for f in serving(case, lines, client) if not _thin(case, f) and (s := told(case, f))]
    for sentence_ in said:
        draft.para(sentence_)
    draft.lines(["What else our client says" if said else "What our client says happened"])


def _thin(case: Case, fact: Fact) -> bool:
    """Whether all the evidence that there is on it is weak: an open letter had better not rest on it."""
    key = (fact.question.id, fact.party)
    found = [e.strength for e in case.matter.exhibits if key in (*e.supports, *e.against)]
    return bool(found) and set(found) == {"weak"}


def _law(case: Case, draft: Draft, lines: list[Verdict]) -> None:
    """Denied where nothing complained of stands on our own version. Otherwise nothing is admitted: to deny some of it
    would tell which of it is not."""
    headed(draft, "The law on which our client relies", "law")
    denied = [v for v in lines if v.defendant_record is False]
    if denied:
        write_law(case, draft, "reply", denied)
    else:
        draft.lines(["Our client’s position in law"])
    draft.para("Our client denies liability." if denied and denied == lines else "No liability is admitted.")


def _asked(draft: Draft, points: list[Allegation]) -> None:
    headed(draft, "What our client asks", "asked")
    answers = {a.response for a in points}
    wants = [WITHDRAW] if "deny" in answers else []
    wants += [PROOF] if {"not_admitted", "outside_knowledge"} & answers else []
    if wants:
        draft.bullets(wants, style="numbers")
    draft.lines([f"What {'else ' if wants else ''}our client asks", "Day by which we expect your answer"])
