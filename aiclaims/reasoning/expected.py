"""What a worked matter says must come out: is it about anything there is, and did it come out so?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from aiclaims.reasoning.assessment import REMEDY_VERDICTS, VERDICTS, Assessment, GroundKind, TimeState
from aiclaims.reasoning.check_conditions import near, one_of
from aiclaims.reasoning.matter import Expectation, Matter
from aiclaims.reasoning.model import Framework, Rulebook
from aiclaims.reasoning.vocabulary import FUNCTIONS


def expectation_problems(rulebook: Rulebook, matter: Matter) -> list[str]:
    """A sentence for each word in the expectations of a matter that names nothing there is."""
    return [
        f"expect {number} ('{e.measure or e.authority or e.issue}'): {problem}"
        for number, e in enumerate(matter.expect, 1)
        for problem in _problems(rulebook, matter, e)
    ]


def _problems(rulebook: Rulebook, matter: Matter, e: Expectation) -> Iterator[str]:
    if e.measure:
        return _measure(rulebook, e)
    return _authority(rulebook, matter, e) if e.authority else _line(rulebook, matter, e)


def _measure(rulebook: Rulebook, e: Expectation) -> Iterator[str]:
    known = [x for f in rulebook.frameworks.values() for x in f.measures]
    if e.measure not in known:
        yield f"no such measure; {near(e.measure, known)}"


def _authority(rulebook: Rulebook, matter: Matter, e: Expectation) -> Iterator[str]:
    known = [a for f in matter.frameworks for a in rulebook.frameworks[f].authorities]
    if e.authority not in known:
        yield f"no such authority in the frameworks of this matter; {near(e.authority, known)}"
    yield from _unknown("time", [e.time], ("none", *get_args(TimeState)))


def _line(rulebook: Rulebook, matter: Matter, e: Expectation) -> Iterator[str]:
    chosen = [rulebook.frameworks[f] for f in matter.frameworks]
    issues = {i: f for f in chosen for i in f.issues}
    if e.issue not in issues:
        yield f"no such issue or remedy in the frameworks of this matter; {near(e.issue, issues)}"
        return
    if e.party is not None and e.party not in [p.id for p in matter.parties]:
        yield f"'{e.party}' is no party; {one_of(e.party, [p.id for p in matter.parties])}"
    if (e.party is None) is (issues[e.issue].issues[e.issue].scope == "party"):
        yield "is about each party; say which in 'party'." if e.party is None else "is about the matter; no 'party'."
    yield from _words(rulebook, issues[e.issue], e)


def _words(rulebook: Rulebook, framework: Framework, e: Expectation) -> Iterator[str]:
    verdicts = REMEDY_VERDICTS if e.issue in framework.remedies else VERDICTS
    kinds = get_args(GroundKind)
    yield from _unknown("verdict", [e.verdict], verdicts)
    yield from _unknown("kind of ground", (*e.rests_on, *e.not_on), kinds)
    yield from _unknown("function", [e.as_] if e.as_ is not None else [], FUNCTIONS)
    known = {*framework.authorities, *(p for f in rulebook.frameworks.values() for p in f.propositions)}
    yield from (f"cites '{c}', which no register holds; {near(c, known)}" for c in e.cites if c not in known)
    gaps = {*rulebook.questions, *(g for f in rulebook.frameworks.values() for g in (*f.issues, *f.silences))}
    yield from (f"'{m}' in missing names nothing; {near(m, gaps)}" for m in e.missing if m not in gaps)


def _unknown(what: str, words: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    known = list(known)
    yield from (f"'{word}' is no {what}; {one_of(word, known)}" for word in words if word not in known)


def missed(matter: Matter, assessment: Assessment) -> list[str]:
    """A sentence for each expectation that did not come out: the line, what was wanted, what came."""
    return [sentence for e in matter.expect for sentence in _missed(e, assessment)]


def _missed(e: Expectation, assessment: Assessment) -> Iterator[str]:
    if e.measure:
        return _offer(e, assessment)
    return _stood(e, assessment) if e.authority else _came(e, assessment)


def _stood(e: Expectation, assessment: Assessment) -> Iterator[str]:
    stands: list[str] = [t.state for t in assessment.times if t.authority == e.authority] or ["none"]
    if stands != [e.time]:
        yield f"{e.authority}: wanted {e.time} at the acts, got {_listed(stands)}."


def _offer(e: Expectation, assessment: Assessment) -> Iterator[str]:
    offered = {(o.measure, part) for o in assessment.measures for part in ("", *o.parts)}
    if ((e.measure, e.part) in offered) is not e.offered:
        part = f" as {e.part}" if e.part else ""
        yield f"{e.measure}{part}: wanted {'offered' if e.offered else 'not offered'}, got the contrary."


def _came(e: Expectation, assessment: Assessment) -> Iterator[str]:
    where = ", ".join(x for x in (e.issue, e.party, e.as_ and f"as one who {FUNCTIONS.get(e.as_, e.as_)}") if x)
    try:
        line = assessment.verdict(e.issue, e.party, e.as_)
    except KeyError:
        yield f"{where}: wanted {e.verdict}, got no such line."
        return
    kinds = [g.kind for g in line.rests_on]
    gaps = [*(g.id for g in line.rests_on), *(id for route in line.missing for id, _ in route)]
    if line.verdict != e.verdict:
        yield f"{where}: wanted {e.verdict}, got {line.verdict} ({line.because})"
    for what, wanted, got in (
        ("resting on", e.rests_on, kinds),
        ("citing", e.cites, line.cites),
        ("missing", e.missing, gaps),
    ):
        if lacking := [w for w in wanted if w not in got]:
            yield f"{where}: wanted {what} {_listed(lacking)}, got {_listed(dict.fromkeys(got))}."
    if found := [kind for kind in e.not_on if kind in kinds]:
        yield f"{where}: wanted not resting on {_listed(found)}, got {_listed(dict.fromkeys(kinds))}."


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "nothing"
