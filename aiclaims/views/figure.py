"""An issue as a drawing: the issue, its rules and factors, what they read. Says nothing that the list does not."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from aiclaims.outline.wording import Clause, Structure
from aiclaims.reasoning.model import Condition

LINE, PAD, GAP, LETTER = 15, 7, 10, 6.1
"""In units of the drawing: a line of text, the space around it and between boxes, the mean width of a letter."""
COLUMNS = ((0, 120), (160, 150), (370, 190))
"""Where each column begins and how wide its boxes are."""
MOST_LINES = 4


@dataclass(slots=True)
class Box:
    """`kind`: issue, rule, factor, answer, does, silent."""

    kind: str
    lines: list[str]
    column: int
    y: float = 0

    @property
    def x(self) -> int:
        return COLUMNS[self.column][0]

    @property
    def width(self) -> int:
        return COLUMNS[self.column][1]

    @property
    def height(self) -> int:
        return LINE * len(self.lines) + 2 * PAD

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def inner(self) -> float:
        """Where the second line of a double frame begins."""
        return self.y + 2

    @property
    def text(self) -> list[tuple[int, float, str]]:
        """Each line of text with where it stands."""
        return [(self.x + PAD, self.y + PAD + LINE * (n + 0.75), line) for n, line in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Edge:
    """`kind`: concludes, needs, one_of, unless, against."""

    kind: str
    start: Box
    end: Box

    @property
    def path(self) -> str:
        x1, x2 = self.start.x + self.start.width, self.end.x
        y1, y2, bend = self.start.middle, self.end.middle, (x2 - x1) / 2
        return f"M{x1} {y1:.1f}C{x1 + bend} {y1:.1f} {x2 - bend} {y2:.1f} {x2} {y2:.1f}"

    @property
    def bar(self) -> str:
        """The bar that ends the line of what speaks against."""
        return f"M{self.end.x - 4} {self.end.middle - 6:.1f}v12"


@dataclass(frozen=True, slots=True)
class Figure:
    boxes: list[Box]
    edges: list[Edge]
    width: int
    height: int


def figure(structure: Structure) -> Figure:
    """The drawing. A condition that several rules read is drawn once."""
    top = _box("issue", structure.issue.title, 0)
    rows: dict[Condition, Box] = {}
    middle: list[Box] = []
    edges: list[Edge] = []
    for box, read in _read(structure):
        middle.append(box)
        edges.append(Edge("concludes", top, box))
        for kind, clause in read:
            row = rows.setdefault(clause.condition, _box(_kind(clause), _label(clause), 2))
            edges.append(Edge(kind, box, row))
    right = sorted(rows.values(), key=lambda row: _pull(row, middle, edges))
    height = max(_stack([top]), _stack(middle), _stack(right))
    for column in ([top], middle, right):
        _spread(column, height)
    return Figure([top, *middle, *right], edges, COLUMNS[-1][0] + COLUMNS[-1][1] + 2, height)


def _read(structure: Structure) -> list[tuple[Box, list[tuple[str, Clause]]]]:
    """Each rule or factor as a box, with what it reads and how."""
    found = []
    for w in structure.rules:
        read = [*(("needs", c) for c in w.needs), *(("one_of", c) for c in w.one_of)]
        read += [("unless", u.clause) for u in w.unless]
        found.append((_box("rule", w.rule.id.replace("_", " "), 1), read))
    for factor, clause in structure.factors:
        speaks = "needs" if factor.side == "for" else "against"
        words = f"{factor.side}: {factor.id.replace('_', ' ')}"
        found.append((_box("factor", words, 1), [(speaks, clause)]))
    return found


def _box(kind: str, text: str, column: int) -> Box:
    lines = wrap(text[:1].upper() + text[1:], int((COLUMNS[column][1] - 2 * PAD) / LETTER))
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip(" ,;:.") + " …"]
    return Box(kind, lines, column)


def _kind(clause: Clause) -> str:
    return "issue" if clause.condition.kind == "some" else clause.condition.kind


def _label(clause: Clause) -> str:
    """A condition in few words."""
    kind = clause.condition.kind
    if kind == "silent":
        return f"silent: {clause.condition.id.partition('_')[2].replace('_', ' ')}"
    if kind in ("issue", "some"):
        return clause.name + (" (some party)" if kind == "some" else "")
    return str(clause).removeprefix("the answer to ")


def _pull(row: Box, middle: list[Box], edges: list[Edge]) -> float:
    """The mean place of the boxes that read a row, so that lines cross little."""
    readers = [middle.index(e.start) for e in edges if e.end is row]
    return sum(readers) / len(readers)


def _stack(column: list[Box]) -> int:
    return sum(b.height + GAP for b in column)


def _spread(column: list[Box], height: int) -> None:
    """Set the boxes one under the other, what is left of the height shared out between them."""
    space = (height - _stack(column)) / max(1, len(column))
    y = GAP / 2 + space / 2
    for box in column:
        box.y = y
        y += box.height + GAP + space
