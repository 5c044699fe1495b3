"""`docs/matter-format.md` keeps its word: its examples come out as told, and it names every field printed."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.conf import settings

from aiclaims.management.commands._catalogue import EXAMPLE
from aiclaims.management.commands._listing import EXAMPLE as EXAMPLE_TOML
from aiclaims.reasoning import assess, dump_matter, parse_matter
from aiclaims.reasoning.record_files import RECORDS
from aiclaims.reasoning.records import Allegation, Event, Exhibit
from aiclaims.reasoning.vocabulary import AIMS, FUNCTIONS
from tests.commands import data, write
from tests.reasoning.shipped import law

MADE = (Allegation, Event, Exhibit)
FORMAT = (Path(settings.BASE_DIR) / "docs" / "matter-format.md").read_text()


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", FORMAT, re.S)


def holds(matter: dict[str, Any]) -> None:
    """The expectations of an example hold."""
    parsed = parse_matter(matter, law())
    found = assess(law(), parsed)
    assert parsed.expect
    for e in parsed.expect:
        line = found.verdict(e.issue, e.party)
        assert (e.issue, line.verdict) == (e.issue, e.verdict)
        assert set(e.rests_on) <= {g.kind for g in line.rests_on}
        assert set(e.cites) <= set(line.cites)
        assert set(e.missing) <= {g.id for g in line.rests_on}


def test_example_matter_in_the_format_page_comes_out_as_it_says() -> None:
    example, _ = examples("toml")
    matter = tomllib.loads(example)
    holds(matter)
    tables = {"matter": [matter["matter"]], **{k: matter[k] for k in ("party", "fact", "expect")}}
    for name, rows in tables.items():
        for field in {key for row in rows for key in row}:
            assert f"`{field}`" in FORMAT.split(f"### `[{name}]`" if name == "matter" else f"### `[[{name}]]`")[1]


def test_records_in_the_format_page_are_read_and_show_every_field() -> None:
    example, records = map(tomllib.loads, examples("toml"))
    written = dump_matter(parse_matter(example | records, law()))
    assert {kind: written[kind] for kind in RECORDS} == records
    shown = {kind: {*rows[0]} for kind, rows in records.items()}
    assert shown == {kind: {f.name for f in fields(made)} for kind, made in zip(RECORDS, MADE, strict=True)}


def test_example_verdict_in_the_format_page_is_what_is_printed(tmp_path: Path) -> None:
    (matter, _), (verdict,) = examples("toml"), [json.loads(text) for text in examples("json")]
    found = data("assess", write(tmp_path, matter))["verdicts"]
    (printed,) = [v for v in found if (v["issue"], v["party"]) == (verdict["issue"], verdict["party"])]
    assert printed | {"capacities": []} == verdict


def test_examples_of_rulebook_list_come_out_as_they_say() -> None:
    assert tomllib.loads(EXAMPLE_TOML) == EXAMPLE
    holds(EXAMPLE)


def keys(value: Any) -> set[str]:
    """Every key of nested objects whose keys are fields (not ids)."""
    if isinstance(value, list):
        return set().union(*map(keys, value))
    if not isinstance(value, dict) or any(re.search(r"[.\s:A-Z]", k) for k in value):
        return set()
    return set(value) | keys(list(value.values()))


def test_format_page_names_every_field_that_is_printed(tmp_path: Path) -> None:
    example, _ = examples("toml")
    path = write(tmp_path, example)
    printed = (data("assess", path, "--explain", "china.liability"),)
    lists = data("rulebook", "list"), data("rulebook", "check"), data("rulebook", "coverage", "--matters", tmp_path)
    ids = {*law().frameworks, "common", *AIMS, *FUNCTIONS, *lists[0]["complaints"], *lists[0]["values"]}
    ids |= set(lists[0]["national_tests"]) | {s for f in lists[0]["frameworks"] for s in f["silences"]}
    ids |= set(lists[0]["verdicts"]) | set(lists[0]["remedy_verdicts"])
    ids |= {r.id for f in law().frameworks.values() for r in f.rules}
    fields = keys([*printed, *lists]) - ids
    assert not {f for f in fields if not re.search(rf"`[^`]*\b{f}\b[^`]*`", FORMAT)}
