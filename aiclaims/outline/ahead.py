"""What comes next: evidence, open questions, and the steps before proceedings."""

from __future__ import annotations

from aiclaims.outline.brief import lead_of, noted
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import asked as asked_of
from aiclaims.outline.facts import state, to_ask
from aiclaims.outline.gaps import bears_on, for_the_rest, standing, still_open
from aiclaims.outline.measures import gaps, preserved, prevention, routes
from aiclaims.outline.pivots import finding
from aiclaims.outline.reason import joined
from aiclaims.outline.records import register
from aiclaims.outline.setting import at_home, write_facts
from aiclaims.outline.words import count
from aiclaims.reasoning.assessment import OpenQuestion
from aiclaims.reasoning.sentences import listing

MOST = 10
"""Rows printed of a long list; the rest are counted."""

PRESERVE = (
    "Freeze a copy of every output, page and listing before anybody is contacted.",
    "For each: address, date, time and time zone, account, tool and model version, prompt, settings and seed.",
    "Save the raw file, not only a picture of it; take its hash; note who did it.",
    "Ask in writing that automatic deletion stops; some tools purge prompts and outputs within weeks.",
    "Keep the record of the making: drafts, rounds, parameters, selections, dates.",
)
PRESERVE_DEFENCE = (
    "Keep our own logs, prompts, outputs, data set manifests, filter settings and supplier copies.",
    "Switch automatic deletion off and write down when that was done, and by whom.",
    "Record what measures were in place on the dates in issue, and what each one changed.",
    "Freeze a copy of the page, output or copy complained of before anything is altered.",
)


def evidence(case: Case, draft: Draft) -> None:
    """What evidence is on record, what to preserve, what could prove a fact, and what is missing."""
    held = at_home(case, "evidence")
    write_facts(case, draft, held)
    register(case, draft)
    if not held and not case.matter.exhibits:
        where = " What each element needs stands in the proof chart." if case.frameworks else ""
        draft.para(f"No piece of evidence has been recorded yet.{where}", label="evidence")
    draft.para("Preserve now:" if case.claim else "Preserve on our own side now:", label="evidence")
    draft.bullets((*(PRESERVE if case.claim else PRESERVE_DEFENCE), *preserved(case)))
    for f, note in noted(case, "captures"):
        draft.para((lead_of(case, f.id), note.text), cites=note.cites)
    routes(case, draft)
    gaps(case, draft)
    prevention(case, draft)


def open_questions(case: Case, draft: Draft) -> None:
    """The questions that can still decide something, and what would settle them."""
    asked = still_open(case)
    if asked:
        columns = [("Question", 34), ("So far", 12), ("What would settle it", 26), ("It bears on", 28)]
        rows = [_question(case, q) for q in asked[:MOST]]
        draft.table("Questions that can still decide something, most first", columns, rows)
    else:
        draft.para("No open question bears on anything still undecided.")
    if more := max(0, len(asked) - MOST):
        draft.para(f"{count(more, 'further question')} could decide less; the questionnaire lists them all.")
    if gaps := standing(case):
        named = ", and the full name and address of each defendant" if case.claim else ""
        wanted = [asked_of(case, q, party) for q, party in gaps]
        draft.para((f"To be filled in any matter{named}: ", *joined(wanted, " ")))
    if rest := for_the_rest(case):
        draft.para(f"{count(rest, 'other question')} would only confirm, or upset, what is decided already.")


def _question(case: Case, q: OpenQuestion) -> list[Loose | Draw]:
    question = case.rulebook.questions[q.question]
    now = {"not known": "nobody can say yet", "disputed": "in dispute"}.get(
        state(case, q.question, q.party), "not asked"
    )
    titles = list(dict.fromkeys(finding(case, issue, party) for issue, party in bears_on(case, q)))
    more = f" and {len(titles) - 2} more" if len(titles) > 2 else ""
    evidence = listing(question.evidence[:2], "or") or "nothing named"
    so_far = (now, to_ask(case.answer(q.question, q.party)))
    return [case.fill(question.ask, q.party), so_far, evidence, "; ".join(titles[:2]) + more]


def before(case: Case, draft: Draft) -> None:
    """What to send or gather before proceedings; for the defence, what to reply."""
    targets: list[Loose] = []
    for n, party in enumerate(case.targets()):
        targets += [", " if n else "", case.name(party)]
    if case.claim:
        draft.bullets(
            [
                (
                    "Notice: a letter to ",
                    targets or "each possible defendant",
                    " that states the work, the acts and what is wanted. "
                    "Draft it apart from this paper, which shows our gaps.",
                ),
                "Talks: offer a licence or a settlement before a suit, and keep the offer apart from the evidence.",
                "Mediation, then forum: where the acts were done, where each defendant is, which law applies.",
                "Costs: what can be recovered from a party that loses is a question of the forum’s own rules.",
            ]
        )
    else:
        draft.bullets(
            [
                "Answer each statement above: a bare denial is not enough, so state the positive case.",
                "Offer what costs little and answers the harm (undertakings, filters, removal), without admission.",
                "Settlement range: no figure follows from the sources; reported awards are comparables, not forecasts.",
                "Counterclaim or declaration: consider whether the claimant’s title or protection can be put in issue.",
                "Contribution: send notices to suppliers and users who may have to indemnify us.",
            ]
        )
