"""Reading rulebook folders: each unreadable file, table and key with its exact sentence; and the content digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiclaims.reasoning import RulebookError, load_rulebook
from tests.reasoning.small import factor, issue, problems, problems_of, question, remedy, rule, write, yes

SOUND = (question("a"), question("b"), issue("x"), rule("r", "x", f"{yes('a')}, {yes('b')}"))


TABLES = {
    "unknown key": (
        rule("s", "x", yes("a"), hegde='"may"'),
        "rule 's': nobody reads the key 'hegde'; did you mean 'hedge'?",
    ),
    "unknown key unlike any": (
        '[[note]]\ntext = "So."\ncolour = "red"\n',
        "note 'number 1': nobody reads the key 'colour'; known keys: cites, on, text.",
    ),
    "unknown key of a condition": (
        rule("s", "x", '{answer = "a", is = "yes", hedge = "may"}'),
        "rule 's', if 1: nobody reads the key 'hedge'; known keys: answer, is.",
    ),
    "missing key": (
        rule("s", "x", yes("a")).replace("because", "#"),
        "rule 's': the key 'because' is missing; add it.",
    ),
    "text of the wrong kind": (
        rule("s", "x", yes("a"), because="7"),
        "rule 's': 'because' is 7; write text.",
    ),
    "list of the wrong kind": (
        rule("s", "x", yes("a"), one_of='"a"'),
        "rule 's': 'one_of' is 'a'; write a list.",
    ),
    "flag of the wrong kind": (
        rule("s", "x", yes("a"), presumption='"yes"'),
        "rule 's': 'presumption' is 'yes'; write true or false.",
    ),
    "whole number of the wrong kind": (
        remedy("fix", rung="true") + rule("f", "fix", '{does = "prompts"}'),
        "remedy 'toy.fix': 'rung' is True; write a whole number.",
    ),
    "bad date": (
        '[[authority]]\nid = "t"\ntitle = "T"\nkind = "legislation"\nweight = "binding"\nin_force_from = "soon"\n',
        "authority 't': 'in_force_from' is 'soon'; write a date (2026-01-31).",
    ),
    "choice": (
        issue("y", proponent='"plaintiff"') + rule("s", "y", yes("a")),
        "issue 'toy.y': 'proponent' is 'plaintiff'; choose one of: claimant, defendant.",
    ),
    "condition without a kind": (
        rule("s", "x", "{}"),
        "rule 's', if 1: a condition names exactly one of answer, issue, some, does, silent.",
    ),
    "condition of two kinds": (
        rule("s", "x", '{answer = "a", is = "yes", issue = "toy.x"}'),
        "rule 's', if 1: a condition names exactly one of answer, issue, some, does, silent.",
    ),
    "answer untested": (
        rule("s", "x", '{answer = "a"}'),
        "rule 's', if 1: an answer is tested by exactly one of is, is_not, at_least, at_most, before, after.",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_table_that_cannot_be_read_names_file_table_and_key(tmp_path: Path, name: str) -> None:
    part, message = TABLES[name]
    assert problems(tmp_path, *SOUND, part) == [f"toy/rules.toml: {message}"]


@pytest.mark.parametrize(
    ("name", "part", "message"),
    [
        ("question", question("a"), "toy: the question 'a' is there twice; rename one."),
        ("rule", rule("r", "x", yes("a")), "toy: the rule 'r' is there twice; rename one."),
        ("issue", issue("x"), "toy: the issue 'toy.x' is there twice; rename one."),
        (
            "silence",
            '[[silence]]\nkey = "toy.silence"\ntext = "Again."\n',
            "toy: the silence 'toy.silence' is there twice; rename one.",
        ),
        (
            "matter.aim",
            question("matter.aim"),
            "toy: the question 'matter.aim' is there twice (also in common); rename one.",
        ),
    ],
)
def test_duplicate_is_refused(tmp_path: Path, name: str, part: str, message: str) -> None:
    assert message in problems(tmp_path, *SOUND, part), name


FILES = {
    "rules = [1, \n": "toy/more.toml: not valid TOML (Invalid value (at end of document)); mend the line it names.",
    '[[rules]]\nid = "r"\n': "toy/more.toml: unknown table 'rules'; known tables: authority, choice, "
    "comparable, conflict, factor, issue, measure, note, proposition, question, remedy, rule, silence, topic.",
    '[note]\ntext = "So."\n': "toy/more.toml: 'note' must be a list of tables; write [[note]].",
}


@pytest.mark.parametrize("text", FILES)
def test_file_that_is_no_rulebook_file_is_refused(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, *SOUND, more=text) == [FILES[text]]


def test_what_only_follows_from_an_unreadable_file_is_left_out(tmp_path: Path) -> None:
    """What is wrong in the files that can be read is still told."""
    folder = write(tmp_path, *SOUND, issue("y"), rule("s", "y", yes("nowhere"), hegde='"may"'))
    (folder / "toy" / "framework.toml").write_text("id = \n")
    assert problems_of(folder) == [
        "toy/framework.toml: not valid TOML (Invalid value (at line 1, column 6)); mend the line it names.",
        "toy/rules.toml: rule 's': nobody reads the key 'hegde'; did you mean 'hedge'?",
    ]


def test_one_table_in_square_brackets_is_told_so(tmp_path: Path) -> None:
    weighed = (issue("w", weighed="true"), factor("f", "w", "for", f"[{yes('a')}]"))
    assert problems(tmp_path, *SOUND, *weighed) == [
        "toy/rules.toml: factor 'f': 'when' is one table, not a list; take the square brackets off."
    ]


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (write(tmp_path, *SOUND) / "toy" / "more.toml").write_bytes(b"\xff")
    with pytest.raises(RulebookError) as caught:
        load_rulebook(tmp_path)
    assert caught.value.problems == [
        "toy/more.toml: not valid TOML ('utf-8' codec can't decode byte 0xff in position 0: invalid start byte); "
        "mend the line it names."
    ]


def test_framework_without_its_file_is_told_each_missing_key(tmp_path: Path) -> None:
    (write(tmp_path) / "toy" / "framework.toml").unlink()
    (tmp_path / "toy" / "propositions.toml").unlink()
    keys = ("id", "title", "short", "what", "weight", "version", "checked_on")
    assert problems_of(tmp_path) == [f"toy/framework.toml: the key '{key}' is missing; add it." for key in keys]


def test_all_problems_are_reported_together_in_file_order(tmp_path: Path) -> None:
    parts = (rule("s", "x", yes("aa"), cites="[]", hegde='"may"'), rule("t", "xx", yes("a")), question("c"))
    assert problems(tmp_path, *SOUND, *parts) == [
        "toy/rules.toml: rule 's': nobody reads the key 'hegde'; did you mean 'hedge'?",
        "toy: rule 't' concludes 'toy.xx', an unknown issue; did you mean 'toy.x'?",
        "toy: rule 's' reads the question 'aa', which does not exist; did you mean 'a'?",
        "toy: rule 's' cites nothing; no authority, no rule: add 'cites'.",
        'toy: no rule reads the question \'c\'; use it, set use = "outline" or "evidence", or delete it.',
    ]


def digests(folder: Path) -> tuple[str, str]:
    book = load_rulebook(folder)
    return book.common_digest, book.frameworks["toy"].digest


def test_digest_is_stable_and_follows_content_not_place(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    assert digests(write(one, *SOUND)) == digests(one) == digests(write(two, *SOUND))


@pytest.mark.parametrize("name", ["framework", "propositions", "rules"])
def test_digest_changes_with_any_byte_of_any_file(tmp_path: Path, name: str) -> None:
    common, toy = digests(write(tmp_path, *SOUND))
    path = tmp_path / "toy" / f"{name}.toml"
    path.write_bytes(path.read_bytes() + b" ")
    changed = digests(tmp_path)
    assert changed[0] == common
    assert changed[1] != toy


def test_digest_of_the_common_questions_is_its_own(tmp_path: Path) -> None:
    common, toy = digests(write(tmp_path, *SOUND))
    path = tmp_path / "common" / "questions.toml"
    path.write_bytes(path.read_bytes() + b" ")
    changed = digests(tmp_path)
    assert changed[0] != common
    assert changed[1] == toy


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('aims = ["infringement_claim", "infringement_defence"]', 'aims = ["winning"]'),
        ("checked_on = 2026-01-01", "checked_on = 2026-01-01T10:00:00"),
        ('id = "toy"', 'id = "tiny"'),
        ('\nid = "toy"', '\nnote = [1]\nid = "toy"'),
    ],
    ids=["unknown aim", "date with a time", "id unlike its folder", "rows that are no tables"],
)
def test_framework_file_that_makes_no_sense_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path = write(tmp_path) / "toy" / "framework.toml"
    path.write_text(path.read_text().replace(old, new, 1))
    assert problems_of(tmp_path)
