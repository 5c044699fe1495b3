"""Short words about the matter as a whole: which law a line is under, what is complained of, what is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.case import Case
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.matter import AnswerValue
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.sentences import listing
from aiclaims.reasoning.sources import Note

COMPLAINTS = {
    "training": "the use of the work to train a system",
    "output": "what the system put out",
    "copying": "the copying of the work",
}


def under(case: Case, framework: str) -> str:
    """ " (China)" where there is more than one framework to tell apart."""
    return f" ({case.rulebook.frameworks[framework].short})" if len(case.frameworks) > 1 else ""


def lead_of(case: Case, framework: str) -> str:
    """ "China: " where there is more than one framework to tell apart."""
    return f"{case.rulebook.frameworks[framework].short}: " if len(case.frameworks) > 1 else ""


def complaint(case: Case) -> str:
    about = listing(COMPLAINTS.get(c, c) for c in case.matter.complaint or ())
    return f"The complaint is about {about}. " if about else "What is complained of has not been said yet. "


def describing(case: Case) -> list[Framework]:
    """The frameworks chosen that decide nothing: they describe tools and signals."""
    return [f for f in case.chosen if not f.issues]


def frameworks(case: Case) -> str:
    """One framework by its full name; several by the short ones that are used later."""
    beside = "".join(f" Beside the rules, {f.short} serves as a guide to evidence only." for f in describing(case))
    if len(case.frameworks) == 1:
        return f"It is assessed under one framework: {case.frameworks[0].title}.{beside}"
    named = listing(f.short for f in case.frameworks)
    return f"It is assessed under {named}; section 20 names each in full.{beside}" if named else ""


def wanted(case: Case) -> tuple[str, ...] | None:
    """What the claimant asks for; None if that has not been recorded."""
    answer = case.answer("claim.wants", None)
    value = answer.claimant if answer else None
    return value if isinstance(value, tuple) else None


def asked_for(case: Case, remedy: str) -> bool | None:
    """Whether a remedy is asked for; None while nothing has been recorded about that, or where nothing could be."""
    asked, way = wanted(case), case.remedy(remedy).asked_as
    return way in asked if asked is not None and way else None


def ours(case: Case, question: str, party: str | None) -> AnswerValue | None:
    """Our version of an answer; None where we say nothing or cannot say."""
    answer = case.answer(question, party)
    if answer is None:
        return None
    value = answer.claimant if case.claim else answer.defendant
    return None if value == "unknown" else value


def undisputed(v: Verdict) -> bool:
    """Whether a firm finding holds only because nobody has raised a point against it."""
    return v.verdict in ("established", "refuted") and any(g.kind == "not raised" for g in v.rests_on)


def word(v: Verdict) -> str:
    """The verdict, with what must stand beside it."""
    return f"{v.verdict}, undisputed" if v.verdict == "established" and undisputed(v) else v.verdict


def reported(case: Case, cites: list[str]) -> str:
    """ "one reported case", counted from the judgments cited. What they bind is told once, with the framework."""
    judgments = {a for c in cites for a, _ in case.place(c) if case.authorities[a].kind == "judgment"}
    number = {2: "two", 3: "three"}.get(len(judgments), str(len(judgments)))
    return f"{number} reported cases" if len(judgments) > 1 else "one reported case"


def noted(case: Case, on: str) -> Iterator[tuple[Framework, Note]]:
    """What each framework would have a reader keep in mind on one thing."""
    return ((f, note) for f in case.frameworks for note in f.notes if note.on == on)


def note_on(case: Case, authorities: dict[str, int], remedy: str) -> str:
    """ "see the note to authority 1" for a remedy that the note of an authority relied on speaks of."""
    own = case.framework_of(remedy).authorities
    found = [n for a, n in authorities.items() if a in own and remedy in own[a].note_on]
    return f"see the note to authority {listing(str(n) for n in sorted(found))}" if found else ""
