"""A Word file that depends on its document alone: no day, no machine, nothing of the library's template."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.shared import Pt

from aiclaims.outline.model import Outline
from aiclaims.printing.word_xml import element, fit

LONG_AGO = (1980, 1, 1, 0, 0, 0)
OURS = (
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
)
"""The parts of the template that are kept, to be filled anew; its thumbnail, theme and typefaces are not."""
FONTS = (
    ("Source Serif 4", "Cambria", "roman", "variable"),
    ("Source Sans 3", "Calibri", "swiss", "variable"),
    ("Source Code Pro", "Consolas", "modern", "fixed"),
    ("Noto Serif CJK SC", "SimSun", "roman", "variable"),
    ("Noto Serif CJK JP", "Yu Mincho", "roman", "variable"),
    ("Noto Sans CJK SC", "Microsoft YaHei", "swiss", "variable"),
    ("Noto Sans CJK JP", "Yu Gothic", "swiss", "variable"),
)
"""The typefaces named, and what Word takes where one is not installed."""
LONGEST = 255
"""So long may a property of the file be."""


def begun(about: Outline) -> Document:
    """An empty file about this document."""
    word = docx.Document()
    package: Any = word.part.package
    for relations in (package.rels, word.part.rels):
        for id in [id for id, relation in relations.items() if relation.reltype not in OURS]:
            del relations[id]
    fonts = element("fonts", *(_font(*font) for font in FONTS))
    table = XmlPart(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, fonts, package)
    word.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
    _settings(word)
    _properties(word, about)
    return word


def packed(word: Document) -> bytes:
    """The file, its parts with a time that is always the same."""
    saved, archive = BytesIO(), BytesIO()
    word.save(saved)
    with ZipFile(saved) as old, ZipFile(archive, "w") as new:
        for name in old.namelist():
            new.writestr(_part(name), old.read(name))
    return archive.getvalue()


def _part(name: str) -> ZipInfo:
    info = ZipInfo(name, LONG_AGO)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 0, 0
    return info


def _properties(word: Document, about: Outline) -> None:
    """Title, language and day; no author, and nothing that a client has typed."""
    said = word.core_properties
    said._element[:] = []
    said.title, said.language = fit(f"{about.title} ({about.reference})")[:LONGEST], "en-GB"
    said.created = said.modified = datetime.fromisoformat(about.generated)


def _settings(word: Document) -> None:
    """`updateFields`: Word asks, when the file is first edited, whether to work out its fields, and then knows the
    pages of the contents and of the references. Whoever declines sees neither, and all else as it should be.
    LibreOffice pays no heed: it works out the numbers of references unasked, the contents on request, and the page
    after a reference never."""
    version = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    settings: Any = word.settings.element
    settings[:] = [
        element("zoom", percent=100),
        element("defaultTabStop", val=Pt(24).twips),
        element("characterSpacingControl", val="doNotCompress"),
        element("updateFields", val="true"),
        element("compat", version),
        element("themeFontLang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA"),
    ]


def _font(name: str, instead: str, family: str, pitch: str) -> Any:
    said = element("altName", val=instead), element("family", val=family), element("pitch", val=pitch)
    return element("font", *said, name=name)
