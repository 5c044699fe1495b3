"""One person with a browser: sets a matter up, answers its questions, looks around, remembers what was said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from random import Random
from time import monotonic, sleep
from urllib.parse import urlsplit

from bench.load.answers import Said, Slot, facts_of, fill
from bench.load.browser import Browser, Fields, Reply, filled

THINK = (2.0, 6.0)
"""Seconds before a form is sent, evenly spread."""
LOOKS, PLACES = 0.1, ("results/", "check/", "", "results/all/", "open/", "chronology/")
"""How often somebody looks at another page of the matter first; which."""
PARTS = (
    ("owns_work", "made_work"), ("runs_service", "exploits_system"), ("develops", "trains"), ("exploits_output",),
    ("prompts", "copies"),
)  # fmt: skip
"""What the five parties of a matter do, the client's side first."""


class StumbleError(Exception):
    """A page answered otherwise than it should."""


class Person:
    """`times`: seconds by what was done. `problems`: what went wrong, counted. `sent`: matter to what it was told."""

    def __init__(self, number: int, port: int, think: Callable[[float], object] = sleep) -> None:
        self.random = Random(number)
        self.browser = Browser(port)
        self.think = think
        self.times: dict[str, list[float]] = {}
        self.problems: Counter[str] = Counter()
        self.sent: dict[str, dict[Slot, Said]] = {}
        self.base = ""

    def work(self, until: float) -> None:
        """Answer until the clock says so, then read everything back."""
        self.think(self.random.uniform(0, THINK[1]))
        reply: Reply | None = None
        while monotonic() < until:
            try:
                reply = self.turn(reply or self.begin())
            except (StumbleError, OSError) as problem:
                self.problems[str(problem) or type(problem).__name__] += 1
                reply = None
                self.think(THINK[0])
        self.read_back()

    def turn(self, reply: Reply) -> Reply | None:
        """What comes next; None once there is nothing left to say in this matter."""
        if self.random.random() < LOOKS:
            self.get("other pages", self.base + self.random.choice(PLACES))
            self.think(self.random.uniform(*THINK))
        if reply.page.xpath("//main//input[contains(@name, '_version')]"):
            return self.answer(reply)
        if reply.page.xpath("//main//input[@name='finished']"):
            return self.send("other pages", reply, given(reply, finished=["yes"]))
        onward = reply.page.xpath("//main//p[@class='send']/a[@class='button']/@href")
        return None if not onward or onward[0].endswith("/results/") else self.get("other pages", onward[0])

    def answer(self, reply: Reply) -> Reply:
        """Fill in a question page, look at what it would change where the page shows that, and send it."""
        fields, said = fill(reply.form, self.random, optional="/ask/" not in reply.path)
        pause = self.random.uniform(*THINK)
        self.think(pause / 2)
        if panel := reply.form.get("hx-post"):
            counted = self.browser.post(panel, fields, **{"HX-Request": "true"})
            self.note("what it would change", counted, 200)
        self.think(pause / 2)
        return self.send("answer", reply, fields, said)

    def send(self, kind: str, reply: Reply, fields: Fields, said: dict[Slot, Said] | None = None) -> Reply:
        """Post the form of a page and follow where it leads. What was `said` counts as saved from the redirect on."""
        posted = self.browser.post(reply.path, fields)
        self.note(kind, posted, 302)
        if said is not None:
            self.sent.setdefault(self.base, {}).update(said)
        following = self.browser.get(posted.location)
        self.note("page that follows" if said is not None else kind, following, 200)
        if said is not None:
            self.times.setdefault("step", []).append(posted.seconds + following.seconds)
        return following

    def begin(self) -> Reply:
        """Set a matter with five parties up, page by page."""
        home = self.get("set-up", "/")
        token = [("csrfmiddlewaretoken", home.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0])]
        self.base = ""
        reply = self.send("set-up", Reply("/begin/", 200, "", b"", 0), token)
        self.base = reply.path.removesuffix("aim/")
        aim = self.random.choice(("infringement_claim", "infringement_defence"))
        about = {"aim": [aim], "complaint": ["training", "output"], "frameworks": ["aippi", "japan", "china"]}
        reply = self.send("set-up", reply, given(reply, **about, national_test=["china"]))
        ours, theirs, *others = PARTS
        reply = self.send("set-up", reply, given(reply, ours_does=ours, theirs_does=theirs, more=["yes"]))
        for does in others:
            self.send("set-up", reply, given(reply, does=does))
        reply = self.get("set-up", f"{self.base}parties/")
        return self.send("set-up", reply, given(reply, client=["party1"], all_parties_named=["on"]))

    def read_back(self) -> None:
        """Compare what every matter now holds with what was said in it."""
        for base, said in self.sent.items():
            reply = self.browser.get(f"{base}matter.json")
            self.times.setdefault("read back", []).append(reply.seconds)
            saved = facts_of(json.loads(reply.text)) if reply.status == 200 else {}
            differ = [slot for slot in said.keys() | saved.keys() if said.get(slot) != saved.get(slot)]
            self.problems += Counter({"lost answer": len(differ)})

    def get(self, kind: str, path: str) -> Reply:
        reply = self.browser.get(path)
        self.note(kind, reply, 200)
        return reply

    def note(self, kind: str, reply: Reply, expected: int) -> None:
        self.times.setdefault(kind, []).append(reply.seconds)
        if reply.status != expected:
            place = urlsplit(reply.path).path.removeprefix(self.base)
            raise StumbleError(f"{kind}: {reply.status} from {place}")


def given(reply: Reply, **said: Iterable[str]) -> Fields:
    """The form of a page with these fields filled in, the others left as they are."""
    rest = [(name, value) for name, value in filled(reply.form) if name not in said]
    return rest + [(name, value) for name, values in said.items() for value in values]
