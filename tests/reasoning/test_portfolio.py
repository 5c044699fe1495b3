"""A batch of matters says of each what an assessment of it alone says."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from aiclaims.reasoning import load_rulebook
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.portfolio import REMEDY_ORDER, pack, solve, unpack
from aiclaims.reasoning.verdict import ORDER, Reading
from tests.reasoning.worlds import a_matter, a_rulebook


def test_batch_equals_single_assessments() -> None:
    for seed in range(40):
        random = Random(seed)
        rulebook = a_rulebook(random, dated=seed % 2 == 0)
        program = program_of(rulebook)
        matters = [_undisputed(a_matter(random, rulebook)) for _ in range(9)]
        packed = pack(program, matters)
        solve(program, packed)
        codes = unpack(program, packed, program.heads)
        for n, matter in enumerate(matters):
            for line, word in _alone(program, gather(rulebook, matter)).items():
                assert ORDER[codes[line][n]] == word, (seed, n, line)


def test_batch_reads_remedies_of_the_shipped_law_by_their_four_words() -> None:
    rulebook = load_rulebook()
    program = program_of(rulebook)
    random = Random(7)
    matters = [_undisputed(a_matter(random, rulebook, ("aippi", "china"))) for _ in range(30)]
    packed = pack(program, matters)
    solve(program, packed)
    remedies = [h for h in program.heads if ".remedy." in h.issue.id]
    codes = unpack(program, packed, remedies)
    for n, matter in enumerate(matters):
        done = run(program, gather(rulebook, matter))
        for head in remedies:
            for number, party in enumerate(done.parties):
                word = Reading(*done.bits(head.node, party), 1).remedy_word
                assert REMEDY_ORDER[codes[head.issue.id, number][n]] == word, (n, head.issue.id, party)


def _undisputed(matter):
    return replace(matter, answers=tuple(a for a in matter.answers if not a.disputed))


def _alone(program, facts):
    done = run(program, facts)
    found = {}
    for head in program.heads:
        parties = enumerate(done.parties) if head.issue.scope == "party" else [(None, None)]
        for number, party in parties:
            found[head.issue.id, number] = Reading(*done.bits(head.node, party), 1).word
    return found
