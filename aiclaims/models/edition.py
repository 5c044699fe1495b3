"""Editions of the rulebooks, kept as they were shipped, so that a matter can be read under its own for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache, lru_cache

from django.db import models

from aiclaims.reasoning import Rulebook, RulebookError
from aiclaims.reasoning.editions import editions_of, holds
from aiclaims.reasoning.load import RULEBOOKS, Files, digest_of, files_in, load_files


class Edition(models.Model):
    """All rulebook folders as they stood together, because they refer to each other. `digests`: folder to content
    digest; `files`: folder to file name to text; `key` is made of the digests."""

    key = models.CharField(max_length=64, unique=True)
    digests = models.JSONField()
    files = models.JSONField()
    kept = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"edition kept on {self.kept:%Y-%m-%d}"

    @classmethod
    def keep(cls, files: Files) -> Edition:
        """Keep these rulebooks, once."""
        digests = {folder: digest_of(files[folder]) for folder in files}
        key = hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()
        texts = {folder: {name: text.decode() for name, text in found.items()} for folder, found in files.items()}
        return cls.objects.get_or_create(key=key, defaults={"digests": digests, "files": texts})[0]

    @classmethod
    def with_pins(cls, pins: Mapping[str, str]) -> Edition | None:
        """The newest edition kept in which all of these digests stand together."""
        rows = cls.objects.only("key", "digests")
        return next((row for row in rows if holds(row.digests, pins)), None)

    @classmethod
    def named(cls, digest: str) -> Edition | None:
        """The newest edition kept that has a folder whose digest begins so."""
        rows = cls.objects.only("key", "digests")
        return next((row for row in rows if any(d.startswith(digest) for d in row.digests.values())), None)

    def rulebook(self) -> Rulebook | None:
        """The rulebooks of this edition; None if this program can no longer read them."""
        return _loaded(self.key)


@lru_cache(maxsize=8)
def _loaded(key: str) -> Rulebook | None:
    files = Edition.objects.get(key=key).files
    try:
        return load_files({f: {name: text.encode() for name, text in found.items()} for f, found in files.items()})
    except RulebookError:
        return None


@cache
def _shipped() -> tuple[Files, Rulebook]:
    files = files_in(RULEBOOKS)
    return files, load_files(files)


def shipped() -> Rulebook:
    """The rulebooks shipped with the program, loaded once a process."""
    return _shipped()[1]


def keep_shipped() -> None:
    """Keep the rulebooks shipped, so that a matter can pin them."""
    Edition.keep(_shipped()[0])


def rulebook_for(pins: Mapping[str, str]) -> Rulebook | None:
    """The rulebooks of the editions pinned: those shipped, or those kept; None where they are gone."""
    if holds(editions_of(shipped()), pins):
        return shipped()
    found = Edition.with_pins(pins)
    return found.rulebook() if found else None
