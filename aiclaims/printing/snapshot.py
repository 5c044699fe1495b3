"""What a file is printed from: what was said of a matter, on which day, in which state. Data that can wait in rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings

from aiclaims.outline import Cover
from aiclaims.outline.build import reference_of
from aiclaims.outline.model import State
from aiclaims.printing.order import Order
from aiclaims.reasoning import Rulebook, dump_matter, parse_matter
from aiclaims.reasoning.editions import editions_of
from aiclaims.reasoning.matter import Matter

Json = dict[str, Any]
ROOT = Path(settings.BASE_DIR)
MADE_WITH = (
    *(f"aiclaims/{part}/**/*.py" for part in ("reasoning", "outline", "printing")),
    "aiclaims/templatetags/outline_*.py", "aiclaims/rulebooks/letters.toml", "templates/outline/*",
    "static/outline.css", "static/fonts/*",
)  # fmt: skip
WRITERS = ("weasyprint", "pydyf", "fonttools", "pikepdf", "python-docx", "django")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`matter`: a matter file as data, with the editions it pins. `called`: what those are called who have no
    name, by their ids. `issued`: the number under which it is issued; 0 for a draft."""

    matter: Json
    called: dict[str, str]
    cover: Cover
    day: date
    state: State = "DRAFT"
    issued: int = 0

    @property
    def editions(self) -> dict[str, str]:
        """Those the matter is to be read under."""
        return dict(self.matter.get("editions", {}))

    @property
    def data(self) -> Json:
        """In JSON types."""
        return asdict(self) | {"day": self.day.isoformat()}

    def facts(self, rulebook: Rulebook) -> Matter:
        """The matter as it is assessed and printed. `rulebook`: of its editions. Raises MatterError."""
        said = parse_matter(self.matter, rulebook)
        return replace(said, parties=tuple(replace(p, name=p.name or self.called[p.id]) for p in said.parties))


def snapshot(facts: Matter, unnamed: frozenset[str], cover: Cover, day: date, state: State = "DRAFT") -> Snapshot:
    """What is said now. `unnamed`: the ids of those whose name in `facts` is only what they are called."""
    called = {p.id: p.name for p in facts.parties if p.id in unnamed}
    parties = tuple(replace(p, name="") if p.id in unnamed else p for p in facts.parties)
    return Snapshot(dump_matter(replace(facts, parties=parties)), called, cover, day, state)


def read_snapshot(data: Json) -> Snapshot:
    """What `Snapshot.data` wrote."""
    return Snapshot(**data | {"cover": Cover(**data["cover"]), "day": date.fromisoformat(data["day"])})


def key_of(order: Order, of: Snapshot) -> str:
    """SHA-256, hexadecimal, of everything that the file depends on."""
    content = [asdict(order), of.data, made_with()]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def file_name(order: Order, rulebook: Rulebook, facts: Matter, day: date) -> str:
    """Kind, the number of the party that a letter goes to, reference and day: not a word of the client's."""
    reference = reference_of(facts, editions_of(rulebook, facts.frameworks))
    numbers = {p.id: f"-{n}" for n, p in enumerate(facts.parties, 1)}
    return f"{order.kind}{numbers.get(order.to, '')}-{reference}-{day.isoformat()}.{order.format}"


@cache
def made_with() -> str:
    """Stands for the program as far as it shapes a file: code, templates, styles, faces, and who writes them."""
    found = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in WRITERS).encode())
    for path in sources():
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def sources() -> Iterator[Path]:
    """The files among what shapes a printed file."""
    for pattern in MADE_WITH:
        yield from sorted(p for p in ROOT.glob(pattern) if p.is_file())
