"""Pleas: what a rulebook says beside each option of what the other side pleads is what the outline says of it."""

from __future__ import annotations

from dataclasses import replace

from aiclaims.outline.model import Paragraph
from tests.outlines import lines, matter, outline, outline_of, paragraphs


def pleaded(name: str) -> list[Paragraph]:
    return [p for p in paragraphs(outline(name), "defences") if p.lead.startswith("They plead")]


def test_silence_is_met_with_what_the_report_says_of_silence() -> None:
    (told,) = pleaded("shenzhen_authorship_claim")
    assert [c.id for c in told.cites] == ["CN-SZ-09"]


def test_plea_to_what_is_not_complained_of_is_idle() -> None:
    idle = "Training is not complained of here, so the plea does not meet the complaint."
    for complaint, expected in ((("output",), True), (("output", "training"), False), ((), False)):
        told = lines(outline_of(replace(matter("guangzhou_claim"), complaint=complaint)), "defences")
        assert any(idle in line for line in told) is expected


def test_plea_says_what_it_goes_to() -> None:
    (told,) = [line for line in lines(outline("guangzhou_claim"), "defences") if "plead: it had stopped" in line]
    assert "it does not take away liability to pay for the past, but steps may lower the sum" in told
