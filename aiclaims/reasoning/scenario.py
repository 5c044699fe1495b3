"""Scenarios as bits: which standard, which versions of the disputed facts, what is changed or switched off, for whom.

One Python integer holds one truth plane of one node over all scenarios at once. The axes, innermost first: variant
(standard and leaning), version (of the disputed facts), slot (what is switched off, or which answer is changed),
capacity, party. Every mask below is a closed form over these axes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import prod

# A leaning is one way to take what the sources leave undecided: `may` rules counted or ignored, and an issue whose
# factors pull both ways won or lost. Only what holds in all four is a result.
LEANINGS = 4
MAY_IGNORED = (1, 3)
WEIGHED_AGAINST = (2, 3)
STRICT, STANDING, PRESUMED, RECORD, REFUSED = 0, 1, 2, 6, 10
VARIANTS = 14
"""strict, standing, then four leanings each of presumed, record, and presumed with silences taken as refused."""
STANDARD_VARIANTS = 10
"""The same without the last, which only the words of remedies read."""

VARIANT, VERSION, SLOT, CAPACITY, PARTY = range(5)


@lru_cache(maxsize=1024)
def repeat(stride: int, times: int) -> int:
    """The integer with `times` ones, `stride` bits apart. Doubled, not divided: long division takes the square."""
    found, ones = min(times, 1), 1
    while ones * 2 <= times:
        found |= found << stride * ones
        ones *= 2
    return found | (found & (1 << stride * max(times - ones, 0)) - 1) << stride * ones


def marked(bits: int, width: int) -> Iterator[int]:
    """The numbers of the chunks of `width` bits in which any bit is set, lowest first."""
    done = 0
    while bits:
        skip = ((bits & -bits).bit_length() - 1) // width
        done += skip
        yield done
        bits >>= (skip + 1) * width
        done += 1


class Layout:
    """How many values each axis has, at least one each; `inner[axis]`: the bits below one value of it; `chunk`: those
    of one slot. `order` lists the axes from the innermost; party is always the outermost."""

    def __init__(
        self, sizes: tuple[int, ...], order: tuple[int, ...] = (VARIANT, VERSION, SLOT, CAPACITY, PARTY)
    ) -> None:
        self.sizes = sizes
        self.inner = tuple(prod(sizes[a] for a in order[: order.index(axis)]) for axis in range(len(sizes)))
        self.width = prod(sizes)
        self.all = (1 << self.width) - 1
        self.chunk = (1 << self.inner[SLOT]) - 1
        self.unit = tuple(self._first(axis) for axis in range(len(sizes)))

    def _first(self, axis: int) -> int:
        """All bits whose value on this axis is 0."""
        stride = self.inner[axis] * self.sizes[axis]
        return ((1 << self.inner[axis]) - 1) * repeat(stride, self.width // stride)

    def select(self, axis: int, *values: int) -> int:
        """All bits whose value on this axis is one of `values`."""
        unit, inner, found = self.unit[axis], self.inner[axis], 0
        for v in values:
            found |= unit << v * inner
        return found

    def offset(self, party: int, capacity: int = 0, slot: int = 0) -> int:
        """Where the bits of one party, capacity and slot start (all variants and versions)."""
        return party * self.inner[PARTY] + capacity * self.inner[CAPACITY] + slot * self.inner[SLOT]


def _variants(start: int, leanings: tuple[int, ...] = (0, 1, 2, 3)) -> tuple[int, ...]:
    return tuple(start + n for n in leanings)


@dataclass(slots=True)
class Frame:
    """The masks one run reads. `off[key]`: where an assumption is switched off; `without[function]`: where a capacity
    is; `present`: where a party exists; `complete`: where all parties are named. The rest follow from the layout."""

    layout: Layout
    off: dict[tuple[str, ...], int] = field(default_factory=dict)
    without: dict[str, int] = field(default_factory=dict)
    present: int = 0
    complete: int = 0
    all: int = 0
    raised: int = 0
    presumed: int = 0
    record: int = 0
    may_ignored: int = 0
    weighed_against: int = 0
    refused: int = 0

    def __post_init__(self) -> None:
        pick = self.layout.select
        starts = tuple(s for s in (PRESUMED, RECORD, REFUSED) if s < self.layout.sizes[VARIANT])
        self.all = self.layout.all
        self.raised = self.all ^ pick(VARIANT, STRICT)
        self.presumed = self.all ^ pick(VARIANT, STRICT, STANDING)
        self.record = pick(VARIANT, *_variants(RECORD))
        self.may_ignored = pick(VARIANT, *(v for s in starts for v in _variants(s, MAY_IGNORED)))
        self.weighed_against = pick(VARIANT, *(v for s in starts for v in _variants(s, WEIGHED_AGAINST)))
        if self.layout.sizes[VARIANT] == VARIANTS:
            self.refused = pick(VARIANT, *_variants(REFUSED))
