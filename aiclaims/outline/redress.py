"""Remedies, what can be had first: from whom, why this and not less, what must still be proved, what to ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from aiclaims.outline.brief import asked_for, lead_of, note_on, noted, under, word
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.gentler import compared_cites, gentler_rungs
from aiclaims.outline.model import TINTS
from aiclaims.outline.phrase import holding, own_grounds, resting
from aiclaims.outline.proportion import considered_cites, points
from aiclaims.outline.reason import joined, missing, reason
from aiclaims.outline.walk import ISSUES, inner
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Condition, Remedy
from aiclaims.reasoning.sentences import listing
from aiclaims.reasoning.sources import Comparable
from aiclaims.reasoning.vocabulary import PROPORTION

NOT_ASKED = "not asked for so far"
CLIMBED = (
    "The ladder is climbed only as far as the harm needs: beside each remedy stands what would be gentler. Money and "
    "costs stand beside the ladder and come last."
)
DESCENDED = (
    "We argue down the ladder, from the harshest order they could have to the gentlest that would answer the harm. "
    "Money and costs stand beside the ladder and come last. Nothing offered here admits anything."
)
MOST = 3
"""Means of proof named."""
AID = "They are a drafting aid; only what is cited is authority."


def remedies(case: Case, draft: Draft) -> None:
    """The remedies within reach, then those the sources leave open or refuse, then those not asked for."""
    lines = sorted(case.remedies(), key=lambda v: _order_of(case, v))
    live = [v for v in lines if v.verdict == "available" or (v.verdict == "only if" and not _unasked(case, v))]
    _schedule(case, draft, live)
    rest = [v for v in lines if v not in live]
    _rest(case, draft, "What the sources leave open, or refuse", [v for v in rest if not _unasked(case, v)])
    _rest(case, draft, "Not asked for so far, and not simply to be had", [v for v in rest if _unasked(case, v)])


def _schedule(case: Case, draft: Draft, live: list[Verdict]) -> None:
    """How the ladder is argued, what the sources say of proportion, then remedy by remedy."""
    if not live:
        draft.para("No remedy can be had on what has been recorded.")
        return
    draft.para(CLIMBED if case.claim else DESCENDED)
    for f, note in noted(case, "proportionality"):
        draft.para((lead_of(case, f.id), note.text), cites=note.cites)
    draft.note(f"Each remedy is argued on six points: {'; '.join(PROPORTION.values())}. {AID}")
    groups = list(_alike(live, lambda v: (v.issue, v.verdict, tuple((g.kind, g.id) for g in v.rests_on))))
    first, seen = _first(case, groups), set[str]()
    for group in groups:
        _remedy(case, draft, group, first.get(_parties(group)) if _argued(case, group[0]) else None, seen)


def _parties(group: list[Verdict]) -> tuple[str | None, ...]:
    return tuple(v.party for v in group)


def _first(case: Case, groups: list[list[Verdict]]) -> dict[tuple[str | None, ...], Verdict]:
    """The remedy with which the facts on proportion are told, for the same parties: the first that stands on the
    ladder, else the first that is argued at all."""
    argued = [g for g in groups if _argued(case, g[0])]
    found: dict[tuple[str | None, ...], Verdict] = {}
    for group in sorted(argued, key=lambda g: not case.remedy(g[0].issue).rung):
        found.setdefault(_parties(group), group[0])
    return found


def _argued(case: Case, v: Verdict) -> bool:
    """Whether proportion is argued: not of costs."""
    remedy = case.remedy(v.issue)
    return bool(remedy.rung or remedy.considerations)


def _unasked(case: Case, v: Verdict) -> bool:
    return asked_for(case, v.issue) is False


def _rest(case: Case, draft: Draft, caption: str, lines: list[Verdict]) -> None:
    whom = [("From whom", 28)] if len(case.targets()) > 1 else []
    columns = [("Remedy", 20 if whom else 28), *whom, ("Finding", 16), ("Why", 36 if whom else 56)]
    groups = list(_alike(lines, lambda v: (v.issue, v.verdict, str(reason(case, v)))))
    if groups:
        draft.table(caption, columns, [_row(case, draft, g) for g in groups])


def _order_of(case: Case, v: Verdict) -> tuple[int, bool, bool, str]:
    """A claim goes up the ladder, a defence down, what stands beside it last; on a rung what can be had comes first,
    then what is asked for."""
    rung = case.remedy(v.issue).rung
    place = (rung or 9) if case.claim else -rung
    return place, v.verdict != "available", asked_for(case, v.issue) is False, v.issue


def _alike(lines: Iterable[Verdict], key: Callable[[Verdict], tuple[object, ...]]) -> Iterator[list[Verdict]]:
    groups: dict[tuple[object, ...], list[Verdict]] = {}
    for v in lines:
        groups.setdefault(key(v), []).append(v)
    yield from groups.values()


def from_whom(case: Case, group: list[Verdict]) -> Loose:
    names = [case.name(p) for p in dict.fromkeys(v.party for v in group) if p is not None]
    return joined(names, ", ") or "nobody named"


def _row(case: Case, draft: Draft, group: list[Verdict]) -> list[Loose | Draw]:
    v = group[0]
    finding = "open, silent" if _silent(v) else v.verdict
    what = f"{case.remedy(v.issue).title}{under(case, v.framework)}"
    noted = note_on(case, draft.authorities, v.issue)
    why = (reason(case, v), " ", sentence(noted))
    whom = [from_whom(case, group)] if len(case.targets()) > 1 else []
    return [what, *whom, Draw(finding, TINTS[v.verdict]), why]


def _silent(v: Verdict) -> bool:
    """Whether a remedy is open because the source is silent."""
    return v.verdict == "open" and any(g.kind == "silence" for g in v.rests_on)


def _remedy(case: Case, draft: Draft, group: list[Verdict], first: Verdict | None, seen: set[str]) -> None:
    v = group[0]
    remedy = case.remedy(v.issue)
    unasked = f"; {NOT_ASKED}" if asked_for(case, v.issue) is False else ""
    draft.heading(f"{remedy.title}{under(case, v.framework)}: {v.verdict}{unasked}", f"remedy-{draft.count}")
    reported = [cite for c in _reported(case, remedy) for cite in c.cites]
    cites = (*case.cites(v), *remedy.cites, *compared_cites(case, v), *considered_cites(case, v), *reported)
    draft.para(reason(case, v), label=case.label(v), cites=dict.fromkeys(cites))
    for other in group[1:]:
        draft.alias(case.label(other))
    draft.terms(_terms(case, draft, remedy, group, first, seen))


def _terms(
    case: Case, draft: Draft, remedy: Remedy, group: list[Verdict], first: Verdict | None, seen: set[str]
) -> Iterator[tuple[str, Loose]]:
    """The remedy as labelled lines."""
    v, party = group[0], group[0].party
    yield "Against", (from_whom(case, group), ". ", sentence(remedy.reaches))
    yield ("Harm it answers" if case.claim else "Harm they name"), case.fill(sentence(remedy.harm), party)
    yield _gentler(case, remedy, party)
    yield from gentler_rungs(case, v)
    if first is not None:
        yield from points(case, group, first, seen)
    yield "Proof needed", _needs(case, v)
    order = (case.fill(sentence(remedy.order), party), _same(case, group[1:]))
    yield ("Form of order" if case.claim else "Form of order to resist"), order
    yield "One reported case each", " ".join(sentence(c.text) for c in _reported(case, remedy))
    noted = note_on(case, draft.authorities, v.issue)
    yield "Note", (noted, ".") if noted else ""


def _same(case: Case, others: list[Verdict]) -> Loose:
    return (" The same against ", from_whom(case, others), ".") if others else ""


def _gentler(case: Case, remedy: Remedy, party: str | None) -> tuple[str, Loose]:
    said = case.fill(sentence(remedy.gentler), party) if remedy.gentler else ""
    if case.claim:
        return "Less intrusive option considered" if remedy.rung else "What would be less", said
    return "To offer instead", (said, " Offered without any admission.") if said else ""


def _reported(case: Case, remedy: Remedy) -> list[Comparable]:
    """Reported orders of this kind; reported sums stand with the money."""
    return [] if remedy.sums else [c for c in case.framework_of(remedy.id).comparables if c.remedy == remedy.id]


def _needs(case: Case, v: Verdict) -> Loose:
    """Its conditions, those still open first, then what would stop it and what it rests on."""
    rule = next(iter(case.deciding(v)), None)
    if rule is None:
        return ""
    needs = [(c, case.holds(c, v.party)) for c in rule.conditions if not c.id.startswith("matter.")]
    needs.sort(key=lambda n: (n[1] is True, n[0].kind not in ISSUES))
    said = [_need(case, c, v.party) for c, _ in needs if c.kind != "silent"]
    stops = [("not that ", _need(case, d.condition, v.party)) for d in rule.unless]
    grounds = [g for g in own_grounds(case, v) if g.kind == "hedge"]
    rests: Loose = (" It rests on ", *joined(resting(case, v, grounds, briefly=True), "; "), ".") if grounds else ""
    open_ = list({str(m): m for m in missing(case, v)}.values())[:2] if v.verdict == "only if" else []
    waits: Loose = (" Not known yet: ", *joined(open_, "; "), ".") if open_ else ""
    proved = _shown_by(case, v)
    shown = f" What would show it: {listing(proved, 'or')}." if open_ and proved else ""
    return (*joined([*said, *stops], "; "), ".", waits, shown, rests) if said or stops else rests


def _shown_by(case: Case, v: Verdict) -> list[str]:
    """What would prove the facts that are wanting, as their questions name it."""
    wanting = {id for route in v.missing for id, _ in route}
    proofs = [p for p in case.redress[v.issue, v.party].to_prove if p.ground.id in wanting or not wanting]
    return list(dict.fromkeys(e for p in proofs for e in p.evidence))[:MOST]


def _need(case: Case, c: Condition, party: str | None) -> Loose:
    """One condition, with how it stands."""
    if c.kind in ISSUES and case.issue(c.id).shown:
        lines = [line for i, p in inner(case, c, party) if (line := case.verdict(i, p)) is not None]
        if lines:
            return (clause(case.issue(c.id).title), f": {word(lines[0])} (", case.to(lines[0]), ")")
    stands = {True: "", False: ": it is not so", None: ": open"}[case.holds(c, party)]
    return (holding(case, c, party), stands)


def comparables(case: Case) -> list[Comparable]:
    """Reported figures, where the remedy stands or is open for another reason than silence alone."""
    standing = {v.issue for v in case.remedies() if v.verdict in ("available", "only if")}
    for v in case.remedies():
        if v.verdict == "open" and not _silent(v):
            standing.add(v.issue)
    return [c for f in case.frameworks for c in f.comparables if c.remedy in standing and case.remedy(c.remedy).sums]
