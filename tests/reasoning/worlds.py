"""Random rulebooks and matters for the property tests, and every node of the program read beside the reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.facts import Facts, gather
from aiclaims.reasoning.matter import UNKNOWN, Answer, AnswerValue, Matter, Party
from aiclaims.reasoning.model import Condition, Defeater, Factor, Framework, Issue, Option, Question, Rule, Rulebook
from aiclaims.reasoning.planes import run
from aiclaims.reasoning.reference import Reference, World
from aiclaims.reasoning.scenario import PRESUMED, RECORD, REFUSED, STANDING, STRICT, VARIANTS
from aiclaims.reasoning.vocabulary import HEDGES

YES_NO = (Option("yes", "Yes"), Option("no", "No"))
BOUNDS = (date(2024, 3, 1), date(2024, 3, 15), date(2025, 1, 1))
DAYS = tuple(map(Day.read, ("2023", "2024", "2024-03", "2024-03~", "2024-03-14", "2024-03-15", "2025-01-01", "2025~")))


def a_question(random: Random, n: int, *, dated: bool = False) -> Question:
    return Question(
        id=f"q{n}",
        framework="toy",
        ask=f"q{n}?",
        kind="date" if dated else "yes_no",
        options=() if dated else YES_NO,
        stage="output",
        scope=random.choice(["matter", "party"]),
        asked_of=(),
        use="rule",
        of=random.choice(["fact", "fact", "law"]),
        unless_raised=None if dated else random.choice([None, None, "no"]),
        asked_if=(),
        help="",
        why="",
        page="",
        evidence=(),
        cites=(),
    )


def a_condition(random: Random, questions: list[Question], issues: list[Issue], scope: str) -> Condition:
    """Something an issue of this scope may read: an answer, an earlier issue, some party, what a party does."""
    choices = [
        Condition("answer", q.id, random.choice(["before", "after"]), random.choice(BOUNDS))
        if q.kind == "date"
        else Condition("answer", q.id, random.choice(["is", "is_not"]), "yes")
        for q in questions
        if scope == "party" or q.scope == "matter"
    ]
    choices += [Condition("issue", i.id) for i in issues if scope == "party" or i.scope == "matter"] * 2
    choices += [Condition("some", i.id) for i in issues if i.scope == "party"]
    choices += [Condition("does", "prompts", random.choice(["is", "is_not"]))] if scope == "party" else []
    return random.choice(choices or [Condition("silent", "toy.silence")])


def a_rule(random: Random, n: int, issue: Issue, questions: list[Question], earlier: list[Issue]) -> Rule:
    def some(most: int) -> tuple[Condition, ...]:
        return tuple(a_condition(random, questions, earlier, issue.scope) for _ in range(random.randint(0, most)))

    presumption = random.random() < 0.2
    # a rebuttal must not hang on what a burden or a weighing decides, so presumptions are rebutted by answers only
    stops = [c for c in some(2) if c.kind != "silent" and (not presumption or c.kind == "answer")]
    unless = tuple(
        Defeater(c, random.choice(["claimant", "defendant"]), True, random.choice([None, None, *HEDGES])) for c in stops
    )
    needs = some(2) or (a_condition(random, questions, earlier, issue.scope),)
    silent = (Condition("silent", "toy.silence"),) if random.random() < 0.15 else ()
    hedge = random.choice([None, None, *HEDGES]) if not presumption else None
    capacity = random.choice(["prompts", "develops"]) if issue.scope == "party" and issue.title == "capacity" else None
    return Rule(f"r{n}", issue.id, needs + silent, some(2), unless, hedge, presumption, capacity, "Because.", ("T",))


def some_factors(random: Random, n: int, issue: Issue, questions: list[Question]) -> list[Factor]:
    """One to three answers that speak for or against a weighed issue, the first of them for it."""
    found = []
    for k in range(random.randint(1, 3)):
        c = a_condition(random, questions, [], issue.scope)
        side = "for" if k == 0 else random.choice(["for", "against"])
        if c.kind != "silent":
            found.append(Factor(f"f{n}{k}", issue.id, side, c, "B.", ("T",)))
    return found


def a_rulebook(random: Random, *, dated: bool = False) -> Rulebook:
    """Six questions (`dated`: one for a date), six issues in layers, some weighed, of each party, by capacity."""
    questions = [a_question(random, n, dated=dated and n == 5) for n in range(6)]
    issues: list[Issue] = []
    rules: list[Rule] = []
    factors: list[Factor] = []
    for n in range(6):
        scope = random.choice(["matter", "party"])
        issue = Issue(
            id=f"toy.i{n}",
            framework="toy",
            title=random.choice(["plain", "capacity"]),
            asks="?",
            stage="output",
            scope=scope,
            proponent=random.choice(["claimant", "defendant"]),
            of=("prompts", "develops") if scope == "party" else (),
            weighed=random.random() < 0.25,
            base=random.choice(["no", "open"]),
            bottom_line=True,
        )
        rules += [a_rule(random, 10 * n + k, issue, questions, issues) for k in range(random.randint(1, 3))]
        if issue.weighed:
            factors += some_factors(random, n, issue, questions)
        issues.append(issue)
    toy = Framework(
        id="toy", title="Toy", short="Toy", what="", weight="none", version="1", checked_on=date(2026, 1, 1),
        aims=("infringement_claim",), outside="", burden_assumption="", digest="",
        issues={i.id: i for i in issues}, rules=tuple(rules), factors=tuple(factors), silences={"toy.silence": "S."},
    )  # fmt: skip
    pseudo = [
        replace(a_question(random, 0), id=f"matter.{p}", stage="matter", scope="matter", of="fact", unless_raised=None)
        for p in ("aim", "complaint", "national_test")
    ]
    return Rulebook({q.id: q for q in (*pseudo, *questions)}, {"toy": toy}, "")


def a_matter(random: Random, rulebook: Rulebook, frameworks: tuple[str, ...] = ("toy",)) -> Matter:
    """Up to three parties; each question unanswered, unknown, answered or disputed."""
    does = (("prompts",), ("develops",), ("prompts", "develops"))
    parties = tuple(Party(f"p{n}", f"P{n}", random.choice(does)) for n in range(random.randint(0, 3)))
    answers = []
    for q in rulebook.questions.values():
        if q.stage != "matter":
            for party in [p.id for p in parties] if q.scope == "party" else [None]:
                answers += an_answer(random, q, party)
    return Matter(
        "infringement_claim", frameworks, ("output",), parties, tuple(answers), all_parties_named=random.random() < 0.5
    )


def an_answer(random: Random, q: Question, party: str | None) -> list[Answer]:
    """No answer, "unknown", one of the options, or a dispute (a version may be missing)."""
    values: list[AnswerValue] = [o.id for o in q.options] or ([*DAYS] if q.kind == "date" else [])
    if not values or (dice := random.random()) < 0.3:
        return []
    pick = [(random.choice(values),) if q.kind == "several_of" else random.choice(values) for _ in range(2)]
    if dice < 0.45:
        return [Answer(q.id, party, UNKNOWN, UNKNOWN)]
    if dice < 0.85:
        return [Answer(q.id, party, pick[0], pick[0], complete=random.random() < 0.5)]
    ours, theirs = random.choice([(pick[0], pick[1]), (pick[0], None), (None, pick[1])])
    return [Answer(q.id, party, ours, theirs)]


def worlds(facts: Facts) -> Iterator[tuple[int, int, World]]:
    """Every scenario as (variant, version, the same in the reference's words)."""
    for version in range(1 << len(facts.disputes)):
        yield STRICT, version, World("strict", version)
        yield STANDING, version, World("standing", version)
        for leaning in range(4):
            lean = {"may_ignored": leaning in (1, 3), "weighed_against": leaning in (2, 3)}
            yield PRESUMED + leaning, version, World("presumed", version, **lean)
            yield RECORD + leaning, version, World("record", version, **lean)
            yield REFUSED + leaning, version, World("presumed", version, **lean, refused=True)


def differences(rulebook: Rulebook, matter: Matter) -> list[str]:
    """Nodes on which the program and the reference disagree, in any scenario and capacity."""
    program, facts = program_of(rulebook), gather(rulebook, matter)
    capacities = tuple(sorted({r.capacity for f in rulebook.frameworks.values() for r in f.rules if r.capacity}))
    done = run(program, facts, capacities=tuple({p.id: c for p in matter.parties} for c in capacities))
    found = []
    for variant, version, world in worlds(facts):
        for n, capacity in enumerate((None, *capacities)):
            reference = Reference(facts, replace(world, capacity=capacity))
            for head in program.heads:
                for party in done.parties if head.issue.scope == "party" else (None,):
                    t, f = done.bits(head.node, party, n)
                    bit = 1 << (version * VARIANTS + variant)
                    ours = True if t & bit else False if f & bit else None
                    if t & f & bit or ours is not reference.issue(head.issue.id, party):
                        found.append(f"{head.issue.id} {party} {world} {capacity}: {ours}")
    return found
