"""The first page of an outline on its own, for whoever reads nothing else."""

from __future__ import annotations

from dataclasses import replace

from aiclaims.outline.model import Outline


def build_summary(outline: Outline) -> Outline:
    """The title block and the answer on one page; its references name paragraphs of the outline it was taken from."""
    return replace(outline, kind="summary", sections=outline.sections[:1])
