"""From an assessment to the outline: which sections, in which order, for which side."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date

from aiclaims.outline.ahead import before, evidence, open_questions, pivots
from aiclaims.outline.analysis import analysis
from aiclaims.outline.case import Case, open_case
from aiclaims.outline.closing import annex, authorities, limits, made
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.liability import comparison, liability
from aiclaims.outline.model import Outline, Text
from aiclaims.outline.opening import answer, dates, first_steps
from aiclaims.outline.pleas import expected
from aiclaims.outline.proof import charts
from aiclaims.outline.records import allegations
from aiclaims.outline.redress import money, remedies
from aiclaims.outline.setting import acts, chronology, parties, work
from aiclaims.outline.theory import theory
from aiclaims.outline.threshold import threshold
from aiclaims.outline.words import clean, reading
from aiclaims.reasoning.assessment import Assessment
from aiclaims.reasoning.files import dump_matter
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.sentences import day, listing

Write = Callable[[Case, Draft], None]

CLAIM: tuple[Write, ...] = (
    answer, dates, parties, work, theory, chronology, acts, allegations, charts, analysis, liability, expected,
    remedies, money, evidence, open_questions, pivots, comparison, before, authorities, made, limits,
    annex,
)  # fmt: skip
DEFENCE: tuple[Write, ...] = (
    answer, dates, first_steps, parties, work, theory, chronology, allegations, acts, threshold, charts, analysis,
    liability,
    expected, remedies, money, evidence, open_questions, pivots, comparison, before, authorities, made, limits,
    annex,
)  # fmt: skip

NEEDS_RULES = (theory, threshold, charts, analysis, liability, expected, remedies, pivots, comparison)
"""Sections that say nothing where no framework chosen decides anything."""

TITLES = {
    "infringement_claim": "Claim outline: copyright and generative AI",
    "infringement_defence": "Defence outline: copyright and generative AI",
    "authorship_claim": "Claim outline: copying of an AI-assisted work",
    "authorship_defence": "Defence outline: copying of an AI-assisted work",
}
CONFIDENTIAL = "Confidential. Prepared without a lawyer; it may have to be disclosed."


def build_outline(rulebook: Rulebook, assessment: Assessment, *, generated: date) -> Outline:
    """The claim or defence outline of a matter, paragraphs numbered and every reference resolved.

    `rulebook` must be the one the assessment was made with. Nothing is raised for a matter that was assessed.
    """
    case = open_case(rulebook, assessment)
    draft = Draft(case.place, reading(str(dump_matter(assessment.matter))))
    for write in CLAIM if case.claim else DEFENCE:
        if case.frameworks or write not in NEEDS_RULES:
            write(case, draft)
    return Outline(
        title=TITLES[case.matter.aim],
        side="claim" if case.claim else "defence",
        aim=case.matter.aim,
        state="DRAFT",
        reference=reference(assessment),
        confidentiality=CONFIDENTIAL,
        header=_header(case, draft, generated),
        sections=draft.finish(),
    )


def reference(assessment: Assessment) -> str:
    """Ten letters and digits that stand for this matter, these answers and these editions, and name nobody."""
    content = json.dumps([dump_matter(assessment.matter), assessment.editions], sort_keys=True, default=str)
    digest = hashlib.sha256(content.encode()).hexdigest().upper()
    return f"{digest[:5]}-{digest[5:10]}"


def _header(case: Case, draft: Draft, generated: date) -> tuple[tuple[str, Text], ...]:
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
        ("State", "draft, not reviewed"),
    ]
    return tuple((label, draft.text(value)) for label, value in rows)
