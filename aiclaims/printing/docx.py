"""A document as a Word file: real styles, list numbering, bookmarks, and fields for references and pages."""

from __future__ import annotations

from aiclaims.outline.model import Outline
from aiclaims.printing.paper import Paper


def render_docx(document: Outline, paper: Paper = "A4") -> bytes:
    """The file. The same document gives the same bytes."""
    raise NotImplementedError((document, paper))
