"""A made-up framework of a few lines, and short ways to write matters about it. Each test adds its own rules."""

from __future__ import annotations

from pathlib import Path

from aiclaims.reasoning import Assessment, Matter, Rulebook, RulebookError, assess, load_rulebook, parse_matter

FRAMEWORK = """
id = "toy"
title = "A toy law"
short = "Toy"
what = "Nothing real."
weight = "soft law"
version = "1"
checked_on = 2026-01-01
aims = ["infringement_claim", "infringement_defence"]
outside = "The toy law says nothing on that."
burden_assumption = "Whoever pleads an exception shows it."
[[authority]]
id = "toy.law"
title = "The toy law"
kind = "soft law"
weight = "soft law"
[[silence]]
key = "toy.silence"
text = "The toy law does not say."
"""

PROPOSITIONS = """
[[proposition]]
id = "TOY-1"
at = "p1"
kind = "rule"
stage = "output"
parties = []
hedge = "certain"
says = "A toy says so."
authority = "toy.law"
"""

QUESTIONS = """
[[question]]
id = "matter.aim"
ask = "What do you want?"
kind = "one_of"
options = [{id = "infringement_claim", label = "claim"}, {id = "infringement_defence", label = "defend"}]
stage = "matter"
[[question]]
id = "matter.complaint"
ask = "What is complained of?"
kind = "several_of"
options = [{id = "training", label = "training"}, {id = "output", label = "output"}]
stage = "matter"
[[question]]
id = "matter.national_test"
ask = "Whose test?"
kind = "one_of"
options = [{id = "entered", label = "entered"}, {id = "toy", label = "toy"}]
stage = "matter"
"""


def proposition(id: str) -> str:
    """Another entry of the register, of the toy law."""
    return PROPOSITIONS.replace("TOY-1", id)


def question(id: str, **keys: str) -> str:
    """A yes/no question of the matter, unless keys say otherwise (values in TOML)."""
    given = {"ask": f'"{id}?"', "kind": '"yes_no"', "stage": '"output"'} | keys
    return f'[[question]]\nid = "{id}"\n' + "".join(f"{k} = {v}\n" for k, v in given.items())


def issue(id: str, **keys: str) -> str:
    given = {"title": f'"{id}"', "asks": f'"{id}?"', "stage": '"output"', "proponent": '"claimant"'} | keys
    return f'[[issue]]\nid = "toy.{id}"\n' + "".join(f"{k} = {v}\n" for k, v in given.items())


def rule(id: str, concludes: str, needs: str, **keys: str) -> str:
    given = {"because": f'"{id} holds."', "cites": '["TOY-1"]'} | keys
    head = f'[[rule]]\nid = "{id}"\nconcludes = "toy.{concludes}"\nif = [{needs}]\n'
    return head + "".join(f"{k} = {v}\n" for k, v in given.items())


def remedy(id: str, **keys: str) -> str:
    given = {"title": f'"{id}"', "of": '["prompts"]', "rung": "1", "harm": '"h"', "cites": '["TOY-1"]'} | keys
    return f'[[remedy]]\nid = "toy.{id}"\n' + "".join(f"{k} = {v}\n" for k, v in given.items())


def factor(id: str, weighs: str, side: str, when: str) -> str:
    head = f'[[factor]]\nid = "{id}"\nissue = "toy.{weighs}"\nside = "{side}"\nwhen = {when}\n'
    return head + f'because = "{id}."\ncites = ["TOY-1"]\n'


def yes(id: str) -> str:
    return f'{{answer = "{id}", is = "yes"}}'


def write(folder: Path, *parts: str) -> Path:
    """Write a rulebook folder with one framework, `toy`, made of these parts."""
    tables = "".join(parts)
    files = {
        "common/questions.toml": QUESTIONS,
        "toy/framework.toml": FRAMEWORK,
        "toy/propositions.toml": PROPOSITIONS,
        "toy/rules.toml": tables,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder


def rulebook(folder: Path, *parts: str) -> Rulebook:
    return load_rulebook(write(folder, *parts))


def problems(folder: Path, *parts: str, more: str = "") -> list[str]:
    """What loading says of these parts, with `more` in a file `toy/more.toml`."""
    (write(folder, *parts) / "toy" / "more.toml").write_text(more)
    return problems_of(folder)


def problems_of(folder: Path) -> list[str]:
    """What loading says of a folder as it stands."""
    try:
        load_rulebook(folder)
    except RulebookError as error:
        return error.problems
    return []


def matter(
    book: Rulebook, *facts: dict[str, object], parties: tuple[tuple[str, str], ...] = (), **head: object
) -> Matter:
    """A toy matter: each fact as in a file; parties as (id, what it does)."""
    return parse_matter(
        {
            "matter": {"aim": "infringement_claim", "frameworks": ["toy"], "complaint": ["output"]} | head,
            "party": [{"id": id, "name": id.title(), "does": does.split()} for id, does in parties],
            "fact": list(facts),
        },
        book,
    )


def fact(question: str, value: object, **keys: object) -> dict[str, object]:
    return {"question": question, "value": value} | keys


def disputed(question: str, claimant: object = None, defendant: object = None, **keys: object) -> dict[str, object]:
    versions = {"claimant": claimant, "defendant": defendant}
    return {"question": question} | {k: v for k, v in versions.items() if v is not None} | keys


def verdict(book: Rulebook, issue: str, *facts: dict[str, object]) -> str:
    """The verdict on one issue of the matter."""
    return found(book, *facts).verdict(f"toy.{issue}").verdict


def found(book: Rulebook, *facts: dict[str, object]) -> Assessment:
    return assess(book, matter(book, *facts))
