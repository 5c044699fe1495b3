"""The rulebook as a straight-line program: numbered nodes, each issue after all it reads. Compiled once."""

from __future__ import annotations

from dataclasses import dataclass

from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.model import Condition, Issue, Rule, Rulebook
from aiclaims.reasoning.order import needs, topological
from aiclaims.reasoning.vocabulary import FUNCTIONS


@dataclass(frozen=True, slots=True)
class Stop:
    """A defeater, compiled. `covered`: its burden is the opponent's, so under record it fails while not shown. `key`
    names that burden as an assumption, `doubt` its hedge."""

    node: int
    covered: bool
    hedge: str | None
    key: tuple[str, ...]
    doubt: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A rule, compiled: node numbers instead of ids, in the order in which they fail soonest. `key` names its hedge or
    presumption as an assumption. `plain`: nothing but conditions and alternatives."""

    rule: Rule
    conditions: tuple[int, ...]
    one_of: tuple[int, ...]
    unless: tuple[Stop, ...]
    silent: bool
    key: tuple[str, ...] | None
    presumption: bool
    may: bool
    capacity: str | None
    plain: bool


@dataclass(frozen=True, slots=True)
class Head:
    """An issue, compiled: its node, the node of "some party" where a rule asks for it, its lines and factors."""

    issue: Issue
    node: int
    some: int | None
    lines: tuple[Line, ...]
    pro: tuple[int, ...]
    con: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """`atoms[n]` is the condition that node n tests (answers and what parties do); `heads` fill the other nodes;
    `named`: the same by issue; `silent`: those with a rule on which the source is silent.
    `conditions[n]` is what node n stands for; `reach`: for each issue, all issues it can draw on, itself included;
    `capacities` (as its rules list them) and `questions`: for each issue, those that it or what it draws on reads;
    `of_law`: the atoms on questions of law."""

    rulebook: Rulebook
    atoms: tuple[Condition, ...]
    heads: tuple[Head, ...]
    size: int
    node: dict[Condition, int]
    conditions: tuple[Condition, ...]
    reach: dict[str, frozenset[str]]
    capacities: dict[str, tuple[str, ...]]
    questions: dict[str, frozenset[str]]
    of_law: tuple[int, ...]
    named: dict[str, Head]
    silent: tuple[Head, ...]

    def head(self, issue: str) -> Head:
        """Raises KeyError for an unknown issue."""
        return self.named[issue]


def _questions(heads: tuple[Head, ...], conditions: tuple[Condition, ...]) -> dict[str, set[str]]:
    """For each issue the questions its own rules and factors read."""
    found = {}
    for h in heads:
        nodes = [*h.pro, *h.con, *(n for x in h.lines for n in (*x.conditions, *x.one_of, *(s.node for s in x.unless)))]
        found[h.issue.id] = {conditions[n].id for n in nodes if conditions[n].kind == "answer"}
    return found


Capacity = dict[str, str]
"""The one function that each party is read in."""


def capacities_held(program: Program, matter: Matter) -> tuple[Capacity, ...]:
    """One reading of the parties after another, until each has been read in every function it holds that some rule
    carries, in the order of FUNCTIONS."""
    carried = {c for found in program.capacities.values() for c in found}
    held = {p.id: [c for c in FUNCTIONS if c in carried and c in p.does] for p in matter.parties}
    most = max(map(len, held.values()), default=0)
    return tuple({p: own[n] for p, own in held.items() if n < len(own)} for n in range(most))


def numbers(program: Program, issue: str, party: str | None, held: tuple[Capacity, ...]) -> list[int]:
    """In which of these readings (counted from 1) a party is read in a capacity that carries a line of the issue, in
    the order in which the rules list them."""
    carried = program.capacities[issue]
    if party is None or not carried:
        return []
    own = {capacity[party]: n for n, capacity in enumerate(held, 1) if party in capacity}
    return [own[c] for c in carried if c in own]


def _key(rule: Rule) -> tuple[str, ...] | None:
    if rule.presumption:
        return ("presumption", rule.concludes, rule.id)
    return ("hedge", rule.concludes, rule.id) if rule.hedge else None


def _line(rule: Rule, issue: Issue, node: dict[Condition, int]) -> Line:
    return Line(
        rule=rule,
        conditions=tuple(node[c] for c in sorted(rule.conditions, key=_fails_soon) if c.kind != "silent"),
        one_of=tuple(node[c] for c in rule.one_of if c.kind != "silent"),
        unless=tuple(
            Stop(
                node[d.condition],
                d.burden != issue.proponent and not rule.presumption,
                d.hedge,
                ("burden", rule.concludes, rule.id, str(n)),
                ("hedge", rule.concludes, rule.id, str(n)),
            )
            for n, d in enumerate(rule.unless)
        ),
        silent=any(c.kind == "silent" for c in rule.conditions),
        key=_key(rule),
        presumption=rule.presumption,
        may=rule.hedge == "may",
        capacity=rule.capacity,
        plain=not (rule.unless or rule.hedge or rule.presumption or rule.capacity),
    )


def _fails_soon(c: Condition) -> int:
    """What a party does and what is complained of first: they rule most rules out for everybody."""
    return 0 if c.kind == "does" else 1 if c.id.startswith("matter.") else 2


def _reach(rulebook: Rulebook, order: tuple[str, ...]) -> dict[str, frozenset[str]]:
    direct = needs(rulebook)
    found: dict[str, frozenset[str]] = {}
    for id in order:
        found[id] = frozenset({id}).union(*(found[other] for other in direct[id]))
    return found


def compile_rulebook(rulebook: Rulebook) -> Program:
    """The program of every framework in the rulebook. The rulebook must be sound (loaded, no rings)."""
    rules: dict[str, list[Rule]] = {}
    factors: dict[tuple[str, str], list[Condition]] = {}
    read: dict[Condition, None] = {}
    for framework in rulebook.frameworks.values():
        for rule in framework.rules:
            rules.setdefault(rule.concludes, []).append(rule)
            read |= dict.fromkeys((*rule.conditions, *rule.one_of, *(d.condition for d in rule.unless)))
        for factor in framework.factors:
            factors.setdefault((factor.issue, factor.side), []).append(factor.condition)
            read[factor.condition] = None
    atoms = tuple(c for c in read if c.kind in ("answer", "does"))
    node = {c: n for n, c in enumerate(atoms)}
    order = topological(rulebook)
    node |= {Condition("issue", id): len(atoms) + n for n, id in enumerate(order)}
    somes = [c for c in read if c.kind == "some"]
    node |= {c: len(atoms) + len(order) + n for n, c in enumerate(somes)}
    heads = tuple(
        Head(
            issue=rulebook.issue(id),
            node=node[Condition("issue", id)],
            some=node.get(Condition("some", id)),
            lines=tuple(_line(r, rulebook.issue(id), node) for r in rules.get(id, ())),
            pro=tuple(node[c] for c in factors.get((id, "for"), ())),
            con=tuple(node[c] for c in factors.get((id, "against"), ())),
        )
        for id in order
    )
    reach = _reach(rulebook, order)
    listed = {i: [r.capacity for j in order if j in reach[i] for r in rules.get(j, ()) if r.capacity] for i in order}
    capacities = {i: tuple(dict.fromkeys(found)) for i, found in listed.items()}
    own = _questions(heads, tuple(node))
    questions = {i: frozenset().union(*(own[j] for j in reach[i])) for i in order}
    of_law = tuple(n for n, c in enumerate(atoms) if c.kind == "answer" and rulebook.questions[c.id].of == "law")
    named = {h.issue.id: h for h in heads}
    silent = tuple(h for h in heads if any(x.silent for x in h.lines))
    return Program(
        rulebook, atoms, heads, len(node), node, tuple(node), reach, capacities, questions, of_law, named, silent
    )
