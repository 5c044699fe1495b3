"""The PDF writer fetches nothing but our own faces: not the network, not a file, not data, not through CSS or SVG."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from aiclaims.printing.pdf import own_files, pdf_of

CANARY = "CANARY-6f1d"
NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"'
ATTACKS = {
    "img http": '<img src="{http}/a.png">',
    "img scheme-less": '<img src="//{host}/a.png">',
    "img relative": '<img src="../../etc/hostname">',
    "img file": '<img src="{file}">',
    "img FILE": '<img src="{FILE}">',
    "img ftp": '<img src="ftp://{host}/a.png">',
    "img own scheme, other file": '<img src="aiclaims:settings.py">',
    "img own scheme, path out": '<img src="aiclaims:../outline.css">',
    "img data svg": "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
    '<text>CANARY-6f1d</text></svg>">',
    "img data svg that fetches": "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'"
    " xmlns:xlink='http://www.w3.org/1999/xlink'><image xlink:href='{http}/b.png' width='9' height='9'/></svg>\">",
    "svg image": f'<svg {NAMESPACES}><image xlink:href="{{http}}/a.png" width="9" height="9"/></svg>',
    "svg use": f'<svg {NAMESPACES}><use xlink:href="{{http}}/a.svg#x"/></svg>',
    "svg style": f'<svg {NAMESPACES}><style>@import "{{http}}/a.css";</style></svg>',
    "link": '<link rel="stylesheet" href="{http}/a.css">',
    "link file": '<link rel="stylesheet" href="{file}">',
    "import": '<style>@import url("{http}/a.css");</style>',
    "background": '<p style="background-image: url({http}/a.png)">x</p>',
    "content": "<style>p::before {{ content: url({http}/a.png) }}</style><p>x</p>",
    "list style": '<ul style="list-style-image: url({http}/a.png)"><li>x</li></ul>',
    "border image": '<p style="border: 9px solid; border-image-source: url({http}/a.png)">x</p>',
    "mask": '<p style="mask-image: url({http}/a.png)">x</p>',
    "font face": '<style>@font-face {{ font-family: a; src: url("{http}/a.woff2") }} p {{ font: 9pt a }}</style>',
    "font face file": '<style>@font-face {{ font-family: a; src: url("{file}") }} p {{ font: 9pt a }}</style>',
    "object": '<object data="{http}/a.svg"></object>',
    "object file": '<object data="{file}"></object>',
    "embed": '<embed src="{http}/a.svg">',
    "iframe": '<iframe src="{http}/a.html"></iframe>',
    "picture": '<picture><source srcset="{http}/a.png"><img src="{http}/b.png"></picture>',
    "base": '<base href="{http}/"><img src="a.png">',
    "attachment link http": '<link rel="attachment" href="{http}/a.txt">',
    "attachment link file": '<link rel="attachment" href="{file}">',
    "attachment anchor http": '<a rel="attachment" href="{http}/a.txt">x</a>',
    "attachment anchor file": '<a rel="attachment" href="{file}">x</a>',
}


class Recorder(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - replaced for each server

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(CANARY.encode())

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A live server on this machine: its address, and what it was asked for."""
    asked: list[str] = []
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), type("Asked", (Recorder,), {"asked": asked}))
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield f"127.0.0.1:{httpd.server_port}", asked
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_writer_refuses_to_fetch(attack: str, server: tuple[str, list[str]], tmp_path: Path) -> None:
    host, asked = server
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY)
    places = {"http": f"http://{host}", "host": host, "file": secret.as_uri(), "FILE": f"FILE://{secret}"}
    pdf = pdf_of(f'<html lang="en"><title>t</title><p>kept</p>{attack.format(**places)}</html>')
    reader = PdfReader(BytesIO(pdf))
    assert asked == []
    assert "kept" in reader.pages[0].extract_text()
    assert CANARY not in "".join(page.extract_text() for page in reader.pages)
    assert CANARY.encode() not in pdf and dict(reader.attachments) == {}


def test_writer_knows_only_the_print_faces_by_name() -> None:
    assert {name for name in own_files() if not re.fullmatch(r"print\.css|source-[a-z0-9-]+\.woff2", name)} == set()
    assert "print.css" in own_files()


def test_nobody_else_starts_the_writer() -> None:
    root = Path(__file__).resolve().parent.parent / "aiclaims"
    using = {
        str(p.relative_to(root))
        for p in root.rglob("*.py")
        if re.search(r"\bweasyprint\b.*import|import weasyprint", p.read_text())
    }
    assert using == {"printing/faces.py", "printing/pdf.py"}  # the first asks it which faces there are
