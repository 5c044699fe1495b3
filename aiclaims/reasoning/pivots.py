"""What would change the outcome: every single answer tried in one pass, then pairs where no single one decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from aiclaims.reasoning.assessment import Pivot
from aiclaims.reasoning.facts import Facts, Key, gather, inside
from aiclaims.reasoning.matter import Answer, Matter
from aiclaims.reasoning.missing import Reader
from aiclaims.reasoning.model import Question, Rulebook
from aiclaims.reasoning.planes import Change, Run, run
from aiclaims.reasoning.program import Head, Program, capacities_held, numbers
from aiclaims.reasoning.scenario import SLOT, STRICT, VERSION, marked, repeat
from aiclaims.reasoning.verdict import ORDER, remedy_word_of, word_of

FIRM = ("established", "likely", "unlikely", "refuted", "available", "not available")
MAX_CELLS = 12_000
"""Answers tried times parties: with very many parties only the first questions are tried, to bound the memory."""
MAX_PAIRS = 400
"""Pairs are tried for the questions that touch most undecided lines first, up to this many pairs of answers."""

Matters = dict[Key, dict[tuple[str, str | None], None]]
Line = tuple[Head, str | None]


@dataclass(frozen=True, slots=True)
class Effect:
    """One bottom line that an answer moves: (framework, issue or remedy, party), the verdict now and then."""

    framework: str
    issue: str
    party: str | None
    now: str
    then: str


def options(question: Question) -> list[tuple[str, bool]]:
    """The answers worth trying: each option alone, and for several_of also "none of these". Free values: none."""
    if question.kind == "several_of":
        return [*((o.id, False) for o in question.options), ("", True)]
    return [(o.id, False) for o in question.options]


def change(question: Question, party: str | None, option: str, none: bool) -> Change:
    if question.kind == "several_of":
        return Change(question.id, party, () if none else (option,), complete=none)
    return Change(question.id, party, option)


def single(facts: Facts, keys: list[Key]) -> list[tuple[Change, ...]]:
    """Every single answer to these questions."""
    found: list[tuple[Change, ...]] = []
    for question, party in keys:
        q = facts.rulebook.questions[question]
        found += [(change(q, party, option, none),) for option, none in options(q)]
    return found


def bottom_lines(program: Program, facts: Facts, base: Run) -> list[Line]:
    """What the client asks about: the bottom lines and remedies of the frameworks inside the aim, for each party."""
    reader = Reader(program, facts, base, STRICT)
    chosen = {f.id for f in inside(facts.rulebook, facts.matter)}
    heads = [h for h in program.heads if h.issue.bottom_line and h.issue.framework in chosen]
    return [(h, p) for h in heads for p in reader.parties(h)]


def word(done: Run, facts: Facts, line: Line, slot: int = 0, capacity: int = 0) -> str:
    """The verdict on one line, in one slot and capacity."""
    head, party = line
    return _reader(facts, head)(*done.bits(head.node, party, capacity, slot), done.layout.sizes[VERSION])


def _reader(facts: Facts, head: Head) -> Callable[[int, int, int], str]:
    return remedy_word_of if facts.rulebook.is_remedy(head.issue.id) else word_of


def effects(done: Run, facts: Facts, lines: list[Line]) -> dict[int, list[Effect]]:
    """For each slot, the lines whose verdict differs from slot 0."""
    found: dict[int, list[Effect]] = {}
    for head, party in lines:
        read, versions, was = _reader(facts, head), done.layout.sizes[VERSION], ""
        for slot, true, false in _slots(done, head, party):
            then = read(true, false, versions)
            was = was or then
            if was != then:
                found.setdefault(slot, []).append(Effect(head.issue.framework, head.issue.id, party, was, then))
    return found


def _slots(done: Run, head: Head, party: str | None) -> Iterator[tuple[int, int, int]]:
    """Slot 0, then each in which any bit of the line differs from it: (slot, true, false)."""
    width, slots = done.layout.inner[SLOT], done.layout.sizes[SLOT]
    at = done.layout.offset(done.parties.index(party) if party else 0)
    region, chunk, differs = (1 << width * slots) - 1, done.layout.chunk, 0
    true, false = ((plane[head.node] >> at) & region for plane in (done.planes.true, done.planes.false))
    for bits in (true, false):
        differs |= bits ^ (bits & chunk) * repeat(width, slots)
    for slot in (0, *marked(differs, width)):
        yield slot, (true >> slot * width) & chunk, (false >> slot * width) & chunk


def pivots(program: Program, facts: Facts, base: Run, matters: Matters) -> tuple[Pivot, ...]:
    """Single answers that turn a bottom line; then, for lines none of them makes firm, the pairs that do."""
    lines = bottom_lines(program, facts, base)
    keys = list(matters)
    room = MAX_CELLS // max(1, len(facts.matter.parties))
    singles = single(facts, keys)[:room]
    found = _tried(program, facts, lines, tuple(singles))
    settled = {(p.issue, p.party) for p in found if p.then in FIRM}
    left = [
        line for line in lines if (line[0].issue.id, line[1]) not in settled and word(base, facts, line) not in FIRM
    ]
    if left:
        pairs = _pairs(facts, matters, left, room)
        found += [p for p in _tried(program, facts, left, pairs) if p.then in FIRM]
    return tuple(found)


def _tried(program: Program, facts: Facts, lines: list[Line], tries: tuple[tuple[Change, ...], ...]) -> list[Pivot]:
    done = run(program, facts, changes=tries)
    found = []
    for slot, moved in sorted(effects(done, facts, lines).items()):
        answers = tuple((c.question, c.party, _said(c)) for c in tries[slot - 1])
        found += [Pivot(answers, e.framework, e.issue, e.party, e.now, e.then) for e in moved]
    return found


def _said(c: Change) -> str:
    if isinstance(c.value, tuple):
        return c.value[0] if c.value else "none"
    return str(c.value)


def _pairs(facts: Facts, matters: Matters, left: list[Line], room: int) -> tuple[tuple[Change, ...], ...]:
    wanted = {(h.issue.id, p) for h, p in left}
    keys = sorted((k for k in matters if wanted & matters[k].keys()), key=lambda k: -len(wanted & matters[k].keys()))
    tries: list[tuple[Change, ...]] = []
    for one, other in combinations([k for k in keys if not facts.unraised(k)], 2):
        new = [a + b for a in single(facts, [one]) for b in single(facts, [other])]
        if len(tries) + len(new) > min(MAX_PAIRS, room):
            break
        tries += new
    return tuple(tries)


def what_if(program: Program, facts: Facts, key: Key) -> tuple[tuple[str, tuple[Effect, ...]], ...]:
    """For each answer to one question, the bottom lines it would move from where they stand. Each is a matter of its
    own, read in each capacity: the answer may bring back others that are set aside, or set them aside."""
    tries = [tried for (tried,) in single(facts, [key])]
    kept = tuple(a for a in facts.matter.answers if (a.question, a.party) != key)
    new = [Answer(t.question, t.party, t.value, t.value, t.complete) for t in tries]
    moved = moves(program, facts, [replace(facts.matter, answers=(*kept, answer)) for answer in new])
    return tuple((_said(tried), found) for tried, found in zip(tries, moved, strict=True))


def moves(program: Program, facts: Facts, matters: Iterable[Matter]) -> list[tuple[Effect, ...]]:
    """For each of these other states of a matter, the bottom lines that stand otherwise in it."""
    (lines, now), found = _standing(program, facts.rulebook, facts.matter), []
    for matter in matters:
        then = _shown(program, gather(facts.rulebook, matter), lines)
        moved = [(h, p, a, b) for (h, p), a, b in zip(lines, now, then, strict=True) if a != b]
        found.append(tuple(Effect(h.issue.framework, h.issue.id, p, a, b) for h, p, a, b in moved))
    return found


# The questions of one page are mostly tried from the same state.
@lru_cache(maxsize=8)
def _standing(program: Program, rulebook: Rulebook, matter: Matter) -> tuple[list[Line], list[str]]:
    """The bottom lines of a matter and how each stands."""
    facts = gather(rulebook, matter)
    lines = bottom_lines(program, facts, run(program, facts))
    return lines, _shown(program, facts, lines)


def _shown(program: Program, facts: Facts, lines: list[Line]) -> list[str]:
    """The verdicts as an assessment shows them: of a party's capacities the strongest."""
    held = capacities_held(program, facts.matter)
    done = run(program, facts, capacities=held)
    versions, found = done.layout.sizes[VERSION], []
    for head, party in lines:
        if facts.rulebook.is_remedy(head.issue.id):
            found.append(remedy_word_of(*done.bits(head.node, party), versions))
            continue
        own = numbers(program, head.issue.id, party, held) or [0]
        words = [word_of(*done.bits(head.node, party, n), versions) for n in own]
        found.append(words[0] if len(words) == 1 else min(words, key=ORDER.index))
    return found
