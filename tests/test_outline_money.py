"""Money: reported sums are held against a claim in their own currency only, and expenses are counted once."""

from __future__ import annotations

import pytest

from aiclaims.outline import plain_text
from aiclaims.reasoning import Answer
from tests.outlines import outline_of, texts, with_answer

CLAIM = "guangzhou_claim"
LESS = "The reported sums, 500 to 10,000 yuan, lie far below the 300,000 claimed"
WITHIN = "The expenses stand within the sum claimed, so they are not added to it a second time."


def told(section: str, note: str) -> list[str]:
    answer = Answer("claim.loss", None, 300_000, 300_000, note=note)
    return [plain_text(text) for text in texts(outline_of(with_answer(CLAIM, answer)), section)]


@pytest.mark.parametrize(("note", "compared"), [("Yuan.", True), ("Yen.", False), ("", False)])
def test_reported_sums_are_compared_in_their_own_currency_only(note: str, compared: bool) -> None:
    assert any(line.startswith(LESS) for line in told("theory", note)) is compared


@pytest.mark.parametrize("note", ["Yuan, expenses included.", "Yuan; includes the costs."])
def test_expenses_that_stand_within_the_sum_are_counted_once(note: str) -> None:
    assert WITHIN in told("money", note)


@pytest.mark.parametrize(
    "note", ["Yuan, expenses not included.", "Yuan; does not include expenses.", "Yuan; includes no expenses.", "Yuan."]
)
def test_expenses_beside_the_sum_are_not_said_to_stand_within_it(note: str) -> None:
    assert WITHIN not in told("money", note)
