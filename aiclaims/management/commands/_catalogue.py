"""The vocabulary of matter files as plain data: enough to write one without having seen another."""

from __future__ import annotations

from typing import Any

from aiclaims.reasoning import REMEDY_VERDICTS, UNKNOWN, VERDICTS
from aiclaims.reasoning.files import COMPLAINTS
from aiclaims.reasoning.measure import Measure
from aiclaims.reasoning.model import Condition, Framework, Issue, Question, Remedy, Rulebook
from aiclaims.reasoning.vocabulary import AIMS, FUNCTIONS

EXAMPLE: dict[str, Any] = {
    "matter": {
        "title": "A made-up platform",
        "aim": "infringement_claim",
        "complaint": ["output"],
        "frameworks": ["china"],
        "client": "studio",
        "all_parties_named": True,
    },
    "party": [
        {"id": "studio", "name": "Studio", "does": ["owns_work"]},
        {"id": "platform", "name": "Platform", "does": ["runs_service"]},
    ],
    "fact": [
        {"question": "work.kind", "value": "picture", "note": "A series of twelve."},
        {"question": "output.match", "value": "part"},
        {"question": "output.from_system", "party": "platform", "value": "yes"},
        {"question": "service.still_yields", "party": "platform", "claimant": "yes", "defendant": "no"},
        {"question": "service.complaint_channel", "party": "platform", "value": UNKNOWN},
    ],
    "expect": [
        {"framework": "china", "issue": "china.liability.stop", "party": "platform", "verdict": "contested"},
    ],
}
"""A small matter file; TOML has the same tables ([matter], [[party]], [[fact]], [[expect]])."""

VALUES = {
    "yes_no": '"yes" or "no" (or true, false)',
    "one_of": "one option's id",
    "several_of": 'a list of option ids; with complete = true "that is all": the others are then false, not unknown',
    "number": "a number",
    "amount": "a number, without currency (say it in note)",
    "date": "a date: 2024-03-31, 2024-03 or 2024, with ~ behind it for about (in JSON as text)",
    "text": "text",
}
"""What `value`, `claimant` and `defendant` hold for each kind of question. Every kind also takes "unknown"."""


def catalogue(rulebook: Rulebook) -> dict[str, Any]:
    """The JSON of `rulebook list`, documented in `docs/matter-format.md`."""
    return {
        "aims": AIMS,
        "complaints": _labels(rulebook, "matter.complaint", COMPLAINTS),
        "national_tests": _labels(rulebook, "matter.national_test", _tests(rulebook)),
        "functions": FUNCTIONS,
        "verdicts": VERDICTS,
        "remedy_verdicts": REMEDY_VERDICTS,
        "values": VALUES,
        "unknown": UNKNOWN,
        "questions": [question(q) for q in rulebook.questions.values() if q.stage != "matter"],
        "frameworks": [framework(f) for f in rulebook.frameworks.values()],
        "example": EXAMPLE,
    }


def _tests(rulebook: Rulebook) -> tuple[str, ...]:
    """ "entered", and the frameworks loaded that can serve as the national test."""
    q = rulebook.questions.get("matter.national_test")
    return ("entered", *(o.id for o in (q.options if q else ()) if o.id in rulebook.frameworks))


def _labels(rulebook: Rulebook, question: str, ids: tuple[str, ...]) -> dict[str, str]:
    """The words for what [matter] can say, taken from the question that the set-up answers."""
    q = rulebook.questions.get(question)
    found = {o.id: o.label for o in q.options} if q else {}
    return {id: found.get(id, id) for id in ids}


def question(q: Question) -> dict[str, Any]:
    """One question. `unless_raised`: what counts while nobody has answered; `asked_if`: when it arises at all."""
    options = [{"id": o.id, "label": o.label} for o in q.options]
    return {
        "id": q.id,
        "ask": q.ask,
        "kind": q.kind,
        "options": options,
        "scope": q.scope,
        "asked_of": list(q.asked_of),
        "stage": q.stage,
        "use": q.use,
        "of": q.of,
        "unless_raised": q.unless_raised,
        "asked_if": [condition(c) for c in q.asked_if],
        "help": q.help,
        "why": q.why,
        "evidence": list(q.evidence),
        "cites": list(q.cites),
    }


def condition(c: Condition) -> dict[str, Any]:
    """One gate: `kind` says what `id` names (answer: a question; does: what the party does)."""
    return {"kind": c.kind, "id": c.id, "test": c.test, "value": c.value}


def framework(f: Framework) -> dict[str, Any]:
    issues = [i for i in f.issues.values() if i.id not in f.remedies]
    return {
        "id": f.id,
        "title": f.title,
        "what": f.what,
        "weight": f.weight,
        "version": f.version,
        "edition": f.digest,
        "aims": list(f.aims),
        "issues": [_issue(i) for i in issues],
        "remedies": [_remedy(r) for r in f.remedies.values()],
        "silences": f.silences,
        "measures": [_measure(x) for x in f.measures.values()],
    }


def _issue(i: Issue) -> dict[str, Any]:
    return {
        "id": i.id,
        "title": i.title,
        "asks": i.asks,
        "stage": i.stage,
        "scope": i.scope,
        "about": list(i.of),
        "proponent": i.proponent,
        "bottom_line": i.bottom_line,
        "reported": i.shown,
    }


def _measure(x: Measure) -> dict[str, Any]:
    return {
        "id": x.id,
        "title": x.title,
        "side": x.side,
        "parts": list(x.parts),
        "stage": x.stage,
        "says": x.says,
        "facts": [{"question": b.question, "option": b.option, "effect": b.effect} for b in x.facts],
        "strength": x.strength,
        "how": x.how,
        "limits": x.limits,
        "who": list(x.who),
        "rungs": list(x.rungs),
        "when": [condition(c) for c in x.when],
        "held": condition(x.held) if x.held else None,
        "spent": condition(x.spent) if x.spent else None,
        "beforehand": x.beforehand,
        "cites": list(x.cites),
    }


def _remedy(r: Remedy) -> dict[str, Any]:
    return {"id": r.id, "title": r.title, "scope": "party", "about": list(r.of), "rung": r.rung}
