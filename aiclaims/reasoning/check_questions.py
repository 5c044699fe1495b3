"""What must hold of a question: its options, its gate, what it cites, and what its options say of pleas."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.reasoning.check_conditions import gate_problems, near, one_of
from aiclaims.reasoning.model import Question, Rulebook
from aiclaims.reasoning.vocabulary import FUNCTIONS

COMPLAINT = "matter.complaint"
"""The question that records what is complained of."""


def question_problems(rulebook: Rulebook) -> Iterator[str]:
    """Problems of every question by itself, of its gate and of its options."""
    propositions = {p for f in rulebook.frameworks.values() for p in f.propositions}
    for q in rulebook.questions.values():
        where = f"{q.framework}: question '{q.id}'"
        if q.kind in ("one_of", "several_of") and len(q.options) < 2:
            yield f"{where} offers fewer than two options; add options or make it yes_no."
        if len({o.id for o in q.options}) < len(q.options):
            yield f"{where} has an option twice; rename one."
        if q.unless_raised is not None and q.unless_raised not in {o.id for o in q.options}:
            yield (
                f"{where}: 'unless_raised' is '{q.unless_raised}', which is no option of it; "
                f"{one_of(q.unless_raised, [o.id for o in q.options])}"
            )
        if q.quick and (q.unless_raised is not None or q.use != "rule"):
            yield f"{where} is for a quick look but is exceptional or only printed; take 'quick' out."
        if q.act and q.kind != "date":
            yield f"{where} dates an act but is {q.kind}; set kind = \"date\" or take 'act' out."
        if any("{value}" not in words for key, words in q.said if key == "value"):
            yield f"{where}: what is said of a value does not name it; write {{value}} where it stands."
        if q.scope == "matter" and (any("{party}" in w for w in (q.ask, *dict(q.said).values())) or q.asked_of):
            yield f'{where} is asked of the matter but speaks of a party; set scope = "party" or mend it.'
        yield from (
            f"{where}: '{f}' in asked_of is nothing a party does; {one_of(f, FUNCTIONS)}"
            for f in q.asked_of
            if f not in FUNCTIONS
        )
        yield from (
            f"{where} cites '{c}', which no register holds; {near(c, propositions)}"
            for c in q.cites
            if c not in propositions
        )
        for condition in q.asked_if:
            yield from gate_problems(rulebook, where, condition, q.scope)
        yield from _pleas(rulebook, q, where)


def _pleas(rulebook: Rulebook, q: Question, where: str) -> Iterator[str]:
    """Problems of what its options say of pleas."""
    complained = rulebook.questions.get(COMPLAINT)
    parts = [o.id for o in complained.options] if complained else []
    for option in q.options:
        for id in option.met_by:
            if id not in rulebook.questions:
                yield f"{where}: '{option.id}' is met by '{id}', an unknown question; {near(id, rulebook.questions)}"
        if option.complaint and option.complaint not in parts:
            hint = near(option.complaint, parts)
            yield f"{where}: '{option.id}' answers '{option.complaint}', no option of '{COMPLAINT}'; {hint}"
        for c in option.cites:
            if c not in q.cites:
                yield f"{where}: '{option.id}' cites '{c}', which the question does not; {near(c, q.cites)}"
