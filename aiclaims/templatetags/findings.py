"""What the results pages need beside verdicts: tints, titles inside sentences, arguments."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from aiclaims.languages import english, filled, listed, page_language
from aiclaims.outline.model import TINTS
from aiclaims.reasoning.redress import Argument

register = template.Library()


@register.filter
def tone(verdict: str) -> str:
    """The tint of a verdict: yes, split, open or no."""
    return TINTS[verdict]


@register.filter
def lowfirst(text: str) -> str:
    """A title inside a sentence: small first letter, unless it begins with an abbreviation or is no English."""
    return text if text[1:2].isupper() or page_language() != "en" else text[:1].lower() + text[1:]


@register.simple_tag
def argument(a: Argument, side: str = "") -> SafeString:
    """One sentence for or against a remedy, with what it stands on."""
    cited = listed(a.cites) or _("drafting aid, not authority")
    text = filled(_("%(side)s: %(text)s"), side=side, text=english(a.text)) if side else english(a.text)
    if a.holds is None:
        cited = filled(_("if the facts are so: not known; %(cited)s"), cited=cited)
    return format_html('<li>{} <span class="quiet">({})</span></li>', text, cited)
