"""The law in time: what was not yet, or no longer, in force at each dated act, and what was decided or said later.
Of an act dated in part only what every day of it agrees on; else that it depends on the day. Moves no verdict: the
sources are applied as they stand, and this says what a reader must check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiclaims.reasoning import sentences
from aiclaims.reasoning.assessment import TimeNote, TimeState, Verdict
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.facts import Facts, Key, arises, inside
from aiclaims.reasoning.matter import Answer
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.sources import Authority

OUTSIDE = " (a date from outside our source)"


@dataclass(frozen=True, slots=True)
class Act:
    """An act complained of on one side's date; `day` is None where nobody gives one."""

    key: Key
    day: Day | None
    words: str


def times(facts: Facts, lines: Iterable[Verdict]) -> Iterator[TimeNote]:
    """What time makes of the authorities that these verdicts rely on, one note an authority and state."""
    relied = list(_relied(facts, {c for v in lines for c in v.cites}))
    acts = list(_acts(facts))
    dated = [a for a in acts if a.day and not a.day.about]
    known = [a for a in relied if _known(a)]
    for authority in known:
        yield from _notes(authority, dated)
    yield from (_nothing_yet(act) for act in dated if known and all(_after(a, act) for a in known))
    if known:
        yield from _unsaid([a for a in acts if not a.day], "No date is given for {}")
        yield from _unsaid([a for a in acts if a.day and a.day.about], "The date given for {} is only about right")
    yield from _undated([a for a in relied if not _known(a)])


def _relied(facts: Facts, cites: set[str]) -> Iterator[Authority]:
    """The authorities behind these citations, and what frameworks without issues describe."""
    for framework in inside(facts.rulebook, facts.matter):
        for authority in framework.authorities.values():
            if not framework.issues or cites & _stands_for(framework, authority):
                yield authority


def _stands_for(framework: Framework, authority: Authority) -> set[str]:
    """What a rule can cite to rely on an authority: itself, what stands in it, and what restates legislation."""
    own = {p.id for p in framework.propositions.values() if p.authority == authority.id}
    return own | {authority.id} | (set(authority.cites) if authority.kind == "legislation" else set())


def _acts(facts: Facts) -> Iterator[Act]:
    """The acts complained of that arise here, party by party, dated or not."""
    for q in (q for q in facts.rulebook.questions.values() if q.act):
        for party in [p.id for p in facts.matter.parties] if q.scope == "party" else [None]:
            complained = facts.matter.complaint is None or q.stage in facts.matter.complaint
            answer = facts.answers.get((q.id, party))
            if answer or (complained and arises(facts, q.id, party, asking=True)):
                yield from _versions((q.id, party), sentences.fill(q.act, facts, party), answer)


def _versions(key: Key, words: str, answer: Answer | None) -> Iterator[Act]:
    """An act on each date that is given for it; without one, undated."""
    said = {"claimant": answer.claimant, "defendant": answer.defendant} if answer else {}
    days = {side: day for side, day in said.items() if isinstance(day, Day)}
    if not days:
        yield Act(key, None, words)
    for side, day in days.items() if answer and answer.disputed else list(days.items())[:1]:
        whose = f", on the {side}'s date" if answer and answer.disputed else ""
        yield Act(key, day, f"{words} ({day.words}{whose})")


def _known(a: Authority) -> bool:
    return bool(a.made_on or _has_force(a))


def _has_force(a: Authority) -> bool:
    return bool(a.in_force_from or a.in_force_to)


def _after(a: Authority, act: Act) -> bool:
    """Whether an authority came only after an act, whichever day that was."""
    begins = a.in_force_from or (Day.read(a.made_on).first if a.made_on else None)
    return begins is not None and act.day is not None and act.day.before(begins) is True


def _notes(a: Authority, acts: list[Act]) -> Iterator[TimeNote]:
    outside = OUTSIDE if a.dates_outside else ""
    early = [x for x in acts if _after(a, x)]
    if early and a.in_force_from:
        since = f"in force from {sentences.day(a.in_force_from)}{outside}"
        yield _note("not yet", a, early, f"{since}, so not yet at {_listed(early)}.")
    elif early:
        yield _note("later", a, early, f"{_dated(a)}{outside}, later than {_listed(early)}.")
    if late := [x for x in acts if a.in_force_to and x.day and x.day.after(a.in_force_to)]:
        until = f"in force to {sentences.day(a.in_force_to)}{outside}" if a.in_force_to else ""
        yield _note("no longer", a, late, f"{until}, so no longer at {_listed(late)}.")
    if near := [x for x in acts if x.day and _unsure(a, x.day)]:
        yield _note("not known", a, near, f"{_dated(a)}{outside}; whether {_compared(a, near)}.")


def _unsure(a: Authority, day: Day) -> bool:
    """Whether one side of the comparison, act or authority, is not dated exactly enough for it."""
    if _has_force(a):
        begins = day.before(a.in_force_from) if a.in_force_from else False
        ends = day.after(a.in_force_to) if a.in_force_to else False
        return begins is None or ends is None
    made = Day.read(a.made_on)
    return day.before(made.first) is not True and day.before(made.last) is not False


def _compared(a: Authority, acts: list[Act]) -> str:
    """What cannot be said of these acts, and why: the act's own day is wanting, or the authority's."""
    if _has_force(a):
        return f"it was in force at {_listed(acts)} depends on the exact day"
    depends = "depends on the exact day" if Day.read(a.made_on).exact else "cannot be said"
    return f"it is later than {_listed(acts)} {depends}"


def _nothing_yet(act: Act) -> TimeNote:
    text = (
        f"Every dated authority relied on is later than {act.words}. The findings apply it all the same; what the law "
        "was at that time is not held here and must be looked up."
    )
    return TimeNote("before all", None, (act.key,), text)


def _unsaid(acts: list[Act], opening: str) -> Iterator[TimeNote]:
    """One note for all acts of which no date, or none that is sure, can be held against that of an authority."""
    if acts:
        text = f"{opening.format(_listed(acts))}, so it cannot be said what was in force, or decided, by then."
        yield TimeNote("not said", None, tuple(a.key for a in acts), text)


def _undated(relied: list[Authority]) -> Iterator[TimeNote]:
    """What has no date here, legislation apart from the rest."""
    for a in relied:
        if a.kind == "legislation":
            text = "date in force not known; check the text in force at the time of the acts."
        else:
            text = "date not known, so whether it is later than the acts cannot be said."
        yield _note("not known", a, [], text)


def _note(state: TimeState, a: Authority, acts: list[Act], said: str) -> TimeNote:
    return TimeNote(state, a.id, tuple(x.key for x in acts), f"{a.title}: {said}")


def _listed(acts: list[Act]) -> str:
    return sentences.listing(a.words for a in acts)


def _dated(a: Authority) -> str:
    """The date of an authority in words, as exact as it is known."""
    if not _has_force(a):
        return f"of {Day.read(a.made_on).words}"
    since = [f"from {sentences.day(a.in_force_from)}"] if a.in_force_from else []
    until = [f"to {sentences.day(a.in_force_to)}"] if a.in_force_to else []
    return " ".join(["in force", *since, *until])
