"""What must hold between parties: whom an issue is about, what its rules ask of the party, and who is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aiclaims.reasoning.model import Condition, Framework, Issue, Rule, Rulebook
from aiclaims.reasoning.order import conditions_of


def party_problems(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    """Problems of a framework whose names are all known: rules for nobody, and rules that mean another party."""
    for issue in framework.issues.values():
        yield from _nobody(framework, issue)
    for rule in framework.rules:
        if framework.issues[rule.concludes].scope == "party":
            yield from _another(rulebook, framework, rule)


def _nobody(framework: Framework, issue: Issue) -> Iterator[str]:
    rules = [r for r in framework.rules if r.concludes == issue.id]
    whom = [asked_for(r) for r in rules]
    if issue.scope == "party" and rules and not issue.weighed and all(w and not w & {*issue.of} for w in whom):
        yield (
            f"{framework.id}: '{issue.id}' is about {_words(issue.of)}, but every rule for it asks for "
            f"{_words(dict.fromkeys(f for w in whom for f in sorted(w)))}; make 'of' and the rules agree."
        )


def _another(rulebook: Rulebook, framework: Framework, rule: Rule) -> Iterator[str]:
    """A rule needs an issue of "the party" that is about others only. An exception may be: the party has two hats."""
    about, asked = {*framework.issues[rule.concludes].of}, asked_for(rule)
    whom = asked & about or asked | about
    for c in (*rule.conditions, *rule.one_of):
        other = rulebook.issue(c.id) if c.kind == "issue" else None
        if other and other.scope == "party" and not whom & {*other.of}:
            yield (
                f"{framework.id}: rule '{rule.id}' is about {_words(sorted(whom))} but needs '{c.id}' of the same "
                f"party, which is about {_words(other.of)}; write some = … if another party is meant."
            )


def asked_for(rule: Rule) -> set[str]:
    """What a party must do, any of these, for the rule to hold of it; empty if the rule does not say."""
    named = {c.id for c in rule.conditions if c.kind == "does" and c.test == "is"}
    if not named and all(c.kind == "does" and c.test == "is" for c in rule.one_of):
        named = {c.id for c in rule.one_of}
    return named


def _words(functions: Iterable[str]) -> str:
    return " or ".join(f"'{f}'" for f in functions)


def unasked(rulebook: Rulebook) -> Iterator[str]:
    """Bottom lines that hang, for a party, on a question that is never asked of it: it could never be settled. The
    issues must form no circle."""
    reach = _Reach(rulebook)
    for framework in rulebook.frameworks.values():
        for issue in framework.issues.values():
            if issue.bottom_line and issue.scope == "party":
                for function in issue.of:
                    yield from reach.problems(issue, function, issue)


class _Reach:
    """What is read for a party that does one thing alone, past the rules that this rules out."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.out: dict[tuple[str, str], bool] = {}
        self.seen: set[tuple[str, str]] = set()

    def problems(self, issue: Issue, function: str, top: Issue) -> Iterator[str]:
        """Each once: the rule or factor below `top` that reads what nobody asks of such a party."""
        if (issue.id, function) in self.seen:
            return
        self.seen.add((issue.id, function))
        for who, c in self._read(issue, function):
            asked_of = self.rulebook.questions[c.id].asked_of if c.kind == "answer" else ()
            if asked_of and function not in asked_of:
                yield (
                    f"{issue.framework}: for '{top.id}' of one who does '{function}', {who} reads '{c.id}', asked of "
                    f"{_words(asked_of)} only; widen its asked_of, or ask by does = … in the rule that leads there."
                )
            if c.kind == "issue" and (below := self.rulebook.issue(c.id)).scope == "party":
                yield from self.problems(below, function, top)

    def _read(self, issue: Issue, function: str) -> Iterator[tuple[str, Condition]]:
        framework = self.rulebook.frameworks[issue.framework]
        for rule in framework.rules:
            if rule.concludes == issue.id and not self._barred(rule, function):
                yield from ((f"rule '{rule.id}'", c) for c in conditions_of(rule))
        yield from ((f"factor '{f.id}'", f.condition) for f in framework.factors if f.issue == issue.id)

    def _barred(self, rule: Rule, function: str) -> bool:
        one_of = [self._fails(c, function) for c in rule.one_of]
        return any(self._fails(c, function) for c in rule.conditions) or (bool(one_of) and all(one_of))

    def _fails(self, c: Condition, function: str) -> bool:
        if c.kind == "does":
            return (c.id == function) is not (c.test == "is")
        return c.kind == "issue" and self._outside(self.rulebook.issue(c.id), function)

    def _outside(self, issue: Issue, function: str) -> bool:
        """No rule can make the issue out for such a party."""
        if issue.scope == "matter" or issue.weighed:
            return False
        if (issue.id, function) not in self.out:
            rules = self.rulebook.frameworks[issue.framework].rules
            self.out[issue.id, function] = all(self._barred(r, function) for r in rules if r.concludes == issue.id)
        return self.out[issue.id, function]
