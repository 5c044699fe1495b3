"""A portfolio of random matters: a few batches are packed, run and unpacked, and the times scaled to the whole."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from time import process_time

from aiclaims.reasoning import UNKNOWN, Answer, Matter, Party, Rulebook
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.matter import AnswerValue
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.portfolio import BATCH, pack, solve, unpack
from aiclaims.reasoning.vocabulary import FUNCTIONS
from bench.reasoning import everywhere, rule_questions

SIZE = 100_000


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds for SIZE matters, scaled from `sampled` of them."""

    pack: float
    run: float
    unpack: float
    sampled: int


def measure(rulebook: Rulebook, batches: int, seed: int = 7) -> Times:
    """The medians would need more batches than patience allows: sums over a few, which is what a user waits for."""
    program = program_of(rulebook)
    heads = [h for h in program.heads if h.issue.shown]
    spent = [0.0, 0.0, 0.0]
    for n in range(batches):
        random = Random(seed + n)
        matters = [a_matter(random, rulebook) for _ in range(BATCH)]
        start = process_time()
        packed = pack(program, matters)
        ready = process_time()
        solve(program, packed)
        solved = process_time()
        unpack(program, packed, heads)
        spent = [a + b for a, b in zip(spent, (ready - start, solved - ready, process_time() - solved), strict=True)]
    scale = SIZE / (batches * BATCH)
    return Times(*(s * scale for s in spent), batches * BATCH)


def a_matter(random: Random, rulebook: Rulebook) -> Matter:
    """Three parties with three things they do, about 25 answers, a fifth of them "not known"; nothing disputed."""
    parties = tuple(Party(f"p{n}", "", tuple(random.sample(list(FUNCTIONS), 3))) for n in range(3))
    empty = everywhere(Matter("infringement_claim", (), ("training", "output"), parties), rulebook)
    asked = random.sample(rule_questions(gather(rulebook, empty)), 25)
    answers = tuple(_answer(random, rulebook.questions[q], party) for q, party in asked)
    return Matter(empty.aim, empty.frameworks, empty.complaint, parties, answers, national_test="china")


def _answer(random: Random, q: Question, party: str | None) -> Answer:
    value: AnswerValue = UNKNOWN if random.random() < 0.2 else random.choice(q.options).id
    if q.kind == "several_of" and value != UNKNOWN:
        value = (str(value),)
    return Answer(q.id, party, value, value)
