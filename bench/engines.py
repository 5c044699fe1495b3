"""The same clauses in two general rule engines, asked for the same verdict words. Needs the extra `bench`.

Each is used the way that makes it fastest here: clingo grounds once for each number of parties and then only switches
answers on and off; zen-engine compiles one decision and runs it in each scenario. Neither runs versions of disputed
facts: they are compared on matters in which nothing is disputed.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from aiclaims.reasoning.facts import Facts
from aiclaims.reasoning.program import Program
from aiclaims.reasoning.verdict import NO, SILENCES, STANDARDS, YES, Reading
from bench.clauses import FLAGS, Body, Clauses, clauses_of, flags, given, places, rails

VARIANTS_READ = tuple(
    v for start, leanings in (*STANDARDS.values(), SILENCES["refused"]) for v in range(start, start + leanings)
)
"""The scenarios that the words of a verdict are read from."""

Line = tuple[str, str, bool]
"""The names of an issue's truth and falsity for one party, and whether it is a remedy."""


class Engine(Protocol):
    """Compiled once for a program and a number of parties."""

    def __init__(self, program: Program, parties: int) -> None: ...

    def words(self, facts: Facts, asked: Sequence[int]) -> list[str]:
        """The verdict words of the lines with these numbers (`numbers`)."""


def lines_of(program: Program, parties: int) -> list[Line]:
    return [
        (*rails(head.node, k), program.rulebook.is_remedy(head.issue.id))
        for head in program.heads
        for k in places(program, head.node, parties)
    ]


READ_AS_WORDS = """
differs(L,R,S) :- line(L), rail(R), span(S,V), not holds(L,R,V).
agreed(L,R,S) :- line(L), rail(R), span(S,_), not differs(L,R,S).
before(L,S) :- agreed(L,_,E), earlier(E,S).
decided(L) :- agreed(L,_,E), earlier(E,last).
ever(L,R) :- holds(L,R,V), span("record",V).
word(L,W) :- issue(L), agreed(L,R,S), says(R,S,W), not before(L,S).
word(L,"contested") :- issue(L), not decided(L), ever(L,yes), ever(L,no).
word(L,"open") :- issue(L), not decided(L), not word(L,"contested").
word(L,"available") :- remedy(L), agreed(L,yes,"presumed").
word(L,"not available") :- remedy(L), agreed(L,no,"presumed").
waits(L) :- remedy(L), not word(L,"available"), not word(L,"not available").
word(L,"open") :- waits(L), agreed(L,no,"refused").
word(L,"only if") :- waits(L), not agreed(L,no,"refused").
line(L) :- issue(L). line(L) :- remedy(L). rail(yes). rail(no).
#show word/2.
"""
"""What `docs/semantics.md`, section 3, makes of what holds in each variant."""


def numbers(program: Program, facts: Facts) -> dict[tuple[str, str | None], int]:
    """The place of every issue and remedy, for the matter or for a party, among the lines of an engine."""
    parties = facts.matter.parties
    heads = ((head, k) for head in program.heads for k in places(program, head.node, len(parties)))
    return {(head.issue.id, None if k is None else parties[k].id): n for n, (head, k) in enumerate(heads)}


class Clingo:
    """An answer-set program whose answers are externals; the words are concluded in it too, so that few are read."""

    def __init__(self, program: Program, parties: int) -> None:
        import clingo

        self.program, clauses, lines = program, clauses_of(program, parties), lines_of(program, parties)
        self.control = clingo.Control(["--warn=none"])
        self.control.add("base", [], "\n".join([READ_AS_WORDS, *_scale(), *_lines(lines), *_rules(clauses)]))
        self.control.ground([("base", [])])
        atoms = {str(a.symbol): a for a in self.control.symbolic_atoms}
        self.answers = [(answer, atoms[answer].literal) for answer in sorted(clauses.answers)]
        said = [a.symbol for a in self.control.symbolic_atoms.by_signature("word", 2)]
        self.said = {symbol: (symbol.arguments[0].number, symbol.arguments[1].string) for symbol in said}
        self.lines = len(lines)

    def words(self, facts: Facts, asked: Sequence[int]) -> list[str]:
        held = given(self.program, facts)
        for answer, literal in self.answers:
            self.control.assign_external(literal, answer in held)
        found = [""] * self.lines
        with self.control.solve(yield_=True) as solving:
            for symbol in solving.model().symbols(shown=True):
                line, word = self.said[symbol]
                found[line] = word
        return [found[n] for n in asked]


def _scale() -> Iterator[str]:
    """The variants, what is assumed in each, and the standards they make up, as facts."""
    for v in VARIANTS_READ:
        yield from (f"{flag}({v})." for flag in ("variant", *sorted(flags(v))))
    for standard, (start, leanings) in (STANDARDS | {"refused": SILENCES["refused"]}).items():
        yield from (f'span("{standard}",{v}).' for v in range(start, start + leanings))
    for n, standard in enumerate(STANDARDS):
        yield f'says(yes,"{standard}","{YES[standard]}"). says(no,"{standard}","{NO[standard]}").'
        yield f'earlier("{standard}",last).'
        yield from (f'earlier("{other}","{standard}").' for other in list(STANDARDS)[:n])


def _lines(lines: Sequence[Line]) -> Iterator[str]:
    for n, (true, false, remedy) in enumerate(lines):
        yield f"{'remedy' if remedy else 'issue'}({n}). holds({n},yes,V) :- {true}(V). holds({n},no,V) :- {false}(V)."


def _rules(clauses: Clauses) -> Iterator[str]:
    """The clauses in every variant; answers are the same in all of them."""
    yield from (f"#external {answer}." for answer in sorted(clauses.answers))
    for head, bodies in clauses.bodies.items():
        for body in bodies:
            names = [(n if n in clauses.answers else f"{n}(V)", sign) for n, sign in body]
            literals = ["variant(V)", *(n if sign else f"not {n}" for n, sign in names)]
            yield f"{head}(V) :- {', '.join(literals)}."


class Zen:
    """One expression after another; a name read once is written out where it is read. One list comes back."""

    def __init__(self, program: Program, parties: int) -> None:
        import zen

        self.program, clauses, self.lines = program, clauses_of(program, parties), lines_of(program, parties)
        self.nothing = dict.fromkeys((*clauses.answers, *FLAGS), False)
        self.variants = [dict.fromkeys(flags(v), True) for v in VARIANTS_READ]
        asked = [rail for true, false, _ in self.lines for rail in (true, false)]
        steps = _expression_node("rules", _expressions(clauses, set(asked)))
        last = _expression_node("asked", {"found": f"[{', '.join(asked)}]"})
        self.decision = zen.ZenEngine().create_decision(json.dumps(_chain(steps, last)))

    def words(self, facts: Facts, asked: Sequence[int]) -> list[str]:
        answers = self.nothing | dict.fromkeys(given(self.program, facts), True)
        bits = [0] * (2 * len(self.lines))
        for v, variant in zip(VARIANTS_READ, self.variants, strict=True):
            for n, holds in enumerate(self.decision.evaluate(answers | variant)["result"]["found"]):
                bits[n] |= holds << v
        readings = ((Reading(bits[2 * n], bits[2 * n + 1], 1), self.lines[n]) for n in asked)
        return [reading.remedy_word if remedy else reading.word for reading, (_, _, remedy) in readings]


def _expressions(clauses: Clauses, asked: set[str]) -> dict[str, str]:
    """By name, what is asked for and what more than one body reads; the rest is written into what reads it."""
    uses = Counter(n for bodies in clauses.bodies.values() for body in bodies for n, _ in body)
    written = {n: n for n in (*clauses.answers, *FLAGS)}
    found = {}
    for head, bodies in clauses.bodies.items():
        text = " or ".join(_conjunction(body, written) for body in bodies) or "false"
        if kept := head in asked or uses[head] > 1:
            found[head] = text
        written[head] = f"$.{head}" if kept else f"({text})"
    return found


def _conjunction(body: Body, written: dict[str, str]) -> str:
    return "(" + (" and ".join(written[n] if sign else f"not {written[n]}" for n, sign in body) or "true") + ")"


def _node(id: str, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "name": id, "type": kind, "position": {"x": 0, "y": 0}, "content": content}


def _expression_node(id: str, expressions: dict[str, str]) -> dict[str, Any]:
    listed = [{"id": key, "key": key, "value": value} for key, value in expressions.items()]
    return _node(id, "expressionNode", {"expressions": listed})


def _chain(*inner: dict[str, Any]) -> dict[str, Any]:
    """A decision of these nodes, one after another."""
    nodes = [_node("in", "inputNode", {}), *inner, _node("out", "outputNode", {})]
    pairs = itertools.pairwise(nodes)
    edges = [{"id": f"{a['id']}-{b['id']}", "type": "edge", "sourceId": a["id"], "targetId": b["id"]} for a, b in pairs]
    return {"nodes": nodes, "edges": edges}


ENGINES: dict[str, tuple[str, type[Engine]]] = {"clingo": ("clingo", Clingo), "zen": ("zen", Zen)}
"""By the key of its figures: the module it needs, and how it is used."""
