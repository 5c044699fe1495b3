"""The frameworks side by side: what answers the same question, where they part, and why."""

from __future__ import annotations

from dataclasses import dataclass

from aiclaims.reasoning.assessment import REMEDY_VERDICTS, Assessment, Verdict
from aiclaims.reasoning.facts import inside
from aiclaims.reasoning.model import Rulebook, Topic
from aiclaims.reasoning.verdict import ORDER

STRENGTH = (*ORDER, *REMEDY_VERDICTS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One topic for one party (None: the matter). `cells`: per framework, in the matter's order, its lines on the
    topic; empty where it has none."""

    topic: Topic
    party: str | None
    cells: tuple[tuple[Verdict, ...], ...]

    @property
    def same(self) -> bool:
        """Whether all frameworks come to the same word (the strongest of each)."""
        return len({strongest(cell) for cell in self.cells}) == 1

    @property
    def telling(self) -> bool:
        """Whether two frameworks answer, and one of them with more than a refusal."""
        said = [strongest(cell) for cell in self.cells if cell]
        return len(said) > 1 and not set(said) <= {"refuted", "not available"}


def strongest(cell: tuple[Verdict, ...]) -> str:
    """The firmest yes among the lines of one framework; empty where there is none."""
    return min((v.verdict for v in cell), key=STRENGTH.index, default="")


def compare(rulebook: Rulebook, assessment: Assessment) -> tuple[Comparison, ...]:
    """Every topic that a framework answers in this matter, differences first; none with fewer than two frameworks that
    give verdicts. What nobody complains of is left out."""
    matter = assessment.matter
    frameworks = [f.id for f in inside(rulebook, matter) if f.issues]
    if len(frameworks) < 2:
        return ()
    found = []
    for topic in rulebook.topics.values():
        if topic.complaint and matter.complaint is not None and not set(topic.complaint) & set(matter.complaint):
            continue
        lines = [v for v in (*assessment.verdicts, *assessment.remedies) if rulebook.issue(v.issue).topic == topic.id]
        for party in dict.fromkeys(v.party for v in lines):
            own = [v for v in lines if v.party == party]
            found.append(Comparison(topic, party, tuple(tuple(v for v in own if v.framework == f) for f in frameworks)))
    return tuple(sorted(found, key=lambda row: row.same))
