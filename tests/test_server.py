"""The server as `make run` starts it."""

from __future__ import annotations

import http.client
import re
import socket
import sys
from contextlib import ExitStack
from pathlib import Path

from bench.load.server import ROOT, serving

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
