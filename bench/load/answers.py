"""What a person says to the questions of a page, as its form takes it and as a matter file should hold it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from aiclaims.reasoning import load_rulebook
from bench.load.browser import Fields, filled

UNKNOWN, DISPUTED = "unknown", "disputed"
QUESTIONS = {id.replace(".", "_"): id for id in load_rulebook().questions}
"""By the name that forms give it."""
SIDES = ("_claimant", "_defendant")
BOXES = ("", "_day", "_month", "_year", "_about")
ENDS = {end + box for end in ("", *SIDES) for box in BOXES}
ENDS |= {"_state", "_whom", "_complete", "_note", "_claimant_unknown", "_defendant_unknown"}
"""What the fields of a question are called after its name; `_version` tells which page was read, and stays."""
WORDS = ("It says so in the log of the service.", "著作权归我们所有。", "出力は依拠していない。", "“Not ours.”")
REVISED, UNANSWERED, UNSURE, CONTESTED, EXPLAINED = 0.5, 0.4, 0.1, 0.1, 0.15
"""How often a standing answer is changed, an optional one given, nobody knows, the sides differ, words are added."""

Slot = tuple[str, str | None]
"""A question and the party it is about, as matter files name them."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as a matter file holds it."""

    claimant: Any
    defendant: Any
    complete: bool = False
    note: str = ""
    whom: str = ""


def facts_of(matter: dict[str, Any]) -> dict[Slot, Said]:
    """The answers of a downloaded matter."""
    return {(f["question"], f.get("party")): _said(f) for f in matter["fact"]}


def _said(fact: dict[str, Any]) -> Said:
    sides = [fact.get(side, fact.get("value")) for side in ("claimant", "defendant")]
    return Said(*sides, fact.get("complete", False), fact.get("note", ""), fact.get("whom", ""))


def fill(form: Any, random: Random, *, optional: bool) -> tuple[Fields, dict[Slot, Said]]:
    """The fields to send for a question page, and what was said in them; the rest is left as it stands."""
    fields, said = filled(form), {}
    for name in [key.removesuffix("_version") for key, _ in fields if key.endswith("_version")]:
        own = {name + end for end in ENDS}
        answered = any(key in own and value for key, value in fields)
        if random.random() < (REVISED if answered else UNANSWERED if optional else 1):
            fields = [(k, v) for k, v in fields if k not in own]
            said[slot_of(name)], more = _answer(form, name, random)
            fields += more
    return fields, said


def slot_of(name: str) -> Slot:
    stem, _, number = name.partition("-")
    return QUESTIONS[stem], f"party{number}" if number else None


def _answer(form: Any, name: str, random: Random) -> tuple[Said, Fields]:
    turn = random.random()
    if turn < UNSURE:
        whom = random.choice(("", "The platform’s engineer", "社内の担当者"))
        return Said(UNKNOWN, UNKNOWN, whom=whom), [(_state(form, name), UNKNOWN), (f"{name}_whom", whom)]
    note = random.choice(WORDS) if random.random() < EXPLAINED else ""
    if turn < UNSURE + CONTESTED:
        return _contested(form, name, random, note)
    value, fields = _value(form, name, random)
    complete = isinstance(value, list) and random.random() < 0.5
    told = [(f"{name}_note", note), *([(f"{name}_complete", "on")] if complete else [])]
    return Said(value, value, complete, note), fields + told


def _contested(form: Any, name: str, random: Random, note: str) -> tuple[Said, Fields]:
    ours, fields = _value(form, name + SIDES[0], random)
    theirs, more = _value(form, name + SIDES[1], random)
    while theirs == ours:
        theirs, more = _value(form, name + SIDES[1], random)
    return Said(ours, theirs, note=note), [(_state(form, name), DISPUTED), (f"{name}_note", note), *fields, *more]


def _state(form: Any, name: str) -> str:
    """The control that takes “Not known yet” and “Disputed”."""
    return f"{name}_state" if form.xpath(".//input[@name=$n]", n=f"{name}_state") else name


def _value(form: Any, name: str, random: Random) -> tuple[Any, Fields]:
    """A value for the control of this name, and the fields that say it."""
    found = form.xpath(".//*[@name=$n]", n=name)
    kind = found[0].get("type", "text") if found else "date"
    options = [v for v in (e.get("value") for e in found) if v not in ("", UNKNOWN, DISPUTED)]
    if kind == "radio":
        picked = random.choice(options)
        return picked, [(name, picked)]
    if kind == "checkbox":
        several = set(random.sample(options, random.randint(1, min(3, len(options)))))
        ticked = [option for option in options if option in several]
        return ticked, [(name, option) for option in ticked]
    if kind == "date":
        day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(2022, 2025)
        boxes = [(f"{name}_day", str(day)), (f"{name}_month", str(month)), (f"{name}_year", str(year))]
        return f"{year}-{month:02}-{day:02}", boxes
    if found[0].get("inputmode") == "decimal":
        number = random.randint(1, 100_000)
        return number, [(name, f"{number:,}")]
    text = f"{random.choice(WORDS)} {random.randint(1, 1000)}"
    return text, [(name, text)]
