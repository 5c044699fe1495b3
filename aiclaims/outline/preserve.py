"""What to keep before anybody is contacted, on our own side and by asking others; steps to be ticked."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import lead_of, noted
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.measures import preserved
from aiclaims.outline.reason import joined

OURS = (
    "Freeze a copy of every output, page and listing before anybody is contacted.",
    "For each: address, date, time and time zone, account, tool and model version, prompt, settings and seed.",
    "Save the raw file, not only a picture of it; take its hash; note who did it.",
    "Keep a note of what was searched and kept, what was left out, and why.",
)
MAKING = "Keep the record of the making: drafts, rounds, parameters, selections, dates."
OURS_DEFENCE = (
    "Keep our own logs, prompts, outputs, data set manifests, filter settings and supplier copies.",
    "Switch automatic deletion off and write down when that was done, and by whom.",
    "Record what measures were in place on the dates in issue, and what each one changed.",
    "Freeze a copy of the page, output or copy complained of before anything is altered.",
    "Keep a note of what was put on hold, what was left out, and why.",
)
OURS_COPY = (
    "Keep our own copies: the file complained of, where it came from, the pages that showed it, messages about it.",
    "Delete and alter nothing; where it must come down, capture it first and write down when, and by whom.",
    "Keep a note of what was put on hold, what was left out, and why.",
)
"""For a defence of somebody who provides no system."""
PROVIDING = {"develops", "trains", "markets", "runs_service", "exploits_system"}
KEPT = {
    "develops": "versions of the system and its settings",
    "trains": "data set manifests and training logs",
    "markets": "offers and sales records",
    "runs_service": "prompts, outputs, accounts and filter logs",
    "exploits_system": "contracts and sales records",
    "exploits_output": "copies, listings and sales records",
    "prompts": "the account, prompts and outputs",
    "copies": "the copy, its source and the pages that showed it",
    "owns_work": "papers on title and licences given",
    "made_work": "drafts and records of the making",
}
"""What somebody is likely to hold, by what it does."""
SOON = "Ask in writing that automatic deletion stops; some tools purge prompts and outputs within weeks."


def preservation(case: Case, draft: Draft) -> None:
    """The steps on our own side, then what to ask of others, then what each framework adds."""
    draft.para("Preserve now:" if case.claim else "Preserve on our own side now:", label="evidence")
    making = [MAKING] if case.claim and case.authorship else []
    ours = OURS if case.claim else OURS_DEFENCE if provides(case) else OURS_COPY
    draft.bullets((*ours, *making, *preserved(case)), style="boxes")
    draft.para("Ask others to keep:")
    draft.bullets((*_asked(case), SOON), style="boxes")
    for f, note in noted(case, "captures"):
        draft.para((lead_of(case, f.id), note.text), cites=note.cites)


def provides(case: Case) -> bool:
    """Whether our client provides or exploits a system, or may: nothing is recorded of what it does."""
    does = {f for p in case.matter.parties if p.id == case.matter.client for f in p.does}
    return not does or bool(does & PROVIDING)


def _asked(case: Case) -> Iterator[Loose]:
    """One line for each party on another side than ours; for a defence those who supply it are asked as well."""
    for party in case.matter.parties:
        held = list(dict.fromkeys(KEPT[f] for f in party.does if f in KEPT))
        ours = party.id == case.matter.client or (case.claim and party.id not in case.targets())
        if held and not ours:
            yield (case.name(party.id), ": ", *joined(held, "; "), ".")
    if not case.claim and provides(case):
        yield "Suppliers of models, data and tools: their copies of all that we had from them or sent them."
