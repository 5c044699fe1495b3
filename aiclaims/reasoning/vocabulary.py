"""The words that every rulebook shares: what parties do, roles, aims, stages, hedges, weights. Knows no rulebook."""

from __future__ import annotations

from datetime import date
from typing import Literal

Scalar = str | int | float | date

Stage = Literal["matter", "work", "training", "system", "output", "making", "copying", "enforcement"]

Side = Literal["claimant", "defendant"]

FUNCTIONS: dict[str, str] = {
    "develops": "develops the system",
    "trains": "trains the system",
    "markets": "puts the system on the market",
    "runs_service": "runs the service",
    "exploits_system": "exploits the system commercially",
    "exploits_output": "exploits output commercially",
    "prompts": "prompts the system",
    "copies": "copies AI-assisted content",
    "owns_work": "owns the work",
    "made_work": "made the work",
}
"""What a party can do in a matter (id to words). Frameworks turn these into their own roles by rules."""

ROLES: dict[str, tuple[str, ...]] = {
    "provider": ("develops", "trains", "markets", "runs_service"),
    "commercial exploiter": ("exploits_system", "exploits_output"),
    "prompting user": ("prompts",),
    "copier": ("copies",),
}
"""The columns people see, each with the functions that put a party there."""

AIMS: dict[str, str] = {
    "infringement_claim": "somebody's AI system, or what it made, infringes a work",
    "infringement_defence": "we are accused that an AI system, or what it made, infringes a work",
    "authorship_claim": "something made with AI was copied",
    "authorship_defence": "we are accused of copying something made with AI",
}

STAGES = ("matter", "work", "training", "system", "output", "making", "copying", "enforcement")

PROPORTION: dict[str, str] = {
    "scale": "how serious and how large the infringement is",
    "fault": "fault and notice",
    "others": "the effect on third parties and the public",
    "cost": "cost and feasibility",
    "lesser": "whether a lesser measure would do",
    "money": "whether money would do instead of an order",
}
"""The six points on which a remedy is argued to be proportionate or not: a drafting aid, not authority."""

HEDGES = ("in principle", "generally", "high possibility", "case by case", "one reported case", "inference", "may")

WEIGHTS = ("binding", "persuasive", "soft law", "commentary", "pending", "superseded", "none")
