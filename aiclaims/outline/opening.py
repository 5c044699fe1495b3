"""The answer on one page: who is liable for what, what can be had, the nearest day, what to do first."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import asked_for, complaint, describing, frameworks, under
from aiclaims.outline.case import Case
from aiclaims.outline.dates import known_days
from aiclaims.outline.draft import Draft, Draw, Each, Loose, To, opened
from aiclaims.outline.facts import Told, has_version, state, told, unknown
from aiclaims.outline.gaps import of_additions, still_open
from aiclaims.outline.groups import FIRMNESS
from aiclaims.outline.model import TINTS, Span
from aiclaims.outline.phrase import answered_by, holding
from aiclaims.outline.reason import joined, reason
from aiclaims.outline.records import standing, unanswered
from aiclaims.outline.walk import ISSUES, Defence, Leaf, defences, direct, elements
from aiclaims.outline.words import clause, count, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.sentences import listing

MOST_ROWS = 5
"""Findings told on the first page; the section on liability has them all."""
MOST_NAMES = 5
"""Remedies named on the first page; the section on remedies has them all."""
COLUMNS = [("Against whom, and for what", 26), ("Finding", 18), ("Main reason", 46), ("See", 10)]


def answer(case: Case, draft: Draft) -> None:
    """The outcome for the client on the first page."""
    draft.para(_brief(case))
    if not case.frameworks:
        _without_rules(case, draft)
        return
    rows = list(_rows(case))
    if rows:
        draft.table(_caption(case, len(rows) - MOST_ROWS), COLUMNS, rows[:MOST_ROWS], size="small")
    else:
        draft.para("On what has been recorded, nothing complained of is made out against anybody.")
    if not case.claim:
        draft.para(_best(case), lead="Best defence")
    if rest := _protection(case):
        draft.para(("Found: ", rest), lead="Protection and title")
    draft.para(_remedies(case), lead="Remedies")
    draft.para(_days(case), lead="Dates")
    draft.para(_actions(case), lead="Next")


def _caption(case: Case, more: int) -> str:
    said = "Who is liable for what, and how sure that is" if case.claim else "Exposure by party, and how sure that is"
    return f"{said}; {count(more, 'more line')} in section 10" if more > 0 else said


def _without_rules(case: Case, draft: Draft) -> None:
    """The answer where nothing chosen can decide anything."""
    for note in case.assessment.notes:
        draft.warn(note)
    for f in describing(case):
        draft.para(
            f"Nothing is found for or against anybody: {f.title} holds no rule. What could prove the facts, and what "
            "is not on record, stands in section 14. For findings choose a framework with rules."
        )
    if not describing(case):
        draft.para("No framework chosen can answer this aim. Choose another framework, or another aim.")


def _rows(case: Case) -> Iterator[list[Loose | Draw]]:
    """Lines about a party, alike ones in one row; what nobody complains of, or what is refuted, comes in no row."""
    groups: dict[tuple[object, ...], list[Verdict]] = {}
    for v in _ranked(case):
        if v.party is not None and v.verdict != "refuted" and not case.wraps(v.issue):
            groups.setdefault((v.framework, v.party, v.verdict, str(reason(case, v))), []).append(v)
    for lines in groups.values():
        v = lines[0]
        titles = listing(clause(case.fill_text(case.issue(line.issue).title, line.party)) for line in lines)
        what = (case.name(v.party or ""), f": {titles}{under(case, v.framework)}")
        finding = Draw((Span(sentence(standing(case, v))[:-1], "strong"), f": {case.twin(v)}"), TINTS[v.verdict])
        yield [what, finding, reason(case, v), Each(tuple(case.to(line) for line in lines))]


def _ranked(case: Case) -> list[Verdict]:
    """Bottom lines, firmest first; for a defence those against its client before the rest."""
    client = "" if case.claim else case.matter.client
    return sorted(case.bottom_lines(), key=lambda v: (v.party != client, FIRMNESS.index(v.verdict)))


def _protection(case: Case) -> Loose:
    alike: dict[str, list[Verdict]] = {}
    for v in case.bottom_lines():
        if v.party is None and not case.wraps(v.issue):
            alike.setdefault(f"{clause(case.issue(v.issue).title)}{{}}: {standing(case, v)}", []).append(v)
    found = [
        (said.format(_under_all(case, lines)), " (", Each(tuple(case.to(v) for v in lines)), ")")
        for said, lines in alike.items()
    ]
    return (joined(found, "; "), ".") if found else ""


def _under_all(case: Case, lines: list[Verdict]) -> str:
    """ " (China and Japan)" where there is more than one framework to tell apart."""
    named = listing(case.rulebook.frameworks[v.framework].short for v in lines)
    return f" ({named})" if len(case.frameworks) > 1 else ""


def _brief(case: Case) -> Loose:
    client = case.matter.client
    known = {p.id for p in case.matter.parties}
    lawyer = "We act for " if case.paper.cover.asked != "nobody" else "This paper is for "
    acting: Loose = (lawyer, case.name(client), ". ") if client in known else ""
    side = "This outline supports a claim." if case.claim else "This outline supports a defence."
    return (acting, complaint(case), f"{side} {frameworks(case)}".strip())


def _best(case: Case) -> Loose:
    """The defence that stands best, or where the other side's case is weakest. It is found, never made up."""
    lines = [v for v in case.bottom_lines() if v.verdict != "refuted" and not case.wraps(v.issue)]
    lines = [v for v in lines if v.party == case.matter.client] or [v for v in lines if v.party]
    if not lines:
        return "Nothing complained of is made out against us; hold them to their proof."
    pleas = [(rank, v, d) for v in lines for d in _ours(case, v) if (rank := _rank(case, d)) is not None]
    if pleas:
        _, v, d = min(pleas, key=lambda plea: plea[0])
        plea = opened(holding(case, d.defeater.condition, d.party))
        return (plea, ". ", answered_by(case, d), " It goes against ", *_line(case, v), ").")
    weak = [e for v in lines for e in elements(case, v) if e.verdict != "refuted" and not case.wraps(e.issue)]
    weak = [e for e in weak if not of_additions(case, e)] or lines
    weakest = max(weak, key=lambda e: FIRMNESS.index(e.verdict))
    none = "No defence of ours is made out or in dispute yet; section 7A says what could be raised."
    told = (f"), {standing(case, weakest)}.", *_carried(case, weakest))
    return (none, " Their weakest point: ", *_line(case, weakest), *told)


def _carried(case: Case, element: Verdict) -> Iterator[str]:
    """The remedies asked for that wait for an element."""
    waiting = [v for v in case.remedies(element.framework) if v.verdict == "only if" and element in elements(case, v)]
    waiting = [v for v in waiting if asked_for(case, v.issue) is not False]
    if waiting:
        named = listing(dict.fromkeys(clause(case.remedy(v.issue).title) for v in waiting))
        yield f" What they ask for that waits for it: {named}."


def _line(case: Case, v: Verdict) -> tuple[Loose, ...]:
    return (clause(case.issue(v.issue).title), under(case, v.framework), " (", case.to(v))


def _ours(case: Case, v: Verdict) -> list[Defence]:
    return [d for d in defences(case, v.issue, v.party) if case.who(d.defeater.burden) == "we"]


def _rank(case: Case, d: Defence) -> int | None:
    """A defence that is made out comes before one in dispute; no other is worth a place on the first page."""
    c = d.defeater.condition
    if (met := case.holds(c, d.party)) is not None:
        return 0 if met else None
    read = direct(case, c.id, d.party) if c.kind in ISSUES else [Leaf(c, d.party, True)]
    return 1 if any(state(case, leaf.condition.id, leaf.party) == "disputed" for leaf in read) else None


def _remedies(case: Case) -> Loose:
    said = [_asked(case)]
    for stands, opening in (
        ("available", "To be had: " if case.claim else "We are exposed to: "),
        ("only if", "Only on a condition: "),
    ):
        found = [v for v in case.remedies() if v.verdict == stands]
        asked = _named(case, [v for v in found if asked_for(case, v.issue) is not False])
        beside = _named(case, [v for v in found if asked_for(case, v.issue) is False])
        if asked or beside:
            joint = "; not asked for so far: " if asked and beside else "(not asked for so far) " if beside else ""
            said.append(f"{opening}{asked}{joint}{beside}.")
    if len(said) == 1:
        said.append("None can be had on what has been recorded.")
    if any(v.verdict == "open" for v in case.remedies()):
        said.append("On others the sources neither give nor refuse.")
    return " ".join(s for s in said if s) + " Each stands in section 12."


def _asked(case: Case) -> str:
    fact = next((f for f in told(case) if f.question.id == "claim.wants"), None)
    if fact is None or not isinstance(fact.answer.claimant, tuple) or not fact.answer.claimant:
        return "It has not been recorded what is asked for."
    labels = {o.id: clause(o.label) for o in fact.question.options}
    return f"Asked for: {listing(labels[v] for v in fact.answer.claimant)}."


def _named(case: Case, found: list[Verdict]) -> str:
    """Remedies by framework: "injunction and damages (AIPPI)"; of many, how many more there are."""
    kept, more = found[:MOST_NAMES], len(found) - MOST_NAMES
    named = [
        listing(dict.fromkeys(clause(case.remedy(v.issue).title) for v in kept if v.framework == f)) + under(case, f)
        for f in dict.fromkeys(v.framework for v in kept)
    ]
    return "; ".join([*named, *([f"and {more} more"] if more > 0 else [])])


def _days(case: Case) -> Loose:
    """The nearest day that is known; there is no limit to be reckoned from it."""
    known = known_days(case)
    limit = "The sources state no time limit; those of national law must be looked up today."
    due = (
        ""
        if case.claim
        else " The day on which an answer is due is not recorded and no source sets it: look it up too."
    )
    if not known:
        return f"No date is known. {limit}{due}"
    (last, label), n = max(known, key=lambda k: k[0].order), len(known)
    said = "The only day known is " if n == 1 else f"Of {n} days known, the latest is "
    return (said, last.words, " (", To(label), f"). {limit}{due}")


def _actions(case: Case) -> Loose:
    """Three steps: preserve, prove what is disputed and decides, close the gaps that decide most."""
    steps = [step for step, _ in zip(_steps(case), range(3), strict=False)]
    return (*joined([(f"({n}) ", s) for n, s in enumerate(steps, 1)], "; "), ".")


def _steps(case: Case) -> Iterator[Loose]:
    yield "freeze the evidence before anybody is contacted" if case.claim else "stop the deletion of our own records"
    if silent := unanswered(case):
        yield f"answer {'allegation' if len(silent) == 1 else 'allegations'} {listing(a.id for a in silent)}"
    torn = [f for f in told(case) if f.answer.disputed and has_version(case, f) and _decides(case, f)]
    yield from [("prove our version of ", To(f.label)) for f in torn[:1]]
    yield from (("find out ", unknown(case, q.question, q.party)) for q in still_open(case)[:2])
    yield "look up the time limit and the procedure of the forum"
    yield "collect the proof named in section 8" if case.frameworks else "collect the proof named in section 14"


def _decides(case: Case, fact: Told) -> bool:
    """Whether some finding turns on this disputed fact."""
    lines = case.assessment.verdicts + case.assessment.remedies
    return any(g.kind == "dispute" and g.id == fact.question.id for v in lines for g in v.rests_on)
