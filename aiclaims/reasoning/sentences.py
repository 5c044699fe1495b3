"""Plain sentences about facts, conditions and grounds. Serves page, document and command alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from aiclaims.reasoning.days import Day
from aiclaims.reasoning.facts import Facts
from aiclaims.reasoning.matter import UNKNOWN, AnswerValue, Party
from aiclaims.reasoning.model import Condition, Question, Rulebook
from aiclaims.reasoning.vocabulary import FUNCTIONS


def name_of(party: Party) -> str:
    """What a party is called inside a sentence: one without a name by its id, so that no two read alike."""
    return party.name or f"the party “{party.id}”"


def fill(text: str, facts: Facts, party: str | None) -> str:
    """Put the party's name where a text says {party}. What ends like a sentence also begins like one."""
    name = name_of(facts.matter.party(party)) if party else "the party"
    filled = text.replace("{party}", name)
    if text.startswith("{party}") and text.endswith((".", "?", "!")) and filled.startswith("the party"):
        return filled[:1].upper() + filled[1:]
    return filled


def label(question: Question, value: AnswerValue | None) -> str:
    """An answer in words."""
    if value is None:
        return "not said"
    if value == UNKNOWN:
        return "not known yet"
    if isinstance(value, tuple):
        return ", ".join(label(question, v) for v in value) or "none of these"
    if isinstance(value, Day):
        return value.words
    found = next((o.label for o in question.options if o.id == value), None)
    return found or str(value)


def question_text(facts: Facts, question: str, party: str | None) -> str:
    return fill(facts.rulebook.questions[question].ask, facts, party)


def fact(facts: Facts, question: str, party: str | None) -> str:
    """What the matter says to one question, as a clause."""
    key, q = facts.key(question, party), facts.rulebook.questions[question]
    asked, answer = question_text(facts, question, key[1]).rstrip("?"), facts.answers.get(key)
    if answer is None:
        if q.unless_raised is not None:
            return f"nobody has raised “{asked}?”, so it counts as “{label(q, q.unless_raised).lower()}”"
        return f"nobody has yet answered “{asked}?”"
    if answer.disputed:
        return (
            f"“{asked}?” is disputed (claimant: {label(q, answer.claimant)}; defendant: {label(q, answer.defendant)})"
        )
    if answer.claimant == UNKNOWN:
        return f"nobody can say yet: “{asked}?”"
    return f"to “{asked}?” the answer is “{label(q, answer.claimant)}”"


def condition(facts: Facts, c: Condition, party: str | None, truth: bool | None, *, firm: bool = True) -> str:
    """One condition of a rule and how it stands, as a clause; not `firm`: on the record only."""
    if c.kind == "answer":
        return fact(facts, c.id, party)
    if c.kind == "does":
        return fill(f"{{party}} {role(FUNCTIONS[c.id], (truth is True) is (c.test == 'is'))}", facts, party)
    if c.kind == "silent":
        return silence(facts.rulebook, c.id)
    state = {True: "is made out", False: "is not made out", None: "is not settled"}[truth]
    if not firm:
        state = "stands on what is shown so far" if truth else "is not made out on what is shown so far"
    title = facts.rulebook.issue(c.id).title
    return f"“{title}” {state}" + (" for any party" if c.kind == "some" else "")


def silence(rulebook: Rulebook, key: str) -> str:
    return next((f.silences[key] for f in rulebook.frameworks.values() if key in f.silences), key)


def role(functions: str, does: bool) -> str:
    """What stands after a party's name: the functions (in words) it has, or that it has them not."""
    return functions if does else f"is not one who {functions}"


def listing(items: Iterable[str], word: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; nothing for no items."""
    *before, last = [*items] or [""]
    return f"{', '.join(before)} {word} {last}" if before else last


def day(value: date) -> str:
    """ "31 May 2024"."""
    return Day.on(value).words


def sentence(clause: str) -> str:
    """A clause with a capital and a full stop."""
    clause = clause.strip()
    return clause[:1].upper() + clause[1:] + ("" if clause.endswith((".", "?", "!")) else ".")
