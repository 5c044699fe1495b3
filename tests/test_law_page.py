"""The page of the law: always what the rulebooks say, with links that lead somewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from tests.commands import said
from tests.reasoning.shipped import law

DOCS = Path(settings.BASE_DIR) / "docs"


@cache
def page() -> str:
    return said("rulebook", "law")


def parts() -> dict[str, str]:
    """The part of each framework."""
    found = re.split(r'^<a id="(\w+)"></a>$', page(), flags=re.M)
    return dict(zip(found[1::2], found[2::2], strict=True))


def row(text: str, part: str) -> str:
    (found,) = [line for line in part.splitlines() if text in line]
    return found


def test_law_page_is_what_the_rulebooks_say() -> None:
    kept = (DOCS / "law.md").read_text().splitlines()
    change = next((line for line in page().splitlines() if line not in kept), None)
    assert page().splitlines() == kept, f"manage.py rulebook law > docs/law.md  (first new line: {change})"


def test_every_framework_has_its_part_with_every_issue_remedy_silence_and_choice() -> None:
    assert list(parts()) == list(law().frameworks)
    for f in law().frameworks.values():
        part = parts()[f.id]
        assert [i for i in (*f.issues, *f.silences, *f.measures) if f'<a id="{i}"></a>' not in part] == []
        assert [c.text for c in f.choices if c.text not in part] == []
        assert [a.title for a in f.authorities.values() if a.title not in part] == []


def test_links_lead_to_what_they_name() -> None:
    targets = re.findall(r'<a id="([^"]+)"></a>', page())
    assert len(set(targets)) == len(targets)
    assert set(re.findall(r"\]\(#([^)]+)\)", page())) <= set(targets)


def test_every_row_has_as_many_cells_as_its_head() -> None:
    width = 0
    for line in page().splitlines():
        cells = line.count("|")
        assert cells in (0, width) or not width, line
        width = cells


@pytest.mark.parametrize(
    ("framework", "mark", "words"),
    [
        (
            "aippi",
            "detailed and deliberate prompting |",
            "did not want an infringing result (defendant to show; burden",
        ),
        ("aippi", "**Destruction**", "rung 6"),
        ("china", "**The operator failed to take reasonable care**", "*one reported case*"),
        ("china", "**weighed**", "For: The service of the party did not have"),
        ("china", '<a id="china_recall"></a>', "[Recall from trade](#china.remedy.recall)"),
        ("china", "Interim Measures for the Management", "2023-08-15 (from outside our source)"),
    ],
)
def test_rows_say_what_a_lawyer_looks_for(framework: str, mark: str, words: str) -> None:
    assert words in row(mark, parts()[framework])
