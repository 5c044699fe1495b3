"""Matter files: every way one can be wrong, with the exact sentence; and out and in again without loss."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aiclaims.reasoning import MatterError, parse_matter, parse_text, read_matter
from tests.reasoning.shipped import law

HEAD = {"aim": "infringement_claim", "frameworks": ["china"]}
PARTY = {"id": "p", "name": "P", "does": ["runs_service"]}
FRAMEWORKS = ", ".join(law().frameworks)


def refused(data: Any) -> list[str]:
    with pytest.raises(MatterError) as caught:
        parse_matter(data, law())
    return caught.value.problems


def refused_text(text: str, is_json: bool = False) -> list[str]:
    with pytest.raises(MatterError) as caught:
        parse_text(text, is_json, law())
    return caught.value.problems


def with_fact(**fact: object) -> dict[str, Any]:
    return {"matter": HEAD, "party": [PARTY], "fact": [fact]}


@pytest.mark.parametrize(
    ("text", "is_json", "problem"),
    [
        (
            "[matter\n",
            False,
            "not valid TOML (Expected ']' at the end of a table declaration (at line 1, column 8)); "
            "mend the line it names.",
        ),
        (
            "{",
            True,
            "not valid JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1)); "
            "mend the line it names.",
        ),
        (
            "a = '\0'",
            False,
            "not valid TOML (Found invalid character '\\x00' (at line 1, column 6)); mend the line it names.",
        ),
        (
            '{"a": "\0"}',
            True,
            "not valid JSON (Invalid control character at: line 1 column 8 (char 7)); mend the line it names.",
        ),
        ("[" * 100_000, True, "is nested too deeply; a matter is tables of plain values."),
        ("a = " + "[" * 100_000, False, "is nested too deeply; a matter is tables of plain values."),
    ],
    ids=["toml", "json", "nul in toml", "nul in json", "deep json", "deep toml"],
)
def test_text_that_is_no_data_is_refused(text: str, is_json: bool, problem: str) -> None:
    assert [p.replace("the file: ", "") for p in refused_text(text, is_json)] == [problem]


@pytest.mark.parametrize("is_json", [True, False])
def test_file_without_a_matter_is_refused(is_json: bool) -> None:
    assert refused_text("{}" if is_json else "", is_json) == [
        "The table [matter] is missing; it names aim and frameworks."
    ]


@pytest.mark.parametrize("data", [[], "text", None, 7])
def test_data_that_is_no_table_is_refused(data: Any) -> None:
    assert refused(data) == ["A matter is a table with [matter], [[party]] and [[fact]]; this is something else."]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("absent.toml", None, "absent.toml: cannot be read (No such file or directory); check the path."),
        ("latin.toml", b"\xe9", "latin.toml: is not UTF-8 text; save it as UTF-8."),
    ],
)
def test_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes | None, problem: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(MatterError) as caught:
        read_matter(tmp_path / name, law())
    assert caught.value.problems == [problem]


def test_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(MatterError) as caught:
        read_matter(tmp_path / "folder.toml", law())
    assert caught.value.problems == ["folder.toml: cannot be read (Is a directory); check the path."]


@pytest.mark.parametrize(
    ("head", "problems"),
    [
        (
            {"aim": "win"},
            [
                "'aim' is 'win'; choose one of: infringement_claim, infringement_defence, authorship_claim, "
                "authorship_defence."
            ],
        ),
        (
            {"aim": None},
            [
                "'aim' is missing; choose one of: infringement_claim, infringement_defence, authorship_claim, "
                "authorship_defence."
            ],
        ),
        ({"frameworks": ["chna"]}, ["'frameworks' names 'chna'; did you mean 'china'?"]),
        ({"frameworks": "china"}, ["'frameworks' must be a list of words."]),
        ({"frameworks": []}, [f"'frameworks' names none; choose from: {FRAMEWORKS}."]),
        (
            {"complaint": ["outputs", "noise"]},
            [
                "'complaint' names 'outputs'; did you mean 'output'?",
                "'complaint' names 'noise'; see `rulebook list` for the ids.",
            ],
        ),
        ({"titel": "T"}, ["unknown key 'titel'; did you mean 'title'?"]),
        ({"title": 5}, ["'title' must be text."]),
        ({"title": "a\0b"}, ["'title' holds a NUL byte; take it out."]),
        ({"title": "a" * 20_001}, ["'title' has 20,001 characters; at most 20,000 fit. Shorten it."]),
        ({"client": "nobody"}, ["the client 'nobody' is no party; use a party's id, claimant or defendant."]),
        (
            {"national_test": "china", "frameworks": ["aippi"]},
            ["national_test is 'china', which is not among the frameworks; add it there."],
        ),
        ({"national_test": "aippi"}, ["'national_test' is 'aippi'; choose one of: entered, china, japan."]),
        ({"all_parties_named": "yes"}, ["'all_parties_named' must be true or false."]),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_head_that_makes_no_sense_is_refused(head: dict[str, Any], problems: list[str]) -> None:
    whole = {k: v for k, v in (HEAD | head).items() if v is not None}
    assert refused({"matter": whole}) == [f"[matter]: {p}" for p in problems]


DOES = (
    "develops, trains, markets, runs_service, exploits_system, exploits_output, prompts, copies, owns_work, made_work"
)
OWN_ID = "needs an 'id' of its own (text, used once, not 'claimant' or 'defendant')."


@pytest.mark.parametrize(
    ("party", "problem"),
    [
        ({"id": "p"}, f"party 2 ('p'): {OWN_ID}"),
        ({"id": "claimant"}, f"party 2 ('claimant'): {OWN_ID}"),
        ({"name": "Nobody"}, f"party 2 (''): {OWN_ID}"),
        ({"id": "q", "nam": "Q"}, "party 2 ('q'): unknown key 'nam'; did you mean 'name'?"),
        ({"id": "q", "does": ["prompt"]}, "party 2 ('q'): does 'prompt'; did you mean 'prompts'?"),
        ({"id": "q", "does": "prompts"}, f"party 2 ('q'): 'does' must be a list; choose from: {DOES}."),
        ({"id": "q", "name": "\0"}, "party 2 ('q'): 'name' holds a NUL byte; take it out."),
    ],
)
def test_party_that_makes_no_sense_is_refused(party: dict[str, Any], problem: str) -> None:
    assert refused({"matter": HEAD, "party": [PARTY, party]}) == [problem]


def test_too_many_parties_are_refused() -> None:
    parties = [{"id": f"p{n}"} for n in range(101)]
    assert refused({"matter": HEAD, "party": parties}) == [
        "101 parties; at most 100 can be assessed together. Split the matter."
    ]
    assert len(parse_matter({"matter": HEAD, "party": parties[:100]}, law()).parties) == 100


EITHER = "give either 'value' or, when disputed, 'claimant' and 'defendant'."


@pytest.mark.parametrize(
    ("fact", "problem"),
    [
        (
            {"question": "output.matches", "value": "same"},
            "no such question; did you mean 'output.match'?",
        ),
        ({"question": "matter.aim", "value": "infringement_claim"}, "is no fact; [matter] answers it."),
        (
            {"question": "output.match", "value": "same", "notes": "n"},
            "unknown key 'notes'; did you mean 'note'?",
        ),
        (
            {"question": "output.match", "value": "same", "party": "p"},
            "is asked of the matter, not of a party; take 'party' out.",
        ),
        ({"question": "service.still_yields", "value": "yes"}, "is asked of each party; say which in 'party'."),
        (
            {"question": "service.still_yields", "value": "yes", "party": "q"},
            "is asked of each party; 'q' is no party's id.",
        ),
        ({"question": "output.match"}, EITHER),
        ({"question": "output.match", "value": "same", "defendant": "none"}, EITHER),
        ({"question": "output.match", "value": "same", "complete": 1}, "'complete' must be true or false."),
        ({"question": "output.match", "value": "same", "note": 1}, "'note' must be text."),
        (
            {"question": "output.match", "value": "same", "whom": "the artist"},
            "'whom' says who could answer what is unknown; give it with value = \"unknown\".",
        ),
        (
            {"question": "output.match", "value": "unknown", "whom": "x" * 201},
            "'whom' has 201 characters; at most 200 fit. Shorten it.",
        ),
    ],
)
def test_fact_that_makes_no_sense_is_refused(fact: dict[str, Any], problem: str) -> None:
    assert refused(with_fact(**fact)) == [f"fact 1 ('{fact['question']}'): {problem}"]


HEAD_JSON = '"matter": {"aim": "infringement_claim", "frameworks": ["china"]}'


@pytest.mark.parametrize(
    "text",
    [
        f'{{{HEAD_JSON}, "party": [{{"id": "q", "does": [["prompts"]]}}]}}',
        f'{{{HEAD_JSON}, "party": [{{"id": "q\\u0000"}}]}}',
        f'{{{HEAD_JSON}, "expect": [{{"issue": "china.work", "rests_on": 5}}]}}',
        f'{{{HEAD_JSON}, "fact": [{{"question": "claim.loss", "value": {"1" * 5000}}}]}}',
        f'{{{HEAD_JSON}, "fact": [{{"question": "harm.consequences", "value": "\\ud800"}}]}}',
        f'{{{HEAD_JSON}, "fact": [{{"question": "dates.suit", "value": "2024-03-31", "note": "\\udfff"}}]}}',
    ],
    ids=["list in does", "nul in an id", "number for a list", "too many digits", "half a character", "and in a note"],
)
def test_oddity_is_refused(text: str) -> None:
    assert refused_text(text, is_json=True)


def test_date_with_a_time_of_day_is_refused() -> None:
    head = '[matter]\naim = "infringement_claim"\nframeworks = ["china"]\n'
    assert refused_text(f'{head}[[fact]]\nquestion = "dates.suit"\nvalue = 2024-03-31T10:00:00\n')
