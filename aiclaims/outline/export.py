"""An outline as plain data, for files and other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aiclaims.outline.model import Bullets, Heading, Note, Outline, Paragraph, Part, Ref, Section, Table, Terms, Text


def plain_text(text: Text) -> str:
    """The words alone, references spelled out."""
    return "".join(_plain(p) for p in text)


def _plain(part: Part) -> str:
    return f"paragraph {part.number}" if isinstance(part, Ref) else part.text


def outline_json(outline: Outline) -> dict[str, Any]:
    """JSON types only: sections of blocks, each with its `block` kind; texts are strings."""
    return {
        "title": outline.title,
        "side": outline.side,
        "aim": outline.aim,
        "state": outline.state,
        "reference": outline.reference,
        "confidentiality": outline.confidentiality,
        "header": {label: plain_text(value) for label, value in outline.header},
        "sections": [_section(s) for s in outline.sections],
    }


def _section(s: Section) -> dict[str, Any]:
    return {"number": s.number, "id": s.id, "title": s.title, "blocks": [_block(b) for b in s.blocks]}


def _block(b: Paragraph | Heading | Bullets | Note | Table | Terms) -> dict[str, Any]:
    if isinstance(b, Paragraph):
        cites = [asdict(c) for c in b.cites]
        return {"block": "paragraph", "number": b.number, "lead": b.lead, "text": plain_text(b.text), "cites": cites}
    if isinstance(b, Heading):
        return {"block": "heading", "text": plain_text(b.text)}
    if isinstance(b, Bullets):
        return {"block": "list", "ordered": b.ordered, "items": [plain_text(i) for i in b.items]}
    if isinstance(b, Note):
        return {"block": b.kind, "text": plain_text(b.text)}
    if isinstance(b, Terms):
        return {"block": "terms", "items": [{"label": label, "text": plain_text(text)} for label, text in b.items]}
    rows = [[plain_text(c.text) for c in row] for row in b.rows]
    return {"block": "table", "caption": b.caption, "columns": list(b.columns), "rows": rows}
