"""`rulebook law`: what the rulebooks hold as one page for lawyers, in Markdown. `docs/law.md` is what it prints."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.management.commands._markdown import lines, linked, pins, place, section, table
from aiclaims.outline.wording import Barred, Clause, Structure, Wording, plain, readers, structure
from aiclaims.reasoning import sentences
from aiclaims.reasoning.measure import Measure
from aiclaims.reasoning.model import Framework, Issue, Question, Remedy, Rulebook
from aiclaims.reasoning.sources import Authority
from aiclaims.reasoning.vocabulary import AIMS, FUNCTIONS

STAGES = {
    "matter": "The matter",
    "work": "The work",
    "training": "Training",
    "system": "The system",
    "output": "Output",
    "making": "Protection and title",
    "copying": "Copying",
    "enforcement": "Liability",
}

HEAD = """\
# The law, as we read it

Printed by `manage.py rulebook law`. Change the rulebooks, not this page.

For each body of rules: its authorities, its legal questions stage by stage, its remedies, what it leaves open, and how
we read it where it can be read in more than one way. What the verdicts mean is in [semantics.md](semantics.md); where
readers from outside disagreed with us, in [readers.md](readers.md); how to add a body of rules, in
[adding-a-framework.md](adding-a-framework.md).

**How to read the tables.** Each row is one way to make out the issue at its left: every line under *needs* must hold,
and one line of *one of*. *Unless* is what stops it, with who must show it: *stated* where a source says so, *assumed*
where we do. A **hedge** is the caution that goes with a way: its source's own, or ours where we infer or apply one case
to other facts. A **presumption** holds until rebutted. A **weighed** issue follows its factors, and can go either way
where they pull both ways. *Left open* are ways on which the source is silent: they never make an issue out, and they
keep it from being refuted. Places in the sources are followed by their numbers in our register.

**Choices made for every body of rules.** A bare denial of a point by the side that must show it leaves the point not
shown; two versions of it make it contested. A remedy stands no firmer than the liability it follows: where that is open
because the source does not say what an excuse weighs, the remedy is had only if the liability is. A remedy that a
source does not name is open, not refused, unless nobody is liable. Liability is found for acts complained of only."""


def lawbook(rulebook: Rulebook) -> str:
    """The whole page, ending with a line break."""
    found = [HEAD, ""]
    found += [f"- [{f.title}](#{f.id})" for f in rulebook.frameworks.values()]
    for framework in rulebook.frameworks.values():
        found += _framework(rulebook, framework)
    return "\n".join(found) + "\n"


def _framework(rulebook: Rulebook, f: Framework) -> Iterator[str]:
    yield from ("", place(f.id))
    yield from section(2, f.title)
    yield from ("", f.what, "", f"Weight: **{f.weight}**. Version {f.version}.{_aims(f)}")
    if f.burden_assumption:
        yield from ("", f"Who must show what: {f.burden_assumption}")
    yield from section(3, "Authorities")
    yield from table(
        ("authority", "kind, weight", "date", "note", "place"), (_authority(f, a) for a in f.authorities.values())
    )
    for stage, title in STAGES.items():
        yield from _stage(rulebook, f, stage, title)
    yield from _remedies(rulebook, f)
    yield from _measures(f)
    yield from _exceptional(rulebook, f)
    yield from _open(rulebook, f)
    yield from _choices(f)
    yield from _notes(f)


def _aims(f: Framework) -> str:
    if not f.issues:
        return " It decides nothing by itself, whatever the matter is about."
    return f" Can be asked where {' or '.join(AIMS[a] for a in f.aims)}."


def _authority(f: Framework, a: Authority) -> tuple[str, ...]:
    return a.title, a.kind if a.kind == a.weight else f"{a.kind}, {a.weight}", _dates(a), a.note, pins(f, a.cites)


def _dates(a: Authority) -> str:
    """When it was made or is in force; whose date it is."""
    told = [a.date or a.made_on]
    told += [f"in force from {a.in_force_from}"] if a.in_force_from else []
    told += [f"in force to {a.in_force_to}"] if a.in_force_to else []
    said = lines(told)
    return f"{said} (from outside our source)" if said and a.dates_outside else said or "not known"


# --- issues -----------------------------------------------------------------------------------------------------


def _stage(rulebook: Rulebook, f: Framework, stage: str, title: str) -> Iterator[str]:
    issues = [i for i in f.issues.values() if i.stage == stage and i.id not in f.remedies]
    rows = [row for i in issues for row in _issue(f, structure(rulebook, i.id))]
    if rows:
        yield from section(3, title)
        yield from table(("issue", "needs", "unless", "hedge, presumption", "place"), rows)


def _issue(f: Framework, s: Structure) -> Iterator[tuple[str, ...]]:
    """One row for each way to make the issue out, one for its factors, one for what is left open of it."""
    rows = [_way(f, w) for w in s.rules if not _silent(w)]
    if s.factors:
        needs = lines(f"{x.side.capitalize()}: {linked(c)}" for x, c in s.factors)
        rows.append((needs, "", f"**weighed**; without any factor {_base(s.issue)}", _factor_pins(f, s)))
    open_ = (f"*Left open:* [{f.silences[k]}](#{k})" for k in dict.fromkeys(k for w in s.rules for k in _silent(w)))
    rows += [(silence, "", "silent", "") for silence in open_]
    head = f"{place(s.issue.id)}**{s.issue.title}**<br>`{s.issue.id}`<br>{_whose(s.issue)}"
    for row in rows:
        yield head, *row
        head = ""


def _base(issue: Issue) -> str:
    return "not made out" if issue.base == "no" else "open"


def _whose(issue: Issue) -> str:
    whom = "each party" if issue.scope == "party" else "the matter"
    return f"of {whom}; {issue.proponent}'s to make out"


def _way(f: Framework, w: Wording) -> tuple[str, ...]:
    return _needs(w), lines(map(_barred, w.unless)), _force(w), pins(f, w.rule.cites)


def _needs(w: Wording) -> str:
    said = [linked(c) for c in w.needs if c.condition.kind != "silent"]
    one = _alternatives(w.one_of)
    return lines([*said, *one] if len(one) < 2 else [*said, "*and* one of:" if said else "one of:", *one])


def _alternatives(one_of: tuple[Clause, ...]) -> list[str]:
    """Alternatives a line each; in one line where they say different things of one subject."""
    if len({(c.before, c.name) for c in one_of}) == 1:
        first, *rest = one_of
        return [linked(first) + "".join(f" or{c.after.removeprefix('”')}" for c in rest)]
    return [f"– {linked(c)}" for c in one_of]


def _barred(b: Barred) -> str:
    burden = f"{b.defeater.burden} to show; burden {'stated' if b.defeater.stated else 'assumed'}"
    return f"{linked(b.clause)} ({burden}{f'; *{b.defeater.hedge}*' if b.defeater.hedge else ''})"


def _force(w: Wording) -> str:
    return lines(["**presumption**" if w.rule.presumption else "", f"*{w.rule.hedge}*" if w.rule.hedge else ""])


def _factor_pins(f: Framework, s: Structure) -> str:
    return pins(f, dict.fromkeys(c for x, _ in s.factors for c in x.cites))


def _silent(w: Wording) -> tuple[str, ...]:
    """The points of silence that a rule stands on; empty for a rule that decides."""
    return tuple(c.condition.id for c in w.needs if c.condition.kind == "silent")


# --- remedies and measures --------------------------------------------------------------------------------------


def _remedies(rulebook: Rulebook, f: Framework) -> Iterator[str]:
    if f.remedies:
        yield from section(3, "Remedies")
        ladder = sorted(f.remedies.values(), key=lambda r: r.rung or 9)
        columns = ("remedy", "against", "needs", "unless", "hedge", "place")
        yield from table(columns, (row for r in ladder for row in _remedy(rulebook, f, r)))


def _remedy(rulebook: Rulebook, f: Framework, r: Remedy) -> Iterator[tuple[str, ...]]:
    rung = f"rung {r.rung}" if r.rung else "beside the ladder"
    head = f"{place(r.id)}**{r.title}**<br>`{r.id}`<br>{rung}<br>answers: {r.harm}"
    against = lines([_does(r.of), r.reaches])
    for w in structure(rulebook, r.id).rules:
        force = lines(f"[silent](#{k})" for k in _silent(w)) or _force(w)
        yield head, against, _needs(w), lines(map(_barred, w.unless)), force, pins(f, w.rule.cites)
        head = against = ""


def _does(functions: tuple[str, ...]) -> str:
    return "whoever " + " or ".join(FUNCTIONS[x] for x in functions)


def _measures(f: Framework) -> Iterator[str]:
    if f.measures:
        yield from section(3, "Tools and signals (they decide nothing)")
        columns = ("measure", "what it is", "what it would show", "how to get it", "limits", "place")
        yield from table(columns, (_measure(f, x) for x in f.measures.values()))


def _measure(f: Framework, x: Measure) -> tuple[str, ...]:
    head = f"{place(x.id)}**{x.title}**<br>`{x.id}`<br>{', '.join(x.parts)}; {x.side} side"
    shows = [f"{b.effect} `{b.question}`{f' = {b.option}' if b.option else ''}" for b in x.facts]
    return head, x.says, lines([*shows, x.strength]), x.how, x.limits, pins(f, x.cites)


# --- facts, silences, choices, notes ----------------------------------------------------------------------------


def _read(rulebook: Rulebook, f: Framework) -> list[Question]:
    """The questions that rules or factors of a framework read, in asking order."""
    by = readers(rulebook)
    weighed = {x.condition.id for x in f.factors}
    ids = {id for (kind, id), rules in by.items() if kind == "answer" and any(name == f.id for name, _ in rules)}
    return [q for q in rulebook.questions.values() if q.id in ids | weighed]


def _exceptional(rulebook: Rulebook, f: Framework) -> Iterator[str]:
    rows = [
        (plain(q.ask), f"`{q.id}`", sentences.label(q, q.unless_raised), "law" if q.of == "law" else "fact")
        for q in _read(rulebook, f)
        if q.unless_raised is not None
    ]
    if rows:
        yield from section(3, "Points that count as settled until somebody raises them")
        yield from table(("question", "id", "counts as", "of"), rows)


def _open(rulebook: Rulebook, f: Framework) -> Iterator[str]:
    """Silences with the ways that stand on them, then the questions of law that this program does not answer."""
    law = [(plain(q.ask), f"`{q.id}`", q.why) for q in _read(rulebook, f) if q.of == "law"]
    if f.silences or law:
        yield from section(3, "Left open, and why")
    yield from table(("what is missing", "where it leaves an issue open", "place"), _silences(rulebook, f))
    if law:
        yield from ("", "Questions of law that must be looked up and entered; until then what hangs on them is open:")
        yield from table(("question", "id", "why it is asked"), law)


def _silences(rulebook: Rulebook, f: Framework) -> Iterator[tuple[str, ...]]:
    ways = [w for i in f.issues for w in structure(rulebook, i).rules]
    for key, text in f.silences.items():
        head = f"{place(key)}{text}<br>`{key}`"
        for w in ways:
            if key in _silent(w):
                issue = f.issues[w.rule.concludes]
                yield head, f"[{issue.title}](#{issue.id}): {w.because}", pins(f, w.rule.cites)
                head = ""
        if head:
            yield head, "", ""


def _choices(f: Framework) -> Iterator[str]:
    if f.choices:
        yield from section(3, "Choices made where the source can be read in more than one way")
        yield from table(("how we read it", "why", "place"), ((c.text, c.because, pins(f, c.cites)) for c in f.choices))


def _notes(f: Framework) -> Iterator[str]:
    if f.notes:
        yield from section(3, "To keep in mind")
        yield from table(("note", "place"), ((n.text, pins(f, n.cites)) for n in f.notes))
