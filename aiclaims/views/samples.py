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
    """Reported cases first; of a matter and its twin only the matter. A file that cannot be read is left out:
    `manage.py assess` says what is wrong with it."""
    found = []
    paths = (Path(settings.BASE_DIR) / "fixtures").glob("*.toml")
    for path in sorted(p for p in paths if not p.stem.endswith("_twin")):
        try:
            matter = read_matter(path, law())
        except MatterError:
            continue
        found.append(Sample(path.stem, matter, path.stem.split("_")[0] in REPORTED))
    return tuple(sorted(found, key=lambda s: (not s.reported, s.slug)))
