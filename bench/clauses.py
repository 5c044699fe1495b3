"""The compiled rules as clauses that any rule engine can run: what is true, what is false, what wants law, as names.

Each node gets up to three names a party: `t` (true), `f` (false), `w` (unknown for want of law). A clause concludes a
name from names that hold and names that do not, all concluded before it. Written from `docs/semantics.md`, section 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from aiclaims.reasoning.facts import Facts, test
from aiclaims.reasoning.model import Condition, Question
from aiclaims.reasoning.program import Head, Line, Program, Stop
from aiclaims.reasoning.scenario import (
    MAY_IGNORED,
    PRESUMED,
    RECORD,
    REFUSED,
    STRICT,
    VARIANTS,
    WEIGHED_AGAINST,
)

FLAGS = ("raised", "presumed", "record", "may_ignored", "weighed_against", "refused")
"""What a variant is made of: each is a name that holds in some variants and not in others."""

Literal = tuple[str, bool]
Body = tuple[Literal, ...]


@dataclass(slots=True)
class Clauses:
    """`bodies[name]`: it holds if all literals of one of them do; in an order in which each name follows what it reads.
    `answers`: the names that a matter gives; `complete` among them says that all parties are named."""

    answers: set[str] = field(default_factory=set)
    bodies: dict[str, list[Body]] = field(default_factory=dict)


def name(kind: str, node: int, party: int | None) -> str:
    """The name of a node's truth (t), falsity (f) or want of law (w) for a party by number, or for the matter."""
    return f"{kind}{node}" if party is None else f"{kind}{node}p{party}"


def flags(variant: int) -> frozenset[str]:
    """The names among FLAGS that hold in a variant."""
    lean = (variant - PRESUMED) % 4 if variant >= PRESUMED else None
    held = {
        "raised": variant != STRICT,
        "presumed": variant >= PRESUMED,
        "record": RECORD <= variant < REFUSED,
        "refused": REFUSED <= variant < VARIANTS,
        "may_ignored": lean in MAY_IGNORED,
        "weighed_against": lean in WEIGHED_AGAINST,
    }
    return frozenset(flag for flag, holds in held.items() if holds)


def holding(clauses: Clauses, given: Iterable[str]) -> set[str]:
    """Every name that follows from the names given, the plain way."""
    held = set(given)
    for head, bodies in clauses.bodies.items():
        if any(all((n in held) is sign for n, sign in body) for body in bodies):
            held.add(head)
    return held


def clauses_of(program: Program, parties: int) -> Clauses:
    """The rules for so many parties, without the names that no issue's truth or falsity needs."""
    found = _Translation(program, parties).all()
    _prune(found, {n for h in program.heads for p in places(program, h.node, parties) for n in rails(h.node, p)})
    return found


def places(program: Program, node: int, parties: int) -> list[int | None]:
    """The parties by number that a node is about; None alone if it is about the matter."""
    c = program.conditions[node]
    owner = program.rulebook.questions[c.id] if c.kind == "answer" else None
    if c.kind == "issue":
        owner = program.rulebook.issue(c.id)
    scoped = c.kind == "does" or (owner is not None and owner.scope == "party")
    return list(range(parties)) if scoped else [None]


def rails(node: int, party: int | None) -> tuple[str, str]:
    return name("t", node, party), name("f", node, party)


def given(program: Program, facts: Facts) -> set[str]:
    """The names that a matter's answers make hold. Disputed facts count as unknown."""
    parties = facts.matter.parties
    found = {"complete"} if facts.matter.all_parties_named else set()
    for node, c in enumerate(program.atoms):
        for k in places(program, node, len(parties)):
            party = None if k is None else parties[k]
            if c.kind == "does":
                holds = party is not None and (c.id in party.does) is (c.test == "is")
                found.add(name("t" if holds else "f", node, k))
            else:
                found |= _answered(facts, c, node, k, None if party is None else party.id)
    return found


def _answered(facts: Facts, c: Condition, node: int, k: int | None, party: str | None) -> set[str]:
    q, answer = facts.rulebook.questions[c.id], facts.answers.get((c.id, party))
    if answer is None:
        return set() if q.unless_raised is None else {name("absent", node, k)}
    truth = test(q, c, answer.claimant, answer.complete)
    if truth is None or truth is not test(q, c, answer.defendant, answer.complete):
        return set()
    return {_said("t" if truth else "f", q, node, k)}


def _said(kind: str, q: Question, node: int, k: int | None) -> str:
    """What is answered is the node's own name, unless silence can stand for an answer too."""
    return name(kind if q.unless_raised is None else f"said_{kind}", node, k)


def _prune(clauses: Clauses, wanted: set[str]) -> None:
    """Drop what none of `wanted` needs; later names first, as each reads earlier ones only."""
    for head in reversed(list(clauses.bodies)):
        if head in wanted:
            wanted |= {n for body in clauses.bodies[head] for n, _ in body}
        else:
            del clauses.bodies[head]


class _Translation:
    """One pass over the program, in its order. `add` concludes a name; nothing is concluded from itself."""

    def __init__(self, program: Program, parties: int) -> None:
        self.program, self.parties = program, parties
        self.clauses = Clauses()

    def all(self) -> Clauses:
        self.clauses.answers.add("complete")
        for node, c in enumerate(self.program.atoms):
            for k in places(self.program, node, self.parties):
                self.atom(c, node, k)
        for head in self.program.heads:
            for k in places(self.program, head.node, self.parties):
                self.issue(head, k)
            if head.some is not None:
                self.some(head.node, head.some)
        return self.clauses

    def add(self, head: str, *literals: str) -> None:
        """One more way for `head` to hold; a literal that starts with "-" must not hold."""
        body = tuple((n.removeprefix("-"), not n.startswith("-")) for n in literals)
        self.clauses.bodies.setdefault(head, []).append(body)

    def at(self, kind: str, node: int, k: int | None) -> str:
        """The name of a node as a party's rule reads it; a name never concluded does not hold."""
        found = name(kind, node, k if k in places(self.program, node, self.parties) else None)
        if found not in self.clauses.answers:
            self.clauses.bodies.setdefault(found, [])
        return found

    def atom(self, c: Condition, node: int, k: int | None) -> None:
        true, false = rails(node, k)
        if c.kind == "does":
            self.clauses.answers |= {true, false}
            return
        q = self.program.rulebook.questions[c.id]
        said = [_said(kind, q, node, k) for kind in "tf"]
        self.clauses.answers |= set(said)
        if q.unless_raised is not None:
            absent = name("absent", node, k)
            self.clauses.answers.add(absent)
            self.add(true, said[0])
            self.add(false, said[1])
            self.add(true if test(q, c, q.unless_raised, True) else false, absent, "raised")
        if q.of == "law":
            self.add(name("w", node, k), f"-{true}", f"-{false}")

    def issue(self, head: Head, k: int | None) -> None:
        true, false = rails(head.node, k)
        want, fails = name("w", head.node, k), []
        if head.issue.weighed:
            fails.append(self.weighing(head, k))
        for n, line in enumerate(head.lines):
            t, f, w = (name(f"rule{n}_{kind}", head.node, k) for kind in "tfw")
            self.line(line, k, (t, f, w))
            self.add(true, t)
            self.add(want, w, f"-{true}", f"-{false}")
            fails.append(f)
        self.add(false, *fails)
        self.order(true, false, want)

    def order(self, *names: str) -> None:
        """Names of one issue in the order in which they read each other."""
        for n in names:
            if n in self.clauses.bodies:
                self.clauses.bodies[n] = self.clauses.bodies.pop(n)

    def line(self, line: Line, k: int | None, names: tuple[str, str, str]) -> None:
        t, f, w = names
        needs, wants = self.needs(line, k, f, w)
        for n, stop in enumerate(line.unless):
            needs.append(self.stop(line, stop, k, f"{t}_stop{n}", f, wants))
        if line.key:
            needs.append("presumed")
        if line.may:
            needs.append("-may_ignored")
            self.add(f, "may_ignored")
        self.clauses.bodies.setdefault(t, [])
        if not line.silent:  # a silence never holds
            self.add(t, *needs)
        for want in wants:
            self.add(w, *want, f"-{t}", f"-{f}")
        self.order(t, f, w)

    def needs(self, line: Line, k: int | None, f: str, w: str) -> tuple[list[str], list[tuple[str, ...]]]:
        """What must hold before defeaters are looked at, and each way to want law; concludes the failures."""
        needs = [self.at("t", n, k) for n in line.conditions]
        wants: list[tuple[str, ...]] = [(self.at("w", n, k),) for n in line.conditions]
        for n in line.conditions:
            self.add(f, self.at("f", n, k))
        if line.one_of:
            some = f"some_{w}"
            for n in line.one_of:
                self.add(some, self.at("t", n, k))
            self.add(f, *(self.at("f", n, k) for n in line.one_of))
            wants += [(self.at("w", n, k), f"-{some}") for n in line.one_of]
            needs.append(some)
        if line.silent:
            wants.append((*needs, "-refused"))
            self.add(f, "refused")
        return needs, wants

    def stop(self, line: Line, stop: Stop, k: int | None, passed: str, f: str, wants: list[tuple[str, ...]]) -> str:
        """One defeater: concludes `passed` where it does not bar the rule, and the rule's failure where it stops it."""
        t, not_t, w = (self.at(kind, stop.node, k) for kind in "tfw")
        here = ("-may_ignored",) if stop.hedge == "may" else ()
        if here:
            self.add(passed, "may_ignored")
        if line.presumption:
            self.add(passed, f"-{t}")
        else:
            self.add(passed, not_t)
            wants.append((w, *here))
            if stop.covered:
                self.add(passed, "record", f"-{t}", f"-{w}")
        self.add(f, t, *here, *(("presumed",) if stop.hedge else ()))
        return passed

    def weighing(self, head: Head, k: int | None) -> str:
        """A weighed issue before its decisive rules. Returns the name of its failure."""
        true, fails = name("t", head.node, k), name("f_weighed", head.node, k)
        pro, con = name("pro", head.node, k), name("con", head.node, k)
        for side, factors in ((pro, head.pro), (con, head.con)):
            for n in factors:
                self.add(side, self.at("t", n, k))
                self.add(name("w", head.node, k), self.at("w", n, k), f"-{true}", f"-{rails(head.node, k)[1]}")
        self.order(pro, con)
        for n in (pro, con):
            self.clauses.bodies.setdefault(n, [])
        self.add(true, "presumed", pro, *(self.at("f", n, k) for n in head.con))
        self.add(true, "presumed", "record", pro, f"-{con}")
        self.add(true, "presumed", pro, con, "-weighed_against")
        self.add(fails, "presumed", pro, con, "weighed_against")
        if head.issue.base == "no":
            self.add(fails, "presumed", *(self.at("f", n, k) for n in head.pro))
        return fails

    def some(self, node: int, to: int) -> None:
        """Whether some party meets an issue."""
        (true, false), want = rails(to, None), name("w", to, None)
        for k in range(self.parties):
            self.add(true, name("t", node, k))
        self.add(false, "complete", *(name("f", node, k) for k in range(self.parties)))
        for k in range(self.parties):
            self.add(want, self.at("w", node, k), f"-{true}", f"-{false}")
        self.order(true, false, want)
