"""What templates need to show forms, verdicts and authorities. No law and no database here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import forms, template
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.forms import BoundField
from django.http import HttpRequest, QueryDict
from django.http.request import RawPostDataException, UnreadablePostError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from aiclaims.languages import TAGS, dated, page_language
from aiclaims.outline.model import TINTS
from aiclaims.outline.words import CJK, language_of
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.assessment import Verdict
from aiclaims.reasoning.sources import Authority, Proposition
from aiclaims.reasoning.translation import translated
from aiclaims.reasoning.vocabulary import FUNCTIONS

register = template.Library()
register.simple_tag(page_language)
register.filter(dated)


@register.simple_tag
def other_languages() -> list[tuple[str, str, str]]:
    """Every language but that of the page: its code, how HTML names it, its own name for itself."""
    return [(code, TAGS[code], str(name)) for code, name in settings.LANGUAGES if TAGS[code] != page_language()]


@register.filter
def problems(form: forms.BaseForm) -> list[tuple[str, str, str]]:
    """Each mistake with the id of the control it is about, for the box above the heading; and which of several
    questions it belongs to."""
    found = [("", str(text), "") for text in form.non_field_errors()]
    about = getattr(form, "about", lambda _: "")
    for name in form.errors:
        if name in form.fields:
            found += [(first_control(form[name]), str(text), about(name)) for text in form.errors[name]]
    return found


@register.filter
def first_control(field: BoundField) -> str:
    """The id of the control a link to this field should reach."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    return f"{field.auto_id}_{_wrong_box(field)}" if isinstance(widget, forms.MultiWidget) else str(field.auto_id)


def _wrong_box(field: BoundField) -> str:
    """Which box of a date its error is about: the first, unless the error says."""
    return next((e.code for e in field.errors.as_data() if e.code in PARTS), "day")


@register.filter
def looks(field: BoundField) -> str:
    """Which part of `field.html` draws it: options, date, tick, file, long or line."""
    kinds: list[tuple[str, type | tuple[type, ...]]] = [
        ("options", (forms.RadioSelect, forms.CheckboxSelectMultiple)),
        ("date", forms.MultiWidget),
        ("tick", forms.CheckboxInput),
        ("file", forms.FileInput),
        ("long", forms.Textarea),
    ]
    return next((name for name, kind in kinds if isinstance(field.field.widget, kind)), "line")


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of its hint and error, as far as they are on the page."""
    parts = [(field.help_text, "hint"), (field.errors, "error")]
    return " ".join(f"{field.auto_id}-{end}" for there, end in parts if there)


@register.filter
def note_on(field: BoundField, choice: object) -> str:
    """What a choice means, in a line below it; empty for most."""
    return str(getattr(field.field, "notes", {}).get(choice, ""))


@register.filter
def typed(field: BoundField) -> str:
    """What its box holds, safe to print: a NUL byte cannot stand in a page."""
    value = field.value()
    return f"{value:,}" if isinstance(value, int | float) else printable(value)


def printable(value: object) -> str:
    return "" if value is None else str(value).replace("\0", "\ufffd")


PARTS = {"day": _("Day"), "month": _("Month"), "year": _("Year")}


@register.filter
def date_parts(field: BoundField) -> list[dict[str, Any]]:
    """Day, month and year with the text in each box, and whether that box is wrong."""
    wrong = _wrong_box(field) if field.errors else ""
    sizes = {"day": 2, "month": 2, "year": 4}
    return [
        {"name": n, "label": gettext(PARTS[n]), "size": str(sizes[n]), "text": printable(t), "wrong": n == wrong}
        for n, t in zip(sizes, _date(field), strict=False)
    ]  # fmt: skip


@register.filter
def about(field: BoundField) -> bool:
    """Whether its tick for a date that is only about right is set."""
    return bool(_date(field)[-1])


def _date(field: BoundField) -> list[Any]:
    """What its three boxes and its tick hold."""
    value = field.value()
    return value if isinstance(value, list) else list(field.field.widget.decompress(value))


@register.simple_tag
def chip(verdict: str) -> SafeString:
    """A verdict as shape, tint and word."""
    return _chip(verdict, get_language())


# There are twelve in a language, and a page of results shows hundreds.
@lru_cache
def _chip(verdict: str, _language: str | None) -> SafeString:
    shape = verdict.replace(" ", "-")
    return render_to_string("_chip.html", {"verdict": gettext(verdict), "tone": TINTS[verdict], "shape": shape})


@register.filter
def title_of(law: Rulebook, issue: str) -> str:
    """The title of an issue or remedy in the language of the page."""
    return translated(law.issue(issue), page_language()).title


@register.filter
def remedy_of(law: Rulebook, id: str) -> Any:
    return law.frameworks[id.split(".")[0]].remedies[id]


@register.filter
def authorities(law: Rulebook, cites: Iterable[str]) -> list[tuple[Proposition, Authority | None]]:
    """Cited propositions in our words, each with the authority it stands in."""
    found = []
    for id in cites:
        for framework in law.frameworks.values():
            if id in framework.propositions:
                proposition = framework.propositions[id]
                found.append((proposition, framework.authorities.get(proposition.authority)))
    return found


@register.filter
def person(parties: dict[str, Any], key: str | None) -> Any:
    return parties[key] if key else None


@register.filter
def function(id: str) -> str:
    """What a party does, in words."""
    return gettext(FUNCTIONS.get(id, id))


STATES = {"true": _("holds"), "false": _("fails"), "unknown": _("not settled")}


@register.filter
def state(word: str) -> str:
    """How a step of the reasons stands, in plain words."""
    return gettext(STATES.get(word, word))


@register.filter
def others(verdict: Verdict) -> list[Verdict]:
    """The lines of the further capacities, beside the one that carries the verdict."""
    return [v for v in verdict.capacities if v.as_ != verdict.as_]


@register.simple_tag
def own(text: object) -> SafeString:
    """What a client typed: its own reading direction, and each Chinese or Japanese run marked as such. Characters that
    both languages write are read as the page is."""
    page = page_language()

    def marked(run: re.Match[str]) -> str:
        language = language_of(run[0]) or ("zh-Hans" if page == "en" else page)
        return run[0] if language == page else f'<span lang="{language}">{run[0]}</span>'

    said = escape(text)  # what stands for < or & in it is no run
    return mark_safe(f"<bdi>{CJK.sub(marked, said)}</bdi>")  # noqa: S308 - escaped above


@register.simple_tag
def reasons_of(case: Any, verdict: Verdict) -> str:
    """The address of the reasons for one finding."""
    number = [case.parties[verdict.party].number] if verdict.party else []
    return reverse("reasons", args=[case.row.pk, verdict.issue, *number])


UNTOLD = ("csrfmiddlewaretoken",)
UNREADABLE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent, UnreadablePostError, RawPostDataException)


@register.filter
def sent(request: HttpRequest | None) -> list[tuple[str, str]]:
    """What a form held that was refused, field by field, so that nobody has to write it twice."""
    try:
        held = request.POST if request else QueryDict()
    except UNREADABLE:
        return []
    return [(name, text) for name in held if name not in UNTOLD for text in held.getlist(name) if text.strip()]
