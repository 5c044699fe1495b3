"""Editions of the rules: kept with the matters that pin them, compared, taken up; what is said where one is gone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aiclaims.models import Edition, Matter, rulebook_for, shipped
from aiclaims.reasoning import assess, parse_matter
from aiclaims.reasoning.editions import editions_of
from aiclaims.reasoning.load import RULEBOOKS, files_in
from tests.commands import data, refused, said, write
from tests.pages import read, send

pytestmark = pytest.mark.django_db

GUANGZHOU = Path(settings.BASE_DIR) / "fixtures" / "guangzhou_claim.toml"
GONE = "0123456789abcdef" * 4
STOP = 'id = "service_gives_close_copies"\n'


def older_files() -> dict[str, dict[str, bytes]]:
    """The rulebooks shipped, but for one rule: in this edition, a close copy counts only if the operator copies too."""
    files = {folder: dict(found) for folder, found in files_in(RULEBOOKS).items()}
    text = files["china"]["rules.toml"].decode()
    start = text.index("if = [", text.index(STOP)) + len("if = [")
    files["china"]["rules.toml"] = (text[:start] + '\n  { does = "copies" },' + text[start:]).encode()
    return files


@pytest.fixture
def older() -> Edition:
    return Edition.keep(older_files())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same edition as a folder."""
    for name, found in older_files().items():
        (tmp_path / "older" / name).mkdir(parents=True)
        for file, text in found.items():
            (tmp_path / "older" / name / file).write_bytes(text)
    return tmp_path / "older"


@pytest.fixture
def matters(tmp_path: Path) -> Path:
    """A folder with one worked matter."""
    (tmp_path / "matters").mkdir()
    shutil.copy(GUANGZHOU, tmp_path / "matters")
    return tmp_path / "matters"


def pinned(text: str, **pins: str) -> str:
    return text + "\n[editions]\n" + "".join(f'{id} = "{digest}"\n' for id, digest in pins.items())


def sample(client: Client, edition: Edition | None = None, **pins: str) -> str:
    """Guangzhou in the browser, pinned to an edition kept, or to these digests; gives its address."""
    base = str(send(client, "/samples/guangzhou_claim/", {})).removesuffix("results/")
    row = Matter.objects.get()
    pins = {f: edition.digests[f] for f in row.editions} if edition else row.editions | pins
    Matter.objects.update(editions=pins)
    return base


# --- keeping --------------------------------------------------------------------------------------------------------


def test_a_matter_keeps_the_edition_it_is_set_up_under(client: Client) -> None:
    sample(client)
    (kept,) = Edition.objects.all()
    assert kept.digests == editions_of(shipped())
    assert Matter.objects.get().editions.items() <= kept.digests.items()


def test_an_edition_is_kept_once_and_reads_as_it_was(older: Edition) -> None:
    assert Edition.keep(older_files()).pk == older.pk
    book = rulebook_for({"china": older.digests["china"]})
    assert book is not None
    assert editions_of(book) == older.digests


def test_editions_that_never_stood_together_are_not_put_together(older: Edition) -> None:
    assert rulebook_for({"china": older.digests["china"], "common": GONE}) is None


def test_an_edition_this_program_cannot_read_is_gone() -> None:
    files = older_files() | {"china": {"framework.toml": b'strange = "yes"\n'}}
    kept = Edition.keep(files)
    assert rulebook_for(kept.digests) is None


# --- pages ----------------------------------------------------------------------------------------------------------


def test_a_pinned_matter_keeps_its_findings_until_somebody_chooses(client: Client, older: Edition) -> None:
    base = sample(client, older)
    page = read(client, base + "results/")
    assert "The rules have changed since this matter was set up." in page.texts("strong")
    assert _stop(client, base) == "refuted"
    send(client, base + "editions/", {})
    assert Matter.objects.get().editions == editions_of(shipped(), Matter.objects.get().frameworks)
    assert _stop(client, base) == "likely"
    assert "The rules have changed since this matter was set up." not in read(client, base + "results/").texts("strong")


def _stop(client: Client, base: str) -> str:
    """The verdict on the platform's duty to stop, from the file the browser takes away, read as it pins."""
    found = json.loads(client.get(base + "matter.json").content)
    book = rulebook_for(found["editions"])
    assert book is not None
    return assess(book, parse_matter(found, book)).verdict("china.liability.stop", "platform").verdict


def test_the_page_says_what_the_newer_edition_would_move_and_by_which_rule(client: Client, older: Edition) -> None:
    page = read(client, sample(client, older) + "editions/")
    moved = [t for t in page.texts("li") if t.endswith("Moved by rule service_gives_close_copies (changed)")]
    assert any(", Platform: now refuted, then likely " in t for t in moved)


def test_nothing_to_choose_where_no_edition_is_newer(client: Client) -> None:
    page = read(client, sample(client) + "editions/")
    assert page.texts("p", cls="lead") == ["This matter is read under the rules as they are now."]
    assert "Use the newer edition" not in page.texts("button")


@pytest.mark.parametrize("path", ["", "results/", "outline/", "check/", "editions/", "rules/", "ask/output.match/"])
def test_a_matter_whose_edition_is_gone_says_so_and_loses_nothing(client: Client, path: str) -> None:
    base = sample(client, china=GONE)
    answers = Matter.objects.get().answers.count()
    page = read(client, base + path, 409)
    assert page.texts("h1") == ["The edition of the rules this matter is read under is gone"]
    assert "china: 0123456789abcdef" in page.texts("li")
    assert Matter.objects.get().answers.count() == answers > 0


def test_a_matter_whose_edition_is_gone_has_a_way_on(client: Client) -> None:
    base = sample(client, china=GONE)
    assert json.loads(client.get(base + "matter.json").content)["editions"]["china"] == GONE
    assert send(client, base + "editions/", {}) == base + "results/"
    read(client, base + "results/")


def test_a_downloaded_matter_opens_under_the_edition_it_pins(client: Client, older: Edition) -> None:
    base = sample(client, older)
    text = client.get(base + "matter.json").content
    Matter.objects.all().delete()
    send(client, "/open/", {"file": SimpleUploadedFile("m.json", text)})
    assert Matter.objects.get().editions["china"] == older.digests["china"]


# --- commands -------------------------------------------------------------------------------------------------------


def test_assess_reads_a_matter_under_the_edition_it_pins(older: Edition, tmp_path: Path) -> None:
    path = write(tmp_path, pinned(GUANGZHOU.read_text(), china=older.digests["china"]))
    found = {(v["issue"], v["party"]): v["verdict"] for v in data("assess", path)["verdicts"]}
    assert found["china.liability.stop", "platform"] == "refuted"


def test_assess_takes_the_folder_given(folder: Path) -> None:
    found = data("assess", GUANGZHOU, "--rulebooks", folder)
    assert [v["verdict"] for v in found["verdicts"] if v["issue"] == "china.liability.stop"] == ["refuted"]


def test_assess_names_the_pinned_edition_that_is_gone(tmp_path: Path) -> None:
    path = write(tmp_path, pinned(GUANGZHOU.read_text(), china=GONE))
    for command in (("assess", path), ("outline", path, "--to", tmp_path / "out.json")):
        assert refused(*command) == (
            "matter.toml: [editions]: the matter pins the edition 0123456789abcdef of china, neither shipped nor kept "
            "here; take the pin out of [editions] to use the edition at hand. Or give the folder that holds it by "
            "--rulebooks."
        )


def test_diff_names_each_verdict_that_moves_and_the_rule_that_moved_it(folder: Path, matters: Path) -> None:
    found = data("rulebook", "diff", folder, RULEBOOKS, "--matters", matters)
    assert found["changes"] == {"china": {"rule": {"changed": ["service_gives_close_copies"]}}}
    assert found["unread"] == []
    moves = {(m["issue"], m["party"]): m for m in found["moves"]}
    stop = moves["china.liability.stop", "platform"]
    assert (stop["matter"], stop["before"], stop["after"]) == ("guangzhou_claim.toml", "refuted", "likely")
    changed = {"framework": "china", "kind": "rule", "id": "service_gives_close_copies", "how": "changed"}
    assert (stop["moved_by"], stop["alone"]) == ([changed], True)
    assert all(m["moved_by"] == [changed] for m in moves.values())


def test_diff_in_text_and_from_digests_kept(older: Edition, matters: Path) -> None:
    text = said("rulebook", "diff", older.digests["china"][:12], RULEBOOKS, "--matters", matters)
    assert "rule changed: service_gives_close_copies" in text
    assert (
        "china.liability.stop, platform: refuted -> likely\n    moved by: rule service_gives_close_copies (changed)"
        in text
    )


def test_diff_of_equal_editions_moves_nothing(matters: Path) -> None:
    text = said("rulebook", "diff", RULEBOOKS, RULEBOOKS, "--matters", matters)
    assert text.startswith("The two editions are the same.")
    assert "none" in text


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ((GONE, RULEBOOKS), f"{GONE}: no folder of rulebooks, and no digest of an edition kept here; check it."),
        ((RULEBOOKS,), "rulebook diff takes two editions, OLD and NEW; the other commands take none."),
    ],
)
def test_diff_refuses_what_is_no_edition(given: tuple[object, ...], problem: str) -> None:
    assert refused("rulebook", "diff", *given) == problem


def test_diff_says_which_matter_an_edition_cannot_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    write(tmp_path / "bad", "[matter]\naim = 'fame'\nframeworks = ['china']\n")
    found = data("rulebook", "diff", folder, RULEBOOKS, "--matters", tmp_path / "bad")
    assert [(u["matter"], u["edition"]) for u in found["unread"]] == [("matter.toml", "old"), ("matter.toml", "new")]
    assert found["moves"] == []
