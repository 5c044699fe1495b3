"""A verdict line of any matter as formulas: an issue or remedy, the party it is about, its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

from aiclaims.proofs.anymatter import AnyMatter, any_matter
from aiclaims.proofs.circuit import TRUE, Circuit, Literal
from aiclaims.proofs.solver import Solution
from aiclaims.proofs.words import Words, issue_words, remedy_words
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.evaluate import Planes
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.model import Rulebook
from aiclaims.reasoning.program import Program
from aiclaims.reasoning.vocabulary import AIMS


class Law:
    """A rulebook with all its matters: what every proof starts from."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook, self.circuit = rulebook, Circuit()
        self.program: Program = program_of(rulebook)
        self.any: AnyMatter = any_matter(self.program, self.circuit)
        self.words = cache(self._words)

    @cached_property
    def issues(self) -> tuple[str, ...]:
        """Everything that has a verdict line, in the order of the rulebook."""
        return tuple(i.id for f in self.rulebook.frameworks.values() for i in f.issues.values() if i.shown)

    def _words(self, issue: str, party: int = 0) -> Words:
        return self.words_in(self.any.planes, issue, party)

    def words_in(self, planes: Planes, issue: str, party: int = 0, matter: AnyMatter | None = None) -> Words:
        """The verdicts of an issue (remedy) for one party in these planes."""
        chunk = (matter or self.any).chunk(planes, self.program.head(issue).node, party)
        return (remedy_words if self.rulebook.is_remedy(issue) else issue_words)(self.circuit, chunk)

    def printed(self, issue: str, party: int = 0) -> Literal:
        """Whether there is such a line: the aim is one that the framework answers, and the party does what the issue
        is about."""
        found = self.rulebook.issue(issue)
        aims = self.aim(self.rulebook.frameworks[found.framework].aims)
        if found.scope == "matter":
            return aims
        about = self.circuit.some(self.any.does[party][f] for f in found.of)
        return self.circuit.every((aims, about, self.any.present[party]))

    def aim(self, aims: Sequence[str]) -> Literal:
        if ("matter.aim", None) not in self.any.said or set(aims) == set(AIMS):
            return TRUE
        return self.circuit.some(self.any.said["matter.aim", None].values[0][a] for a in aims)

    def matter(self, found: Solution, frameworks: tuple[str, ...]) -> Matter:
        """The matter that a solution stands for, to be read under these frameworks."""
        common = [a for a in AIMS if all(a in self.rulebook.frameworks[f].aims for f in frameworks)]
        matter = self.any.matter(found.true, found.places, frameworks, (common or list(AIMS))[0])
        if matter.national_test in self.rulebook.frameworks:  # which a matter must then be assessed under
            frameworks = tuple(dict.fromkeys((*frameworks, matter.national_test)))
        return replace(matter, frameworks=frameworks)
