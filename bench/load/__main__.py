"""`python -m bench.load --minutes 5 --people 50 -- COMMAND`: COMMAND is gunicorn with its settings, without address.

Prints what people waited for and writes `build/load.json`; exit code 1 after any error or lost answer.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from threading import Thread
from time import monotonic
from typing import Any

from bench.load.figures import problems_of, scene, times_of, told
from bench.load.floor import floor
from bench.load.person import THINK, Person
from bench.load.server import ROOT, serving

OUT = ROOT / "build" / "load.json"


def crowd(port: int, people: int, minutes: float) -> list[Person]:
    """Everybody at once until the time is up and all is read back."""
    until = monotonic() + minutes * 60
    persons = [Person(number, port) for number in range(people)]
    threads = [Thread(target=person.work, args=(until,)) for person in persons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return persons


def processor(who: int) -> float:
    """Seconds of processor time of this process, or of those it has started and seen the end of."""
    used = getrusage(who)
    return used.ru_utime + used.ru_stime


def measure(command: Sequence[str], people: int, minutes: float) -> dict[str, Any]:
    """The floor first, then the crowd, each with a new server and data folder."""
    with tempfile.TemporaryDirectory() as data:
        least = floor(command, Path(data))
    start, before, own = monotonic(), processor(RUSAGE_CHILDREN), processor(RUSAGE_SELF)
    with tempfile.TemporaryDirectory() as data, serving(command, "aiclaims.wsgi", Path(data)) as port:
        persons = crowd(port, people, minutes)
    wall = monotonic() - start
    return {
        "floor": least,
        "times": times_of(persons),
        "server_cores": (processor(RUSAGE_CHILDREN) - before) / wall,
        "people_cores": (processor(RUSAGE_SELF) - own) / wall,
        "matters": sum(len(person.sent) for person in persons),
        "answers": sum(len(said) for person in persons for said in person.sent.values()),
        "problems": problems_of(persons),
    }


def main() -> int:
    parser = ArgumentParser(prog="python -m bench.load")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args()
    setting = {
        "people": asked.people, "minutes": asked.minutes, "think_s": THINK, "cores": os.cpu_count(),
        "database": "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite", "busy_before": os.getloadavg()[0],
    }  # fmt: skip
    print(scene(setting), flush=True)
    found = measure(asked.command, asked.people, asked.minutes)
    print(told(found))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(setting | found, indent=2) + "\n")
    return 1 if found["problems"] else 0


sys.exit(main())
