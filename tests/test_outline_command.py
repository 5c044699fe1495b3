"""`manage.py outline` as somebody types it: what it writes, that it writes the same again, and how it refuses."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from tests.commands import refused, said

GUANGZHOU = Path(settings.BASE_DIR) / "fixtures" / "guangzhou_claim.toml"


def written(folder: Path, name: str, *options: object) -> bytes:
    """The file that `outline` writes of the Guangzhou claim, on a fixed day."""
    said("outline", GUANGZHOU, "--to", folder / name, "--dated", "2026-11-22", *options)
    return (folder / name).read_bytes()


def test_outline_says_what_it_has_written(tmp_path: Path) -> None:
    to = tmp_path / "out.json"
    assert said("outline", GUANGZHOU, "--to", to).startswith(f"{to}: Claim outline: copyright and generative AI, ")


def test_outline_writes_html_of_the_same_document(tmp_path: Path) -> None:
    page, found = written(tmp_path, "out.html").decode(), json.loads(written(tmp_path, "out.json"))
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert found["reference"] in page


def test_outline_writes_pdf(tmp_path: Path) -> None:
    reader = PdfReader(io.BytesIO(written(tmp_path, "out.pdf", "--kind", "summary")))
    assert "Claim outline" in " ".join(reader.pages[0].extract_text().split())


def test_outline_is_of_the_kind_the_cover_the_state_and_the_day_asked_for(tmp_path: Path) -> None:
    asked = ("--asked", "direction", "--lawyer", "Dr Yu", "--proceedings", "case 7", "--role", "trainee")
    found = json.loads(written(tmp_path, "out.json", *asked, "--supervisor", "Ms Fu", "--state", "FOR REVIEW"))
    assert (found["kind"], found["state"], found["generated"]) == ("outline", "FOR REVIEW", "2026-11-22")
    assert found["confidentiality"] == "Confidential. Prepared at the direction of Dr Yu for case 7."
    header = {row["label"]: row["text"] for row in found["header"]}
    assert "trainee" in str(header["Prepared by"]) and "Ms Fu" in str(header["Supervisor"])
    assert json.loads(written(tmp_path, "out.json", "--kind", "summary"))["kind"] == "summary"


def test_letter_of_a_claim_against_several_goes_to_one_of_them(tmp_path: Path) -> None:
    several, to = GUANGZHOU.with_name("cross_likeness_disputed.toml"), tmp_path / "out.json"
    asked = ("outline", several, "--to", to, "--kind", "letter")
    assert refused(*asked).endswith("--to-party: letters can go to firm and user, each its own.")
    said(*asked, "--to-party", "user")
    assert "Blogger" in to.read_text() and "Picture service" not in to.read_text()


@pytest.mark.parametrize("name", ["out.json", "out.html", "out.docx", "out.pdf"])
def test_outline_of_the_same_file_and_day_is_the_same_to_the_byte(tmp_path: Path, name: str) -> None:
    first, again, later = (
        written(tmp_path, name, "--kind", "summary", "--dated", f"2026-11-{day}") for day in (22, 22, 23)
    )
    assert first == again != later


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("out.odt", (), "--to: 'out.odt' must end in one of .pdf, .docx, .json, .html; that decides what is written."),
        ("out.json", ("--dated", "soon"), "--dated: 'soon' is no day; write it like 2026-11-22."),
        ("out.docx", ("--attach",), "--attach: only the PDF or the JSON of an outline carries the matter file."),
        (
            "out.pdf",
            ("--kind", "letter", "--attach"),
            "--attach: only the PDF or the JSON of an outline carries the matter file.",
        ),
        (
            "out.pdf",
            ("--kind", "letter", "--role", "trainee"),
            "--role: a letter goes out and says nothing of this; leave it away.",
        ),
        (
            "out.pdf",
            ("--lawyer", "Dr Yu"),
            "--asked: it is 'nobody'; --lawyer goes with --asked direction or advice,"
            " --proceedings with --asked direction.",
        ),
        ("out.pdf", ("--to-party", "platform"), "--to-party: it goes with --kind letter."),
        (
            "out.pdf",
            ("--kind", "letter", "--to-party", "owner"),
            "--to-party: not 'owner': letters can go to platform, each its own.",
        ),
        ("none/out.json", (), "(No such file or directory); check the folder."),
    ],
)
def test_outline_refuses_what_does_not_go_together(
    tmp_path: Path, name: str, options: tuple[str, ...], sentence: str
) -> None:
    assert refused("outline", GUANGZHOU, "--to", tmp_path / name, *options).endswith(sentence)
