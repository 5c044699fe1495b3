"""Who asked for an outline and why, who wrote it: what its title block says, and the line of confidentiality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiclaims.outline.words import clean

Asked = Literal["direction", "advice", "nobody"]

LINES: dict[Asked, str] = {
    "direction": "Confidential. Prepared at the direction of {lawyer} for {proceedings}.",
    "advice": "Confidential. Prepared to obtain advice from {lawyer}.",
    "nobody": "Confidential. No lawyer is involved; it may have to be disclosed.",
}
"""Three honest lines. None promises privilege, which no label makes."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What is said of a paper, not of the matter. `asked`: who asked for it, and so which line it carries; `lawyer` and
    `proceedings` fill that line. `role` and `supervisor`: of whoever prepares it. All are somebody's own words."""

    asked: Asked = "nobody"
    lawyer: str = ""
    proceedings: str = ""
    role: str = ""
    supervisor: str = ""


PLAIN = Cover()
"""The cover of a paper of which nobody has said anything."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What sections may say of the document that they stand in: its cover, the day printed, the digest of what it is
    made from."""

    cover: Cover = PLAIN
    generated: date | None = None
    digest: str = ""


UNSAID = Paper()
"""Where sections are read for something else than a document."""


UNNAMED = "a lawyer not yet named"


def confidentiality(cover: Cover) -> str:
    """The line in the head of every page; what it wants and nobody has said is called so."""
    lawyer = clean(cover.lawyer) or UNNAMED
    proceedings = clean(cover.proceedings) or "proceedings not yet named"
    return LINES[cover.asked].format(lawyer=lawyer, proceedings=proceedings)
