"""The question that closes a section: whoever answers decides whether it is finished."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from aiclaims.forms.setup import PlainForm


class SectionForm(PlainForm):
    headed = False
    finished = forms.ChoiceField(
        label=_("Have you finished this section?"),
        choices=[("yes", _("Yes")), ("no", _("No, I’ll come back to it"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say whether you have finished this section."),
            "invalid_choice": _("Select one of the two listed."),
        },
    )
