"""Which questions to ask of a matter, and what each answer would change. No flows: rules name what they need."""

from __future__ import annotations

from dataclasses import dataclass

from aiclaims.reasoning import pivots
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.facts import arises, gather
from aiclaims.reasoning.load import COMMON
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.missing import relevant
from aiclaims.reasoning.model import Question, Rulebook
from aiclaims.reasoning.pivots import Effect
from aiclaims.reasoning.planes import run


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that arises. `matters`: it can still move an unsettled bottom line (or has been answered, or is asked
    for the outline). `optional`: exceptional (asked only whether anybody raises it), or for outline or evidence."""

    question: str
    party: str | None
    matters: bool
    optional: bool


def questions_to_ask(rulebook: Rulebook, matter: Matter) -> tuple[Ask, ...]:
    """Every question whose gate is not known to fail, in asking order, each party in turn. What hangs on an exceptional
    point that nobody has raised is not asked, but stays listed once answered."""
    program, facts = program_of(rulebook), gather(rulebook, matter)
    live = relevant(program, facts, run(program, facts))
    found = []
    for q in rulebook.questions.values():
        if q.stage == "matter" or not _asked_under(matter, q):
            continue
        for party in [p.id for p in matter.parties] if q.scope == "party" else [None]:
            if arises(facts, q.id, party, asking=(q.id, party) not in facts.answers) is not False:
                key = (q.id, party)
                optional = q.use != "rule" or q.unless_raised is not None
                found.append(Ask(q.id, party, key in live or key in facts.answers or q.use != "rule", optional))
    return tuple(found)


def _asked_under(matter: Matter, q: Question) -> bool:
    """A question that a framework adds is asked where that framework is chosen, and stays listed once answered."""
    own = q.framework in (COMMON, *matter.frameworks)
    return own or any(a.question == q.id for a in matter.answers)


def what_if(
    rulebook: Rulebook, matter: Matter, question: str, party: str | None = None
) -> tuple[tuple[str, tuple[Effect, ...]], ...]:
    """For each possible answer to one question, the bottom lines it would move. Raises KeyError for unknown ids."""
    program, facts = program_of(rulebook), gather(rulebook, matter)
    if party is not None:
        matter.party(party)
    return pivots.what_if(program, facts, facts.key(question, party))


def moved(rulebook: Rulebook, matter: Matter, then: Matter) -> tuple[Effect, ...]:
    """The bottom lines that stand otherwise once these further or other answers are given: same set-up and parties."""
    return pivots.moves(program_of(rulebook), gather(rulebook, matter), [then])[0]
