"""Allegations, events and exhibits: what files say of them, what they add up to; and that they move no verdict."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from typing import Any

import pytest

from aiclaims.reasoning import Matter, MatterError, assess, dump_matter, parse_matter
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.records import Allegation, Event, Evidence, Exhibit, Proof, evidence_by_fact, in_order
from tests.reasoning.shipped import FIXTURES, law, worked

HEAD = """
[matter]
aim = "infringement_defence"
complaint = ["output"]
frameworks = ["china"]

[[party]]
id = "platform"
does = ["runs_service"]
"""
WHOLE = (
    HEAD
    + """
[[allegation]]
id = "A1"
number = "12(a)"
text = "The platform trained on the series."
party = "platform"
response = "deny"
because = "It ran a bought-in model."
issues = ["china.liability.stop"]

[[allegation]]
id = "A2"
text = "Members paid."

[[event]]
id = "C1"
when = 2024-03-31
what = "The studio wrote to the platform."
source = "Letter"
exhibits = ["E2"]

[[event]]
id = "C3"
when = "2023~"
what = "The model was trained."
disputed = true
other_version = "It was bought ready."
issues = ["china.output.infringes"]

[[event]]
id = "C4"
what = "Somebody made the first picture."

[[exhibit]]
id = "E2"
what = "Notarised capture of twelve outputs"
kind = "web_page"
holder = "Notary"
captured = "On 2 April 2024, by the notary"
digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
size = 2048
file_type = "ZIP archive"
strength = "strong"
because = "A notary saw it."
supports = [{ question = "output.from_system", party = "platform" }, { question = "output.match" }]
against = [{ question = "service.still_yields", party = "platform" }]
"""
)


def whole() -> Matter:
    return parse_matter(tomllib.loads(WHOLE), law())


def test_a_file_says_all_of_a_record() -> None:
    matter = whole()
    assert matter.allegations == (
        Allegation(
            "A1", "The platform trained on the series.", "12(a)", "platform", "deny", "It ran a bought-in model.",
            ("china.liability.stop",),
        ),
        Allegation("A2", "Members paid."),
    )  # fmt: skip
    assert matter.events == (
        Event("C1", "The studio wrote to the platform.", Day(2024, 3, 31), "Letter", exhibits=("E2",)),
        Event(
            "C3", "The model was trained.", Day(2023, about=True), "", True, "It was bought ready.",
            ("china.output.infringes",),
        ),
        Event("C4", "Somebody made the first picture."),
    )  # fmt: skip
    (exhibit,) = matter.exhibits
    assert (exhibit.supports, exhibit.against, exhibit.size) == (
        (("output.from_system", "platform"), ("output.match", None)),
        (("service.still_yields", "platform"),),
        2048,
    )


def test_what_is_written_out_reads_back_the_same() -> None:
    written = dump_matter(whole())
    assert parse_matter(json.loads(json.dumps(written)), law()) == whole()
    assert written["allegation"][1] == {"id": "A2", "text": "Members paid."}
    assert written["event"][1]["when"] == "2023~"


def test_a_matter_without_records_writes_none() -> None:
    assert not {"allegation", "event", "exhibit"} & dump_matter(parse_matter(tomllib.loads(HEAD), law())).keys()


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"allegation": [{"text": "x"}]}, "allegation 1 (''): needs an 'id' of its own, such as A1."),
        ({"event": [{"id": "E1", "what": "x"}]}, "event 1 ('E1'): needs an 'id' of its own, such as C1."),
        ({"event": [{"id": "C0", "what": "x"}]}, "event 1 ('C0'): needs an 'id' of its own, such as C1."),
        (
            {"exhibit": [{"id": "E1", "what": "x"}, {"id": "E1", "what": "y"}]},
            "exhibit 2 ('E1'): needs an 'id' of its own, such as E2.",
        ),
        ({"exhibit": [{"id": "E1"}]}, "exhibit 1 ('E1'): 'what' is missing; say in words."),
        ({"exhibit": [{"id": "E1", "what": 3}]}, "exhibit 1 ('E1'): 'what' must be text."),
        (
            {"exhibit": [{"id": "E1", "what": "x", "hash": "y"}]},
            "exhibit 1 ('E1'): unknown key 'hash'; see `rulebook list` for the ids.",
        ),
        ({"exhibit": {"id": "E1"}}, "'exhibit' must be a list of tables ([[exhibit]])."),
        (
            {"allegation": [{"id": "A1", "text": "x", "response": "deny", "because": " "}]},
            "allegation 1 ('A1'): is denied; say why in 'because'.",
        ),
        (
            {"allegation": [{"id": "A1", "text": "x", "response": "maybe"}]},
            "allegation 1 ('A1'): 'response' is 'maybe'; choose one of: admit, deny, not_admitted, outside_knowledge.",
        ),
        (
            {"allegation": [{"id": "A1", "text": "x", "party": "nobody"}]},
            "allegation 1 ('A1'): 'nobody' is no party's id.",
        ),
        (
            {"allegation": [{"id": "A1", "text": "x", "issues": ["china.output.infringe"]}]},
            "allegation 1 ('A1'): 'issues' names 'china.output.infringe'; did you mean 'china.output.infringes'?",
        ),
        (
            {"event": [{"id": "C1", "what": "x", "when": "2024-13"}]},
            "event 1 ('C1'): 'when' is '2024-13', which is no date; write it as 2024, 2024-03 or 2024-03-31, with ~ "
            "behind it for about.",
        ),
        (
            {"event": [{"id": "C1", "what": "x", "other_version": "y"}]},
            "event 1 ('C1'): has another version; add 'disputed = true'.",
        ),
        (
            {"event": [{"id": "C1", "what": "x", "exhibits": ["E1"]}]},
            "event 1 ('C1'): 'exhibits' names 'E1'; there is no such exhibit.",
        ),
        (
            {"exhibit": [{"id": "E1", "what": "x", "digest": "ABC"}]},
            "exhibit 1 ('E1'): 'digest' is no SHA-256; write its 64 figures and letters a to f, in small.",
        ),
        (
            {"exhibit": [{"id": "E1", "what": "x", "size": -1}]},
            "exhibit 1 ('E1'): 'size' must be the whole number of bytes.",
        ),
        (
            {"exhibit": [{"id": "E1", "what": "x", "strength": "certain"}]},
            "exhibit 1 ('E1'): 'strength' is 'certain'; choose one of: none, weak, fair, strong.",
        ),
        (
            {"exhibit": [{"id": "E1", "what": "x", "supports": [{"question": "output.matches"}]}]},
            "exhibit 1 ('E1'), supports 1: 'output.matches' is no question about a fact; did you mean 'output.match'?",
        ),
        (
            {"exhibit": [{"id": "E1", "what": "x", "supports": [{"question": "output.from_system"}]}]},
            "exhibit 1 ('E1'), supports 1: is asked of each party; say which in 'party'.",
        ),
        (
            {
                "exhibit": [
                    {
                        "id": "E1",
                        "what": "x",
                        "supports": [{"question": "output.match"}],
                        "against": [{"question": "output.match"}],
                    }
                ]
            },
            "exhibit 1 ('E1'): speaks for and against the same answer; keep one.",
        ),
        (
            {"exhibit": [{"id": "E1", "what": "x", "holder": "h" * 201}]},
            "exhibit 1 ('E1'): 'holder' has 201 characters; at most 200 fit. Shorten it.",
        ),
        (
            {"exhibit": [{"id": f"E{n}", "what": "x"} for n in range(1, 302)]},
            "301 tables [[exhibit]]; a matter holds at most 300.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(table: dict[str, Any], problem: str) -> None:
    with pytest.raises(MatterError) as caught:
        parse_matter(tomllib.loads(HEAD) | table, law())
    assert caught.value.problems == [problem]


def test_evidence_is_as_strong_as_its_strongest_exhibit_for_each_side() -> None:
    match, service = ("output.match", None), ("service.still_yields", "platform")
    found = evidence_by_fact(
        [
            Exhibit("E1", "a", strength="weak", supports=(match,)),
            Exhibit("E2", "b", strength="fair", supports=(match, service)),
            Exhibit("E3", "c", strength="fair", against=(match,)),
            Exhibit("E4", "d", supports=()),
            Exhibit("E5", "e", strength="weak", supports=(match,)),
        ]
    )
    assert found == {
        match: Evidence(Proof("fair", ("E2", "E1", "E5")), Proof("fair", ("E3",))),
        service: Evidence(Proof("fair", ("E2",)), Proof()),
    }
    assert evidence_by_fact([]) == {}


def test_a_chronology_runs_by_date_and_ends_with_what_has_none() -> None:
    days = [None, Day(2024, 3), Day(2024, 3, 1), Day(2023, about=True), Day(2024)]
    events = [Event(f"C{n}", "x", day) for n, day in enumerate(days, 1)]
    assert [e.id for e in in_order(events)] == ["C4", "C5", "C2", "C3", "C1"]


@pytest.mark.parametrize("name", sorted(p.name for p in FIXTURES.glob("*.toml"))[::7])
def test_records_move_no_verdict(name: str) -> None:
    """Every question gets a strong exhibit for or against it, every issue an admission: nothing moves."""
    matter = worked(name)
    facts = tuple((a.question, a.party) for a in matter.answers)
    exhibits = tuple(
        Exhibit(f"E{n}", "x", strength="strong", **{"supports" if n % 2 else "against": (fact,)})
        for n, fact in enumerate(facts, 1)
    )
    issues = tuple(id for f in matter.frameworks for id in law().frameworks[f].issues)
    more = replace(
        matter,
        allegations=(Allegation("A1", "All of it.", response="admit", issues=issues),),
        events=(Event("C1", "Trained", Day(1990), issues=issues),),
        exhibits=exhibits,
    )
    assert replace(assess(law(), more), matter=matter) == assess(law(), matter)


@pytest.mark.parametrize("name", ["china_six_allegations.toml", "japan_post_with_a_record.toml"])
def test_worked_matter_with_records_comes_out_the_same_without_them(name: str) -> None:
    matter = worked(name)
    assert matter.judged != matter
    assert replace(assess(law(), matter), matter=matter.judged) == assess(law(), matter.judged)
