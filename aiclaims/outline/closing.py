"""The end matter: authorities with their weight, how the outline was made, and what it is not."""

from __future__ import annotations

from aiclaims.outline.case import WEIGHT_WORDS, Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import short, told
from aiclaims.outline.model import Ref, Span
from aiclaims.outline.words import day, listing, sentence
from aiclaims.reasoning.model import Authority

STANDARDS = (
    "Strict: settled facts alone, and no hedged rule.",
    "Standing: what nobody has raised, and nobody assumes, is taken as absent.",
    "Presumed: presumptions, hedged rules and weighed considerations count as well.",
    "Record: whoever bears a burden and has not met it, loses the point.",
)


def authorities(case: Case, draft: Draft) -> None:
    draft.section("authorities", "Table of authorities")
    if not draft.authorities:
        draft.para("No authority has been relied on.")
        return
    columns = [("No.", 6), ("Authority", 32), ("Weight", 16), ("What it is relied on for, and in which paragraphs", 46)]
    rows = [_authority(case, draft, id, number) for id, number in draft.authorities.items()]
    draft.table("Authorities in the order in which they are first cited", columns, rows, small=True)
    draft.para(
        "Propositions are restated in our own words from the material held. Check each against the original "
        "before it is quoted to anybody."
    )


def _authority(case: Case, draft: Draft, id: str, number: int) -> list[Loose | Draw]:
    a = case.authority(id)
    assert a is not None
    said: list[Loose] = []
    for cite, paragraphs in draft.relied_on[id].items():
        where: list[Loose] = []
        for n, p in enumerate(dict.fromkeys(paragraphs)):
            where += [", " if n else "", Ref(p)]
        said += [_says(case, cite), " (", *where, "). "]
    return [Draw(str(number), "", f"authority-{number}"), _title(a), WEIGHT_WORDS[a.weight], said]


def _title(a: Authority) -> Loose:
    return (
        Span(a.title, "strong"),
        f", {a.date}" if a.date else ", no date given",
        f". {sentence(a.note)}" if a.note else "",
    )


def _says(case: Case, cite: str) -> str:
    for f in case.frameworks:
        if (p := f.propositions.get(cite)) is not None:
            return f"{p.says.rstrip('.')} [{p.at}; {p.id}]"
    return "The source as a whole"


def made(case: Case, draft: Draft) -> None:
    draft.section("made", "How this outline was made")
    draft.para(
        "Findings follow from the answers below by fixed rules; no language model took part, and no figure of "
        "likelihood was computed. Each finding is the first of four standards to decide it:"
    )
    draft.bullets(STANDARDS)
    editions = [("shared questionnaire", case.assessment.editions.get("common", ""))]
    editions += [(f"{f.title}, version {f.version}, checked on {day(f.checked_on)}", f.digest) for f in case.frameworks]
    draft.table(
        "Rulebook editions",
        [("Rulebook", 64), ("Content digest", 36)],
        [[t, Span(d[:16], "code")] for t, d in editions],
        small=True,
    )
    for f in case.frameworks:
        if f.burden_assumption:
            draft.para((f"Burdens under {f.short}, where no source places them: ", sentence(f.burden_assumption)))
    draft.para(("Rules that decided a finding: ", Span(", ".join(_rules(case)), "code"), "."))
    rows = [[case.fill(f.question.ask, f.party), short(case, f)] for f in told(case)]
    if rows:
        draft.table("Annex: the answers", [("Question", 62), ("Answer", 38)], rows, small=True)
    else:
        draft.para("No question has been answered yet.")


def _rules(case: Case) -> list[str]:
    found = [r for v in case.assessment.verdicts + case.assessment.remedies for r in v.rules]
    return sorted(set(found)) or ["none"]


def limits(case: Case, draft: Draft) -> None:
    draft.section("limits", "Limits of this outline")
    draft.para(
        "This is not legal advice, and no lawyer took part in making it. It is an internal working paper, not a "
        "filing, and makes no statement of truth."
    )
    draft.para(
        "It knows only what was entered, and only the sources named. It does not say whether a source has been "
        "overtaken since it was checked."
    )
    for f in case.frameworks:
        for note in f.notes:
            draft.para((f"{f.short}: ", sentence(note.text)), cites=note.cites)
    if left := [f for f in case.matter.frameworks if f not in {x.id for x in case.frameworks}]:
        named = listing(case.rulebook.frameworks[f].short for f in left)
        draft.para(f"Nothing is said under {named}, which cannot answer this aim.")
