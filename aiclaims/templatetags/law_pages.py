"""Links between the pages of the law: from a condition, a citation or a citing rule to the page that says it."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from aiclaims.languages import english, page_language
from aiclaims.outline.wording import Clause, plain
from aiclaims.reasoning import Rulebook, sentences
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.coverage import Citer
from aiclaims.reasoning.measure import Bearing
from aiclaims.reasoning.model import Condition, Framework, Issue, Question, Remedy, Rule
from aiclaims.reasoning.translation import speaks, translated

register = template.Library()


@register.simple_tag
def say(clause: Clause) -> SafeString:
    """A condition with a capital; what has a page of its own is a link."""
    name: str | SafeString = clause.name if clause.before else _capital(clause.name)
    if href := _page(clause.condition):
        name = format_html('<a href="{}">{}</a>', href, name)
    return format_html("{}{}{}", _capital(clause.before), name, clause.after)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _page(c: Condition) -> str:
    if c.kind == "answer":
        return reverse("law_question", args=[c.id])
    return reverse("law_issue", args=[c.id.split(".")[0], c.id]) if c.kind in ("issue", "some") else ""


@register.simple_tag
def cite(law: Rulebook, id: str) -> SafeString:
    """A cited proposition or authority by its id, linked to its page."""
    for framework in law.frameworks.values():
        if id in framework.propositions:
            return _link("law_proposition", framework, id)
        if id in framework.authorities:
            return _link("law_authority", framework, id)
    return format_html("{}", id)


def _link(page: str, framework: Framework, id: str) -> SafeString:
    return format_html('<a class="mono" href="{}">{}</a>', reverse(page, args=[framework.id, id]), id)


@register.simple_tag
def cites(law: Rulebook, ids: tuple[str, ...]) -> SafeString:
    return format_html_join(", ", "{}", ((cite(law, id),) for id in ids))


@register.simple_tag
def citing(law: Rulebook, citer: Citer) -> SafeString:
    """What cites a proposition: its kind, and its words as a link."""
    href, words = _citing(law, citer)
    return format_html('<span class="kind">{}</span> <a href="{}" lang="en">{}</a>', word(citer.kind), href, words)


def _citing(law: Rulebook, by: Citer) -> tuple[str, str]:
    if by.kind == "question":
        return reverse("law_question", args=[by.id]), plain(law.questions[by.id].ask)
    framework = law.frameworks[by.framework]
    here = reverse("law_framework", args=[framework.id])
    if by.kind == "rule":
        rule = next(r for r in framework.rules if r.id == by.id)
        return reverse("law_rule", args=[framework.id, by.id]), plain(rule.because)
    if by.kind == "factor":
        factor = next(f for f in framework.factors if f.id == by.id)
        return reverse("law_issue", args=[framework.id, factor.issue]), plain(factor.because)
    if by.kind in ("remedy", "consideration", "lesser", "moot"):
        remedy = by.id.split(" ")[0]
        return reverse("law_issue", args=[framework.id, remedy]), framework.issues[remedy].title
    if by.kind == "authority":
        return reverse("law_authority", args=[framework.id, by.id]), framework.authorities[by.id].title
    if by.kind == "comparable":
        return here + "#awards", framework.comparables[int(by.id) - 1].text
    if by.kind == "choice":
        return here + "#choices", framework.choices[int(by.id) - 1].text
    if by.kind == "note":
        return here + "#notes", framework.notes[int(by.id) - 1].text
    return here + f"#{by.id}", framework.measures[by.id].title


@register.filter
def weighs(weight: str) -> str:
    """What the tag beside a source says."""
    return gettext("No law") if weight == "none" else word(weight)


def _here(thing: Framework | Issue | Question | Remedy, key: str) -> str:
    """One of its texts in the language of the page; marked as English where there is none in it."""
    text = _capital(getattr(translated(thing, page_language()), key).replace("{party}", gettext("the party")))
    return text if speaks(thing, page_language()) else english(text)


@register.filter
def named(thing: Framework | Issue | Remedy) -> str:
    return _here(thing, "title")


@register.filter
def short(framework: Framework) -> str:
    return _here(framework, "short")


@register.filter
def asked(question: Question) -> str:
    return _here(question, "ask")


@register.filter
def helped(question: Question) -> str:
    return _here(question, "help")


@register.filter
def reason(question: Question) -> str:
    """Why it is asked."""
    return _here(question, "why")


@register.filter
def answers(question: Question) -> list[str]:
    """Its options, worded likewise."""
    return [gettext(o.label) for o in translated(question, page_language()).options]


@register.filter
def word(text: str) -> str:
    """A word of the core in the language of the page, with a capital where that has any."""
    return _capital(gettext(text))


KINDS = (
    _("rule"), _("factor"), _("remedy"), _("consideration"), _("lesser"), _("moot"), _("question"), _("authority"),
    _("comparable"), _("choice"), _("note"), _("measure"), _("legislation"), _("judgment"), _("infrastructure"),
    _("number"), _("date"), _("amount"), _("text"), _("for"), _("against"), _("supports"), _("weakens"),
)  # fmt: skip
"""Words that the core says and a page shows, beside those of verdicts, hedges and weights."""


@register.filter
def option(law: Rulebook, bearing: Bearing) -> str:
    """The answer that a measure bears on."""
    return _label(law.questions[bearing.question], bearing.option)


@register.filter
def unraised(question: Question) -> str:
    """The answer that counts while nobody raises the point."""
    return _label(question, question.unless_raised or "")


def _label(question: Question, option: str) -> str:
    return gettext(sentences.label(translated(question, page_language()), option))


register.filter("plain", plain)


@register.filter
def rules_of(framework: Framework, verdict: Verdict) -> list[Rule]:
    """The rules a verdict names."""
    return [r for r in framework.rules if r.concludes == verdict.issue and r.id in verdict.rules]


@register.filter
def asks(law: Rulebook, question: str) -> str:
    return asked(law.questions[question])


@register.filter
def words(id: str) -> str:
    """A rule's id read as words."""
    return id.replace("_", " ")
