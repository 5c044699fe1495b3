"""What a verdict rests on, in sentences: hedges, burdens, disputes, gaps, silences, and what nobody has raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aiclaims.outline.brief import reported
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Loose, To
from aiclaims.outline.facts import fact, unknown
from aiclaims.outline.phrase import HEDGES, defeater, holding, rule_of, unraised
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.assessment import Ground, Verdict
from aiclaims.reasoning.model import Rule
from aiclaims.reasoning.sentences import listing

FIRMNESS = {
    "inference": "The step from the source to these facts is our inference.",
    "may": "The source says no more than that this may be so.",
    "case by case": "The source leaves the point to the facts of each case.",
    "in principle": "The source says this “in principle”.",
    "generally": "The source says this “generally”.",
    "high possibility": "The source speaks of a high possibility.",
}
TOGETHER = 3
"""Points told in one sentence."""


def told(case: Case, v: Verdict, own: Iterable[Ground], others: Iterable[Ground] = ()) -> list[Loose]:
    """Grounds of a verdict as sentences, each once: its own, whose rules have just been told, and those of steps before
    it, whose rules have not."""
    near = list(own)
    kept = list({(g.kind, g.id, g.party): g for g in (*near, *others)}.values())
    firm = [_hedge(case, v, g, g in near) for g in kept if g.kind in ("hedge", "presumption")]
    rest = [_sentence(case, v, g) for g in kept if g.kind not in ("hedge", "presumption", "burden", "not raised")]
    burdens = _burdens(case, [g for g in kept if g.kind == "burden"])
    quiet = quietly(case, [g for g in kept if g.kind == "not raised"])
    return [*{str(said): said for said in (*firm, *rest)}.values(), *burdens, *quiet]


def _hedge(case: Case, v: Verdict, g: Ground, briefly: bool) -> Loose:
    rule = rule_of(case, v, g.id)
    if rule is None:
        return sentence(g.text)
    if not briefly:
        name = reported(case, list(rule.cites)) if rule.hedge == "one reported case" else HEDGES.get(rule.hedge or "")
        return (f"A step before it rests on {name or 'a presumption'}: ", case.fill(clause(rule.because), g.party), ".")
    return "It is a presumption, and holds until it is rebutted." if g.kind == "presumption" else _firmness(case, rule)


def _firmness(case: Case, rule: Rule) -> str:
    if rule.hedge == "one reported case":
        return f"It rests on {reported(case, list(rule.cites))}."
    return FIRMNESS.get(rule.hedge or "", "It is a presumption, and holds until it is rebutted.")


def _sentence(case: Case, v: Verdict, g: Ground) -> Loose:
    """A weighing, a dispute, a gap or a silence."""
    if g.kind == "weighing":
        step = "It" if g.id == v.issue else f"The step “{sentence(case.issue(g.id).title)[:-1]}”"
        return f"{step} is a weighing that no rule settles."
    if g.kind == "silence" or (case.question(g.id) is None and not case.is_issue(g.id)):
        return sentence(g.text)
    if case.question(g.id) is None:
        return ("The step “", case.fill(sentence(case.issue(g.id).title)[:-1], g.party), "” is not settled.")
    point, said = unknown(case, g.id, g.party), fact(case, g.id, g.party)
    if g.kind == "dispute":
        return ("It waits for a finding on ", point, (" (", To(said.label), ")") if said else "", ".")
    return ("It is an open question of law " if g.kind == "missing law" else "It is not known yet ", point, ".")


def _burdens(case: Case, grounds: list[Ground]) -> Iterator[Loose]:
    """Whose it is to show what, burdens of one kind together."""
    kinds = dict.fromkeys((g.burden, g.stated) for g in grounds)
    for side, stated in kinds:
        own = [g for g in grounds if (g.burden, g.stated) == (side, stated)]
        points = [said for g in own for said in [burdened(case, g)]]
        yield from _burden(case.who(side), bool(stated), points)


def _burden(who: str, stated: bool, points: list[Loose]) -> Iterator[Loose]:
    whom = "us" if who == "we" else "them"
    source = "The source places that burden" if stated else "No source places that burden; we assume it"
    for n, some in enumerate(few(points)):
        also = "also " if n else ""
        shown = {1: "not", 2: "shown neither"}.get(len(some), "shown none of it")
        yield (f"It is {also}for {whom} to show that ", *ors(some, " or that "), f", and {who} have {shown}.")
    yield f"{source}."


def burdened(case: Case, g: Ground) -> Loose:
    """What a burden is to show, as a clause."""
    stop = defeater(case, g.id)
    return holding(case, stop.condition, g.party) if stop else clause(g.text)


def quietly(case: Case, grounds: Iterable[Ground]) -> Iterator[Loose]:
    """What nobody has raised, and that the finding hangs on it."""
    points = list({(g.id, g.party): unraised(case, g) for g in grounds}.values())
    for n, some in enumerate(few(points)):
        yield ("Nor has anybody raised " if n else "Nobody has raised ", *ors(some, " or "), ".")
    if points:
        yield "The finding holds only as long as that is so."


def few(points: list[Loose], most: int = TOGETHER) -> Iterator[list[Loose]]:
    """As many points at a time as one sentence holds."""
    return (points[n : n + most] for n in range(0, len(points), most))


def ors(items: list[Loose], joint: str) -> list[Loose]:
    """ "a, b or c", with the joint given."""
    last = len(items) - 1
    between = "," + joint.removeprefix(" or") if joint != " or " else ", "
    return [("" if n == 0 else joint if n == last else between, item) for n, item in enumerate(items)]


def torn(case: Case, v: Verdict) -> Loose:
    """Why a contested verdict could go either way: the facts in dispute, else the weighing, else the “may”."""
    if points := [_disputed(case, g) for g in v.rests_on if g.kind == "dispute"]:
        verb = "which is in dispute" if len(points) == 1 else "and each of these is in dispute"
        return ("It turns on ", *ands(points), f", {verb}.")
    if weighed := [g for g in v.rests_on if g.kind == "weighing"]:
        titles = [f"“{sentence(case.issue(g.id).title)[:-1]}”" for g in weighed if g.id != v.issue]
        opening = f"It hangs on {listing(titles)}, where circumstances" if titles else "Circumstances"
        return f"{opening} speak for it and against it, and no rule says which weigh more."
    open_ = [rule_of(case, v, g.id) for g in v.rests_on if g.kind == "hedge"]
    said = next((r.because for r in open_ if r is not None), "")
    if not said:
        return ""
    return ("The source goes no further than “may”: ", case.fill(clause(said), v.party),
            ". Whether it is so here decides the point.")  # fmt: skip


def _disputed(case: Case, g: Ground) -> Loose:
    said = fact(case, g.id, g.party)
    return (unknown(case, g.id, g.party), (" (", To(said.label), ")") if said else "")


def ands(points: list[Loose]) -> list[Loose]:
    """ "a, b and c"."""
    last = len(points) - 1
    return [("" if n == 0 else " and " if n == last else ", ", point) for n, point in enumerate(points)]
