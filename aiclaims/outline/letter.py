"""The letter that goes out: a letter before claim, or a reply to one. It asserts and demands; it shows no gap."""

from __future__ import annotations

from datetime import date

from aiclaims.outline.build import build_outline
from aiclaims.outline.model import Outline
from aiclaims.reasoning.assessment import Assessment
from aiclaims.reasoning.model import Rulebook


def build_letter(rulebook: Rulebook, assessment: Assessment, *, generated: date) -> Outline:
    """A draft letter to the other side, made from the same matter as the outline and never from the outline itself."""
    raise NotImplementedError(build_outline)
