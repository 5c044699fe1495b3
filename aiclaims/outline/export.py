"""An outline as JSON types and back: what is written can be read again and prints the same document."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aiclaims.outline.draft import words
from aiclaims.outline.model import (
    Block,
    Bullets,
    Cell,
    Cite,
    Figure,
    Finding,
    Heading,
    Note,
    OpenQuestion,
    Outline,
    Paragraph,
    Part,
    Ref,
    Section,
    Span,
    Table,
    Terms,
    Text,
)

plain_text = words
"""The words alone, references as they are printed ("§40")."""
Json = dict[str, Any]


def outline_json(outline: Outline) -> Json:
    """All of an outline in JSON types. A text is a string, or where it has more than plain words a list of strings,
    references and marked runs."""
    data = {name: getattr(outline, name) for name in outline.__slots__}
    return data | {
        "header": [{"label": label, "text": _text(value)} for label, value in outline.header],
        "sections": [_section(s) for s in outline.sections],
        "findings": [asdict(f) | {"rules": list(f.rules), "cites": list(f.cites)} for f in outline.findings],
        "open_questions": [_open_question(q) for q in outline.open_questions],
        "editions": dict(outline.editions),
    }


def read_outline(data: Json) -> Outline:
    """The outline that `outline_json` wrote. Raises KeyError or TypeError for anything else."""
    own = {name: data[name] for name in Outline.__slots__}
    own["header"] = tuple((row["label"], _read_text(row["text"])) for row in data["header"])
    own["sections"] = tuple(_read_section(s) for s in data["sections"])
    own["findings"] = tuple(
        Finding(**f | {"rules": tuple(f["rules"]), "cites": tuple(f["cites"])}) for f in data["findings"]
    )
    own["open_questions"] = tuple(_read_open_question(q) for q in data["open_questions"])
    own["editions"] = tuple(data["editions"].items())
    return Outline(**own)


def _open_question(q: OpenQuestion) -> Json:
    return asdict(q) | {"settles": [{"id": id, "party": party} for id, party in q.settles]}


def _read_open_question(data: Json) -> OpenQuestion:
    return OpenQuestion(**data | {"settles": tuple((s["id"], s["party"]) for s in data["settles"])})


def _section(s: Section) -> Json:
    blocks = [_block(b) for b in s.blocks]
    return {"number": s.number, "id": s.id, "title": s.title, "landscape": s.landscape, "blocks": blocks}


def _read_section(data: Json) -> Section:
    blocks = tuple(_read_block(b) for b in data["blocks"])
    return Section(data["number"], data["id"], data["title"], blocks, data["landscape"])


def _block(b: Block) -> Json:
    match b:
        case Paragraph():
            cites = [asdict(c) for c in b.cites]
            return {"block": "paragraph", "number": b.number, "lead": b.lead, "text": _text(b.text), "cites": cites}
        case Heading():
            return {"block": "heading", "id": b.id, "text": _text(b.text)}
        case Bullets():
            return {"block": "list", "style": b.style, "items": [_text(i) for i in b.items]}
        case Note():
            return {"block": "note", "kind": b.kind, "text": _text(b.text)}
        case Terms():
            return {"block": "terms", "items": [{"label": label, "text": _text(text)} for label, text in b.items]}
        case Figure():
            rows = [[_cell(c) for c in row] for row in b.rows]
            return {"block": "figure", "caption": b.caption, "alt": b.alt, "columns": list(b.columns), "rows": rows}
        case Table():
            rows = [[_cell(c) for c in row] for row in b.rows]
            about = {"caption": b.caption, "columns": list(b.columns), "widths": list(b.widths), "size": b.size}
            return {"block": "table", **about, "rows": rows}


def _read_block(data: Json) -> Block:
    match data["block"]:
        case "paragraph":
            cites = tuple(Cite(**c) for c in data["cites"])
            return Paragraph(data["number"], _read_text(data["text"]), data["lead"], cites)
        case "heading":
            return Heading(_read_text(data["text"]), data["id"])
        case "list":
            return Bullets(tuple(_read_text(i) for i in data["items"]), data["style"])
        case "note":
            return Note(data["kind"], _read_text(data["text"]))
        case "terms":
            return Terms(tuple((i["label"], _read_text(i["text"])) for i in data["items"]))
        case "figure":
            return Figure(data["caption"], data["alt"], tuple(data["columns"]), _read_rows(data["rows"]))
        case _:
            rows, widths = _read_rows(data["rows"]), tuple(data["widths"])
            return Table(data["caption"], tuple(data["columns"]), rows, widths, data["size"])


def _cell(c: Cell) -> Json:
    return {"text": _text(c.text), "tint": c.tint, "anchor": c.anchor}


def _read_rows(rows: list[list[Json]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(_read_text(c["text"]), c["tint"], c["anchor"]) for c in row) for row in rows)


def _text(text: Text) -> str | list[Any]:
    if all(isinstance(p, Span) and p.kind == "plain" and p.lang is None for p in text) and len(text) < 2:
        return words(text)
    return [_part(p) for p in text]


def _part(p: Part) -> str | Json:
    if isinstance(p, Ref):
        return {"ref": p.number}
    if p.kind == "plain" and p.lang is None:
        return p.text
    return {"text": p.text, "kind": p.kind, "lang": p.lang}


def _read_text(data: str | list[Any]) -> Text:
    if isinstance(data, str):
        return (Span(data),) if data else ()
    return tuple(_read_part(p) for p in data)


def _read_part(data: str | Json) -> Part:
    if isinstance(data, str):
        return Span(data)
    return Ref(data["ref"]) if "ref" in data else Span(data["text"], data["kind"], data["lang"])
