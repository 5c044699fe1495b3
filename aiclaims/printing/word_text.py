"""Runs of text in Word: each in its voice and language, references and citations as links that Word keeps right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from aiclaims.outline.model import Cite, Ref, Span, Text
from aiclaims.outline.words import Language, in_languages
from aiclaims.printing.word_fields import UNKNOWN, Marks, bookmark, field
from aiclaims.printing.word_xml import run, tag

Face = Literal["Serif", "Sans"]
VOICES = {"plain": "", "strong": "Strong", "quote": "OwnWords", "name": "PartyName", "code": "Code"}
FORMS = {"ja": ("ja-JP", "JP"), "zh-Hans": ("zh-CN", "SC")}
"""The language as Word names it, and whose glyphs the typeface shows."""

HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
RIGHT_TO_LEFT = f"{HEBREW}\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
LEFTWARD = re.compile(rf"([{RIGHT_TO_LEFT}](?:[\W\d_]*[{RIGHT_TO_LEFT}])*)")
STOP = "\u200e"
"""Said after words that run to the left: what follows runs to the right again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: in a document with these marks, on lines of this width (twips). `reads`: how to show
    characters that Chinese and Japanese both write."""

    marks: Marks
    reads: Language
    width: int


def runs(text: Text, place: Place, face: Face = "Serif", *, pages: bool = False) -> str:
    """The text; `pages`: references name the page too, for which a table has no room."""
    return "".join(_part(part, place, face, pages) for part in text)


def plain(words: str, place: Place, face: Face = "Serif") -> str:
    """Words that come without marks, in the languages they are in."""
    return runs(in_languages(words, reads=place.reads), place, face)


def cited(cites: Iterable[Cite], place: Place) -> str:
    """ "[2: Case 3 p3; 4: Intro p2]", leading to the table of authorities."""
    by: dict[int, dict[str, None]] = {}
    for cite in cites:
        by.setdefault(cite.authority, {}).update({cite.at: None} if cite.at else {})
    style = tag("rStyle", val="Citation")
    rows = [
        place.marks.link(f"authority-{number}", run(str(number), style))
        + (run(f": {', '.join(at)}", style) if at else "")
        for number, at in by.items()
    ]
    return run(" [", style) + run("; ", style).join(rows) + run("]", style) if rows else ""


def closed(text: Text) -> Text:
    """The text without a space at its end."""
    last = text[-1] if text else None
    return (*text[:-1], replace(last, text=last.text.rstrip())) if isinstance(last, Span) else text


def _part(part: Span | Ref, place: Place, face: Face, pages: bool) -> str:
    if isinstance(part, Ref):
        return _reference(part, place, pages)
    return "".join(_span(part, face))


def _reference(ref: Ref, place: Place, pages: bool) -> str:
    """The number of the paragraph it names, live; a paragraph of another document is named only."""
    if ref.anchor not in place.marks.ids:
        return run(f"§{ref.number}")
    number = run("§") + field(rf"REF {bookmark(ref.anchor)} \n \h", str(ref.number))
    style = tag("rStyle", val="PageReference")
    page = run("\u00a0p.\u00a0", style) + field(rf"PAGEREF {bookmark(ref.anchor)} \h", UNKNOWN, style)
    return number + page if pages else number


def _span(span: Span, face: Face) -> Iterator[str]:
    words = span.text.replace("'", "’") if span.kind in ("plain", "strong") else span.text
    for n, piece in enumerate(LEFTWARD.split(words)):
        if n % 2:
            language = "he-IL" if re.match(f"[{HEBREW}]", piece) else "ar-SA"
            yield run(piece, *_voice(span), tag("rtl"), tag("lang", bidi=language)) + run(STOP)
        elif piece:
            yield run(piece, *_voice(span), *_language(span, face))


def _voice(span: Span) -> list[str]:
    return [tag("rStyle", val=VOICES[span.kind])] if VOICES[span.kind] else []


def _language(span: Span, face: Face) -> list[str]:
    if span.lang not in FORMS:
        return [tag("lang", val=span.lang)] if span.lang else []
    name, form = FORMS[span.lang]
    return [tag("rFonts", hint="eastAsia", eastAsia=f"Noto {face} CJK {form}"), tag("lang", eastAsia=name)]
