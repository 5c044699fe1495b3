"""`docs/adding-a-framework.md` keeps its word: its files make a sound framework, its commands print what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from aiclaims.reasoning import assess, load_rulebook, read_matter
from aiclaims.reasoning.expected import expectation_problems, missed
from aiclaims.reasoning.load import RULEBOOKS
from aiclaims.reasoning.rows import READERS
from aiclaims.reasoning.table import Table
from tests.commands import data, refused, said

PAGE = (Path(settings.BASE_DIR) / "docs" / "adding-a-framework.md").read_text()
FILES = dict(re.findall(r"^`([\w/.]+\.toml)`\n\n```toml\n(.*?)```$", PAGE, re.S | re.M))
SHOWN = [block.split("\n", 1) for block in re.findall(r"```console\n\$ (.*?)```", PAGE, re.S)]
MISTAKES = re.findall(r"^\| `(\w+\.toml)` \| `(.*?)` \| `(.*?)` \| (.*?) \|$", PAGE, re.M)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the rulebooks shipped, and the files of the page laid beside them."""
    shutil.copytree(RULEBOOKS, tmp_path / "aiclaims" / "rulebooks")
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def folders(place: Path) -> tuple[str, ...]:
    return "--rulebooks", str(place / "aiclaims" / "rulebooks")


def test_the_page_shows_every_file_and_the_commands() -> None:
    assert len(FILES) == 9
    assert len(MISTAKES) == 11
    assert [command.split()[-1] for command, _ in SHOWN] == ["check", "mini", "mini"]


def test_commands_print_what_the_page_shows(place: Path) -> None:
    for command, output in SHOWN:
        words = shlex.split(command)
        if "manage.py" in words:
            what = words[words.index("rulebook") + 1]
            matters = ("--matters", str(place / "fixtures")) if what == "coverage" else ()
            printed = said(*words[words.index("rulebook") :], *folders(place), *matters).splitlines()
            assert [line for line in output.splitlines() if line not in ("…", *printed)] == []


def test_worked_matters_of_the_page_come_out_as_decided_by_hand(place: Path) -> None:
    rulebook = load_rulebook(place / "aiclaims" / "rulebooks")
    for path in sorted((place / "fixtures").glob("*.toml")):
        matter = read_matter(path, rulebook)
        assert (expectation_problems(rulebook, matter), missed(matter, assess(rulebook, matter))) == ([], [])


def test_weighing_of_the_page_fits_its_framework(place: Path) -> None:
    (weighing,) = re.findall(r"^  ```toml\n(.*?)^  ```$", PAGE, re.S | re.M)
    (place / "aiclaims" / "rulebooks" / "mini" / "weighing.toml").write_text(weighing)
    assert "mini: sound; 4 issues, 7 rules" in said("rulebook", "check", *folders(place))


def test_framework_of_the_page_is_covered_and_changes_nobody_elses_findings(place: Path) -> None:
    rows = data("rulebook", "coverage", *folders(place), "--matters", place / "fixtures")["frameworks"]["mini"]
    assert rows["uncovered"] == []
    assert rows["decides"]["trained_without_leave"] == ["mini_collection.toml"]
    assert rows["tempts"]["trained_without_leave"] == ["mini_collection_twin.toml"]


def test_framework_of_the_page_has_its_own_law_page(place: Path) -> None:
    printed = said("rulebook", "law", *folders(place))
    assert "The collection of the party held the work when it trained the system" not in printed.split("## Machine")[0]
    mini = printed.split("## Machine Copying Act of Ruritania (made up)")[1]
    for said_there in ("defendant to show; burden stated", "**presumption**", "*in principle*", "Leave given after"):
        assert said_there in mini


@pytest.mark.parametrize(("file", "old", "new", "sentence"), MISTAKES, ids=[m[1][:20] for m in MISTAKES])
def test_each_mistake_is_told_as_the_page_says(place: Path, file: str, old: str, new: str, sentence: str) -> None:
    path = place / "aiclaims" / "rulebooks" / "mini" / file
    before, text = old.replace("⏎", "\n"), path.read_text()
    assert before in text
    path.write_text(text.replace(before, new.replace("⏎", "\n"), 1))
    assert sentence in refused("rulebook", "check", *folders(place)).splitlines()


def keys_by_table() -> Iterator[tuple[str, set[str]]]:
    """Each table with the keys its reader takes from it."""
    for name, reader in READERS.items():
        table = Table({}, "", [])
        reader(table, "")
        yield name, table.taken


@pytest.mark.parametrize(("name", "keys"), list(keys_by_table()), ids=[name for name, _ in keys_by_table()])
def test_the_page_describes_every_key_of_every_table(name: str, keys: set[str]) -> None:
    reference = PAGE.split("## Every key")[1]
    part = next(p for p in re.split(r"^### ", reference, flags=re.M) if f"`[[{name}]]`" in p.split("\n")[0])
    if part.split("\n")[0].count("[[") > 1:  # several small tables under one heading: its row
        (part,) = re.findall(rf"^\| `{name}` \|.*$", part, re.M)
    assert {k for k in keys if f"`{k}`" not in part} == set()
