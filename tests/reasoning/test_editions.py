"""Which editions a matter pins, and rulebooks read from files that are kept elsewhere than in folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import MatterError, assess, dump_matter, parse_matter, parse_text
from aiclaims.reasoning.editions import editions_of
from aiclaims.reasoning.load import RULEBOOKS, files_in, load_files, load_rulebook
from tests.reasoning import small

SOUND = (small.question("a"), small.issue("x"), small.rule("r", "x", small.yes("a")))
HEAD = '[matter]\naim = "infringement_claim"\nframeworks = ["toy"]\n'


def test_rulebooks_are_the_same_from_folders_and_from_kept_files(tmp_path: Path) -> None:
    folder = small.write(tmp_path, *SOUND)
    kept = {name: dict(files) for name, files in files_in(folder).items()}
    assert editions_of(load_files(kept)) == editions_of(load_rulebook(folder))


def test_files_are_found_in_every_folder_of_rulebooks() -> None:
    found = files_in(RULEBOOKS)
    assert {"common", "china", "aippi"} <= set(found)
    assert list(found["common"]) == sorted(found["common"])


def test_a_matter_pins_the_edition_it_is_read_under_and_is_written_back_with_it(tmp_path: Path) -> None:
    rulebook = small.rulebook(tmp_path, *SOUND)
    pins = editions_of(rulebook, ("toy",))
    lines = "".join(f'{id} = "{digest}"\n' for id, digest in pins.items())
    matter = parse_text(f"{HEAD}[editions]\n{lines}", False, rulebook)
    assert matter.editions == pins == assess(rulebook, matter).editions
    assert parse_matter(dump_matter(matter), rulebook) == matter


def test_a_pinned_edition_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    rulebook = small.rulebook(tmp_path, *SOUND)
    pins = f'[editions]\ncommon = "{rulebook.common_digest}"\ntoy = "{"0123456789" * 6}"\n'
    with pytest.raises(MatterError) as caught:
        parse_text(f"{HEAD}{pins}[[fact]]\nquestion = 'gone'\nvalue = 'yes'\n", False, rulebook)
    assert caught.value.problems == [
        "[editions]: the matter pins the edition 0123456789012345 of toy, neither shipped nor kept here; take the pin "
        "out of [editions] to use the edition at hand."
    ]


@pytest.mark.parametrize("pins", ["editions = 3\n", "editions = {toy = 3}\n", 'editions = {toy = ""}\n'])
def test_pins_that_name_no_digest_are_refused(tmp_path: Path, pins: str) -> None:
    with pytest.raises(MatterError) as caught:
        parse_text(pins + HEAD, False, small.rulebook(tmp_path, *SOUND))
    assert caught.value.problems == [
        "[editions]: names a framework (or common) and the digest of its edition, as text."
    ]
