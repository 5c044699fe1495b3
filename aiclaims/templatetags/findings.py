"""What the results pages need beside verdicts: tints, titles inside sentences, arguments."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from aiclaims.outline.model import TINTS
from aiclaims.reasoning.redress import Argument

register = template.Library()


@register.filter
def tone(verdict: str) -> str:
    """The tint of a verdict: yes, split, open or no."""
    return TINTS[verdict]


@register.filter
def lowfirst(text: str) -> str:
    """A title inside a sentence."""
    return text[:1].lower() + text[1:]


@register.simple_tag
def argument(a: Argument, side: str = "") -> SafeString:
    """One sentence for or against a remedy, with what it stands on."""
    cited = ", ".join(a.cites) or _("drafting aid, not authority")
    text = f"{side}: {a.text}" if side else a.text
    if a.holds is None:
        cited = f"{_('if the facts are so: not known')}; {cited}"
    return format_html('<li>{} <span class="quiet">({})</span></li>', text, cited)
