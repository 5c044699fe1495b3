"""The end matter: authorities with their weight, how the outline was made, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import under
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import Told, own_words, set_aside, short, to_ask, told
from aiclaims.outline.model import Span
from aiclaims.outline.words import WEIGHT_WORDS, clean, sentence
from aiclaims.reasoning.model import Framework, Note
from aiclaims.reasoning.sentences import day, listing

STANDARDS = (
    "Strict: settled facts alone, and no hedged rule.",
    "Standing: what nobody has raised, and nobody assumes, is taken as absent.",
    "Presumed: presumptions, hedged rules and weighed considerations count as well.",
    "Record: whoever bears a burden and has not met it, loses the point.",
)


def authorities(case: Case, draft: Draft) -> None:
    """What has been cited, numbered in the order of first citation, each with its weight."""
    if not draft.authorities:
        draft.para("No authority has been relied on.")
        return
    columns = [("No.", 6), ("Authority", 74), ("Weight", 20)]
    rows = [_authority(case, id, number) for id, number in draft.authorities.items()]
    draft.table("Authorities, in the order in which they are first cited", columns, rows)
    said = [row for id, number in draft.authorities.items() for row in _propositions(case, draft, id, number)]
    columns = [("Authority, place", 22), ("Propositions in our words, and the paragraphs that rely on them", 78)]
    draft.table("What each is relied on for", columns, said, size="tiny")
    draft.para("Check each proposition against the original before it is quoted to anybody.")
    if case.assessment.times:
        draft.para("In time: the findings apply each authority as it stands now.")
        draft.bullets(clean(note.text) for note in case.assessment.times)


def _authority(case: Case, id: str, number: int) -> list[Loose | Draw]:
    a = case.authorities[id]
    title = (Span(a.title, "strong"), f", {a.date}" if a.date else "", f". {sentence(a.note)}" if a.note else ".")
    return [Draw(str(number), "", f"authority-{number}"), title, WEIGHT_WORDS[a.weight]]


def _propositions(case: Case, draft: Draft, id: str, number: int) -> Iterator[list[Loose | Draw]]:
    """One row a place in the authority, its propositions one after the other."""
    places: dict[str, list[str]] = {}
    for cite, paragraphs in sorted(draft.relied_on[id].items()):
        at = next((at for authority, at in case.place(cite) if authority == id and at), "as a whole")
        refs = ", ".join(f"§{p}" for p in dict.fromkeys(paragraphs))
        places.setdefault(at, []).append(f"{_says(case, cite).rstrip('.')} ({cite}: {refs}).")
    for at, said in places.items():
        yield [f"{number}, {at}", " ".join(said)]


def _says(case: Case, cite: str) -> str:
    found = (f.propositions[cite].says for f in case.chosen if cite in f.propositions)
    return next(found, "the source as a whole")


def made(case: Case, draft: Draft) -> None:
    """How findings come about, and the editions of the rules that gave them."""
    draft.para(
        "Findings follow from the answers by fixed rules; no language model took part, and no figure of likelihood was"
        f" computed. Each finding is the first of four standards to decide it. {' '.join(STANDARDS)}"
    )
    editions = [("shared questionnaire", case.assessment.editions.get("common", ""))]
    editions += [(f"{f.title}, version {f.version}, checked on {day(f.checked_on)}", f.digest) for f in case.chosen]
    draft.table(
        "Rulebook editions",
        [("Rulebook", 64), ("Content digest", 36)],
        [[t, Span(d[:16], "code")] for t, d in editions],
    )
    for f in case.frameworks:
        if f.burden_assumption:
            draft.para((f"Burdens{under(case, f.id)}, where no source places them: ", sentence(f.burden_assumption)))


def _rules(case: Case) -> list[str]:
    found = [r for v in case.assessment.verdicts + case.assessment.remedies for r in v.rules]
    return sorted(set(found)) or ["none"]


def _bears(case: Case, framework: Framework, note: Note) -> bool:
    """Whether a note speaks of a stage that this matter is about."""
    off = {"training", "system", "output"} if case.authorship else {"making", "copying"}
    if not case.authorship and case.answer("work.made_with_ai", None) is None:
        off |= {"copyrightability"}
    off |= {"training"} - set(case.matter.complaint or ("training",))
    stages = {framework.propositions[c].stage for c in note.cites if c in framework.propositions}
    return not stages or not stages <= off


def limits(case: Case, draft: Draft) -> None:
    """What this outline is not, and what it cannot know."""
    draft.para(
        "This is not legal advice, and no lawyer took part in making it. It is an internal working paper, not a "
        "filing, and makes no statement of truth."
    )
    draft.para(
        "It knows only what was entered, and only the sources named. It does not say whether a source has been "
        "overtaken since it was checked."
    )
    for f in case.chosen:
        if notes := [n for n in f.notes if n.on == "limits" and _bears(case, f, n)]:
            draft.para(f"Of the material behind {f.short}:" if len(case.chosen) > 1 else "Of the material relied on:")
            draft.bullets(sentence(note.text) for note in notes)
    if left := [f for f in case.matter.frameworks if f not in {x.id for x in case.chosen}]:
        named = listing(case.rulebook.frameworks[f].short for f in left)
        draft.para(f"Nothing is said under {named}, which cannot answer this aim.")


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
    draft.para(("Rules that decided a finding: ", Span(", ".join(_rules(case)), "code"), "."), lead="Technical")


def _unit(f: Told) -> Loose:
    """The note of a sum in full: elsewhere its currency has been joined to the figure."""
    note = clean(f.answer.note)
    return (" (“", Span(note, "quote"), "”)") if f.question.kind == "amount" and note else ""


def sign_off(_: Case, draft: Draft) -> None:
    """What whoever prepared and reviewed the paper writes by hand."""
    draft.para("Not reviewed. Nobody has approved this outline; the program keeps no approval.")
    draft.lines(["Prepared by", "Reviewed by", "Decision", "Date", "Comments outstanding"])
