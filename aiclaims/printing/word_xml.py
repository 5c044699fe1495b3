"""Elements of WordprocessingML for which python-docx has no calls of its own."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from aiclaims.outline.words import printable

SPACES = re.compile("[ \t\n\r]+")


def element(name: str, /, *inner: Any, **attributes: str | int) -> Any:
    """An element of Word with what is inside it."""
    made: Any = OxmlElement(f"w:{name}", {qn(f"w:{key}"): fit(str(value)) for key, value in attributes.items()})
    made.extend(inner)
    return made


def style_id(name: str) -> str:
    """The id of a style, as Word makes it of the name: "Table text" gives "TableText", "toc 1" gives "TOC1"."""
    return "".join(part[0].upper() + part[1:] for part in name.replace("toc", "TOC").split())


def fit(words: str) -> str:
    """The words without characters that XML cannot hold, white space folded as in HTML."""
    return SPACES.sub(" ", printable(words))
