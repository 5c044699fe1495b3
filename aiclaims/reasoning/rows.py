"""One row of a rulebook table to its dataclass: the keys each table may have."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiclaims.reasoning import model as m
from aiclaims.reasoning.condition_rows import optional_condition, read_condition, read_conditions, read_defeater
from aiclaims.reasoning.measure import Bearing, Measure
from aiclaims.reasoning.sources import Authority, Choice, Comparable, Note, Proposition
from aiclaims.reasoning.table import Table
from aiclaims.reasoning.translation import ISSUE, QUESTION, read_translations
from aiclaims.reasoning.vocabulary import HEDGES, PROPORTION, STAGES, WEIGHTS


def _option(t: Table) -> m.Option:
    met_by, touches = t.texts("met_by"), t.text("touches", "")
    found = m.Option(t.text("id"), t.text("label"), met_by, touches, t.text("complaint", ""), t.texts("cites"))
    t.done()
    return found


def _said(t: Table, options: tuple[m.Option, ...]) -> tuple[tuple[str, str], ...]:
    """The wording of answers, by option or by kind of answer."""
    row = Table(t.take("said", dict, {}), f"{t.where}, said", t.problems)
    found = tuple((key, row.text(key, "")) for key in (*(o.id for o in options), *m.SAID))
    row.done()
    return tuple((key, words) for key, words in found if words)


def _question(t: Table, framework: str) -> m.Question:
    kind = t.choice("kind", ("yes_no", "one_of", "several_of", "number", "date", "amount", "text"))
    listed = tuple(_option(row) for row in t.tables("options"))
    options = (m.Option("yes", "Yes"), m.Option("no", "No")) if kind == "yes_no" else listed
    return m.Question(
        id=t.text("id"),
        framework=framework,
        ask=t.text("ask"),
        kind=kind,
        options=options,
        stage=t.choice("stage", STAGES),
        scope=t.choice("scope", ("matter", "party"), "matter"),
        asked_of=t.texts("asked_of"),
        use=t.choice("use", ("rule", "outline", "evidence"), "rule"),
        of=t.choice("of", ("fact", "law"), "fact"),
        unless_raised=t.text("unless_raised", "") or None,
        asked_if=read_conditions(t, "asked_if"),
        help=t.text("help", ""),
        why=t.text("why", ""),
        page=t.text("page", ""),
        evidence=t.texts("evidence"),
        cites=t.texts("cites"),
        act=t.text("act", ""),
        said=_said(t, options),
        translations=read_translations(t, QUESTION, tuple(o.id for o in options)),
        quick=t.take("quick", int, 0),
        proportion=t.choice("proportion", tuple(PROPORTION), ""),
    )


def _issue(t: Table, framework: str) -> m.Issue:
    return m.Issue(
        id=t.text("id"),
        framework=framework,
        title=t.text("title"),
        asks=t.text("asks"),
        stage=t.choice("stage", STAGES),
        scope=t.choice("scope", ("matter", "party"), "matter"),
        proponent=t.choice("proponent", ("claimant", "defendant")),
        of=t.texts("of"),
        weighed=t.take("weighed", bool, False),
        base=t.choice("base", ("no", "open"), "open"),
        bottom_line=t.take("bottom_line", bool, False),
        shown=t.take("shown", bool, True),
        topic=t.text("topic", ""),
        infringes=t.take("infringes", bool, False),
        translations=read_translations(t, ISSUE),
    )


def _rule(t: Table, _: str) -> m.Rule:
    return m.Rule(
        id=t.text("id"),
        concludes=t.text("concludes"),
        conditions=read_conditions(t, "if"),
        one_of=read_conditions(t, "one_of"),
        unless=tuple(read_defeater(row) for row in t.tables("unless")),
        hedge=t.choice("hedge", HEDGES, "") or None,
        presumption=t.take("presumption", bool, False),
        capacity=t.text("capacity", "") or None,
        because=t.text("because"),
        cites=t.texts("cites"),
    )


def _factor(t: Table, _: str) -> m.Factor:
    condition = read_condition(t, "when")
    return m.Factor(
        t.text("id"),
        t.text("issue"),
        t.choice("side", ("for", "against")),
        condition,
        t.text("because"),
        t.texts("cites"),
    )


def _consideration(t: Table) -> m.Consideration:
    found = m.Consideration(
        t.choice("side", ("for", "against")), t.text("text"), read_conditions(t, "when"), t.texts("cites"),
        t.choice("proportion", tuple(PROPORTION), ""),
    )  # fmt: skip
    t.done()
    return found


def _lesser(t: Table) -> m.Lesser:
    if ("does" in t.data) is ("falls_short" in t.data):
        t.problems.append(f"{t.where}: write one sentence, either 'does' or 'falls_short'.")
    does, short = t.text("does", ""), t.text("falls_short", "")
    found = m.Lesser(t.text("remedy"), not short, does or short, read_conditions(t, "when"), t.texts("cites"))
    t.done()
    return found


def _moot(t: Table) -> m.Moot:
    found = m.Moot(t.text("text"), read_conditions(t, "when"), t.texts("cites"))
    t.done()
    return found


def _remedy(t: Table, framework: str) -> m.Remedy:
    return m.Remedy(
        id=t.text("id"),
        framework=framework,
        title=t.text("title"),
        of=t.texts("of"),
        rung=t.take("rung", int, 0),
        harm=t.text("harm"),
        gentler=t.text("gentler", ""),
        order=t.text("order", ""),
        considerations=tuple(_consideration(row) for row in t.tables("consideration")),
        cites=t.texts("cites"),
        reaches=t.text("reaches", ""),
        lesser=tuple(_lesser(row) for row in t.tables("lesser")),
        moot=tuple(_moot(row) for row in t.tables("moot")),
        topic=t.text("topic", ""),
        translations=read_translations(t, ISSUE),
        asked_as=t.text("asked_as", ""),
        method=t.text("method", ""),
        sums=t.texts("sums"),
    )


def _conflict(t: Table, _: str) -> m.Conflict:
    return m.Conflict(t.text("id"), read_conditions(t, "when"), t.texts("nobody"), t.text("says"))


def _topic(t: Table, _: str) -> m.Topic:
    return m.Topic(t.text("id"), t.text("title"), t.texts("complaint"))


def _proposition(t: Table, _: str) -> Proposition:
    return Proposition(
        t.text("id"),
        t.text("at"),
        t.text("kind"),
        t.text("stage"),
        t.texts("parties"),
        t.text("hedge"),
        t.text("says"),
        t.text("authority"),
    )


def _authority(t: Table, framework: str) -> Authority:
    return Authority(
        id=t.text("id"),
        framework=framework,
        title=t.text("title"),
        kind=t.choice("kind", ("legislation", "judgment", "soft law", "commentary", "infrastructure")),
        weight=t.choice("weight", WEIGHTS),
        date=t.text("date", ""),
        in_force_from=t.take("in_force_from", date, date.min) if "in_force_from" in t.data else None,
        in_force_to=t.take("in_force_to", date, date.max) if "in_force_to" in t.data else None,
        note=t.text("note", ""),
        cites=t.texts("cites"),
        made_on=str(t.take("made_on", (str, date), "")),
        dates_outside=t.take("dates_outside", bool, False),
        note_on=t.texts("note_on"),
    )


def _note(t: Table, _: str) -> Note:
    on = t.choice("on", ("limits", "captures", "proportionality"), "limits")
    return Note(t.text("text"), t.texts("cites"), on)


def _choice(t: Table, _: str) -> Choice:
    return Choice(t.text("text"), t.text("because"), t.texts("cites"))


def _comparable(t: Table, _: str) -> Comparable:
    amount, currency = t.take("sum", int, 0), t.text("currency", "")
    return Comparable(t.text("remedy"), t.text("text"), t.texts("cites"), amount, currency)


def _silence(t: Table, _: str) -> tuple[str, str]:
    return t.text("key"), t.text("text")


def _bearing(t: Table) -> Bearing:
    found = Bearing(t.text("question"), t.text("option", ""), t.choice("effect", ("supports", "weakens")))
    t.done()
    return found


def _measure(t: Table, framework: str) -> Measure:
    return Measure(
        id=t.text("id"),
        framework=framework,
        title=t.text("title"),
        side=t.choice("side", ("input", "output", "both")),
        parts=t.texts("parts"),  # type: ignore[arg-type]  # checked with what each part needs
        stage=t.choice("stage", STAGES),
        says=t.text("says"),
        facts=tuple(_bearing(row) for row in t.tables("facts")),
        strength=t.text("strength", ""),
        how=t.text("how", ""),
        limits=t.text("limits", ""),
        who=t.texts("who"),
        rungs=tuple(t.take("rungs", tuple, ())),
        when=read_conditions(t, "when"),
        held=optional_condition(t, "held"),
        spent=optional_condition(t, "spent"),
        beforehand=t.take("beforehand", bool, False),
        cites=t.texts("cites"),
    )


READERS: dict[str, Any] = {
    "authority": _authority,
    "choice": _choice,
    "comparable": _comparable,
    "conflict": _conflict,
    "factor": _factor,
    "issue": _issue,
    "measure": _measure,
    "note": _note,
    "proposition": _proposition,
    "question": _question,
    "remedy": _remedy,
    "rule": _rule,
    "silence": _silence,
    "topic": _topic,
}
