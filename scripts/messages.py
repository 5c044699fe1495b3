"""Bring the catalogues in `locale/` up to date: what templates, code and core say, as .po to translate and .mo to read.

`messages.py` writes both; a test asks `wanted` what should be in them. No GNU gettext: Babel reads and writes them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import get_args

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from aiclaims.outline.words import WEIGHT_WORDS  # noqa: E402
from aiclaims.reasoning import REMEDY_VERDICTS, VERDICTS, vocabulary  # noqa: E402
from aiclaims.reasoning.assessment import GroundKind  # noqa: E402
from aiclaims.reasoning.records import STRENGTHS  # noqa: E402

CATALOGUES = {"ja": ROOT / "locale/ja/LC_MESSAGES", "zh_Hans": ROOT / "locale/zh_Hans/LC_MESSAGES"}
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    "npgettext": ((1, "c"), 2, 3),
}
CORE: dict[str, Iterable[str]] = {
    "aiclaims/reasoning/assessment.py": (
        *VERDICTS, *VERDICTS.values(), *REMEDY_VERDICTS, *REMEDY_VERDICTS.values(), *get_args(GroundKind),
    ),
    "aiclaims/reasoning/records.py": STRENGTHS,
    "aiclaims/reasoning/vocabulary.py": (
        *vocabulary.FUNCTIONS.values(), *vocabulary.ROLES, *vocabulary.AIMS.values(), *vocabulary.HEDGES,
        *vocabulary.WEIGHTS, "claimant", "defendant",
    ),
    "aiclaims/reasoning/rows.py": ("Yes", "No"),
    "aiclaims/outline/words.py": WEIGHT_WORDS.values(),
}  # fmt: skip
"""Words that pages take from the pure core, which knows nothing of translation, by the file that says them."""


def wanted() -> Catalog:
    """Every message that the interface can show."""
    found = Catalog(domain="django", fuzzy=False)
    for place, message, context in _messages():
        found.add(message, locations=[(place, None)], context=context)  # type: ignore[list-item]
    return found


def _messages() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    for folder, pattern in (("aiclaims", "*.py"), ("templates", "*.html"), ("templates", "*.txt")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            text = path.read_text()
            source = text if pattern == "*.py" else _as_code(text, path)
            for _, message, _, context in extract("python", BytesIO(source.encode()), KEYWORDS):
                yield str(path.relative_to(ROOT)), message, context
    for place, words in CORE.items():
        yield from ((place, word, None) for word in words)


def _as_code(template: str, path: Path) -> str:
    """What a template says, as calls that Babel can read; one a line, for indentation means something to it."""
    return "\n".join(line.strip() for line in templatize(template, str(path)).splitlines())


HEADER = "# The words of the interface. Bring it up to date with `make messages`."


def read(folder: Path, language: str) -> Catalog:
    """The catalogue as it is kept; an empty one where there is none."""
    path = folder / "django.po"
    if path.exists():
        return read_po(BytesIO(path.read_bytes()), locale=language)
    return Catalog(locale=language, project="aiclaims", header_comment=HEADER, fuzzy=False)


def _drop_untranslated(catalogue: Catalog) -> None:
    """Leave them to the English; Babel would write a plural without translation as if English were one."""
    for m in [m for m in catalogue if m.id and not any(m.string if m.pluralizable else [m.string])]:
        catalogue.delete(m.id, m.context)


def main() -> None:
    """Add what is new, drop what is gone, keep every translation; nothing is guessed."""
    for language, folder in CATALOGUES.items():
        catalogue = read(folder, language)
        catalogue.update(wanted(), no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "django.po").open("wb") as po:
            write_po(po, catalogue, width=110, sort_output=True, omit_header=False, include_lineno=False)
        total = len(catalogue)
        _drop_untranslated(catalogue)
        with (folder / "django.mo").open("wb") as mo:
            write_mo(mo, catalogue)
        sys.stdout.write(f"{language}: {total} messages, {total - len(catalogue)} to translate\n")


if __name__ == "__main__":
    main()
