"""The parts of a Word file put together, in an archive in which nothing depends on the day or the machine."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from aiclaims.outline.model import Outline
from aiclaims.printing.word_xml import HEAD, LINKED, fit, part, tag, twips

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
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


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that a document brings; the rest is the same for all."""

    document: str
    styles: str
    numbering: str
    header: str
    upright: str
    landscape: str


HEADER, UPRIGHT, LANDSCAPE = "rId5", "rId6", "rId7"
"""The relations to the head of all pages, and to the feet of upright pages and of those that lie on their side."""
BESIDE = (
    ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"), ("fontTable", "fontTable"),
    ("header1", "header"), ("footer1", "footer"), ("footer2", "footer"),
)  # fmt: skip
"""The parts beside the document, each with its kind, in the order of the relations rId1 …"""


def packed(parts: Parts, about: Outline) -> bytes:
    """The file."""
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            (
                ("word/document.xml", LINKED + "/officeDocument"),
                ("docProps/core.xml", f"{RELATIONS}/metadata/core-properties"),
            )
        ),
        "docProps/core.xml": _core(about),
        "word/_rels/document.xml.rels": _relations(tuple((f"{name}.xml", f"{LINKED}/{kind}") for name, kind in BESIDE)),
        "word/document.xml": parts.document,
        "word/styles.xml": parts.styles,
        "word/numbering.xml": parts.numbering,
        "word/settings.xml": _settings(),
        "word/fontTable.xml": part("fonts", *(_font(*font) for font in FONTS)),
        "word/header1.xml": parts.header,
        "word/footer1.xml": parts.upright,
        "word/footer2.xml": parts.landscape,
    }
    archive = BytesIO()
    with ZipFile(archive, "w") as written:
        for name, content in files.items():
            written.writestr(_file(name), content.encode())
    return archive.getvalue()


def _file(name: str) -> ZipInfo:
    info = ZipInfo(name, LONG_AGO)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 0, 0
    return info


def _types() -> str:
    kinds = [("word/document", KIND.format("document.main"))]
    kinds += [(f"word/{name}", KIND.format(kind)) for name, kind in BESIDE]
    kinds.append(("docProps/core", "application/vnd.openxmlformats-package.core-properties+xml"))
    given = "".join(f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds)
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{HEAD}<Types xmlns="{TYPES}">{relations}{xml}{given}</Types>'


def _relations(targets: tuple[tuple[str, str], ...]) -> str:
    """Relations to parts of this file; there is none to anything outside."""
    given = (f'<Relationship Id="rId{n}" Type="{kind}" Target="{name}"/>' for n, (name, kind) in enumerate(targets, 1))
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{"".join(given)}</Relationships>'


def _core(about: Outline) -> str:
    """Title, language and day; no author, and nothing that a client has typed."""
    day = f'xsi:type="dcterms:W3CDTF">{escape(about.generated)}T00:00:00Z'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(fit(f'{about.title} ({about.reference})'))}</dc:title><dc:language>en-GB</dc:language>"
        f"<dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified></cp:coreProperties>"
    )


def _settings() -> str:
    """`updateFields`: Word asks, when the file is first edited, whether to work out its fields, and then knows the
    pages of the contents and of the references. Whoever declines sees "…" for a page, and all else as it should be.
    LibreOffice pays no heed: it works out every field unasked, but the contents on request only."""
    version = tag("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    languages = tag("themeFontLang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA")
    said = (
        tag("zoom", percent=100),
        tag("defaultTabStop", val=twips(24)),
        tag("characterSpacingControl", val="doNotCompress"),
    )
    return part("settings", *said, tag("updateFields", val="true"), tag("compat", version), languages)


def _font(name: str, instead: str, family: str, pitch: str) -> str:
    return tag("font", tag("altName", val=instead), tag("family", val=family), tag("pitch", val=pitch), name=name)
