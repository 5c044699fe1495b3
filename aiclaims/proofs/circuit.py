"""Boolean formulas as a shared graph of and-gates, and bit planes whose bits are such formulas.

`Bits` answers to the operators that `aiclaims.reasoning.evaluate` applies to integers, so the code that decides matters
also writes the formulas that are proved: there is no second account of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

TRUE, FALSE = 1, -1

Literal = int
"""A formula: the number of a gate or input, negative for its negation. 1 is true, -1 false."""


class Circuit:
    """Inputs and and-gates. Equal gates are one gate, so equal formulas are equal numbers."""

    def __init__(self) -> None:
        self.gates: list[tuple[Literal, Literal] | None] = [None, None]
        self.known: dict[tuple[Literal, Literal], Literal] = {}

    def input(self) -> Literal:
        self.gates.append(None)
        return len(self.gates) - 1

    def both(self, a: Literal, b: Literal) -> Literal:
        if a > b:
            a, b = b, a
        if a == -b or a == FALSE or b == FALSE:
            return FALSE
        if a in (TRUE, b):
            return b
        if b == TRUE:
            return a
        found = self.known.get((a, b))
        if found is None:
            self.gates.append((a, b))
            found = self.known[a, b] = len(self.gates) - 1
        return found

    def either(self, a: Literal, b: Literal) -> Literal:
        return -self.both(-a, -b)

    def every(self, literals: Iterable[Literal]) -> Literal:
        found = TRUE
        for x in literals:
            found = self.both(found, x)
        return found

    def some(self, literals: Iterable[Literal]) -> Literal:
        return -self.every(-x for x in literals)

    def implies(self, a: Literal, b: Literal) -> Literal:
        return -self.both(a, -b)

    def same(self, a: Literal, b: Literal) -> Literal:
        return self.both(self.implies(a, b), self.implies(b, a))

    def at_least(self, literals: Iterable[Literal], most: int) -> list[Literal]:
        """For each number up to `most`, whether at least so many of the literals hold."""
        found = [TRUE] + [FALSE] * most
        for x in literals:
            found = [TRUE] + [self.either(found[n], self.both(found[n - 1], x)) for n in range(1, most + 1)]
        return found

    def cone(self, roots: Iterable[Literal], seen: set[int]) -> Iterator[int]:
        """Every gate and input the roots stand on that is not in `seen` yet, each once; adds them to it."""
        todo = [abs(x) for x in roots]
        while todo:
            n = todo.pop()
            if n not in seen:
                seen.add(n)
                yield n
                gate = self.gates[n]
                if gate:
                    todo += (abs(gate[0]), abs(gate[1]))


@lru_cache(maxsize=4096)
def _spread(mask: int, width: int) -> tuple[bool, ...]:
    return tuple(bool(mask >> n & 1) for n in range(width))


class Bits:
    """A plane of formulas, bit 0 first. Stands in for an integer of this width; one that is constant becomes one."""

    __slots__ = ("circuit", "literals")

    def __init__(self, circuit: Circuit, literals: Sequence[Literal]) -> None:
        self.circuit, self.literals = circuit, literals

    def _plane(self, literals: list[Literal]) -> Any:
        return plane(self.circuit, literals)

    def __and__(self, other: int | Bits) -> Any:
        if isinstance(other, int):
            kept = _spread(other, len(self.literals))
            return self._plane([x if keep else FALSE for x, keep in zip(self.literals, kept, strict=True)])
        both = self.circuit.both
        return self._plane([both(x, y) for x, y in zip(self.literals, other.literals, strict=True)])

    def __or__(self, other: int | Bits) -> Any:
        theirs = bits_of(other, len(self.literals))
        return self._plane([self.circuit.either(x, y) for x, y in zip(self.literals, theirs, strict=True)])

    def __xor__(self, other: int | Bits) -> Any:
        return (self & ~other) | (~self & other)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __invert__(self) -> Any:
        return Bits(self.circuit, [-x for x in self.literals])

    def __rshift__(self, by: int) -> Any:
        return self._plane([*self.literals[by:], *[FALSE] * min(by, len(self.literals))])

    def __mul__(self, copies: int) -> Any:
        """A block of bits repeated at every place that is set in `copies`; the copies must not overlap."""
        found = [FALSE] * len(self.literals)
        for at in (n for n, here in enumerate(_spread(copies, len(found))) if here):
            for n, x in enumerate(self.literals[: len(found) - at]):
                if x != FALSE:
                    found[at + n] = x
        return self._plane(found)


def plane(circuit: Circuit, literals: list[Literal]) -> Any:
    """Bits, or the integer they are where all of them are constant."""
    if all(x in (TRUE, FALSE) for x in literals):
        return sum(1 << n for n, x in enumerate(literals) if x == TRUE)
    return Bits(circuit, literals)


def bits_of(found: int | Bits, width: int) -> Sequence[Literal]:
    """The formulas of a plane, one for each bit."""
    return found.literals if isinstance(found, Bits) else [TRUE if x else FALSE for x in _spread(found, width)]
