"""One assessment seen from one side: looks things up and says "we" and "they". No verdict depends on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from aiclaims.outline.cover import UNSAID, Paper
from aiclaims.outline.draft import Loose, To
from aiclaims.outline.model import Span
from aiclaims.outline.once import once
from aiclaims.outline.pleading import pleaded, stated
from aiclaims.outline.words import WEIGHT_WORDS, clause, clean
from aiclaims.reasoning.assessment import REMEDY_VERDICTS, Assessment, Truth, Verdict
from aiclaims.reasoning.facts import Facts, gather, inside, test, worth
from aiclaims.reasoning.matter import Answer, Matter
from aiclaims.reasoning.model import Condition, Framework, Issue, Question, Remedy, Rule, Rulebook
from aiclaims.reasoning.redress import InFull, redress
from aiclaims.reasoning.sources import Authority
from aiclaims.reasoning.vocabulary import FUNCTIONS, ROLES

STANDS = {
    "established": "made out",
    "likely": "probably made out",
    "prima facie": "open: stands unless {opponent} show otherwise",
    "contested": "could go either way",
    "open": "cannot be said yet",
    "fails on the record": "open: not made out on what has been shown so far",
    "unlikely": "probably not made out",
    "refuted": "not made out",
}


@dataclass(frozen=True)
class Case:
    """Everything the sections read. `claim`: we are the claimant's side; `paper`: of the document, not the matter."""

    rulebook: Rulebook
    assessment: Assessment
    facts: Facts = field(repr=False)
    paper: Paper = UNSAID
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def matter(self) -> Matter:
        return self.assessment.matter

    @cached_property
    def claim(self) -> bool:
        return self.matter.aim.endswith("_claim")

    @cached_property
    def authorship(self) -> bool:
        return self.matter.aim.startswith("authorship")

    @cached_property
    def chosen(self) -> tuple[Framework, ...]:
        """Those chosen that can answer this aim, in the order chosen."""
        return inside(self.rulebook, self.matter)

    @cached_property
    def frameworks(self) -> tuple[Framework, ...]:
        """Those of them that decide something."""
        return tuple(f for f in self.chosen if f.issues)

    # sides

    def who(self, side: str | None) -> str:
        """ "we" or "they" for "claimant" or "defendant"."""
        return "we" if (side == "claimant") == self.claim else "they"

    def whom(self, side: str | None) -> str:
        return "us" if self.who(side) == "we" else "them"

    @cached_property
    def redress(self) -> InFull:
        """Each remedy line in full."""
        return redress(self.rulebook, self.assessment)

    # parties

    def name(self, party: str) -> Span:
        named = clean(self.matter.party(party).name)
        return Span(named, "name") if named else Span(f"a party not yet named ({party})")

    def fill(self, text: str, party: str | None) -> Loose:
        """The text with the party's name in place of `{party}`."""
        if party is None:
            return text.replace("{party}", "the party")
        before, *after = text.split("{party}")
        parts: list[Loose] = [before]
        for rest in after:
            parts += [self.name(party), rest]
        return parts

    def fill_text(self, text: str, party: str | None) -> str:
        """The same as a string, for titles."""
        return text.replace("{party}", self.name(party).text if party else "the party")

    def of(self, party: str | None) -> Loose:
        """The party in brackets, where more than one could be meant."""
        return "" if party is None or len(self.targets()) < 2 else (" (", self.name(party), ")")

    def does(self, party: str) -> list[str]:
        return [FUNCTIONS[f] for f in self.matter.party(party).does if f in FUNCTIONS]

    def roles(self, party: str) -> list[str]:
        does = set(self.matter.party(party).does)
        return [role for role, functions in ROLES.items() if does & set(functions)]

    def targets(self) -> list[str]:
        """The parties a claim could run against: all but those who only own or made the work."""
        return [p.id for p in self.matter.parties if set(p.does) - {"owns_work", "made_work"}]

    # law

    def framework_of(self, id: str) -> Framework:
        return self.rulebook.frameworks[id.split(".")[0]]

    def issue(self, id: str) -> Issue:
        return self.rulebook.issue(id)

    def is_issue(self, id: str) -> bool:
        framework = self.rulebook.frameworks.get(id.split(".")[0])
        return framework is not None and id in framework.issues

    def is_remedy(self, id: str) -> bool:
        return self.rulebook.is_remedy(id)

    def remedy(self, id: str) -> Remedy:
        return self.framework_of(id).remedies[id]

    @cached_property
    def _rules(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in (r for f in self.rulebook.frameworks.values() for r in f.rules):
            found.setdefault(rule.concludes, []).append(rule)
        return found

    def rules_for(self, issue: str) -> list[Rule]:
        return self._rules.get(issue, [])

    def deciding(self, verdict: Verdict) -> list[Rule]:
        """The rules that decide a verdict, else those that still could."""
        rules = self.rules_for(verdict.issue)
        found = [r for r in rules if r.id in verdict.rules]
        return found or [r for r in rules if self.applies(r, verdict.party) is not False] or rules

    def cites(self, verdict: Verdict) -> list[str]:
        """What the deciding rules themselves cite; the steps before them cite for themselves."""
        return list(dict.fromkeys(c for r in self.deciding(verdict) for c in r.cites)) or list(verdict.cites)

    def question(self, id: str) -> Question | None:
        return self.rulebook.questions.get(id)

    @cached_property
    def authorities(self) -> dict[str, Authority]:
        return {a.id: a for f in self.rulebook.frameworks.values() for a in f.authorities.values()}

    def place(self, cite: str) -> list[tuple[str, str]]:
        """(authority id, pinpoint) of a proposition or authority id; an authority that a proposition restates is named
        beside the text the proposition stands in. None if nothing is held under it."""
        if cite in self.authorities:
            return [(cite, "")]
        stands = [(p.authority, p.at) for f in self.rulebook.frameworks.values() if (p := f.propositions.get(cite))]
        own = [(a, at) for a, at in stands if a in self.authorities]
        restated = [a.id for a in self.authorities.values() if cite in a.cites and a.kind == "legislation"]
        return own + [(a, own[0][1]) for a in restated if own and a != own[0][0]]

    def weights(self, cites: Iterable[str]) -> list[str]:
        """The weights behind these citations, heaviest first."""
        found = {self.authorities[a].weight for c in cites for a, _ in self.place(c)}
        return [w for w in WEIGHT_WORDS if w in found]

    def light(self, cites: Iterable[str]) -> str:
        """ "soft law", "commentary" … if nothing heavier stands behind these citations; else ""."""
        weights = self.weights(cites)
        return (
            weights[0] if weights and weights[0] in ("soft law", "commentary", "pending", "superseded", "none") else ""
        )

    # facts

    def answer(self, question: str, party: str | None) -> Answer | None:
        """The answer that counts (none if it was set aside)."""
        if question not in self.rulebook.questions:
            return None
        return self.facts.answers.get(self.facts.key(question, party))

    def arises(self, question: str, party: str | None) -> bool:
        """Whether a question is put to this party at all, what nobody has raised taken as absent."""
        q = self.rulebook.questions[question]
        does = set(self.matter.party(party).does) if party and q.scope == "party" else set()
        if q.scope == "party" and q.asked_of and not does & set(q.asked_of):
            return False
        return all(self.holds(c, party) is not False for c in q.asked_if)

    def holds(self, c: Condition, party: str | None) -> Truth:
        """Whether a condition is met on what has been said, the verdicts reached included; None where not known."""
        if c.kind == "does":
            return worth(self.facts, c, party)
        if c.kind == "answer":
            q = self.question(c.id)
            if self.answer(c.id, party) is None and q is not None and q.unless_raised is not None:
                return test(q, c, q.unless_raised, True)
            return worth(self.facts, c, party)
        if c.kind == "issue":
            return self._met(c.id, party)
        if c.kind == "some":
            met = [self._met(c.id, p.id) for p in self.matter.parties]
            return True if True in met else None if None in met or not self.matter.all_parties_named else False
        return None

    def _met(self, issue: str, party: str | None) -> Truth:
        verdict = self.verdict(issue, party)
        return verdict.presumed if verdict else self._untold(issue, party)

    @once
    def _untold(self, issue: str, party: str | None) -> Truth:
        """An issue that is not shown: read from its rules, simply (any rule met, or all failing)."""
        found = [self.applies(r, party) for r in self.rules_for(issue)]
        return True if True in found else None if None in found else False

    def applies(self, rule: Rule, party: str | None) -> Truth:
        """Whether a rule is met, its defeaters included, on what has been said."""
        needs = [self.holds(c, party) for c in rule.conditions]
        if rule.one_of:
            some = [self.holds(c, party) for c in rule.one_of]
            needs.append(True if True in some else None if None in some else False)
        stops = [self.holds(d.condition, party) for d in rule.unless]
        if False in needs or True in stops:
            return False
        return None if None in needs or None in stops else True

    # verdicts

    @cached_property
    def _lines(self) -> dict[tuple[str, str | None], Verdict]:
        return {(v.issue, v.party): v for v in self.assessment.verdicts + self.assessment.remedies}

    def verdict(self, issue: str, party: str | None) -> Verdict | None:
        return self._lines.get((issue, party)) or self._lines.get((issue, None))

    def shown(self, framework: str) -> list[Verdict]:
        """The verdicts of a framework that readers are to see, in the rulebook's order."""
        return [v for v in self.assessment.verdicts if v.framework == framework and self.issue(v.issue).shown]

    def bottom_lines(self, framework: str | None = None) -> list[Verdict]:
        chosen = [f.id for f in self.frameworks] if framework is None else [framework]
        return [v for v in self.assessment.verdicts if v.framework in chosen and self.issue(v.issue).bottom_line]

    def remedies(self, framework: str | None = None) -> list[Verdict]:
        chosen = [f.id for f in self.frameworks] if framework is None else [framework]
        return [v for v in self.assessment.remedies if v.framework in chosen]

    def twin(self, verdict: Verdict) -> str:
        """The verdict in plain words, from our side."""
        if self.is_remedy(verdict.issue):
            return REMEDY_VERDICTS[verdict.verdict]
        other = "defendant" if self.issue(verdict.issue).proponent == "claimant" else "claimant"
        return STANDS[verdict.verdict].format(opponent=self.who(other))

    def supposed(self, question: str, party: str | None, option: str) -> Loose:
        """What an answer would say, as a clause: "the work was not used"."""
        q = self.rulebook.questions[question]
        if said := stated(q, option == "yes") or pleaded(q, option):
            return self.fill(clause(said), party)
        label = next((clause(o.label) for o in q.options if o.id == option), "none of these")
        return (self.fill(f"the answer to “{q.ask}” is “", party), label, "”")

    def wraps(self, issue: str) -> bool:
        """Whether an issue only sums up other bottom lines."""
        return issue in self._wrapping

    @cached_property
    def _wrapping(self) -> frozenset[str]:
        needs = {id: [c for r in rules for c in r.conditions] for id, rules in self._rules.items()}
        sums = (i for i, cs in needs.items() if all(c.kind == "issue" and self.issue(c.id).bottom_line for c in cs))
        return frozenset(i for i in sums if needs[i])

    def label(self, verdict: Verdict) -> str:
        return f"{verdict.issue} {verdict.party or ''}"

    def to(self, verdict: Verdict) -> To:
        return To(self.label(verdict))


def open_case(rulebook: Rulebook, assessment: Assessment, paper: Paper = UNSAID) -> Case:
    return Case(rulebook, assessment, gather(rulebook, assessment.matter), paper)
