"""Keep renderers running beside the server: `python -m scripts.renderers NUMBER`.

Each is a `manage.py db_worker` that gives way to whoever shows pages. One that died is started again. All end with the
process that started this one, however that ends.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
RENDERER = (
    "nice", "-n", "10", sys.executable, "manage.py", "db_worker",
    "--interval", "0.3", "--no-startup-delay", "--no-reload", "--verbosity", "0",
)  # fmt: skip
LOOK = 1.0
"""Seconds between two looks at whether all is well."""
PATIENCE = 20
"""Seconds a renderer may take to finish its file when all is to end."""


def start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(RENDERER, cwd=ROOT, start_new_session=True)  # noqa: S603 - our own command


def stop(renderers: list[subprocess.Popen[bytes]]) -> None:
    """Let each finish what it is making, within reason."""
    for renderer in renderers:
        renderer.terminate()
    for renderer in renderers:
        try:
            renderer.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            renderer.kill()


def main(number: int) -> None:
    parent, ending = os.getppid(), threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        ending.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    renderers = [start() for _ in range(number)]
    while os.getppid() == parent and not ending.wait(LOOK):
        renderers = [r if r.poll() is None else start() for r in renderers]
    stop(renderers)


if __name__ == "__main__":
    main(int(sys.argv[1]))
