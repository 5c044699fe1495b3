"""The verdicts of an issue or remedy as formulas: for each word, when it is the one that is printed."""

from __future__ import annotations

from collections.abc import Sequence

from aiclaims.proofs.circuit import TRUE, Circuit, Literal
from aiclaims.reasoning.scenario import VARIANTS
from aiclaims.reasoning.verdict import NO, SILENCES, STANDARDS, YES

Chunk = tuple[Sequence[Literal], Sequence[Literal]]
Words = dict[str, Literal]


def _runs(standard: str, bits: Sequence[Literal]) -> list[Literal]:
    """One plane in every run of a standard."""
    start, leanings = (STANDARDS | SILENCES)[standard]
    return [bits[at + n] for at in range(0, len(bits), VARIANTS) for n in range(start, start + leanings)]


def issue_words(circuit: Circuit, chunk: Chunk) -> Words:
    """The eight verdicts."""
    true, false = chunk
    found: Words = dict.fromkeys((*YES.values(), *NO.values()), -TRUE)
    left = TRUE
    for standard in STANDARDS:
        yes, no = circuit.every(_runs(standard, true)), circuit.every(_runs(standard, false))
        found[YES[standard]] = circuit.either(found[YES[standard]], circuit.both(left, yes))
        found[NO[standard]] = circuit.either(found[NO[standard]], circuit.every((left, -yes, no)))
        left = circuit.every((left, -yes, -no))
    split = circuit.both(circuit.some(_runs("record", true)), circuit.some(_runs("record", false)))
    return found | {"contested": circuit.both(left, split), "open": circuit.both(left, -split)}


def remedy_words(circuit: Circuit, chunk: Chunk) -> Words:
    """The four remedy verdicts."""
    true, false = chunk
    yes, no = circuit.every(_runs("presumed", true)), circuit.every(_runs("presumed", false))
    refused = circuit.both(circuit.every(_runs("refused", false)), -circuit.every(_runs("refused", true)))
    left = circuit.both(-yes, -no)
    return {
        "available": yes,
        "only if": circuit.both(left, -refused),
        "open": circuit.both(left, refused),
        "not available": circuit.both(no, -yes),
    }
