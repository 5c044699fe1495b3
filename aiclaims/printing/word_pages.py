"""The pages of a Word file: paper and margins, what stands in their head and foot, and the watermark."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.section import Section as Pages
from docx.shared import Length, Mm, Twips

from aiclaims.outline.model import Outline, State
from aiclaims.printing.paper import Paper
from aiclaims.printing.word_styles import NUMBER
from aiclaims.printing.word_text import Place, field, plain, run

SIZES: dict[Paper, tuple[Length, Length]] = {
    "A4": (Twips(11906), Twips(16838)),
    "Letter": (Twips(12240), Twips(15840)),
}
"""Width and height, in the whole twips that Word itself takes for them."""
TOP, RIGHT, BOTTOM, LEFT, EDGE = (Twips(Mm(mm).twips) for mm in (25, 20, 22, 35, 11))
"""The margins of an upright page, and how far head and foot are from the edge. A page that lies on its side is filed by
its head, so its sides are alike."""


def lay_out(pages: Pages, paper: Paper, *, landscape: bool) -> None:
    """These pages on this paper, upright or on their side."""
    width, height = SIZES[paper]
    pages.page_width, pages.page_height = (height, width) if landscape else (width, height)
    pages.orientation = WD_ORIENTATION.LANDSCAPE if landscape else WD_ORIENTATION.PORTRAIT
    pages.top_margin, pages.right_margin, pages.bottom_margin = TOP, RIGHT, BOTTOM
    pages.left_margin = RIGHT if landscape else LEFT
    pages.header_distance = pages.footer_distance = EDGE


def line_width(pages: Pages) -> Length:
    """How long a line is on these pages."""
    whole, left, right = pages.page_width, pages.left_margin, pages.right_margin
    return Length((whole or 0) - (left or 0) - (right or 0))


def head(pages: Pages, document: Outline, place: Place) -> None:
    """Reference and state, the line of confidentiality, and the watermark behind the page; of later pages too."""
    first = pages.header.paragraphs[0]
    run(first, f"Ref. {document.reference} · {document.state}")
    mark = run(first)
    mark.font.no_proof = True
    mark._r.append(_watermark(document.state))
    if document.confidentiality:
        plain(pages.header.add_paragraph(style="Header"), document.confidentiality, place, "Sans")


def foot(pages: Pages, document: Outline) -> None:
    """The section, and page X of Y. Word finds the section by the number of the heading's level, whatever language its
    menus are in; a program that cannot shows the title, which is true of every page."""
    pages.footer.is_linked_to_previous = False
    line = pages.footer.paragraphs[0]
    stops = line.paragraph_format.tab_stops
    if document.kind == "outline":
        stops.add_tab_stop(NUMBER)  # a heading has a tab after its number
        field(line, "STYLEREF 1", document.title)
    stops.add_tab_stop(line_width(pages), WD_TAB_ALIGNMENT.RIGHT)
    run(line).add_tab()
    run(line, "Page ")
    field(line, "PAGE")
    run(line, " of ")
    field(line, "NUMPAGES")


SHAPE = """
<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office">
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>
<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" o:allowincell="f" fillcolor="#e4e0d6"
 stroked="f"><v:fill opacity=".6"/><v:textpath style="font-family:&quot;Source Sans 3&quot;;font-size:1pt"/></v:shape>
</w:pict>
"""
"""Words bent to a shape, as Word writes them itself; by the name of the shape it knows its own watermark, and offers to
remove it."""
LETTER_WIDTH, HEIGHT = 20, 22
"""Of the watermark, in points."""


def _watermark(state: State) -> Any:
    """The word of the state, upwards in the left margin: nothing is behind the text. It fits the narrower margin of a
    page that lies on its side too."""
    drawn: Any = parse_xml(SHAPE)
    shape = drawn[-1]
    shape.set("alt", state)
    shape.set(
        "style",
        f"position:absolute;margin-left:0;margin-top:0;width:{LETTER_WIDTH * len(state)}pt;height:{HEIGHT}pt;"
        "rotation:270;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:left-margin-area;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin",
    )
    shape[-1].set("string", state)
    return drawn
