"""Editions of rulebooks, told apart by the digest of their content, and what a matter pins of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aiclaims.reasoning.model import Rulebook

COMMON = "common"
SHORT = 16
"""So many digits of a digest are printed."""


def editions_of(rulebook: Rulebook, frameworks: Iterable[str] | None = None) -> dict[str, str]:
    """Digest of the shared questions and of these frameworks; of all of them if none are named."""
    chosen = rulebook.frameworks if frameworks is None else frameworks
    return {COMMON: rulebook.common_digest} | {f: rulebook.frameworks[f].digest for f in chosen}


def holds(editions: Mapping[str, str], pins: Mapping[str, str]) -> bool:
    """Whether rulebooks of these editions are those that are pinned."""
    return all(editions.get(id) == digest for id, digest in pins.items())


def pin_problems(pins: Mapping[str, str], rulebook: Rulebook) -> Iterator[str]:
    """One sentence that names every pinned edition which this rulebook is not."""
    here = editions_of(rulebook)
    gone = [f"{digest[:SHORT]} of {id}" for id, digest in pins.items() if here.get(id) != digest]
    if gone:
        what = "the editions" if len(gone) > 1 else "the edition"
        yield (
            f"[editions]: the matter pins {what} {' and '.join(gone)}, neither shipped nor kept here; take the pin out "
            "of [editions] to use the edition at hand."
        )
