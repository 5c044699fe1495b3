"""Redress as plain data: what `assess --format json` adds to each remedy, documented in `docs/matter-format.md`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aiclaims.reasoning.redress import Argument, Beyond, Compared, Redress


def redress_json(r: Redress) -> dict[str, Any]:
    """Every field of one remedy line in full, in JSON types."""
    return {
        "rung": r.rung,
        "below": r.below,
        "above": r.above,
        "harm": r.harm,
        "addressee": {
            "reached": r.addressee.reached,
            "by": list(r.addressee.by),
            "liable": [{"issue": i, "verdict": v} for i, v in r.addressee.liable],
            "why": r.addressee.why,
        },
        "lesser": [_compared(c) for c in r.lesser],
        "speaks_for": _arguments(r.speaks_for),
        "speaks_against": _arguments(r.speaks_against),
        "moot": _arguments(r.moot),
        "to_prove": [
            {
                "kind": p.ground.kind,
                "id": p.ground.id,
                "party": p.ground.party,
                "text": p.ground.text,
                "evidence": list(p.evidence),
            }
            for p in r.to_prove
        ],
    }


def _compared(c: Compared) -> dict[str, Any]:
    return {
        "remedy": c.remedy,
        "verdict": c.verdict,
        "enough": c.enough,
        "because": c.because,
        "does": _arguments(c.does),
        "falls_short": _arguments(c.falls_short),
    }


def _arguments(arguments: Iterable[Argument]) -> list[dict[str, Any]]:
    return [{"text": a.text, "holds": a.holds, "cites": list(a.cites), "aid": not a.cites} for a in arguments]


def beyond_json(b: Beyond) -> dict[str, Any]:
    return {"framework": b.framework, "remedy": b.remedy, "party": b.party, "why": b.why}
