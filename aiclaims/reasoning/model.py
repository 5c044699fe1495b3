"""What a rulebook is made of: frozen data, as loaded from TOML. Knows nothing of Django or of files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from aiclaims.reasoning.sources import Authority, Choice, Comparable, Note, Proposition
from aiclaims.reasoning.vocabulary import (
    Scalar,
    Side,
    Stage,
)

if TYPE_CHECKING:
    from aiclaims.reasoning.measure import Measure


@dataclass(frozen=True, slots=True)
class Translation:
    """What one thing says in another language: its texts by key ("ask", "title") and its options' labels by id."""

    language: str
    texts: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing a rule needs. `kind` says what `id` names: a question, an issue (of the same party, or of the matter),
    an issue that some party must meet, something a party does, or a point on which the source is silent."""

    kind: Literal["answer", "issue", "some", "does", "silent"]
    id: str
    test: Literal["is", "is_not", "at_least", "at_most", "before", "after"] = "is"
    value: Scalar | None = None
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.kind, self.id, self.test, self.value)))

    def __hash__(self) -> int:
        """Worked out once: nodes are looked up by their conditions all the time."""
        return self._hash


@dataclass(frozen=True, slots=True)
class Defeater:
    """What stops a rule. `burden` is who must show it; `stated` is whether a source says so or we assume it."""

    condition: Condition
    burden: Side
    stated: bool
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Concludes one issue when every condition holds, one of `one_of` (where given), and no defeater."""

    id: str
    concludes: str
    conditions: tuple[Condition, ...]
    one_of: tuple[Condition, ...]
    unless: tuple[Defeater, ...]
    hedge: str | None
    presumption: bool
    capacity: str | None
    because: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Factor:
    """One consideration of a weighed issue, for it or against it."""

    id: str
    issue: str
    side: Literal["for", "against"]
    condition: Condition
    because: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """A legal question. `of` lists the functions whose holders it is about (party scope). `bottom_line` marks what a
    client asks about (liability, protection); `shown` is false for a mere step; `topic`: what it is compared with in
    other frameworks; `infringes`: it tells that a right is infringed, and is read beside the liability that follows. A
    remedy is an issue too."""

    id: str
    framework: str
    title: str
    asks: str
    stage: Stage
    scope: Literal["matter", "party"]
    proponent: Side
    of: tuple[str, ...] = ()
    weighed: bool = False
    base: Literal["no", "open"] = "open"
    bottom_line: bool = False
    shown: bool = True
    topic: str = ""
    infringes: bool = False
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class Consideration:
    """Something that speaks for or against a remedy: printed when its conditions hold, never part of a verdict.
    `proportion`: the one of PROPORTION that it speaks to; none for the rest."""

    side: Literal["for", "against"]
    text: str
    conditions: tuple[Condition, ...]
    cites: tuple[str, ...]
    proportion: str = ""


@dataclass(frozen=True, slots=True)
class Lesser:
    """A gentler rung compared with a remedy: why it would do, or (`does` false) why it falls short, where its
    conditions hold. Citing nothing, it is our drafting aid. Printed, never part of a verdict."""

    remedy: str
    does: bool
    text: str
    conditions: tuple[Condition, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moot:
    """Why, where its conditions hold, a remedy has nothing left to order. Printed, never part of a verdict."""

    text: str
    conditions: tuple[Condition, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """What may be had from a party. `rung` orders the ladder, gentlest first (information 1, preventive measures 2,
    stop 3, dataset removal 4, recall 5, destruction 6); 0 stands beside it (money, costs, apology). `gentler` is what
    may be offered without an order; `lesser` are the lower rungs compared; `reaches` says whom it reaches and whom
    not. `asked_as`: the option of "claim.wants" by which it is asked for. `method`: for money, how the source would
    have the sum worked out; `sums`: the questions that hold its figures."""

    id: str
    framework: str
    title: str
    of: tuple[str, ...]
    rung: int
    harm: str
    gentler: str
    order: str
    considerations: tuple[Consideration, ...]
    cites: tuple[str, ...]
    reaches: str = ""
    lesser: tuple[Lesser, ...] = ()
    moot: tuple[Moot, ...] = ()
    topic: str = ""
    translations: tuple[Translation, ...] = ()
    asked_as: str = ""
    method: str = ""
    sums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Answers that do not fit together: when all conditions hold of what was said and, where `nobody` lists functions,
    all parties are named and none has any of them. Moves no verdict."""

    id: str
    conditions: tuple[Condition, ...]
    nobody: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What issues and remedies of different frameworks answer alike, so that they can be compared. `complaint`: of no
    interest unless one of these is complained of."""

    id: str
    title: str
    complaint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose. Of a plea: `met_by`, the questions whose answers meet it; `touches`, what it goes to;
    `complaint`, the part of the complaint that it answers, idle where that is not complained of; `cites`, what its
    question cites on it."""

    id: str
    label: str
    met_by: tuple[str, ...] = ()
    touches: str = ""
    complaint: str = ""
    cites: tuple[str, ...] = ()


SAID = ("value", "nothing", "not_known", "deed", "lack")
"""What a question may word besides its options: any value (`{value}`), an empty list, "not known", what "yes" says the
party did, what "no" says there was not."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the interview asks. In `ask`, `{party}` stands for the party's name. `unless_raised` is the answer that
    counts while nobody has raised the point (an exceptional question). `asked_if`: all must not be known to fail.
    `act`: for a date, the act it dates ("the training by {party}"); empty for dates of anything else. `said`: how a
    document puts an answer, by option id or by one of SAID. `quick`: its rank among those that decide most (1 first),
    of which a quick look asks the first that matter; 0 for the rest. `proportion`: the one of PROPORTION that its
    answer speaks to."""

    id: str
    framework: str
    ask: str
    kind: Literal["yes_no", "one_of", "several_of", "number", "date", "amount", "text"]
    options: tuple[Option, ...]
    stage: Stage
    scope: Literal["matter", "party"]
    asked_of: tuple[str, ...]
    use: Literal["rule", "outline", "evidence"]
    of: Literal["fact", "law"]
    unless_raised: str | None
    asked_if: tuple[Condition, ...]
    help: str
    why: str
    page: str
    evidence: tuple[str, ...]
    cites: tuple[str, ...]
    act: str = ""
    said: tuple[tuple[str, str], ...] = ()
    translations: tuple[Translation, ...] = ()
    quick: int = 0
    proportion: str = ""

    def says(self, key: str) -> str | None:
        """The wording kept for this answer, without a full stop; None where none is."""
        return dict(self.said).get(key)


@dataclass(frozen=True, slots=True)
class Framework:
    """One folder of law. `aims` are those it can answer at all; for others `outside` says why it cannot."""

    id: str
    title: str
    short: str
    what: str
    weight: str
    version: str
    checked_on: date
    aims: tuple[str, ...]
    outside: str
    burden_assumption: str
    digest: str
    authorities: dict[str, Authority] = field(default_factory=dict)
    propositions: dict[str, Proposition] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    factors: tuple[Factor, ...] = ()
    remedies: dict[str, Remedy] = field(default_factory=dict)
    silences: dict[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    choices: tuple[Choice, ...] = ()
    comparables: tuple[Comparable, ...] = ()
    measures: dict[str, Measure] = field(default_factory=dict)
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """The shared questionnaire and every framework loaded with it, checked. Question order is asking order.
    Compared by identity, so that what is compiled from it can be kept."""

    questions: dict[str, Question]
    frameworks: dict[str, Framework]
    common_digest: str
    topics: dict[str, Topic] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()

    def issue(self, id: str) -> Issue:
        """The issue or remedy-issue with this id, whichever framework holds it. Raises KeyError."""
        return self.frameworks[id.split(".")[0]].issues[id]

    def is_remedy(self, id: str) -> bool:
        """Whether the issue with this id is a remedy. Raises KeyError for an unknown framework."""
        return id in self.frameworks[id.split(".")[0]].remedies
