"""The server as `make run` starts it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from time import monotonic
from typing import TypeVar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from bench.load.server import ROOT, serving

T = TypeVar("T")
SPARE = 6
"""Browsers open connections ahead and send nothing on them: more of them than there are workers."""


def server() -> list[str]:
    """The command of the Makefile, with two workers."""
    (line,) = re.findall(r"^SERVER = (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    return [part.replace("$(PYTHON)", sys.executable).replace("$(WORKERS)", "2") for part in line.split()]


def test_connections_on_which_nothing_is_sent_keep_nobody_waiting(tmp_path: Path) -> None:
    with serving(server(), "aiclaims.wsgi", tmp_path) as port, ExitStack() as spare:
        for _ in range(SPARE):
            spare.enter_context(socket.create_connection(("127.0.0.1", port)))
        browser = http.client.HTTPConnection("127.0.0.1", port, timeout=60)  # half of what a worker may take
        browser.request("GET", "/")
        assert browser.getresponse().status == 200
        browser.close()


class Visitor:
    """A browser that keeps its cookies and follows where it is led."""

    def __init__(self, port: int) -> None:
        self.site = f"http://127.0.0.1:{port}"
        self.opener = build_opener(HTTPCookieProcessor())

    def visit(self, path: str, **posted: str) -> tuple[str, bytes]:
        """The path it ends at, and what stands there."""
        data = urlencode(posted).encode() if posted else None
        with self.opener.open(self.site + path, data, timeout=60) as response:
            return str(response.url).removeprefix(self.site), response.read()

    def sample(self, slug: str) -> str:
        """A sample of its own; the address of its task list."""
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', self.visit("/samples/")[1])
        assert token
        return self.visit(f"/samples/{slug}/", csrfmiddlewaretoken=token[1].decode())[0].removesuffix("results/")


def processes(data: Path, what: str) -> list[int]:
    """Those that work with this data folder and have `what` in their command."""
    mark = f"AICLAIMS_DATA={data}\0".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (folder / "environ").read_bytes() and what.encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def loaded(pid: int) -> str:
    """The libraries a process has opened."""
    return Path(f"/proc/{pid}/maps").read_text()


def awaited(look: Callable[[], T]) -> T:
    """What `look` finds, as soon as it finds something. A busy machine may take its time."""
    until = monotonic() + 240
    while not (found := look()):
        assert monotonic() < until
    return found


def test_files_are_made_beside_the_pages_by_a_renderer_that_is_started_again(tmp_path: Path) -> None:
    with serving(server(), "aiclaims.wsgi", tmp_path) as port:
        visitor = Visitor(port)
        address = visitor.visit(visitor.sample("aippi_licensed_training") + "outline.pdf")[0]
        assert re.fullmatch(r"/m/[\w-]+/files/1/", address)
        (first,) = awaited(lambda: processes(tmp_path, "db_worker"))
        awaited(lambda: b"It is ready" in visitor.visit(address)[1])
        assert visitor.visit(address + "take/")[1].startswith(b"%PDF-")
        assert "libpango" in loaded(first) and os.getpriority(os.PRIO_PROCESS, first) == 10
        pages = processes(tmp_path, "gunicorn")
        assert len(pages) == 3
        assert not [pid for pid in pages if re.search(r"libpango|lxml/etree", loaded(pid))]
        os.kill(first, signal.SIGKILL)
        assert awaited(lambda: set(processes(tmp_path, "db_worker")) - {first})
    assert processes(tmp_path, "db_worker") == []
