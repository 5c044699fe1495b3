"""Who answers for what: the map, the tables, contribution, defences, what would turn a finding, and the comparison."""

from __future__ import annotations

import re

from aiclaims.outline import plain_text
from aiclaims.outline.case import open_case
from aiclaims.outline.model import Bullets, Figure, Table
from aiclaims.reasoning import Answer, assess
from aiclaims.reasoning.compare import STRENGTH
from tests.outlines import NAMES, assessed, lines, matter, outline, over, rows, rulebook, section, with_answer

GUANGZHOU, DEFENCE, TWO = "guangzhou_claim", "guangzhou_defence", "cross_training_disputed"


def drawn(name: str) -> list[Figure]:
    held = any(s.id == "liability" for s in outline(name).sections)
    return [b for b in section(outline(name), "liability").blocks if isinstance(b, Figure)] if held else []


@over(NAMES)
def test_map_draws_each_party_once_and_no_empty_stage(name: str) -> None:
    for figure in drawn(name):
        parties = [plain_text(row[0].text) for row in figure.rows]
        assert len(parties) == len(set(parties)) > 0
        cells = [[plain_text(cell.text) for cell in row[1:]] for row in figure.rows]
        assert all(len(row) == len(figure.columns) - 1 for row in cells)
        assert all(any(row[n] != "no finding" for row in cells) for n in range(len(figure.columns) - 1))


@over(NAMES)
def test_map_says_in_words_all_that_it_shows(name: str) -> None:
    for figure in drawn(name):
        for row in figure.rows:
            assert f"For {plain_text(row[0].text)} the firmest finding is " in figure.alt
            shown = [re.split(r",? \(|, §", plain_text(cell.text))[0] for cell in row[1:]]
            assert all(word in figure.alt for word in shown if word != "no finding")


def test_map_has_the_firmest_finding_in_each_place() -> None:
    case = open_case(rulebook(), assessed(TWO))
    (figure,) = drawn(TWO)
    assert figure.columns == ("Party", "The training", "The output", "The infringement as a whole")
    of = [v for v in case.bottom_lines() if v.party == "firm" and case.issue(v.issue).stage == "training"]
    assert of
    firmest = min((v.verdict for v in of), key=STRENGTH.index)
    assert plain_text(figure.rows[0][1].text).startswith(firmest)


def test_defence_asks_contribution_of_the_supplier_and_says_what_the_sources_leave_out() -> None:
    told = lines(outline(DEFENCE), "contribution")
    assert told[0].startswith("Of those named, only Platform may have to answer, as far as these findings go. ")
    assert told[0].endswith(
        "If so, we may turn to that supplier under its contract; the sources say nothing on shares between the two."
    )


def test_several_who_may_answer_are_named_and_their_shares_left_open() -> None:
    told = next(line for line in lines(outline("reader_rented_model"), "liability") if "same loss" in line)
    assert told.startswith("Site and Application may answer for the same loss. What is still undecided could add ")
    assert "The sources do not say how several share a loss among themselves" in told


def test_defence_that_fails_is_met_with_the_fact_and_needs_no_more_evidence() -> None:
    told = next(line for line in lines(outline(GUANGZHOU), "defences") if "no longer gives out" in line)
    assert told.startswith(
        "They may say that the service no longer gives out the expression. It is for them to show it"
    )
    assert "Our reply: the service of Platform can still produce the work or something close to it (§" in told
    assert "What would settle it" not in told


def test_defence_still_open_names_the_evidence_that_settles_it() -> None:
    told = next(line for line in lines(outline(DEFENCE), "defences") if "no longer gives out" in line)
    assert "They will reply: it is in dispute, and we have not shown it." in told
    assert "What would settle it: new trials with dates and prompts or description of the filter." in told


@over(NAMES)
def test_points_nobody_raised_stand_one_by_one_under_their_burden(name: str) -> None:
    if not any(s.id == "defences" for s in outline(name).sections):
        return
    quiet = [line for line in lines(outline(name), "defences") if line.startswith("Not raised so far")]
    lists = [b for b in section(outline(name), "defences").blocks if isinstance(b, Bullets)]
    assert len(quiet) == len(lists)
    assert all("it is for us to show" in line or "it is for them to show" in line for line in quiet)


def tables(name: str) -> list[Table]:
    held = any(s.id == "pivots" for s in outline(name).sections)
    return [b for b in section(outline(name), "pivots").blocks if isinstance(b, Table)] if held else []


@over(NAMES)
def test_each_finding_turns_to_something_else_on_answers_named_once(name: str) -> None:
    for table in tables(name):
        told = [[plain_text(cell.text) for cell in row] for row in table.rows]
        assert all(now != then for _, now, then, _ in told)
        assert len({(what, then) for what, _, then, _ in told}) == len(told)
        assert all(len(set(why.split(". Or that "))) == len(why.split(". Or that ")) for *_, why in told)


def test_answer_said_to_turn_a_finding_turns_it() -> None:
    row = next(
        r for r in rows(outline(DEFENCE), "pivots") if r[0].startswith("Liability to stop") and r[2] == "unlikely"
    )
    assert row[1] == "contested" and row[3].startswith("the service of Platform can no longer produce the work")
    changed = with_answer(DEFENCE, Answer("service.still_yields", "platform", "no", "no"))
    found = {(v.issue, v.party): v.verdict for v in assess(rulebook(), changed).verdicts}
    assert found["china.liability.stop", "platform"] == "unlikely"


def test_what_is_in_dispute_comes_before_what_somebody_would_have_to_raise() -> None:
    told = rows(outline(TWO), "pivots")
    assert told[0][3] == "Picture service used the work to train the system"
    assert [row[0] for row in told if row[0].startswith("It is a protected work")] == []


def test_comparison_gives_a_shared_reason_once() -> None:
    line = next(
        x for x in lines(outline(TWO), "comparison") if x.startswith("Liability for training (Picture service)")
    )
    assert line.count("It turns on whether Picture service used the work to train the system") == 1
    assert "AIPPI: contested; Japan: contested. " in line


def test_party_is_spelled_as_entered_in_every_row_of_the_map() -> None:
    named = {p.name for p in matter(TWO).parties}
    assert {plain_text(row[0].text) for f in drawn(TWO) for row in f.rows} <= named


def test_use_that_nobody_complains_of_but_that_would_carry_liability_is_pointed_out() -> None:
    told = " ".join(lines(outline("both_everybody_named"), "liability"))
    assert (
        "Consider complaining of it: on these facts liability for the training (AIPPI) would be carried against" in told
    )
