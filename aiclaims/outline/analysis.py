"""The reasoning, framework by framework: a memo block for each issue in contest, one paragraph for every other."""

from __future__ import annotations

from aiclaims.outline.brief import undisputed
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.groups import FIRM, Group, grouped, in_contest, name_all, title
from aiclaims.outline.memo import block, steps_of
from aiclaims.outline.model import Span
from aiclaims.outline.phrase import own_grounds, resting
from aiclaims.outline.reason import NOT_COMPLAINED, joined, reason
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.model import Framework


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
    _together(case, draft, "Established", [g for g in plain if not undisputed(g.first)])
    _together(case, draft, "Established because undisputed", [g for g in plain if undisputed(g.first)])
    for group in rest:
        if group.first.verdict not in FIRM:
            _line(case, draft, group)
    gone = [g for g in rest if g.first.verdict == "refuted"]
    idle = [g for g in gone if _idle(case, g)]
    ours = [g for g in gone if g not in idle and case.who(g.issue.proponent) == "they"]
    _together(case, draft, "Refuted, in our favour", ours)
    _together(case, draft, "Refuted", [g for g in gone if g not in idle and g not in ours])
    _idle_ones(case, draft, idle)


def _idle(case: Case, group: Group) -> bool:
    """Refuted only because nobody complains of it, or nobody has raised what it is about."""
    return reason(case, group.first) == NOT_COMPLAINED or undisputed(group.first)


def _idle_ones(case: Case, draft: Draft, groups: list[Group]) -> None:
    """What is not in issue, under each reason once."""
    alike: dict[str, tuple[Loose, list[Group]]] = {}
    for g in groups:
        said = reason(case, g.first)
        alike.setdefault(str(said), (said, []))[1].append(g)
    items = [
        (joined([clause_of(case, title(case, g)) for g in found], ", "), " (", in_brackets(case, said), ")")
        for said, found in alike.values()
    ]
    if items:
        draft.para((*joined(items, "; "), "."), lead="Not in issue, and so refuted", label=case.label(groups[0].first))
    for v in (v for g in groups for v in g.lines):
        draft.alias(case.label(v))


def _together(case: Case, draft: Draft, word: str, groups: list[Group]) -> None:
    """What is plain, in one paragraph; what nobody has raised is named once."""
    if not groups:
        return
    quiet_ones = word == "Established because undisputed"
    why = ["" if quiet_ones else (" (", in_brackets(case, reason(case, g.first)), ")") for g in groups]
    items = [(clause_of(case, title(case, g)), w) for g, w in zip(groups, why, strict=True)]
    grounds = (ground for g in groups for v in g.lines for ground in v.rests_on)
    once = resting(case, groups[0].first, (ground for ground in grounds if ground.kind == "not raised"))
    rests = (" It rests on ", *joined(once, " and on "), ".") if once and word.startswith("Established") else ""
    cites = [c for g in groups for c in case.cites(g.first)] if word.startswith("Established") else []
    text = (*joined(items, "; "), ".", rests)
    draft.para(text, lead=word, label=case.label(groups[0].first), cites=cites)
    for group in groups:
        for v in group.lines:
            draft.alias(case.label(v))


def clause_of(case: Case, said: Loose) -> Loose:
    """A sentence without its capital, to stand in a list; names keep theirs."""
    if isinstance(said, str):
        named = any(p.name and said.startswith(p.name) for p in case.matter.parties)
        first = said.split(" ", 1)[0]
        return said if named or first != clause(first).capitalize() else clause(first) + said[len(first) :]
    if not isinstance(said, tuple | list) or not said:
        return said
    return [clause_of(case, said[0]), *said[1:]]


def in_brackets(case: Case, said: Loose) -> Loose:
    """A sentence without its full stop, to stand in brackets."""
    return clause_of(case, _unstopped(said))


def _unstopped(said: Loose) -> Loose:
    if isinstance(said, str):
        return said.rstrip(".")
    return [*said[:-1], _unstopped(said[-1])] if isinstance(said, tuple | list) and said else said


def _line(case: Case, draft: Draft, group: Group) -> None:
    v = group.first
    grounds = resting(case, v, own_grounds(case, v), briefly=True) if v.verdict == "likely" else []
    steps = draft.once(case.to(s) for line in group.lines for s in steps_of(case, line))
    text = (title(case, group), ": ", Span(v.verdict, "strong"), ". ", reason(case, v))
    rests = (" It rests on ", *joined(grounds, " and on "), ".") if grounds else ""
    built = (" Built on ", draft.refs(steps), ".") if steps and v.verdict != "open" else ""
    draft.para((text, rests, built), label=case.label(v), cites=case.cites(v))
    name_all(case, draft, group)
