"""The remedies ladder: gentlest first, what stands on each rung, and why nothing gentler would do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from aiclaims.languages import page_language
from aiclaims.models import Party
from aiclaims.reasoning.assessment import REMEDY_VERDICTS, Verdict
from aiclaims.reasoning.model import Framework, Remedy
from aiclaims.reasoning.redress import UNATTAINABLE, Compared, InFull, Redress
from aiclaims.views.case import Case
from aiclaims.views.words import around_english, title_words


@dataclass(frozen=True, slots=True)
class Line:
    """One remedy against one party. `less`: why not the next gentler rung, in a sentence; empty for the gentlest."""

    verdict: Verdict
    party: Party | None
    full: Redress
    less: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One remedy with its lines. `asked`: the claimant asks for it (None: nobody has said). `stands`: it can be had
    from somebody."""

    remedy: Remedy
    asked: bool | None
    stands: bool
    lines: list[Line]

    @property
    def silent(self) -> bool:
        """Whether it is neither given nor refused to several parties alike: one line for all of them will do."""
        return len(self.lines) > 1 and all(line.verdict.verdict == "open" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs, and what stands beside them (money, costs, an apology)."""

    rungs: list[Rung]
    beside: list[Rung]


def ladder(case: Case, framework: Framework, in_full: InFull) -> Ladder:
    """The remedies of one framework that have a line in this matter."""
    lines = [v for v in case.assessment.remedies if v.framework == framework.id]
    found = []
    for remedy in sorted(framework.remedies.values(), key=lambda r: r.rung):
        own = [_line(case, v, in_full[v.issue, v.party]) for v in lines if v.issue == remedy.id]
        stands = any(line.verdict.verdict == "available" for line in own)
        if own:
            found.append(Rung(remedy, asked_for(case, remedy), stands, own))
    return Ladder([r for r in found if r.remedy.rung], [r for r in found if not r.remedy.rung])


def _line(case: Case, v: Verdict, full: Redress) -> Line:
    return Line(v, case.parties[v.party] if v.party else None, full, _less(case, full))


def asked_for(case: Case, remedy: Remedy) -> bool | None:
    """Whether the claimant asks for a remedy; None while nobody has said what is asked for."""
    said = next((a.claimant for a in case.facts.answers if a.question == "claim.wants"), None)
    return remedy.asked_as in said if isinstance(said, tuple) and remedy.asked_as else None


def _less(case: Case, full: Redress) -> str:
    """Why not less: the nearest gentler rung that can be had, else the nearest that is for this party at all."""
    near = [c for c in full.lesser if c.verdict == "available"] or [c for c in full.lesser if _near(c)]
    if near:
        return format_html(
            "{}{}{}", title_words(case.law.issue(near[-1].remedy)), pgettext("after a label", ": "), _why(near[-1])
        )
    return _("Nothing gentler on the ladder can be had from this party.") if full.rung else ""


def _near(c: Compared) -> bool:
    return c.verdict not in UNATTAINABLE


def _why(c: Compared) -> str:
    does, short = ([a.text for a in arguments if a.holds] for arguments in (c.does, c.falls_short))
    if does and short:
        both = _("can be argued both ways. For it: %(does)s Against it: %(short)s")
        return around_english(both, does=does[0], short=short[0])
    if does or short:
        text = _("may do. %(text)s") if does else _("falls short. %(text)s")
        return around_english(text, text=(does or short)[0])
    return _("whether it would do is not settled.")


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of the ladder that all frameworks share: per framework its lines, grouped by verdict."""

    rung: int
    title: str
    asked: bool | None
    stands: bool
    says: list[tuple[Framework, str, list[tuple[str, list[Verdict]]]]]

    @property
    def silent(self) -> bool:
        """Whether no framework gives it or refuses it to anybody."""
        return all(word == "open" for _f, _title, groups in self.says for word, _lines in groups)


def steps(case: Case, frameworks: Iterable[Framework]) -> list[Step]:
    """The ladders of several frameworks as one, in short: what each says of each rung."""
    places: dict[tuple[int, str], list[tuple[Framework, Remedy]]] = {}
    for f in frameworks:
        for remedy in f.remedies.values():
            places.setdefault((remedy.rung or 99, remedy.topic or remedy.id), []).append((f, remedy))
    found = [_step(case, place, places[place]) for place in sorted(places, key=lambda p: p[0])]
    return [s for s in found if s.says]


def _step(case: Case, place: tuple[int, str], remedies: list[tuple[Framework, Remedy]]) -> Step:
    says = []
    for framework, remedy in remedies:
        lines = [v for v in case.assessment.remedies if v.issue == remedy.id]
        groups = [(word, [v for v in lines if v.verdict == word]) for word in REMEDY_VERDICTS]
        if lines:
            says.append((framework, title_words(remedy), [g for g in groups if g[1]]))
    asked = [asked_for(case, remedy) for _f, remedy in remedies]
    stands = any(word == "available" for _f, _t, groups in says for word, _lines in groups)
    return Step(place[0] % 99, _title(case, place[1], remedies[0][1]), True in asked or asked[0], stands, says)


def _title(case: Case, topic: str, remedy: Remedy) -> str:
    """The name frameworks share; it is written to stand among other topics ("Remedy: stop"), here among remedies."""
    shared = case.law.topics.get(topic) if page_language() == "en" else None  # topics have no translation
    title = shared.title.rpartition(": ")[2] if shared else title_words(remedy)
    return title[:1].upper() + title[1:]
