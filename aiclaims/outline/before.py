"""The steps before proceedings; for the defence, the plan of its reply. No figure is offered and none is invented."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import asked_for, under
from aiclaims.outline.case import Case
from aiclaims.outline.counter import ADVERSE
from aiclaims.outline.draft import Draft, Loose, To
from aiclaims.outline.facts import fact, state
from aiclaims.outline.model import Span
from aiclaims.outline.preserve import provides
from aiclaims.outline.reason import idle, joined
from aiclaims.outline.records import unanswered
from aiclaims.outline.words import clause, count, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.sentences import listing

FORUM = "The sources do not say where to sue or by which law; the forum’s own rules do."
MOST = 5
"""Items named of a list; the rest are counted."""


def before(case: Case, draft: Draft) -> None:
    """Labelled steps, each from what this matter has."""
    draft.terms(_reply(case) if not case.claim else _notice(case))


def _notice(case: Case) -> Iterator[tuple[str, Loose]]:
    whom = joined([case.name(p) for p in case.targets()], ", ") or ["each possible defendant"]
    yield (
        "Notice",
        (
            "Write to ", *whom, ": the work, the acts, what is wanted, and by when. Draft the letter apart from this "
            "paper, which shows our gaps.", _told_before(case),
        ),
    )  # fmt: skip
    yield "Talks", "Name one person who talks. Keep offers apart from the evidence."
    yield "Licence offer", _licence(case)
    yield "Mediation", "The sources do not speak of it. Weigh it where a licence is the likely end."
    yield "Forum", (_law(case), FORUM)
    yield "Costs", _costs(case)


def _told_before(case: Case) -> Loose:
    """Who has been told already."""
    told = [p for p in case.targets() if state(case, "dates.notice", p) == "settled"]
    said = [(case.name(p), " (", To(f.label), ")") for p in told if (f := fact(case, "dates.notice", p))]
    return (" Told already: ", *joined(said, ", "), ".") if said else ""


def _licence(case: Case) -> Loose:
    found = fact(case, "harm.licence_fee", None)
    if found is None or state(case, "harm.licence_fee", None) != "settled":
        return "The usual fee for such a use is not known: find it before any figure is named."
    return ("The usual fee is recorded at ", To(found.label), "; check it before any figure is named.")


def _law(case: Case) -> Loose:
    under_these = listing(f.short for f in case.frameworks)
    return f"This outline reads the matter under {under_these} only. " if under_these else ""


def _costs(case: Case) -> Loose:
    """What the findings say of costs, then who decides."""
    lines = {v.issue: v for v in case.remedies() if case.remedy(v.issue).asked_as == "costs"}
    said = [f"{case.remedy(i).title}{under(case, v.framework)}: {v.verdict}." for i, v in lines.items()]
    return (" ".join(said), " " if said else "", "What a party that loses must bear is for the forum’s own rules.")


def _reply(case: Case) -> Iterator[tuple[str, Loose]]:
    silent = unanswered(case)
    yield (
        "Reply",
        (
            f"{count(len(silent), 'allegation')} still unanswered: {listing(a.id for a in silent)}. " if silent else "",
            "A bare denial is not enough: state the positive case. The sources give no day for a reply; find it.",
        ),
    )
    yield "Settlement points", _offers(case)
    yield "Figures", "No figure follows from the sources. Reported awards are comparables, not forecasts."
    yield "Counterclaim or declaration", _counter(case)
    yield "Contribution", _contribution(case)
    yield "Forum", (_law(case), FORUM)
    yield "Costs", _costs(case)


def _contribution(case: Case) -> str:
    """To whom to write who may have to bear a part: a copier has no suppliers of models and no users."""
    if provides(case):
        where = ": section 10A" if case.frameworks else ""
        return f"Write to suppliers and users who may have to bear a part{where}."
    return "If somebody else supplied what was copied or shown, write to them; the sources say nothing on shares."


def _offers(case: Case) -> Loose:
    """What could be offered without an order, against what they could have."""
    could = [v for v in case.remedies() if v.verdict in ("available", "only if")]
    could.sort(key=lambda v: asked_for(case, v.issue) is False)
    said = list(dict.fromkeys(g for v in could if (g := case.remedy(v.issue).gentler)))
    offers = joined([case.fill(sentence(g), could[0].party) for g in said[:MOST]], " ")
    if not offers:
        return "Nothing that could be ordered calls for an offer on what is recorded."
    return ("To be offered without any admission: ", *offers)


def _counter(case: Case) -> Loose:
    """Where the claimant's own ground is weak, finding by finding."""
    weak = [v for v in _theirs(case) if v.verdict in ADVERSE and not idle(case, v)]
    named = joined([_point(case, v) for v in weak[:MOST]], "; ")
    more = f"; and {len(weak) - MOST} more" if len(weak) > MOST else ""
    ground: Loose = (
        ("Weak on their side: ", *named, more, ". ") if weak else "No finding so far goes against their own ground. "
    )
    return (ground, "Whether a counterclaim or a declaration is open is for the forum’s own rules.")


def _theirs(case: Case) -> list[Verdict]:
    """What they need and that is about the work and their right, not about anybody's acts."""
    shown = [v for f in case.frameworks for v in case.shown(f.id)]
    own = [v for v in shown if v.party is None and case.issue(v.issue).stage in ("work", "making")]
    return [v for v in own if case.issue(v.issue).topic]


def _point(case: Case, v: Verdict) -> Loose:
    title = sentence(case.issue(v.issue).title)[:-1]
    return (clause(title), under(case, v.framework), ": ", Span(v.verdict), " (", case.to(v), ")")
