"""What an assessment says: verdicts, their grounds, open questions, pivots. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.measure import Offer

Truth = bool | None
GroundKind = Literal[
    "hedge", "presumption", "weighing", "burden", "dispute", "not raised", "missing fact", "missing law", "silence"
]
TimeState = Literal["not yet", "no longer", "later", "not known", "not said", "before all"]

VERDICTS: dict[str, str] = {
    "established": "made out",
    "likely": "probably made out",
    "prima facie": "open: stands unless they show otherwise",
    "contested": "could go either way",
    "open": "cannot be said yet",
    "fails on the record": "open: not made out on what is shown so far",
    "unlikely": "probably not made out",
    "refuted": "not made out",
}
"""The eight verdicts, firmest yes first, each with its plain twin."""

REMEDY_VERDICTS: dict[str, str] = {
    "available": "can be asked for",
    "only if": "can be asked for only if a named condition is met",
    "open": "the source neither gives nor refuses it",
    "not available": "cannot be had",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing a verdict rests on. `id`: rule (hedge, presumption), issue (weighing), defeater's question or issue
    (burden), question (dispute, not raised, missing fact, missing law) or silence key. `text` is one plain sentence."""

    kind: GroundKind
    id: str
    party: str | None
    burden: str | None
    stated: bool | None
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`issue` may be a remedy's id in `Assessment.remedies`. `as_` is what the party does that carries the strongest
    line; `capacities` has one line for each function that carries one. `rules` are those that decide it; `cites` their
    propositions. `because` is one sentence. `missing`: routes, each a set of (question, issue or silence; party)."""

    framework: str
    issue: str
    party: str | None
    as_: str | None
    verdict: str
    strict: Truth
    presumed: Truth
    record: Truth
    claimant_record: Truth
    defendant_record: Truth
    rests_on: tuple[Ground, ...]
    because: str
    rules: tuple[str, ...]
    cites: tuple[str, ...]
    missing: tuple[tuple[tuple[str, str | None], ...], ...]
    capacities: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question not answered yet that still matters. `settles`: (framework, issue or remedy, party)."""

    question: str
    party: str | None
    settles: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Pivot:
    """Answers that would turn one verdict: `answers` is ((question, party, answer), ...), smallest sets first."""

    answers: tuple[tuple[str, str | None, str], ...]
    framework: str
    issue: str
    party: str | None
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Step:
    """One node of the reasons for a verdict, made on demand. `kind`: issue, rule, unless, factor, some, answer, does,
    silent."""

    kind: str
    id: str
    party: str | None
    state: str
    text: str
    cites: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TimeNote:
    """How an authority stands to the dates of acts. `state`: "not yet" or "no longer" in force, "later" than the acts,
    "not known" (no date here, or none exact enough), "not said" (acts without a date, or with one only about right; no
    authority), "before all" (an act before every dated authority; no authority). `acts`: (question, party) of the dates
    meant."""

    state: TimeState
    authority: str | None
    acts: tuple[tuple[str, str | None], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the rulebook says of one matter. `editions`: framework id (and "common") to content digest.
    `notes`: plain sentences (a framework outside the aim, an answer set aside because its question does not arise).
    `times`: the law in time; moves no verdict. `measures`: evidence and prevention, from frameworks that decide
    nothing; they move none either."""

    matter: Matter
    verdicts: tuple[Verdict, ...]
    remedies: tuple[Verdict, ...]
    open_questions: tuple[OpenQuestion, ...]
    pivots: tuple[Pivot, ...]
    editions: dict[str, str]
    notes: tuple[str, ...]
    times: tuple[TimeNote, ...] = ()
    measures: tuple[Offer, ...] = ()

    def verdict(self, issue: str, party: str | None = None, as_: str | None = None) -> Verdict:
        """The line for this issue or remedy and party (in this one capacity). Raises KeyError if there is none."""
        for v in self.verdicts + self.remedies:
            if v.issue == issue and v.party == party:
                for line in (v, *v.capacities):
                    if as_ in (None, line.as_):
                        return line
        raise KeyError((issue, party, as_))
