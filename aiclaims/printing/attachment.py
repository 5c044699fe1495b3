"""The matter that a PDF of ours carries: how it is written down, and how it is read back from a file of anybody's.

Never starts the PDF writer, so that whoever takes uploads may use it.
"""

from __future__ import annotations

import json
import logging
import zlib
from functools import cache
from io import BytesIO
from typing import Any

logging.getLogger("pikepdf").setLevel(logging.ERROR)  # it tells that it has started

NAME = "matter.json"
DESCRIPTION = "The matter this outline was made from: its answers and records, to be opened again"
LARGEST_PDF = 20_000_000
LARGEST_MATTER = 1_000_000
UNPACKED = 50_000_000
"""Bytes that one packed part of a PDF may have when it is unpacked; ours have a hundredth of it."""


class BrokenPdfError(ValueError):
    """The PDF cannot be read; the message says in one sentence why."""


def written(matter: dict[str, Any]) -> bytes:
    """The matter file as it is attached: JSON in UTF-8."""
    return (json.dumps(matter, ensure_ascii=False, indent=2, default=str) + "\n").encode()


def attached_matter(pdf: bytes) -> bytes | None:
    """The matter file that a PDF carries, None if it carries none. Raises BrokenPdfError for what is no PDF, is locked
    with a password, or unpacks to more than any matter needs."""
    if len(pdf) > LARGEST_PDF:
        raise BrokenPdfError(f"The PDF is larger than {LARGEST_PDF // 1_000_000} MB.")
    _bound()
    from pikepdf import PasswordError, PdfError

    try:
        found = _packed(pdf)
    except PasswordError:
        raise BrokenPdfError("The PDF is locked with a password; save it without one and try again.") from None
    except (PdfError, ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, RuntimeError):
        raise BrokenPdfError("The file is damaged, or no PDF.") from None
    return None if found is None else _unpacked(*found)


@cache
def _bound() -> None:
    """Tell the PDF reader, once a process, how much any part of a file may make it hold."""
    from pikepdf.settings import set_qpdf_limits

    set_qpdf_limits(
        flate_max_memory=UNPACKED,
        run_length_max_memory=UNPACKED,
        png_max_memory=UNPACKED,
        tiff_max_memory=UNPACKED,
        max_stream_filters=2,
        parser_max_container_size=500_000,
        doc_max_warnings=100,
    )


def _packed(pdf: bytes) -> tuple[bytes, str] | None:
    """The attached file of NAME as it stands in the PDF, and the filter it is packed with."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf), attempt_recovery=False, suppress_warnings=True) as document:
        for file in document.Root.get("/AF", []):
            if str(file.get("/UF", "")) == NAME and str(file.get("/AFRelationship", "")) == "/Source":
                stream = file.EF.F
                return stream.read_raw_bytes(), str(stream.get("/Filter", ""))
    return None


def _unpacked(packed: bytes, filter: str) -> bytes:
    if filter not in ("", "/FlateDecode", '[ "/FlateDecode" ]'):
        raise BrokenPdfError("The matter in the PDF is packed in a way that is not ours.")
    try:
        matter = zlib.decompressobj().decompress(packed, LARGEST_MATTER + 1) if filter else packed
    except zlib.error:
        raise BrokenPdfError("The matter in the PDF is damaged.") from None
    if len(matter) > LARGEST_MATTER:
        raise BrokenPdfError(f"The matter in the PDF is larger than {LARGEST_MATTER // 1_000_000} MB.")
    return matter
