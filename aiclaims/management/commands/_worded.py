"""Can documents state what an answer says? Asked of every question when the rulebooks are checked."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.pleading import pleaded, stated, whether_so
from aiclaims.outline.statement import event
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.model import Question


def wording_problems(rulebook: Rulebook) -> Iterator[str]:
    """A sentence for each question whose answers cannot be put as statements, with what would help."""
    for q in rulebook.questions.values():
        if q.stage != "matter" and (cure := _cure(q)):
            yield f"{q.framework}: the answers to '{q.id}' cannot be put as statements; {cure}"


def _cure(q: Question) -> str:
    """What to do; empty where nothing is to be done."""
    if q.kind == "yes_no" and None in (stated(q, True), stated(q, False), whether_so(q)):
        return 'ask in other words ("Did {party} train …?"), or give said = { yes = "…", no = "…" }.'
    if q.kind == "date" and event(q.ask) is None:
        return 'ask for an event ("When was the work published?").'
    if q.kind in ("one_of", "several_of") and (lacking := [o.id for o in q.options if _label_only(q, o.id)]):
        return f'give said = {{ {lacking[0]} = "…" }} for each option, or value = "… {{value}} …" for all.'
    return ""


def _label_only(q: Question, option: str) -> bool:
    return pleaded(q, (option,) if q.kind == "several_of" else option) is None
