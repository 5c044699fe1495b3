"""The server as people start it, on a free port, with a data folder and a database of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def serving(command: Sequence[str], application: str, data: Path) -> Iterator[int]:
    """Run `command` (gunicorn with its settings) for a WSGI application; gives the port it listens on.

    The socket is ours, so whoever connects first waits for the server and is not refused.
    """
    env = {k: v for k, v in os.environ.items() if k != "AICLAIMS_DEBUG"} | {"AICLAIMS_DATA": str(data)}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=env, check=True)
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        fd = listener.fileno()
        started = [*command, "--bind", f"fd://{fd}", application]
        process = subprocess.Popen(started, cwd=ROOT, env=env, pass_fds=(fd,))  # noqa: S603 - the command of the Makefile
        try:
            yield listener.getsockname()[1]
        finally:
            process.terminate()
            process.wait(timeout=60)
