"""A document as PDF. The only place that starts the PDF writer, which can fetch nothing but our own files."""

from __future__ import annotations

import atexit
import logging
import re
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from django.conf import settings

from aiclaims.outline.model import Outline
from aiclaims.printing import attachment
from aiclaims.printing.conformance import VARIANT, conform
from aiclaims.printing.faces import lacking
from aiclaims.printing.html import render_html
from aiclaims.printing.paper import Paper

for _name in ("weasyprint", "weasyprint.progress", "fontTools"):
    logging.getLogger(_name).setLevel(logging.ERROR)  # they tell every step, and a refused address could be quoted

STATIC = Path(settings.BASE_DIR) / "static"
SCHEME = "aiclaims:"
KINDS = {".css": "text/css", ".woff2": "font/woff2"}
HOUR = 3600
TYPES = ("usual", "small", "smallest")
"""The sizes of type in which a page may be set, as the stylesheet knows them."""
ONE_AT_A_TIME = Lock()  # the fonts are shared between documents, and know nothing of threads


class PdfUnavailableError(Exception):
    """What the PDF needs is missing here; the message says in one sentence what to install."""


def render_pdf(document: Outline, paper: Paper = "A4", matter: dict[str, Any] | None = None) -> bytes:
    """The tagged PDF (PDF/A-3a and PDF/UA-1), with the matter attached where it is given. The same document gives the
    same bytes. Raises PdfUnavailableError where a library or a face it needs is missing."""
    content = None if matter is None else attachment.written(matter)
    return pdf_of(render_html(document, paper), content, document.generated, one_page=document.kind == "summary")


def pdf_of(html: str, attached: bytes | None = None, day: str = "", *, one_page: bool = False) -> bytes:
    """The tagged PDF of a whole HTML document; what it refers to outside our own files is refused. `attached`: the
    matter file, dated `day` (ISO). `one_page`: in smaller type where it would run over its page."""
    _writer()
    if said := lacking(html):
        raise PdfUnavailableError(said)
    with ONE_AT_A_TIME:
        pdf, undrawn = _conforming(html, attached, day, one_page)
        if undrawn:  # a box in place of a letter tells nobody what it was, and neither standard allows it
            told = html.translate({letter: f"[U+{letter:04X}]" for letter in undrawn})
            pdf, _ = _conforming(told, attached, day, one_page)
    return pdf


def _conforming(html: str, attached: bytes | None, day: str, one_page: bool) -> tuple[bytes, set[int]]:
    """The PDF, and the characters for which no face on this machine has a shape."""
    undrawn: set[int] = set()

    def finish(document: Any, pdf: Any) -> None:
        conform(pdf)
        undrawn.update(letter for font in document.fonts.values() for letter in font.missing)

    files = [] if attached is None else [_file(attached, day)]
    laid_out = _laid_out(html, one_page, pdf_variant=VARIANT, attachments=files)
    return laid_out.write_pdf(finisher=finish, pdf_variant=VARIANT, attachments=files), undrawn


def bare(html: str) -> bytes:
    """What the PDF writer makes of the same HTML and faces by itself: the yardstick of the bench."""
    with ONE_AT_A_TIME:
        pdf: bytes = _laid_out(html, False, pdf_variant="pdf/ua-1").write_pdf(pdf_variant="pdf/ua-1")
        return pdf


def _laid_out(html: str, one_page: bool, **options: Any) -> Any:
    """The pages, not painted yet; of what ought to keep to one, in the first type that does."""
    for type in TYPES if one_page else TYPES[:1]:
        said = html.replace("<body>", f'<body class="{type}">', 1)
        document = _writer().HTML(string=said, base_url=SCHEME, url_fetcher=_fetcher())
        pages = document.render(font_config=_fonts(int(monotonic() // HOUR)), **options)
        if len(pages.pages) == 1:
            break
    return pages


def _writer() -> Any:
    try:
        import weasyprint
    except OSError as error:
        raise PdfUnavailableError(
            "The PDF cannot be made on this machine because the Pango library is missing; install libpango-1.0-0,"
            " libpangoft2-1.0-0 and libharfbuzz-subset0 and try again."
        ) from error
    return weasyprint


def _file(content: bytes, day: str) -> Any:
    """The matter as a file inside the PDF, dated as the document is."""
    dated = datetime.fromisoformat(day)
    described = {"name": attachment.NAME, "description": attachment.DESCRIPTION, "relationship": "Source"}
    return _writer().Attachment(file_obj=BytesIO(content), created=dated, modified=dated, **described)


@lru_cache(maxsize=1)
def _fonts(hour: int) -> Any:  # noqa: ARG001
    """Our faces, unpacked; that takes longer than a document. Made anew each hour, for they stand in a temporary folder
    that a machine may clear."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    for name in own_files():
        if name.endswith(".css"):
            CSS(url=SCHEME + name, url_fetcher=_fetcher(), font_config=fonts)
    return fonts


atexit.register(_fonts.cache_clear)  # the folder goes with them


@lru_cache(maxsize=1)
def own_files() -> dict[str, Path]:
    """What the PDF writer may read, by name: `print.css` and the font files beside it."""
    folder = STATIC / "fonts"
    return {p.name: p for p in sorted(folder.glob("*")) if p.suffix == ".woff2" or p.name == "print.css"}


@lru_cache(maxsize=1)
def _fetcher() -> Any:
    """A fetcher that knows the names in `own_files` and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ARG002
            path = own_files().get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
            if path is None:
                raise ValueError("outside resource refused")
            return URLFetcherResponse(url, _content(path), {"Content-Type": KINDS[path.suffix]})

    return OwnFilesOnly()


def _content(path: Path) -> bytes:
    """The file; in a stylesheet, relative addresses become names that the fetcher knows."""
    if path.suffix != ".css":
        return path.read_bytes()
    return re.sub(r"url\([\"']?(?:\./)?([\w.-]+)[\"']?\)", rf"url({SCHEME}\1)", path.read_text()).encode()
