"""`python -m bench.load --minutes 5 --people 50 -- COMMAND`: COMMAND is gunicorn with its settings, without address.

Prints what people waited for and writes `build/load.json`; exit code 1 after any error or lost answer.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from threading import Thread
from time import monotonic

from bench.load.figures import problems_of, table, times_of
from bench.load.person import LOOKS, THINK, Person
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
    """Seconds of processor time of this process or of its children that have ended."""
    used = getrusage(who)
    return used.ru_utime + used.ru_stime


def main() -> int:
    parser = ArgumentParser(prog="python -m bench.load")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args()
    database = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
    print(f"{asked.people} people, {asked.minutes:g} minutes, {THINK[0]:g} to {THINK[1]:g} s of thought before each")
    print(f"answer, one in {1 / LOOKS:g} looks at another page first; {database}; {os.cpu_count()} cores for server")
    print(f"and people together; {os.getloadavg()[0]:.1f} processes were busy before\n", flush=True)
    start, busy = monotonic(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as data, serving(asked.command, "aiclaims.wsgi", Path(data)) as port:
        persons = crowd(port, asked.people, asked.minutes)
    wall, times, problems = monotonic() - start, times_of(persons), problems_of(persons)
    cores = {"server_cores": processor(RUSAGE_CHILDREN) / wall, "people_cores": processor(RUSAGE_SELF) / wall}
    answers = sum(len(said) for person in persons for said in person.sent.values())
    matters = sum(len(person.sent) for person in persons)
    print(table(times))
    print(f"\ncores used: {cores['server_cores']:.2f} by the server, {cores['people_cores']:.2f} by the people")
    print(f"read back: {answers:,} answers in {matters:,} matters; problems: {dict(problems) or 'none'}")
    told = {"people": asked.people, "minutes": asked.minutes, "think_s": THINK, "database": database, "busy": busy}
    data = told | {"times": times, "answers": answers, "matters": matters, "problems": problems} | cores
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(data, indent=2) + "\n")
    return 1 if problems else 0


sys.exit(main())
