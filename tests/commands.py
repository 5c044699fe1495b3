"""Running a management command in a test: what it prints, and the sentence it refuses with."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError


def said(*args: object) -> str:
    """What a command prints."""
    out = io.StringIO()
    call_command(*map(str, args), stdout=out)
    return out.getvalue()


def data(*args: object) -> Any:
    return json.loads(said(*args, "--format", "json"))


def refused(*args: object) -> str:
    """The sentence a command refuses with; it must be exit code 2."""
    with pytest.raises(CommandError) as error:
        said(*args)
    assert error.value.returncode == 2
    return str(error.value)


def write(folder: Path, text: str, name: str = "matter.toml") -> Path:
    path = folder / name
    path.write_text(text)
    return path
