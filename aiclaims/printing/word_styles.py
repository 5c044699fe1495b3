"""The styles of a Word file, each defined once, for whoever restyles it. Sizes in points, as in the PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.parfmt import ParagraphFormat

from aiclaims.printing.word_xml import element, style_id

INK, TEAL, RED, RULE, GREY = "1C2530", "0B5160", "A61B16", "CFC9BB", "454F5B"
FACES = {
    "serif": ("Source Serif 4", "Noto Serif CJK SC", "Times New Roman"),
    "sans": ("Source Sans 3", "Noto Sans CJK SC", "Arial"),
    "mono": ("Source Code Pro", "Noto Sans Mono CJK SC", "Courier New"),
}
"""Typefaces for Latin, for Chinese (a Japanese run names its own), and for scripts that run to the left."""
NUMBER = Pt(30)
"""The room that the number of a section or paragraph takes before its text."""


@dataclass(frozen=True, slots=True)
class Look:
    """How text of a style is set; nothing said is taken from the style it is based on."""

    face: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    unchecked: bool = False  # names are no mistakes of spelling


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `space`: before, after, least height of a line. `indent`: left, and how far the first line
    hangs out. `level`: of a heading, from 0. `list`: the number of the list it stands in, which says the indent.
    `line`: the colour of the rule at its left."""

    name: str
    look: Look = Look()
    space: tuple[float, float, float] | None = None
    indent: tuple[float, float] | None = None
    based: str = "Normal"
    next: str = ""
    keep: bool = False
    level: int | None = None
    list: int = 0
    line: str = ""


BUILT_IN = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Header", "Footer", "List Bullet",
            "List Number", "Strong", "TOC Heading", "toc 1", "Normal Table")  # fmt: skip
SANS = Look("sans", 9)
NUMBERED = "Numbered paragraph"
PARAGRAPHS = (
    Style("Normal", Look("serif", 11, colour=INK), (0, 5, 16)),
    Style("Title", Look(size=19, bold=True, colour=TEAL), (0, 10, 24), next="Normal", keep=True),
    Style(NUMBERED, Look(), (0, 5, 16), list=1),
    Style("List Bullet", Look(), (0, 2, 16), list=2),
    Style("List Number", Look(), (0, 2, 16), list=3),
    Style("Tick box", Look(), (0, 2, 16), list=4),
    Style("Heading 1", Look(size=14.5, bold=True, colour=TEAL), (14, 5, 19), (30, 30), next=NUMBERED, keep=True,
          level=0),
    Style("Heading 2", Look(size=11.5, bold=True), (9, 3, 15), next=NUMBERED, keep=True, level=1),
    Style("Heading 3", Look(size=11, italic=True), (8, 3, 15), next=NUMBERED, keep=True, level=2),
    Style("Note", Look(size=10), (8, 8, 14), (9, 0), line="6E7682"),
    Style("Warning", based="Note", line=RED),
    Style("Table text", SANS, (1.5, 2, 12)),
    Style("Table text small", Look(size=8.5), (1.5, 2, 11.5), based="Table text"),
    Style("Table text tiny", Look(size=8.5), (1, 1.5, 10.5), based="Table text"),
    Style("Caption", Look("sans", 8.5, colour=GREY), (6, 3, 11), next="Table text", keep=True),
    Style("Cell heading", Look(bold=True), based="Table text", keep=True),
    Style("Term label", Look(bold=True, colour=GREY), based="Table text"),
    Style("After table", Look(size=4), (0, 0, 6), next=NUMBERED),
    Style("TOC Heading", Look("sans", 9, bold=True, colour=GREY), (10, 3, 12), keep=True),
    Style("toc 1", SANS, (0, 0, 13), (30, 30), next="Normal"),
    Style("Header", Look("sans", 8, colour=GREY), (0, 0, 10)),
    Style("Footer", Look("sans", 8, colour=GREY), (0, 0, 10)),
)  # fmt: skip
"""Each after those it is based on or followed by."""
IN_LETTERS = {
    "Title": Style("Title", Look(size=13, bold=True), (0, 8, 17), next="Normal", keep=True),
    "Heading 1": Style("Heading 1", Look(size=11.5, bold=True), (14, 5, 15), next=NUMBERED, keep=True, level=0),
}
"""What goes out looks like a letter: small heads, and black."""
CHARACTERS = {
    "Lead": Look("sans", 10, bold=True),
    "Citation": Look("sans", 8.5, colour=GREY),
    "Page reference": Look("sans", 7.5, colour=GREY),
    "Strong": Look(bold=True),
    "Own words": Look(italic=True, unchecked=True),
    "Party name": Look(unchecked=True),
    "Code": Look("mono", 8.5, unchecked=True),
}


def define_styles(word: Document, width: Length, *, letter: bool) -> None:
    """The styles of this file instead of those it has; `width`: of the line of an upright page."""
    word.styles.element[:] = [_defaults()]
    for style in PARAGRAPHS:
        _paragraph(word, IN_LETTERS.get(style.name, style) if letter else style)
    for name, look in CHARACTERS.items():
        _set(_added(word, name, WD_STYLE_TYPE.CHARACTER), look)
    for name in ("Heading 1", "toc 1"):
        word.styles[name].paragraph_format.tab_stops.add_tab_stop(NUMBER)
    pages = word.styles["toc 1"].paragraph_format.tab_stops
    pages.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _tables(word)


def _defaults() -> Any:
    language = element("lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA")
    sizes = (element(name, val=22) for name in ("sz", "szCs"))
    default = element("rPr", element("rFonts"), *sizes, language)
    _name_fonts(default[0], "serif")
    return element("docDefaults", element("rPrDefault", default), element("pPrDefault"))


def _added(word: Document, name: str, kind: WD_STYLE_TYPE) -> Any:
    style = word.styles.add_style(name, kind, builtin=name in BUILT_IN)
    style.style_id = style_id(name)
    style.quick_style = True
    if name.startswith("Normal"):
        style.element.default = True
    return style


def _paragraph(word: Document, said: Style) -> None:
    style: ParagraphStyle = _added(word, said.name, WD_STYLE_TYPE.PARAGRAPH)
    if said.name != said.based:
        style.base_style = word.styles[said.based]
    if said.next:
        style.next_paragraph_style = word.styles[said.next]
    _set(style, said.look)
    _space(style.paragraph_format, said)
    properties: Any = style.element.get_or_add_pPr()
    if said.list:
        properties.get_or_add_numPr().get_or_add_numId().val = said.list
    if said.line:
        border = element("pBdr", rule("left", 20, said.line, space=7))
        properties.insert_element_before(border, "w:spacing", "w:ind")
    if said.level is not None:
        properties.append(element("outlineLvl", val=said.level))


def _space(form: ParagraphFormat, said: Style) -> None:
    if said.keep:
        form.keep_with_next = form.keep_together = True
    if said.space:
        form.space_before, form.space_after, form.line_spacing = (Pt(points) for points in said.space)
        form.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    if said.indent:
        form.left_indent, form.first_line_indent = Pt(said.indent[0]), Pt(-said.indent[1])


def _set(style: CharacterStyle, look: Look) -> None:
    """Each look said for all scripts, which Word keeps apart."""
    font, properties = style.font, style.element.get_or_add_rPr()
    if look.face:
        _name_fonts(properties.get_or_add_rFonts(), look.face)
    if look.bold:
        font.bold = font.cs_bold = True
    if look.italic:
        font.italic = font.cs_italic = True
    if look.unchecked:
        font.no_proof = True
    if look.colour:
        font.color.rgb = RGBColor.from_string(look.colour)
    if look.size:
        font.size = Pt(look.size)
        properties.sz.addnext(element("szCs", val=round(look.size * 2)))


def _name_fonts(fonts: Any, face: str) -> None:
    latin, chinese, leftward = FACES[face]
    for script, name in (("ascii", latin), ("hAnsi", latin), ("eastAsia", chinese), ("cs", leftward)):
        fonts.set(qn(f"w:{script}"), name)


def _tables(word: Document) -> None:
    """What every table starts from; labelled lines as it is; and tables with thin rules between the rows, a dark one
    under the head."""
    names = "Normal Table", "Term table", "Outline table"
    plain, terms, ours = (_added(word, name, WD_STYLE_TYPE.TABLE) for name in names)
    plain.style_id = "TableNormal"
    plain.element.append(element("tblPr", element("tblInd", w=0, type="dxa"), _margins(0, 0)))
    terms.base_style = ours.base_style = plain
    terms.element.append(element("tblPr", _margins(0, 6)))
    rules = element("tblBorders", rule("bottom", 4, RULE), rule("insideH", 4, RULE))
    head = element("tblStylePr", element("tcPr", element("tcBorders", rule("bottom", 6, INK))), type="firstRow")
    ours.element.extend((element("tblPr", rules, _margins(4, 4)), head))


def rule(side: str, eighths: int, colour: str, line: str = "single", space: int = 0) -> Any:
    """A border: its width in eighths of a point, its distance from the text in points."""
    return element(side, val=line, sz=eighths, space=space, color=colour)


def _margins(left: float, right: float) -> Any:
    widths = {"top": 0, "left": Pt(left).twips, "bottom": 0, "right": Pt(right).twips}
    return element("tblCellMar", *(element(side, w=width, type="dxa") for side, width in widths.items()))
