"""What is measured of the reasoning: each function does one whole task once and returns nothing worth keeping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from aiclaims.reasoning import Matter, Rulebook, assess, load_rulebook, read_matter
from aiclaims.reasoning.assess import Assessing, program_of
from aiclaims.reasoning.facts import Facts, arises, gather
from aiclaims.reasoning.grounds import carried_by, torn_by
from aiclaims.reasoning.pivots import bottom_lines, effects, single
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.program import Head
from aiclaims.reasoning.reference import Reference, World
from aiclaims.reasoning.verdict import remedy_word_of, word_of

MATTER = Path(__file__).resolve().parent / "matter.toml"


class Case:
    """The rulebooks, compiled, and the matter of the bench; its methods are the tasks."""

    def __init__(self) -> None:
        self.rulebook: Rulebook = load_rulebook()
        self.matter = everywhere(read_matter(MATTER, self.rulebook), self.rulebook)
        self.program = program_of(self.rulebook)
        facts = gather(self.rulebook, self.matter)
        self.lines = all_lines(self.program.heads, facts)
        self.asked = rule_questions(facts)

    def tasks(self) -> dict[str, Callable[[], object]]:
        """By the key of the figure each gives, in milliseconds."""
        return {
            "tree_walker_ms": self.walk,
            "assess_ms": self.words,
            "assess_rests_on_ms": self.rests_on,
            "assess_full_ms": self.everything,
            "whatif_ms": self.what_if,
        }

    def words(self) -> list[str]:
        """One assessment: answers in, the verdict word of every issue and remedy of every framework and party out."""
        return self.words_of(self.matter, self.lines)

    def words_of(self, matter: Matter, lines: list[tuple[Head, str | None]]) -> list[str]:
        """The same of any matter, for its lines."""
        done = run(self.program, gather(self.rulebook, matter))
        versions = done.layout.sizes[1]
        found = []
        for head, party in lines:
            read = remedy_word_of if self.rulebook.is_remedy(head.issue.id) else word_of
            found.append(read(*done.bits(head.node, party), versions))
        return found

    def walk(self) -> int:
        """The same by the tree walker: each line in every scenario that the words are read from, one memo each."""
        facts = gather(self.rulebook, self.matter)
        found = 0
        for world in worlds():
            reference = Reference(facts, world)
            found += sum(reference.issue(head.issue.id, party) is True for head, party in self.lines)
        return found

    def rests_on(self) -> int:
        """One assessment and, for every line, what carries it or tears it apart (no sentences)."""
        at, found = Assessing(self.rulebook, self.matter), 0
        for head, party in self.lines:
            reading = at.reading(head, party)
            if reading.decided is not None:
                found += len(carried_by(reading, head, party, at.full, at.found, 0))
            if reading.decided in (None, "record"):
                found += len(torn_by(reading, at.facts))
        return found

    def everything(self) -> object:
        """`assess`: verdicts, grounds, reasons in sentences, gaps, open questions and pivots."""
        return assess(self.rulebook, self.matter)

    def what_if(self) -> object:
        """Every single answer to every question that rules read, of every party; which bottom lines each would move."""
        facts = gather(self.rulebook, self.matter)
        done = run(self.program, facts, changes=tuple(single(facts, self.asked)))
        return effects(done, facts, bottom_lines(self.program, facts, done))

    @property
    def changes(self) -> int:
        return len(single(gather(self.rulebook, self.matter), self.asked))


def everywhere(matter: Matter, rulebook: Rulebook) -> Matter:
    """The matter with every framework that can answer its aim."""
    able = tuple(f.id for f in rulebook.frameworks.values() if matter.aim in f.aims)
    return replace(matter, frameworks=able)


def all_lines(heads: tuple[Head, ...], facts: Facts) -> list[tuple[Head, str | None]]:
    """Every issue and remedy, for the matter or for each party it is about."""
    found: list[tuple[Head, str | None]] = []
    for head in heads:
        about = [p.id for p in facts.matter.parties if set(p.does) & set(head.issue.of)]
        found += [(head, p) for p in (about if head.issue.scope == "party" else [None])]
    return found


def rule_questions(facts: Facts) -> list[tuple[str, str | None]]:
    """Every question that rules read, for the matter or for each party it can be asked of: an answer to another would
    be set aside."""
    parties = [p.id for p in facts.matter.parties]
    asked = [q for q in facts.rulebook.questions.values() if q.use == "rule" and q.stage != "matter"]
    keys = [(q.id, p) for q in asked for p in (parties if q.scope == "party" else [None])]
    return [key for key in keys if arises(facts, *key) is not False]


def worlds() -> list[World]:
    """The scenarios the eight words and the four remedy words are read from; nothing is disputed in this matter."""
    found = [World("strict"), World("standing")]
    for leaning in range(4):
        lean = {"may_ignored": leaning in (1, 3), "weighed_against": leaning in (2, 3)}
        found += [World("presumed", **lean), World("record", **lean), World("presumed", **lean, refused=True)]
    return found
