"""The grounds of a verdict in words: what it assumes, what is disputed, what is missing."""

from __future__ import annotations

from aiclaims.reasoning import sentences
from aiclaims.reasoning.assessment import Ground
from aiclaims.reasoning.facts import Facts, Key
from aiclaims.reasoning.missing import Item
from aiclaims.reasoning.model import Rule, Rulebook
from aiclaims.reasoning.planes import Off


def assumed(facts: Facts, off: Off) -> Ground:
    """The ground that an assumption in play stands for."""
    (kind, *names), party = off
    if kind == "not raised":
        question, about = names
        text = sentences.sentence(sentences.fact(facts, question, about or None))
        return Ground("not raised", question, about or None, None, None, text)
    if kind == "weighing":
        return _weighed(facts, names[0], party)
    rule = rule_of(facts.rulebook, names[0], names[1])
    if len(names) > 2:
        return (_burden if kind == "burden" else _doubt)(facts, rule, int(names[2]), party)
    hedge = f"({rule.hedge}) " if rule.hedge else ""
    text = f"{'Presumed' if kind == 'presumption' else 'Hedged'} {hedge}: {sentences.fill(rule.because, facts, party)}"
    return Ground(
        "presumption" if kind == "presumption" else "hedge", rule.id, party, None, None, text.replace(" :", ":")
    )


def _weighed(facts: Facts, issue: str, party: str | None) -> Ground:
    title = facts.rulebook.issue(issue).title
    return Ground("weighing", issue, party, None, None, f"“{title}” is weighed, not decided by a rule.")


def _burden(facts: Facts, rule: Rule, number: int, party: str | None) -> Ground:
    defeater = rule.unless[number]
    clause = sentences.condition(facts, defeater.condition, party, None)
    who = "a source puts that burden" if defeater.stated else "we assume that burden lies"
    text = f"It is for the {defeater.burden} to show otherwise: {clause}; {who} there."
    return Ground("burden", defeater.condition.id, party, defeater.burden, defeater.stated, text)


def _doubt(facts: Facts, rule: Rule, number: int, party: str | None) -> Ground:
    defeater = rule.unless[number]
    text = sentences.sentence(sentences.condition(facts, defeater.condition, party, True))
    return Ground("hedge", rule.id, party, None, None, f"Hedged ({defeater.hedge}): {text}")


def rule_of(rulebook: Rulebook, issue: str, id: str) -> Rule:
    return next(r for f in rulebook.frameworks.values() for r in f.rules if r.id == id and r.concludes == issue)


def disputed(facts: Facts, key: Key) -> Ground:
    return Ground("dispute", *key, None, None, sentences.sentence(sentences.fact(facts, *key)))


def gap(facts: Facts, item: Item) -> Ground:
    """What a verdict still lacks: a fact, a question of law, or the authority a source does not give."""
    id, party = item
    if id in facts.rulebook.questions:
        q = facts.rulebook.questions[id]
        text = sentences.sentence(sentences.fact(facts, id, party))
        return Ground("missing law" if q.of == "law" else "missing fact", id, party, None, None, text)
    if any(id in f.silences for f in facts.rulebook.frameworks.values()):
        return Ground("silence", id, party, None, None, sentences.sentence(sentences.silence(facts.rulebook, id)))
    issue = facts.rulebook.issue(id)
    if issue.weighed:
        return _weighed(facts, id, party)
    return Ground("missing fact", id, party, None, None, f"“{issue.title}” is not settled.")
