"""The lines of a framework, alike ones together, and which of them are in contest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.phrase import own_grounds
from aiclaims.outline.walk import elements
from aiclaims.outline.words import sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Issue

FIRMNESS = ("established", "likely", "prima facie", "contested", "open", "fails on the record", "unlikely", "refuted")
FIRM = ("established", "refuted")
CONTESTED = ("prima facie", "contested", "fails on the record", "unlikely")


@dataclass(frozen=True, slots=True)
class Group:
    """One issue that comes out alike, and for the same rules, for one or more parties."""

    issue: Issue
    lines: tuple[Verdict, ...]

    @property
    def first(self) -> Verdict:
        return self.lines[0]

    @property
    def parties(self) -> list[str]:
        return [v.party for v in self.lines if v.party is not None]


def grouped(case: Case, framework: str) -> Iterator[Group]:
    """The shown lines of a framework, alike ones together, elements before what depends on them."""
    order: dict[str, Verdict] = {}
    for bottom in case.bottom_lines(framework):
        for element in elements(case, bottom):
            if element.framework == framework:
                order.setdefault(case.label(element), element)
    for other in case.shown(framework):
        order.setdefault(case.label(other), other)
    alike: dict[tuple[object, ...], list[Verdict]] = {}
    for v in order.values():
        alike.setdefault((v.issue, v.verdict, v.rules, tuple((g.kind, g.id) for g in v.rests_on)), []).append(v)
    for (issue, *_), lines in alike.items():
        yield Group(case.issue(str(issue)), tuple(lines))


def in_contest(case: Case, group: Group) -> bool:
    """Whatever could go either way, and whatever is likely on grounds of its own; sums of other lines never."""
    v = group.first
    if case.wraps(v.issue):
        return False
    if case.issue(v.issue).bottom_line and v.party is None and v.verdict not in FIRM:
        return True
    return v.verdict in CONTESTED or (
        v.verdict == "likely" and any(g.kind != "not raised" for g in own_grounds(case, v))
    )


def named(case: Case, group: Group) -> Loose:
    last = len(group.parties) - 1
    return [
        ("" if n == 0 else " and " if n == last else ", ", case.name(party)) for n, party in enumerate(group.parties)
    ]


def title(case: Case, group: Group) -> Loose:
    text = sentence(group.issue.title).rstrip(".")
    return (text, " (", named(case, group), ")") if group.parties and len(case.targets()) > 1 else text


def name_all(case: Case, draft: Draft, group: Group) -> None:
    for other in group.lines[1:]:
        draft.alias(case.label(other))
