"""The shipped law, loaded once, and random matters about it: of any kind, or a worked matter with a few turns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from aiclaims.reasoning import Answer, Matter, Party, Rulebook, load_rulebook, read_matter
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import UNKNOWN, AnswerValue
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.vocabulary import AIMS, FUNCTIONS
from tests.reasoning.worlds import an_answer

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
COMPLAINTS = ("training", "output", "copying")
WORDS = (
    "plain",
    "",
    "two\nlines",
    "“quoted” 'text'",
    "著作権",
    "עברית",
    "\u202eback",
    "🎨𝒳",
    "tab\there",
    "{party}",
    "<b>&",
)


@cache
def law() -> Rulebook:
    return load_rulebook()


@cache
def worked(name: str) -> Matter:
    """One of the worked matters, without what it expects."""
    return replace(read_matter(FIXTURES / name, law()), expect=())


WORKED = tuple(sorted(path.name for path in FIXTURES.glob("*.toml")))


def a_case(random: Random, *, disputes: int = 2) -> Matter:
    """A random matter with at most so many disputed facts (each doubles what has to be run): one in three made of
    nothing but chance, the others a worked matter in which up to eight answers are dropped or turned."""
    if random.random() < 0.33:
        return _chance(random, disputes)
    case = worked(random.choice(WORKED))
    chance = {(a.question, a.party): [a] for a in _answers(random, case.parties)}
    given = {(a.question, a.party): [a] for a in case.answers}
    turned = random.sample(sorted(chance.keys() | given.keys(), key=str), random.randint(0, 8))
    answers = [a for rows in (given | {k: chance.get(k, []) for k in turned}).values() for a in rows]
    return replace(
        case,
        answers=tuple(_few_disputes(random, answers, disputes)),
        complaint=random.choice([case.complaint, case.complaint, None, COMPLAINTS]),
        all_parties_named=random.random() < 0.5,
    )


def _chance(random: Random, disputes: int) -> Matter:
    frameworks = tuple(random.sample(list(law().frameworks), random.randint(1, len(law().frameworks))))
    parties = tuple(
        Party(f"p{n}", random.choice(WORDS), tuple(f for f in FUNCTIONS if random.random() < 0.35))
        for n in range(random.randint(0, 3))
    )
    return Matter(
        aim=random.choice(list(AIMS)),
        frameworks=frameworks,
        complaint=random.choice([None, tuple(random.sample(COMPLAINTS, random.randint(0, 3))), COMPLAINTS]),
        parties=parties,
        answers=tuple(_few_disputes(random, _answers(random, parties), disputes)),
        client=random.choice(["", "claimant", "defendant", *(p.id for p in parties)]),
        title=random.choice(WORDS),
        national_test=random.choice(["entered", *sorted({"china", "japan"} & set(frameworks))]),
        all_parties_named=random.random() < 0.5,
    )


def _answers(random: Random, parties: tuple[Party, ...]) -> list[Answer]:
    found: list[Answer] = []
    for q in law().questions.values():
        if q.stage != "matter":
            for party in [p.id for p in parties] if q.scope == "party" else [None]:
                found += an_answer(random, q, party) if q.options else _free(random, q, party)
    return [replace(a, note=random.choice(WORDS)) if random.random() < 0.2 else a for a in found]


def _few_disputes(random: Random, answers: list[Answer], most: int) -> list[Answer]:
    """The same answers, all but some of the disputed ones settled for one side or not known."""
    disputed = [a for a in answers if a.disputed]
    kept = random.sample(disputed, min(most, len(disputed)))
    settled = [a if a in kept or not a.disputed else _settled(random, a) for a in answers]
    return [a for a in settled if a.claimant is not None or a.defendant is not None]


def _settled(random: Random, a: Answer) -> Answer:
    value = random.choice([v for v in (a.claimant, a.defendant) if v is not None])
    return replace(a, claimant=value, defendant=value)


def _free(random: Random, q: Question, party: str | None) -> list[Answer]:
    """No answer, "unknown", a value, or a dispute over one."""
    dice, one, other = random.random(), _value(random, q), _value(random, q)
    if dice < 0.4:
        return []
    return [Answer(q.id, party, *random.choice([(one, one), (UNKNOWN, UNKNOWN), (one, other), (None, other)]))]


def _value(random: Random, q: Question) -> AnswerValue:
    if q.kind == "date":
        on = date(2020, 1, 1) + timedelta(random.randint(-3000, 3000))
        month, day = random.choice([(None, None), (on.month, None), (on.month, on.day)])
        return Day(on.year, month, day, about=random.random() < 0.2)
    if q.kind == "text":
        return random.choice(WORDS)
    return random.choice([0, random.randint(-5, 10**12), round(random.random() * 1e6, 2)])
