"""The results in a few sentences: who may be liable for what, which remedies stand, what to find out, known dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aiclaims.forms.parties import DOES
from aiclaims.languages import dated
from aiclaims.models import Party
from aiclaims.reasoning.assessment import REMEDY_VERDICTS, OpenQuestion, Verdict
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.model import Framework
from aiclaims.views.case import Case
from aiclaims.views.interview import progress
from aiclaims.views.results.pivots import Turn, question_address, words
from aiclaims.views.words import title_words

STANDS: tuple[tuple[str | Promise, str, tuple[str, ...]], ...] = (
    (_("Made out, or probably"), "yes", ("established", "likely")),
    (_("Could go either way"), "split", ("contested",)),
    (_("Open"), "open", ("prima facie", "open", "fails on the record")),
    (_("Not made out, or probably not"), "no", ("unlikely", "refuted")),
)
"""The eight verdicts in four heaps, as a reader in a hurry needs them: name, tint, verdicts."""
Named = list[tuple[list[Party], list[str]]]
"""Who, and what about them; nobody where it is found of the matter itself."""


@dataclass(frozen=True, slots=True)
class Heap:
    """The bottom lines of one framework that stand alike: how many, and whose."""

    name: str | Promise
    tone: str
    count: int
    whose: Named


@dataclass(frozen=True, slots=True)
class Short:
    """One framework in brief. `open_remedies`: on how many remedy lines its source is silent."""

    framework: Framework
    total: int
    heaps: list[Heap]
    available: Named
    only_if: Named
    open_remedies: int


def in_short(case: Case, framework: Framework) -> Short:
    """Counts of one framework, with the names behind them."""
    lines = [v for v in case.assessment.verdicts if v.framework == framework.id]
    lines = [v for v in lines if case.law.issue(v.issue).bottom_line]
    remedies = [v for v in case.assessment.remedies if v.framework == framework.id]
    by = {word: [v for v in remedies if v.verdict == word] for word in REMEDY_VERDICTS}
    return Short(
        framework=framework,
        total=len(lines),
        heaps=list(_heaps(case, lines)),
        available=_named(case, by["available"]),
        only_if=_named(case, by["only if"]),
        open_remedies=len(by["open"]),
    )


def _heaps(case: Case, lines: Sequence[Verdict]) -> Iterable[Heap]:
    for name, tone, verdicts in STANDS:
        own = [v for v in lines if v.verdict in verdicts]
        if own:
            yield Heap(name, tone, len(own), _named(case, own))


def _named(case: Case, lines: Iterable[Verdict]) -> Named:
    """Lines by party, each with the titles of what it is about; parties of whom the same is said stand together."""
    found: dict[str | None, list[str]] = {}
    for v in lines:
        found.setdefault(v.party, []).append(title_words(case.law.issue(v.issue)))
    alike: dict[tuple[bool, tuple[str, ...]], list[Party]] = {}
    for key, titles in found.items():
        alike.setdefault((key is None, tuple(titles)), []).extend([case.parties[key]] if key else [])
    return [(parties, list(titles)) for (_matter, titles), parties in alike.items()]


@dataclass(frozen=True, slots=True)
class Chase:
    """The answer to get first, and why. `settles`: the most lines that one answer to it makes firm; `bears`: how many
    undecided lines it bears on, where no answer settles one by itself."""

    words: str
    href: str
    settles: int
    bears: int


def first_to_chase(case: Case, turns: Sequence[Turn], questions: Sequence[tuple[OpenQuestion, int]]) -> Chase | None:
    """The single ordinary question that settles most; if none settles any, the one most undecided lines wait for."""
    single = next((t for t in turns if len(t.asked) == 1 and not t.raised), None)
    settles = max(o.settled for o in single.outcomes) if single else 0
    if single and settles:
        return Chase(*single.asked[0], settles, 0)
    found = next((pair for pair in questions if pair[1]), None)
    if found is None:
        return None
    q, bears = found
    return Chase(words(case, q.question, q.party), question_address(case, q.question, q.party), 0, bears)


CENTRAL = {"training": "trains", "output": "prompts", "copying": "copies"}
"""The act that each complaint is about. Findings may wait for whoever does it, whatever is answered of the others."""


def unplayed(case: Case) -> list[str]:
    """What is complained of and nobody listed does, in words; nothing where the list is said to be complete."""
    played = {act for p in case.facts.parties for act in p.does}
    acts = [CENTRAL[c] for c in case.facts.complaint or () if CENTRAL[c] not in played]
    return [] if case.facts.all_parties_named else [str(dict(DOES)[a]) for a in acts]


def known_dates(case: Case) -> list[tuple[str, str, bool]]:
    """Each date given in the interview and each dated event, earliest first: what it dates, the day as said, and
    whether the first are somebody's own words."""
    events = [e for e in case.facts.events if e.when]
    found = [(e.when.order, e.what, _day(dated(e.when), disputed=e.disputed), True) for e in events if e.when]
    for a in case.facts.answers:
        question = case.law.questions[a.question]
        said = [v for v in (a.claimant, a.defendant) if isinstance(v, Day)]
        if question.kind == "date" and said:
            when = _day(" / ".join(dict.fromkeys(map(dated, said))), disputed=a.disputed)
            found.append((said[0].order, words(case, a.question, a.party), when, False))
    return [(what, when, typed) for _order, what, when, typed in sorted(found)]


def _day(said: str, *, disputed: bool) -> str:
    return f"{said} ({_('disputed')})" if disputed else said


COUNTED: tuple[str | Promise, ...] = (
    _("%(n)d answered"), _("%(n)d not known"), _("%(n)d disputed"), _("%(n)d still to ask")
)  # fmt: skip


def coverage(case: Case) -> list[tuple[str, list[str]]]:
    """For each section its name and, where there are any, how many answers are known, not known, disputed, still open:
    as the task list counts them."""
    found = []
    for c in progress.coverage(case):
        counts = (c.answered, c.not_known, c.disputed, c.open)
        found.append((c.stage, [str(said) % {"n": n} for said, n in zip(COUNTED, counts, strict=True) if n]))
    return [(stage, said) for stage, said in found if said]
