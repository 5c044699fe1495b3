"""Made-up data for the style guide: forms of every kind, and one worked matter that lies in no database."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.forms import BaseForm

from aiclaims.forms.fields import DateField, NumberField, TextField
from aiclaims.forms.question import DISPUTED, Asked, PageForm, name_of
from aiclaims.forms.setup import OpenFileForm
from aiclaims.models import Access, Matter, Party
from aiclaims.outline.model import TINTS
from aiclaims.reasoning import explain, read_matter
from aiclaims.reasoning.compare import compare
from aiclaims.reasoning.facts import inside
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.records import STRENGTHS, Exhibit
from aiclaims.reasoning.redress import redress
from aiclaims.views.case import Case, law
from aiclaims.views.interview.changes import weigh
from aiclaims.views.results.argument import argument
from aiclaims.views.results.brief import coverage, first_to_chase, in_short
from aiclaims.views.results.evidence import proofs
from aiclaims.views.results.ladder import ladder, steps
from aiclaims.views.results.liability import liability_map
from aiclaims.views.results.measures import measures
from aiclaims.views.results.open_questions import asked as open_list
from aiclaims.views.results.pivots import FIRST, in_order, turns
from aiclaims.views.results.relations import relations
from aiclaims.views.words import with_name

Sample = dict[str, Any]
MADE_UP, TURNING = "cross_guardrails.toml", "output.match"
"""The worked matter that is shown, and a question on which findings turn in it."""
LONG = "A series of forty illustrations for a picture book that was never printed, kept with its drafts in one folder"
COLOURS = [
    "paper", "surface", "sunk", "ink", "ink-2", "control", "rule", "accent", "accent-hover", "accent-tint", "visited",
    "error", "ok", "focus", "yes", "yes-tint", "split", "split-tint", "no", "no-tint", "provider", "exploiter", "user",
]  # fmt: skip
CHOICES = [("a", "Ink on paper"), ("b", LONG), ("c", "水墨画と書"), ("unknown", "Not known yet")]


class EveryField(forms.Form):
    """One field of each kind."""

    one = forms.ChoiceField(
        choices=CHOICES, widget=forms.RadioSelect, label="One of several", help_text="A short hint."
    )
    many = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple, label="Any number")
    line = TextField(longest=200, label="A line of text", help_text="A short hint.")
    amount = NumberField(label="A number")
    text = TextField(widget=forms.Textarea(attrs={"rows": 3}), label="A longer text")
    when = DateField(label="A date")
    tick = forms.BooleanField(label="A single tick", required=False)


FILLED = {
    "one": "b", "many": ["a", "c"], "line": LONG, "amount": "1,500", "text": "骨董品の直筆、\nthen a second line.",
    "when_day": "28", "when_month": "2", "when_year": "2024", "tick": "on",
}  # fmt: skip
WRONG = {"one": "", "amount": "many", "line": "x" * 201, "when_day": "31", "when_month": "2", "when_year": "2024"}


def fields() -> Sample:
    empty, wrong = EveryField(auto_id="empty-%s"), EveryField(WRONG, auto_id="wrong-%s")
    wrong.fields["many"].help_text = "A hint and an error."
    return {"states": [("empty", empty), ("filled", EveryField(FILLED, auto_id="filled-%s")), ("wrong", wrong)]}


def questions() -> Sample:
    """Questions of the rulebooks as pages ask them: disputed, with own words, not answered, raised, for the outline."""
    asked = [_asked(kind) for kind in ("one_of", "several_of", "text", "yes_no")]
    form = PageForm(asked, {asked[0].name: DISPUTED, f"{asked[2].name}_note": LONG})
    form.is_valid()
    turning = PageForm([_shown(law().questions[TURNING])], {name_of(TURNING, None): "part"})
    raised, details = PageForm([_asked("yes_no", raised=True)], {}), PageForm([_asked("date")])
    return {
        "form": form, "raised": raised, "details": details, "law": law(), "made_up": made_up(),
        "weighed": weigh(made_up(), turning) + weigh(made_up(), details), "differs": ([1], [1, 2]),
    }  # fmt: skip


def _asked(kind: str, *, raised: bool = False) -> Asked:
    """The first question of a kind that shows everything a question can."""
    found = [q for q in law().questions.values() if q.kind == kind and bool(q.unless_raised) is raised]
    return _shown(max(found, key=lambda q: bool(q.cites) + bool(q.why) + bool(q.help)))


def _shown(question: Question) -> Asked:
    party = made_up().parties["studio"] if question.scope == "party" else None
    words, hint, why = (with_name(text, party) for text in (question.ask, question.help, question.why))
    return Asked(question, party, None, words, hint, why)


def frame() -> Sample:
    return {"made_up": made_up()}


def messages() -> Sample:
    form: BaseForm = OpenFileForm(law(), {}, {})
    form.is_valid()
    return {"wrong": form}


def tasks() -> Sample:
    line = {"words": "Who drew it?", "answer": "Somebody else", "kind": "ask", "href": "#summary"}
    lines = [
        line,
        line | {"words": LONG, "answer": LONG, "note": LONG},
        line | {"answer": "Not known yet", "whom": "The printer"},
        line | {"answer": "Disputed", "versions": [("Claimant", "Yes"), ("Defendant", "No")]},
        line | {"answer": "骨董品の直筆", "kind": "unused"},
        *(line | {"answer": "", "kind": kind} for kind in ("ask", "raised", "details")),
    ]
    return {
        "lines": lines,
        "unused": lines[4:5],
        "statuses": ["Completed", "In progress", "Not yet started", "Optional"],
    }


def findings() -> Sample:
    case = made_up()
    line = max(case.assessment.verdicts, key=lambda v: len(v.rests_on) + len(v.cites))
    tree = argument(case, explain(case.law, case.facts, line.issue, line.party))
    roles = ["provider", "exploiter", "user", "other"]
    strengths = list(zip(STRENGTHS, ["None", "Weak", "Fair", "Strong"], strict=True))
    shown = {"verdicts": list(TINTS), "roles": roles, "strengths": strengths, "line": line, "tree": tree}
    return shown | {"law": case.law, "made_up": case}


def results() -> Sample:
    """What the results pages show of the made-up matter, under all its frameworks."""
    case = made_up()
    deciding = [f for f in inside(case.law, case.facts) if f.issues]
    turning, full = turns(case), redress(case.law, case.assessment)
    rows = [(r, list(zip(deciding, r.cells, strict=True))) for r in compare(case.law, case.assessment) if r.telling]
    one = deciding[1]
    part = {"framework": one, "ladder": ladder(case, one, full), "findings": case.assessment.verdicts[:6]}
    return {
        "made_up": case, "law": case.law, "deciding": deciding, "short": [in_short(case, f) for f in deciding],
        "chase": first_to_chase(case, turning, in_order(case)),
        "dates": [("When was it first posted?", "3 March 2024", False), ("The letter is sent.", "May 2024", True)],
        "coverage": coverage(case), "evidence": proofs(case), "relations": relations(case),
        "map": liability_map(case, deciding), "one_map": liability_map(case, [one]),
        "steps": steps(case, deciding), "part": part, "measures": measures(case), "asked": open_list(case)[:FIRST],
        "turns": turning[:2], "turning": len(turning),
        "compared": {
            "frameworks": deciding, "any": True, "differ": [r for r in rows if not r[0].same][:3],
            "remedies": [], "same": [r for r in rows if r[0].same][:2],
        },
    }  # fmt: skip


def rules() -> Sample:
    framework = law().frameworks["china"]
    measure = next(m for f in law().frameworks.values() for m in f.measures.values())
    return {"framework": framework, "law": law(), "cites": list(framework.propositions)[:2], "m": measure}


@cache
def made_up() -> Case:
    """An invented matter, read from the worked matters and kept in no database."""
    facts = read_matter(settings.BASE_DIR / "fixtures" / MADE_UP, law())
    row = Matter(id=uuid.UUID(int=0), aim=facts.aim, frameworks=list(facts.frameworks))
    case = Case(row, Access(matter=row))
    keys = [(a.question, a.party) for a in facts.answers]
    shown = Exhibit("E1", "Screen recording", strength="fair", supports=tuple(keys[::2]))
    other = Exhibit("E2", "Letter", strength="weak", against=tuple(keys[::4]))
    case.facts, case.law = replace(facts, exhibits=(shown, other)), law()
    case.parties = {
        p.id: Party(id=n, matter=row, number=n, key=p.id, name=p.name, does=sorted(p.does))
        for n, p in enumerate(facts.parties, 1)
    }
    return case


SAMPLES: dict[str, Callable[[], Sample]] = {
    "frame": frame, "fields": fields, "questions": questions, "messages": messages, "tasks": tasks,
    "findings": findings, "results": results, "rules": rules,
}  # fmt: skip
"""What each part of the guide shows, beside what stands in its template."""
