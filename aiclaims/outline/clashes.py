"""Answers of our own side that cannot both be maintained, to be told before either goes out."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import ours
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Loose, To
from aiclaims.outline.facts import fact

CLASHING = (
    ("service.still_yields", "no", "service.steps_after_suit", "partly", "that the steps taken work only in part"),
    ("service.still_yields", "yes", "service.steps_after_suit", "fully", "that the steps taken work"),
)
"""A question and our answer; another question and answer that sits ill with it, in words."""


def clashes(case: Case) -> Iterator[Loose]:
    """Each pair as a warning that names both paragraphs."""
    for p in case.targets():
        for question, said, other, sits_ill, words in CLASHING:
            one, two = fact(case, question, p), fact(case, other, p)
            if one and two and (ours(case, question, p), ours(case, other, p)) == (said, sits_ill):
                yield (
                    "Our own answers do not fit together: beside our version of ", To(one.label), f" we say {words} (",
                    To(two.label), "). Settle which is right before either is said to anybody.",
                )  # fmt: skip
