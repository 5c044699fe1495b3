"""The same semantics the slow and plain way: one scenario, one party, one recursion with a memo.

The oracle of the property tests and the yardstick of the bench. Shares no formula with `evaluate`: every line here is
written from `docs/semantics.md` in True, False and None.
"""

from __future__ import annotations

from dataclasses import dataclass

from aiclaims.reasoning.assessment import Truth
from aiclaims.reasoning.facts import Facts, test
from aiclaims.reasoning.model import Condition, Defeater, Issue, Rule


@dataclass(frozen=True, slots=True)
class World:
    """One scenario. `standard` is strict, standing, presumed or record; `refused`: silences are taken as such."""

    standard: str
    version: int = 0
    may_ignored: bool = False
    weighed_against: bool = False
    refused: bool = False
    capacity: str | None = None

    @property
    def late(self) -> bool:
        return self.standard in ("presumed", "record")


Value = tuple[Truth, bool]
"""A truth, and whether it is unknown for want of law."""


class Reference:
    """Walks the rules as written. One instance for one matter and one world."""

    def __init__(self, facts: Facts, world: World) -> None:
        self.facts, self.world = facts, world
        self.memo: dict[tuple[Condition, str | None], Value] = {}
        self.rules: dict[str, list[Rule]] = {}
        for framework in facts.rulebook.frameworks.values():
            for rule in framework.rules:
                self.rules.setdefault(rule.concludes, []).append(rule)

    def value(self, c: Condition, party: str | None) -> Value:
        key = (c, party)
        if key not in self.memo:
            self.memo[key] = getattr(self, f"_{c.kind}")(c, party)
        return self.memo[key]

    def issue(self, id: str, party: str | None) -> Truth:
        return self.value(Condition("issue", id), party)[0]

    def _does(self, c: Condition, party: str | None) -> Value:
        does = party is not None and c.id in self.facts.matter.party(party).does
        return (does if c.test == "is" else not does), False

    def _answer(self, c: Condition, party: str | None) -> Value:
        question = self.facts.rulebook.questions[c.id]
        truth = self._said(c, party)
        return truth, truth is None and question.of == "law"

    def _said(self, c: Condition, party: str | None) -> Truth:
        question = self.facts.rulebook.questions[c.id]
        key = self.facts.key(c.id, party)
        answer = self.facts.answers.get(key)
        if answer is None:
            raised = question.unless_raised is None or self.world.standard == "strict"
            return None if raised else test(question, c, question.unless_raised, True)
        if not answer.disputed:
            return test(question, c, answer.claimant, answer.complete)
        ours, claimed = (test(question, c, v, answer.complete) for v in (answer.defendant, answer.claimant))
        if ours is claimed:
            return ours
        if key not in self.facts.disputes or not self.world.late:
            return None
        theirs = self.world.version >> self.facts.disputes.index(key) & 1
        return test(question, c, answer.defendant if theirs else answer.claimant, answer.complete)

    def _silent(self, _c: Condition, _party: str | None) -> Value:
        return (False if self.world.refused else None), False

    def _some(self, c: Condition, _party: str | None) -> Value:
        values = [self.value(Condition("issue", c.id), p.id) for p in self.facts.matter.parties]
        if any(t for t, _ in values):
            return True, False
        if all(t is False for t, _ in values) and self.facts.matter.all_parties_named:
            return False, False
        return None, any(law for _, law in values)

    def _issue(self, c: Condition, party: str | None) -> Value:
        issue = self.facts.rulebook.issue(c.id)
        values = [self._rule(rule, issue, party) for rule in self.rules.get(c.id, ())]
        if issue.weighed:
            values.append(self._weighed(issue, party))
        if any(t for t, _ in values):
            return True, False
        if all(t is False for t, _ in values):
            return False, False
        return None, any(law for t, law in values if t is None)

    def _rule(self, rule: Rule, issue: Issue, party: str | None) -> Value:
        world = self.world
        if world.capacity and rule.capacity and rule.capacity != world.capacity:
            return False, False
        if rule.hedge == "may" and world.late and world.may_ignored:
            return False, False
        truth, law = self._met(rule, party)
        for defeater in rule.unless:
            stopped, unlawful = self._stopped(rule, issue, defeater, party)
            law = law or unlawful
            truth = False if False in (truth, stopped) else None if None in (truth, stopped) else True
        if truth is True and (rule.hedge or rule.presumption) and not world.late:
            truth = None
        return truth, truth is None and law

    def _met(self, rule: Rule, party: str | None) -> Value:
        """Conditions and one of the alternatives, then the silence (which is want of law once the facts are there)."""
        plain = [self.value(c, party) for c in rule.conditions if c.kind != "silent"]
        truths, law = [t for t, _ in plain], any(w for _, w in plain)
        if rule.one_of:
            choice = [self.value(c, party) for c in rule.one_of]
            some = any(t for t, _ in choice)
            law = law or (not some and any(w for _, w in choice))
            truths.append(True if some else False if all(t is False for t, _ in choice) else None)
        truth = False if False in truths else None if None in truths else True
        if any(c.kind == "silent" for c in rule.conditions):
            law = law or (truth is True and not self.world.refused)
            truth = False if truth is False or self.world.refused else None
        return truth, law

    def _stopped(self, rule: Rule, issue: Issue, d: Defeater, party: str | None) -> Value:
        """What a defeater leaves of a rule: True (does not stop it), False (stops it), None."""
        shown, law = self.value(d.condition, party)
        law = law and not rule.presumption
        if d.hedge == "may" and self.world.late and self.world.may_ignored:
            return True, False
        if shown is True:
            return (False if self.world.late or not d.hedge else None), law
        if shown is False or rule.presumption:
            return True, law
        covered = d.burden != issue.proponent and self.world.standard == "record"
        return (True if covered and not law else None), law

    def _weighed(self, issue: Issue, party: str | None) -> Value:
        factors = [f for f in self.facts.rulebook.frameworks[issue.framework].factors if f.issue == issue.id]
        pro = [self.value(f.condition, party) for f in factors if f.side == "for"]
        con = [self.value(f.condition, party) for f in factors if f.side == "against"]
        law = any(w for _, w in (*pro, *con))
        if not self.world.late:
            return None, law
        against = any(t for t, _ in con)
        if any(t for t, _ in pro):
            if against:
                return not self.world.weighed_against, False
            settled = self.world.standard == "record"
            return (True if settled or all(t is False for t, _ in con) else None), law
        absent = all(t is False for t, _ in pro)
        return (False if absent and issue.base == "no" else None), law
