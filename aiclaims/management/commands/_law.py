"""What every command reads first: the rulebooks and a matter file. A mistake in either ends the command with code 2."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unicodedata import category

from django.core.management.base import CommandError, CommandParser

from aiclaims.reasoning import Matter, MatterError, Rulebook, RulebookError, load_rulebook, read_matter

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of what follows, and could make a terminal show another text."""


def broken(*problems: str) -> CommandError:
    """The error a command raises for input it cannot use: the sentences on stderr, exit code 2."""
    return CommandError(plain("\n".join(problems)), returncode=2)


def plain(text: str) -> str:
    """Somebody's text made harmless for a terminal: control and direction characters become a mark."""
    return "".join("\ufffd" if c in TURNS or (category(c) == "Cc" and c != "\n") else c for c in text)


def law(folder: Path | None = None) -> Rulebook:
    """The rulebooks. Raises CommandError."""
    if folder is not None and not folder.is_dir():
        raise broken(f"{folder}: no such folder of rulebooks; check the path.")
    try:
        return load_rulebook(folder)
    except RulebookError as error:
        raise broken(*error.problems) from None


def matter_in(path: Path, rulebook: Rulebook) -> Matter:
    """The matter in a file; each problem says which file it is in. Raises CommandError."""
    try:
        return read_matter(path, rulebook)
    except MatterError as error:
        raise broken(*(p if p.startswith(path.name) else f"{path.name}: {p}" for p in error.problems)) from None


def add_format(parser: CommandParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def as_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def counted(number: int, noun: str) -> str:
    """ "1 rule", "2 rules", "3 authorities"."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"


def names(ids: Iterable[str]) -> str:
    return ", ".join(ids) or "none"
