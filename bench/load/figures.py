"""What a crowd waited for, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from statistics import quantiles

from bench.load.person import Person

MARK = 300
"""Milliseconds that 95 of 100 steps should take at most."""
ROWS = (
    ("answer", "an answer sent"), ("page that follows", "the page that follows"), ("step", "step: both together"),
    ("what it would change", "what it would change (beside)"), ("other pages", "other pages of the matter"),
    ("set-up", "setting a matter up"), ("read back", "reading it back"),
)  # fmt: skip

Spread = dict[str, float]
"""How many there were, and the milliseconds that 50, 95 and 99 of 100 stayed under."""


def spread(seconds: list[float]) -> Spread:
    cuts = quantiles(seconds, n=100, method="inclusive")
    return {"count": len(seconds)} | {f"p{n}_ms": round(cuts[n - 1] * 1000, 1) for n in (50, 95, 99)}


def times_of(persons: Iterable[Person]) -> dict[str, Spread]:
    """By what was done; what was done less than twice is left out."""
    found: dict[str, list[float]] = {}
    for person in persons:
        for kind, seconds in person.times.items():
            found.setdefault(kind, []).extend(seconds)
    return {kind: spread(found[kind]) for kind, _ in ROWS if len(found.get(kind, ())) > 1}


def problems_of(persons: Iterable[Person]) -> Counter[str]:
    return sum((person.problems for person in persons), Counter[str]())


def table(times: dict[str, Spread]) -> str:
    lines = [f"{'milliseconds':32}{'count':>8}{'p50':>9}{'p95':>9}{'p99':>9}"]
    for kind, what in ((kind, what) for kind, what in ROWS if kind in times):
        row = times[kind]
        told = f"{row['count']:8,.0f}{row['p50_ms']:9.1f}{row['p95_ms']:9.1f}{row['p99_ms']:9.1f}"
        kept = row["p95_ms"] <= MARK
        mark = f"   p95 <= {MARK}: {'kept' if kept else 'MISSED'}" if kind == "step" else ""
        lines.append(f"{what:32}{told}{mark}")
    return "\n".join(lines)
