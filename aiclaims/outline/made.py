"""How an outline was made: what it was made from, what was taken for granted, which rules decided; then the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aiclaims.outline.brief import under
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.facts import Told, own_words, set_aside, short, to_ask, told
from aiclaims.outline.model import Span
from aiclaims.outline.phrase import rule_of, unraised
from aiclaims.outline.reason import listed
from aiclaims.outline.words import clause, clean, sentence
from aiclaims.reasoning.assessment import Ground, Verdict
from aiclaims.reasoning.sentences import day

STANDARDS = (
    "Strict: settled facts alone, and no hedged rule.",
    "Standing: what nobody has raised, and nobody assumes, is taken as absent.",
    "Presumed: presumptions, hedged rules and weighed considerations count as well.",
    "Record: whoever bears a burden and has not met it, loses the point.",
)
SAME = "The same answers, rulebooks, cover, day and program give the same file, byte for byte."
TEST = "matter.national_test"
SHORT = 16
"""Characters printed of a rulebook's digest."""


def made(case: Case, draft: Draft) -> None:
    """How findings come about, what the paper is made from, and what was taken for granted."""
    draft.para(
        "Findings follow from the answers by fixed rules; no language model took part, and no figure of likelihood was"
        f" computed. Each finding is the first of four standards to decide it. {' '.join(STANDARDS)}"
    )
    draft.terms(_paper(case))
    editions = [("shared questionnaire", case.assessment.editions.get("common", ""))]
    editions += [(f"{f.title}, version {f.version}, checked on {day(f.checked_on)}", f.digest) for f in case.chosen]
    draft.table(
        "Rulebook editions",
        [("Rulebook", 64), (f"Content digest, first {SHORT} characters", 36)],
        [[t, Span(d[:SHORT], "code")] for t, d in editions],
    )
    _granted(case, draft)


def _paper(case: Case) -> Iterator[tuple[str, Loose]]:
    """The day and the digest of what the paper is made from, where it is printed at all."""
    if case.paper.generated is not None:
        yield "Made on", (day(case.paper.generated), ". ", SAME)
    yield "Content digest (SHA-256)", Span(case.paper.digest, "code") if case.paper.digest else ""


def _granted(case: Case, draft: Draft) -> None:
    """What findings rest on that nobody has proved or said."""
    draft.heading("What was taken for granted", "defaults")
    grounds = list(_grounds(case))
    presumed = _once(_presumed(case, v, g) for v, g in grounds if g.kind == "presumption")
    silent = _once(unraised(case, g) for _, g in grounds if g.kind == "not raised")
    items = [(label, text) for label, text in _defaults(case) if text]
    if items:
        draft.terms(items)
    if presumed:
        listed(draft, "Presumptions relied on", presumed)
    if silent:
        listed(draft, "Nobody has raised these points, so they are taken as absent", silent)
    if not (items or presumed or silent):
        draft.para("Nothing: no presumption, no silence and no assumed burden carries a finding.")


def _defaults(case: Case) -> Iterator[tuple[str, Loose]]:
    if _reads_test(case):
        labels = {o.id: o.label for o in case.rulebook.questions[TEST].options}
        yield "National test", f"{labels.get(case.matter.national_test, case.matter.national_test)}."
    for f in case.frameworks:
        yield f"Burdens{under(case, f.id)}", sentence(f.burden_assumption) if f.burden_assumption else ""


def _reads_test(case: Case) -> bool:
    """Whether some rule asks by which national law output is tested."""
    return any(c.id == TEST for f in case.frameworks for r in f.rules for c in r.conditions)


def _grounds(case: Case) -> Iterator[tuple[Verdict, Ground]]:
    lines = case.assessment.verdicts + case.assessment.remedies
    return ((v, g) for v in lines if v.framework in {f.id for f in case.frameworks} for g in v.rests_on)


def _presumed(case: Case, v: Verdict, g: Ground) -> Loose:
    rule = rule_of(case, v, g.id)
    return case.fill(clause(rule.because), g.party) if rule is not None else clause(g.text)


def _once(items: Iterable[Loose]) -> list[Loose]:
    return list({str(i): i for i in items}.values())


def annex(case: Case, draft: Draft) -> None:
    """The answers as given, and the rules that decided, for whoever checks the outline."""
    rows: list[list[Loose]] = [
        [case.fill(f.question.ask, f.party), (short(case, f), _unit(f), to_ask(f.answer))] for f in told(case)
    ]
    rows += [
        [case.fill(f.question.ask, f.party), (short(case, f), ". Set aside: it does not arise here.", own_words(f))]
        for f in set_aside(case)
    ]
    draft.heading("Annex: the answers", "annex")
    if rows:
        draft.table("Annex: questions and answers as entered", [("Question", 60), ("Answer", 40)], rows, size="tiny")
    else:
        draft.para("No question has been answered yet.")
    _rules(case, draft)


def _rules(case: Case, draft: Draft) -> None:
    """The rules that decided a finding, framework by framework, by their ids in its rulebook."""
    lines = case.assessment.verdicts + case.assessment.remedies
    for f in case.frameworks:
        ids = sorted({rule for v in lines if v.framework == f.id for rule in v.rules})
        decided: Loose = (Span(", ".join(ids), "code"), ".") if ids else "none so far."
        draft.para((f"Rules of {f.short}, version {f.version}, that decided a finding: ", decided), lead="Technical")


def _unit(f: Told) -> Loose:
    """The note of a sum in full: elsewhere its currency has been joined to the figure."""
    note = clean(f.answer.note)
    return (" (“", Span(note, "quote"), "”)") if f.question.kind == "amount" and note else ""
