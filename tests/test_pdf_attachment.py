"""The matter inside a PDF: put in where asked, read back as it was, and never trusted."""

from __future__ import annotations

import zlib
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from aiclaims.outline import build_summary
from aiclaims.printing.attachment import LARGEST_MATTER, LARGEST_PDF, UNPACKED, BrokenPdfError, attached_matter, written
from aiclaims.printing.pdf import render_pdf
from aiclaims.reasoning.files import dump_matter
from tests.outlines import matter, outline

NAME = "guangzhou_claim"
AS_IT_IS = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


@cache
def carried() -> dict[str, Any]:
    return dump_matter(matter(NAME))


@cache
def pdf(*, attached: bool) -> bytes:
    return render_pdf(build_summary(outline(NAME)), "A4", carried() if attached else None)


def changed(**how: Any) -> bytes:
    """The PDF saved again by somebody else, its attached file another."""
    with pikepdf.open(BytesIO(pdf(attached=True))) as opened:
        if "data" in how:
            stream = opened.Root.AF[0].EF.F
            stream.write(how["data"], filter=how.get("filter"))
        saved = BytesIO()
        opened.save(saved, **how.get("save", {}))
    return saved.getvalue()


def test_the_matter_comes_back_as_it_was() -> None:
    assert attached_matter(pdf(attached=True)) == written(carried())
    assert attached_matter(changed()) == written(carried())


def test_without_being_asked_nothing_is_attached() -> None:
    assert attached_matter(pdf(attached=False)) is None
    with pikepdf.open(BytesIO(pdf(attached=False))) as opened:
        assert "/AF" not in opened.Root and dict(opened.attachments) == {}


def test_readers_are_told_what_the_file_is_and_its_day() -> None:
    with pikepdf.open(BytesIO(pdf(attached=True))) as opened:
        (file,) = opened.Root.AF
        assert (str(file.UF), str(file.AFRelationship)) == ("matter.json", "/Source")
        assert str(file.Desc).startswith("The matter this outline was made from")
        assert str(file.EF.F.Params.ModDate) == "D:20261122000000Z"
        assert list(opened.attachments) == ["matter.json"]


def packed_object_bomb() -> bytes:
    """A PDF whose list of objects unpacks to far more than it may."""
    content = zlib.compress(b" " * (UNPACKED * 4))
    head = b"%PDF-1.7\n"
    body = b"1 0 obj\n<</Type/XRef/Size 2/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>\nstream\n" % len(content)
    return head + body + content + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(head)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (lambda: b"", "no PDF"),
        (lambda: b"hello", "no PDF"),
        (lambda: b"%PDF-1.7\n", "no PDF"),
        (lambda: pdf(attached=True)[:2000], "no PDF"),
        (lambda: pdf(attached=True)[: len(pdf(attached=True)) // 2], "no PDF"),
        (lambda: b"%PDF-1.7" + b" " * LARGEST_PDF, "larger than"),
        (lambda: changed(save={"encryption": pikepdf.Encryption(user="secret", owner="secret")}), "password"),
        (lambda: changed(data=b" " * (LARGEST_MATTER + 1)), "larger than"),
        (lambda: changed(data=zlib.compress(b" " * 300_000_000), filter=pikepdf.Name.FlateDecode), "larger than"),
        (lambda: changed(data=b"no zlib", filter=pikepdf.Name.FlateDecode), "damaged"),
        (lambda: changed(data=b"AAAA>", filter=pikepdf.Name.ASCIIHexDecode, save=AS_IT_IS), "not ours"),
        (packed_object_bomb, "no PDF"),
    ],
    ids=[
        "empty", "text", "head only", "start", "half", "too large", "locked", "large matter", "bomb", "no zlib",
        "other filter", "bomb of objects",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_sentence(file: Any, says: str) -> None:
    with pytest.raises(BrokenPdfError, match=says):
        attached_matter(file())


@pytest.mark.parametrize(
    "files", [pikepdf.Array([1, None, pikepdf.Dictionary()]), 7, pikepdf.Array([pikepdf.Dictionary(UF="matter.json")])]
)
def test_a_list_of_files_that_holds_something_else_carries_nothing(files: Any) -> None:
    opened = pikepdf.new()
    opened.Root.AF = files
    saved = BytesIO()
    opened.save(saved)
    try:
        assert attached_matter(saved.getvalue()) is None
    except BrokenPdfError as error:
        assert "no PDF" in str(error)
