"""What letters word for themselves: rulebooks/letters.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[2] / "rulebooks" / "letters.toml"


@cache
def letter_words() -> dict[str, Any]:
    """The file as data; its comments say what each part is for."""
    return tomllib.loads(FILE.read_text())
