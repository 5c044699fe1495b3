"""Small change of language: counts, sentences, and which script a run of text is in."""

from __future__ import annotations

import re
from typing import Literal

from aiclaims.outline.model import Outline, Span, SpanKind

Language = Literal["ja", "zh-Hans"]

WEIGHT_WORDS = {
    "binding": "binding",
    "persuasive": "persuasive",
    "soft law": "soft law, binding nobody",
    "commentary": "commentary, the authors' own view",
    "pending": "pending or under appeal",
    "superseded": "superseded",
    "none": "none: describes, decides nothing",
}

# C0 and C1 controls print nothing, and direction overrides could make a line read as something else on paper.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
IDEOGRAPHS = "\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f"
CJK = re.compile(f"[{IDEOGRAPHS}\U00020000-\U0003ffff](?:(?:[ ·・]*|[0-9A-Za-z]+)[{IDEOGRAPHS}\U00020000-\U0003ffff])*")
"""A run of Chinese or Japanese, with the Latin letters written into it: one name is shown in one country's forms."""
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def printable(text: str) -> str:
    """The text without unprintable characters."""
    return UNPRINTABLE.sub(" ", text)


def clean(text: str) -> str:
    """The text without unprintable characters, white space folded."""
    return " ".join(printable(text).split())


def language_of(text: str) -> Language | None:
    """The language of Chinese or Japanese text; none if both write all of it, or neither."""
    if KANA.search(text):
        return "ja"
    han = "".join(HAN.findall(text))
    japanese, chinese = (_encodes(han, charset) for charset in ("cp932", "gb2312"))
    if japanese and chinese:
        return "zh-Hans" if SIMPLIFIED & set(han) else None
    return "ja" if japanese else "zh-Hans" if chinese else None


SIMPLIFIED = frozenset("广厂个从价圣无胜适")
"""In the character sets of both countries, though Japan writes 広 廠 個 従 価 聖 無 勝 適."""


def _encodes(text: str, charset: str) -> bool:
    # What a country put into its character set is what it writes.
    return text.encode(charset, "ignore").decode(charset) == text


def reading(text: str) -> Language:
    """How to show characters that both languages write: as most of the other names and words in the text are."""
    found = [language_of(run) for run in {run[0] for run in CJK.finditer(text)}]
    return "ja" if found.count("ja") > found.count("zh-Hans") else "zh-Hans"


def reads(outline: Outline) -> Language:
    """How to show such characters in the title, captions and running head of a document: Japanese where all that are
    marked in its title block are."""
    marked = {part.lang for _, text in outline.header for part in text if isinstance(part, Span)} - {None}
    return "ja" if marked == {"ja"} else "zh-Hans"


def in_languages(text: str, kind: SpanKind = "plain", reads: Language = "zh-Hans") -> tuple[Span, ...]:
    """The text as spans, each run of Chinese or Japanese marked with its language: `reads` where both write it."""
    spans: list[Span] = []
    end = 0
    for run in CJK.finditer(text):
        if run.start() > end:
            spans.append(Span(text[end : run.start()], kind))
        spans.append(Span(run[0], kind, language_of(run[0]) or reads))
        end = run.end()
    if end < len(text):
        spans.append(Span(text[end:], kind))
    return tuple(spans)


def count(number: int, one: str, many: str = "") -> str:
    """ "1 fact", "2 facts"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """A capital first, one full stop last."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!" or text.endswith(("”", ".’")) else ".")


PROPER = frozenset(("Chinese", "Japanese", "China", "Japan", "Guangzhou", "Beijing", "Shenzhen", "Article", "I"))


def clause(text: str) -> str:
    """A rulebook sentence made fit to stand inside another: no full stop, small first letter unless a proper name."""
    text = text.strip().rstrip(".")
    first = text.split(" ", 1)[0].rstrip(",:;")
    return text if first in PROPER or first[1:2].isupper() else text[:1].lower() + text[1:]
