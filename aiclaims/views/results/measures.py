"""The measures offered in a matter, in words for the results page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from aiclaims.reasoning.measure import Measure, Need
from aiclaims.views.case import Case
from aiclaims.views.words import UNPROVED, ask_words, tried_words

PARTS = {
    "route": _("What could prove it"),
    "measure": _("What could prevent more of it"),
    "gap": _("What is not on record"),
}
Row = dict[str, object]


def measures(case: Case) -> list[tuple[str, list[Row]]]:
    """For each part that measures can play, its title and the measures that play it here; none without one."""
    law = case.law
    found = [(o, law.frameworks[o.framework].measures[o.measure]) for o in case.assessment.measures]
    rows = {p: [_row(case, x, o.facts if p == "route" else ()) for o, x in found if p in o.parts] for p in PARTS}
    return [(str(title), rows[part]) for part, title in PARTS.items() if rows[part]]


def _row(case: Case, x: Measure, facts: tuple[Need, ...]) -> Row:
    return {"measure": x, "facts": [_fact(case, n) for n in facts]}


def _fact(case: Case, n: Need) -> Row:
    """The question as put, the answer it speaks for or against, and why it wants proof."""
    question, party = case.law.questions[n.question], case.parties[n.party] if n.party else None
    return {
        "words": ask_words(question, party),
        "answer": tried_words(question, n.option) if n.option else "",
        "against": n.effect == "weakens",
        "state": UNPROVED[n.state],
    }
