"""The outline prints what is recorded beside the answers: allegations, events among the dates, evidence held."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from aiclaims.outline import Outline, plain_text
from aiclaims.outline.case import open_case
from aiclaims.outline.model import Note, Span
from aiclaims.outline.records import disputing, put_to_proof
from aiclaims.reasoning import Matter
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.records import Allegation, Event, Exhibit
from tests.outlines import (
    NAMES,
    assessed,
    lines,
    matter,
    outline,
    outline_of,
    paragraphs,
    parts,
    rows,
    rulebook,
    section,
    texts,
)

DEFENCE, CLAIM, GUANGZHOU = "china_six_allegations", "japan_post_with_a_record", "guangzhou_claim"
BOTH = [DEFENCE, CLAIM]


@pytest.mark.parametrize("name", BOTH)
def test_matter_without_its_records_has_the_same_findings_and_says_none_of_them(name: str) -> None:
    bare = outline_of(matter(name).judged)
    assert found(bare) == found(outline(name))
    assert not any("answered. No finding rests" in line for line in lines(bare, "acts"))
    assert any("No piece of evidence has been recorded" in line for line in lines(bare, "evidence"))


def found(of: Outline) -> list[str]:
    """Each finding of the liability tables, without where it is told."""
    return [re.sub(r"\d+", "", " ".join(row)) for row in rows(of, "liability")]


def test_answer_table_has_every_allegation_with_its_answer_and_what_it_goes_to() -> None:
    table = rows(outline(DEFENCE), "allegations")
    assert [(row[0], row[2]) for row in table] == [
        ("A1 (their 1)", "Admitted"),
        ("A2 (their 2)", "Admitted"),
        ("A3 (their 3)", "Denied"),
        ("A4 (their 4)", "Outside our knowledge"),
        ("A5 (their 5)", "Not admitted, put to proof"),
        ("A6 (their 6)", "Unanswered"),
    ]
    assert table[2][3].startswith("A filter has refused")
    assert [row[3] for row in table[3:]] == [
        "Decide whether to put them to proof of it.",
        "They must prove it.",
        "To be answered before this goes to review.",
    ]
    assert table[4][1] == "“We lost 300,000 yuan.” Against Picture service."
    assert table[3][4] == "nothing named"
    assert table[4][4].startswith("liability to compensate (§")


def test_claim_protection_of_which_is_not_admitted_is_not_called_undisputed() -> None:
    disputed = Allegation("A1", "The picture is protected.", "", None, "not_admitted", issues=("china.work",))
    told = lines(outline_of(replace(matter(DEFENCE), allegations=(disputed,))), "work")
    assert "Nobody has disputed the claimant’s title. The findings that rest on this say so." in told
    assert any(line.startswith("Put to proof: that the work is protected, by our answer to") for line in told)
    (found,) = (line for line in lines(outline_of(replace(matter(DEFENCE), allegations=(disputed,))), "answer")
                if line.startswith("Protection"))  # fmt: skip
    assert "it is a protected work: established, but see our answer to A1" in found


def test_statement_on_which_an_allegation_is_denied_is_put_to_proof_and_not_called_undisputed() -> None:
    denied = Allegation("A1", "You took no care.", "", "service", "deny", "We did.", ("china.fault",))
    told = lines(outline_of(replace(matter(DEFENCE), allegations=(denied,))), "acts")
    assert sum(line.startswith("Put to proof by our answer to A1. ") for line in told) == 3


def test_defence_without_allegations_says_that_there_is_no_answer_table() -> None:
    told = lines(outline("guangzhou_defence"), "acts")
    assert told[0].startswith("No allegation of theirs has been entered one by one")


def test_answer_table_counts_and_names_what_is_not_answered() -> None:
    blocks = section(outline(DEFENCE), "allegations").blocks
    assert lines(outline(DEFENCE), "allegations") == ["5 of 6 allegations answered. No finding rests on these answers."]
    assert [plain_text(b.text) for b in blocks if isinstance(b, Note)] == [
        "Unanswered: A6 (their 6). Some courts treat what is not answered as admitted; have a lawyer check."
    ]


def test_what_is_denied_or_not_admitted_is_put_to_proof_on_the_issues_it_goes_to() -> None:
    case = open_case(rulebook(), assessed(DEFENCE))
    assert disputing(put_to_proof(case, "china.liability.damages")) == "A5 (not admitted)"
    assert put_to_proof(case, "china.liability.stop", "service") == []  # that it has stopped is ours to prove
    assert put_to_proof(case, "china.liability.stop", "studio") == []
    assert put_to_proof(case, "china.output.infringes") == []  # admitted
    assert put_to_proof(case, "china.fault") == []  # not answered


def test_what_is_ours_to_prove_is_denied_and_nobody_is_put_to_proof_of_it() -> None:
    told = lines(outline(DEFENCE), "threshold")
    assert [line.split(". ")[0] for line in told if "A3 (denied)" in line] == ["Denied, and ours to prove"]
    assert any(line.startswith("Put to proof. A5 (not admitted)") for line in told)
    assert not any("A3" in row[6] for row in rows(outline(DEFENCE), "proof"))


def test_admission_of_what_they_must_prove_is_warned_of_with_the_denial_that_builds_on_it() -> None:
    admitted = rows(outline(DEFENCE), "allegations")[1]
    assert admitted[3] == (
        "Take care: it gives them a point that they must prove. Check that it fits our denial of A3."
    )


def test_answer_table_without_a_gap_warns_of_none() -> None:
    answered = tuple(replace(a, response=a.response or "admit") for a in matter(DEFENCE).allegations)
    blocks = section(outline_of(replace(matter(DEFENCE), allegations=answered)), "allegations").blocks
    assert [b for b in blocks if isinstance(b, Note)] == []


def test_chronology_merges_events_with_dated_answers_and_ends_with_what_has_no_day() -> None:
    told = lines(outline(CLAIM), "chronology")
    assert [line.split(":")[0] for line in told] == [
        "about 2019 (no month known)",
        "October 2023 (no day known)",
        "14 June 2024",
        "1 July 2024",
        "Day not known",
    ]
    assert told[2].startswith(
        "14 June 2024: The user posted the output. They say otherwise: It was posted in August, after the letter."
        " Source: Time shown on the page. Evidence: E1. It goes to: posting the output infringes (§"
    )
    assert told[4] == "Day not known: The operator took the model out of its service. No source is recorded."


def test_disputed_event_without_another_version_is_told_as_disputed() -> None:
    changed = replace(matter(GUANGZHOU), events=(Event("C1", "It was posted", Day(2024), "Log", True),))
    assert lines(outline_of(changed), "chronology") == [
        "2024 (no month known): It was posted. They dispute it. Source: Log."
    ]


def test_dates_known_are_those_of_answers_and_of_events_that_nobody_disputes() -> None:
    known = lines(outline(CLAIM), "dates")[1]
    told = {plain_text(p.text).split(":")[0]: p.number for p in paragraphs(outline(CLAIM), "chronology")}
    for day, there in {"October 2023 (no day known)": True, "14 June 2024": False, "1 July 2024": True}.items():
        assert (f"§{told[day]}" in known) is there


def test_of_many_known_dates_the_first_are_named_and_the_rest_counted() -> None:
    events = tuple(Event(f"C{n}", "x", Day(2024, 1, n)) for n in range(1, 26))
    known = lines(outline_of(replace(matter(GUANGZHOU), events=events)), "dates")[1]
    assert known.count("§") == 20 and known.endswith(", and 5 more.")


def test_register_tells_what_each_exhibit_is_how_far_it_goes_and_on_what() -> None:
    post, book, letter, digest = rows(outline(CLAIM), "evidence")
    assert post[:4] == [
        "E1",
        "Web page: Capture of the post, with its address and time.",
        "公証人. On 20 June 2024, before a notary, on a clean machine.",
        "strong. Somebody outside the dispute saw it and took it down.",
    ]
    assert book[3] == "fair. The name is a common one." and book[4].startswith("for §")
    assert letter[4] == book[4].replace("for", "against")
    assert digest == ["E1", matter(CLAIM).exhibits[0].digest, "48,213 bytes, PDF document"]


def test_proof_chart_names_the_evidence_held_for_and_against_each_element() -> None:
    held = {row[0]: (row[4].split(" Could add")[0], row[5]) for row in rows(outline(CLAIM), "proof")}
    at = {row[0]: row[4].split(" ")[-1] for row in rows(outline(CLAIM), "evidence") if len(row) == 5}
    assert held["The output is based on the work"] == (
        f"E2 (fair: “The name is a common one”) on {at['E2']}.",
        f"E3 (weak) on {at['E3']}.",
    )
    assert held["Generating the output infringes"][0] == "None held."


def test_weak_exhibit_leaves_a_gap() -> None:
    weak = tuple(replace(e, strength="weak") for e in matter(CLAIM).exhibits)
    gaps = {row[0]: row[6:] for row in rows(outline_of(replace(matter(CLAIM), exhibits=weak)), "proof")}
    assert gaps["Posting the output infringes"][0].startswith("Only weak exhibits for §")
    assert gaps["Posting the output infringes"][1] == "Find something stronger."
    strong = {row[0]: row[6] for row in rows(outline(CLAIM), "proof")}
    assert strong["Posting the output infringes"] == "No gap."


def test_exhibit_on_a_disputed_fact_speaks_for_whoever_says_so() -> None:
    (ours,) = (row for row in rows(outline(DEFENCE), "proof") if row[0].startswith("The service no longer gives out"))
    assert ours[4].startswith("E1 (weak: “Our own record; the runs were our own choice of words”) on §")
    assert ours[6].startswith("In dispute: ") and ours[7] == "Prove our version."
    other = replace(matter(DEFENCE), aim="infringement_claim", client="studio")
    assert rows(outline_of(other), "evidence")[0][4].startswith("against our version of §")


def test_weak_point_of_a_claim_is_no_lack_of_evidence_or_dates_once_some_is_recorded() -> None:
    bare, full = (
        outline(GUANGZHOU),
        replace(matter(GUANGZHOU), events=(Event("C1", "x", Day(2024)),), exhibits=(Exhibit("E1", "x"),)),
    )
    lacks = ("no piece of evidence has been recorded", "no date is known")
    told = [" ".join(map(plain_text, texts(o, "theory"))).lower() for o in (bare, outline_of(full))]
    assert [[lack in said for lack in lacks] for said in told] == [[True, True], [False, False]]


def test_words_of_records_are_marked_as_somebodys_own() -> None:
    typed = "</p>{{ x }} \u202e words"
    recorded = replace(
        matter(GUANGZHOU),
        allegations=(Allegation("A1", typed, typed, None, "deny", typed),),
        events=(Event("C1", typed, None, typed, True, typed),),
        exhibits=(Exhibit("E1", typed, holder=typed, captured=typed, because=typed, digest="0" * 64, file_type=typed),),
    )
    spans = [p for p in parts(outline_of(recorded)) if isinstance(p, Span) and "{{ x }}" in p.text]
    assert len(spans) == 11 and {s.kind for s in spans} == {"quote"}
    assert {s.text for s in spans} == {"</p>{{ x }} words"}


@pytest.mark.parametrize("name", NAMES[::23])
def test_records_on_everything_there_is_make_a_whole_outline(name: str) -> None:
    whole = outline_of(recorded_whole(matter(name)))
    said = " ".join(plain_text(text) for text in texts(whole))
    assert "{party}" not in said and len(rows(whole, "allegations")) == 2


def recorded_whole(bare: Matter) -> Matter:
    """Every issue alleged and dated, every answer and every question that the matter could ask borne out or not."""
    issues = tuple(i for f in bare.frameworks for i in rulebook().frameworks[f].issues)
    parties = [p.id for p in bare.parties]
    asked = [q for q in rulebook().questions.values() if q.stage != "matter"]
    keys = tuple((q.id, p) for q in asked for p in (parties if q.scope == "party" else [None]))
    against = [Allegation("A2", "x", party=p, response="admit", issues=issues) for p in [*parties, None][:1]]
    return replace(
        bare,
        allegations=(Allegation("A1", "x", issues=issues), *against),
        events=(Event("C1", "x", Day(2024), issues=issues), Event("C2", "x", exhibits=("E1",))),
        exhibits=(Exhibit("E1", "x", supports=keys[::2], against=keys[1::2]),),
    )
