"""What the results pages need beside verdicts: tints, titles inside sentences, arguments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from aiclaims.languages import english, filled, listed, page_language, together
from aiclaims.outline.model import TINTS
from aiclaims.reasoning import Effect, Rulebook
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.redress import Argument
from aiclaims.templatetags.law_pages import short
from aiclaims.templatetags.pages import chip, own, title_of

register = template.Library()
register.filter(listed)

Move = tuple[Framework, str, list[str | None]]
"""A finding by its title, and the parties for whom it moves."""


@register.filter
def tone(verdict: str) -> str:
    """The tint of a verdict: yes, split, open or no."""
    return TINTS[verdict]


@register.filter
def lowfirst(text: str) -> str:
    """A title inside a sentence: small first letter, unless it begins with an abbreviation or is no English."""
    return text if text[1:2].isupper() or page_language() != "en" else text[:1].lower() + text[1:]


@register.filter
def inside(titles: Iterable[str]) -> list[str]:
    """Titles inside a sentence."""
    return [lowfirst(title) for title in titles]


@register.filter
def some(titles: list[str], most: int) -> SafeString:
    """The first of several titles, and how many more there are."""
    shown, more = listed(titles[:most]), len(titles) - most
    return filled(_("%(titles)s and %(n)s more"), titles=shown, n=str(more)) if more > 0 else shown


@register.filter
def people(parties: Iterable[Any]) -> SafeString:
    """Several parties, by what they are called."""
    return listed(own(p.label) for p in parties)


@register.filter
def quoted(answers: Iterable[str]) -> SafeString:
    """Answers that were tried together."""
    return together(format_html("<strong>{}</strong>", filled(_("“%(answer)s”"), answer=a)) for a in answers)


@register.simple_tag
def argument(a: Argument, side: str = "") -> SafeString:
    """One sentence for or against a remedy, with what it stands on."""
    cited = listed(a.cites) or _("drafting aid, not authority")
    text = filled(_("%(side)s: %(text)s"), side=side, text=english(a.text)) if side else english(a.text)
    if a.holds is None:
        cited = filled(_("if the facts are so: not known; %(cited)s"), cited=cited)
    return format_html('<li>{} <span class="quiet">({})</span></li>', text, cited)


@register.simple_tag
def lines(case: Any, moved: Iterable[Move], deciding: Sequence[Framework]) -> SafeString:
    """Findings that move alike, each with the parties for whom it does; with its framework where several decide. In one
    go, because a page holds hundreds."""
    several = len(deciding) > 1
    return format_html_join(pgettext("between items", "; "), "{}", ((_line(case, *m, several=several),) for m in moved))


def _line(case: Any, framework: Framework, title: str, parties: list[str | None], *, several: bool) -> SafeString:
    named = listed(own(case.parties[key].label) for key in parties if key)
    what = (
        filled(_("%(titles)s (%(framework)s)"), titles=title, framework=short(framework))
        if several
        else conditional_escape(title)
    )
    return format_html("{}{}{}", what, pgettext("after a label", ": "), named) if named else what


@register.simple_tag
def turned(case: Any, law: Rulebook, effects: Iterable[Effect]) -> SafeString:
    """What an answer turns, an item for each finding or remedy: from one verdict to another. In one go, as `lines`."""
    return format_html_join("", "<li>{}</li>", ((_turned(case, law, effect),) for effect in effects))


def _turned(case: Any, law: Rulebook, effect: Effect) -> SafeString:
    what, then = title_of(law, effect.issue), chip(effect.then)
    if effect.party:
        what = listed((what, own(case.parties[effect.party].label)))
    move = filled(_("from %(now)s to %(then)s"), now=_(effect.now), then=then)
    return format_html('{}{}<span class="quiet">{}</span>', what, pgettext("after a label", ": "), move)
