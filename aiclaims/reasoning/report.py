"""An assessment as plain data: the JSON of the `assess` command, documented in `docs/matter-format.md`."""

from __future__ import annotations

from typing import Any

from aiclaims.reasoning.assessment import Assessment, Ground, Pivot, Step, TimeNote, Verdict
from aiclaims.reasoning.compare import Comparison, compare
from aiclaims.reasoning.conflicts import conflicts
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.measure import Offer
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.redress import beyond, redress
from aiclaims.reasoning.redress_json import beyond_json, redress_json


def assessment_json(rulebook: Rulebook, assessment: Assessment) -> dict[str, Any]:
    """Every field of an assessment in JSON types, ids as they stand in the rulebook."""
    in_full = redress(rulebook, assessment)
    return {
        "verdicts": [_verdict(v) for v in assessment.verdicts],
        "remedies": [_remedy(v) | {"redress": redress_json(in_full[v.issue, v.party])} for v in assessment.remedies],
        "out_of_reach": [beyond_json(b) for b in beyond(rulebook, assessment)],
        "open_questions": [
            {
                "question": q.question,
                "party": q.party,
                "ask": rulebook.questions[q.question].ask,
                "settles": [{"framework": f, "issue": i, "party": p} for f, i, p in q.settles],
            }
            for q in assessment.open_questions
        ],
        "pivots": [_pivot(p) for p in assessment.pivots],
        "editions": assessment.editions,
        "notes": list(assessment.notes),
        "conflicts": [
            {"conflict": c.conflict, "party": c.party, "text": c.text}
            for c in conflicts(gather(rulebook, assessment.matter))
        ],
        "comparison": [_compared(row) for row in compare(rulebook, assessment)],
        "times": [_time(t) for t in assessment.times],
        "measures": [_offer(rulebook, o) for o in assessment.measures],
    }


def _compared(row: Comparison) -> dict[str, Any]:
    lines = [
        {"framework": v.framework, "id": v.issue, "verdict": v.verdict, "because": v.because}
        for cell in row.cells
        for v in cell
    ]
    return {"topic": row.topic.id, "title": row.topic.title, "party": row.party, "same": row.same, "lines": lines}


def _verdict(v: Verdict) -> dict[str, Any]:
    return {
        "framework": v.framework,
        "issue": v.issue,
        "party": v.party,
        "as": v.as_,
        "verdict": v.verdict,
        "strict": v.strict,
        "presumed": v.presumed,
        "record": v.record,
        "claimant_record": v.claimant_record,
        "defendant_record": v.defendant_record,
        "rests_on": [_ground(g) for g in v.rests_on],
        "because": v.because,
        "rules": list(v.rules),
        "cites": list(v.cites),
        "missing": [[{"id": i, "party": p} for i, p in route] for route in v.missing],
        "capacities": [_verdict(c) for c in v.capacities],
    }


def _remedy(v: Verdict) -> dict[str, Any]:
    row = _verdict(v)
    row["remedy"] = row.pop("issue")
    row.pop("capacities")
    return row


def _ground(g: Ground) -> dict[str, Any]:
    return {"kind": g.kind, "id": g.id, "party": g.party, "burden": g.burden, "stated": g.stated, "text": g.text}


def _time(t: TimeNote) -> dict[str, Any]:
    acts = [{"question": q, "party": p} for q, p in t.acts]
    return {"state": t.state, "authority": t.authority, "acts": acts, "text": t.text}


def _pivot(p: Pivot) -> dict[str, Any]:
    return {
        "answers": [{"question": q, "party": party, "answer": a} for q, party, a in p.answers],
        "framework": p.framework,
        "issue": p.issue,
        "party": p.party,
        "now": p.now,
        "then": p.then,
    }


def _offer(rulebook: Rulebook, o: Offer) -> dict[str, Any]:
    x = rulebook.frameworks[o.framework].measures[o.measure]
    facts = [
        {"question": n.question, "party": n.party, "option": n.option, "effect": n.effect, "state": n.state}
        for n in o.facts
    ]
    return {
        "framework": o.framework,
        "measure": o.measure,
        "title": x.title,
        "parts": list(o.parts),
        "held": o.held,
        "facts": facts,
        "remedies": [{"remedy": r, "party": p} for r, p in o.remedies],
        "strength": x.strength,
        "how": x.how,
        "limits": x.limits,
        "cites": list(x.cites),
    }


def step_json(step: Step) -> dict[str, Any]:
    """A tree of reasons."""
    return {
        "kind": step.kind,
        "id": step.id,
        "party": step.party,
        "state": step.state,
        "text": step.text,
        "cites": list(step.cites),
        "steps": [step_json(s) for s in step.steps],
    }
