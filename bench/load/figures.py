"""What a crowd waited for, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from statistics import quantiles
from typing import Any

from bench.load.person import LOOKS, Person

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


def scene(setting: dict[str, Any]) -> str:
    think, s = setting["think_s"], setting
    return (
        f"{s['people']} people, {s['minutes']:g} minutes, {think[0]:g} to {think[1]:g} s of thought before each answer,"
        f" one in {1 / LOOKS:g} looks at another page first\n{s['database']}; {s['cores']} cores for server and people;"
        f" {s['busy_before']:.1f} processes were busy before\n"
    )


def told(found: dict[str, Any]) -> str:
    f, lost = found["floor"], dict(found["problems"])
    return (
        f"one request at a time, before the crowd comes:\n"
        f"{'an answer':12}{f['answer_ms']:7.1f} ms = {f['answer_ratio']:4.1f} x a bare POST with session, token and one"
        f" row ({f['bare_row_ms']:.1f} ms)\n"
        f"{'its page':12}{f['page_ms']:7.1f} ms = {f['page_ratio']:4.1f} x a bare view of the same answers and template"
        f" ({f['bare_page_ms']:.1f} ms)\n{'both':22} = {f['step_ratio']:4.1f} x\n\n{table(found['times'])}\n\n"
        f"cores used: {found['server_cores']:.2f} by the server, {found['people_cores']:.2f} by the people\n"
        f"read back: {found['answers']:,} answers in {found['matters']:,} matters; problems: {lost or 'none'}"
    )


def table(times: dict[str, Spread]) -> str:
    lines = [f"{'milliseconds':32}{'count':>8}{'p50':>9}{'p95':>9}{'p99':>9}"]
    for kind, what in ((kind, what) for kind, what in ROWS if kind in times):
        row = times[kind]
        told = f"{row['count']:8,.0f}{row['p50_ms']:9.1f}{row['p95_ms']:9.1f}{row['p99_ms']:9.1f}"
        kept = row["p95_ms"] <= MARK
        mark = f"   p95 <= {MARK}: {'kept' if kept else 'MISSED'}" if kind == "step" else ""
        lines.append(f"{what:32}{told}{mark}")
    return "\n".join(lines)
