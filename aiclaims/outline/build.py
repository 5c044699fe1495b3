"""From an assessment to the outline: which sections, in which order, for which side."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from aiclaims.outline.ahead import evidence, open_questions
from aiclaims.outline.analysis import analysis
from aiclaims.outline.before import before
from aiclaims.outline.case import Case, open_case
from aiclaims.outline.closing import authorities, limits, sign_off
from aiclaims.outline.cover import PLAIN, Cover, Paper, confidentiality
from aiclaims.outline.dates import dates, first_steps
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.findings import findings, still_open
from aiclaims.outline.liability import comparison, contribution, liability
from aiclaims.outline.made import annex, made
from aiclaims.outline.model import STATE_LABEL, Outline, Side, Span, State, Text, stamped
from aiclaims.outline.money import money
from aiclaims.outline.opening import answer
from aiclaims.outline.pivots import pivots
from aiclaims.outline.pleas import expected
from aiclaims.outline.proof import charts
from aiclaims.outline.redress import remedies
from aiclaims.outline.setting import acts, chronology, parties
from aiclaims.outline.theory import theory
from aiclaims.outline.threshold import threshold
from aiclaims.outline.words import clean, reading
from aiclaims.outline.work import work
from aiclaims.reasoning.assessment import Assessment
from aiclaims.reasoning.files import dump_matter
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.sentences import day, listing

Write = Callable[[Case, Draft], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A place in the outline. `only`: the one side that has it. `rules`: one line says so where no framework decides
    anything."""

    number: str
    id: str
    title: str
    write: tuple[Write, ...]
    defence: str = ""
    only: Side | None = None
    rules: bool = False
    landscape: bool = False

    def titled(self, case: Case) -> str:
        return self.title if case.claim or not self.defence else self.defence


PARTS = (
    Part("1", "answer", "The answer on one page", (answer,)),
    Part("2", "dates", "Dates and time limits", (dates,)),
    Part("2A", "first-steps", "First steps", (first_steps,), only="defence"),
    Part("3", "parties", "The parties", (parties,)),
    Part("4", "work", "The work in suit", (work,)),
    Part("5", "theory", "Case theory", (theory,)),
    Part("6", "chronology", "Chronology", (chronology,)),
    Part("7", "acts", "Acts complained of", (acts,), defence="Answers to their case"),
    Part("7A", "threshold", "Threshold points", (threshold,), only="defence", rules=True),
    Part("8", "proof", "Proof chart", (charts,), defence="Proof charts", rules=True, landscape=True),
    Part("9", "analysis", "Analysis, issue by issue", (analysis,), rules=True),
    Part("10", "liability", "Liability, party by party", (liability,), defence="Exposure, party by party", rules=True),
    Part("10A", "contribution", "Contribution and indemnity", (contribution,), only="defence", rules=True),
    Part(
        "11", "defences", "Expected defences and our replies", (expected,),
        defence="Our defences and their expected replies", rules=True,
    ),
    Part("12", "remedies", "Remedies", (remedies,), defence="Remedies, argued downwards", rules=True),
    Part("13", "money", "Money", (money,)),
    Part("14", "evidence", "Evidence and preservation", (evidence,)),
    Part("15", "open", "Open questions", (open_questions,)),
    Part("16", "pivots", "What would change the outcome", (pivots,), rules=True),
    Part("17", "comparison", "The frameworks compared", (comparison,), rules=True),
    Part("18", "before", "Before proceedings", (before,), defence="Reply plan"),
    Part("19", "authorities", "Table of authorities", (authorities,)),
    Part("20", "made", "How this outline was made", (made, annex)),
    Part("21", "limits", "Limits of this outline", (limits,)),
    Part("22", "sign-off", "Sign-off", (sign_off,)),
)  # fmt: skip
"""Every outline has all of them under these numbers, so that readers find their place; the title block is number 0."""
NO_RULES = "No framework chosen decides anything here."
NOTHING = "There is nothing to say here."

TITLES = {
    "infringement_claim": "Claim outline: copyright and generative AI",
    "infringement_defence": "Defence outline: copyright and generative AI",
    "authorship_claim": "Claim outline: copying of an AI-assisted work",
    "authorship_defence": "Defence outline: copying of an AI-assisted work",
}


def build_outline(
    rulebook: Rulebook, assessment: Assessment, *, generated: date, cover: Cover = PLAIN, state: State = "DRAFT"
) -> Outline:
    """The claim or defence outline of a matter, paragraphs numbered and every reference resolved.

    `rulebook` must be the one the assessment was made with; `generated` is the day printed. The same arguments give
    the same outline. Nothing is raised for a matter that was assessed.
    """
    content = digest(assessment, cover)
    case = open_case(rulebook, assessment, Paper(cover, generated, content))
    draft = Draft(case.place, reading(str(dump_matter(assessment.matter))))
    side: Side = "claim" if case.claim else "defence"
    for part in PARTS:
        if part.only in (None, side):
            _write(case, draft, part)
    outline = Outline(
        kind="outline",
        title=TITLES[case.matter.aim],
        side=side,
        aim=case.matter.aim,
        state=state,
        reference=reference(assessment),
        digest=content,
        generated=generated.isoformat(),
        confidentiality=confidentiality(cover),
        header=_header(case, draft, generated, cover),
        sections=draft.finish(),
        findings=findings(case, draft),
        open_questions=tuple(still_open(case)),
        editions=tuple(assessment.editions.items()),
    )
    return stamped(outline, state)


def _write(case: Case, draft: Draft, part: Part) -> None:
    """One section. There is always something in it, be it one line that says that there is nothing to say."""
    decided = bool(case.frameworks) or not part.rules
    draft.section(part.number, part.id, part.titled(case), landscape=part.landscape and decided)
    for write in part.write if decided else ():
        write(case, draft)
    if draft.silent:
        draft.para(NOTHING if decided else NO_RULES)


def digest(assessment: Assessment, cover: Cover = PLAIN) -> str:
    """SHA-256, hexadecimal, of all that an outline is made from but the day: answers, editions, cover."""
    return digest_of(assessment.matter, assessment.editions, cover)


def digest_of(matter: Matter, editions: Mapping[str, str], cover: Cover = PLAIN) -> str:
    """The same before anything is assessed. `editions`: of the matter's frameworks."""
    content = [dump_matter(matter), editions, asdict(cover)]
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def reference(assessment: Assessment) -> str:
    """Ten letters and digits that stand for this matter, these answers and these editions, and name nobody."""
    return reference_of(assessment.matter, assessment.editions)


def reference_of(matter: Matter, editions: Mapping[str, str]) -> str:
    """The same before anything is assessed."""
    found = digest_of(matter, editions).upper()
    return f"{found[:5]}-{found[5:10]}"


def _header(case: Case, draft: Draft, generated: date, cover: Cover) -> tuple[tuple[str, Text], ...]:
    title = clean(case.matter.title)
    client: Loose = (
        case.name(case.matter.client)
        if case.matter.client in {p.id for p in case.matter.parties}
        else (case.matter.client or "not said")
    )
    rows: list[tuple[str, Loose]] = [
        ("Matter", title or "untitled"),
        ("Client", client),
        ("Side", "claim" if case.claim else "defence"),
        ("Complaint", listing(case.matter.complaint or ()) or "not said yet"),
        ("Frameworks", listing(f.short for f in case.chosen) or "none that can answer this aim"),
        ("Rules as at", listing(sorted({day(f.checked_on) for f in case.chosen})) or "no rules applied"),
        ("Printed", day(generated)),
        ("Prepared by", Span(cover.role, "quote") if clean(cover.role) else ""),
        ("Supervisor", Span(cover.supervisor, "quote") if clean(cover.supervisor) else ""),
        (STATE_LABEL, "to be stamped"),
    ]
    return tuple((label, draft.text(value)) for label, value in rows if value)
