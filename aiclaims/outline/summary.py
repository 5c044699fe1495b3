"""The first page of an outline on its own, for whoever reads nothing else."""

from __future__ import annotations

from dataclasses import replace

from aiclaims.outline.model import Block, Note, Outline, Paragraph, Ref, Section, Span, Table, Text


def build_summary(outline: Outline) -> Outline:
    """The title block and the answer on one page; its references name paragraphs of the outline it was taken from."""
    return replace(outline, kind="summary", sections=tuple(_alone(s) for s in outline.sections[:1]))


def _alone(section: Section) -> Section:
    """The section with references that lead out of it as numbers, and a word on where they lead."""
    own = {b.number for b in section.blocks if isinstance(b, Paragraph)}
    note = Note("note", (Span("Paragraphs (§) and sections are those of the outline."),))
    return replace(section, blocks=(*(_block(b, own) for b in section.blocks), note))


def _block(block: Block, own: set[int]) -> Block:
    """The answer has paragraphs, notes and one table."""
    if isinstance(block, Table):
        rows = tuple(tuple(replace(cell, text=_text(cell.text, own)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return replace(block, text=_text(block.text, own)) if isinstance(block, Paragraph | Note) else block


def _text(text: Text, own: set[int]) -> Text:
    return tuple(Span(f"§{p.number}") if isinstance(p, Ref) and p.number not in own else p for p in text)
