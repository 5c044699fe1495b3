"""Answers as sentences: what is settled, what nobody knows yet, and what each side says where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Loose, To
from aiclaims.outline.model import Span
from aiclaims.outline.pleading import beyond_currency, currency, pleaded, stated, whether_so
from aiclaims.outline.statement import indirect, statement, topic
from aiclaims.outline.words import clause, clean
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import UNKNOWN, Answer, AnswerValue
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.sentences import listing

State = Literal["settled", "not known", "disputed", "unanswered", "not raised"]


@dataclass(frozen=True, slots=True)
class Told:
    """A question and its answer about one party (or the matter)."""

    question: Question
    party: str | None
    answer: Answer

    @property
    def label(self) -> str:
        return f"fact {self.question.id} {self.party or ''}"


def told(case: Case) -> Iterator[Told]:
    """Every answer that counts, in the questionnaire's order, then party by party."""
    parties = [p.id for p in case.matter.parties]
    for question in case.rulebook.questions.values():
        if question.stage == "matter":
            continue
        for party in parties if question.scope == "party" else [None]:
            answer = case.facts.answers.get((question.id, party))
            if answer is not None:
                yield Told(question, party, answer)


def set_aside(case: Case) -> Iterator[Told]:
    """Answers that do not count, because their question does not arise on these facts."""
    for a in case.matter.answers:
        if (a.question, a.party) in case.facts.set_aside and (q := case.question(a.question)) is not None:
            yield Told(q, a.party, a)


def state(case: Case, question: str, party: str | None) -> State:
    answer = case.answer(question, party)
    if answer is None:
        q = case.question(question)
        return "not raised" if q is not None and q.unless_raised is not None else "unanswered"
    return state_of(answer)


def state_of(answer: Answer) -> State:
    if answer.disputed:
        return "disputed"
    return "not known" if answer.claimant in (None, UNKNOWN) else "settled"


def tell(case: Case, fact: Told) -> Loose:
    """One or two full sentences, with the client's own words quoted behind them."""
    return (plain(case, fact), ".", own_words(fact))


def own_words(fact: Told) -> Loose:
    """The client's own words, quoted; a currency already joined to its sum is not said again."""
    note = clean(fact.answer.note)
    if fact.question.kind == "amount" and state_of(fact.answer) == "settled":
        note = beyond_currency(note)
    return (" Recorded with it: “", Span(note, "quote"), "”" if note[-1] in ".!?。" else "”.") if note else ""


def to_ask(answer: Answer | None) -> Loose:
    """Whom to ask, where the client named somebody who could answer."""
    whom = clean(answer.whom) if answer else ""
    return ("; ask: “", Span(whom, "quote"), "”") if whom else ""


def versions(case: Case, answer: Answer) -> tuple[AnswerValue | None, AnswerValue | None]:
    """Our version of a disputed answer, then theirs."""
    return (answer.claimant, answer.defendant) if case.claim else (answer.defendant, answer.claimant)


def plain(case: Case, fact: Told) -> Loose:
    """What the answer says, without a last full stop."""
    a = fact.answer
    if not a.disputed:
        return _said(case, fact, a.claimant)
    ours, theirs = versions(case, a)
    if ours == UNKNOWN:
        return ("They say: ", clause_of(_version(case, fact, theirs)), "; we do not admit it")
    if theirs == UNKNOWN:
        return ("Our case: ", _version(case, fact, ours), ". They do not admit it")
    return (
        "In dispute. Our case: " if case.claim else "Our case: ",
        _version(case, fact, ours),
        ". Their case: ",
        _version(case, fact, theirs),
    )


def clause_of(said: Loose) -> Loose:
    """A sentence of ours without its capital."""
    if isinstance(said, str):
        return clause(said) + (" " if said.endswith(" ") else "")
    return [clause_of(said[0]), *said[1:]] if isinstance(said, list | tuple) and said else said


def unstopped(said: Loose) -> Loose:
    """A sentence without its full stop, to stand inside another."""
    if isinstance(said, str):
        return said.rstrip(".")
    return [*said[:-1], unstopped(said[-1])] if isinstance(said, list | tuple) and said else said


def _version(case: Case, fact: Told, value: AnswerValue | None) -> Loose:
    return "a bare denial" if value is None else _said(case, fact, value)


def has_version(case: Case, fact: Told) -> bool:
    """Whether our side says something of its own of a fact, more than that it denies theirs or does not know."""
    return bool(said_by(case, fact, versions(case, fact.answer)[0]))


def both_ways(case: Case, fact: Told) -> Loose:
    """A dispute in which each side says something, in one sentence; nothing for any other answer."""
    ours, theirs = (said_by(case, fact, value) for value in versions(case, fact.answer))
    if not (fact.answer.disputed and ours and theirs and fact.question.kind in ("yes_no", "one_of")):
        return ""
    return ("We say that ", clause_of(ours), "; they say that ", clause_of(theirs), " (", To(fact.label), ").")


def said_by(case: Case, fact: Told, value: AnswerValue | None) -> Loose:
    """One side's version as a sentence without a full stop; nothing where it only denies, or cannot say."""
    return "" if value is None or value == UNKNOWN else _said(case, fact, value)


def _said(case: Case, fact: Told, value: AnswerValue | None) -> Loose:
    q = fact.question
    if value is None or value == UNKNOWN:
        return not_known(case, q, fact.party)
    if said := stated(q, value == "yes"):
        return case.fill(said, fact.party)
    if said := pleaded(q, value):
        return case.fill(said, fact.party)
    answer = value_text(q, value, fact.answer.complete)
    if isinstance(answer, str) and (said := _graded(q.ask, answer)):
        return case.fill(said, fact.party)
    before, _, after = (q.says("value") or topic(q.ask) + ": {value}").partition("{value}")
    money = currency(fact.answer.note) if q.kind == "amount" else ""
    return (case.fill(before, fact.party), answer, money, case.fill(after, fact.party))


def _graded(ask: str, answer: str) -> str | None:
    """An answer that begins with yes or no, to a question of that kind: "yes, in part" states it, with the rest."""
    word, _, rest = answer.partition(",")
    said = statement(ask, word == "yes") if word in ("yes", "no") else None
    return f"{said},{rest}" if said and rest else said


def not_known(case: Case, q: Question, party: str | None) -> Loose:
    """ "It is not known yet whether …", without a full stop."""
    if said := whether_so(q):
        return ("It is not known yet ", case.fill(said, party))
    if said := q.says("not_known"):
        return case.fill(said, party)
    if said := indirect(q.ask):
        return ("It is not known yet ", case.fill(said, party))
    return ("Not known yet: ", case.fill(f"“{q.ask}”", party))


def unknown(case: Case, question: str, party: str | None) -> Loose:
    """ "whether …", "what …", or the question as put."""
    q = case.question(question)
    turned = (whether_so(q) or indirect(q.ask)) if q is not None else None
    return case.fill(turned or f"“{q.ask if q else question}”", party)


def asked(case: Case, question: str, party: str | None) -> Loose:
    """The question as put, the party named."""
    q = case.question(question)
    return case.fill(q.ask, party) if q else question


def value_text(q: Question, value: AnswerValue | None, complete: bool) -> Loose:
    """An answer as words: option labels, a date, a number, or somebody's own text quoted."""
    if value is None:
        return "no answer"
    if value == UNKNOWN:
        return "not known yet"
    labels = {o.id: o.label for o in q.options}
    if isinstance(value, tuple):
        named = listing(clause(labels.get(v, v)) for v in value)
        return (named or "none of those listed") + (", and nothing else" if complete and named else "")
    if isinstance(value, Day):
        return value.words
    if q.kind == "text":
        return ("“", Span(str(value), "quote"), "”")
    if isinstance(value, int | float):
        return f"{value:,.2f}" if isinstance(value, float) and not value.is_integer() else f"{value:,.0f}"
    return clause(labels.get(value, clean(value)))


def short(case: Case, fact: Told) -> Loose:
    """The answer alone, for tables."""
    q, a = fact.question, fact.answer
    if not a.disputed:
        return value_text(q, a.claimant, a.complete)
    ours, theirs = versions(case, a)
    return ("in dispute: we say ", _side(q, ours, a), "; they say ", _side(q, theirs, a))


def _side(q: Question, value: AnswerValue | None, a: Answer) -> Loose:
    return "only that it is denied" if value is None else value_text(q, value, a.complete)


def fact(case: Case, question: str, party: str | None) -> Told | None:
    answer, q = case.answer(question, party), case.question(question)
    return Told(q, case.facts.key(question, party)[1], answer) if answer and q else None
