"""From an assessment to a claim or defence outline: pure data, printed by others. "We" and "they" live only here."""

from aiclaims.outline.build import build_outline
from aiclaims.outline.export import outline_json, plain_text
from aiclaims.outline.model import Outline

__all__ = ["Outline", "build_outline", "outline_json", "plain_text"]
