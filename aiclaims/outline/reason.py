"""One sentence for a verdict: the rule that carries it, or the fact that fails it, or what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose, length
from aiclaims.outline.facts import fact, plain, state, unknown
from aiclaims.outline.grounds import torn
from aiclaims.outline.phrase import that
from aiclaims.outline.walk import ISSUES, inner
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Condition, Rule
from aiclaims.reasoning.sentences import listing
from aiclaims.reasoning.vocabulary import FUNCTIONS

NOT_COMPLAINED = "This is not complained of."
UNRAISED = "Nobody has raised "
NOT_ONE = " is not recorded as one who "
ROLES = 3
"""Functions named of those that a party has not; of more it is only said that it has none."""
SHORT = 40
"""Words of items that one sentence may list."""


def reason(case: Case, v: Verdict) -> Loose:
    """Why the verdict is what it is, facts and law in our words; the engine's own sentence where we have none."""
    if v.record is True and v.verdict != "only if":
        return case.fill(sentence(v.because), v.party)
    if v.record is False:
        why = failing(case, v.issue, v.party)
        unmet = _unmet(case, v) if not why or _empty(why) else ""
        return unmet or why or case.fill(sentence(v.because), v.party)
    if v.verdict == "only if" and v.missing:
        return ("Conditions still open: ", *joined((_point(case, *item) for item in v.missing[0]), "; "), ".")
    if v.verdict == "contested" and (said := torn(case, v)):
        return said
    remedy = case.is_remedy(v.issue)
    silent = _silences(case, v)
    if silent and remedy:
        return silent[0]
    if any(g.kind == "dispute" for g in v.rests_on):
        return torn(case, v)
    if wanted := missing(case, v):
        return ("Not known yet: ", *joined(wanted[:2], "; "), ".", _even_then(case, v))
    return " ".join(silent[:2]) or case.fill(sentence(v.because), v.party)


def idle(case: Case, v: Verdict) -> bool:
    """Whether it fails only because nobody complains of it or has raised what it is about."""
    return v.verdict == "refuted" and _empty(reason(case, v))


def but_for_complaint(case: Case, v: Verdict) -> list[Verdict]:
    """The findings that carry a line which fails for no other reason than that nobody complains of it."""
    for rule in case.rules_for(v.issue):
        needs = [c for c in rule.conditions if c.id != "matter.complaint"]
        if len(needs) < len(rule.conditions) and not rule.unless and all(case.holds(c, v.party) for c in needs):
            read = [pair for c in needs if c.kind in ISSUES for pair in inner(case, c, v.party)]
            return [line for pair in read if (line := case.verdict(*pair)) is not None]
    return []


def _unmet(case: Case, v: Verdict) -> Loose:
    """The burden on which a point is lost, if it is lost on one."""
    lost = [g for g in v.rests_on if g.kind == "burden"] if v.verdict == "fails on the record" else []
    points = joined((_point(case, g.id, g.party) for g in lost[:2]), "; ")
    return (f"Not shown, and {case.who(lost[0].burden)} bear the burden: ", *points, ".") if lost else ""


def _even_then(case: Case, v: Verdict) -> str:
    """What a source does not say even if the facts come in, where no rule that is left could do without it."""
    silent = [[c.id for c in r.conditions if c.kind == "silent"] for r in case.deciding(v)]
    return f" Even then it is open: {_silence(case, silent[0][0])}." if silent and all(silent) else ""


def _silence(case: Case, id: str) -> str:
    return next((clause(f.silences[id]) for f in case.frameworks if id in f.silences), id)


def _silences(case: Case, v: Verdict) -> list[str]:
    """Where the sources say nothing, the issue's own silences first."""
    own = {c.id for r in case.deciding(v) for c in r.conditions if c.kind == "silent"}
    found = [g for g in v.rests_on if g.kind == "silence"]
    return [sentence(g.text) for g in sorted(found, key=lambda g: g.id not in own)]


def _point(case: Case, id: str, party: str | None) -> Loose:
    """One thing a verdict waits for: a question, an issue with its paragraph, or an authority that is missing."""
    if case.question(id) is not None:
        return unknown(case, id, party)
    if case.is_issue(id):
        line = case.verdict(id, party) if case.issue(id).shown else None
        title = clause(case.fill_text(case.issue(id).title, party))
        return (title, " (", case.to(line), ")") if line else title
    return _silence(case, id)


def missing(case: Case, v: Verdict, depth: int = 0) -> list[Loose]:
    """What would settle a verdict, each item once: answers to questions first, found below open steps if need be."""
    items = [item for route in v.missing for item in route]
    found: dict[str, Loose] = {}
    for id, party in items:
        if case.question(id) is not None and case.arises(id, party):
            found.setdefault(f"{id} {party}", unknown(case, id, party))
    for id, party in items if depth < 4 else ():
        line = case.verdict(id, party) if case.is_issue(id) and case.issue(id).shown else None
        for nested in missing(case, line, depth + 1) if line is not None and line is not v else ():
            found.setdefault(str(nested), nested)
    return list(found.values())


def as_clause(case: Case, said: Loose) -> Loose:
    """A sentence without its capital, to stand in a list; names keep theirs."""
    if isinstance(said, str):
        named = any(p.name and said.startswith(p.name) for p in case.matter.parties)
        first = said.split(" ", 1)[0]
        return said if named or first != clause(first).capitalize() else clause(first) + said[len(first) :]
    if not isinstance(said, tuple | list) or not said:
        return said
    return [as_clause(case, said[0]), *said[1:]]


def joined(items: Iterable[Loose], joint: str) -> list[Loose]:
    found: list[Loose] = []
    for item in items:
        found += [joint, item] if found else [item]
    return found


def listed(draft: Draft, opening: str, items: Sequence[Loose], cites: Iterable[str] = ()) -> None:
    """A paragraph that names each item: in one sentence while that is short, else as points."""
    if sum(map(length, items)) <= SHORT:
        draft.para((opening, ": ", *joined(items, "; "), "."), cites=cites)
    else:
        draft.para(f"{opening}:", cites=cites)
        draft.bullets(items)


def failing(case: Case, issue: str, party: str | None, depth: int = 0) -> Loose:
    """What makes an issue fail, from the rules that come nearest to holding; facts before what nobody says."""
    verdict = case.verdict(issue, party) if case.issue(issue).shown else None
    failures = [(r, _failures(case, r, party)) for r in case.rules_for(issue)]
    if verdict is not None and verdict.rules:
        near = [f for r, f in failures if r.id in verdict.rules]
    else:
        least = min((len(f) for _, f in failures if f), default=0)
        near = [f for _, f in failures if f and len(f) == least]
    said = [text for found in near if (text := _worst(case, found, party, depth))]
    best = min(said, key=_rank, default="")
    return (_roles(case, issue, party) or best) if _of_others(best) else best


def _worst(case: Case, found: list[tuple[Condition, bool]], party: str | None, depth: int) -> Loose:
    """What makes one rule fail: a rule for others is that first, whatever else it fails on."""
    said = [text for c, held in found if (text := _told(case, c, held, party, depth))]
    return next((text for text in said if _of_others(text)), min(said, key=_rank, default=""))


def _roles(case: Case, issue: str, party: str | None) -> Loose:
    """Every function that the rules of an issue ask for and the party has not."""
    asked = [
        c for r in case.rules_for(issue) for c in (*r.conditions, *r.one_of) if c.kind == "does" and c.test == "is"
    ]
    lacks = dict.fromkeys(FUNCTIONS[c.id] for c in asked if case.holds(c, party) is False)
    if not lacks or party is None:
        return ""
    return (case.name(party), f"{NOT_ONE}{listing(lacks, 'or') if len(lacks) <= ROLES else 'does any of this'}.")


def _rank(said: Loose) -> int:
    """A fact or a finding tells most; then that nobody complains of it; then that the rule is for others; then what
    nobody has raised."""
    return 1 if said == NOT_COMPLAINED else 2 if _of_others(said) else 3 if _empty(said) else 0


def _of_others(said: Loose) -> bool:
    return isinstance(said, tuple) and any(isinstance(part, str) and part.startswith(NOT_ONE) for part in said)


def _empty(said: Loose) -> bool:
    """Whether it only says that nobody complains of a point, or has raised it."""
    return said == NOT_COMPLAINED or (isinstance(said, tuple) and said[:1] == (UNRAISED,))


def _failures(case: Case, rule: Rule, party: str | None) -> list[tuple[Condition, bool]]:
    """Conditions that fail (False) and defeaters that hold (True)."""
    failed = [(c, False) for c in rule.conditions if case.holds(c, party) is False]
    if rule.one_of and all(case.holds(c, party) is False for c in rule.one_of):
        failed.append((rule.one_of[0], False))
    return failed + [(d.condition, True) for d in rule.unless if case.holds(d.condition, party) is True]


def _told(case: Case, c: Condition, held: bool, party: str | None, depth: int) -> Loose:
    return _held(case, c, party) if held else _failed(case, c, party, depth)


def _failed(case: Case, c: Condition, party: str | None, depth: int) -> Loose:
    if c.id == "matter.complaint":
        return NOT_COMPLAINED
    if c.id.startswith("matter."):
        return "This matter is not about that."
    if c.kind in ISSUES:
        found = inner(case, c, party)
        return failing(case, *found[0], depth + 1) if found and depth < 6 else ""
    if c.kind == "answer" and (said := fact(case, c.id, party)):
        return (plain(case, said), ".")
    if c.kind == "answer" and state(case, c.id, party) == "not raised":
        return (UNRAISED, that(case, c, party), ".")
    if c.kind == "does" and party is not None:
        return (case.name(party), f"{NOT_ONE}{FUNCTIONS[c.id]}." if c.test == "is" else f" {FUNCTIONS[c.id]}.")
    return ""


def _held(case: Case, c: Condition, party: str | None) -> Loose:
    if c.kind in ISSUES:
        return sentence(case.fill_text(case.issue(c.id).title, party))
    said = fact(case, c.id, party)
    return (plain(case, said), ".") if said else ""
