"""An outline as JSON: what `docs/outline.schema.json` says of it is true, whole, and no more than there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator

from aiclaims.outline import Cover, Outline, letters_to, model, outline_json, read_outline
from aiclaims.outline.model import (
    Block,
    Bullets,
    Cell,
    Cite,
    Figure,
    Finding,
    Heading,
    Kind,
    Note,
    OpenQuestion,
    Paragraph,
    Ref,
    Section,
    Span,
    Table,
    Terms,
)
from aiclaims.printing.order import KINDS, Order, made, printed
from aiclaims.reasoning import assessment_json, dump_matter, parse_matter
from aiclaims.reasoning.assessment import REMEDY_VERDICTS, VERDICTS
from tests.outlines import DAY, NAMES, assessed, matter, outline, rulebook

DOCS = Path(settings.BASE_DIR) / "docs"
SPREAD = NAMES[::23]
GUANGZHOU = "guangzhou_claim"
DEFINED: dict[str, tuple[type, set[str]]] = {
    "run": (model.Span, set()),
    "section": (model.Section, set()),
    "paragraph": (model.Paragraph, {"block"}),
    "cite": (model.Cite, set()),
    "heading": (model.Heading, {"block"}),
    "list": (model.Bullets, {"block"}),
    "note": (model.Note, {"block"}),
    "terms": (model.Terms, {"block"}),
    "table": (model.Table, {"block"}),
    "figure": (model.Figure, {"block"}),
    "cell": (model.Cell, set()),
    "finding": (model.Finding, set()),
    "open_question": (model.OpenQuestion, set()),
}
"""What each definition of the schema describes, and the fields it has beside those of the model."""


@cache
def schema() -> Any:
    return json.loads((DOCS / "outline.schema.json").read_text())


def written(name: str, kind: Kind = "outline") -> Any:
    """The JSON file of a document, read."""
    document = made(rulebook(), assessed(name), _order(name, kind), generated=DAY, cover=Cover())
    return json.loads(printed(document, _order(name, kind), dump_matter(matter(name))))


def _order(name: str, kind: Kind) -> Order:
    to = letters_to(rulebook(), assessed(name))[:1] if kind == "letter" else ()
    return Order(kind, "json", to="".join(to))


def problems(data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema()).iter_errors(data)]


def objects(of: Any) -> Iterator[Any]:
    """Every object in some JSON."""
    if isinstance(of, dict):
        yield of
    for inner in of.values() if isinstance(of, dict) else of if isinstance(of, list) else ():
        yield from objects(inner)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SPREAD)
def test_every_document_is_as_the_schema_says(name: str, kind: Kind) -> None:
    assert problems(written(name, kind)) == []


def test_the_schema_names_every_field_of_the_model_and_no_other() -> None:
    named = {f.name for f in fields(model.Outline)}
    assert set(schema()["properties"]) == named | {"matter"}
    assert set(schema()["required"]) == named
    for definition, (described, more) in DEFINED.items():
        found = schema()["$defs"][definition]
        assert set(found["properties"]) == {f.name for f in fields(described)} | more, definition
        assert set(found["required"]) == set(found["properties"]), definition


def test_the_schema_knows_every_word_the_model_allows() -> None:
    kinds = {"kind": model.Kind, "side": model.Side, "state": model.State}
    for name, words in kinds.items():
        assert set(schema()["properties"][name]["enum"]) == set(words.__args__), name  # type: ignore[attr-defined]
    defined = schema()["$defs"]
    assert set(defined["run"]["properties"]["kind"]["enum"]) == set(model.SpanKind.__args__)  # type: ignore[attr-defined]
    assert set(defined["cell"]["properties"]["tint"]["enum"]) == set(model.Tint.__args__)  # type: ignore[attr-defined]
    assert set(defined["finding"]["then"]["properties"]["verdict"]["enum"]) == set(VERDICTS)
    assert set(defined["finding"]["else"]["properties"]["verdict"]["enum"]) == set(REMEDY_VERDICTS)


def small() -> Outline:
    """An outline with one of everything."""
    text = (Span("See "), Ref(1), Span("東京", "name", "ja"))
    row = (Cell(text, "yes", "a"),)
    blocks: tuple[Block, ...] = (
        Paragraph(1, text, "Rule", (Cite(1, "p. 2", "X-01"),)),
        Heading(text, "h"),
        Bullets((text,), "boxes"),
        Note("warning", text),
        Terms((("Signed", ()),)),
        Table("T", ("A",), (row,), (100,), "tiny"),
        Figure("F", "All of it.", ("A",), (row,)),
    )
    return replace(
        outline(GUANGZHOU),
        header=(("Matter", text),),
        sections=(Section("1", "answer", "Answer", blocks),),
        findings=(Finding("issue", "x", "x.work", None, "likely", ("r",), ("X-01",), 1),),
        open_questions=(OpenQuestion("q", "p", "Why?", (("x.work", None),)),),
    )


def test_a_field_more_or_less_anywhere_is_refused() -> None:
    whole = json.loads(json.dumps(outline_json(small())))
    assert read_outline(whole) == small() and not problems(whole)
    seen = set()
    for each in [o for o in objects(whole) if o is not whole["editions"]]:
        seen.add(tuple(each))
        assert problems_with(whole, each, each | {"surprise": 1}), each
        for key in each:
            assert problems_with(whole, each, {k: v for k, v in each.items() if k != key}), (each, key)
    assert len(seen) == len(DEFINED) + 4  # the document, a reference, a label with its text, what a question settles


def problems_with(whole: Any, each: Any, instead: Any) -> list[str]:
    """What the schema says of the document while one object in it is another."""
    kept = dict(each)
    each.clear()
    each |= instead
    found = problems(whole)
    each.clear()
    each |= kept
    return found


@pytest.mark.parametrize("kind", ["summary", "letter"])
def test_the_matter_goes_with_an_outline_alone(kind: Kind) -> None:
    facts = dump_matter(matter(GUANGZHOU))
    order = Order(kind=kind, format="json", attach=True)
    data = json.loads(printed(replace(outline(GUANGZHOU), kind=kind), order, facts))
    assert "matter" not in data
    assert any("matter" in problem for problem in problems(data | {"matter": facts}))


def test_a_letter_tells_no_finding_and_no_question() -> None:
    letter = written(GUANGZHOU, "letter")
    assert (letter["findings"], letter["open_questions"]) == ([], [])
    whole = written(GUANGZHOU)
    assert len(problems(letter | {key: whole[key] for key in ("findings", "open_questions")})) == 2


@pytest.mark.parametrize("name", SPREAD)
def test_findings_questions_and_editions_are_those_of_the_assessment(name: str) -> None:
    data, found = written(name), assessment_json(rulebook(), assessed(name))
    keys = ("framework", "party", "verdict", "rules", "cites")
    lines = [{"kind": "issue", "id": v["issue"]} | {k: v[k] for k in keys} for v in found["verdicts"]]
    lines += [{"kind": "remedy", "id": v["remedy"]} | {k: v[k] for k in keys} for v in found["remedies"]]
    assert [{k: v for k, v in f.items() if k != "paragraph"} for f in data["findings"]] == lines
    assert [(q["id"], q["party"]) for q in data["open_questions"]] == [
        (q["question"], q["party"]) for q in found["open_questions"]
    ]
    for mine, theirs in zip(data["open_questions"], found["open_questions"], strict=True):
        assert mine["settles"] == [{"id": s["issue"], "party": s["party"]} for s in theirs["settles"]]
        assert "{party}" not in mine["ask"]
    assert data["editions"] == found["editions"]


@pytest.mark.parametrize("name", SPREAD)
def test_a_finding_names_the_paragraph_that_tells_it(name: str) -> None:
    data = written(name)
    numbers = {b["number"] for s in data["sections"] for b in s["blocks"] if b["block"] == "paragraph"}
    assert all(f["paragraph"] in numbers for f in data["findings"] if f["kind"] == "issue")
    assert all(f["paragraph"] in {None, *numbers} for f in data["findings"])


@pytest.mark.parametrize("name", SPREAD)
def test_what_is_written_is_read_back(name: str) -> None:
    data = written(name)
    assert parse_matter(data["matter"], rulebook()) == replace(matter(name), expect=())
    assert read_outline(data) == outline(name)


def test_the_page_on_the_format_explains_every_field() -> None:
    page = (DOCS / "outline-format.md").read_text()
    named = {key for o in objects(schema()) for key in o.get("properties", {})}
    assert {key for key in named if f"`{key}`" not in page} == set()
    words = {w for o in objects(schema()) for w in [*o.get("enum", ()), o.get("const")] if w}
    assert {w for w in words if f"`{w}`" not in page} == set()
