"""The reasoning core: rulebooks and a matter's facts in, verdicts with their grounds out. Standard library only.

Four standards, each adding one kind of assumption to the one before (strict, standing, presumed, record); both versions
of every disputed fact; one straight-line program over two bit planes, one bit a scenario. `docs/semantics.md` is the
authority on what the words mean.
"""

from aiclaims.reasoning.assess import assess, explain
from aiclaims.reasoning.assessment import (
    REMEDY_VERDICTS,
    VERDICTS,
    Assessment,
    Ground,
    OpenQuestion,
    Pivot,
    Step,
    Verdict,
)
from aiclaims.reasoning.files import dump_matter, parse_matter, parse_text, read_matter
from aiclaims.reasoning.interview import Ask, moved, questions_to_ask, what_if
from aiclaims.reasoning.load import RulebookError, load_rulebook
from aiclaims.reasoning.matter import UNKNOWN, Answer, Matter, Party
from aiclaims.reasoning.matter_data import MatterError
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.pivots import Effect
from aiclaims.reasoning.report import assessment_json, step_json

__all__ = [
    "REMEDY_VERDICTS",
    "UNKNOWN",
    "VERDICTS",
    "Answer",
    "Ask",
    "Assessment",
    "Effect",
    "Ground",
    "Matter",
    "MatterError",
    "OpenQuestion",
    "Party",
    "Pivot",
    "Rulebook",
    "RulebookError",
    "Step",
    "Verdict",
    "assess",
    "assessment_json",
    "dump_matter",
    "explain",
    "load_rulebook",
    "moved",
    "parse_matter",
    "parse_text",
    "questions_to_ask",
    "read_matter",
    "step_json",
    "what_if",
]
