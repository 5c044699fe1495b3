"""Whether this machine has the faces for the languages of a document, told before it is printed without them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

FACES = {
    "ja": ("Japanese", ("Noto Serif CJK JP", "Noto Sans CJK JP")),
    "zh-Hans": ("Chinese", ("Noto Serif CJK SC", "Noto Sans CJK SC")),
}
"""For each language that our own faces lack: its name, and the faces the stylesheet names for it."""
PACKAGE = "fonts-noto-cjk"


def lacking(html: str) -> str:
    """One sentence on what to install before this document can be printed; empty where nothing is."""
    without = [name for lang, (name, faces) in FACES.items() if f'lang="{lang}"' in html and not all(map(_here, faces))]
    if not without:
        return ""
    return (
        f"The PDF cannot be made on this machine because it has no typeface for the {' and '.join(without)} in this"
        f" document; install {PACKAGE} and try again."
    )


def _here(face: str) -> bool:
    return face in _installed()


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    """The families that fontconfig, which the PDF writer asks, has on this machine."""
    from weasyprint.text.ffi import ffi, fontconfig

    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    return frozenset(family for n in range(fonts.nfont) for family in _families(ffi, fontconfig, fonts.fonts[n]))


def _families(ffi: Any, fontconfig: Any, font: Any) -> Iterator[str]:
    """The names of one font, in each language it has one in."""
    name, n = ffi.new("FcChar8 **"), 0
    while fontconfig.FcPatternGetString(font, b"family", n, name) == fontconfig.FcResultMatch:
        yield ffi.string(name[0]).decode(errors="replace")
        n += 1
