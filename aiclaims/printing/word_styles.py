"""The styles of a Word file, each defined once, for whoever restyles it. Sizes in points, as in the PDF."""

from __future__ import annotations

from dataclasses import dataclass

from aiclaims.printing.word_lists import GREY, HANGING, LEFT, STYLES
from aiclaims.printing.word_xml import part, tag, twips

INK, TEAL, RED, RULE = "1C2530", "0B5160", "A61B16", "CFC9BB"
FACES = {
    "serif": ("Source Serif 4", "Noto Serif CJK SC", "Times New Roman"),
    "sans": ("Source Sans 3", "Noto Sans CJK SC", "Arial"),
    "mono": ("Source Code Pro", "Noto Sans Mono CJK SC", "Courier New"),
}
"""Typefaces for Latin, for Chinese (a Japanese run names its own), and for scripts that run to the left."""


@dataclass(frozen=True, slots=True)
class Look:
    """How text of a style is set; nothing said is taken from the style it is based on."""

    face: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    unchecked: bool = False  # names are no mistakes of spelling

    def xml(self) -> str:
        said = [_fonts(self.face)] if self.face else []
        said += [tag("b"), tag("bCs")] if self.bold else []
        said += [tag("i"), tag("iCs")] if self.italic else []
        said += [tag("noProof")] if self.unchecked else []
        said += [tag("color", val=self.colour)] if self.colour else []
        said += [tag(name, val=round(self.size * 2)) for name in ("sz", "szCs")] if self.size else []
        return tag("rPr", *said) if said else ""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `space`: before, after, least height of a line. `indent`: left, and how far the first line
    hangs out. `level`: of a heading, from 0. `list`: the kind of list it is numbered in. `line`: the colour of the rule
    at its left. `tabs`: position and leader of each, in twips."""

    id: str
    name: str
    look: Look = Look()
    space: tuple[float, float, float] | None = None
    indent: tuple[float, float] | None = None
    based: str = "Normal"
    next: str = ""
    keep: bool = False
    level: int | None = None
    list: int | None = None
    line: str = ""
    tabs: tuple[tuple[str, int, str], ...] = ()

    def xml(self) -> str:
        based = tag("basedOn", val=self.based) if self.id != "Normal" else ""
        after = tag("next", val=self.next) if self.next else ""
        first = {"default": 1} if self.id == "Normal" else {}
        own = {} if self.name[0].islower() or self.name in BUILT_IN else {"customStyle": 1}
        said = tag("name", val=self.name), based, after, tag("qFormat"), self._setting(), self.look.xml()
        return tag("style", *said, type="paragraph", **first, **own, styleId=self.id)

    def _setting(self) -> str:
        """In the order Word wants."""
        said = [tag("keepNext"), tag("keepLines")] if self.keep else []
        said += [tag("numPr", tag("numId", val=self.list + 1))] if self.list is not None else []
        said += [tag("pBdr", _rule("left", 20, self.line, 7))] if self.line else []
        said += (
            [tag("tabs", *(tag("tab", val=v, leader=leader, pos=p) for v, p, leader in self.tabs))] if self.tabs else []
        )
        said += [_spacing(*self.space)] if self.space else []
        said += [tag("ind", left=twips(self.indent[0]), hanging=twips(self.indent[1]))] if self.indent else []
        said += [tag("outlineLvl", val=self.level)] if self.level is not None else []
        return tag("pPr", *said) if said else ""


BUILT_IN = ("Normal", "Title", "List Bullet", "List Number", "Strong", "TOC Heading")
SANS = Look("sans", 9)


def _listed(kind: int, name: str, space: tuple[float, float, float]) -> Style:
    return Style(STYLES[kind], name, Look(), space, (LEFT[kind], HANGING[kind]), list=kind)


def paragraph_styles(width: int) -> tuple[Style, ...]:
    """`width`: of the line of an upright page, in twips."""
    return (
        Style("Normal", "Normal", Look("serif", 11, colour=INK), (0, 5, 16)),
        Style("Title", "Title", Look(size=19, bold=True, colour=TEAL), (0, 10, 24), next="Normal", keep=True),
        Style("Heading1", "heading 1", Look(size=14.5, bold=True, colour=TEAL), (14, 5, 19), (30, 30), level=0,
              next="NumberedParagraph", keep=True, tabs=(("left", twips(30), "none"),)),
        Style("Heading2", "heading 2", Look(size=11.5, bold=True), (9, 3, 15), level=1,
              next="NumberedParagraph", keep=True),
        Style("Heading3", "heading 3", Look(size=11, italic=True), (8, 3, 15), level=2,
              next="NumberedParagraph", keep=True),
        _listed(0, "Numbered paragraph", (0, 5, 16)),
        _listed(1, "List Bullet", (0, 2, 16)),
        _listed(2, "List Number", (0, 2, 16)),
        _listed(3, "Tick box", (0, 2, 16)),
        Style("Note", "Note", Look(size=10), (8, 8, 14), (9, 0), line="6E7682"),
        Style("Warning", "Warning", based="Note", line=RED),
        Style("Caption", "caption", Look("sans", 8.5, colour=GREY), (6, 3, 11), next="TableText", keep=True),
        Style("TableText", "Table text", SANS, (1.5, 2, 12)),
        Style("TableTextSmall", "Table text small", Look(size=8.5), (1.5, 2, 11.5), based="TableText"),
        Style("TableTextTiny", "Table text tiny", Look(size=8.5), (1, 1.5, 10.5), based="TableText"),
        Style("CellHeading", "Cell heading", Look(bold=True), based="TableText", keep=True),
        Style("TermLabel", "Term label", Look(bold=True, colour=GREY), based="TableText"),
        Style("AfterTable", "After table", Look(size=4), (0, 0, 6), next="NumberedParagraph"),
        Style("TOCHeading", "TOC Heading", Look("sans", 9, bold=True, colour=GREY), (10, 3, 12), keep=True),
        Style("TOC1", "toc 1", SANS, (0, 0, 13), (30, 30), next="Normal",
              tabs=(("left", twips(30), "none"), ("right", width, "dot"))),
        Style("Header", "header", Look("sans", 8, colour=GREY), (0, 0, 10)),
        Style("Footer", "footer", Look("sans", 8, colour=GREY), (0, 0, 10)),
    )  # fmt: skip


CHARACTERS = (
    ("Lead", "Lead", Look("sans", 10, bold=True)),
    ("Citation", "Citation", Look("sans", 8.5, colour=GREY)),
    ("PageReference", "Page reference", Look("sans", 7.5, colour=GREY)),
    ("Strong", "Strong", Look(bold=True)),
    ("OwnWords", "Own words", Look(italic=True, unchecked=True)),
    ("PartyName", "Party name", Look(unchecked=True)),
    ("Code", "Code", Look("mono", 8.5, unchecked=True)),
)


def styles(width: int) -> str:
    """The styles part of the file."""
    language = tag("lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA")
    default = tag("rPr", _fonts("serif"), tag("sz", val=22), tag("szCs", val=22), language)
    defaults = tag("docDefaults", tag("rPrDefault", default), tag("pPrDefault"))
    characters = "".join(_character(*style) for style in CHARACTERS)
    return part("styles", defaults, *(s.xml() for s in paragraph_styles(width)), characters, _plain_table(), _table())


def _character(id: str, name: str, look: Look) -> str:
    own = {} if name in BUILT_IN else {"customStyle": 1}
    return tag("style", tag("name", val=name), tag("qFormat"), look.xml(), type="character", **own, styleId=id)


def _plain_table() -> str:
    """What every table starts from."""
    cell = tag("tblCellMar", *(tag(side, w=w, type="dxa") for side, w in _margins(0).items()))
    said = tag("name", val="Normal Table"), tag("tblPr", tag("tblInd", w=0, type="dxa"), cell)
    return tag("style", *said, type="table", default=1, styleId="TableNormal")


def _table() -> str:
    """Thin rules between the rows, a dark one under the head."""
    rules = tag("tblBorders", _rule("bottom", 4, RULE), _rule("insideH", 4, RULE))
    cell = tag("tblCellMar", *(tag(side, w=w, type="dxa") for side, w in _margins(4).items()))
    head = tag("tblStylePr", tag("tcPr", tag("tcBorders", _rule("bottom", 6, INK))), type="firstRow")
    said = tag("name", val="Outline table"), tag("basedOn", val="TableNormal"), tag("qFormat")
    return tag("style", *said, tag("tblPr", rules, cell), head, type="table", customStyle=1, styleId="OutlineTable")


def _margins(points: float) -> dict[str, int]:
    return {"top": 0, "left": twips(points), "bottom": 0, "right": twips(points)}


def _fonts(face: str) -> str:
    latin, chinese, leftward = FACES[face]
    return tag("rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=leftward)


def _spacing(before: float, after: float, line: float) -> str:
    said = {"before": twips(before), "after": twips(after), "line": twips(line)}
    return tag("spacing", **said, lineRule="atLeast")


def _rule(side: str, eighths: int, colour: str, space: int = 0) -> str:
    return tag(side, val="single", sz=eighths, space=space, color=colour)
