"""Forms of a defence: what the other side alleges, pasted whole or one by one, and the answer to each."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aiclaims.forms.fields import TextField
from aiclaims.forms.records import Grouped, Options, line, long_text
from aiclaims.forms.setup import PlainForm
from aiclaims.reasoning.record_files import MAX_LINE
from aiclaims.reasoning.records import Allegation
from aiclaims.reasoning.values import MAX_TEXT

RESPONSES = {
    "": _("Not answered yet"),
    "admit": _("Admit"),
    "deny": _("Deny, because …"),
    "not_admitted": _("Not admitted: they must prove it"),
    "outside_knowledge": _("Outside our knowledge"),
}
MOST_PASTED = 200_000
NUMBER = re.compile(
    r"""\s*(?:(?:¶|[Pp]ara(?:graph)?\.?)\s*)?            # ¶ 12
    (?P<number>\d{1,3}[a-z]?(?:\.\d+)*(?:\(\w{1,4}\))+  # 12(a)
    |\(\w{1,4}\)                                      # (12)
    |\d{1,3}(?:\.\d+)+(?=[ \t]+[^\W\d_a-z])            # 12.3 The
    |\d{1,3}[a-z]?(?:\.\d+)*(?=[.):\]]))              # 12. 12) 12a.
    [.):\]]?\s+(?P<words>.*)""",
    re.VERBOSE,
)
"""A line that begins a numbered paragraph. A bare number does not: it may be a year that a line broke before."""
ABOVE = re.compile(r"\d{1,3}[a-z]?(?:\.\d+)*")
"""The part of a number that points such as (a) below it share."""


class AllegationForm(PlainForm):
    headed = False
    text = long_text(_("What do they allege?"), required=True, error_messages={"required": _("Say what they allege.")})
    number = line(_("Its number (optional)"), _("As the other side numbers it, such as 12(a)."))
    party = forms.ChoiceField(
        label=_("Against whom?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Select one of the parties listed.")},
    )
    response = forms.ChoiceField(
        label=_("What is our answer?"),
        help_text=_("Some courts treat what is not answered as admitted; have a lawyer check."),
        choices=list(RESPONSES.items()),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Select one of the answers listed.")},
    )
    because = long_text(
        _("Why? (needed where you deny)"),
        _("Say what did happen. A bare denial is not enough. A reply letter prints this as you write it."),
    )
    issues = Grouped(label=_("What is it about? (optional)"), help_text=_("Select the legal points it bears on."))
    grouped = ("issues",)

    def __init__(self, options: Options, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = options.people
        self.fields["party"].choices = [*options.parties, ("", _("Nobody in particular"))]  # type: ignore[attr-defined]
        self.fields["issues"].choices = options.issues  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("response") == "deny" and not data.get("because") and "because" not in self.errors:
            self.add_error("because", _("Say why you deny it."))
        return data

    def record(self, id: str) -> Allegation:
        """What the form says, as the allegation with this id."""
        data = self.cleaned_data
        return Allegation(
            id=id,
            text=data["text"],
            number=data["number"],
            party=self.people.get(data["party"]),
            response=data["response"],
            because=data["because"],
            issues=tuple(data["issues"]),
        )


class PasteForm(PlainForm):
    """The other side's text, to be split into allegations. After `is_valid`, `found` holds them."""

    text = TextField(
        label=_("Paste what they allege"),
        help_text=_("Each numbered paragraph becomes one allegation; without numbers, each paragraph."),
        widget=forms.Textarea(attrs={"rows": 14}),
        longest=MOST_PASTED,
        required=True,
        error_messages={"required": _("Paste or type at least one allegation.")},
    )

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        self.found = split(text)
        long = next((n for n, (_number, words) in enumerate(self.found, 1) if len(words) > MAX_TEXT), 0)
        if long:
            said = gettext("Paragraph %(n)s is longer than %(most)s characters. Break it up.")
            raise ValidationError(said % {"n": long, "most": f"{MAX_TEXT:,}"})
        return text


def split(text: str) -> list[tuple[str, str]]:
    """Numbered paragraphs as (number, words); where there are none, paragraphs between empty lines. A point such as (a)
    goes by the number above it too: 5(a). What stands before the first number is kept, without one and last: it is
    mostly a salutation, and would put our numbers one off theirs."""
    lines = [(NUMBER.match(row), row.strip()) for row in text.splitlines()]
    if not any(found for found, _row in lines):
        return [("", " ".join(part.split())) for part in re.split(r"\n\s*\n", text) if part.strip()]
    before: list[str] = []
    paragraphs: list[tuple[str, list[str]]] = []
    above = ""
    for found, row in lines:
        if found:
            number = found["number"]
            above = match[0] if (match := ABOVE.match(number)) else above
            paragraphs.append((f"{'' if match else above}{number}"[:MAX_LINE], [found["words"].strip()]))
        elif row:
            (paragraphs[-1][1] if paragraphs else before).append(row)
    return [(number, words) for number, rows in [*paragraphs, ("", before)] if (words := " ".join(rows).strip())]
