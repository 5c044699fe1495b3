"""Printing an outline beside bare WeasyPrint: the same finished HTML and CSS, the same fonts, one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from timeit import Timer

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aiclaims.settings")
django.setup()

from aiclaims.outline import Outline, build_outline  # noqa: E402 - templates need settings
from aiclaims.printing import pdf  # noqa: E402
from aiclaims.printing.html import render_html  # noqa: E402
from aiclaims.reasoning import Matter, Rulebook, assess, read_matter  # noqa: E402

SHORT, LONG = "wipo_alone", "guangzhou_defence"
"""Worked matters whose outlines have about 8 and 25 pages."""
ROUNDS = 5
DAY = date(2026, 11, 22)
WORKED = Path(__file__).resolve().parent.parent / "fixtures"


def paper(rulebook: Rulebook) -> dict[str, float]:
    """Seconds, pages and ratios for both lengths: ours goes all the way from the answers to the finished file."""
    found: dict[str, float] = {}
    for key, name in (("short", SHORT), ("long", LONG)):
        found |= {f"pdf_{key}_{what}": value for what, value in _beside(rulebook, name).items()}
    return found


def _beside(rulebook: Rulebook, name: str) -> dict[str, float]:
    matter = read_matter(WORKED / f"{name}.toml", rulebook)
    html = render_html(_outline(rulebook, matter))
    pages = _pages(pdf.pdf_of(html))  # the first render also loads the writer and its fonts: not counted
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: pdf.render_pdf(_outline(rulebook, matter))))
        bare.append(_seconds(lambda: pdf.bare(html)))
    ratio = median(a / b for a, b in zip(ours, bare, strict=True))
    return {"pages": pages, "s": median(ours), "bare_s": median(bare), "ratio": ratio}


def _outline(rulebook: Rulebook, matter: Matter) -> Outline:
    return build_outline(rulebook, assess(rulebook, matter), generated=DAY)


def _seconds(task: Callable[[], object]) -> float:
    return Timer(task, timer=process_time).timeit(1)


def _pages(document: bytes) -> int:
    from io import BytesIO

    from pypdf import PdfReader

    return len(PdfReader(BytesIO(document)).pages)
