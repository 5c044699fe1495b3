"""WordprocessingML as text: words go in, elements with their attributes come out, escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from aiclaims.outline.words import printable

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{LINKED}"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
SPACES = re.compile("[ \t\n\r]+")


def tag(name: str, /, *inner: str, **attributes: str | int) -> str:
    """An element of Word with what is inside it; an attribute `r_id` is written `r:id`."""
    said = "".join(f" {_prefixed(key)}={quoteattr(fit(str(value)))}" for key, value in attributes.items())
    return f"<w:{name}{said}>{''.join(inner)}</w:{name}>" if inner else f"<w:{name}{said}/>"


def part(name: str, *inner: str) -> str:
    """The root of a part of the file."""
    return f"{HEAD}<w:{name} {NAMESPACES}>{''.join(inner)}</w:{name}>"


def run(words: str, *properties: str) -> str:
    """Words that are set alike."""
    return tag("r", _properties(properties), tag("t", escape(fit(words)), xml_space="preserve"))


def symbol(name: str, /, *properties: str, **attributes: str | int) -> str:
    """A run that holds one element instead of words: a tab, a part of a field."""
    return tag("r", _properties(properties), tag(name, **attributes))


def paragraph(style: str, *inner: str, properties: str = "") -> str:
    """`properties`: those that come after the style and its `keepNext`, in the order Word wants them."""
    return tag("p", tag("pPr", tag("pStyle", val=style), properties), *inner)


def fit(words: str) -> str:
    """The words without characters that XML cannot hold, white space folded as in HTML."""
    return SPACES.sub(" ", printable(words))


def twips(points: float) -> int:
    """Twentieths of a point, in which Word measures."""
    return round(points * 20)


def _prefixed(name: str) -> str:
    return name.replace("_", ":") if "_" in name else f"w:{name}"


def _properties(properties: tuple[str, ...]) -> str:
    return tag("rPr", *properties) if properties else ""
