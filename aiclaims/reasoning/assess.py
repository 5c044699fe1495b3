"""One matter in, everything the rulebook says of it out. See `docs/semantics.md`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, reduce
from operator import and_

from aiclaims.reasoning import sentences
from aiclaims.reasoning.assessment import Assessment, Ground, OpenQuestion, Step, Verdict
from aiclaims.reasoning.conflicts import conflicts
from aiclaims.reasoning.editions import editions_of
from aiclaims.reasoning.facts import Facts, gather, inside
from aiclaims.reasoning.ground_text import assumed, disputed, gap, rule_of
from aiclaims.reasoning.grounds import Assumptions, carried_by, in_play, torn_by
from aiclaims.reasoning.matter import UNKNOWN, Matter
from aiclaims.reasoning.measures import offers
from aiclaims.reasoning.missing import Item, Reader, Route, relevant, routes
from aiclaims.reasoning.model import Condition, Rulebook
from aiclaims.reasoning.pivots import pivots
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.program import Head, Program, capacities_held, compile_rulebook, numbers
from aiclaims.reasoning.reasons import VARIANT, reasons, tree
from aiclaims.reasoning.scenario import LEANINGS, PRESUMED, RECORD, VARIANTS
from aiclaims.reasoning.times import times
from aiclaims.reasoning.verdict import ORDER, Reading, mask

NO_ROLE = (
    "{party} does none of the things that the rules ask about, so nothing is asked or found about it. "
    "Whoever only sues needs no more; of anybody else say what it does, or leave it out."
)


@lru_cache(maxsize=8)
def program_of(rulebook: Rulebook) -> Program:
    return compile_rulebook(rulebook)


class Assessing:
    """The runs behind one assessment: the base with its capacities, and the one with assumptions switched off."""

    def __init__(self, rulebook: Rulebook, matter: Matter) -> None:
        self.program = program_of(rulebook)
        self.facts = gather(rulebook, matter)
        self.capacities = capacities_held(self.program, matter)
        self.base = run(self.program, self.facts, capacities=self.capacities)
        self.found: Assumptions = in_play(self.program, self.facts, self.base)
        self.full = run(self.program, self.facts, capacities=self.capacities, slots=self.found.slots, silences=False)

        self.readers: dict[tuple[int, int, int], Reader] = {}

    def reader(self, variant: int, capacity: int, version: int = 0) -> Reader:
        key = (variant, capacity, version)
        if key not in self.readers:
            only = self.capacities[capacity - 1] if capacity else {}
            self.readers[key] = Reader(self.program, self.facts, self.base, variant, capacity, only, version)
        return self.readers[key]

    def reading(self, head: Head, party: str | None, capacity: int = 0) -> Reading:
        return Reading(*self.base.bits(head.node, party, capacity), self.base.layout.sizes[1])


def assess(rulebook: Rulebook, matter: Matter, *, with_pivots: bool = True) -> Assessment:
    """Every verdict on every issue, party and remedy of the matter's frameworks, with grounds, gaps and pivots.

    A framework that cannot answer the matter's aim gives no verdicts, only a note. Nothing is raised for a matter
    that `parse_matter` accepted.
    """
    at = Assessing(rulebook, matter)
    lines = [_line(at, head, party) for head, party in _asked(at)]
    matters = relevant(at.program, at.facts, at.base)
    asked = tuple(_open(at.facts, matters))
    remedies = tuple(v for v in lines if rulebook.is_remedy(v.issue))
    return Assessment(
        matter=matter,
        verdicts=tuple(v for v in lines if not rulebook.is_remedy(v.issue)),
        remedies=remedies,
        open_questions=asked,
        pivots=pivots(at.program, at.facts, at.base, matters) if with_pivots else (),
        editions=editions_of(rulebook, matter.frameworks),
        notes=tuple(_notes(at.facts)),
        times=tuple(times(at.facts, lines)),
        measures=offers(at.facts, asked, remedies),
    )


def _asked(at: Assessing) -> Iterator[tuple[Head, str | None]]:
    """The issues to report on, in the order the rulebook lists them, each with the parties it is about."""
    for framework in inside(at.facts.rulebook, at.facts.matter):
        for id, issue in framework.issues.items():
            if not issue.shown:
                continue
            head = at.program.head(id)
            if issue.scope == "matter":
                yield head, None
            else:
                yield from ((head, p.id) for p in at.facts.matter.parties if set(p.does) & set(issue.of))


def _line(at: Assessing, head: Head, party: str | None) -> Verdict:
    """The strongest of the lines an issue has for this party, with the grounds of all that are equally strong. A remedy
    has one line only."""
    held = numbers(at.program, head.issue.id, party, at.capacities)
    if not held or at.facts.rulebook.is_remedy(head.issue.id):
        return _verdict(at, head, party, 0)
    lines = tuple(_verdict(at, head, party, n) for n in held)
    best = min(lines, key=lambda v: (ORDER.index(v.verdict), any(g.kind == "silence" for g in v.rests_on)))
    tied = [v for v in lines if v.verdict == best.verdict]
    grounds = dict.fromkeys(g for v in tied for g in v.rests_on)
    gaps = dict.fromkeys(route for v in tied for route in v.missing)
    return replace(best, rests_on=tuple(grounds), missing=tuple(gaps), capacities=lines)


def _run(reading: Reading, remedy: bool) -> tuple[int, int]:
    """Where (variant, version) the reasons for a reading are read: the standard that decides it, for an undecided one
    the first run of the record that leaves it so, for an undecided remedy one of presumed."""
    if remedy and reading.at("presumed") is None:
        return _undecided(reading, PRESUMED)
    return _undecided(reading, RECORD) if reading.decided is None else (VARIANT[reading.decided], 0)


def _undecided(reading: Reading, start: int) -> tuple[int, int]:
    """The first run (variant, version) of the standard that starts there which says neither true nor false; where all
    say one or the other, the first."""
    runs = [(start + n, v) for n in range(LEANINGS) for v in range(reading.versions)]
    said = reading.true | reading.false
    return next((run for run in runs if not said >> (run[1] * VARIANTS + run[0]) & 1), runs[0])


def _reader(at: Assessing, run: tuple[int, int], capacity: int) -> Reader:
    return at.reader(run[0], capacity, run[1])


def explain(rulebook: Rulebook, matter: Matter, issue: str, party: str | None = None) -> Step:
    """The tree of reasons below one issue or remedy: read where its verdict is, in the capacity that carries it. Raises
    KeyError for unknown ids."""
    if party is not None:
        matter.party(party)
    at = Assessing(rulebook, matter)
    head = at.program.head(issue)
    shown = _line(at, head, party).as_
    carrying = (n for n, c in enumerate(at.capacities, 1) if shown and c.get(party or "") == shown)
    capacity = next(carrying, 0)
    reader = _reader(at, _run(at.reading(head, party, capacity), rulebook.is_remedy(issue)), capacity)
    return tree(reader, Condition("issue", issue), party, head.issue.framework)


def _verdict(at: Assessing, head: Head, party: str | None, capacity: int) -> Verdict:
    reading = at.reading(head, party, capacity)
    remedy = at.facts.rulebook.is_remedy(head.issue.id)
    undecided = reading.at("presumed") is None
    waits = reading.remedy_word if remedy and undecided else ""
    silences = _silences(at, at.program.reach[head.issue.id], party, capacity) if waits == "open" else {}
    why = reasons(_reader(at, _run(reading, remedy), capacity), reading, head, party, waits=waits, silences=silences)
    gaps = routes(_reader(at, _undecided(reading, PRESUMED), capacity), head, party) if undecided else ()
    return Verdict(
        framework=head.issue.framework,
        issue=head.issue.id,
        party=party,
        as_=at.capacities[capacity - 1][party] if capacity and party else None,
        verdict=reading.remedy_word if remedy else reading.word,
        strict=reading.at("strict"),
        presumed=reading.at("presumed"),
        record=reading.at("record"),
        claimant_record=reading.version("record", 0),
        defendant_record=reading.version("record", reading.versions - 1),
        rests_on=tuple(dict.fromkeys(_grounds(at, head, party, capacity, reading, gaps, remedy))),
        because=why.because,
        rules=why.rules,
        cites=why.cites,
        missing=gaps,
    )


def _grounds(
    at: Assessing, head: Head, party: str | None, capacity: int, reading: Reading, gaps: tuple[Route, ...], remedy: bool
) -> Iterator[Ground]:
    """What a verdict rests on: the assumptions that carry it, or what keeps it undecided."""
    within = at.program.reach[head.issue.id]
    if reading.decided is not None:
        carried = carried_by(reading, head, party, at.full, at.found, capacity)
        yield from (assumed(at.facts, off) for off in carried)
        questions = at.program.questions[head.issue.id]
        if not carried and reading.at("standing") is None:  # both versions come to the same
            yield from (disputed(at.facts, key) for key in at.facts.disputes if key[0] in questions)
    if reading.decided in (None, "record"):
        for torn in torn_by(reading, at.facts):
            yield from _torn(at, torn, within, party, capacity)
    if reading.decided is None or (remedy and reading.at("presumed") is None):
        items = dict.fromkeys(item for route in gaps for item in route)
        if remedy and reading.at("refused") is False:
            items |= _silences(at, within, party, capacity)
        yield from (gap(at.facts, item) for item in items)


def _silences(at: Assessing, within: frozenset[str], party: str | None, capacity: int) -> dict[Item, None]:
    """The silences, anywhere below an issue, whose facts are in place for this party in some run of presumed; where
    there is none, those whose facts may be."""
    runs = mask("presumed", at.base.layout.sizes[1])
    placed: dict[Item, None] = {}
    live: dict[Item, None] = {}
    for head in (h for h in at.program.silent if h.issue.id in within):
        whom = party if head.issue.scope == "party" else None
        true, false = at.base.bits(head.node, whom, capacity)
        undecided = runs & ~true & ~false  # where it is decided some other way a silence keeps nothing open
        for line in (x for x in head.lines if undecided and x.silent):
            keys: list[Item] = [(c.id, None) for c in line.rule.conditions if c.kind == "silent"]
            if undecided & ~at.base.cut(*at.base.planes.lines[line], whom, capacity)[1]:
                live |= dict.fromkeys(keys)
            facts = (at.base.bits(n, whom, capacity)[0] for n in line.conditions)
            if reduce(and_, facts, undecided):
                placed |= dict.fromkeys(keys)
    return placed or live


def _torn(
    at: Assessing, torn: tuple[str, ...], within: frozenset[str], party: str | None, capacity: int
) -> Iterator[Ground]:
    """A dispute, a `may` or a weighing that pulls the runs of a verdict apart: of the latter, those whose own issue
    comes out differently from one leaning to the next."""
    if torn[0] == "dispute":
        yield disputed(at.facts, (torn[1], torn[2] or None))
        return
    near = [(key, whom) for key, whom in at.found.items if key[1] in within and _is(at, torn[0], key)]
    apart = [i for i in near if torn in torn_by(at.reading(at.program.head(i[0][1]), i[1], capacity), at.facts)]
    own = [item for item in apart if item[1] in (None, party)]
    yield from (assumed(at.facts, item) for item in own or apart)


def _is(at: Assessing, torn: str, key: tuple[str, ...]) -> bool:
    """Whether an assumption is of the kind that pulls runs apart: a weighing, or a rule or defeater hedged `may`."""
    if torn != "may" or key[0] != "hedge":
        return torn == key[0] == "weighing"
    rule = rule_of(at.facts.rulebook, key[1], key[2])
    return (rule.unless[int(key[3])].hedge if len(key) > 3 else rule.hedge) == "may"


def _open(
    facts: Facts, matters: dict[tuple[str, str | None], dict[tuple[str, str | None], None]]
) -> Iterator[OpenQuestion]:
    """The questions still worth an answer, in asking order: unanswered or not known, exceptional ones apart."""
    order = {q: n for n, q in enumerate(facts.rulebook.questions)}
    for key in sorted(matters, key=lambda k: (order[k[0]], k[1] or "")):
        answer = facts.answers.get(key)
        if facts.unraised(key) or (answer and UNKNOWN not in (answer.claimant, answer.defendant)):
            continue
        settles = tuple((facts.rulebook.issue(i).framework, i, p) for i, p in matters[key])
        yield OpenQuestion(key[0], key[1], settles)


def _notes(facts: Facts) -> Iterator[str]:
    yield from (clash.text for clash in conflicts(facts))
    idle = (p.id for p in facts.matter.parties if not p.does and p.id != facts.matter.client)  # who only sues may
    yield from (sentences.fill(NO_ROLE, facts, id) for id in idle)
    for id in facts.matter.frameworks:
        framework = facts.rulebook.frameworks[id]
        if facts.matter.aim not in framework.aims:
            yield framework.outside
    for question, party in facts.set_aside:
        asked = sentences.question_text(facts, question, party)
        yield f"The answer to “{asked}” is set aside: the question does not arise on these facts."
    if facts.beyond:
        run, every = len(facts.disputes), len(facts.disputes) + len(facts.beyond)
        yield f"{every} facts are disputed; the first {run} are run both ways, the others count as unknown."
