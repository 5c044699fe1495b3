"""What a verdict rests on: switch each assumption off in turn, then each kind, and see which verdicts move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiclaims.reasoning.facts import Facts, arises
from aiclaims.reasoning.planes import Off, Run
from aiclaims.reasoning.program import Head, Line, Program
from aiclaims.reasoning.scenario import MAY_IGNORED, RECORD, SLOT, VARIANTS, WEIGHED_AGAINST, marked, repeat
from aiclaims.reasoning.verdict import Reading, mask

MANY = 8
"""With more parties than this, an assumption is switched off for all of them in one slot, and named for the party of
the line: exact slots would grow with the square of the parties."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Those in play in one matter, numbered, and the slots that switch them off: `units` of one assumption each, then
    together those of one issue (its alternatives), of an issue and what its rules read, and of one kind: `groups`, the
    slots after the units as sets."""

    items: dict[Off, int]
    slots: tuple[tuple[Off, ...], ...]
    units: int
    groups: tuple[frozenset[Off], ...]


def in_play(program: Program, facts: Facts, base: Run) -> Assumptions:
    """The assumptions that carry a value somewhere in the base run. Those that carry nothing need no slot."""
    items: list[Off] = []
    does = {p.id: set(p.does) for p in facts.matter.parties}
    for head in program.heads:
        about = [p for p in base.parties if does[p] & set(head.issue.of)] if head.issue.scope == "party" else [None]
        for party in about:
            items += [(key, party) for key in _carrying(head, base, party)]
    for q in (q for q in facts.rulebook.questions.values() if q.unless_raised is not None):
        for party in base.parties if q.scope == "party" else (None,):
            if facts.unraised((q.id, party)) and arises(facts, q.id, party) is not False:
                items.append((("not raised", q.id, party or ""), None))
    many = len(base.parties) > MANY
    units: dict[object, list[Off]] = {}
    together: dict[tuple[str, str | None], list[Off]] = {}
    for item in items:
        units.setdefault((item[0][:2] if _kind(item) == "not raised" else item[0]) if many else item, []).append(item)
        if _kind(item) != "not raised":
            together.setdefault((item[0][1], None if many else item[1]), []).append(item)
        together.setdefault((_kind(item), None), []).append(item)
    groups = [tuple(group) for group in together.values() if len(group) > 1]
    groups += _beside(program, base, together)
    groups.sort(key=len)
    numbered = {item: n for n, item in enumerate(items)}
    slots = (*(tuple(unit) for unit in units.values()), *groups)
    return Assumptions(numbered, slots, len(units), tuple(frozenset(group) for group in groups))


def _beside(
    program: Program, base: Run, together: dict[tuple[str, str | None], list[Off]]
) -> Iterator[tuple[Off, ...]]:
    """The assumptions of one rule of an issue with those of the issues that only another of its rules reads: each may
    be enough, and no group of one issue would then move it."""
    later = mask("presumed", base.layout.sizes[1]) | mask("record", base.layout.sizes[1])
    for issue, party in [key for key in together if "." in key[0]]:
        own, lines = together[issue, party], program.head(issue).lines
        mine = [x for x in lines if any(x.rule.id in key for key, _ in own)]
        others = [x for x in lines if x not in mine and base.cut(*base.planes.lines[x], party)[0] & later]
        read = _issues(others) - _issues(mine)
        below = [i for id in sorted(read) for whom in {party, None} for i in together.get((id, whom), ())]
        if below:
            yield (*own, *below)


def _issues(lines: list[Line]) -> set[str]:
    return {c.id for x in lines for c in (*x.rule.conditions, *x.rule.one_of) if c.kind == "issue"}


def _kind(item: Off) -> str:
    return item[0][0]


def _carrying(head: Head, base: Run, party: str | None) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    later = mask("presumed", base.layout.sizes[1]) | mask("record", base.layout.sizes[1])
    for line in head.lines:
        if line.plain:
            continue
        if line.key and base.cut(*base.planes.lines[line], party)[0] & later:
            found.append(line.key)
        for stop in line.unless:
            x, not_x = base.bits(stop.node, party)
            if stop.covered and later & ~x & ~not_x:
                found.append(stop.key)
            if stop.hedge and x & later:
                found.append(stop.doubt)
    if head.issue.weighed and any(bit & later for bit in base.bits(head.node, party)):
        found.append(("weighing", head.issue.id))
    return found


def carried_by(
    reading: Reading,
    head: Head,
    party: str | None,
    full: Run,
    found: Assumptions,
    capacity: int,
) -> tuple[Off, ...]:
    """The assumptions a decided verdict falls without: single ones, then the smallest groups that only together carry
    it. Where grounds of different issues and kinds each suffice, every one in play that the issue can draw on."""
    standard = reading.decided
    if standard in (None, "strict"):
        return ()
    fallen = list(_fallen(reading, head, party, full, capacity, standard))
    single = {i for n in fallen if n <= found.units for i in _own(found.slots[n - 1], party)}
    carried, told = set(single), [frozenset(single)]
    for group in (found.groups[n - 1 - found.units] for n in fallen if n > found.units):
        # a larger group that holds one already told says nothing new
        if not any(known & group for known in told):
            told.append(group)
            carried |= {i for i in group if _belongs(i, head, full.program)}
    if not carried:
        return tuple(i for i in found.items if _belongs(i, head, full.program))
    return tuple(sorted(carried, key=found.items.__getitem__))


def _own(unit: tuple[Off, ...], party: str | None) -> tuple[Off, ...]:
    """Of one assumption switched off for many parties, what concerns the party of the line (all, if nothing does)."""
    if len(unit) == 1:
        return unit
    return tuple(i for i in unit if party in (i[1], i[0][-1])) or unit


def _fallen(
    reading: Reading, head: Head, party: str | None, full: Run, capacity: int, standard: str | None
) -> Iterator[int]:
    """The slots in which the deciding standard no longer decides it that way."""
    width, (variants, versions, slots, *_) = full.layout.inner[SLOT], full.layout.sizes
    bits = mask(standard or "record", versions, variants) * repeat(width, slots)
    holds = full.planes.true if reading.at(standard or "record") else full.planes.false
    at = full.layout.offset(full.parties.index(party) if party else 0, capacity)
    return marked(~(holds[head.node] >> at) & bits, width)


def _belongs(item: Off, head: Head, program: Program) -> bool:
    """Whether an issue can draw on an assumption at all."""
    within = program.questions if _kind(item) == "not raised" else program.reach
    return item[0][1] in within[head.issue.id]


def torn_by(reading: Reading, facts: Facts) -> tuple[tuple[str, ...], ...]:
    """Why an undecided verdict's runs differ: ("dispute", question, party), ("may",) and ("weighing",)."""
    found: list[tuple[str, ...]] = []
    if not (reading.true or reading.false):
        return ()
    for n, (question, party) in enumerate(facts.disputes):
        if any(_differs(reading, v, v | 1 << n) for v in range(reading.versions) if not v >> n & 1):
            found.append(("dispute", question, party or ""))
    if _leans(reading, MAY_IGNORED):
        found.append(("may",))
    if _leans(reading, WEIGHED_AGAINST):
        found.append(("weighing",))
    return tuple(found)


def _differs(reading: Reading, one: int, other: int) -> bool:
    record = ((1 << 4) - 1) << RECORD
    return any(
        (plane >> one * VARIANTS & record) != (plane >> other * VARIANTS & record)
        for plane in (reading.true, reading.false)
    )


def _leans(reading: Reading, taken: tuple[int, ...]) -> bool:
    """Whether the record differs between these leanings and their counterparts."""
    step = 1 if taken == MAY_IGNORED else 2
    lower = sum(1 << (RECORD + n - step) for n in taken) * repeat(VARIANTS, reading.versions)
    return any(((plane >> step) ^ plane) & lower for plane in (reading.true, reading.false))
