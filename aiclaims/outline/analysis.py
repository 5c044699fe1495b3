"""The reasoning, framework by framework: a memo block for each issue in contest, one paragraph for every other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aiclaims.outline.brief import undisputed
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Each, Loose
from aiclaims.outline.grounds import ands, few, quietly, told
from aiclaims.outline.groups import FIRM, Group, grouped, in_contest, name_all, title
from aiclaims.outline.memo import block
from aiclaims.outline.model import Span
from aiclaims.outline.phrase import on_light_law, own_grounds
from aiclaims.outline.reason import NOT_COMPLAINED, as_clause, joined, reason
from aiclaims.outline.records import disputing, doubts
from aiclaims.outline.walk import steps_of
from aiclaims.outline.words import sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.model import Framework

UNDISPUTED = "Established because undisputed"


def analysis(case: Case, draft: Draft) -> None:
    for framework in case.frameworks:
        _framework(case, draft, framework)
    for note in case.assessment.notes:
        if not note.startswith("The answer to “"):  # answers set aside stand in the annex, question and all
            draft.note(note)


def _framework(case: Case, draft: Draft, framework: Framework) -> None:
    several = len(case.frameworks) > 1
    heading = f"{framework.short}: what this framework is" if several else "What this framework is"
    draft.heading(heading, f"analysis-{framework.id}")
    draft.para(sentence(framework.what), label=f"framework {framework.id}")
    groups = list(grouped(case, framework.id))
    for group in groups:
        if in_contest(case, group):
            block(case, draft, group)
    rest = [g for g in groups if not in_contest(case, g)]
    if rest:
        heading = f"{framework.short}: the other points" if len(case.frameworks) > 1 else "The other points"
        draft.heading(heading, f"points-{framework.id}")
    plain = [g for g in rest if g.first.verdict == "established"]
    _held(case, draft, "Established", [g for g in plain if not undisputed(g.first)])
    _held(case, draft, UNDISPUTED, [g for g in plain if undisputed(g.first)])
    for group in rest:
        if group.first.verdict not in FIRM:
            _line(case, draft, group)
    gone = [g for g in rest if g.first.verdict == "refuted"]
    idle = [g for g in gone if _idle(case, g)]
    ours = [g for g in gone if g not in idle and case.who(g.issue.proponent) == "they"]
    _plain(case, draft, "Refuted, in our favour", ours)
    _plain(case, draft, "Refuted", [g for g in gone if g not in idle and g not in ours])
    _plain(case, draft, "Not in issue, and so refuted", idle)


def _idle(case: Case, group: Group) -> bool:
    """Refuted only because nobody complains of it, or nobody has raised what it is about."""
    return reason(case, group.first) == NOT_COMPLAINED or undisputed(group.first)


def _told(case: Case, groups: list[Group]) -> Loose:
    """Points with their reasons, a sentence for each reason."""
    alike: dict[str, tuple[Loose, list[Group]]] = {}
    for g in groups:
        said = reason(case, g.first)
        alike.setdefault(_key(case, g, said), (said, []))[1].append(g)
    return joined([_because(case, said, found) for said, found in alike.values()], " ")


def _key(case: Case, g: Group, said: Loose) -> str:
    """What makes reasons one: their words; of one issue against several parties, their words but for the name."""
    name = case.name(g.parties[0]).text if len(g.parties) == 1 else ""
    return f"{g.issue.id}: {str(said).replace(name, '')}" if name and name in str(said) else str(said)


def _because(case: Case, said: Loose, groups: list[Group]) -> Loose:
    """Points and their one reason; who a point is about is named once."""
    own = [case.name(g.parties[0]) for g in groups if g.parties]
    if len(own) == len(groups) > 1 and own[0].text in str(said) and len({g.issue.id for g in groups}) == 1:
        return (_because(case, said, groups[:1]), " The same goes for ", *ands([*own[1:]]), ".")
    only = groups[0].parties if len(groups) == 1 else []
    twice = len(only) == 1 and case.name(only[0]).text in str(said)
    points = [sentence(g.issue.title).rstrip(".") if twice else title(case, g) for g in groups]
    first, *others = few([points[0], *(as_clause(case, p) for p in points[1:])])
    same = [(" The same goes for ", *ands(some), ".") for some in others]
    return (*ands(first), ": ", as_clause(case, said), *same)


def _held(case: Case, draft: Draft, word: str, groups: list[Group]) -> None:
    """What is established, in one paragraph; what stands on soft law alone in one of its own, which says so first."""
    for light in dict.fromkeys(case.light(case.cites(g.first)) for g in groups):
        alike = [g for g in groups if case.light(case.cites(g.first)) == light]
        lines = [v for g in alike for v in g.lines]
        cites = [c for g in alike for c in case.cites(g.first)]
        softly = on_light_law(case, cites, len(alike) > 1)
        named = (joined([title(case, g) for g in alike], ". "), ".") if word == UNDISPUTED else _told(case, alike)
        quiet = quietly(case, [g for v in lines for g in v.rests_on if g.kind == "not raised"])
        said = [f"{softly}." if softly else "", named, *quiet, _doubted(case, lines)]
        _plain(case, draft, word, alike, joined([x for x in said if x], " "), cites)


def _plain(
    case: Case, draft: Draft, word: str, groups: list[Group], said: Loose = "", cites: Iterable[str] = ()
) -> None:
    """Points that need one paragraph among them, each under its label; with their reasons if nothing else is said."""
    if groups:
        draft.para(said or _told(case, groups), lead=word, label=case.label(groups[0].first), cites=cites)
    for v in (v for g in groups for v in g.lines):
        draft.alias(case.label(v))


def _doubted(case: Case, lines: list[Verdict]) -> str:
    """The allegations denied or not admitted that put to proof what is taken as undisputed."""
    found = list(dict.fromkeys(a for v in lines for a in doubts(case, v)))
    verb = "puts" if len(found) == 1 else "put"
    return f"But {disputing(found)} {verb} part of this to proof." if found else ""


def _beside(case: Case, v: Verdict) -> Iterator[Loose]:
    """What else a sum of other lines could stand on, where that is undecided."""
    summed = case.rules_for(v.issue) if case.wraps(v.issue) and v.verdict != "open" else []
    lines = [case.verdict(c.id, v.party) for r in summed if r.id not in v.rules for c in r.conditions]
    for other in (s for s in lines if s is not None and s.verdict not in FIRM):
        yield (sentence(case.issue(other.issue).title)[:-1], f" is {other.verdict} (", case.to(other), ").")


def _line(case: Case, draft: Draft, group: Group) -> None:
    """A point that is not in contest and not firm: its verdict, why, and on what it builds."""
    v = group.first
    rests = told(case, v, own_grounds(case, v)) if v.verdict == "likely" else []
    steps = tuple(case.to(s) for line in group.lines for s in steps_of(case, line))
    light = on_light_law(case, case.cites(v)).removeprefix("This rests ") if v.verdict != "open" else ""
    built = [("It builds on ", Each(steps), ".")] if steps and v.verdict != "open" else []
    said = joined([reason(case, v), *rests, *built, *_beside(case, v)], " ")
    draft.para(
        (title(case, group), ": ", Span(v.verdict, "strong"), f", {light}. " if light else ". ", *said),
        label=case.label(v),
        cites=case.cites(v),
    )
    name_all(case, draft, group)
