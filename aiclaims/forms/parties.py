"""Who plays a part: one party at a time, or both sides on one page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aiclaims.forms.fields import TextField
from aiclaims.forms.setup import BORROWER, AboutForm, PlainForm, lenders_of
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.vocabulary import FUNCTIONS

PARTS = {
    "develops": _("Builds or adapts the AI model or system."),
    "trains": _("Uses works to train it, or has that done."),
    "markets": _("Sells, licenses or supplies the system to others."),
    "runs_service": _("Lets people generate with it, in an app or on a website, whoever supplies the model."),
    "exploits_system": _("Earns money with the system, for example by membership or credits."),
    "exploits_output": _("Sells, prints or publishes for gain what the system made."),
    "prompts": _("Typed what led to the output."),
    "copies": _("Took over something that was made with AI."),
    "owns_work": _("Holds the rights in the work."),
    "made_work": _("Is the author, or used the AI tool to make it."),
}
"""What each part somebody can play means."""


def _capital(words: str) -> str:
    said = gettext(words)
    return f"{said[0].upper()}{said[1:]}"


DOES = [(id, lazy(_capital, str)(words)) for id, words in FUNCTIONS.items()]
TAKEN = _("Another party has this name already. Add something that tells them apart.")
NOBODY = _("Say what at least one side does, or its name.")
USUAL = {
    "infringement_claim": {"ours_does": ["owns_work"]},
    "infringement_defence": {"theirs_does": ["owns_work"]},
    "authorship_claim": {"ours_does": ["made_work"], "theirs_does": ["copies"]},
    "authorship_defence": {"ours_does": ["copies"], "theirs_does": ["made_work"]},
}
"""What the aim of a matter already says about each side. Ticked beforehand, for people to see and change."""


def _name(label: Any) -> TextField:
    hint = _("Leave it empty for somebody not identified yet.")
    return TextField(label=label, help_text=hint, longest=200, widget=forms.TextInput)


def _does(label: Any, hint: Any) -> forms.MultipleChoiceField:
    found = forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=False,
        choices=DOES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Select only from the list.")},
    )
    found.notes = PARTS  # type: ignore[attr-defined]
    return found


def _everybody() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Everybody who plays a part is listed above"),
        help_text=_("Leave this empty while somebody may be missing, such as whoever trained the system."),
        required=False,
    )


class PartyForm(PlainForm):
    """One party. `taken`: the names of the others, since two parties of one name cannot be told apart."""

    headed = False
    name = _name(_("Name (optional)"))
    does = _does(
        _("What does this party do?"),
        _("Select all that apply. Leave all empty for somebody who only sues, such as a licensee."),
    )

    def __init__(self, taken: Iterable[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.taken = {name.casefold() for name in taken if name}

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if name.casefold() in self.taken:
            raise ValidationError(TAKEN)
        return name


SIDES = [
    ("claimant", _("Somebody else on the claimant’s side")),
    ("defendant", _("Somebody else on the defendant’s side")),
    ("", _("Not said yet")),
]


class PeopleForm(PlainForm):
    """Who the client is, and whether everybody is named."""

    headed = False

    client = forms.ChoiceField(
        label=_("Who is the client?"),
        help_text=_("This changes how the outline is written, never a finding."),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Select one of the parties listed.")},
    )
    all_parties_named = _everybody()

    def __init__(self, people: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["client"].choices = [*people, *SIDES]  # type: ignore[attr-defined]


class SidesForm(PlainForm):
    """Both sides on one page, the client's first. The other side without a name and a part is nobody yet."""

    headed = False

    ours_name = _name(_("Your side: name (optional)"))
    ours_does = _does(
        _("What does your side do?"),
        _("Select all that apply. Leave all empty if you only sue, such as a licensee."),
    )
    theirs_name = _name(_("The other side: name (optional)"))
    theirs_does = _does(_("What does the other side do?"), _("Select all that apply."))
    all_parties_named = _everybody()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        ours, theirs = (str(data.get(f"{side}_name", "")).casefold() for side in ("ours", "theirs"))
        if ours and ours == theirs:
            self.add_error("theirs_name", TAKEN)
        if not self.errors and not any(map(any, self._said())):
            self.add_error("ours_does", NOBODY)
        return data

    @property
    def sides(self) -> list[tuple[str, list[str]]]:
        """Name and parts of the client's side, and of the other once anything is said of it."""
        ours, theirs = self._said()
        return [ours, theirs] if any(theirs) else [ours]

    def _said(self) -> list[tuple[str, list[str]]]:
        data = self.cleaned_data
        return [(data.get(f"{side}_name", ""), data.get(f"{side}_does", [])) for side in ("ours", "theirs")]


class QuickForm(AboutForm, SidesForm):
    """A whole matter set up on one page. AIPPI borrows the test of the one other law chosen, if it is one."""

    national_test = None  # type: ignore[assignment]
    field_order = ("aim", "complaint", "frameworks", *SidesForm.base_fields, "title")  # type: ignore[assignment]

    def __init__(self, law: Rulebook, *args: Any, **more: Any) -> None:
        super().__init__(law, *args, **more)
        self.lenders = [f.id for f in lenders_of(law)]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        lenders = [f for f in data.get("frameworks", ()) if f in self.lenders]
        borrows = BORROWER in data.get("frameworks", ()) and len(lenders) == 1
        return data | {"national_test": lenders[0] if borrows else "entered"}
