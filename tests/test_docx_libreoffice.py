"""The Word file opened by LibreOffice, its fields worked out afresh and printed: the same numbers, the right pages.

LibreOffice 7.4 does not know STYLEREF, so that the section in the foot of a page is not checked here; Word does. Nor
does it know QUOTE: what is quoted is taken out of it first, so that the pages it leads to are checked.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from pypdf import PdfReader

from aiclaims.outline import plain_text
from aiclaims.outline.model import Paragraph
from aiclaims.printing.docx import render_docx
from tests.outlines import outline

NAME = "guangzhou_defence"
PROFILE = Path("user/basic/Standard")
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Printing"/></library:library>
"""
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Printing" script:language="StarBasic">
Sub Updated(source As String, target As String)
  On Error Goto Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  For n = 0 To document.DocumentIndexes.Count - 1
    document.DocumentIndexes.getByIndex(n).update()
  Next n
  document.TextFields.refresh()
  Dim pdf(0) As New com.sun.star.beans.PropertyValue
  pdf(0).Name = "FilterName" : pdf(0).Value = "writer_pdf_Export"
  document.storeToURL(ConvertToURL(target), pdf())
  document.close(True)
Failed:
End Sub
</script:module>
"""


def printed(file: bytes, folder: Path) -> list[str]:
    """The text of each page after LibreOffice has brought contents and fields up to date."""
    profile = f"-env:UserInstallation={folder.as_uri()}"
    _run(["soffice", profile, "--headless", "--terminate_after_init"])  # it would write its own library over ours
    (folder / PROFILE / "script.xlb").write_text(LIBRARY)
    (folder / PROFILE / "Printing.xba").write_text(MACRO)
    source, target = folder / "outline.docx", folder / "outline.pdf"
    source.write_bytes(file)
    macro = f"macro:///Standard.Printing.Updated({source},{target})"
    _run(["soffice", profile, "--headless", macro])
    return [" ".join(page.extract_text().split()) for page in PdfReader(target).pages]


def _run(command: list[str]) -> None:
    """Run to the end, or end it with all that it started."""
    with subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as office:
        try:
            office.wait(timeout=120)
        finally:
            if office.poll() is None:
                os.killpg(office.pid, signal.SIGKILL)


RUN = r"<w:r>(?:(?!</w:r>).)*"
QUOTED = re.compile(
    rf'{RUN}"begin"/></w:r>{RUN}> QUOTE "([^<]*)</w:instrText></w:r>((?:(?!" ).)*){RUN}>" </w:instrText></w:r>'
    rf'{RUN}"separate"/></w:r>{RUN}"end"/></w:r>'
)


def stale(file: bytes) -> bytes:
    """The file with every number that its fields hold made wrong, and what they quote in their place."""
    changed = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "word/document.xml":
                held = r"(> REF [^<]*</w:instrText>.*?<w:t[^>]*>)[^<]*"
                content = re.sub(held, r"\g<1>9999", content)
                content = QUOTED.sub(r"<w:r><w:t>\1</w:t></w:r>\2", content)
            new.writestr(name, content)
    return changed.getvalue()


@cache
def pages() -> list[str]:
    with TemporaryDirectory() as folder:
        return printed(stale(render_docx(outline(NAME))), Path(folder))


def bodies() -> list[str]:
    """The pages without what stands in their head and foot, and without white space."""
    of, found = outline(NAME), pages()
    head = f"Ref. {of.reference} · {of.state} {of.confidentiality}"
    foots = (f"{of.title} Page {n} of {len(found)}" for n in range(1, len(found) + 1))
    return [_tight(page.removeprefix(head).removesuffix(foot)) for page, foot in zip(found, foots, strict=True)]


def _tight(words: str) -> str:
    return "".join(words.replace("'", "’").split())


def said(paragraph: Paragraph) -> str:
    """A paragraph as it stands on paper, from its number on."""
    lead = f"{paragraph.lead}." if paragraph.lead else ""
    return _tight(f"{paragraph.number}.{lead}{plain_text(paragraph.text)}")


def paragraphs() -> dict[int, str]:
    blocks = (b for s in outline(NAME).sections for b in s.blocks)
    return {b.number: said(b) for b in blocks if isinstance(b, Paragraph)}


def test_libreoffice_counts_paragraphs_and_works_out_references_as_the_model_has_them() -> None:
    told = re.sub(r"(§\d+)p\.\d+", r"\1", "".join(bodies()))
    assert "9999" not in told
    assert [number for number, words in paragraphs().items() if words not in told] == []


def test_libreoffice_names_the_page_on_which_the_paragraph_of_a_reference_begins() -> None:
    found, begins = bodies(), {n: re.split("§", words)[0][:24] for n, words in paragraphs().items()}
    named = re.findall(r"§(\d+)p\.(\d+)", "".join(found))
    assert len(named) > 40
    assert [(n, page) for n, page in named if begins[int(n)] not in found[int(page) - 1]] == []


def test_libreoffice_fills_the_contents_and_counts_the_pages() -> None:
    found = pages()
    assert [n for n, page in enumerate(found, 1) if not page.endswith(f" Page {n} of {len(found)}")] == []
    for section in outline(NAME).sections:
        entry = re.search(rf"{section.number} {re.escape(section.title)}[ .]+(\d+)", found[0])
        assert entry, section.title
        assert f"{section.number} {section.title}" in found[int(entry[1]) - 1]
