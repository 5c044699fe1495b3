"""Twenty people ask for an outline at the same moment, while others go on answering: does every file come, and how long
do pages take meanwhile? And a file asked for again: how long does that take?"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread
from time import monotonic, sleep

from bench.load.browser import Browser, Reply
from bench.load.person import THINK, Person
from bench.load.server import serving

OUTLINES, ANSWERING, SAMPLE = 20, 10, "guangzhou_claim"
LOOK = 1.0
"""Seconds between two looks of a waiting page, as the page itself does."""
AGAIN = 40
"""How often a file that is made is asked for again."""
LONGEST = 600


class Asker:
    """Somebody who opens a worked matter and wants its outline. `waited`: seconds, once the file is there."""

    def __init__(self, port: int) -> None:
        self.browser = Browser(port)
        home = self.browser.get("/")
        token = home.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
        opened = self.browser.post(f"/samples/{SAMPLE}/", [("csrfmiddlewaretoken", token)])
        self.base = opened.location.removesuffix("results/")
        self.waited = 0.0
        self.looks: list[float] = []

    def ask(self) -> Reply:
        return self.browser.get(f"{self.base}outline.pdf")

    def wait(self) -> None:
        """Ask, then look as the waiting page does until the file is made, and take it."""
        start, place = monotonic(), self.ask().location
        while monotonic() - start < LONGEST:
            look = self.browser.get(place)
            self.looks.append(look.seconds)
            if f"{place}take/" in look.text:
                break
            sleep(LOOK)
        if self.browser.get(f"{place}take/").body.startswith(b"%PDF"):
            self.waited = monotonic() - start


def rush(command: Sequence[str]) -> dict[str, float]:
    """Seconds and milliseconds. `command`: gunicorn with its settings, without address."""
    with tempfile.TemporaryDirectory() as data, serving(command, "aiclaims.wsgi", Path(data)) as port:
        askers, persons = [Asker(port) for _ in range(OUTLINES)], [Person(n, port) for n in range(ANSWERING)]
        _all_at_once(askers, persons)
        again = [_cached(askers[n % OUTLINES]) for n in range(AGAIN)]
    pages = [s for p in persons for kind, times in p.times.items() if kind != "set-up" for s in times]
    pages += [s for a in askers for s in a.looks]
    return {
        "rush_missing": sum(not a.waited for a in askers),
        "rush_last_s": max(a.waited for a in askers),
        "rush_pages": len(pages),
        "rush_p95_ms": quantiles(pages, n=100, method="inclusive")[94] * 1000,
        "rush_problems": sum(sum(p.problems.values()) for p in persons),
        "pdf_again_ms": median(again) * 1000,
    }


def _all_at_once(askers: Sequence[Asker], persons: Sequence[Person]) -> None:
    """The persons answer from before the first file is asked for until the last one is there."""
    over = Event()
    answering = [Thread(target=_answer, args=(person, over)) for person in persons]
    asking = [Thread(target=asker.wait) for asker in askers]
    for thread in answering:
        thread.start()
    sleep(THINK[1])  # their matters are set up
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    over.set()
    for thread in answering:
        thread.join()


def _answer(person: Person, over: Event) -> None:
    person.think = over.wait
    reply = None
    while not over.is_set():
        reply = person.turn(reply or person.begin())


def _cached(asker: Asker) -> float:
    reply = asker.ask()
    if not reply.body.startswith(b"%PDF"):
        raise RuntimeError("a file that was made is not given at once")
    return reply.seconds
