"""The matter in a file that somebody opens: a matter file, or an outline that carries one as JSON or attached to a PDF.

Nothing here is trusted: the file may be anybody's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from aiclaims.printing.attachment import BrokenPdfError, attached_matter
from aiclaims.reasoning.matter_data import MatterError, data_of, read_data

PDF = b"%PDF-"


def matter_file(raw: bytes) -> bytes:
    """The matter file attached to a PDF; what is no PDF, as it is. Raises MatterError."""
    if not raw.startswith(PDF):
        return raw
    try:
        found = attached_matter(raw)
    except BrokenPdfError as error:
        raise MatterError([str(error)]) from None
    if found is None:
        raise _carries_none()
    return found


def matter_within(data: Any) -> Any:
    """The matter file as data: what the JSON of an outline carries, else `data` itself. Raises MatterError."""
    if not isinstance(data, dict) or "sections" not in data:  # which no matter file has
        return data
    if not isinstance(data.get("matter"), dict):
        raise _carries_none()
    return data["matter"]


def read_carried(path: Path) -> Any:
    """The matter file as data, from any of these files. Raises MatterError (also for one that cannot be read)."""
    try:
        raw = path.read_bytes()
    except OSError:
        return read_data(path)  # which says so
    if not raw.startswith(PDF):
        return matter_within(read_data(path))
    return data_of(matter_file(raw).decode(errors="replace"), True, path.name)


def _carries_none() -> MatterError:
    said = gettext(
        "This outline carries no matter: download the matter file, or print the outline again with “attach the matter”"
        " ticked."
    )
    return MatterError([said])
