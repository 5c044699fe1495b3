"""What every command reads first: the rulebooks and a matter file. A mistake in either ends the command with code 2."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import category

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from aiclaims.models import Edition
from aiclaims.printing.carried import read_carried
from aiclaims.reasoning import (
    Matter,
    MatterError,
    Rulebook,
    RulebookError,
    load_rulebook,
    parse_matter,
    read_matter,
)
from aiclaims.reasoning.editions import editions_of, holds, pin_problems
from aiclaims.reasoning.matter_data import pins_of

P = TypeVar("P")
DIGEST = re.compile("[0-9a-f]{8,64}")
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of what follows, and could make a terminal show another text."""


class Plainly(BaseCommand):
    """A command that tells on stderr what is wrong and nothing else, where it was called from the command line."""

    _called_from_command_line: bool

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except CommandError as error:
            if not self._called_from_command_line or options.get("traceback"):
                raise
            self.stderr.write(str(error))
            sys.exit(error.returncode)


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


def opened(path: Path, folder: Path | None = None) -> tuple[Rulebook, Matter]:
    """The matter in a file (or in an outline that carries one), and the rulebooks it is read under: those in `folder`,
    else those it pins. Raises CommandError."""
    rulebook = law(folder)
    try:
        data = read_carried(path)
        pins = pins_of(data)
        if folder is None and not holds(editions_of(rulebook), pins):
            rulebook = kept(Edition.with_pins, pins) or rulebook
            if not holds(editions_of(rulebook), pins):
                (problem,) = pin_problems(pins, rulebook)
                raise broken(f"{path.name}: {problem} Or give the folder that holds it by --rulebooks.")
        return rulebook, parse_matter(data, rulebook)
    except MatterError as error:
        raise _unread(path, error) from None


def _unread(path: Path, error: MatterError) -> CommandError:
    return broken(*(p if p.startswith(path.name) else f"{path.name}: {p}" for p in error.problems))


def kept(find: Callable[[P], Edition | None], what: P) -> Rulebook | None:
    """The rulebooks of an edition kept in the database; None where there is none, or no database yet."""
    try:
        found = find(what)
        return found.rulebook() if found else None
    except DatabaseError:
        return None


def edition(name: str) -> Rulebook:
    """An edition by its folder, or by a digest (or eight digits it begins with) that is kept. Raises CommandError."""
    if Path(name).is_dir():
        return law(Path(name))
    found = kept(Edition.named, name.lower()) if DIGEST.fullmatch(name.lower()) else None
    if found is None:
        raise broken(f"{name}: no folder of rulebooks, and no digest of an edition kept here; check it.")
    return found


def worked(folder: Path) -> list[Path]:
    """The worked matters in a folder. Raises CommandError if there are none."""
    files = sorted(p for p in folder.glob("*") if p.suffix in (".toml", ".json"))
    if not files:
        raise broken(f"{folder}: no worked matters (.toml or .json) there; check the path.")
    return files


def matter_in(path: Path, rulebook: Rulebook) -> Matter:
    """The matter in a file; each problem says which file it is in. Raises CommandError."""
    try:
        return read_matter(path, rulebook)
    except MatterError as error:
        raise _unread(path, error) from None


def add_rulebooks(parser: CommandParser) -> None:
    parser.add_argument("--rulebooks", type=Path, metavar="FOLDER", help="other rulebooks than those shipped")


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
