"""The worked matters that can be opened as a private copy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from aiclaims.reasoning import MatterError, read_matter
from aiclaims.reasoning.matter import Matter
from aiclaims.views.case import law

REPORTED = ("guangzhou", "beijing", "shenzhen")


@dataclass(frozen=True, slots=True)
class Sample:
    """`slug` is the file's stem. `reported`: a case from the sources, not an invented one."""

    slug: str
    matter: Matter
    reported: bool

    @property
    def title(self) -> str:
        return self.matter.title or self.slug.replace("_", " ").capitalize()


@cache
def samples() -> tuple[Sample, ...]:
    """Reported cases first. A file that cannot be read is left out: `manage.py assess` says what is wrong with it."""
    found = []
    for path in sorted((Path(settings.BASE_DIR) / "fixtures").glob("*.toml")):
        try:
            matter = read_matter(path, law())
        except MatterError:
            continue
        found.append(Sample(path.stem, matter, path.stem.split("_")[0] in REPORTED))
    return tuple(sorted(found, key=lambda s: (not s.reported, s.slug)))
