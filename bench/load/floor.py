"""One answer on a quiet server beside the least it could cost: a bare POST, and the bare page of the same template."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.load.browser import Browser, filled
from bench.load.person import Person, StumbleError
from bench.load.server import serving

TURNS, ROUNDS = 40, 60
QUESTION = "output.match"
VALUES = ("similar", "none")


def floor(command: Sequence[str], data: Path) -> dict[str, float]:
    """Medians in milliseconds, and medians of the ratios within each round; one request at a time."""
    with serving(command, "aiclaims.wsgi", data) as port, serving(command, "bench.bare.wsgi", data) as bare_port:
        person = Person(0, port, think=lambda _: None)
        reply = None
        for _ in range(TURNS):
            reply = person.turn(reply or person.begin())
        bare = Browser(bare_port)
        bare.cookies = person.browser.cookies  # one session, one secret key, one database
        rounds = [_round(person.browser, bare, person.base, value) for value in VALUES * (ROUNDS // 2)]
    return _figures(rounds[4:])  # the first of each worker loads what later ones find


Round = tuple[float, float, float, float]
"""Seconds of an answer, a bare row, a page, a bare page."""


def _round(browser: Browser, bare: Browser, base: str, value: str) -> Round:
    address, bare_address = f"{base}ask/{QUESTION}/", base.replace("/m/", "/bare/")
    page = browser.get(address)
    name = QUESTION.replace(".", "_")
    fields = [(k, v) for k, v in filled(page.form) if k != name]
    answer = browser.post(address, [*fields, (name, value)])
    bare_page = bare.get(bare_address)
    row = bare.post(f"{bare_address}write/", [*filled(bare_page.form)[:1], ("answer", value)])
    if (told := (page.status, answer.status, bare_page.status, row.status)) != (200, 302, 200, 302):
        raise StumbleError(f"floor: {told}")
    return answer.seconds, row.seconds, page.seconds, bare_page.seconds


def _figures(rounds: Sequence[Round]) -> dict[str, float]:
    names = ("answer_ms", "bare_row_ms", "page_ms", "bare_page_ms")
    found = {name: median(r[n] for r in rounds) * 1000 for n, name in enumerate(names)}
    found["answer_ratio"] = median(r[0] / r[1] for r in rounds)
    found["page_ratio"] = median(r[2] / r[3] for r in rounds)
    found["step_ratio"] = median((r[0] + r[2]) / (r[1] + r[3]) for r in rounds)
    return found
