"""How strong the evidence is for each fact that the findings rest on, finding by finding. It moves none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext

from aiclaims.forms.records import STRENGTHS
from aiclaims.models import Party
from aiclaims.models.convert import to_json
from aiclaims.outline.case import Case as Outlined
from aiclaims.outline.case import open_case
from aiclaims.outline.facts import state
from aiclaims.outline.walk import leaves
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.matter import Answer
from aiclaims.reasoning.matter import Matter as Facts
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.records import Evidence, FactKey, evidence_by_fact
from aiclaims.views.case import Case, assessed
from aiclaims.views.results.pivots import words
from aiclaims.views.words import value_words

ENOUGH = ("fair", "strong")
"""From here on a fact is taken to have its proof."""
NONE = Evidence()


@dataclass(frozen=True, slots=True)
class Element:
    """One fact: the question, its answer as it stands, what speaks for the answer and against it."""

    words: str
    answer: str
    held: Evidence


@dataclass(frozen=True, slots=True)
class Line:
    """One finding: of how many facts it reads how many are proved, and those that no finding above reads."""

    verdict: Verdict
    framework: Framework
    party: Party | None
    total: int
    proved: int
    elements: list[Element]

    @property
    def above(self) -> int:
        return self.total - len(self.elements)


@dataclass(frozen=True, slots=True)
class Proofs:
    """All findings together: how many facts they read, how many of each strength, strongest first, on how many there is
    evidence against the answer; then the findings, and how many more read only facts told before."""

    total: int
    counts: list[tuple[str | Promise, int]]
    against: int
    lines: list[Line]
    more: int


# Which facts a finding reads depends on the findings alone, whatever evidence there is.
@lru_cache(maxsize=16)
def _read_by(law: Rulebook, facts: Facts) -> tuple[tuple[Verdict, tuple[FactKey, ...]], ...]:
    """Each bottom line with the facts in play that the rules behind it read, what is refuted last."""
    case = open_case(law, assessed(law, facts))
    lines = sorted(case.bottom_lines(), key=lambda v: v.verdict == "refuted")
    found = [(v, tuple(_keys(case, v))) for v in lines if not case.wraps(v.issue)]
    return tuple((v, keys) for v, keys in found if keys)


def _keys(case: Outlined, v: Verdict) -> Iterator[FactKey]:
    """Questions of law need no evidence, nor does what nobody has raised, nor an answer that a refuted line lacks."""
    idle = ("not raised", "unanswered") if v.verdict == "refuted" else ("not raised",)
    read = [leaf for leaf in leaves(case, v.issue, v.party) if leaf.condition.kind == "answer"]
    for key in dict.fromkeys(case.facts.key(leaf.condition.id, leaf.party) for leaf in read):
        if case.rulebook.questions[key[0]].of == "fact" and state(case, *key) not in idle:
            yield key


def proofs(case: Case) -> Proofs | None:
    """The evidence element by element; None where the register is empty or nothing is found."""
    lines = _read_by(case.law, case.facts.judged) if case.facts.exhibits else ()
    if not lines:
        return None
    held = evidence_by_fact(case.facts.exhibits)
    facts = {key: held.get(key, NONE) for _v, keys in lines for key in keys}
    by = Counter(e.supports.strength for e in facts.values())
    told = list(_lines(case, lines, facts))
    return Proofs(
        total=len(facts),
        counts=[(label, by[strength]) for strength, label in reversed(STRENGTHS.items())],
        against=sum(bool(e.against.exhibits) for e in facts.values()),
        lines=told,
        more=len(lines) - len(told),
    )


def _lines(
    case: Case, lines: tuple[tuple[Verdict, tuple[FactKey, ...]], ...], facts: dict[FactKey, Evidence]
) -> Iterator[Line]:
    """The findings that read some fact for the first time, which is told there."""
    answers = {(a.question, a.party): a for a in case.facts.answers}
    seen: set[FactKey] = set()
    for v, keys in lines:
        new = [k for k in keys if k not in seen]
        seen.update(new)
        if new:
            elements = [Element(words(case, *k), _answer(case, k, answers.get(k)), facts[k]) for k in new]
            proved = sum(facts[k].supports.strength in ENOUGH for k in keys)
            party = case.parties[v.party] if v.party else None
            yield Line(v, case.law.frameworks[v.framework], party, len(keys), proved, elements)


def _answer(case: Case, key: FactKey, said: Answer | None) -> str:
    if said is None:
        return gettext("no answer yet")
    value = to_json(said.claimant)
    if said.disputed or value is None:
        return gettext("in dispute")
    return value_words(case.law.questions[key[0]], value, complete=said.complete)
