"""Why an issue is open, or a remedy waits: the silence, the fact or the issue on which it hangs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aiclaims.reasoning import sentences
from aiclaims.reasoning.missing import Item, Reader, Route, routes
from aiclaims.reasoning.model import Condition
from aiclaims.reasoning.program import Head, Line


def why_open(reader: Reader, head: Head, party: str | None) -> str:
    """The first thing that keeps an issue open: a silence whose facts are in place, else what is not known."""
    found = sorted(routes(reader, head, party), key=lambda r: _silences(reader, r) != r)
    if not found or found[0] == ((head.issue.id, party),):
        return _weighs(reader, head, party) if found else _torn(reader, head)
    return _said(reader, found[0])


def why_silent(reader: Reader, head: Head, party: str | None, placed: Iterable[Item]) -> str:
    """For a remedy that the source neither gives nor refuses: the silence, with what else is missing beside it; where
    its own gaps name none, the first of those whose facts are in place below."""
    found = [r for r in routes(reader, head, party) if _silences(reader, r)]
    if found:
        return _said(reader, min(found, key=lambda r: len(r) - len(_silences(reader, r))))
    return next((_said(reader, (item,)) for item in placed), why_open(reader, head, party))


def why_waiting(reader: Reader, head: Head, party: str | None, lines: Sequence[Line]) -> str:
    """For a remedy that can be had only if a condition is met: that condition, of the rule that lacks least."""
    hanging = [list(_hanging(reader, line, party)) for line in lines]
    least = min((h for h in hanging if h), key=len, default=[])
    if not least:
        return why_open(reader, head, party)
    clauses = "; ".join(dict.fromkeys(_waits_for(reader, c, party) for c in least))
    said = sentences.sentence(f"not settled: {clauses}")
    below = reader.program.head(least[0].id) if len(least) == 1 and least[0].kind == "issue" else None
    if below is None or reader.overall(least[0], party, "record") is not None or reader.split(least[0], party):
        return said
    return f"{said} {why_open(reader, below, party if below.issue.scope == 'party' else None)}"


def _said(reader: Reader, route: Route) -> str:
    """One route in words, its silences first. A weighing that alone is missing says how it stands."""
    silent = _silences(reader, route)
    texts = [sentences.sentence(_name(reader, *item)) for item in silent]
    if len(texts) == len(route):
        return " ".join(texts)
    rest = [item for item in route if item not in silent]
    below = None if rest[0][0] in reader.facts.rulebook.questions else reader.program.head(rest[0][0])
    if below and below.issue.weighed and len(route) == 1:
        return _weighs(reader, below, rest[0][1])
    return " ".join([*texts, sentences.sentence("not settled: " + "; ".join(_name(reader, *item) for item in rest))])


def _weighs(reader: Reader, head: Head, party: str | None) -> str:
    """How a weighing stands that nothing decides, although no factor is missing."""
    pro, con = ([reader.node(n, party) for n in nodes] for nodes in (head.pro, head.con))
    title = f"“{head.issue.title}”"
    if True in con and not any(t is not False for t in pro):
        settles = "but the source does not say that this settles it"
        return f"What is on record speaks against {title}, {settles}; it is open, leaning no."
    if True not in (*pro, *con) and None not in (*pro, *con):
        return f"Nothing on record speaks for or against {title}, and no rule decides it."
    return "The considerations on record do not decide it, and no rule does."


def _torn(reader: Reader, head: Head) -> str:
    """Nothing is missing: a dispute, or an issue below that could go either way."""
    denied = [k for k in reader.facts.disputes if k[0] in reader.program.questions[head.issue.id]]
    if denied:
        return sentences.sentence("; ".join(sentences.fact(reader.facts, *k) for k in denied))
    return "The considerations on record do not decide it, and no rule does."


def _hanging(reader: Reader, line: Line, party: str | None) -> Iterator[Condition]:
    """What a rule still lacks, mere steps opened into what they lack themselves."""
    rule = line.rule
    needed = [c for c in rule.conditions if c.kind != "silent" and reader.overall(c, party) is not True]
    if rule.one_of and not any(reader.overall(c, party) for c in rule.one_of):
        needed += [c for c in rule.one_of if reader.overall(c, party) is None]
    needed += [d.condition for d in rule.unless if reader.overall(d.condition, party) is not False]
    for c in dict.fromkeys(needed):
        below = reader.program.head(c.id) if c.kind == "issue" else None
        if below is None or below.issue.shown:
            yield c
            continue
        scoped = party if below.issue.scope == "party" else None
        inner = [list(_hanging(reader, x, scoped)) for x in reader.lines(below, scoped) if reader.live(x, scoped)]
        yield from min((h for h in inner if h), key=len, default=[c])


def _waits_for(reader: Reader, c: Condition, party: str | None) -> str:
    if c.kind not in ("issue", "some"):
        return sentences.condition(reader.facts, c, party, None)
    record = reader.overall(c, party, "record")
    how = "could go either way" if reader.split(c, party) else "is open"
    if record is not None:
        how = "stands only on what is shown so far" if record else "fails only on what is shown so far"
    return f"“{reader.facts.rulebook.issue(c.id).title}”, which {how}"


def _silences(reader: Reader, route: Route) -> Route:
    known = {key for f in reader.facts.rulebook.frameworks.values() for key in f.silences}
    return tuple(item for item in route if item[0] in known)


def _name(reader: Reader, id: str, party: str | None) -> str:
    if id in reader.facts.rulebook.questions:
        return sentences.fact(reader.facts, id, party)
    known = {i for f in reader.facts.rulebook.frameworks.values() for i in f.issues}
    return f"“{reader.facts.rulebook.issue(id).title}”" if id in known else sentences.silence(reader.facts.rulebook, id)
