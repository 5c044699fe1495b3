"""One client's case: parties and answers, frozen. Files become matters in `files.py`; rows in `models`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from aiclaims.reasoning.days import Day
from aiclaims.reasoning.records import Allegation, Event, Exhibit

UNKNOWN = "unknown"
"""The answer "nobody can say yet"; an absent answer means nobody was asked."""

AnswerValue = str | int | float | Day | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    id: str
    name: str
    does: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one question about one party (or the matter: party None). Undisputed: both versions are equal.
    Disputed: they differ; a version that is None is a bare denial (unknown). `complete` ("that is all") makes the
    unnamed options of a several-of question false. `note` is the client's own words, `whom` who could answer
    what is unknown: both printed, never judged."""

    question: str
    party: str | None
    claimant: AnswerValue | None
    defendant: AnswerValue | None
    complete: bool = False
    note: str = ""
    whom: str = ""

    @property
    def disputed(self) -> bool:
        return self.claimant != self.defendant


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a worked matter says must come out. `issue` may name an issue or a remedy, `as_` the one capacity that is
    meant; `not_on` are kinds of ground that the line must not rest on. With `measure` it says instead whether that
    measure is offered (the `part` of it, where one is named); with `authority`, how that authority stands to the dates
    of the acts (`time`: the state of a time note, or "none")."""

    framework: str
    issue: str
    party: str | None
    verdict: str
    rests_on: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    not_on: tuple[str, ...] = ()
    as_: str | None = None
    measure: str = ""
    part: str = ""
    offered: bool = True
    authority: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """`complaint`: training, output, copying (None: not said yet). `national_test`: which framework's output issue
    serves AIPPI as the national test, or "entered". `client`: a party id, "claimant", "defendant" or ""; it and
    `title` never change a verdict. `all_parties_named`: nobody else plays a part. `editions`: framework id (and
    "common") to the content digest of the edition it is to be read under; empty for any. Its allegations, events and
    exhibits are printed and move no verdict."""

    aim: str
    frameworks: tuple[str, ...]
    complaint: tuple[str, ...] | None = None
    parties: tuple[Party, ...] = ()
    answers: tuple[Answer, ...] = ()
    client: str = ""
    title: str = ""
    national_test: str = "entered"
    all_parties_named: bool = False
    allegations: tuple[Allegation, ...] = ()
    events: tuple[Event, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    expect: tuple[Expectation, ...] = field(default=())
    editions: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def judged(self) -> Matter:
        """The same without what moves no verdict and is only printed: allegations, events, exhibits."""
        return replace(self, allegations=(), events=(), exhibits=())

    def party(self, id: str) -> Party:
        """Raises KeyError for an id that is not in the matter."""
        for party in self.parties:
            if party.id == id:
                return party
        raise KeyError(id)
