"""Runs of text in Word: each in its voice and language; bookmarks, links, and the fields that Word works out itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from aiclaims.outline.model import Cite, Ref, Span, Text, by_authority
from aiclaims.outline.words import Language, in_languages
from aiclaims.printing.word_xml import element, fit, style_id

Face = Literal["Serif", "Sans"]
VOICES = {"plain": "", "strong": "Strong", "quote": "Own words", "name": "Party name", "code": "Code"}
FORMS = {"ja": ("ja-JP", "JP"), "zh-Hans": ("zh-CN", "SC")}
"""The language as Word names it, and whose glyphs the typeface shows."""

HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
RIGHT_TO_LEFT = f"{HEBREW}\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
LEFTWARD = re.compile(rf"([{RIGHT_TO_LEFT}](?:[\W\d_]*[{RIGHT_TO_LEFT}])*)")
STOP = "\u200e"
"""Said after words that run to the left: what follows runs to the right again."""
PAGE = "Page reference"
TIED = "\u00a0"
"""A space at which no line breaks."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: in a document whose places have these bookmarks, each with its number in the file. `reads`:
    how to show characters that Chinese and Japanese both write."""

    marks: Mapping[str, int]
    reads: Language


def run(line: Line, words: str = "", style: str = "") -> Run:
    """Words that are set alike, added to the line; the style by its id, for its name is looked for in all styles."""
    made = line.add_run(fit(words))
    if style:
        made._r.style = style_id(style)
    return made


def write(line: Line, text: Text, place: Place, face: Face = "Serif", *, pages: bool = False) -> None:
    """The text, added to the line; `pages`: references name the page too, for which a table has no room."""
    for part, after in zip_longest(text, text[1:]):
        if isinstance(part, Ref):
            _reference(line, part, place, pages)
        else:
            _span(line, _tied(part) if isinstance(after, Ref) else part, face)


def _tied(span: Span) -> Span:
    """The words before a reference, the last of them on one line with it."""
    open_end = span.text[-1:] == " " and span.text[-2:-1].isalpha()
    return replace(span, text=span.text[:-1] + TIED) if open_end else span


def plain(line: Line, words: str, place: Place, face: Face = "Serif") -> None:
    """Words that come without marks, in the languages they are in."""
    write(line, in_languages(words, reads=place.reads), place, face)


def cite(line: Line, cites: Iterable[Cite], place: Place) -> None:
    """ "[2: Case 3 p3; 4: Intro p2]", leading to the table of authorities, broken between places only."""
    by = by_authority(cites)
    for n, (number, at) in enumerate(by.items()):
        run(line, "; " if n else " [", "Citation")
        with linked(line, f"authority-{number}", place):
            run(line, str(number), "Citation")
        if at:
            run(line, f":{TIED}{', '.join(place.replace(' ', TIED) for place in at)}", "Citation")
    if by:
        run(line, "]", "Citation")


def closed(text: Text) -> Text:
    """The text without a space at its end."""
    last = text[-1] if text else None
    return (*text[:-1], replace(last, text=last.text.rstrip())) if isinstance(last, Span) else text


def field(line: Line, code: str, shown: str = "", style: str = "") -> None:
    """A field with what it shows until Word works it out.

    Only the reader's program knows on which page anything stands, and a page that we made up would be believed: until
    then a field that tells a page shows nothing. No field is marked dirty: that asks the reader the same question as
    `updateFields` in the settings, and some versions of Word then count every page of the contents as page 1.
    """
    begin_field(line, code, style)
    if shown:
        run(line, shown, style)
    end_field(line, style)


def begin_field(line: Line, code: str, style: str = "") -> None:
    """What follows, until the end of the field, is what it shows until Word works it out."""
    _mark(line, "begin", style)
    _code(line, f" {code} ", style)
    _mark(line, "separate", style)


def end_field(line: Line, style: str = "") -> None:
    _mark(line, "end", style)


def _mark(line: Line, kind: str, style: str) -> None:
    run(line, style=style)._r.append(element("fldChar", fldCharType=kind))


def _code(line: Line, code: str, style: str) -> None:
    instruction = element("instrText")
    instruction.text = code
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run(line, style=style)._r.append(instruction)


@contextmanager
def bookmarked(line: Line, anchor: str, place: Place) -> Iterator[None]:
    """What is added to the line meanwhile has the bookmark of this place around it; no place, no bookmark."""
    if anchor:
        line._p.append(element("bookmarkStart", id=place.marks[anchor], name=_bookmark(anchor)))
    yield
    if anchor:
        line._p.append(element("bookmarkEnd", id=place.marks[anchor]))


@contextmanager
def linked(line: Line, anchor: str, place: Place) -> Iterator[None]:
    """What is added to the line meanwhile leads to that place, if this document has it."""
    before = len(line._p)
    yield
    if anchor in place.marks:
        inner = line._p[before:]
        line._p.append(element("hyperlink", *inner, anchor=_bookmark(anchor), history=1))


def _bookmark(anchor: str) -> str:
    """The name of a bookmark: letters, digits and underscores, forty at most."""
    return re.sub(r"[^A-Za-z0-9]", "_", anchor)[:40]


def _reference(line: Line, ref: Ref, place: Place, pages: bool) -> None:
    """The number of the paragraph it names, live; a paragraph of another document is named only."""
    if ref.anchor not in place.marks:
        run(line, f"§{ref.number}")
        return
    run(line, "§")
    field(line, rf"REF {_bookmark(ref.anchor)} \n \h", str(ref.number))
    if pages:
        _page(line, ref)


def _page(line: Line, ref: Ref) -> None:
    """Its page, live, with the words before it in the same field: they come and go together."""
    _mark(line, "begin", PAGE)
    _code(line, f' QUOTE "{TIED}p.{TIED}', PAGE)
    field(line, f"PAGEREF {_bookmark(ref.anchor)}", style=PAGE)
    _code(line, '" ', PAGE)
    _mark(line, "separate", PAGE)
    _mark(line, "end", PAGE)


def _span(line: Line, span: Span, face: Face) -> None:
    words = span.text.replace("'", "’") if span.kind in ("plain", "strong") else span.text
    for n, piece in enumerate(LEFTWARD.split(words)):
        if n % 2:
            _leftward(run(line, piece, VOICES[span.kind]), piece)
            run(line, STOP)
        elif piece:
            said = run(line, piece, VOICES[span.kind])
            _say(said, span.lang, face)
            if span.kind == "quote" and span.lang in FORMS:
                said.italic = False  # no Chinese or Japanese hand slants


def _leftward(said: Run, piece: str) -> None:
    said.font.rtl = True
    said._r.get_or_add_rPr().append(element("lang", bidi="he-IL" if re.match(f"[{HEBREW}]", piece) else "ar-SA"))


def _say(said: Run, lang: str | None, face: Face) -> None:
    """The language of the run, and a typeface that shows its characters as that country writes them."""
    if not lang:
        return
    properties = said._r.get_or_add_rPr()
    if lang not in FORMS:
        properties.append(element("lang", val=lang))
        return
    name, form = FORMS[lang]
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:hint"), "eastAsia")
    fonts.set(qn("w:eastAsia"), f"Noto {face} CJK {form}")
    properties.append(element("lang", eastAsia=name))
