"""Matters, parties and answers as rows, and who may open them."""

from __future__ import annotations

from aiclaims.models.access import Access, CodeTry, ReturnCode
from aiclaims.models.answer import Answer, AnswerChange, ConflictError, Given, save_answers
from aiclaims.models.convert import from_json, store, to_json, to_matter
from aiclaims.models.edition import Edition, keep_shipped, rulebook_for, shipped
from aiclaims.models.matter import Matter, Party
from aiclaims.models.printed import IssuedOutline, Printed
from aiclaims.models.records import FullError, Record, StaleRecordError, add_record, change_record, next_number

__all__ = [
    "Access",
    "Answer",
    "AnswerChange",
    "CodeTry",
    "ConflictError",
    "Edition",
    "FullError",
    "Given",
    "IssuedOutline",
    "Matter",
    "Party",
    "Printed",
    "Record",
    "ReturnCode",
    "StaleRecordError",
    "add_record",
    "change_record",
    "from_json",
    "keep_shipped",
    "next_number",
    "rulebook_for",
    "save_answers",
    "shipped",
    "store",
    "to_json",
    "to_matter",
]
