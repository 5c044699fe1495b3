"""A draft letter to the other side; for a claim against several, one for each possible defendant.

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
from aiclaims.outline.model import STATE_LABEL, Outline, stamped
from aiclaims.outline.words import reading
from aiclaims.reasoning.assessment import Assessment
from aiclaims.reasoning.files import dump_matter
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.sentences import day

DRAFT = "Draft letter: not sent"


def letters_to(rulebook: Rulebook, assessment: Assessment) -> tuple[str, ...]:
    """The ids of those to whom letters of a claim can go, one each. None for a defence, which replies once; none where
    nothing can be put to anybody yet."""
    case = open_case(rulebook, assessment)
    return tuple(addressees(case)) if case.claim else ()


def build_letter(rulebook: Rulebook, assessment: Assessment, *, generated: date, to: str = "") -> Outline:
    """A draft letter to the other side, whole by itself: nobody is told in his what another is written.

    `rulebook` must be the one the assessment was made with; `generated` is the day printed; `to` is one of
    `letters_to`, empty where there is none: then it is the reply, or a skeleton to fill in. Raises ValueError for
    anybody else.
    """
    case = open_case(rulebook, assessment)
    draft = Draft(case.place, reading(str(dump_matter(assessment.matter))))
    _write(case, draft, to, reference(assessment), day(generated))
    header = {"Status": DRAFT, STATE_LABEL: "to be stamped"}
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
        header=tuple((label, draft.text(value)) for label, value in header.items()),
        sections=draft.finish(),
    )
    return stamped(letter, "DRAFT")


def _write(case: Case, draft: Draft, to: str, ours: str, today: str) -> None:
    if to not in ((addressees(case) if case.claim else ()) or [""]):
        raise ValueError("a letter goes to one of those whom letters_to names")
    draft.section("1", "letter", "Letter before claim" if case.claim else "Our reply")
    if case.claim:
        claim_letter(case, draft, to or None, ours, today)
    else:
        reply_letter(case, draft, ours, today)
