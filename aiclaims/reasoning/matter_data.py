"""The text of a matter file as data, before any rulebook is asked: which editions it pins decides that."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

DOTTED = re.compile(r"""(?:\.[ \t]*+(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+){8}""", re.ASCII)
"""Eight names joined by dots, as keys may be. Python's reader works on a key for the square of its length."""
MOST_DOTTED = 50
"""As many may stand in a text by chance."""


class MatterError(Exception):
    """A matter that cannot be read. `problems`: one clear sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


def read_data(path: Path) -> Any:
    """What a .toml or .json file holds. Raises MatterError (also for a file that is missing or not readable)."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise MatterError([f"{path.name}: cannot be read ({error.strerror}); check the path."]) from None
    except UnicodeDecodeError:
        raise MatterError([f"{path.name}: is not UTF-8 text; save it as UTF-8."]) from None
    return data_of(text, path.suffix.lower() == ".json", path.name)


def data_of(text: str, is_json: bool, name: str) -> Any:
    """What the text of a file holds. Raises MatterError."""
    try:
        return decoded(text, is_json)
    except RecursionError:
        raise MatterError([f"{name}: is nested too deeply; a matter is tables of plain values."]) from None
    except ValueError as error:  # both decoders' errors, and a number of too many digits
        kind = "JSON" if is_json else "TOML"
        raise MatterError([f"{name}: not valid {kind} ({error}); mend the line it names."]) from None


def decoded(text: str, is_json: bool) -> Any:
    """The same. Raises ValueError for what is no such file, RecursionError for what is nested too deeply."""
    if is_json:
        return json.loads(text, object_pairs_hook=_object)
    if sum(1 for _ in DOTTED.finditer(text)) > MOST_DOTTED:
        raise RecursionError
    return tomllib.loads(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; a key twice is an error, as it is in TOML."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(k for k, times in Counter(k for k, _ in pairs).items() if times > 1)
        raise ValueError(f"the key '{twice[:40]}' is there twice")
    return found


def pins_of(data: Any) -> dict[str, str]:
    """The editions a matter pins: framework id (and "common") to content digest. Empty for the newest.
    Raises MatterError."""
    pins = data.get("editions", {}) if isinstance(data, dict) else {}
    if not isinstance(pins, dict) or not all(isinstance(v, str) and v for v in pins.values()):
        raise MatterError(["[editions]: names a framework (or common) and the digest of its edition, as text."])
    return pins
