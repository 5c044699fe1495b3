"""Answers in the form of a pleading: as their question words them, else turned from it where that is safe."""

from __future__ import annotations

from aiclaims.outline.statement import statement, whether
from aiclaims.outline.words import clause
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.sentences import listing

CURRENCIES = ("yuan", "euro", "euros", "dollars", "yen", "pounds")


def stated(q: Question, yes: bool) -> str | None:
    """What "yes" or "no" states, without a full stop; None for any other kind of question or one nobody can turn."""
    if q.kind != "yes_no":
        return None
    return q.says("yes" if yes else "no") or statement(q.ask, yes)


def whether_so(q: Question) -> str | None:
    """ "whether the work was used"; None as above."""
    if q.kind != "yes_no":
        return None
    return f"whether {clause(said)}" if (said := q.says("yes")) else whether(q.ask)


def pleaded(q: Question, value: object) -> str | None:
    """The chosen option or options as a sentence without a full stop; None for a question that words none."""
    if isinstance(value, str) and (known := q.says(value)):
        return known
    labels = {o.id: clause(o.label) for o in q.options}
    if isinstance(value, tuple) and not value and (nothing := q.says("nothing")):
        return nothing
    template = q.says("value")
    if template is None:
        return None
    if isinstance(value, tuple):
        listed = listing(labels.get(str(v), str(v)) for v in value)
        return template.replace("{value}", listed or "nothing that is listed")
    return template.replace("{value}", labels[value]) if isinstance(value, str) and value in labels else None


def currency(note: str) -> str:
    """ " yuan" where a note begins with a currency word; else nothing."""
    first = note.strip().split(" ")[0].strip(".,:;").lower() if note.strip() else ""
    return f" {first}" if first in CURRENCIES else ""


def beyond_currency(note: str) -> str:
    """What a note says after its currency word."""
    return note.strip().partition(" ")[2].strip() if currency(note) else note
