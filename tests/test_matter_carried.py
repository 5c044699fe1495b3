"""Opening an outline for the matter it carries: on the page and by commands, from files of anybody's making."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aiclaims.models import Matter
from aiclaims.models.convert import to_matter
from aiclaims.outline.model import Kind
from aiclaims.printing.order import Order, printed
from aiclaims.reasoning import dump_matter
from aiclaims.views.case import law
from tests.commands import data, refused
from tests.outlines import FIXTURES, matter, outline
from tests.pages import read, send

NAME = "japan_copied_by_hand_twin"
NONE = "This outline carries no matter: download the matter file, or print the outline again with “attach the matter”"


@cache
def as_json() -> bytes:
    return printed(outline(NAME), Order(format="json"), dump_matter(matter(NAME)))


@cache
def as_pdf(attach: bool = True) -> bytes:
    return printed(outline(NAME), Order(format="pdf", attach=attach), dump_matter(matter(NAME)))


def send_file(client: Client, raw: bytes) -> list[str]:
    """The problems that the page for opening files tells of a file."""
    return send(client, "/open/", {"file": SimpleUploadedFile("outline", raw)}, 422).errors


@pytest.mark.django_db
@pytest.mark.parametrize("made", [as_json, as_pdf])
def test_an_outline_opens_as_the_matter_it_was_made_from(client: Client, made: Callable[[], bytes]) -> None:
    response = client.post("/open/", {"file": SimpleUploadedFile("outline", made())})
    assert response.status_code == 302
    base = response.headers["Location"].removesuffix("tasks/")
    found = to_matter(Matter.objects.get(), law())
    assert dump_matter(found) == dump_matter(matter(NAME)) | {"editions": dict(found.editions)}
    assert read(client, base + "results/").texts("h1")


@pytest.mark.parametrize("made", [as_json, as_pdf])
def test_commands_take_an_outline_for_the_matter_it_carries(tmp_path: Path, made: Callable[[], bytes]) -> None:
    path = tmp_path / f"outline.{'pdf' if made is as_pdf else 'json'}"
    path.write_bytes(made())
    assert data("assess", path) == data("assess", FIXTURES / f"{NAME}.toml")


def _without() -> dict[str, bytes]:
    facts = dump_matter(matter(NAME))
    others: tuple[Kind, ...] = ("summary", "letter")
    asked = {kind: Order(kind=kind, format="json", attach=True) for kind in others}
    return {
        **{kind: printed(replace(outline(NAME), kind=kind), order, facts) for kind, order in asked.items()},
        "pdf": as_pdf(attach=False),
        "odd": b'{"sections": [], "matter": 3}',
    }


@pytest.mark.django_db
def test_what_carries_no_matter_is_refused_with_the_way_to_one(client: Client, tmp_path: Path) -> None:
    for name, raw in _without().items():
        (problem,) = send_file(client, raw)
        assert problem.startswith(NONE), name
        path = tmp_path / f"x.{'pdf' if name == 'pdf' else 'json'}"
        path.write_bytes(raw)
        assert refused("assess", path).startswith(f"{path.name}: {NONE}")
    assert not Matter.objects.exists()


def carrying(attached: bytes) -> bytes:
    """A PDF of somebody's making with these bytes where the matter file would stand."""
    from pikepdf import Array, AttachedFileSpec, Name, Pdf

    pdf, out = Pdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.attachments["matter.json"] = AttachedFileSpec(pdf, attached, filename="matter.json", relationship=Name.Source)
    pdf.Root.AF = Array([pdf.attachments["matter.json"].obj])
    pdf.save(out)
    return out.getvalue()


def within(facts: Any) -> bytes:
    return json.dumps({"kind": "outline", "sections": [], "matter": facts}).encode()


HOSTILE = {
    "no such matter": (within({"matter": {}}), "'aim' is missing"),
    "no object": (within({"title": "x"}), "The table [matter] is missing"),
    "half a character": (within({"matter": {"title": "HALF"}}).replace(b"HALF", b"\\ud800"), "is not UTF-8 text"),
    "nul": (within({"matter": {"title": "NUL"}}).replace(b"NUL", b"\\u0000"), "cannot be stored (a NUL byte)"),
    "twice": (b'{"sections": [], "matter": {}, "matter": {}}', "the key 'matter' is there twice"),
    "deep": (b'{"sections": ' + b"[" * 200_000, "nested too deeply"),
    "large matter": (within({"matter": {"title": "x" * 1_000_001}}), "A matter file has at most 1,000,000"),
    "large file": (b"{" + b" " * 3_000_000, "That file has 3,000,001 bytes."),
    "damaged": (b"%PDF-1.7 and so on", "damaged, or no PDF"),
    "no JSON in it": (carrying(b"[matter"), "neither valid TOML nor valid JSON"),
    "an outline in it": (carrying(within(3)), NONE),
    "packed tight": (carrying(b" " * 40_000_000), "larger than 1 MB"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", HOSTILE)
def test_files_of_anybodys_making_are_refused_in_words(client: Client, what: str) -> None:
    raw, said = HOSTILE[what]
    assert any(said in problem for problem in send_file(client, raw))
    assert not Matter.objects.exists()
