"""What must hold of a measure: it names what exists, and says what each of its parts needs."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.reasoning.check_conditions import gate_problems, near, one_of
from aiclaims.reasoning.measure import Bearing, Measure
from aiclaims.reasoning.model import Framework, Rulebook
from aiclaims.reasoning.vocabulary import FUNCTIONS

PARTS = {"route": ("facts", "strength", "how"), "measure": ("limits",), "gap": ("how",)}
"""The parts a measure can carry, each with the keys it cannot do without."""


def measure_problems(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    """Problems of every tool and signal a framework describes."""
    for measure in framework.measures.values():
        where = f"{framework.id}: measure '{measure.id}'"
        if not measure.id.startswith(framework.id + "."):
            yield f"{where} must start with '{framework.id}.'; rename it."
        yield from _parts(where, measure)
        yield from (
            f"{where}: '{f}' in who is nothing a party does; {one_of(f, FUNCTIONS)}"
            for f in measure.who
            if f not in FUNCTIONS
        )
        for bearing in measure.facts:
            yield from _bearing(rulebook, where, bearing)
        for condition in (*measure.when, *(c for c in (measure.held, measure.spent) if c)):
            yield from gate_problems(rulebook, where, condition, "matter")


def _parts(where: str, measure: Measure) -> Iterator[str]:
    if not measure.parts:
        yield f"{where} has no part; say in 'parts' which it is: {', '.join(PARTS)}."
    for part in measure.parts:
        if part not in PARTS:
            yield f"{where}: '{part}' in parts is none; choose from: {', '.join(PARTS)}."
        yield from (
            f"{where} is a {part} but lacks '{key}'; add it."
            for key in PARTS.get(part, ())
            if not getattr(measure, key)
        )
    if measure.facts and "route" not in measure.parts:
        yield f'{where} names facts but is no route; add "route" to its parts or take them out.'
    if measure.beforehand and measure.held is None:
        yield f"{where} helps only if it was there beforehand; say in 'held' which answer tells that."
    if any(not isinstance(r, int) or not 1 <= r <= 6 for r in measure.rungs):
        yield f"{where}: 'rungs' holds {list(measure.rungs)}; write rungs of the ladder, 1 to 6."


def _bearing(rulebook: Rulebook, where: str, bearing: Bearing) -> Iterator[str]:
    question = rulebook.questions.get(bearing.question)
    if question is None:
        yield (
            f"{where} bears on the question '{bearing.question}', which does not exist; "
            f"{near(bearing.question, rulebook.questions)}"
        )
        return
    options = [o.id for o in question.options]
    if bearing.option and bearing.option not in options:
        yield (
            f"{where} bears on '{bearing.question}' being '{bearing.option}', which is no option of it; "
            f"{one_of(bearing.option, options)}"
        )
    if not bearing.option and bearing.effect == "weakens":
        yield f"{where} weakens no answer to '{bearing.question}' in particular; name the 'option'."
