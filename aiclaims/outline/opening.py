"""The answer on one page, the dates, a defence's first steps, and the case theory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from aiclaims.outline.case import TINTS, Case
from aiclaims.outline.draft import Draft, Draw, Loose, To
from aiclaims.outline.facts import Told, fact, plain, state, told, unknown
from aiclaims.outline.gaps import still_open
from aiclaims.outline.model import Span
from aiclaims.outline.phrase import resting
from aiclaims.outline.reason import NOT_COMPLAINED, joined, reason
from aiclaims.outline.setting import at_home, helps_claimant, home
from aiclaims.outline.walk import leaves
from aiclaims.outline.words import clause, listing
from aiclaims.reasoning.assessment import Verdict

FIRMNESS = ("established", "likely", "prima facie", "contested", "open", "fails on the record", "unlikely", "refuted")


def answer(case: Case, draft: Draft) -> None:
    draft.section("answer", "The answer on one page")
    draft.para(_brief(case))
    if not case.frameworks:
        for note in case.assessment.notes:
            draft.warn(note)
        draft.para("No framework chosen can answer this aim. Choose another framework, or another aim.")
        return
    rows = list(_rows(case))
    if rows:
        columns = [("Against whom, and for what", 32), ("Finding", 18), ("Main reason", 36), ("See", 14)]
        draft.table("Who is liable for what, and how sure that is", columns, rows)
    else:
        draft.para("On what has been recorded, nothing complained of is made out against anybody.")
    if rest := _protection(case):
        draft.para(("Found: ", rest), lead="Protection and title")
    draft.para(_remedies(case), lead="Remedies")
    draft.para("The sources state no time limit; those of national law must be looked up today.", lead="Dates")
    draft.para(_actions(case), lead="Next")


def _rows(case: Case) -> Iterator[list[Loose | Draw]]:
    """Lines about a party, alike ones in one row; what nobody complains of, or what is refuted, comes in no row."""
    groups: dict[tuple[object, ...], list[Verdict]] = {}
    for v in ranked(case):
        if v.party is not None and v.verdict != "refuted" and not case.wraps(v.issue):
            groups.setdefault((v.framework, v.party, v.verdict, str(reason(case, v))), []).append(v)
    for lines in groups.values():
        v = lines[0]
        titles = listing(clause(case.fill_text(case.issue(line.issue).title, line.party)) for line in lines)
        what = (case.name(v.party or ""), f": {titles} ({case.framework_of(v.issue).short})")
        finding = Draw((Span(v.verdict.capitalize(), "strong"), f": {case.twin(v)}"), TINTS[v.verdict])
        yield [what, finding, reason(case, v), joined([case.to(line) for line in lines], ", ")]


def _protection(case: Case) -> Loose:
    lines = [v for v in case.bottom_lines() if v.party is None and not case.wraps(v.issue)]
    found = [
        (clause(case.issue(v.issue).title), f" ({case.framework_of(v.issue).short}): {v.verdict}, ", case.to(v))
        for v in lines
    ]
    return (joined(found, "; "), ".") if found else ""


def _brief(case: Case) -> Loose:
    client = case.matter.client
    known = {p.id for p in case.matter.parties}
    acting: Loose = ("We act for ", case.name(client), ". ") if client in known else ""
    complaint = listing(case.matter.complaint or ())
    about = f"The complaint is of {complaint}. " if complaint else "What is complained of has not been said yet. "
    under = listing(f.short for f in case.frameworks)
    side = "This outline supports a claim" if case.claim else "This outline supports a defence"
    return (acting, about, f"{side}, assessed under {under}." if under else f"{side}.")


def ranked(case: Case) -> list[Verdict]:
    return sorted(case.bottom_lines(), key=lambda v: FIRMNESS.index(v.verdict))


def _remedies(case: Case) -> Loose:
    said = []
    for word, opening in (
        ("available", "To be had: " if case.claim else "We are exposed to: "),
        ("only if", "Only on a condition: "),
    ):
        names = dict.fromkeys(_remedy_name(case, v) for v in case.remedies() if v.verdict == word)
        if names:
            said.append(f"{opening}{listing(names)}.")
    if any(v.verdict == "open" for v in case.remedies()):
        said.append("On others the sources neither give nor refuse; they stand under “Remedies”.")
    return " ".join(said) or "None can be had on what has been recorded."


def _remedy_name(case: Case, v: Verdict) -> str:
    return f"{clause(case.remedy(v.issue).title)} ({case.framework_of(v.issue).short})"


def _actions(case: Case) -> Loose:
    """Three steps: preserve, prove what is disputed and decides, close the gaps that decide most."""
    keep = "freeze the evidence before anybody is contacted" if case.claim else "stop the deletion of our own records"
    steps: list[Loose] = [keep]
    steps += [("prove our version of ", To(f.label)) for f in told(case) if f.answer.disputed and _decides(case, f)][:1]
    steps += [("find out ", unknown(case, q.question, q.party)) for q in still_open(case)]
    steps = [*steps, "look up the time limit and the procedure of the forum"][:3]
    return (*joined([(f"({n}) ", s) for n, s in enumerate(steps, 1)], "; "), ".")


def _decides(case: Case, fact: Told) -> bool:
    """Whether some finding turns on this disputed fact."""
    lines = case.assessment.verdicts + case.assessment.remedies
    return any(g.kind == "dispute" and g.id == fact.question.id for v in lines for g in v.rests_on)


def dates(case: Case, draft: Draft) -> None:
    draft.section("dates", "Dates and time limits")
    draft.warn(
        "No time limit is computed: the sources behind this outline state none. Look up limitation, notice and "
        "filing periods under the law of the forum before anything else."
    )
    known = [f for f in at_home(case, "chronology") if state(case, f.question.id, f.party) == "settled"]
    if known:
        refs: list[Loose] = []
        for n, f in enumerate(known):
            refs += [", " if n else "", To(f.label)]
        draft.para(("The dates we know stand at ", *refs, "."))
    else:
        draft.para("No date is known yet from which a period could run.")


def first_steps(_: Case, draft: Draft) -> None:
    draft.section("first-steps", "First steps")
    draft.bullets(
        [
            "Hold: stop automatic deletion of logs, prompts, outputs, data set manifests and filters; note when.",
            "Tell the insurer, if there is one, before anything is admitted.",
            "Pull the contracts: supplier terms, indemnities, user terms, licences for data and for the system.",
            "Name one person who speaks for the client; no contact with the claimant but through that person.",
            "Note the day on which an answer is due; the sources here give none.",
        ],
        ordered=True,
    )


def theory(case: Case, draft: Draft) -> None:
    draft.section("theory", "Case theory")
    story = list(_story(case))
    if story:
        draft.para([(s, " ") for s in story])
    else:
        draft.para("The facts recorded so far tell no story that the rules recognise.")
    hurts = list(islice(_hurts(case), 2))
    if hurts:
        draft.para(
            [(f"({n}) ", h, "; " if n < len(hurts) else ".") for n, h in enumerate(hurts, 1)], lead="What hurts us most"
        )
    else:
        draft.para("Nothing recorded stands against us on the points that decide.", lead="What hurts us most")


def _story(case: Case) -> Iterator[Loose]:
    """Who did what, then the facts that suit us, then the finding they lead to."""
    for party in case.targets():
        if does := listing(case.does(party)):
            yield (case.name(party), f" {does}.")
    lines = _ours(case)
    yield from ((plain(case, said), ".") for said in (_behind(case, lines) if case.claim else _answering(case))[:7])
    if lines:
        yield ("On that footing, ", _finding(case, lines[0]), ".")


def _behind(case: Case, lines: list[Verdict]) -> list[Told]:
    """The settled facts that carry a claim's best lines."""
    found: dict[str, Told] = {}
    for v in lines[:3]:
        for leaf in leaves(case, v.issue, v.party):
            said = fact(case, leaf.condition.id, leaf.party) if leaf.condition.kind == "answer" else None
            if said and leaf.helps is case.holds(leaf.condition, leaf.party) and leaf.helps:
                found.setdefault(said.label, said)
    return list(found.values())


def _answering(case: Case) -> list[Told]:
    """A defence's own case: what is disputed and decides, and what is settled in its favour."""
    return [
        f
        for f in told(case)
        if (
            _decides(case, f) if f.answer.disputed else home(f) in ("acts", "work") and helps_claimant(case, f) is False
        )
    ]


def _ours(case: Case) -> list[Verdict]:
    """Bottom lines that suit us, firmest first."""
    lines = [v for v in ranked(case) if _complained(case, v) and v.party is not None and not case.wraps(v.issue)]
    if not case.claim and case.matter.client in case.targets():
        lines = [v for v in lines if v.party == case.matter.client]
    good = FIRMNESS[:5] if case.claim else (*reversed(FIRMNESS[3:]),)
    return [v for word in good for v in lines if v.verdict == word]


def _complained(case: Case, v: Verdict) -> bool:
    """Whether anybody complains of what this line is about."""
    return reason(case, v) != NOT_COMPLAINED


def _finding(case: Case, v: Verdict) -> Loose:
    title = case.fill_text(case.issue(v.issue).title, v.party)
    return (clause(title), case.of(v.party), f": {v.verdict} (", case.to(v), ")")


def _hurts(case: Case) -> Iterator[Loose]:
    """What may fail us: findings against a defence; disputes and gaps; facts that argue for less; then the law."""
    lines = [v for v in ranked(case) if v.verdict != "refuted" and not case.wraps(v.issue)]
    if not case.claim:
        yield from (
            _finding(case, v) for v in [line for line in lines if line.party == (case.matter.client or line.party)][:2]
        )
    for kinds in (("dispute",), ("missing fact", "missing law"), (), ("burden", "weighing", "silence", "hedge")):
        if not kinds:
            yield from _argued_down(case)
        seen: set[str] = set()
        for v in lines:
            for g in v.rests_on:
                if g.kind in kinds and g.id not in seen:
                    seen.add(g.id)
                    yield from resting(case, v, [g])


def _argued_down(case: Case) -> Iterator[Loose]:
    """Facts that speak against a remedy we want, each once."""
    seen: set[object] = set()
    for v in case.remedies() if case.claim else ():
        for c in case.remedy(v.issue).considerations if v.verdict == "available" else ():
            met = c.side == "against" and c.conditions and all(case.holds(k, v.party) for k in c.conditions)
            if met and c.conditions not in seen:
                seen.add(c.conditions)
                yield (clause(c.text), " (", case.to(v), ")")
