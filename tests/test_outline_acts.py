"""The acts complained of, and a defence's answers to what is recorded of them."""

from __future__ import annotations

import pytest

from aiclaims.outline import plain_text
from aiclaims.outline.model import Note
from aiclaims.reasoning import Answer
from tests.outlines import lines, outline, outline_of, section, with_answer

GUANGZHOU = "guangzhou_claim"


@pytest.mark.parametrize(("claimant", "defendant", "lead"), [
    ("yes", "unknown", "Not admitted"), ("no", "yes", "Denied"), ("unknown", "yes", "In dispute"),
])  # fmt: skip
def test_defence_denies_only_what_it_contradicts(claimant: str, defendant: str, lead: str) -> None:
    told = Answer("service.third_party_model", "platform", claimant, defendant)
    changed = outline_of(with_answer("guangzhou_defence", told))
    (line,) = [line for line in lines(changed, "acts") if "runs on another firm" in line]
    assert line.startswith(f"{lead}. ")


def test_defence_is_warned_of_answers_of_its_own_that_do_not_fit_together() -> None:
    def warned(steps: str) -> bool:
        changed = with_answer("guangzhou_defence", Answer("service.steps_after_suit", "platform", steps, steps))
        notes = [b for b in section(outline_of(changed), "acts").blocks if isinstance(b, Note)]
        return any("do not fit together" in plain_text(note.text) for note in notes)

    assert warned("partly") and not warned("fully")


def test_facts_against_a_claim_stand_apart_from_the_acts_complained_of() -> None:
    against = lines(outline("cross_likeness_disputed"), "acts-against")
    assert "Blogger did not want an infringing result." in against and not any("Act " in line for line in against)
    assert not any(line.startswith("Act") is False for line in lines(outline(GUANGZHOU), "acts-output"))
