"""The pages of a Word file: paper and margins, what stands in their head and foot, and the watermark."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from aiclaims.outline.model import Outline, State
from aiclaims.outline.words import in_languages
from aiclaims.printing.paper import Paper
from aiclaims.printing.word_fields import UNKNOWN, field
from aiclaims.printing.word_text import Place, runs
from aiclaims.printing.word_xml import paragraph, part, run, symbol, tag, twips

SIZES: dict[Paper, tuple[int, int]] = {"A4": (11906, 16838), "Letter": (12240, 15840)}
"""Width and height, in twips."""
MILLIMETRE = 1440 / 25.4
TOP, RIGHT, BOTTOM, LEFT, EDGE = (round(mm * MILLIMETRE) for mm in (25, 20, 22, 35, 11))
"""The margins of an upright page, and how far head and foot are from the edge. A page that lies on its side is filed by
its head, so its sides are alike."""


def line_width(paper: Paper, *, landscape: bool) -> int:
    """How long a line is, in twips."""
    return SIZES[paper][1] - 2 * RIGHT if landscape else SIZES[paper][0] - LEFT - RIGHT


def pages(paper: Paper, head: str, foot: str, *, landscape: bool) -> str:
    """The properties of a stretch of pages; `head` and `foot` are the relations to those parts."""
    width, height = SIZES[paper]
    size = {"w": height, "h": width, "orient": "landscape"} if landscape else {"w": width, "h": height}
    shown = tag("headerReference", type="default", r_id=head), tag("footerReference", type="default", r_id=foot)
    sides = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": RIGHT if landscape else LEFT}
    margins = tag("pgMar", **sides, header=EDGE, footer=EDGE, gutter=0)
    return tag("sectPr", *shown, tag("type", val="nextPage"), tag("pgSz", **size), margins)


def header(document: Outline, place: Place) -> str:
    """Reference and state, the line of confidentiality, and the watermark behind the page."""
    first = paragraph("Header", run(f"Ref. {document.reference} · {document.state}"), _watermark(document.state))
    confidential = in_languages(document.confidentiality, reads=place.reads)
    line = paragraph("Header", runs(confidential, place, "Sans")) if document.confidentiality else ""
    return part("hdr", first, line)


def footer(document: Outline, width: int) -> str:
    """The section, and page X of Y. Word finds the section by the number of the heading's level, whatever language its
    menus are in; a program that cannot shows the title, which is true of every page."""
    named = field("STYLEREF 1", document.title) if document.kind == "outline" else ""
    count = run("Page ") + field("PAGE", UNKNOWN) + run(" of ") + field("NUMPAGES", UNKNOWN)
    left = tag("tab", val="left", leader="none", pos=twips(30)) if named else ""  # a heading has a tab after its number
    stops = tag("tabs", left, tag("tab", val="right", leader="none", pos=width))
    return part("ftr", paragraph("Footer", named, symbol("tab"), count, properties=stops))


SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>'
    '<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""Words bent to a shape, as Word writes them itself; by the name of the shape it knows its own watermark, and offers to
remove it."""
LETTER_WIDTH, HEIGHT = 48, 72


def _watermark(state: State) -> str:
    """The word of the state across the page, pale enough to read through."""
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{LETTER_WIDTH * len(state)}pt;height:{HEIGHT}pt;"
        "rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt={quoteattr(state)}'
        f' style="{place}" o:allowincell="f" fillcolor="#e4e0d6" stroked="f"><v:fill opacity=".6"/>'
        f'<v:textpath style="font-family:&quot;Source Sans 3&quot;;font-size:1pt" string={quoteattr(state)}/></v:shape>'
    )
    return tag("r", tag("rPr", tag("noProof")), tag("pict", SHAPE, shape))
