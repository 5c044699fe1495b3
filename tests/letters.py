"""What the tests of letters share: letters of worked matters, what is printed in them, words they must not hold."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from aiclaims.outline import Outline, build_letter, letters_to, plain_text
from aiclaims.outline.model import Heading, Section, Terms
from aiclaims.reasoning import Matter, assess
from tests.outlines import DAY, matter, paragraphs, rulebook, texts

VERDICTS = re.compile(
    r"prima facie|contested|refuted|unlikely|\bopen\b|made out|fails on|on the record|not known|nobody|disputed"
    r"|in dispute|case by case|in principle|one reported case|inference|(?<!highly )\blikely|weak|strength"
    r"|(?<!highly )(?<!very )\bprobabl"
    r"|exhibit|if they|would change|alternatively|we would accept",
    re.IGNORECASE,
)
SEAMS = re.compile(
    r"\{|\}|\bN/A\b|\bNone\b|\.\.|\s[.,;]|  |\(\)|“”|[:;,] ?[.;)]|\.;|(?<!by )\byou (?:is|has|does|was)\b|of you\b"
)


@cache
def letters(name: str) -> tuple[Outline, ...]:
    return letters_of(matter(name))


def letter(name: str) -> Outline:
    """The first, where there are several."""
    return letters(name)[0]


def letters_of(changed: Matter) -> tuple[Outline, ...]:
    found = assess(rulebook(), changed)
    to = letters_to(rulebook(), found) or ("",)
    return tuple(build_letter(rulebook(), found, generated=DAY, to=party) for party in to)


def letter_of(changed: Matter) -> Outline:
    return letters_of(changed)[0]


def said(of: Outline, section: Section | None = None) -> str:
    """All that is printed, labels included."""
    sections = [section] if section else of.sections
    labels = [label for s in sections for b in s.blocks if isinstance(b, Terms) for label, _ in b.items]
    own = replace(of, header=of.header if section is None else (), sections=tuple(sections))
    leads = [p.lead for p in paragraphs(own)]
    return "\n".join([of.title, of.confidentiality, *labels, *leads, *(plain_text(t) for t in texts(own))])


def facts_of(of: Outline) -> list[str]:
    return [plain_text(p.text) for p in paragraphs(of)]


def under(section: Section, title: str) -> list[object]:
    """What stands under a heading."""
    found: list[object] = []
    here = False
    for block in section.blocks:
        if isinstance(block, Heading):
            here = plain_text(block.text) == title
        elif here:
            found.append(block)
    return found


def blanks(of: Outline) -> list[str]:
    return [label for s in of.sections for b in s.blocks if isinstance(b, Terms) for label, text in b.items if not text]
