"""The answer in brief, the dates, a defence's first steps, and the case theory."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import asked_for, complaint, describing, frameworks, under, word
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import Told, state, told, unknown
from aiclaims.outline.gaps import still_open
from aiclaims.outline.model import TINTS, Span
from aiclaims.outline.reason import joined, reason
from aiclaims.outline.records import settled
from aiclaims.outline.setting import at_home
from aiclaims.outline.words import clause
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.sentences import listing

REFERRED = 20
"""Dates referred to one by one; the chronology has the rest."""
FIRMNESS = ("established", "likely", "prima facie", "contested", "open", "fails on the record", "unlikely", "refuted")


def answer(case: Case, draft: Draft) -> None:
    """The outcome for the client on the first page."""
    draft.para(_brief(case))
    if not case.frameworks:
        _without_rules(case, draft)
        return
    rows = list(_rows(case))
    if rows:
        columns = [("Against whom, and for what", 32), ("Finding", 18), ("Main reason", 36), ("See", 14)]
        draft.table("Who is liable for what, and how sure that is", columns, rows)
    else:
        draft.para("On what has been recorded, nothing complained of is made out against anybody.")
    if rest := _protection(case):
        draft.para(("Found: ", rest), lead="Protection and title")
    draft.para(_remedies(case), lead="Remedies")
    draft.para("The sources state no time limit; those of national law must be looked up today.", lead="Dates")
    draft.para(_actions(case), lead="Next")


def _without_rules(case: Case, draft: Draft) -> None:
    """The answer where nothing chosen can decide anything."""
    for note in case.assessment.notes:
        draft.warn(note)
    for f in describing(case):
        draft.para(
            f"Nothing is found for or against anybody: {f.title} holds no rule. What could prove the facts, and what "
            "is not on record, stands under “Evidence and preservation”. For findings choose a framework with rules."
        )
    if not describing(case):
        draft.para("No framework chosen can answer this aim. Choose another framework, or another aim.")


def _rows(case: Case) -> Iterator[list[Loose | Draw]]:
    """Lines about a party, alike ones in one row; what nobody complains of, or what is refuted, comes in no row."""
    groups: dict[tuple[object, ...], list[Verdict]] = {}
    for v in ranked(case):
        if v.party is not None and v.verdict != "refuted" and not case.wraps(v.issue):
            groups.setdefault((v.framework, v.party, v.verdict, str(reason(case, v))), []).append(v)
    for lines in groups.values():
        v = lines[0]
        titles = listing(clause(case.fill_text(case.issue(line.issue).title, line.party)) for line in lines)
        what = (case.name(v.party or ""), f": {titles}{under(case, v.framework)}")
        finding = Draw((Span(word(v).capitalize(), "strong"), f": {case.twin(v)}"), TINTS[v.verdict])
        yield [what, finding, reason(case, v), joined([case.to(line) for line in lines], ", ")]


def _protection(case: Case) -> Loose:
    lines = [v for v in case.bottom_lines() if v.party is None and not case.wraps(v.issue)]
    found = [
        (clause(case.issue(v.issue).title), f"{under(case, v.framework)}: {word(v)} (", case.to(v), ")") for v in lines
    ]
    return (joined(found, "; "), ".") if found else ""


def _brief(case: Case) -> Loose:
    client = case.matter.client
    known = {p.id for p in case.matter.parties}
    acting: Loose = ("We act for ", case.name(client), ". ") if client in known else ""
    side = "This outline supports a claim." if case.claim else "This outline supports a defence."
    return (acting, complaint(case), f"{side} {frameworks(case)}".strip())


def ranked(case: Case) -> list[Verdict]:
    return sorted(case.bottom_lines(), key=lambda v: FIRMNESS.index(v.verdict))


def _remedies(case: Case) -> Loose:
    said = []
    for stands, opening in (
        ("available", "To be had: " if case.claim else "We are exposed to: "),
        ("only if", "Only on a condition: "),
    ):
        found = [v for v in case.remedies() if v.verdict == stands]
        asked = listing(dict.fromkeys(_remedy_name(case, v) for v in found if asked_for(case, v.issue) is not False))
        beside = listing(dict.fromkeys(_remedy_name(case, v) for v in found if asked_for(case, v.issue) is False))
        if asked or beside:
            joint = "; not asked for so far: " if asked and beside else "(not asked for so far) " if beside else ""
            said.append(f"{opening}{asked}{joint}{beside}.")
    if any(v.verdict == "open" for v in case.remedies()):
        said.append("On others the sources neither give nor refuse; they stand under “Remedies”.")
    return " ".join(said) or "None can be had on what has been recorded."


def _remedy_name(case: Case, v: Verdict) -> str:
    return f"{clause(case.remedy(v.issue).title)}{under(case, v.framework)}"


def _actions(case: Case) -> Loose:
    """Three steps: preserve, prove what is disputed and decides, close the gaps that decide most."""
    keep = "freeze the evidence before anybody is contacted" if case.claim else "stop the deletion of our own records"
    steps: list[Loose] = [keep]
    steps += [("prove our version of ", To(f.label)) for f in told(case) if f.answer.disputed and _decides(case, f)][:1]
    steps += [("find out ", unknown(case, q.question, q.party)) for q in still_open(case)]
    steps = [*steps, "look up the time limit and the procedure of the forum"][:3]
    return (*joined([(f"({n}) ", s) for n, s in enumerate(steps, 1)], "; "), ".")


def _decides(case: Case, fact: Told) -> bool:
    """Whether some finding turns on this disputed fact."""
    lines = case.assessment.verdicts + case.assessment.remedies
    return any(g.kind == "dispute" and g.id == fact.question.id for v in lines for g in v.rests_on)


def dates(case: Case, draft: Draft) -> None:
    """The dates known, and that no time limit is computed."""
    draft.warn(
        "No time limit is computed: the sources behind this outline state none. Look up limitation, notice and "
        "filing periods under the law of the forum before anything else."
    )
    facts = [f for f in at_home(case, "chronology") if state(case, f.question.id, f.party) == "settled"]
    known = [(f.answer.claimant, f.label) for f in facts if isinstance(f.answer.claimant, Day)] + settled(case)
    if known:
        draft.para(("The dates we know stand at ", *_refs(known), "."))
        if vague := [(day, label) for day, label in known if not day.exact]:
            draft.para(
                ("Not known to the day: ", *_refs(vague), ". Find the day before you count any period from them.")
            )
    else:
        draft.para("No date is known yet from which a period could run.")


def _refs(known: list[tuple[Day, str]]) -> list[Loose]:
    """Where days stand, those of the answers first; of many, the first ones."""
    more = [f"and {len(known) - REFERRED} more"] if len(known) > REFERRED else []
    return joined([*(To(label) for _day, label in known[:REFERRED]), *more], ", ")


def first_steps(_: Case, draft: Draft) -> None:
    """What a defendant does on the first day."""
    draft.bullets(
        [
            "Hold: stop automatic deletion of logs, prompts, outputs, data set manifests and filters; note when.",
            "Tell the insurer, if there is one, before anything is admitted.",
            "Pull the contracts: supplier terms, indemnities, user terms, licences for data and for the system.",
            "Name one person who speaks for the client; no contact with the claimant but through that person.",
            "Note the day on which an answer is due; the sources here give none.",
        ],
        style="boxes",
    )
