"""The end matter: authorities with their weight and who relies on them, what the outline is not, and its sign-off."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.case import Case
from aiclaims.outline.cover import UNNAMED, Asked
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.model import Ref, Span
from aiclaims.outline.reason import joined
from aiclaims.outline.words import WEIGHT_WORDS, clean, sentence
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.sentences import day, listing
from aiclaims.reasoning.sources import Note

ASKED: dict[Asked, str] = {
    "direction": "It was prepared at the direction of {lawyer}; nothing in it is that lawyer’s opinion.",
    "advice": "It was prepared to obtain advice from {lawyer}; it is not that advice.",
    "nobody": "Nobody has said that a lawyer asked for it or took part in it.",
}
"""What may be said of lawyers, by who asked for the paper."""
KINDS = {"infrastructure": "description of tools"}
"""Kinds of authority that a reader would call otherwise."""


def authorities(case: Case, draft: Draft) -> None:
    """What has been cited, numbered in the order of first citation, each with its weight."""
    if not draft.authorities:
        draft.para("No authority has been relied on.")
        return
    columns = [("No.", 6), ("Authority", 49), ("Kind", 15), ("Date", 14), ("Weight", 16)]
    rows = [_authority(case, id, number) for id, number in draft.authorities.items()]
    draft.table("Authorities, in the order in which they are first cited", columns, rows)
    said = [row for id, number in draft.authorities.items() for row in _propositions(case, draft, id, number)]
    columns = [("Authority, place", 18), ("Proposition in our words", 62), ("Relied on in", 20)]
    draft.table("What each is relied on for", columns, said, size="tiny")
    draft.para("Check each proposition against the original before it is quoted to anybody.")
    if case.assessment.times:
        draft.para("In time: the findings apply each authority as it stands now.")
        draft.bullets(clean(note.text) for note in case.assessment.times)


def _authority(case: Case, id: str, number: int) -> list[Loose | Draw]:
    a = case.authorities[id]
    title = (Span(a.title, "strong"), f". {sentence(a.note)}" if a.note else ".")
    kind, when = KINDS.get(a.kind, a.kind), a.date or "not in our source"
    return [Draw(str(number), "", f"authority-{number}"), title, kind, when, WEIGHT_WORDS[a.weight]]


def _propositions(case: Case, draft: Draft, id: str, number: int) -> Iterator[list[Loose | Draw]]:
    """One row a proposition, by its place in the authority, and the paragraphs that rely on it."""
    places: dict[str, list[list[Loose | Draw]]] = {}
    for cite, paragraphs in sorted(draft.relied_on[id].items()):
        at = next((at for authority, at in case.place(cite) if authority == id and at), "as a whole")
        refs = joined([Ref(p) for p in dict.fromkeys(paragraphs)], ", ")
        said = (sentence(_says(case, cite)), " ", Span(cite, "code"))
        places.setdefault(at, []).append([f"{number}, {at}", said, refs])
    for rows in places.values():
        yield from rows


def _says(case: Case, cite: str) -> str:
    found = (f.propositions[cite].says for f in case.chosen if cite in f.propositions)
    return next(found, "the source as a whole")


def _bears(case: Case, framework: Framework, note: Note) -> bool:
    """Whether a note speaks of a stage that this matter is about."""
    off = {"training", "system", "output"} if case.authorship else {"making", "copying"}
    if not case.authorship and case.answer("work.made_with_ai", None) is None:
        off |= {"copyrightability"}
    off |= {"training"} - set(case.matter.complaint or ("training",))
    stages = {framework.propositions[c].stage for c in note.cites if c in framework.propositions}
    return not stages or not stages <= off


def _checked(case: Case) -> str:
    """When the rules were last compared with their sources."""
    days = {f.checked_on for f in case.chosen}
    if not days:
        return "No rules were applied."
    when = listing(day(d) for d in sorted(days))
    return f"The rules are as at {when}; whether a source has been overtaken since has not been checked."


def limits(case: Case, draft: Draft) -> None:
    """What this outline is not, and what it cannot know."""
    cover = case.paper.cover
    asked = ASKED[cover.asked].format(lawyer=clean(cover.lawyer) or UNNAMED)
    draft.para(
        f"This is not legal advice. {asked} It is an internal working paper, not a filing, and makes no statement of "
        "truth."
    )
    draft.para(("It knows only what was entered, and only the sources named. ", _checked(case)))
    for f in case.chosen:
        if notes := [n for n in f.notes if n.on == "limits" and _bears(case, f, n)]:
            draft.para(f"Of the material behind {f.short}:" if len(case.chosen) > 1 else "Of the material relied on:")
            draft.bullets(sentence(note.text) for note in notes)
    if left := [f for f in case.matter.frameworks if f not in {x.id for x in case.chosen}]:
        named = listing(case.rulebook.frameworks[f].short for f in left)
        draft.para(f"Nothing is said under {named}, which cannot answer this aim.")


def sign_off(case: Case, draft: Draft) -> None:
    """What whoever prepared and reviewed the paper writes by hand, and to which text they put their names."""
    draft.para("Not reviewed. Nobody has approved this outline; the program keeps no approval.")
    if case.paper.digest:
        draft.para(("Whoever signs, signs for the text made from this content: ", Span(case.paper.digest, "code")))
    draft.lines(["Prepared by", "Reviewed by", "Decision", "Date", "Comments outstanding"])
