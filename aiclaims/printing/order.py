"""What somebody wants printed of a matter, and how: from an assessment to a document, from a document to a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from aiclaims.outline import Cover, Outline, build_letter, build_outline, build_summary
from aiclaims.outline.model import Kind, State
from aiclaims.printing.html import render_html
from aiclaims.printing.paper import Paper
from aiclaims.reasoning import Assessment, Rulebook

Format = Literal["pdf", "docx", "json", "html"]
KINDS: tuple[Kind, ...] = ("outline", "summary", "letter")
FORMATS: tuple[Format, ...] = ("pdf", "docx", "json", "html")


@dataclass(frozen=True, slots=True)
class Order:
    """`to`: the id of the party that a letter of a claim goes to. `attach`: the matter goes with the
    PDF of an outline. A JSON outline always holds it; a summary or a letter never does."""

    kind: Kind = "outline"
    format: Format = "pdf"
    paper: Paper = "A4"
    attach: bool = False
    to: str = ""

    @property
    def carries(self) -> bool:
        """Whether the matter goes along."""
        return self.kind == "outline" and (self.format == "json" or (self.format == "pdf" and self.attach))


def made(
    rulebook: Rulebook, assessment: Assessment, order: Order, *, generated: date, cover: Cover, state: State = "DRAFT"
) -> Outline:
    """The document ordered. `rulebook`: the one the assessment was made with. Raises ValueError for a letter to
    somebody to whom none goes."""
    if order.kind == "letter":
        return build_letter(rulebook, assessment, generated=generated, to=order.to)
    outline = build_outline(rulebook, assessment, generated=generated, cover=cover, state=state)
    return build_summary(outline) if order.kind == "summary" else outline


def printed(document: Outline, order: Order, matter: dict[str, Any]) -> bytes:
    """The file ordered, of a document of that kind. `matter`: the matter file as data, put in where the order lets it.
    The same arguments give the same bytes. Raises PdfUnavailableError where no PDF can be made on this machine."""
    along = matter if order.carries and document.kind == "outline" else None
    if order.format == "html":
        return render_html(document, order.paper).encode()
    if order.format == "json":
        from aiclaims.printing.data import render_json

        return render_json(document, along)
    if order.format == "docx":
        from aiclaims.printing.docx import render_docx

        return render_docx(document, order.paper)
    from aiclaims.printing.pdf import render_pdf

    return render_pdf(document, order.paper, along)
