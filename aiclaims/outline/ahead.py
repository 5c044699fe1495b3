"""What comes next: evidence and what to preserve, then what is still open and whom it blocks."""

from __future__ import annotations

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import Told, state, state_of, to_ask, told
from aiclaims.outline.facts import asked as asked_of
from aiclaims.outline.gaps import DECIDED, awaited, bears_on, for_the_rest, standing, still_open
from aiclaims.outline.measures import gaps, prevention, routes
from aiclaims.outline.model import Span
from aiclaims.outline.pivots import finding
from aiclaims.outline.preserve import preservation
from aiclaims.outline.reason import joined
from aiclaims.outline.records import register
from aiclaims.outline.setting import at_home, write_facts
from aiclaims.outline.words import clause, clean, count
from aiclaims.reasoning.assessment import OpenQuestion, Verdict
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.sentences import listing

MOST = 10
"""Rows printed of a long list; the rest are counted."""
NAMED = 2
"""Items named in a cell."""
WHO = {True: "Find out whom it fits, and add that party.", False: "Let them show whom it fits."}
"""What to do about a finding on nobody yet named, for a claim and for a defence."""


def evidence(case: Case, draft: Draft) -> None:
    """What evidence is on record, what to preserve, what could prove a fact, and what is missing."""
    held = at_home(case, "evidence")
    write_facts(case, draft, held)
    register(case, draft)
    if not held and not case.matter.exhibits:
        where = " What each element needs stands in the proof chart." if case.frameworks else ""
        draft.para(f"No piece of evidence has been recorded yet.{where}", label="evidence")
    if case.matter.exhibits:
        draft.para("No source here says whether an exhibit is admissible: that is for the forum’s law of evidence.")
    preservation(case, draft)
    routes(case, draft)
    gaps(case, draft)
    prevention(case, draft)


def open_questions(case: Case, draft: Draft) -> None:
    """What was answered "not known yet", all of it; then the other questions that can still decide something."""
    unknown = [f for f in told(case) if state_of(f.answer) == "not known"]
    if unknown:
        columns = [("Not known yet", 34), ("It blocks", 30), ("Who can answer", 14), ("What would settle it", 22)]
        draft.table("What nobody knows yet", columns, [_not_known(case, f) for f in unknown])
    known = {(f.question.id, f.party) for f in unknown}
    others = [q for q in still_open(case) if (q.question, q.party) not in known]
    _others(case, draft, others, "other " if known else "")
    for issue, waiting in awaited(case).items():
        what = clause(case.fill_text(case.issue(issue).title, None))
        lines = listing(dict.fromkeys(clause(finding(case, v.issue, v.party)) for v in waiting))
        draft.para(f"Nobody named so far is known to fit this: {what}. What waits for it: {lines}. {WHO[case.claim]}")
    if gaps := standing(case):
        named = ", and the full name and address of each defendant" if case.claim else ""
        wanted = [asked_of(case, q, party) for q, party in gaps]
        draft.para((f"To be filled in any matter{named}: ", *joined(wanted, " ")))
    if rest := for_the_rest(case):
        draft.para(f"{count(rest, 'other question')} would only confirm, or upset, what is decided already.")


def _not_known(case: Case, f: Told) -> list[Loose | Draw]:
    question = (case.fill(f.question.ask, f.party), " (", To(f.label), ")")
    whom = clean(f.answer.whom)
    who: Loose = ("“", Span(whom, "quote"), "”") if whom else "nobody named"
    return [question, _bearing(case, f.question.id, f.party), who, _evidence(f.question)]


def _others(case: Case, draft: Draft, asked: list[OpenQuestion], other: str) -> None:
    if asked:
        columns = [("Question", 34), ("So far", 12), ("What would settle it", 24), ("It bears on", 30)]
        rows = [_question(case, q) for q in asked[:MOST]]
        draft.table(f"{other}questions that can still decide something, most first".capitalize(), columns, rows)
    else:
        draft.para(f"No {other}question bears on anything still undecided.")
    if more := max(0, len(asked) - MOST):
        draft.para(f"{count(more, 'further question')} could decide less; the questionnaire lists them all.")


def _question(case: Case, q: OpenQuestion) -> list[Loose | Draw]:
    question = case.rulebook.questions[q.question]
    now = "in dispute" if state(case, q.question, q.party) == "disputed" else "not asked"
    so_far = (now, to_ask(case.answer(q.question, q.party)))
    return [case.fill(question.ask, q.party), so_far, _evidence(question), _bearing(case, q.question, q.party)]


def _evidence(question: Question) -> str:
    return listing(question.evidence[:NAMED], "or") or "nothing named"


def _bearing(case: Case, question: str, party: str | None) -> Loose:
    """The elements that wait for an answer, else the findings and remedies that it may settle."""
    found = [_element(case, v, (question, party)) for v in _waiting(case, (question, party))]
    if not found:
        open_ = [q for q in still_open(case) if (q.question, q.party) == (question, party)]
        found = list(dict.fromkeys(finding(case, i, p) for q in open_ for i, p in bears_on(case, q)))
    more = f"; and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return (*joined(found[:NAMED], "; "), more) if found else "nothing still undecided"


def _waiting(case: Case, item: tuple[str, str | None]) -> list[Verdict]:
    """The undecided findings that name an answer as what they lack, elements before what is made of them."""
    lines = [v for f in case.frameworks for v in case.shown(f.id) if not case.wraps(v.issue)]
    found = [v for v in lines if v.verdict not in DECIDED and any(item in route for route in v.missing)]
    return sorted(found, key=lambda v: case.issue(v.issue).bottom_line)


def _element(case: Case, v: Verdict, item: tuple[str, str | None]) -> Loose:
    """A finding with its paragraph; if the answer alone will not do, that is said."""
    keys = {k for f in case.frameworks for k in f.silences}
    silent = all(any(id in keys for id, _ in route) for route in v.missing if item in route)
    too = "; an authority is missing too" if silent else ""
    return (finding(case, v.issue, v.party), " (", case.to(v), too, ")")
