"""The lists of a Word file: one for the numbered paragraphs, and those of points, numbers and boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiclaims.printing.word_xml import part, tag, twips

GREY = "454F5B"
PARAGRAPHS, POINTS, NUMBERS, BOXES = 0, 1, 2, 3
STYLES = ("NumberedParagraph", "ListBullet", "ListNumber", "TickBox")
LEFT, HANGING = (30, 44, 44, 44), (30, 14, 14, 14)
"""Where the text of each kind of list begins, and how far before it the number stands, in points."""


@dataclass(slots=True)
class Lists:
    """The lists begun so far, each of a kind and from a number on; a list is known by its place in `begun`, from 1."""

    begun: list[tuple[int, int]] = field(
        default_factory=lambda: [(PARAGRAPHS, 1), (POINTS, 1), (NUMBERS, 1), (BOXES, 1)]
    )
    paragraphs: int = 1
    last: int = 0

    def numbered(self, number: int) -> str:
        """The properties of a paragraph that shows this number: one list for all, unless the numbers jump."""
        if number != self.last + 1:
            self.paragraphs = self._begin(PARAGRAPHS, number)
        self.last = number
        return _in_list(self.paragraphs)

    def points(self) -> str:
        return _in_list(POINTS + 1)

    def boxes(self) -> str:
        return _in_list(BOXES + 1)

    def from_one(self) -> str:
        """The properties of the items of a new list of numbers."""
        return _in_list(self._begin(NUMBERS, 1))

    def part(self) -> str:
        """The numbering part of the file."""
        kinds = (
            _paragraphs(),
            _bullets(POINTS, "•", "Source Sans 3"),
            _numbers(),
            _bullets(BOXES, "☐", "Segoe UI Symbol"),
        )
        return part("numbering", *kinds, *(_begun(n, *kind) for n, kind in enumerate(self.begun, 1)))

    def _begin(self, kind: int, start: int) -> int:
        self.begun.append((kind, start))
        return len(self.begun)


def _in_list(id: int) -> str:
    return tag("numPr", tag("ilvl", val=0), tag("numId", val=id))


def _begun(id: int, kind: int, start: int) -> str:
    afresh = tag("lvlOverride", tag("startOverride", val=start), ilvl=0) if id > len(STYLES) else ""
    return tag("num", tag("abstractNumId", val=kind), afresh, numId=id)


def _paragraphs() -> str:
    """Two further levels stand ready for whoever edits the file."""
    below = (("lowerLetter", "(%2)", 52), ("lowerRoman", "(%3)", 74))
    first = _level(0, "decimal", "%1.", PARAGRAPHS, tag("pStyle", val=STYLES[PARAGRAPHS]))
    rest = "".join(_plain(n, how, shown, left, 22) for n, (how, shown, left) in enumerate(below, 1))
    return _kind(PARAGRAPHS, "multilevel", first + rest)


def _numbers() -> str:
    return _kind(NUMBERS, "singleLevel", _level(0, "decimal", "%1.", NUMBERS, tag("pStyle", val=STYLES[NUMBERS])))


def _bullets(kind: int, sign: str, font: str) -> str:
    face = tag("rFonts", ascii=font, hAnsi=font, cs=font, hint="default")
    return _kind(kind, "singleLevel", _level(0, "bullet", sign, kind, tag("pStyle", val=STYLES[kind]), face))


def _kind(id: int, how: str, levels: str) -> str:
    return tag("abstractNum", tag("multiLevelType", val=how), levels, abstractNumId=id)


def _level(n: int, how: str, shown: str, kind: int, style: str, face: str = "") -> str:
    return _plain(n, how, shown, LEFT[kind], HANGING[kind], style, face)


def _plain(n: int, how: str, shown: str, left: int, hanging: int, style: str = "", face: str = "") -> str:
    indent = tag("pPr", tag("ind", left=twips(left), hanging=twips(hanging)))
    looks = tag("rPr", face, tag("color", val=GREY))
    said = (tag("numFmt", val=how), style, tag("lvlText", val=shown), tag("lvlJc", val="left"))
    return tag("lvl", tag("start", val=1), *said, indent, looks, ilvl=n)
