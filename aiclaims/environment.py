"""Reads the few settings that come from outside. A wrong value stops the start with one sentence."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str) -> str:
    """The value of `name`, or `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def words(name: str, default: str) -> list[str]:
    """A comma-separated list, without empty entries."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def switch(name: str) -> bool:
    """On for "1", off for "0" or unset. Raises ImproperlyConfigured for anything else."""
    value = text(name, "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} is “{value}”: set it to 1 (on) or 0 (off), or leave it out.")
    return value == "1"


def private_folder(path: Path) -> Path:
    """`path`, made if absent and then readable by its owner only. Raises ImproperlyConfigured if it cannot be made."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {path} cannot be made ({error.strerror}): point AICLAIMS_DATA to a folder you may write."
        ) from error
    return path


def secret_key(path: Path) -> str:
    """The key kept in `path`, made on the first run. Raises ImproperlyConfigured if it can be neither read nor made."""
    try:
        if not path.exists():
            _write_key(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"The secret key {path} cannot be read or made ({error.strerror}).") from error


def _write_key(path: Path) -> None:
    # Linked into place whole, so that two processes starting at once agree on one key.
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".key-") as draft:
        draft.write(secrets.token_urlsafe(50) + "\n")
        draft.flush()
        with suppress(FileExistsError):
            os.link(draft.name, path)
