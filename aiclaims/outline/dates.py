"""The dates known and not known, and a defence's first steps. No time limit is reckoned: no source states one."""

from __future__ import annotations

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose, To
from aiclaims.outline.facts import state
from aiclaims.outline.gaps import standing
from aiclaims.outline.preserve import provides
from aiclaims.outline.reason import joined, listed
from aiclaims.outline.records import settled, unanswered
from aiclaims.outline.setting import at_home
from aiclaims.outline.statement import event
from aiclaims.outline.words import clause
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.sentences import listing

REFERRED = 20
"""Dates referred to one by one; the chronology has the rest."""
HOLD = "Hold: stop automatic deletion of logs, prompts, outputs, data set manifests and filters; note when."
HOLD_COPY = (
    "Hold: delete nothing of the file complained of, its source, the pages and the messages about it; note when."
)
CONTRACTS = "Pull the contracts: supplier terms, indemnities, user terms, licences for data and for the system."
PAPERS = "Pull the papers: licences, terms of the place it was taken from, terms of the site or tool used."
ASKED = 6
"""Days not known that are named one by one."""


def known_days(case: Case) -> list[tuple[Day, str]]:
    """The days that nobody disputes, those of the answers first, each with the label of its paragraph."""
    facts = [f for f in at_home(case, "chronology") if state(case, f.question.id, f.party) == "settled"]
    return [(f.answer.claimant, f.label) for f in facts if isinstance(f.answer.claimant, Day)] + settled(case)


def dates(case: Case, draft: Draft) -> None:
    """The dates known, those still wanted, and that no time limit is reckoned."""
    draft.warn(
        "No time limit is computed: the sources behind this outline state none. Look up limitation, notice and "
        "filing periods under the law of the forum before anything else."
    )
    if case.chosen:
        draft.para(_silent(case))
    known = known_days(case)
    if known:
        draft.para(("The dates we know stand at ", *_refs(known), "."))
        if vague := [(day, label) for day, label in known if not day.exact]:
            draft.para(
                ("Not known to the day: ", *_refs(vague), ". Find the day before you count any period from them.")
            )
    else:
        draft.para("No date is known yet from which a period could run.")
    if wanted := _wanted(case):
        listed(draft, "A period may run from a day that nobody has given yet", wanted)


def _silent(case: Case) -> str:
    """What the frameworks say of time: nothing, of each."""
    named = [f.short for f in case.chosen]
    who = f"{named[0]} names" if len(named) == 1 else f"Each of {listing(named)} names"
    return f"{who} neither a period nor the event that would start one, so there is no last safe day to give."


def _wanted(case: Case) -> list[Loose]:
    """The days on which a period may turn and that are not known: "that on which the output was first seen"."""
    keys = [k for k in standing(case) if (q := case.question(k[0])) is not None and q.kind == "date"]
    told = [f for f in at_home(case, "chronology") if state(case, f.question.id, f.party) == "not known"]
    keys += [(f.question.id, f.party) for f in told]
    named: list[Loose] = [
        ("the one on which ", case.fill(clause(event(q.ask) or f"“{q.ask}”"), party))
        for id, party in keys
        if (q := case.question(id)) is not None
    ]
    return named[:ASKED] + ([f"and {len(named) - ASKED} more"] if len(named) > ASKED else [])


def _refs(known: list[tuple[Day, str]]) -> list[Loose]:
    """Where days stand, those of the answers first; of many, the first ones."""
    more = [f"and {len(known) - REFERRED} more"] if len(known) > REFERRED else []
    return joined([*(To(label) for _day, label in known[:REFERRED]), *more], ", ")


def first_steps(case: Case, draft: Draft) -> None:
    """What a defendant does on the first day."""
    silent = [f"Answer what is still unanswered: {listing(a.id for a in unanswered(case))} (section 7)."]
    draft.bullets(
        [
            HOLD if provides(case) else HOLD_COPY,
            "Tell the insurer, if there is one, before anything is admitted.",
            CONTRACTS if provides(case) else PAPERS,
            "Name one person who speaks for the client.",
            "Have no contact with the claimant but through that person.",
            "Note the day on which an answer is due; the sources here give none.",
            *(silent if unanswered(case) else []),
        ],
        style="boxes",
    )
