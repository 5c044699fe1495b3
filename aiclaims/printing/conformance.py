"""What the PDF writer leaves undone for PDF/A-3a and PDF/UA-1 at once, put right before the file is written.

Works on the writer's own objects, so nothing is written twice and the same document keeps giving the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

VARIANT = "pdf/a-3a"
EXTENSION = """<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""The claim of PDF/UA-1, and the words in which PDF/A wants it explained."""


FACES = {b"-CJK-JP": b"(ja)", b"-CJK-SC": b"(zh-Hans)"}
"""Part of the name of a face to the language it is for, as it stands in a PDF."""


def conform(pdf: Any) -> None:
    """Put a document of VARIANT right, when all is painted and nothing written yet."""
    _claim_accessibility(pdf)
    _take_heads_out_of_the_reading(pdf)
    _name_languages(pdf)
    _scope_table_heads(pdf)
    _end_clearly(pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])  # the writer names each attached file twice


def _claim_accessibility(pdf: Any) -> None:
    metadata = _object(pdf, pdf.catalog["Metadata"])
    metadata.stream = [part.replace(b"</rdf:RDF>", EXTENSION.encode() + b"</rdf:RDF>") for part in metadata.stream]
    metadata.compress = False  # so that whoever keeps files finds it without unpacking anything


def _take_heads_out_of_the_reading(pdf: Any) -> None:
    """Running heads and page numbers are tagged by the writer but stand nowhere in its tree: decoration, not text."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    read = set(_tree(pdf, root["K"][0]))
    marks = _object(pdf, root["ParentTree"])["Nums"][1::2]
    for page, elements in zip(_pages(pdf), marks, strict=False):
        outside = {mark for mark, element in enumerate(elements) if element not in read}
        _as_decoration(_object(pdf, page["Contents"]).stream, outside)
        for mark in outside:
            _object(pdf, elements[mark]).clear()
            elements[mark] = "null"


def _as_decoration(stream: list[Any], marks: set[int]) -> None:
    """In a page's drawing, make each of these marked runs ("/P <</MCID 3>> BDC") an artifact."""
    for at, word in enumerate(stream):
        if isinstance(word, dict) and word.get("MCID") in marks:
            stream[at - 1 : at + 2] = ["/Artifact", b"", b"BMC"]


def _name_languages(pdf: Any) -> None:
    """The language of what is set in Chinese or Japanese letters, so that it is read aloud as such. The writer says it
    of the document alone, but took the face of each run from its language."""
    marks = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"][1::2]
    for page, elements in zip(_pages(pdf), marks, strict=False):
        languages, mark = _languages_of_faces(pdf, page), None
        for word in _object(pdf, page["Contents"]).stream:
            if isinstance(word, dict) and "MCID" in word:
                mark = word["MCID"]
            elif isinstance(word, bytes) and word.endswith(b" Tf"):
                language = languages.get(word[1:].split(b" ")[0].decode())
                if language and mark is not None and elements[mark] != "null":
                    _object(pdf, elements[mark])["Lang"] = language


def _languages_of_faces(pdf: Any, page: Any) -> dict[str, bytes]:
    """By the name that a page gives a face; faces for no one language are left out."""
    resources = _entry(pdf, page["Resources"])
    named = {name: bytes(_object(pdf, face)["BaseFont"]) for name, face in _entry(pdf, resources["Font"]).items()}
    said = {name: [lang for mark, lang in FACES.items() if mark in face] for name, face in named.items()}
    return {name: found[0] for name, found in said.items() if found}


def _scope_table_heads(pdf: Any) -> None:
    """What each heading cell heads: the writer links cells to heads but says nothing of the heads themselves."""
    for cell in pdf.objects:
        if isinstance(cell, dict) and cell.get("S") == "/TH":
            row = _object(pdf, cell["P"])
            above = _object(pdf, row["P"]).get("S") == "/THead"
            cell["A"]["Scope"] = "/Column" if above else "/Row"


def _end_clearly(pdf: Any) -> None:
    """Leave a stream unpacked that would end in a carriage return when packed: checkers take that, with the line feed
    that follows, for the end of the line, and find the stream a byte short."""
    for stream in pdf.objects:
        if getattr(stream, "compress", False):
            stream.compress = False
            plain = stream.data.partition(b"stream\n")[2].removesuffix(b"\nendstream")
            packed = zlib.compress(plain, 9)
            if not packed.endswith(b"\r"):
                stream.stream, stream.extra["Filter"] = [packed], "/FlateDecode"


def _tree(pdf: Any, at: bytes) -> Iterator[bytes]:
    """An element of the reading order and all below it."""
    yield at
    for child in _object(pdf, at).get("K", ()):
        if isinstance(child, bytes):
            yield from _tree(pdf, child)


def _pages(pdf: Any) -> Iterator[Any]:
    return (pdf.objects[number] for number in pdf.pages["Kids"][::3])


def _entry(pdf: Any, entry: Any) -> Any:
    """What a dictionary holds, or what it refers to."""
    return _object(pdf, entry) if isinstance(entry, bytes) else entry


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
