"""From an assessment to a claim or defence outline: pure data, printed by others. "We" and "they" live only here."""

from aiclaims.outline.build import build_outline
from aiclaims.outline.cover import Cover
from aiclaims.outline.export import outline_json, plain_text, read_outline
from aiclaims.outline.letter import build_letter, letters_to
from aiclaims.outline.model import Outline, stamped
from aiclaims.outline.summary import build_summary

__all__ = [
    "Cover", "Outline", "build_letter", "build_outline", "build_summary", "letters_to", "outline_json", "plain_text",
    "read_outline", "stamped",
]  # fmt: skip
