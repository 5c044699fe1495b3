"""Files that people send: what is kept of evidence, what is said of every bad kind, and that nothing stays behind."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aiclaims.models import Matter
from tests.pages import filled, read, send
from tests.reasoning.test_records import HEAD
from tests.test_pages_records import fill, opened

pytestmark = pytest.mark.django_db
ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as archive:
    archive.writestr("a.txt", "a")


def a_file(data: bytes, name: str = "made.bin") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (ZIP.getvalue(), "invoice.pdf", "ZIP archive, though named .pdf"),
        (b"%PDF-1.7 and so on", "invoice.pdf", "PDF"),
        (b"just words", "invoice.pdf", "not recognised: named .pdf, but it does not begin like one"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xc3\x50\0\0\xc3\x50\x08\x02\0\0\0", "huge.png", "PNG picture"),
        (b"MZ\x90\0\3\0\0\0", "holiday.jpg", "Windows program, though named .jpg"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "song.wav", "WAV sound"),
        (b"just words", "notes.txt", ""),
        (b"just words", "名前", ""),
    ],
)
def test_of_a_file_only_its_digest_size_and_type_are_kept(client: Client, data: bytes, name: str, said: str) -> None:
    base = opened(client, HEAD)
    fill(client, base + "evidence/add/", what="A thing", file=a_file(data, name))
    (record,) = Matter.objects.get().records.all()
    kept = {key: record.values.get(key, "") for key in ("digest", "size", "file_type")}
    assert kept == {"digest": hashlib.sha256(data).hexdigest(), "size": len(data), "file_type": said}
    assert name.split(".")[0] not in str(record.values)


def test_a_large_file_is_read_in_pieces_and_leaves_nothing_behind(client: Client) -> None:
    base = opened(client, HEAD)
    before = sorted(settings.DATA_DIR.iterdir())
    data = b"\0" * (40 * 2**20)  # more than Django holds in memory before it makes a temporary file
    fill(client, base + "evidence/add/", what="A thing", file=a_file(data))
    assert Matter.objects.get().records.get().values["digest"] == hashlib.sha256(data).hexdigest()
    assert sorted(settings.DATA_DIR.iterdir()) == before


def test_too_large_a_file_is_refused_in_words_and_the_rest_stays(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiclaims.forms.upload.LARGEST", 1000)
    monkeypatch.setattr("aiclaims.forms.records.LARGEST", 1000)
    address = opened(client, HEAD) + "evidence/add/"
    page = fill(client, address, 422, what="A thing", file=a_file(b"x" * 1001))
    assert page.errors == ["That file has 1,001 bytes; at most 1,000 are read. Type its SHA-256 instead."]
    assert filled(page)["what"] == "A thing"


def test_an_empty_file_is_refused(client: Client) -> None:
    page = fill(client, opened(client, HEAD) + "evidence/add/", 422, what="A thing", file=a_file(b""))
    assert page.errors == ["That file is empty. Choose another."]


def test_two_files_at_once_are_refused_in_words(client: Client) -> None:
    address = opened(client, HEAD) + "evidence/add/"
    data = filled(read(client, address)) | {"what": "x", "file": [a_file(b"a"), a_file(b"b")]}
    page = send(client, address, data, 413)
    assert any("one file at a time" in text for text in page.texts("p"))


def test_a_file_read_before_a_mistake_need_not_be_sent_again(client: Client) -> None:
    address = opened(client, HEAD) + "evidence/add/"
    page = fill(client, address, 422, what="", file=a_file(b"%PDF-1.7", "a.pdf"))
    assert page.errors == ["Say what it is."]
    send(client, address, filled(page) | {"what": "A letter"})
    values = Matter.objects.get().records.get().values
    assert (values["digest"], values["size"], values["file_type"]) == (
        hashlib.sha256(b"%PDF-1.7").hexdigest(),
        8,
        "PDF",
    )


def test_a_typed_digest_is_checked_and_drops_what_was_read_of_another_file(client: Client) -> None:
    base = opened(client)
    page = fill(client, base + "evidence/2/", 422, digest="abc")
    assert page.errors == ["A SHA-256 has 64 figures and letters a to f. You have written 3 characters."]
    fill(client, base + "evidence/2/", digest="SHA256: " + "AB " * 32)
    values = Matter.objects.get().records.get(kind="exhibit").values
    assert values["digest"] == "ab" * 32
    assert "size" not in values and "file_type" not in values


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ZIP.getvalue(), "That file begins like this: ZIP archive."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "That file begins like this: PNG picture."),
        (b"\xff\xfe\xff", "That file is not UTF-8 text."),
        (b"# " + b"x" * 40 * 2**20, "That file has 41,943,042 bytes."),
    ],
)
def test_a_matter_file_of_another_kind_is_refused_in_words_and_leaves_nothing(
    client: Client, data: bytes, said: str
) -> None:
    before = sorted(settings.DATA_DIR.iterdir())
    (problem,) = send(client, "/open/", {"file": a_file(data, "matter.toml")}, 422).errors
    assert problem.startswith(said)
    assert sorted(settings.DATA_DIR.iterdir()) == before
    assert not Matter.objects.exists()
