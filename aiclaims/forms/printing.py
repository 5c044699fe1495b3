"""How a file is wanted, and what is said on the title block of an outline."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from aiclaims.forms.fields import TextField
from aiclaims.forms.setup import PlainForm
from aiclaims.outline.cover import LINES, Cover, confidentiality
from aiclaims.printing.paper import PAPERS

LONGEST = 120


class PrintForm(PlainForm):
    """On which paper, and what goes along."""

    headed = False
    paper = forms.ChoiceField(
        label=_("Paper"),
        choices=[("A4", _("A4")), ("Letter", _("US Letter"))],
        widget=forms.RadioSelect,
        required=False,
    )
    attach = forms.BooleanField(
        label=_("Attach the matter to the PDF of the outline, so that it can be opened here again"),
        help_text=_(
            "Whoever then has the file has every answer, note and name of this matter with it. Leave it out of anything"
            " that leaves your side. A JSON outline always holds the matter; a summary and a letter never do."
        ),
        required=False,
    )

    def clean_paper(self) -> str:
        return str(self.cleaned_data["paper"]) or PAPERS[0]


class CoverForm(PlainForm):
    """Who asked for the outline and why, and who prepares it."""

    headed = False
    asked = forms.ChoiceField(
        label=_("Who asked for this outline, and why?"),
        choices=[
            ("direction", _("A lawyer directed it, for proceedings")),
            ("advice", _("We want advice from a lawyer")),
            ("nobody", _("No lawyer is involved")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say who asked for this outline."),
            "invalid_choice": _("Select one of the three listed."),
        },
    )
    lawyer = TextField(label=_("The lawyer (optional)"), longest=LONGEST, widget=forms.TextInput)
    proceedings = TextField(
        label=_("The proceedings, begun or expected (optional)"), longest=LONGEST, widget=forms.TextInput
    )
    role = TextField(
        label=_("Prepared by (optional)"),
        help_text=_("Your role, such as “trainee” or “in-house counsel”."),
        longest=LONGEST,
        widget=forms.TextInput,
    )
    supervisor = TextField(label=_("Supervised by (optional)"), longest=LONGEST, widget=forms.TextInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        """Each choice shows the line that it prints, filled in as the cover stands."""
        super().__init__(*args, **more)
        said = {name: str(self[name].value() or "") for name in ("lawyer", "proceedings")}
        lines = {asked: confidentiality(Cover(asked, **said)) for asked in LINES}
        notes = {asked: format_html('<span lang="en">“{}”</span>', line) for asked, line in lines.items()}
        self.fields["asked"].notes = notes  # type: ignore[attr-defined]
