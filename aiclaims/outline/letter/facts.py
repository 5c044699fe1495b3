"""The facts a letter may state: our own version, where it serves our case and nothing in it serves theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aiclaims.outline.brief import ours
from aiclaims.outline.case import Case
from aiclaims.outline.letter.data import letter_words
from aiclaims.outline.pleading import pleaded, stated
from aiclaims.outline.walk import ISSUES, Leaf, factors, inner, rules_behind
from aiclaims.outline.words import sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.facts import Key, test
from aiclaims.reasoning.model import Condition, Question, Rule
from aiclaims.reasoning.sentences import listing
from aiclaims.reasoning.vocabulary import FUNCTIONS

MADE = "work.made_with_ai"
MAKERS = {"claimant_person": "by_client", "claimant_organisation": "by_organisation"}
OTHER = "other"
"""The option that says nothing by itself."""
THEIRS = re.compile(r"\bthe (\w+(?: or \w+)?) of \{party\}", re.IGNORECASE)
AGREEING = {"has": "have", "is": "are", "was": "were", "does": "do"}
VERB = re.compile(r"(?<!by )\{party\} (has|is|was|does)\b")
LESS = re.compile(r"is not the same(?: as( the claimant’s))?, but close enough")
"""What an answer grants the other side on its way."""
BACK = re.compile(r"\bit (trained|had collected|knew)\b")


@dataclass(frozen=True, slots=True)
class Fact:
    """A question with our own answer to it, about one party or the matter."""

    question: Question
    party: str | None
    value: object


def serving(case: Case, lines: Iterable[Verdict], about: str | None) -> list[Fact]:
    """What we say of the matter, or of this party, that serves our side of these lines; in the order asked."""
    elements: set[Key] = set()
    good: set[Key] = set()
    bad: set[Key] = set()
    for leaf, key in _read(case, lines, about):
        met = _met(case, leaf)
        if met is not None and _serves(case, leaf, met):
            (elements if case.claim and leaf.helps else good).add(key)
        elif met is not None and _harms(case, leaf, met):
            bad.add(key)
    found = elements | (good - bad)  # a claim pleads its elements, though a defence may start from the same fact
    found |= {(first, None) for q, first in letter_words()["before"].items() if (q, about) in found}
    kept = [(q, key) for q in case.rulebook.questions.values() for key in sorted(found, key=str) if key[0] == q.id]
    return [Fact(q, key[1], ours(case, *key)) for q, key in kept if q.of == "fact"]


def _read(case: Case, lines: Iterable[Verdict], about: str | None) -> Iterator[tuple[Leaf, Key]]:
    """The answers behind these lines, but for those about anybody else."""
    for line in lines:
        for leaf in _grounds(case, line):
            q = case.question(leaf.condition.id) if leaf.condition.kind == "answer" else None
            key = case.facts.key(leaf.condition.id, leaf.party) if q else None
            if q and key and key[1] in (None, about) and not _unasked(case, q):
                yield leaf, key


def _unasked(case: Case, q: Question) -> bool:
    """How the work was made, in a claim that does not turn on it."""
    return case.claim and not case.authorship and (q.stage == "making" or q.id == MADE)


def _grounds(case: Case, line: Verdict) -> Iterator[Leaf]:
    """The facts behind a line. A claim puts forward no case that fails, or ends where the source is silent."""
    seen: set[Key] = set()

    def below(issue: str, party: str | None, helps: bool) -> Iterator[Leaf]:
        if (issue, party) in seen:
            return
        seen.add((issue, party))
        for rule in (r for r in rules_behind(case, issue, party) if not (case.claim and _idle(case, r, party, helps))):
            for c in (*rule.conditions, *rule.one_of):
                yield from step(c, party, helps)
            for d in rule.unless:
                yield from step(d.condition, party, not helps)
        for f in factors(case, issue):
            yield from step(f.condition, party, helps is (f.side == "for"))

    def step(c: Condition, party: str | None, helps: bool) -> Iterator[Leaf]:
        if c.kind in ISSUES:
            for issue, whose in inner(case, c, party):
                yield from below(issue, whose, helps)
        elif c.kind == "does" or (c.kind == "answer" and case.arises(c.id, party)):
            yield Leaf(c, party, helps)

    return below(line.issue, line.party, True)


def _idle(case: Case, rule: Rule, party: str | None, helps: bool) -> bool:
    return any(c.kind == "silent" for c in rule.conditions) or (helps and case.applies(rule, party) is False)


def _met(case: Case, leaf: Leaf) -> bool | None:
    """Whether a condition is met on our own version."""
    answer, c = case.answer(leaf.condition.id, leaf.party), leaf.condition
    if answer is None:
        return None
    return test(case.rulebook.questions[c.id], c, ours(case, c.id, leaf.party), answer.complete)


def _serves(case: Case, leaf: Leaf, met: bool) -> bool:
    """A claim is served by an element met; by a defence not there only in so far as that is a plain fact about the
    party ("you had no permission"), for nobody answers a defence before it is raised. A defence is served by a defence
    met and an element not there."""
    q, c = case.rulebook.questions[leaf.condition.id], leaf.condition
    if case.claim and not leaf.helps:
        return not met and q.kind == "yes_no" and q.scope == "party" and q.id not in letter_words()["unpleaded"]
    plain = q.kind == "yes_no" or c.test == "is" or not met  # that something is anything but one thing asserts nothing
    return plain and (leaf.helps is met) is case.claim


def _harms(case: Case, leaf: Leaf, met: bool) -> bool:
    """An alternative that is not met harms nobody: another of them may be."""
    return met and leaf.helps is not case.claim


def functions(case: Case, lines: Iterable[Verdict], party: str) -> list[str]:
    """What the party does by which it is brought near these lines; that it copies is told by the facts."""
    read = {leaf.condition.id for line in lines for leaf in _grounds(case, line) if _does(leaf, party)}
    return [f for f in FUNCTIONS if f in read - {"copies"} and f in case.matter.party(party).does]


def _does(leaf: Leaf, party: str) -> bool:
    return leaf.condition.kind == "does" and leaf.condition.test == "is" and leaf.helps and leaf.party == party


def you_do(functions: Iterable[str]) -> str:
    """ "You run the service and copy AI-assisted content."."""
    said = (FUNCTIONS[f].split(" ", 1) for f in functions)
    return f"You {listing(f'{_plural(verb)} {rest}' for verb, rest in said)}."


def _plural(verb: str) -> str:
    return verb[:-3] + "y" if verb.endswith("ies") else verb.removesuffix("s")


def told(case: Case, fact: Fact) -> str | None:
    """A fact as a sentence of the letter; None where its question words no statement."""
    value = tuple(v for v in fact.value if v != OTHER) if isinstance(fact.value, tuple) else fact.value
    q = _worded(case, fact)
    said = stated(q, value == "yes") or (pleaded(q, value) if value not in ((), OTHER) else None)
    return None if said is None else sentence(to_you(said) if case.claim else for_client(said))


def _worded(case: Case, fact: Fact) -> Question:
    """The question with the words that letters have of their own for it."""
    q, words = fact.question, letter_words()
    if case.claim:
        own = words.get(MAKERS.get(str(ours(case, "making.who", None)), ""), {}).get(q.id, {})
    else:
        instead = words["instead"].get(q.id, {}).items()
        own = {v: w["says"] for v, w in instead if ours(case, w["where"], fact.party) == w["is"]}
    return replace(q, said=tuple({**dict(q.said), **own}.items())) if own else q


def to_you(text: str) -> str:
    """A claimant's text about a party, said to that party."""
    said = LESS.sub(lambda m: "is close enough" + (f" to{m[1]}" if m[1] else ""), text)
    said = THEIRS.sub(lambda m: f"your {m[1]}", said)
    said = VERB.sub(lambda m: f"you {AGREEING[m[1]]}", said)
    said = BACK.sub(r"you \1", said.replace("{party}", "you"))
    said = re.sub(r"\bits (service|possession)\b", r"your \1", said)
    said = re.sub(r"\bSome person\b", "A person", said)
    return re.sub(r"\b[Tt]he claimant\b", "our client", said)


def for_client(text: str) -> str:
    """A text about a party, said by those who act for it."""
    return THEIRS.sub(lambda m: f"our client’s {m[1]}", text).replace("{party}", "our client")
