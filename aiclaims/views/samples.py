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

    @property
    def twin(self) -> bool:
        """A copy of another sample in which one fact differs."""
        return self.slug.endswith("_twin")

    @property
    def by_reader(self) -> bool:
        """Invented by somebody who had read the sources and not the rules."""
        return self.slug.startswith("reader_")


@cache
def samples() -> tuple[Sample, ...]:
    """Reported cases first, then outside readers' matters; of a matter and its twin only the matter."""
    found = [Sample(slug, matter, slug.split("_")[0] in REPORTED) for slug, matter in worked().items()]
    return tuple(sorted((s for s in found if not s.twin), key=lambda s: (not s.reported, not s.by_reader, s.slug)))


@cache
def worked() -> dict[str, Matter]:
    """Every worked matter by slug, twins too. A file that cannot be read is left out: `manage.py assess` says what is
    wrong with it."""
    found = {}
    for path in sorted((Path(settings.BASE_DIR) / "fixtures").glob("*.toml")):
        try:
            found[path.stem] = read_matter(path, law())
        except MatterError:
            continue
    return found
