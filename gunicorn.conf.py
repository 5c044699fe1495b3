"""What the server starts beside itself: renderers, which make the files. `RENDERERS=0` where an office runs
`manage.py db_worker` elsewhere, `RENDERERS=2` for two."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

RENDERERS = os.environ.get("RENDERERS", "").strip() or "1"
if not RENDERERS.isdecimal():
    sys.exit(f"RENDERERS is “{RENDERERS}”: set it to how many processes shall make files, or leave it out.")
_beside: list[subprocess.Popen[bytes]] = []


def when_ready(_server: Any) -> None:
    if RENDERERS != "0":
        _beside.append(subprocess.Popen([sys.executable, "-m", "scripts.renderers", RENDERERS]))  # noqa: S603


def on_exit(_server: Any) -> None:
    for process in _beside:
        process.terminate()
        process.wait()
