"""The end of an outline: what to preserve, what is open, the steps before proceedings, authorities, how it was made."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from aiclaims.outline import build_outline, plain_text
from aiclaims.outline.cover import Asked, Cover
from aiclaims.outline.model import Bullets, Ref, Table, Terms
from aiclaims.reasoning import Answer
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import UNKNOWN
from tests.outlines import (
    DAY,
    NAMES,
    assessed,
    lines,
    matter,
    outline,
    outline_of,
    over,
    paragraphs,
    rows,
    rulebook,
    section,
    texts,
    with_answer,
)

GUANGZHOU, DEFENCE = "guangzhou_claim", "guangzhou_defence"


def boxes(name: str) -> list[str]:
    found = [b for b in section(outline(name), "evidence").blocks if isinstance(b, Bullets) and b.style == "boxes"]
    return [plain_text(item) for b in found for item in b.items]


def steps(name: str) -> dict[str, str]:
    (found,) = [b for b in section(outline(name), "before").blocks if isinstance(b, Terms)]
    return {label: plain_text(text) for label, text in found.items}


@over(NAMES)
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


@over(NAMES)
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


@over([n for n in NAMES if matter(n).aim.endswith("defence")])
def test_defence_plan_invents_no_figure(name: str) -> None:
    told = steps(name)
    assert "Settlement points" in told and "Counterclaim or declaration" in told
    said = " ".join(text for label, text in told.items() if label not in ("Reply", "Contribution"))
    assert not re.search(r"\d{2,}|\d ?%", re.sub(r"§\d+", "", said))


@over(NAMES)
def test_authorities_cited_and_listed_are_the_same_and_each_relying_paragraph_is_a_link(name: str) -> None:
    tables = [b for b in section(outline(name), "authorities").blocks if isinstance(b, Table)]
    cited = {(c.authority, p.number) for p in paragraphs(outline(name)) for c in p.cites}
    linked = {
        (int(plain_text(row[0].text).split(",")[0]), part.number)
        for t in tables[1:]
        for row in t.rows
        for part in row[2].text
        if isinstance(part, Ref)
    }
    assert linked == cited
    assert {int(plain_text(row[0].text)) for t in tables[:1] for row in t.rows} == {n for n, _ in cited}


def test_authority_has_its_kind_date_and_weight_and_a_missing_date_is_said() -> None:
    told = {row[1].split(".")[0]: row[2:] for row in rows(outline(GUANGZHOU), "authorities") if len(row) == 5}
    assert told["A court in Guangzhou, dispute over a platform's drawing function (report, case 3)"] == [
        "judgment",
        "not in our source",
        "persuasive",
    ]
    digest = next(row for title, row in told.items() if title.startswith("AI and Copyright"))
    assert digest == ["soft law", "15 October 2025", "soft law, binding nobody"]


def test_outline_says_what_it_was_made_from_and_when() -> None:
    (paper, *_) = [b for b in section(outline(GUANGZHOU), "made").blocks if isinstance(b, Terms)]
    told = {label: plain_text(text) for label, text in paper.items}
    assert told["Content digest (SHA-256)"] == outline(GUANGZHOU).digest
    assert told["Made on"].startswith("22 November 2026. The same answers,")


def test_defaults_name_presumptions_silences_and_the_national_test() -> None:
    def defaults(name: str) -> dict[str, str]:
        blocks = section(outline(name), "defaults").blocks
        return {label: plain_text(t) for b in blocks if isinstance(b, Terms) for label, t in b.items}

    def granted(name: str) -> str:
        return " ".join(plain_text(text) for text in texts(outline(name), "defaults"))

    china, japan = defaults(GUANGZHOU), defaults("japan_close_after_proved_training_twin")
    assert china["National test"] == "The Chinese cases in this program."
    _, _, absent = granted(GUANGZHOU).partition("Nobody has raised these points, so they are taken as absent:")
    assert "that Platform had permission for this output" in absent
    assert "Presumptions relied on" not in granted(GUANGZHOU) and "National test" not in japan
    _, _, presumed = granted("japan_close_after_proved_training_twin").partition("Presumptions relied on: ")
    assert "it is presumed to be based on it" in presumed


@over(NAMES)
def test_every_rule_that_decided_is_named_with_the_version_of_its_rulebook(name: str) -> None:
    told = {line.split(",")[0]: line for line in lines(outline(name), "annex") if line.startswith("Technical")}
    for v in (*assessed(name).verdicts, *assessed(name).remedies):
        framework = rulebook().frameworks[v.framework]
        line = told[f"Technical. Rules of {framework.short}"]
        assert f"version {framework.version}" in line and set(v.rules) <= set(re.split(r"[ ,.:]+", line))


LAWYERS: dict[Asked, str] = {
    "nobody": "Nobody has said that a lawyer asked for it or took part in it.",
    "advice": "It was prepared to obtain advice from Ms Hart; it is not that advice.",
    "direction": "It was prepared at the direction of Ms Hart; nothing in it is that lawyer’s opinion.",
}


@pytest.mark.parametrize("asked", LAWYERS)
def test_limits_say_of_lawyers_what_is_true_whoever_asked(asked: Asked) -> None:
    found = build_outline(
        rulebook(), assessed(GUANGZHOU), generated=DAY, cover=Cover(asked, "Ms Hart", "the suit in Guangzhou")
    )
    told = lines(found, "limits")[0]
    assert told.startswith("This is not legal advice.") and LAWYERS[asked] in told
    assert not any(other in told for key, other in LAWYERS.items() if key != asked)


def test_lawyer_nobody_named_is_called_so() -> None:
    found = build_outline(rulebook(), assessed(GUANGZHOU), generated=DAY, cover=Cover("advice"))
    assert "advice from a lawyer not yet named; it is not that advice." in lines(found, "limits")[0]


def test_rules_are_as_at_the_day_they_were_checked() -> None:
    told = " ".join(lines(outline(GUANGZHOU), "limits"))
    assert (
        "The rules are as at 22 November 2026; whether a source has been overtaken since has not been checked." in told
    )


def test_what_waits_for_somebody_not_named_is_an_open_question() -> None:
    waits = "Nobody named so far is known to fit this: the work was used in training. What waits for it: injunction "
    for name, step in ((GUANGZHOU, "Find out whom"), ("guangzhou_defence", "Let them show")):
        (said,) = [line for line in lines(outline(name), "open") if line.startswith(waits)]
        assert step in said
