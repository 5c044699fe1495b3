"""How many questions a worked matter takes from the start page to the PDF; what was not asked moved no result.

`pytest tests/test_questions_asked.py -s -q` prints the figures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from aiclaims.reasoning import Matter, Rulebook, assess
from aiclaims.reasoning.matter import UNKNOWN, Answer
from aiclaims.views.agenda import Key, agenda
from aiclaims.views.case import law
from aiclaims.views.interview.quick import MOST
from aiclaims.views.samples import REPORTED, worked

GOAL, QUICK_GOAL = 45, 15
CHOICES = 5
"""What the one set-up page of a quick look asks: the aim, the complaint, the rules, what we do, what they do."""
ABOVE = {"reader_one_act_licensed_one_pleaded": 47}
"""The one worked matter above the goal: five parties, each asked about its part, and five exceptional points raised."""
Lines = dict[tuple[str, str | None], str]


@dataclass(frozen=True, slots=True)
class Interview:
    """`choices`: asked while setting up; `asked`: on question pages; `raised`: exceptional points that somebody
    raises; `quick`: the facts that a quick look asks. `told`: the matter as it stands at the end."""

    choices: int
    asked: tuple[Key, ...]
    raised: tuple[Key, ...]
    quick: int
    told: Matter

    @property
    def count(self) -> int:
        return self.choices + len(self.asked) + len(self.raised)


def interview(rulebook: Rulebook, facts: Matter) -> Interview:
    """Somebody who knows just these facts goes through all pages: “Not known yet” to whatever is not among them, every
    point raised that they raise, all else that is optional skipped."""
    known = {(a.question, a.party): a for a in facts.answers}
    told = replace(facts, answers=())
    found: dict[str, list[Key]] = {"ask": [], "raised": []}
    while step := _next(rulebook, told, known):
        kind, slots = step
        found[kind] += slots
        said = [known.get(s) or Answer(*s, claimant=UNKNOWN, defendant=UNKNOWN) for s in slots]
        told = replace(told, answers=(*told.answers, *said))
    return Interview(_choices(facts), tuple(found["ask"]), tuple(found["raised"]), _quick(rulebook, facts), told)


def _next(rulebook: Rulebook, told: Matter, known: dict[Key, Answer]) -> tuple[str, list[Key]] | None:
    """What is answered next: the page that “Continue” leads to; in the end what somebody raises."""
    said, found = {(a.question, a.party) for a in told.answers}, agenda(rulebook, told)
    if page := found.first_open():
        return "ask", [s for s in page.slots if s not in said]
    raised = [s for p in found.pages if p.kind == "raised" for s in p.slots if s in known and s not in said]
    return ("raised", raised) if raised else None


def _choices(facts: Matter) -> int:
    """What setting up asks: the aim, the complaint, the rules, what each party does; with AIPPI, whose test."""
    return 3 + len(facts.parties) + ("aippi" in facts.frameworks and facts.aim.startswith("infringement"))


def _quick(rulebook: Rulebook, facts: Matter) -> int:
    pages = agenda(rulebook, replace(facts, answers=())).pages
    slots = (s for p in pages if p.kind == "ask" for s in p.slots)
    return min(MOST, sum(1 for s in slots if rulebook.questions[s[0]].quick))


def findings(facts: Matter) -> tuple[Lines, Lines]:
    """What a client asks about (bottom lines and remedies), and every other finding."""
    found = assess(law(), facts)
    words = {(v.issue, v.party): v.verdict for v in (*found.verdicts, *found.remedies)}
    asked_about = {k for k in words if law().is_remedy(k[0]) or law().issue(k[0]).bottom_line}
    return {k: words[k] for k in asked_about}, {k: words[k] for k in words if k not in asked_about}


def unasked(facts: Matter, done: Interview) -> Iterator[str]:
    """Facts of the matter that rules read and that nobody was asked for: nothing could turn on them any more."""
    asked = {*done.asked, *done.raised}
    return (
        a.question
        for a in facts.answers
        if law().questions[a.question].use == "rule" and (a.question, a.party) not in asked
    )


@pytest.mark.parametrize("slug", sorted(worked()))
def test_fewer_than_45_questions_lead_to_the_same_findings(slug: str) -> None:
    facts = worked()[slug]
    done = interview(law(), facts)
    parts = f"{done.choices:2} set-up + {len(done.asked):2} questions + {len(done.raised):2} raised"
    sys.stdout.write(f"\n{done.count:3} of {len(law().questions)} = {parts}; quick {CHOICES + done.quick:2}  {slug} ")
    assert done.count < GOAL or done.count <= ABOVE[slug]
    assert done.quick + CHOICES < QUICK_GOAL or not slug.startswith(REPORTED)
    (told, steps), (known, all_steps) = findings(done.told), findings(facts)
    assert told == known
    if not list(unasked(facts, done)):
        assert steps == all_steps
