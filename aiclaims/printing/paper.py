"""The sizes of paper a document can be printed on."""

from __future__ import annotations

from typing import Literal

Paper = Literal["A4", "Letter"]
PAPERS: tuple[Paper, ...] = ("A4", "Letter")
