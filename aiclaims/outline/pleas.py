"""Defences: the pleas actually run, each with our facts and what the source says of it; then the points not raised."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose, To
from aiclaims.outline.facts import Told, clause_of, fact, plain, state, told, unknown
from aiclaims.outline.phrase import for_whom, holding, standing_of
from aiclaims.outline.reason import as_clause, failing, joined
from aiclaims.outline.walk import ISSUES, Defence, defences, direct
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.matter import UNKNOWN
from aiclaims.reasoning.model import Option
from aiclaims.reasoning.sentences import listing
from aiclaims.reasoning.sources import Proposition


def expected(case: Case, draft: Draft) -> None:
    """Pleas and defences, who must show each, how it fares, and the reply to it."""
    run = list(pleas(case))
    for said in run:
        _pleaded(case, draft, said)
    found: dict[tuple[object, ...], tuple[Defence, list[Verdict]]] = {}
    for v in case.bottom_lines():
        for d in defences(case, v.issue, v.party) if v.verdict != "refuted" and not case.wraps(v.issue) else ():
            if d.defeater.burden != case.issue(d.rule.concludes).proponent:  # else it is their own to show, no defence
                found.setdefault((d.defeater.condition, d.party), (d, []))[1].append(v)
    quiet = [row for row in found.values() if standing_of(case, row[0]) == "not raised"]
    for d, against in found.values():
        if standing_of(case, d) != "not raised":
            draft.para(_defence(case, draft, d, against), cites=d.rule.cites if d.defeater.stated else ())
    if quiet:
        _quiet(case, draft, quiet)
    if not found and not run:
        draft.para("The rules that decide these findings leave no room for a defence other than denying their facts.")


def pleas(case: Case) -> list[Told]:
    """Answers that record what is pleaded. They stand here, not among the acts."""
    return [f for f in told(case) if f.question.id.endswith(".pleas")]


def _pleaded(case: Case, draft: Draft, said: Told) -> None:
    """One paragraph for each plea that was recorded."""
    value = said.answer.claimant if case.claim else said.answer.defendant
    chosen = [o for o in said.question.options if isinstance(value, tuple) and o.id in value]
    if not chosen:
        draft.para((plain(case, said), "."), label=said.label)
    for plea in chosen:
        source = _source(case, plea)
        lead = f"{'They plead' if case.claim else 'We plead'}: {clause(plea.label)}"
        text = (_met(case, said.party, plea), [("In the report, ", clause(p.says), ". ") for p in source])
        draft.para(text, lead=lead, label=said.label, cites=[p.id for p in source])


def _source(case: Case, plea: Option) -> list[Proposition]:
    """What the sources say of this plea."""
    return [p for f in case.frameworks for c in plea.cites if (p := f.propositions.get(c))]


def _met(case: Case, party: str | None, plea: Option) -> Loose:
    """The facts recorded that meet a plea, and what it goes to."""
    found = [f for q in plea.met_by if (f := fact(case, q, party)) is not None and (f.answer.disputed or _known(f))]
    opening = "Against it: " if case.claim else "The facts on it: "
    facts: Loose = (opening, *joined([_fact_on(case, f) for f in found], "; "), ". ") if found else ""
    if plea.complaint and plea.complaint not in (case.matter.complaint or (plea.complaint,)):
        idle = f"{plea.complaint.capitalize()} is not complained of here, so the plea does not meet the complaint. "
        return (facts, idle)
    return (facts, f"{plea.touches} " if plea.touches else "")


def _known(f: Told) -> bool:
    return f.answer.claimant not in (None, UNKNOWN)


def _fact_on(case: Case, f: Told) -> Loose:
    """A fact as a clause; a disputed one by its question, both versions standing elsewhere."""
    if f.answer.disputed:
        return ("it is in dispute ", unknown(case, f.question.id, f.party), " (", To(f.label), ")")
    return (clause_of(plain(case, f)), " (", To(f.label), ")")


def _defence(case: Case, draft: Draft, d: Defence, against: list[Verdict]) -> Loose:
    """The defence, whose it is to show it, how it stands, the reply, what would settle it, and what it goes to."""
    said = holding(case, d.defeater.condition, d.party)
    speaker = f"{case.who(d.defeater.burden).capitalize()} may say that "
    reply = "Our reply: " if case.claim else "They will reply: "
    parts = [
        (speaker, said, "."),
        sentence(for_whom(case, d)),
        (reply, _reply(case, d)),
        _settling(case, d),
        ("It goes to ", draft.refs(case.to(v) for v in against), "."),
    ]
    return joined([part for part in parts if part], " ")


def _reply(case: Case, d: Defence) -> Loose:
    """The fact held against it, or why it fails; else how it stands."""
    if standing_of(case, d) == "failed":
        if (said := next(_facts(case, d), None)) is not None:
            return (clause_of(plain(case, said)), " (", To(said.label), ").")
        c = d.defeater.condition
        if why := failing(case, c.id, d.party) if c.kind in ISSUES else "":
            return as_clause(case, why)
        return "on what has been said it fails."
    if standing_of(case, d) == "made out":
        return "none on the facts; on what has been said it is made out."
    who = case.who(d.defeater.burden)
    state = "is in dispute" if standing_of(case, d) == "disputed" else "is not known"
    return f"it {state}, and {who} have not shown it."


def _settling(case: Case, d: Defence) -> str:
    """The evidence that would settle it, while that is still open."""
    if standing_of(case, d) not in ("unknown", "disputed"):
        return ""
    open_ = [q for q in _questions(case, d) if state(case, q, d.party) in ("unanswered", "not known", "disputed")]
    papers = list(dict.fromkeys(e for q in open_ for e in case.rulebook.questions[q].evidence))[:3]
    return f"What would settle it: {listing(papers, 'or')}." if papers else ""


def _questions(case: Case, d: Defence) -> list[str]:
    c = d.defeater.condition
    leaves = direct(case, c.id, d.party) if c.kind in ISSUES else []
    return [leaf.condition.id for leaf in leaves if leaf.condition.kind == "answer"] or (
        [c.id] if c.kind == "answer" else []
    )


def _facts(case: Case, d: Defence) -> Iterator[Told]:
    for q in _questions(case, d):
        if (said := fact(case, q, d.party)) is not None and state(case, q, d.party) == "settled":
            yield said


def _quiet(case: Case, draft: Draft, quiet: list[tuple[Defence, list[Verdict]]]) -> None:
    """What nobody has raised, point by point, under each burden once."""
    for burden in dict.fromkeys(for_whom(case, d) for d, _ in quiet):
        own = [(d, against) for d, against in quiet if for_whom(case, d) == burden]
        points = [holding(case, d.defeater.condition, d.party) for d, _ in own]
        points = list({str(point): point for point in points}.values())
        lines = draft.refs(case.to(v) for _, against in own for v in against)
        opening = "Nobody has raised this point so far" if len(points) == 1 else "Nobody has raised these points so far"
        bears = f"{burden}. It would go to " if len(points) == 1 else f"of each, {burden}. They would go to "
        draft.para((f"{opening}; {bears}", lines, ":"), lead="Not raised so far")
        draft.bullets([("that ", point) for point in points])
