"""The gentler rungs beside a remedy: why each would do or falls short, our side first; and what is moot."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Loose
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.redress import Argument, Compared

NEAREST = 2
"""Rungs below that are told; the results page has them all."""


def gentler_rungs(case: Case, v: Verdict) -> Iterator[tuple[str, Loose]]:
    """Labelled lines: each of the nearest gentler rungs with something to say, then what leaves nothing to order."""
    for c in _told(case, v):
        yield f"Instead: {case.remedy(c.remedy).title.lower()} ({c.verdict})", _sides(case, c)
    yield "Nothing left to order", _sentences(case.redress[v.issue, v.party].moot)


def compared_cites(case: Case, v: Verdict) -> tuple[str, ...]:
    """What the arguments told are taken from."""
    said = [a for c in _told(case, v) for a in (*c.does, *c.falls_short) if a.holds]
    return tuple(cite for a in (*said, *case.redress[v.issue, v.party].moot) if a.holds for cite in a.cites)


def _told(case: Case, v: Verdict) -> list[Compared]:
    if v.verdict != "available" and (case.claim or v.verdict != "only if"):
        return []
    saying = [c for c in case.redress[v.issue, v.party].lesser if any(a.holds for a in (*c.does, *c.falls_short))]
    return saying[-NEAREST:][::-1]


def _sides(case: Case, c: Compared) -> Loose:
    """The arguments of our side, then theirs: the claimant wants the remedy, the defendant the gentler rung."""
    short, does = _sentences(c.falls_short), _sentences(c.does)
    ours, theirs = (short, does) if case.claim else (does, short)
    return (f"We say: {ours} " if ours else "", f"They may say: {theirs}" if theirs else "")


def _sentences(arguments: tuple[Argument, ...]) -> str:
    """What holds; what no source says is marked."""
    return " ".join(
        a.text if a.cites else f"{a.text.rstrip('.')} (drafting aid, not authority)." for a in arguments if a.holds
    )
