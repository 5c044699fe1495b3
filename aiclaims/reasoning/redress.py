"""Beside each remedy line: its place on the ladder, whom it reaches, what gentler rungs would do, what speaks for and
against it, what makes it moot, and what must still be proved. Read after the verdicts; moves none of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiclaims.reasoning.addressees import Addressee, Lines, addressee, words
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.assessment import Assessment, Ground, Truth, Verdict
from aiclaims.reasoning.facts import arises, gather, inside, test, worth
from aiclaims.reasoning.ground_text import disputed, gap
from aiclaims.reasoning.missing import Item, Reader, Route, routes
from aiclaims.reasoning.model import Condition, Consideration, Framework, Lesser, Moot, Remedy, Rulebook
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.scenario import PRESUMED
from aiclaims.reasoning.sentences import fill, name_of

UNATTAINABLE = (None, "not available")


@dataclass(frozen=True, slots=True)
class Argument:
    """One sentence for or against something. `holds`: its facts are in place, or (None) not known. Citing nothing, it
    is a drafting aid and no authority."""

    text: str
    cites: tuple[str, ...]
    holds: Truth


@dataclass(frozen=True, slots=True)
class Compared:
    """A gentler rung against the same party: its verdict (None: it has no line for this party) and the reasons why it
    would do or falls short. `enough`: it can be had and only that it does holds; False: it cannot, or falls short."""

    remedy: str
    verdict: str | None
    because: str
    does: tuple[Argument, ...]
    falls_short: tuple[Argument, ...]

    @property
    def enough(self) -> Truth:
        does, short = _any(self.does), _any(self.falls_short)
        if self.verdict in UNATTAINABLE or (short and not does):
            return False
        return True if self.verdict == "available" and does and short is False else None


def _any(arguments: tuple[Argument, ...]) -> Truth:
    held = [a.holds for a in arguments]
    return True if True in held else None if held else False


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that must still be shown, looked up or found an authority for, with what would show it."""

    ground: Ground
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Redress:
    """One remedy line in full. `below` and `above` are the next rungs that have a line for the same party. `moot`: what
    leaves it nothing to order, where it holds or may hold."""

    framework: str
    remedy: str
    party: str | None
    rung: int
    below: str | None
    above: str | None
    harm: str
    addressee: Addressee
    lesser: tuple[Compared, ...]
    speaks_for: tuple[Argument, ...]
    speaks_against: tuple[Argument, ...]
    moot: tuple[Argument, ...]
    to_prove: tuple[Proof, ...]


InFull = dict[Item, Redress]
"""Remedy lines in full, by remedy and party."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """A remedy that is not for this party at all: it has no line, and here is why."""

    framework: str
    remedy: str
    party: str
    why: str


def redress(rulebook: Rulebook, assessment: Assessment) -> InFull:
    """Every remedy line of an assessment in full, in its order."""
    program, facts = program_of(rulebook), gather(rulebook, assessment.matter)
    reader = Reader(program, facts, run(program, facts), PRESUMED)
    lines = {(v.issue, v.party): v for v in (*assessment.verdicts, *assessment.remedies)}
    return {(v.issue, v.party): _line(lines, reader, v) for v in assessment.remedies}


def beyond(rulebook: Rulebook, assessment: Assessment) -> tuple[Beyond, ...]:
    """The remedies that have no line for a party which other remedies of the same framework could reach."""
    named = {(v.issue, v.party) for v in assessment.remedies}
    return tuple(
        Beyond(f.id, r.id, p.id, f"It is for whoever {words(r.of)}; {name_of(p)} does none of that.")
        for f in inside(rulebook, assessment.matter)
        for r in f.remedies.values()
        for p in assessment.matter.parties
        if (r.id, p.id) not in named and any((other, p.id) in named for other in f.remedies)
    )


def _line(lines: Lines, reader: Reader, v: Verdict) -> Redress:
    framework = reader.program.rulebook.frameworks[v.framework]
    remedy, party = framework.remedies[v.issue], v.party or ""
    below, above = _neighbours(lines, framework, remedy, party)
    return Redress(
        framework=v.framework,
        remedy=v.issue,
        party=v.party,
        rung=remedy.rung,
        below=below,
        above=above,
        harm=fill(remedy.harm, reader.facts, party),
        addressee=addressee(lines, reader, framework, remedy, party),
        lesser=tuple(_compared(lines, reader, remedy, id, party) for id in _lower(framework, remedy)),
        speaks_for=_arguments(reader, (c for c in remedy.considerations if c.side == "for"), party),
        speaks_against=_arguments(reader, (c for c in remedy.considerations if c.side == "against"), party),
        moot=_arguments(reader, remedy.moot, party),
        to_prove=tuple(_to_prove(reader, v)),
    )


def _ladder(framework: Framework) -> list[Remedy]:
    return sorted((r for r in framework.remedies.values() if r.rung), key=lambda r: r.rung)


def _lower(framework: Framework, remedy: Remedy) -> list[str]:
    return [r.id for r in _ladder(framework) if r.rung < remedy.rung]


def _neighbours(lines: Lines, framework: Framework, remedy: Remedy, party: str) -> tuple[str | None, str | None]:
    """The next gentler and the next harsher remedy that has a line for this party; none for what stands beside."""
    rungs = [r for r in _ladder(framework) if remedy.rung and (r.id, party) in lines]
    below = [r.id for r in rungs if r.rung < remedy.rung]
    above = [r.id for r in rungs if r.rung > remedy.rung]
    return (below[-1] if below else None), (above[0] if above else None)


def _compared(lines: Lines, reader: Reader, remedy: Remedy, id: str, party: str) -> Compared:
    line = lines.get((id, party))
    said = [x for x in remedy.lesser if x.remedy == id and line]
    return Compared(
        remedy=id,
        verdict=line.verdict if line else None,
        because=line.because if line else "It is not for what this party does.",
        does=_arguments(reader, (x for x in said if x.does), party),
        falls_short=_arguments(reader, (x for x in said if not x.does), party),
    )


def _arguments(reader: Reader, said: Iterable[Consideration | Lesser | Moot], party: str) -> tuple[Argument, ...]:
    """What holds or may hold, in file order; what is known not to hold is left out."""
    weighed = [(x, [met(reader, c, party) for c in x.conditions]) for x in said]
    return tuple(
        Argument(fill(x.text, reader.facts, party), x.cites, None if None in truths else True)
        for x, truths in weighed
        if False not in truths
    )


def met(reader: Reader, c: Condition, party: str | None) -> Truth:
    """Whether a condition of something printed is met. An exceptional point that nobody raised counts as absent, and a
    question that does not arise for this party speaks neither way: what hangs on it is not there. A silence is unknown.
    """
    if c.kind in ("issue", "some"):
        return _decided(reader, c, party)
    if c.kind == "does":
        return worth(reader.facts, c, party)
    if c.kind == "silent":
        return None
    key, question = reader.facts.key(c.id, party), reader.facts.rulebook.questions[c.id]
    if arises(reader.facts, *key) is False:
        return False
    if reader.facts.unraised(key):
        return test(question, c, question.unless_raised, True)
    return worth(reader.facts, c, party)


def _decided(reader: Reader, c: Condition, party: str | None) -> Truth:
    """An issue under presumed, for this party or for any."""
    head = reader.program.head(c.id)
    if c.kind == "issue":
        return reader.node(head.node, party if head.issue.scope == "party" else None)
    found = [reader.node(head.node, p) for p in reader.parties(head)]
    closed = reader.facts.matter.all_parties_named
    return True if True in found else None if None in found or not closed else False


def _to_prove(reader: Reader, v: Verdict) -> Iterator[Proof]:
    """The gaps of an undecided line, issues among them opened; what else keeps it undecided; what is disputed below."""
    grounds = [gap(reader.facts, item) for item in _unfolded(reader, v.missing, frozenset({(v.issue, v.party)}))]
    if v.presumed is None:
        grounds += v.rests_on
        below = reader.program.questions[v.issue]
        about = [k for k in reader.facts.disputes if k[0] in below and k[1] in (None, v.party)]
        grounds += [disputed(reader.facts, key) for key in about]
    first: dict[Item, Ground] = {}
    for ground in grounds:
        first.setdefault((ground.id, ground.party), ground)
    for ground in first.values():
        question = reader.facts.rulebook.questions.get(ground.id)
        yield Proof(ground, question.evidence if question else ())


def _unfolded(reader: Reader, gaps: tuple[Route, ...], seen: frozenset[Item]) -> Iterator[Item]:
    """The single facts and authorities behind routes: each issue among them opened into its own."""
    for item in dict.fromkeys(item for route in gaps for item in route):
        issue = Condition("issue", item[0])
        inner = routes(reader, reader.program.head(item[0]), item[1]) if issue in reader.program.node else ()
        if inner and item not in seen:
            yield from _unfolded(reader, inner, seen | {item})
        else:
            yield item
