"""The end of an outline: what to preserve, what is open, the steps before proceedings, authorities, how it was made."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from aiclaims.outline import plain_text
from aiclaims.outline.model import Bullets, Table, Terms
from aiclaims.reasoning import Answer
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import UNKNOWN
from tests.outlines import (
    NAMES,
    assessed,
    lines,
    matter,
    outline,
    outline_of,
    rows,
    rulebook,
    section,
    with_answer,
)

GUANGZHOU, DEFENCE = "guangzhou_claim", "guangzhou_defence"


def boxes(name: str) -> list[str]:
    found = [b for b in section(outline(name), "evidence").blocks if isinstance(b, Bullets) and b.style == "boxes"]
    return [plain_text(item) for b in found for item in b.items]


def steps(name: str) -> dict[str, str]:
    (found,) = [b for b in section(outline(name), "before").blocks if isinstance(b, Terms)]
    return {label: plain_text(text) for label, text in found.items}


@pytest.mark.parametrize("name", NAMES)
def test_each_other_party_is_asked_to_keep_what_it_is_likely_to_hold(name: str) -> None:
    asked = boxes(name)
    client = matter(name).client
    for party in matter(name).parties:
        target = set(party.does) - {"owns_work", "made_work"}
        if party.id != client and target and party.name:
            said = " ".join(party.name.split())
            assert any(step.startswith(f"{said}: ".replace("..", ".")) for step in asked), party.name
    assert not any(step.startswith("{") for step in asked)


def test_defence_keeps_its_own_records_and_asks_its_suppliers() -> None:
    told = boxes(DEFENCE)
    assert told[0].startswith("Keep our own logs") and any(step.startswith("Suppliers of models") for step in told)
    assert not any(step.startswith("Platform: ") for step in told)


def test_practice_on_captures_is_told_of_china_alone_and_as_practice() -> None:
    def told(name: str) -> list[str]:
        return [line for line in lines(outline(name), "evidence") if "notarised" in line]

    assert told(GUANGZHOU) == [
        "China: Have captures notarised or time-stamped. That is practice; the report states no rule on it."
    ]
    assert told("aippi_guardrails") == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_answered_not_known_is_an_open_question(name: str) -> None:
    unknown = [a for a in assessed(name).matter.answers if a.claimant == UNKNOWN and not a.disputed]
    live = [a for a in unknown if (a.question, a.party) not in _set_aside(name)]
    tables = [
        b for b in section(outline(name), "open").blocks if isinstance(b, Table) and b.columns[0].startswith("Not")
    ]
    asked = [plain_text(row[0].text) for t in tables for row in t.rows]
    assert len(asked) == len([a for a in live if rulebook().questions[a.question].stage != "matter"])
    assert all(re.search(r"\(§\d+\)$", line) for line in asked)


def _set_aside(name: str) -> set[tuple[str, str | None]]:
    told = [row[0] for row in rows(outline(name), "annex") if "Set aside" in row[1]]
    return {(a.question, a.party) for a in matter(name).answers if any(_asks(a, t, name) for t in told)}


def _asks(answer: Answer, text: str, name: str) -> bool:
    party = matter(name).party(answer.party).name if answer.party else ""
    return rulebook().questions[answer.question].ask.replace("{party}", party) == text


def test_not_known_names_what_it_blocks_and_who_can_answer() -> None:
    asked = Answer("training.authorised", "lab", "unknown", "unknown", whom="Ms Lane, head of data")
    (row,) = [
        r for r in rows(outline_of(with_answer("cross_signals_decide_nothing", asked)), "open") if "Ms Lane" in r[2]
    ]
    assert row[0].startswith("Did Model maker have the owner's permission before it trained")
    assert (
        row[1].startswith("The work was used unlawfully in training (AIPPI) (§") and row[2] == "“Ms Lane, head of data”"
    )


def test_permission_alone_is_not_said_to_settle_what_the_chinese_reports_leave_open() -> None:
    told = {row[0]: row for row in rows(outline("cross_signals_decide_nothing"), "open")}
    blocked = next(row[1] for ask, row in told.items() if "permission" in ask)
    assert "(China)" not in blocked or "an authority is missing too" in blocked


def test_claim_plans_its_steps_and_names_what_is_not_known() -> None:
    told = steps(GUANGZHOU)
    assert list(told) == ["Notice", "Talks", "Licence offer", "Mediation", "Forum", "Costs"]
    assert told["Notice"].startswith("Write to Platform: the work, the acts, what is wanted, and by when.")
    assert told["Licence offer"].startswith("The usual fee for such a use is not known")
    assert (
        told["Costs"].startswith("Costs (AIPPI): open. Court fee (China): available.") or "Court fee" in told["Costs"]
    )


def test_known_fee_and_notice_are_referred_to() -> None:
    told = with_answer(GUANGZHOU, Answer("harm.licence_fee", None, 900, 900, note="yuan a year"))
    told = replace(told, answers=(*told.answers, Answer("dates.notice", "platform", Day(2024, 1, 5), Day(2024, 1, 5))))
    (found,) = [b for b in section(outline_of(told), "before").blocks if isinstance(b, Terms)]
    said = {label: plain_text(text) for label, text in found.items}
    assert re.search(r"Told already: Platform \(§\d+\)\.$", said["Notice"])
    assert re.match(r"The usual fee is recorded at §\d+;", said["Licence offer"])


@pytest.mark.parametrize("name", [n for n in NAMES if matter(n).aim.endswith("defence")])
def test_defence_plan_invents_no_figure(name: str) -> None:
    told = steps(name)
    assert "Settlement points" in told and "Counterclaim or declaration" in told
    said = " ".join(text for label, text in told.items() if label not in ("Reply", "Contribution"))
    assert not re.search(r"\d{2,}|\d ?%", re.sub(r"§\d+", "", said))
