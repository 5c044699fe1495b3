"""Two editions of the rulebooks: what was added, removed or changed, which verdicts move, and what moved each.

What moved a verdict is found by trying. The matter is assessed under the old edition with one change of the new one
put in (and whatever that change needs to stand); the changes that bring about the new verdict each alone are named.
Where none does, those are named without which the new edition would not have moved it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from aiclaims.reasoning.assess import assess, program_of
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.model import Condition, Factor, Framework, Question, Rule, Rulebook
from aiclaims.reasoning.order import RingError, conditions_of

MOVING = ("question", "issue", "rule", "factor")
"""The kinds of entry on which verdicts depend."""

Line = tuple[str, str | None]
"""An issue or remedy, and a party or None."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One entry of a rulebook that the editions do not share."""

    framework: str
    kind: str
    id: str
    how: Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Move:
    """A verdict that the new edition moves; None where one of them has no such line. `alone`: each of the changes in
    `by` brings it about by itself; else they do so together only."""

    issue: str
    party: str | None
    before: str | None
    after: str | None
    by: tuple[Change, ...]
    alone: bool


Entries = dict[tuple[str, str, str], Any]
"""What stands in a rulebook, by framework, kind and id."""


def entries(rulebook: Rulebook) -> Entries:
    """Everything with an id in a rulebook."""
    found: Entries = {(q.framework, "question", q.id): q for q in rulebook.questions.values()}
    for f in rulebook.frameworks.values():
        found[f.id, "framework", f.id] = f.aims
        kinds: dict[str, Mapping[str, Any]] = {
            "issue": f.issues,
            "remedy": f.remedies,
            "silence": f.silences,
            "authority": f.authorities,
            "proposition": f.propositions,
            "measure": f.measures,
        }
        for kind, rows in kinds.items():
            found |= {(f.id, kind, id): row for id, row in rows.items()}
        found |= {(f.id, "rule", r.id): r for r in f.rules} | {(f.id, "factor", x.id): x for x in f.factors}
    return found


class Difference:
    """All that two editions do not share. Blends of the two are made once each."""

    def __init__(self, old: Rulebook, new: Rulebook) -> None:
        self.old, self.new = old, new
        self._before, self._after = entries(old), entries(new)
        self._blends: dict[frozenset[Change], Rulebook] = {}
        self._needs: dict[Change, frozenset[Change]] = {}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """In the order of framework, kind and id."""
        both = self._before | self._after
        return tuple(sorted(c for key in both if (c := self._change(key))))

    def _change(self, key: tuple[str, str, str]) -> Change | None:
        if key not in self._before:
            return Change(*key, "added")
        if key not in self._after:
            return Change(*key, "removed")
        return None if self._before[key] == self._after[key] else Change(*key, "changed")

    def moves(self, before: Matter, after: Matter) -> tuple[Move, ...]:
        """The verdicts that move. `before` and `after`: one matter as each edition reads it."""
        then, now = verdicts(self.old, before), verdicts(self.new, after)
        moved = [line for line in then | now if then.get(line) != now.get(line)]
        trials = _Trials(self, before, after)
        return tuple(
            Move(*line, then.get(line), now.get(line), *self._by(trials, line, then.get(line), now.get(line)))
            for line in moved
        )

    def _by(self, trials: _Trials, line: Line, then: str | None, now: str | None) -> tuple[tuple[Change, ...], bool]:
        framework = line[0].split(".")[0]
        whole = tuple(c for c in self.changes if c.kind == "framework" and c.framework == framework)
        if whole and None in (then, now):
            return whole, True
        near = self._near(line[0])
        if alone := tuple(c for c in near if trials.put_in(c).get(line) == now):
            return alone, True
        return tuple(c for c in near if trials.left_out(c).get(line) != now) or tuple(near), False

    def _near(self, issue: str) -> list[Change]:
        """The changes on which an issue can depend: to what it, or anything it draws on, is made of in an edition."""
        below: set[str] = set()
        for rulebook in (self.old, self.new):
            program = program_of(rulebook)
            for id in program.reach.get(issue, ()):
                below |= {id, *program.questions[id]}
        return [c for c in self.changes if c.kind in MOVING and below & self._about(c)]

    def _about(self, change: Change) -> set[str]:
        """The question or issue a change is to, or that the rule or factor concludes."""
        if change.kind in ("question", "issue"):
            return {change.id}
        return {id for entry in self._versions(change) for id in concludes(entry)}

    def _versions(self, change: Change) -> Iterator[Any]:
        key = (change.framework, change.kind, change.id)
        yield from (found[key] for found in (self._before, self._after) if key in found)

    def with_needs(self, change: Change) -> frozenset[Change]:
        """A change with those it cannot stand without: what a new rule reads, what a new issue consists of, and what
        has to go with what is removed."""
        if change not in self._needs:
            found, front = {change}, [change]
            while front:
                first = front.pop(0)
                more = [c for c in self.changes if c.kind in MOVING and c not in found and self._needed(first, c)]
                found.update(more)
                front += more
            self._needs[change] = frozenset(found)
        return self._needs[change]

    def _needed(self, change: Change, other: Change) -> bool:
        if other.kind in ("question", "issue"):
            reads = {id for entry in self._versions(change) for id in mentioned(entry)}
            return other.id in reads and other.how == "added" and change.how != "removed"
        if change.kind in ("question", "issue") and change.how != "changed":
            names = concludes if change.how == "added" else mentioned
            return any(change.id in names(entry) for entry in self._versions(other))
        return False

    def blend(self, taken: frozenset[Change]) -> Rulebook:
        """The old edition with these changes of the new one put in."""
        if taken not in self._blends:
            self._blends[taken] = _blend(self, taken)
        return self._blends[taken]

    def blended(self, taken: frozenset[Change]) -> Entries:
        """The entries of such a blend."""
        put = {(c.framework, c.kind, c.id): c for c in taken}
        kept = {key: entry for key, entry in self._before.items() if key not in put}
        return kept | {key: self._after[key] for key, c in put.items() if c.how != "removed"}


class _Trials:
    """One matter under blends of two editions, each tried once."""

    def __init__(self, difference: Difference, before: Matter, after: Matter) -> None:
        self.difference, self.before, self.after = difference, before, after
        self._found: dict[frozenset[Change], dict[Line, str]] = {}

    def put_in(self, change: Change) -> dict[Line, str]:
        """Verdicts under the old edition with this change."""
        return self._tried(self.difference.with_needs(change))

    def left_out(self, change: Change) -> dict[Line, str]:
        """Verdicts under the new edition without this change and what needs it."""
        every = [c for c in self.difference.changes if c.kind in MOVING]
        return self._tried(frozenset(c for c in every if change not in self.difference.with_needs(c)))

    def _tried(self, taken: frozenset[Change]) -> dict[Line, str]:
        """Verdicts under a blend; none where the blend is no rulebook."""
        if taken not in self._found:
            matter = self.after if any(c.kind == "question" for c in taken) else self.before
            try:
                self._found[taken] = verdicts(self.difference.blend(taken), matter)
            except (KeyError, RingError):
                self._found[taken] = {}
        return self._found[taken]


def _blend(difference: Difference, taken: frozenset[Change]) -> Rulebook:
    found = difference.blended(taken)
    questions = {id: q for (_, kind, id), q in found.items() if kind == "question"}
    frameworks = {id: _framework(f, found) for id, f in difference.old.frameworks.items()}
    return Rulebook(questions, frameworks, "")


def _framework(framework: Framework, found: Entries) -> Framework:
    def of(kind: str) -> dict[str, Any]:
        return {id: entry for (f, k, id), entry in found.items() if f == framework.id and k == kind}

    issues = of("issue")
    remedies = {id: r for id, r in framework.remedies.items() if id in issues}
    return replace(
        framework,
        issues=issues,
        remedies=remedies,
        rules=tuple(of("rule").values()),
        factors=tuple(of("factor").values()),
    )


def concludes(entry: Any) -> set[str]:
    """The issue that a rule or factor is for; nothing for other entries."""
    return {entry.concludes} if isinstance(entry, Rule) else {entry.issue} if isinstance(entry, Factor) else set()


def mentioned(entry: Any) -> set[str]:
    """The questions and issues that an entry cannot stand without."""
    reads: Iterable[Condition] = ()
    if isinstance(entry, Rule):
        reads = conditions_of(entry)
    elif isinstance(entry, Factor):
        reads = (entry.condition,)
    elif isinstance(entry, Question):
        reads = entry.asked_if
    return concludes(entry) | {c.id for c in reads}


def verdicts(rulebook: Rulebook, matter: Matter) -> dict[Line, str]:
    """The word on every line of a matter, those frameworks left out that this rulebook does not hold."""
    held = replace(matter, frameworks=tuple(f for f in matter.frameworks if f in rulebook.frameworks))
    found = assess(rulebook, held, with_pivots=False)
    return {(v.issue, v.party): v.verdict for v in found.verdicts + found.remedies}


def counts(changes: Iterable[Change]) -> dict[str, dict[str, dict[str, list[str]]]]:
    """By framework, kind and "added", "removed" or "changed": the ids."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for c in changes:
        found.setdefault(c.framework, {}).setdefault(c.kind, {}).setdefault(c.how, []).append(c.id)
    return found


def as_read(data: Mapping[str, Any], rulebook: Rulebook) -> dict[str, Any]:
    """A matter file's data without what this edition does not know: facts on questions of another, frameworks of
    another, pins. What a worked matter expects is left out."""
    head = data.get("matter", {})
    known = [f for f in head.get("frameworks", ()) if f in rulebook.frameworks]
    facts = [row for row in data.get("fact", ()) if row.get("question") in rulebook.questions]
    return {"matter": head | {"frameworks": known}, "party": data.get("party", []), "fact": facts}
