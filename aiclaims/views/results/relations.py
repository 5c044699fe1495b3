"""Who stands where around the work, the system and the output, drawn from what each party does. The model records no
supply between parties, so none is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aiclaims.languages import together
from aiclaims.models import Party
from aiclaims.reasoning.vocabulary import FUNCTIONS
from aiclaims.views.case import Case

THINGS: dict[str | Promise, tuple[str, ...]] = {
    _("The work"): ("owns_work", "made_work"),
    _("The system"): ("develops", "trains", "markets", "runs_service", "exploits_system", "prompts"),
    _("The output"): ("exploits_output",),
    _("The AI-assisted content"): ("copies",),
}
"""What a party does, by the thing it does it to."""
MOST_BOXES, FEWEST_PARTIES = 7, 3
MOST_LETTERS = 30
WIDTH, HEIGHT, GAP = 220, 44, 16


@dataclass(frozen=True, slots=True)
class Box:
    """`kind`: thing or party."""

    kind: str
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Relations:
    """What each party does; and boxes with lines between them, none where they would be too many."""

    deeds: list[tuple[Party, str]]
    boxes: list[Box]
    lines: list[tuple[int, int, int, int]]
    height: int


def relations(case: Case) -> Relations | None:
    """None with fewer than three parties that do something."""
    acting = [p for p in case.parties.values() if p.does]
    things = {str(t): does for t, does in THINGS.items() if any(set(does) & set(p.does) for p in acting)}
    if len(acting) < FEWEST_PARTIES:
        return None
    deeds: list[tuple[Party, str]] = [(p, together(gettext(FUNCTIONS[d]) for d in p.does)) for p in acting]
    if len(acting) + len(things) > MOST_BOXES or len(things) < 2:
        return Relations(deeds, [], [], 0)
    left = {
        p.number: Box("party", shorten(p.label, MOST_LETTERS, placeholder="…"), 0, n * (HEIGHT + GAP))
        for n, p in enumerate(acting)
    }
    space = (len(acting) - len(things)) * (HEIGHT + GAP) // 2
    right = {t: Box("thing", t, 2 * WIDTH, max(0, space) + n * (HEIGHT + GAP)) for n, t in enumerate(things)}
    pairs = [(left[p.number], right[t]) for p in acting for t, does in things.items() if set(does) & set(p.does)]
    lines = [(a.x + WIDTH, a.y + HEIGHT // 2, b.x, b.y + HEIGHT // 2) for a, b in pairs]
    height = max(len(acting), len(things)) * (HEIGHT + GAP)
    return Relations(deeds, [*left.values(), *right.values()], lines, height)
