"""Letters of any script: with the faces of their language, in words where there is none, or one sentence on what to
install."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from aiclaims.outline import build_summary
from aiclaims.printing.faces import FACES
from aiclaims.printing.pdf import pdf_of, render_pdf
from tests.outlines import outline_of, renamed

BARE = '<html lang="en"><title>t</title><p lang="{}">{}</p></html>'
WITHOUT = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>"""


@pytest.mark.parametrize(("lang", "named"), [(lang, name) for lang, (name, _) in FACES.items()])
def test_a_machine_without_the_faces_says_what_to_install(lang: str, named: str, tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(WITHOUT.format(folder=tmp_path))
    program = f"import django; django.setup()\nfrom aiclaims.printing.faces import lacking\nprint(lacking({BARE!r}))"
    ran = subprocess.run(
        [sys.executable, "-c", program.replace("{}", lang, 1)],
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"no typeface for the {named} in this document; install fonts-noto-cjk" in ran.stdout


def test_characters_without_a_shape_are_named() -> None:
    """A box would tell nobody what stood there, and neither standard allows it."""
    pdf = pdf_of(BARE.format("en", "before \U0010fffd after"))
    assert "before [U+10FFFD] after" in PdfReader(BytesIO(pdf)).pages[0].extract_text()


@pytest.mark.parametrize(
    "name", ["مجموعة الشرق", "שלום", "😀🧿", "ไทย", "W" * 300, "名" * 120, "Eiwa 株式会社えいわ (永和)"]
)
def test_names_in_any_script_are_printed_and_keep_the_standards(name: str) -> None:
    pdf = render_pdf(build_summary(outline_of(renamed("guangzhou_claim", "platform", name))))
    assert [f.message for p in ("3a", "ua1") for f in page.validate_pdf_bytes(pdf, profile=p).failures] == []
