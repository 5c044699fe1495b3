"""A draft letter to the other side, for a claim one to each possible defendant.

It is written from the matter anew, never out of the outline, so that nothing meant for our side can slip in: no
verdict, no doubt, no note, no evidence. What is not on record is a line to write on.
"""

from __future__ import annotations

from datetime import date

from aiclaims.outline.build import digest, reference
from aiclaims.outline.case import Case, open_case
from aiclaims.outline.draft import Draft
from aiclaims.outline.letter.claim import addressees, claim_letter
from aiclaims.outline.letter.reply import reply_letter
from aiclaims.outline.model import STATE_LABEL, Outline, Text, stamped
from aiclaims.outline.words import count, reading
from aiclaims.reasoning.assessment import Assessment
from aiclaims.reasoning.files import dump_matter
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.sentences import day

DRAFT = "Draft letter: not sent"


def build_letter(rulebook: Rulebook, assessment: Assessment, *, generated: date) -> Outline:
    """A draft letter to the other side; for a claim against several, one letter to each, a section each.

    `rulebook` must be the one the assessment was made with; `generated` is the day printed. Nothing is raised for a
    matter that was assessed: where there is no basis for a letter it is a skeleton to fill in.
    """
    case = open_case(rulebook, assessment)
    draft = Draft(case.place, reading(str(dump_matter(assessment.matter))))
    letters = _write(case, draft, reference(assessment), day(generated))
    letter = Outline(
        kind="letter",
        title="Letter before claim" if case.claim else "Reply to a letter before claim",
        side="claim" if case.claim else "defence",
        aim=case.matter.aim,
        state="DRAFT",
        reference=reference(assessment),
        digest=digest(assessment),
        generated=generated.isoformat(),
        confidentiality=DRAFT,
        header=_header(draft, letters),
        sections=draft.finish(),
    )
    return stamped(letter, "DRAFT")


def _write(case: Case, draft: Draft, ours: str, today: str) -> int:
    """The letters; says how many. Nobody is told in a letter of his what another is written."""
    if not case.claim:
        draft.section("1", "letter-1", "Our reply")
        reply_letter(case, draft, ours, today)
        return 1
    to = addressees(case) or [None]
    for n, party in enumerate(to, 1):
        draft.section(str(n), f"letter-{n}", "Letter before claim")
        claim_letter(case, draft, party, ours, today)
    return len(to)


def _header(draft: Draft, letters: int) -> tuple[tuple[str, Text], ...]:
    rows = [("Status", DRAFT), (STATE_LABEL, "to be stamped")]
    if letters > 1:
        rows.insert(1, ("Holds", f"{count(letters, 'letter')}, each to go to its addressee alone"))
    return tuple((label, draft.text(value)) for label, value in rows)
