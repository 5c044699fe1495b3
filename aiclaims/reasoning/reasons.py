"""Why a verdict is what it is: the rules that decide it, their citations, one sentence; the whole tree on demand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiclaims.reasoning import sentences
from aiclaims.reasoning.assessment import Step, Truth
from aiclaims.reasoning.missing import Item, Reader
from aiclaims.reasoning.model import Condition
from aiclaims.reasoning.program import Head, Line
from aiclaims.reasoning.scenario import PRESUMED, RECORD, STANDING, STRICT
from aiclaims.reasoning.unmet import failures, nearest, why_not
from aiclaims.reasoning.unsettled import why_open, why_silent, why_waiting
from aiclaims.reasoning.verdict import Reading

VARIANT = {"strict": STRICT, "standing": STANDING, "presumed": PRESUMED, "record": RECORD, None: RECORD}


@dataclass(frozen=True, slots=True)
class Reasons:
    """`rules` decide (true), still could (open) or come nearest (false); `cites` include those of the issues below."""

    rules: tuple[str, ...]
    cites: tuple[str, ...]
    because: str


def reasons(
    reader: Reader, reading: Reading, head: Head, party: str | None, *, waits: str = "", silences: Iterable[Item] = ()
) -> Reasons:
    """Why this reading of an issue is what it is. The reader stands at the variant of the deciding standard; for an
    undecided one, in a run that leaves it so. `waits`: the word of a remedy that is "only if" or "open", for it waits
    for more than the record; `silences`: what a source does not say below it, though the facts are in place."""
    truth = reading.at(standard) if (standard := reading.decided) and not waits else None
    lines = _deciding(reader, head, party, truth)
    if truth is True and standard is not None:
        lines = [line for line in lines if reader.throughout(line, party, standard)] or lines
    if waits == "only if":
        lines = [line for line in lines if reader.live(line, party, "refused")] or lines
        because = why_waiting(reader, head, party, lines)
    elif waits:
        because = why_silent(reader, head, party, silences)
    else:
        because = _because(reader, head, lines, party, truth, reading)
    cites = _issue_cites(reader, head, party, truth)
    return Reasons(tuple(line.rule.id for line in lines), tuple(cites), because)


def _deciding(reader: Reader, head: Head, party: str | None, truth: Truth) -> list[Line]:
    """The lines of an issue that have its own truth: for an undecided one all that could still carry it, for a false
    one only those that come nearest to holding."""
    if truth is False:
        return nearest(reader, head, party)
    lines = reader.lines(head, party)
    if truth is None:
        return [line for line in lines if reader.live(line, party)]
    return [line for line in lines if reader.line(line, party)]


def _carriers(reader: Reader, line: Line, party: str | None, truth: Truth) -> list[tuple[Condition, Truth]]:
    """The conditions that give a rule its truth, each with its own."""
    if truth is False:
        return [(c, f.shown) for f in failures(reader, line, party) for c in f.conditions]
    read = [*line.rule.conditions, *line.rule.one_of]
    found: list[tuple[Condition, Truth]] = [
        (c, t) for c in read if (t := reader.condition(c, party)) is truth or t is True
    ]
    if truth is None:
        found += [
            (d.condition, t) for d in line.rule.unless if (t := reader.condition(d.condition, party)) is not False
        ]
    return found


def _cites(reader: Reader, line: Line, party: str | None, truth: Truth) -> tuple[str, ...]:
    """A rule's own citations, then those of the issues that carry it."""
    key = (line.rule.concludes, line.rule.id, party, truth)
    if key not in reader.cites:
        reader.cites[key] = tuple(_all_cites(reader, line, party, truth))
    return reader.cites[key]


def _all_cites(reader: Reader, line: Line, party: str | None, truth: Truth) -> dict[str, None]:
    found = dict.fromkeys(line.rule.cites)
    for c, t in _carriers(reader, line, party, truth):
        if c.kind in ("issue", "some"):
            head = reader.program.head(c.id)
            for p in _parties(reader, c, head, party, t):
                found |= _issue_cites(reader, head, p, t)
    return found


def _issue_cites(reader: Reader, head: Head, party: str | None, truth: Truth) -> dict[str, None]:
    """What the deciding rules of an issue cite, then, for a weighed one, the factors that hold."""
    lines = _deciding(reader, head, party, truth)
    found = dict.fromkeys(c for line in lines for c in _cites(reader, line, party, truth))
    if head.issue.weighed:
        for f in reader.program.rulebook.frameworks[head.issue.framework].factors:
            if f.issue == head.issue.id and reader.condition(f.condition, party):
                found |= dict.fromkeys(f.cites)
    return found


def _parties(reader: Reader, c: Condition, head: Head, party: str | None, truth: Truth) -> tuple[str | None, ...]:
    """Whose lines to follow below a condition: this party's, or for "some party" everyone's with that truth."""
    if c.kind == "issue":
        return (party if head.issue.scope == "party" else None,)
    return tuple(p for p in reader.parties(head) if reader.node(head.node, p) is truth)


def _because(reader: Reader, head: Head, lines: list[Line], party: str | None, truth: Truth, reading: Reading) -> str:
    facts = reader.facts
    if truth is True and lines:
        return sentences.fill(lines[0].rule.because, facts, party)
    if truth is True:
        return _weighed(reader, head, party)
    if truth is False:
        return why_not(reader, head, party).text
    if reading.split:
        return "Read one way this is made out, read the other way it is not; the material does not choose between them."
    return why_open(reader, head, party)


def _weighed(reader: Reader, head: Head, party: str | None) -> str:
    """The circumstances that carry a weighing: none speaks the other way, or it would not be decided."""
    factors = reader.program.rulebook.frameworks[head.issue.framework].factors
    found = [f.because for f in factors if f.issue == head.issue.id and reader.condition(f.condition, party)]
    told = " ".join(sentences.fill(text, reader.facts, party) for text in found)
    return f"{told} Nothing recorded weighs against that."


def tree(reader: Reader, c: Condition, party: str | None, framework: str) -> Step:
    """The reasons below one condition: issue, its rules, their conditions, down to the answers. A question that
    several frameworks share is cited from the one whose issue is explained. What many rules read is one shared step."""
    key = (c, party, framework)
    if key not in reader.steps:
        reader.steps[key] = _step(reader, c, party, framework)
    return reader.steps[key]


def _step(reader: Reader, c: Condition, party: str | None, framework: str) -> Step:
    truth = reader.condition(c, party)
    state = {True: "true", False: "false", None: "unknown"}[truth]
    if c.kind not in ("issue", "some"):
        text = sentences.sentence(sentences.condition(reader.facts, c, party, truth))
        register = reader.facts.rulebook.frameworks[framework].propositions
        read = reader.facts.rulebook.questions[c.id].cites if c.kind == "answer" else ()
        cites = tuple(p for p in read if p in register)
        return Step(
            c.kind, c.id, reader.facts.key(c.id, party)[1] if c.kind == "answer" else party, state, text, cites, ()
        )
    head = reader.program.head(c.id)
    if c.kind == "some":
        inner = tuple(tree(reader, Condition("issue", c.id), p, framework) for p in reader.parties(head))
        return Step("some", c.id, None, state, f"Some party: {head.issue.title}.", (), inner)
    scoped = party if head.issue.scope == "party" else None
    steps = tuple(_rule_step(reader, head, line, scoped) for line in head.lines)
    steps += tuple(_factor_steps(reader, head, scoped))
    return Step("issue", c.id, scoped, state, sentences.fill(head.issue.title + ".", reader.facts, scoped), (), steps)


def _rule_step(reader: Reader, head: Head, line: Line, party: str | None) -> Step:
    truth = reader.line(line, party)
    state = {True: "true", False: "false", None: "unknown"}[truth]
    framework = head.issue.framework
    steps = [tree(reader, c, party, framework) for c in (*line.rule.conditions, *line.rule.one_of)]
    steps += [
        Step("unless", s.id, s.party, s.state, f"Unless ({d.burden} to show): {s.text}", s.cites, s.steps)
        for d in line.rule.unless
        for s in (tree(reader, d.condition, party, framework),)
    ]
    text = sentences.fill(line.rule.because, reader.facts, party)
    return Step("rule", line.rule.id, party, state, text, line.rule.cites, tuple(steps))


def _factor_steps(reader: Reader, head: Head, party: str | None) -> list[Step]:
    factors = reader.program.rulebook.frameworks[head.issue.framework].factors
    found = []
    for f in factors:
        if f.issue == head.issue.id:
            s = tree(reader, f.condition, party, head.issue.framework)
            text = sentences.fill(f"Speaks {f.side} it: {f.because}", reader.facts, party)
            found.append(Step("factor", f.id, party, s.state, text, f.cites, (s,)))
    return found
