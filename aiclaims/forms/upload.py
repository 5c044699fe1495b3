"""A file that is read once as it arrives, for its SHA-256, size and type, and kept nowhere: neither on disk nor in
memory. Nothing in it is opened, unpacked or decoded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any

import puremagic
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LARGEST = 100 * 10**6
LARGEST_FILE = 1_000_000
"""The most bytes of a matter file."""
LARGEST_OUTLINE = 3_000_000
"""The most bytes of an outline that is opened for the matter it carries."""
HEAD = 4096
"""How much of a file is looked at to tell its type."""
TYPES = (
    ("PDF", (".pdf",)),
    (_("ZIP archive"), (".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".epub", ".jar", ".apk")),
    (_("GZIP archive"), (".gz", ".tgz")),
    (_("PNG picture"), (".png",)),
    (_("JPEG picture"), (".jpg", ".jpeg", ".jpe", ".jfif")),
    (_("GIF picture"), (".gif",)),
    (_("WebP picture"), (".webp",)),
    (_("TIFF picture"), (".tiff", ".tif")),
    (_("HEIF picture"), (".heif", ".heic")),
    (_("MP4 video"), (".mp4", ".m4v", ".m4a", ".mov")),
    (_("MP3 sound"), (".mp3",)),
    (_("WAV sound"), (".wav",)),
    (_("HTML page"), (".html", ".htm")),
    (_("email"), (".eml",)),
    (_("Windows program"), (".exe", ".dll")),
)
"""The types that are told apart, each with the name endings that go with it. What else there is has no sure sign."""
NO_SURE_SIGN = {".mp4", ".m4v", ".m4a", ".mov", ".mp3", ".html", ".htm", ".eml", ".tgz"}
"""Endings of those types whose files may begin in other ways too."""
SURE = 0.3
"""The recogniser's own measure of its matches, below which it guesses from two or three bytes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What is kept of a file: SHA-256 in hex, bytes, and its type in words (empty: not recognised)."""

    digest: str
    size: int
    file_type: str


class Arrived(UploadedFile):  # type: ignore[type-arg]
    """An uploaded file as far as it is kept. Its name serves to compare its ending, and is dropped."""

    def __init__(self, name: str, head: bytes, digest: str, size: int) -> None:
        super().__init__(file=BytesIO(), name=name, size=size)
        self.measured = Measured(digest, size, type_words(head, name))


class DigestHandler(FileUploadHandler):
    """Reads a file in pieces and keeps none of them."""

    def new_file(self, *args: Any, **more: Any) -> None:
        super().new_file(*args, **more)
        self.sha, self.head = hashlib.sha256(), b""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start < LARGEST:  # what is too large is refused, so need not be worked on
            self.sha.update(raw_data)
        self.head += raw_data[: HEAD - len(self.head)]

    def file_complete(self, file_size: int) -> Arrived:
        return Arrived(self.file_name or "", self.head, self.sha.hexdigest(), file_size)


class SmallFileHandler(FileUploadHandler):
    """Keeps the beginning of a file in memory, one byte more than an outline may have, and never writes to disk: on
    any page a browser may send a file of any size, asked or not."""

    def new_file(self, *args: Any, **more: Any) -> None:
        super().new_file(*args, **more)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.kept.write(raw_data[: max(0, LARGEST_OUTLINE + 1 - start)])

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        self.kept.seek(0)
        return UploadedFile(self.kept, self.file_name, self.content_type, file_size, self.charset)


def type_words(head: bytes, name: str) -> str:
    """What a file's first bytes tell, in words; with what its name says, where that differs."""
    ending, (kind, usual) = PurePath(name).suffix.lower(), recognised(head)
    if kind and ending and ending not in usual:
        said = gettext("%(type)s, though named %(ending)s")
        return said % {"type": kind, "ending": ending[:12] if ending.isascii() else "…"}
    if not kind and ending not in NO_SURE_SIGN and any(ending in endings for _words, endings in TYPES):
        return gettext("not recognised: named %(ending)s, but it does not begin like one") % {"ending": ending}
    return str(kind)


def recognised(head: bytes) -> tuple[Any, tuple[str, ...]]:
    """The type of TYPES that a file begins like, with its name endings; empty for any other."""
    try:
        found = [m.extension for m in puremagic.magic_string(head) if m.confidence >= SURE]  # the surest first
    except (puremagic.PureError, ValueError):
        return "", ()
    return next((known for ending in found for known in TYPES if ending in known[1]), ("", ()))
