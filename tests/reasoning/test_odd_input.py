"""Odd input, each with a clear answer: answers that clash, a party without a part, too many parties, nothing known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aiclaims.reasoning import UNKNOWN, Answer, Matter, MatterError, Party, assess, parse_matter
from aiclaims.reasoning.conflicts import conflicts
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.model import Conflict
from aiclaims.reasoning.vocabulary import FUNCTIONS
from tests.reasoning.shipped import law, worked
from tests.reasoning.small import problems, question

FULL = Matter(
    aim="infringement_claim",
    frameworks=tuple(f for f in law().frameworks),
    complaint=("training", "output"),
    parties=(Party("firm", "Firm", tuple(f for f in FUNCTIONS if f not in ("owns_work", "made_work"))),),
)

IDLE = Party("idle", "Bystander", ())


def clashing(matter: Matter) -> dict[str, str | None]:
    return {c.conflict: c.party for c in conflicts(gather(law(), matter))}


def said(conflict: Conflict, *, but: int | None = None) -> Matter:
    """A matter in which every answer of a conflict is given, the one numbered `but` not known."""
    given = [c for c in conflict.conditions if c.kind == "answer" and not c.id.startswith("matter.")]
    answers = []
    for n, c in enumerate(given):
        q = law().questions[c.id]
        value: Any = UNKNOWN if n == but else (c.value,) if q.kind == "several_of" else c.value
        answers.append(Answer(c.id, "firm" if q.scope == "party" else None, value, value))
    about = [c.value for c in conflict.conditions if c.id == "matter.complaint"]
    parties = (Party("firm", "Firm", ("owns_work",)),) if conflict.nobody else FULL.parties
    return replace(
        FULL, answers=tuple(answers), complaint=tuple(map(str, about)), parties=parties, all_parties_named=True
    )


@pytest.mark.parametrize("conflict", law().conflicts, ids=lambda c: c.id)
def test_each_conflict_is_said_when_its_answers_clash(conflict: Conflict) -> None:
    matter = said(conflict)
    assert conflict.id in clashing(matter)
    text = next(c.text for c in conflicts(gather(law(), matter)) if c.conflict == conflict.id)
    assert "{party}" not in text
    assert text in assess(law(), matter, with_pivots=False).notes


@pytest.mark.parametrize("conflict", [c for c in law().conflicts if not c.nobody], ids=lambda c: c.id)
def test_no_conflict_while_one_of_its_answers_is_not_known(conflict: Conflict) -> None:
    assert conflict.id not in clashing(said(conflict, but=0))


@pytest.mark.parametrize("conflict", [c for c in law().conflicts if c.nobody], ids=lambda c: c.id)
def test_nobody_is_missed_while_somebody_may_be_unnamed(conflict: Conflict) -> None:
    matter = said(conflict)
    assert conflict.id not in clashing(replace(matter, all_parties_named=False))
    busy = (*matter.parties, Party("other", "Other", (conflict.nobody[0],)))
    assert conflict.id not in clashing(replace(matter, parties=busy))


def permitted(claimant: str, defendant: str) -> Matter:
    answers = (
        Answer("training.authorised", "firm", claimant, defendant),
        Answer("training.work_used", "firm", "no", "no"),
    )
    return replace(FULL, answers=answers)


def test_clash_in_one_version_only_names_the_side() -> None:
    (clash,) = conflicts(gather(law(), permitted("no", "yes")))
    assert clash.text.startswith("In the defendant's version: Firm is said to have had permission")
    assert clashing(permitted("no", "no")) == {}


def test_clash_moves_no_verdict() -> None:
    """The permission is set aside and the clash said; every verdict is as without that answer."""
    with_it = assess(law(), permitted("yes", "yes"))
    without = assess(law(), replace(FULL, answers=permitted("yes", "yes").answers[1:]))
    assert (with_it.verdicts, with_it.remedies) == (without.verdicts, without.remedies)


def test_party_without_a_part_gets_a_note_and_no_lines() -> None:
    matter = replace(worked("guangzhou_claim.toml"), parties=(*worked("guangzhou_claim.toml").parties, IDLE))
    found = assess(law(), matter)
    assert [n for n in found.notes if n.startswith("Bystander does none of the things that the rules ask about")]
    assert not [v for v in (*found.verdicts, *found.remedies) if v.party == "idle"]
    assert not [q for q in found.open_questions if q.party == "idle"]


def test_two_hundred_parties_are_refused_in_one_sentence() -> None:
    data = {
        "matter": {"aim": "infringement_claim", "frameworks": ["china"]},
        "party": [{"id": f"p{n}", "does": ["runs_service"]} for n in range(200)],
    }
    with pytest.raises(MatterError) as caught:
        parse_matter(data, law())
    assert caught.value.problems == ["200 parties; at most 100 can be assessed together. Split the matter."]


def test_same_question_answered_twice_is_refused_whichever_way_it_is_written() -> None:
    once = {"question": "output.match", "value": "part"}
    for again in (once, {"question": "output.match", "claimant": "part", "defendant": "style"}):
        with pytest.raises(MatterError) as caught:
            parse_matter(
                {"matter": {"aim": "infringement_claim", "frameworks": ["china"]}, "fact": [once, again]}, law()
            )
        assert "output.match" in caught.value.problems[0]
        assert len(caught.value.problems) == 1


def test_matter_of_which_nothing_is_known_decides_nothing_for_the_claimant() -> None:
    """Every answer is "unknown": raised points included, so nothing is established, likely or to be had."""
    parties = tuple(Party(f, f, (f,)) for f in FUNCTIONS)
    answers = tuple(
        Answer(q.id, p, UNKNOWN, UNKNOWN)
        for q in law().questions.values()
        if q.stage != "matter"
        for p in ([x.id for x in parties] if q.scope == "party" else [None])
    )
    found = assess(law(), replace(FULL, complaint=None, parties=parties, answers=answers), with_pivots=False)
    bottom = [v for v in found.verdicts if law().issue(v.issue).bottom_line]
    assert {v.verdict for v in bottom} <= {"open", "fails on the record", "refuted", "unlikely"}
    assert {r.verdict for r in found.remedies} <= {"open", "only if", "not available"}
    assert all(v.missing or v.rests_on for v in bottom if v.verdict == "open")


def test_conflict_that_reads_what_does_not_exist_is_refused(tmp_path: Path) -> None:
    table = '[[conflict]]\nid = "c"\nwhen = [{answer = "aa", is = "yes"}]\nnobody = ["trans"]\nsays = "No."\n'
    assert problems(tmp_path, question("a", use='"outline"'), more=table) == [
        "conflict 'c' reads the question 'aa', which does not exist; did you mean 'a'?",
        "conflict 'c': 'trans' in nobody is nothing a party does; did you mean 'trains'?",
    ]
