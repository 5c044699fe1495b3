"""A letter before claim to one possible defendant: the right, the acts, the law, what is required, by when."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.outline.brief import asked_for, ours, wanted
from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft, Loose
from aiclaims.outline.facts import value_text
from aiclaims.outline.letter.data import letter_words
from aiclaims.outline.letter.facts import Fact, functions, serving, to_you, told, you_do
from aiclaims.outline.letter.frame import acting, close, head, headed
from aiclaims.outline.letter.law import LICENCES, TITLE, write_law
from aiclaims.outline.money import includes_expenses
from aiclaims.outline.pleading import currency, pleaded
from aiclaims.outline.setting import OWNERS
from aiclaims.outline.words import clause, sentence
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.sentences import listing

LICENCE = "The licence, and its clause on suing"
COURT_FEE = "claim.court_fee"
LOSS, EXPENSES = "claim.loss", "claim.expenses"
SUM, OUTLAY = "Sum claimed for loss", "Spent on pursuing the matter"
FIGURES = {LOSS: SUM, EXPENSES: OUTLAY}
ASKABLE = ("available", "only if", "open")
"""The verdicts on a remedy that let it be asked for, what can be had first."""


def addressees(case: Case) -> list[str]:
    """Each possible defendant against whom a line stands, or may still stand on something that it did; nobody on our
    own side."""
    own = {case.matter.client, *(p.id for p in case.matter.parties if not set(p.does) - OWNERS)}
    return [p.id for p in case.matter.parties if p.id not in own and (_held(case, p.id) or _charged(case, p.id))]


def _charged(case: Case, party: str) -> bool:
    """Whether we say anything of this party itself that bears on a line still open against it."""
    return any(f.party == party and told(case, f) for f in _facts(case, _open(case, party), party, charged=False))


def _lines(case: Case, party: str | None) -> list[Verdict]:
    return [v for v in case.bottom_lines() if party and v.party == party and not case.wraps(v.issue)]


def _held(case: Case, party: str | None) -> list[Verdict]:
    """The liabilities that stand on our own version of the facts; or on a weighing that may go our way."""
    lines = _lines(case, party)
    return [v for v in lines if v.claimant_record or (v.verdict == "contested" and v.claimant_record is None)]


def _open(case: Case, party: str | None) -> list[Verdict]:
    return [v for v in _lines(case, party) if v.verdict == "open"]


def claim_letter(case: Case, draft: Draft, party: str | None, reference: str, today: str) -> None:
    """One letter, whole by itself. `party`: None where nobody can be addressed yet."""
    held = _held(case, party)
    demanded = _demanded(case, party) if held else []
    head(case, draft, party, reference, today, theirs=False)
    acting(case, draft)
    facts = _facts(case, [*(held or _open(case, party)), *demanded], party, charged=bool(held))
    _right(case, draft, facts)
    _acts(case, draft, facts, held or _open(case, party), party)
    _law(case, draft, held, demanded)
    _required(case, draft, demanded)
    _sum(case, draft, demanded)
    headed(draft, "Your answer", "answer")
    draft.para("Please answer in writing, paragraph by paragraph, by the day named here.")
    draft.lines(["Day by which we expect your answer"])
    close(case, draft, party)


def _facts(case: Case, lines: list[Verdict], party: str | None, charged: bool) -> list[Fact]:
    """What the letter says. Nobody is told of fault where no liability is put forward that wants it."""
    return [f for f in serving(case, lines, party) if charged or f.question.proportion != "fault"]


def _right(case: Case, draft: Draft, facts: list[Fact]) -> None:
    """The work, and the right our client holds in it."""
    headed(draft, "The work, and our client’s right", "work")
    kind = ours(case, "work.kind", None)
    q = case.question("work.kind")
    if q and kind and kind != "other" and (said := pleaded(q, kind)):
        draft.para(f"T{said.removeprefix('As to its kind, t')}.")
    about = [f for f in facts if _of_the_work(f)]
    _state(case, draft, about)
    titled = any(f.question.id in (TITLE, "making.who") for f in about)
    if owns := not titled and _owns(case):
        draft.para("Our client owns the rights in the work.")
    licensed = titled and ours(case, TITLE, None) in LICENCES
    lines = [LICENCE] if licensed else [] if titled or owns else ["The right our client holds"]
    draft.lines(["Title of the work, its author, where it appeared", *lines])


def _owns(case: Case) -> bool:
    """Whether our client is on record as the owner, and we say nothing else."""
    client = next((p for p in case.matter.parties if p.id == case.matter.client), None)
    return bool(client and "owns_work" in client.does) and ours(case, TITLE, None) in (None, "owner")


def _of_the_work(fact: Fact) -> bool:
    return fact.question.stage in ("work", "making")


def _state(case: Case, draft: Draft, facts: list[Fact]) -> None:
    for fact in facts:
        if said := told(case, fact):
            draft.para(said)


def _acts(case: Case, draft: Draft, facts: list[Fact], lines: list[Verdict], party: str | None) -> None:
    """The acts complained of, one a paragraph, so that each can be answered."""
    headed(draft, "What our client complains of", "acts")
    if party and (does := functions(case, lines, party)):
        draft.para(you_do(does))
    acts = [f for f in facts if not _of_the_work(f)]
    _state(case, draft, acts)
    draft.lines(
        ["Which of these acts are meant; when and where each was done" if acts else "What was done, when and where"]
    )


def _law(case: Case, draft: Draft, held: list[Verdict], demanded: list[Verdict]) -> None:
    headed(draft, "The law on which our client relies", "law")
    if not held:
        draft.lines(["The basis of the claim in law"])
        return
    write_law(case, draft, "claim", [*held, *demanded])
    ways = dict.fromkeys(way for v in held if (way := letter_words()["asserted"].get(v.issue)))
    owed = ", and that you owe it what is required below" if demanded else ""
    by = f" {listing(ways)}" if ways else ""
    draft.para(f"Our client says that you infringe the copyright in the work{by}{owed}.")


def _demanded(case: Case, party: str | None) -> list[Verdict]:
    """What is asked for and can be, in the order asked; each want from the one framework that gives it most."""
    lines = [v for v in case.remedies() if v.party == party and v.verdict in ASKABLE and asked_for(case, v.issue)]
    lines.sort(key=lambda v: ASKABLE.index(v.verdict))
    gives: dict[str, str] = {}
    for v in lines:
        gives.setdefault(case.remedy(v.issue).asked_as, v.framework)
    chosen = [v for v in lines if gives[case.remedy(v.issue).asked_as] == v.framework]
    return sorted(chosen, key=lambda v: (wanted(case) or ()).index(case.remedy(v.issue).asked_as))


def _required(case: Case, draft: Draft, demanded: list[Verdict]) -> None:
    headed(draft, "What our client requires", "required")
    if demanded:
        draft.para("Our client requires:")
        draft.bullets((_order(case, v) for v in demanded), style="numbers")
    else:
        draft.lines(["What our client requires of you"])


def _order(case: Case, v: Verdict) -> str:
    remedy = case.remedy(v.issue)
    more = ", if proceedings have to be brought" if COURT_FEE in remedy.sums else ""
    if EXPENSES in remedy.sums and LOSS not in remedy.sums and _within(case):
        more = ", which are part of the sum claimed"
    return sentence(to_you(clause(remedy.order)) + more)


def _within(case: Case) -> bool:
    """Whether the outlay is part of the sum, so that nothing is asked for twice."""
    return ours(case, LOSS, None) is not None and includes_expenses(case)


def _sum(case: Case, draft: Draft, demanded: list[Verdict]) -> None:
    """The sum, from figures on record alone. The working is for whoever signs: no figure is made here."""
    remedies = [case.remedy(v.issue) for v in demanded]
    if not any(r.asked_as == "money" for r in remedies):
        return
    headed(draft, "The sum claimed", "sum")
    figures = dict(_figures(case, {q for r in remedies for q in r.sums}))
    outlay = figures.get(OUTLAY)
    within = outlay is not None and SUM in figures and _within(case)
    if within:
        figures[SUM] = (figures[SUM], ", our client’s outlay of ", figures.pop(OUTLAY), " included")
    if figures:
        draft.terms(figures.items())
    blanks = [*([] if SUM in figures else [SUM]), "How the sum is worked out"]
    draft.lines([*blanks, *(["Whether the outlay is part of that sum"] if outlay and not within else [])])


def _figures(case: Case, asked: set[str]) -> Iterator[tuple[str, Loose]]:
    for question, label in FIGURES.items():
        value, answer, q = ours(case, question, None), case.answer(question, None), case.question(question)
        if question in asked and q and answer and value is not None:
            yield label, (value_text(q, value, False), currency(answer.note))
