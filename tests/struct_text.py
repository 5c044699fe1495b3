"""The words of a tagged PDF as a screen reader meets them: block by block, in the order of the structure tree.

Read by the marks in the pages and the tables of characters of the fonts, so that what is found is what is tagged, and
neither columns nor running heads come between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, NameTree, Object, Pdf, String, parse_content_stream


class Tagged:
    """A PDF, and what each mark of each of its pages says."""

    def __init__(self, raw: bytes) -> None:
        self.pdf = Pdf.open(BytesIO(raw))
        self.pages = {page.obj.objgen: dict(_marked(page.obj)) for page in self.pdf.pages}
        self.numbers = {page.obj.objgen: n for n, page in enumerate(self.pdf.pages, 1)}

    def article(self) -> list[Object]:
        """What the document consists of: its head, its contents, its sections; those that run on over a page, again."""
        (document,) = kids(self.pdf.Root.StructTreeRoot)
        return [kid for article in kids(document) for kid in kids(article)]

    def text(self, element: Object) -> str:
        """All that is said in an element and below it; of a figure, its description. Left out are the marks of lists,
        the head of a table that runs on (which has no caption), and a link within a link: the page where it leads."""
        return "".join(self._said(element, None, linked=False))

    def _said(self, element: Object, page: Object | None, *, linked: bool) -> Iterator[str]:
        page = element.get("/Pg", page)
        if "/Alt" in element:
            yield str(element.Alt)
            return
        link = element.S == "/Link"
        for kid in () if (link and linked) or element.S == "/Lbl" else kids(element):
            if isinstance(kid, int):
                yield self.pages[page.objgen].get(kid, "") if page is not None else ""
            elif kid.get("/Type") == "/MCR":
                yield self.pages[kid.get("/Pg", page).objgen].get(int(kid.MCID), "")
            elif "/S" in kid and not (kid.S == "/THead" and _runs_on(element)):
                yield from self._said(kid, page, linked=linked or link)

    def all(self, tag: str) -> list[Object]:
        """Every element of this tag, in reading order."""
        return [e for e in _below(self.pdf.Root.StructTreeRoot) if e.get("/S") == tag]

    def references(self) -> tuple[set[str], set[str]]:
        """Where links lead, and the places that have a name."""
        links = [a for page in self.pdf.pages for a in page.obj.get("/Annots", ()) if a.Subtype == "/Link"]
        names = NameTree(self.pdf.Root.Names.Dests)
        return {str(a.get("/Dest") or a.A.D) for a in links}, set(names.keys())


def _runs_on(table: Object) -> bool:
    return all(kid.get("/S") != "/Caption" for kid in kids(table))


def _below(element: Object) -> Iterator[Object]:
    for kid in kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield kid
            yield from _below(kid)


def kids(element: Object) -> list[Any]:
    found = element.get("/K", Array())
    return list(found) if isinstance(found, Array) else [found]


def _marked(page: Object) -> Iterator[tuple[int, str]]:
    """The number of each mark on a page, and its words."""
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", Dictionary()).items()}
    said: dict[int, list[str]] = {}
    open_marks: list[int | None] = []
    table: dict[bytes, str] = {}
    for operands, operator in parse_content_stream(page):
        match str(operator):
            case "BDC":
                known = operands[1] if isinstance(operands[1], Dictionary) else {}
                open_marks.append(int(known["/MCID"]) if "/MCID" in known else None)
            case "BMC":
                open_marks.append(None)
            case "EMC":
                open_marks.pop()
            case "Tf":
                table = fonts[str(operands[0])]
            case "Tj" | "TJ":
                mark = next((m for m in reversed(open_marks) if m is not None), None)
                if mark is not None:
                    said.setdefault(mark, []).append(_decoded(operands[0], table))
    yield from ((mark, "".join(words)) for mark, words in said.items())


def _decoded(shown: Any, table: dict[bytes, str]) -> str:
    """The characters of glyphs, each two bytes; between them stand distances."""
    pieces = list(shown) if isinstance(shown, Array) else [shown]
    raw = b"".join(bytes(piece) for piece in pieces if isinstance(piece, String))
    return "".join(table.get(raw[i : i + 2], "") for i in range(0, len(raw), 2))


def _characters(font: Object) -> dict[bytes, str]:
    """From glyph to characters, as the font tells it to whoever copies text."""
    if "/ToUnicode" not in font:
        return {}
    rows = re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", font.ToUnicode.read_bytes())
    return {bytes.fromhex(a.decode()): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in rows}
