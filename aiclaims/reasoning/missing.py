"""What is missing: routes for one verdict, the questions that still matter, and the parties they concern."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.reasoning.assessment import Step
from aiclaims.reasoning.facts import Facts, Key, arises, inside
from aiclaims.reasoning.model import Condition
from aiclaims.reasoning.planes import Run
from aiclaims.reasoning.program import Capacity, Head, Line, Program
from aiclaims.reasoning.scenario import RECORD, STANDING, STRICT, VARIANTS, VERSION
from aiclaims.reasoning.verdict import mask

Item = tuple[str, str | None]
"""A question, issue or silence key, and the party it concerns."""

Route = tuple[Item, ...]


class Reader:
    """Truth of every node and rule of one run in a single scenario: one variant, capacity and version.

    `only`: the function each party is read in, in a capacity. Made once for each and shared, since it remembers what
    was asked of it (`cites`, `leaves`, `unmet`, `steps`, `nearest`, `routes`)."""

    def __init__(
        self,
        program: Program,
        facts: Facts,
        base: Run,
        variant: int,
        capacity: int = 0,
        only: Capacity | None = None,
        version: int = 0,
    ) -> None:
        self.program, self.facts, self.planes, self.only = program, facts, base.planes, only or {}
        numbered = {None: 0} | {p: n for n, p in enumerate(base.parties)}
        self.at = {p: base.layout.offset(n, capacity) + version * VARIANTS + variant for p, n in numbered.items()}
        self.run, self.capacity = base, capacity
        self.standard = "record" if variant >= RECORD else "presumed"
        self.unmet: dict[Item, tuple[int, str]] = {}
        self.cites: dict[tuple[str, str, str | None, bool | None], tuple[str, ...]] = {}
        self.leaves: dict[Item, dict[Key, None]] = {}
        self.steps: dict[tuple[Condition, str | None, str], Step] = {}
        self.nearest: dict[Item, list[Line]] = {}
        self.routes: dict[Item, tuple[Route, ...]] = {}

    def node(self, n: int, party: str | None) -> bool | None:
        return self._truth(self.planes.true[n], self.planes.false[n], party)

    def line(self, line: Line, party: str | None) -> bool | None:
        return self._truth(*self.planes.lines[line], party)

    def condition(self, c: Condition, party: str | None) -> bool | None:
        """None for a silence."""
        return None if c.kind == "silent" else self.node(self.program.node[c], party)

    def _truth(self, true: int, false: int, party: str | None) -> bool | None:
        at = self.at[party]
        return True if true >> at & 1 else False if false >> at & 1 else None

    def lines(self, head: Head, party: str | None) -> list[Line]:
        """The rules of an issue for what the party is read as."""
        only = self.only.get(party or "")
        return [x for x in head.lines if not only or x.capacity in (None, only)]

    def live(self, line: Line, party: str | None, standard: str | None = None) -> bool:
        """Whether some run of a standard (the reader's own, unless told) leaves a rule standing."""
        runs = mask(standard or self.standard, self.run.layout.sizes[VERSION])
        return self.run.cut(*self.planes.lines[line], party, self.capacity)[1] & runs != runs

    def throughout(self, line: Line, party: str | None, standard: str) -> bool:
        """Whether a rule holds in all runs of a standard, not only in the reader's own."""
        runs = mask(standard, self.run.layout.sizes[VERSION])
        return self.run.cut(*self.planes.lines[line], party, self.capacity)[0] & runs == runs

    def overall(self, c: Condition, party: str | None, standard: str = "presumed") -> bool | None:
        """A condition in all runs of a standard at once: None where they differ or do not decide it."""
        runs = mask(standard, self.run.layout.sizes[VERSION])
        true, false = self.run.bits(self.program.node[c], party, self.capacity)
        return True if true & runs == runs else False if false & runs == runs else None

    def split(self, c: Condition, party: str | None) -> bool:
        """Whether one run of the record says true and another false."""
        runs = mask("record", self.run.layout.sizes[VERSION])
        return all(bits & runs for bits in self.run.bits(self.program.node[c], party, self.capacity))

    def firm(self, c: Condition, party: str | None) -> bool:
        """False for an issue that only the record decides."""
        return self.standard != "record" or self.overall(c, party) is not None

    def parties(self, head: Head) -> tuple[str | None, ...]:
        """Whom an issue is about in this matter."""
        if head.issue.scope == "matter":
            return (None,)
        return tuple(p.id for p in self.facts.matter.parties if set(p.does) & set(head.issue.of))


def routes(reader: Reader, head: Head, party: str | None) -> tuple[Route, ...]:
    """For each live rule its unknown direct conditions; an issue is opened only where it is the sole unknown."""
    key = (head.issue.id, party)
    if key not in reader.routes:
        reader.routes[key] = tuple(r for r in _routes(reader, head, party) if r)
    return reader.routes[key]


def _routes(reader: Reader, head: Head, party: str | None) -> dict[Route, None]:
    found: dict[Route, None] = {}
    for line in head.lines:
        if reader.line(line, party) is None:
            found |= dict.fromkeys(_opened(reader, _unknown(reader, line, party)))
    if head.issue.weighed:
        factors = [reader.program.conditions[n] for n in (*head.pro, *head.con)]
        loose = dict.fromkeys(_item(reader, c, party) for c in factors if reader.condition(c, party) is None)
        found[tuple(loose) or ((head.issue.id, party),)] = None  # all known and still undecided: the weighing itself
    return found


def _unknown(reader: Reader, line: Line, party: str | None) -> list[tuple[Condition, str | None]]:
    rule = line.rule
    pending = [c for c in rule.conditions if reader.condition(c, party) is None]
    if rule.one_of and not any(reader.condition(c, party) for c in rule.one_of):
        pending += [c for c in rule.one_of if reader.condition(c, party) is None]
    pending += [
        d.condition for d in rule.unless if reader.condition(d.condition, party) is None and not rule.presumption
    ]
    return [(c, party) for c in dict.fromkeys(pending)]


def _opened(reader: Reader, unknown: list[tuple[Condition, str | None]]) -> Iterator[Route]:
    """One rule's gaps as routes. A silence beside them is kept, but does not keep the sole unknown issue closed."""
    silences = tuple(_item(reader, c, p) for c, p in unknown if c.kind == "silent")
    others = [(c, p) for c, p in unknown if c.kind != "silent"]
    if len(others) == 1 and others[0][0].kind in ("issue", "some"):
        c, party = others[0]
        head = reader.program.head(c.id)
        parties = reader.parties(head) if c.kind == "some" else (party if head.issue.scope == "party" else None,)
        inner = [r for p in parties for r in routes(reader, head, p)]
        if inner:
            yield from (tuple(dict.fromkeys(r + silences)) for r in inner)
            return
    yield tuple(dict.fromkeys((*(_item(reader, c, p) for c, p in others), *silences)))


def _item(reader: Reader, c: Condition, party: str | None) -> Item:
    if c.kind == "answer":
        return reader.facts.key(c.id, party)
    if c.kind == "issue":
        return c.id, party if reader.program.head(c.id).issue.scope == "party" else None
    return c.id, None


def relevant(program: Program, facts: Facts, base: Run) -> dict[Key, dict[Item, None]]:
    """The questions on a live route (through rules not yet false) to an unsettled bottom line of the matter, with the
    (issue, party) lines they may help to settle. Ordinary questions are read under standing, so that nobody is asked
    about what would matter only if somebody raised an exceptional point; those points themselves under strict."""
    chosen = {f.id for f in inside(facts.rulebook, facts.matter)}
    found: dict[Key, dict[Item, None]] = {}
    for variant in (STANDING, STRICT):
        reader = Reader(program, facts, base, variant)
        for head in program.heads:
            if head.issue.bottom_line and head.issue.framework in chosen:
                for party in reader.parties(head):
                    for key in _leaves(reader, head, party):
                        if (variant == STANDING or facts.unraised(key)) and arises(facts, *key) is not False:
                            found.setdefault(key, {})[head.issue.id, party] = None
    return found


def _leaves(reader: Reader, head: Head, party: str | None) -> dict[Key, None]:
    """Unknown answers below an unsettled issue."""
    if reader.node(head.node, party) is not None:
        return {}
    if (head.issue.id, party) not in reader.leaves:
        found: dict[Key, None] = {}
        for c in dict.fromkeys(_live(reader, head, party)):
            if c.kind == "answer" and reader.condition(c, party) is None:
                found[reader.facts.key(c.id, party)] = None
            elif c.kind in ("issue", "some"):
                other = reader.program.head(c.id)
                parties = (
                    reader.parties(other) if c.kind == "some" else (party if other.issue.scope == "party" else None,)
                )
                for p in parties:
                    found |= _leaves(reader, other, p)
        reader.leaves[head.issue.id, party] = found
    return reader.leaves[head.issue.id, party]


def _live(reader: Reader, head: Head, party: str | None) -> Iterator[Condition]:
    """What the rules not yet false, and the factors, of an issue read."""
    for line in head.lines:
        if reader.line(line, party) is not False:
            yield from _read_by(line)
    yield from (reader.program.conditions[n] for n in (*head.pro, *head.con))


def _read_by(line: Line) -> Iterator[Condition]:
    yield from line.rule.conditions
    yield from line.rule.one_of
    yield from (d.condition for d in line.rule.unless)
