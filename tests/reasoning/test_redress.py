"""Remedies in full: who is reached, which gentler rung would do, what is moot, what must still be proved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from aiclaims.reasoning import UNKNOWN, Answer, Assessment, Matter, Party, Verdict, assess
from aiclaims.reasoning.addressees import follows
from aiclaims.reasoning.model import Remedy
from aiclaims.reasoning.redress import Argument, Redress, beyond, redress
from tests.reasoning.shipped import a_case, law, worked
from tests.reasoning.small import fact, matter, question, remedy, rule, rulebook

PHASES = (Phase.explicit, Phase.generate)
SEEDS = st.integers(0, 2**32 - 1)
STANDARDS = ("strict", "presumed")
REMEDIES = {r.id: r for f in law().frameworks.values() for r in f.remedies.values()}


def given_a(seed: int) -> Assessment:
    return assess(law(), a_case(Random(seed)), with_pivots=False)


def liability(found: Assessment, r: Verdict) -> list[Verdict]:
    lines = follows(law().frameworks[r.framework], r.issue)
    return [v for v in found.verdicts if v.issue in lines and v.party == r.party]


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(SEEDS)
def test_no_remedy_is_had_from_who_is_not_liable_nor_firmer_than_the_liability(seed: int) -> None:
    found = given_a(seed)
    for r in found.remedies:
        lines = liability(found, r)
        for standard in STANDARDS:
            if getattr(r, standard) is True:
                assert any(getattr(v, standard) is True for v in lines), (r.issue, r.party, standard)
        if r.verdict == "only if":
            assert any(v.presumed is not False for v in lines), (r.issue, r.party)


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(SEEDS)
def test_open_remedy_names_its_silence_and_refused_one_says_why(seed: int) -> None:
    found = given_a(seed)
    in_full = redress(law(), found)
    for r in found.remedies:
        proofs = in_full[r.issue, r.party].to_prove
        if r.verdict == "open":
            assert [p for p in proofs if p.ground.kind == "silence"], (r.issue, r.party)
        if r.verdict == "not available":
            assert r.because
            assert not proofs
        if r.verdict == "only if":
            assert proofs, (r.issue, r.party)


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(SEEDS)
def test_reach_agrees_with_the_verdict(seed: int) -> None:
    found = given_a(seed)
    for r in redress(law(), found).values():
        line = found.verdict(r.remedy, r.party)
        if line.verdict == "available":
            assert r.addressee.reached
        if r.addressee.reached is False:
            assert line.verdict != "available"
        assert r.addressee.why


@pytest.mark.parametrize("remedy", [r for r in REMEDIES.values() if r.rung], ids=lambda r: r.id)
def test_every_gentler_rung_that_can_share_an_addressee_is_compared(remedy: Remedy) -> None:
    lower = {r.id for r in law().frameworks[remedy.framework].remedies.values() if 0 < r.rung < remedy.rung}
    sharing = {id for id in lower if set(REMEDIES[id].of) & set(remedy.of)}
    assert {x.remedy for x in remedy.lesser} == sharing


@pytest.mark.parametrize("remedy", REMEDIES.values(), ids=lambda r: r.id)
def test_every_remedy_says_whom_it_reaches(remedy: Remedy) -> None:
    assert remedy.reaches.endswith(".")


def line(case: Matter, remedy: str, party: str) -> Redress:
    return redress(law(), assess(law(), case, with_pivots=False))[remedy, party]


def turned(case: Matter, question: str, party: str | None, value: str) -> Matter:
    kept = tuple(a for a in case.answers if (a.question, a.party) != (question, party))
    return replace(case, answers=(*kept, Answer(question, party, value, value)))


def texts(arguments: tuple[Argument, ...]) -> str:
    return " ".join(x.text for x in arguments)


def test_stop_order_is_moot_once_the_service_has_ended_and_only_then() -> None:
    case = worked("guangzhou_claim.toml")
    running = line(case, "china.remedy.stop", "platform")
    assert running.moot == ()
    ended = turned(case, "service.still_yields", "platform", "no")
    stopped = line(ended, "china.remedy.stop", "platform")
    assert [x.holds for x in stopped.moot] == [True]
    unclear = line(turned(ended, "service.copies_kept", "platform", UNKNOWN), "china.remedy.stop", "platform")
    assert [x.holds for x in unclear.moot] == [None]


def test_word_filter_falls_short_while_the_service_still_yields() -> None:
    case = worked("guangzhou_claim.toml")
    (measures,) = line(case, "china.remedy.stop", "platform").lesser
    assert (measures.verdict, measures.enough) == ("available", None)
    assert "word filter" in texts(measures.falls_short)
    assert [x.cites for x in measures.falls_short] == [("CN-GZ-11", "CN-GZ-12")]
    (ended,) = line(turned(case, "service.still_yields", "platform", "no"), "china.remedy.stop", "platform").lesser
    assert "word filter" not in texts(ended.falls_short)


def test_gentler_remedy_that_cannot_be_had_is_not_enough() -> None:
    case = turned(worked("guangzhou_claim.toml"), "service.still_yields", "platform", "no")
    (measures,) = line(case, "china.remedy.stop", "platform").lesser
    assert (measures.verdict, measures.enough) == ("not available", False)


def test_party_with_two_hats_is_moot_in_one_of_them_only() -> None:
    case = worked("china_copies_and_runs.toml")
    (both,) = [p for p in case.parties if {"copies", "runs_service"} <= set(p.does)]
    case = turned(turned(case, "copy.gone", both.id, "yes"), "service.still_yields", both.id, "yes")
    stop = line(case, "china.remedy.stop", both.id)
    assert [x.text.startswith("As far as the copy goes") for x in stop.moot] == [True]
    assert "runs the service" in stop.addressee.why
    assert "copies" in stop.addressee.why


def test_remedy_for_others_is_out_of_reach_and_says_for_whom_it_is() -> None:
    case = worked("guangzhou_claim.toml")
    case = replace(case, parties=(*case.parties, Party("reposter", "Reposter", ("copies",))))
    found = beyond(law(), assess(law(), case, with_pivots=False))
    (measures,) = [b for b in found if (b.remedy, b.party) == ("china.remedy.further_measures", "reposter")]
    assert measures.why == "It is for whoever runs the service; Reposter does none of that."
    assert {b.party for b in found} <= {"reposter", "platform"}  # nobody asks remedies of the claimant


def test_exceptional_answer_nobody_gave_speaks_neither_way() -> None:
    apology = line(worked("beijing_authorship_claim.toml"), "china.remedy.apology", "poster")
    assert "mark" in texts(apology.speaks_for)
    case = worked("beijing_authorship_claim.toml")
    unraised = replace(case, answers=tuple(a for a in case.answers if a.question != "copy.name_mark_removed"))
    assert line(unraised, "china.remedy.apology", "poster").speaks_for == ()


def test_functions_that_bring_a_remedy_near_are_those_of_rules_that_can_carry_it(tmp_path: Path) -> None:
    asked = '{does = "develops"}, {answer = "a", is = "yes"}'
    other = '{does = "runs_service"}, {does = "copies"}, {answer = "a", is = "yes"}'
    parts = (
        question("a"),
        remedy("fix", of='["develops", "runs_service"]'),
        rule("f", "fix", asked),
        rule("g", "fix", other),
    )
    book = rulebook(tmp_path, *parts)
    case = matter(book, fact("a", "yes"), parties=(("ann", "develops runs_service"),))
    (full,) = redress(book, assess(book, case)).values()
    assert full.addressee.by == ("develops",)
