"""The pages before the first question: aim, complaint, rulebooks; and files and codes that open a matter."""

from __future__ import annotations

import json
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aiclaims.forms.fields import TextField
from aiclaims.forms.upload import HEAD, LARGEST_FILE, LARGEST_OUTLINE, recognised
from aiclaims.languages import english, filled, worded
from aiclaims.models import rulebook_for
from aiclaims.printing.carried import matter_file, matter_within
from aiclaims.reasoning import MatterError, Rulebook, parse_matter
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.matter_data import decoded, pins_of
from aiclaims.reasoning.model import Framework
from aiclaims.reasoning.vocabulary import AIMS

COMPLAINTS = {
    "training": _("Using the work to train an AI system"),
    "output": _("What an AI system made, and what was done with it"),
    "copying": _("Copying of something that was made with AI"),
}
WEIGHTS = {
    "binding": _("Law that must be followed where it is in force."),
    "persuasive": _("Decided cases. They may persuade another court; they do not bind it."),
    "soft law": _("A recommendation. It guides and binds nobody."),
    "commentary": _("What lawyers write about the law. It binds nobody."),
    "pending": _("Not in force yet, or under appeal."),
    "superseded": _("No longer the law."),
    "none": _("Background only."),
}
"""What the tag beside a source means."""
NUL = re.compile(r"(?<!\\)(?:\\\\)*+\\u0000")
"""A NUL byte as JSON writes it; behind a backslash of its own it is six letters that somebody typed."""
AIM_LABELS = {
    "infringement_claim": _("We made or own a work: somebody’s AI system, or what it made, infringes it"),
    "infringement_defence": _("We are accused: they say our AI system, or what it made, infringes their work"),
    "authorship_claim": _("Something we made with AI was copied"),
    "authorship_defence": _("We are accused of copying something made with AI"),
}


class PlainForm(forms.Form):
    """A form whose control ids are its field names, as links from the error summary expect.

    `headed`: its first label is the heading of the page.
    """

    headed = True

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **({"auto_id": "%s"} | more))
        next(iter(self.fields.values())).heading = self.headed  # type: ignore[attr-defined]


class AimForm(PlainForm):
    aim = forms.ChoiceField(
        label=_("What is this about?"),
        choices=[(aim, AIM_LABELS[aim]) for aim in AIMS],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select what this is about."),
            "invalid_choice": _("Select one of the four listed."),
        },
    )
    title = TextField(
        label=_("Your own name for this matter (optional)"),
        help_text=_("Only you see it, here and on the outline. It never stands in an address or a file name."),
        longest=200,
        widget=forms.TextInput,
    )


class ComplaintForm(PlainForm):
    complaint = forms.MultipleChoiceField(
        label=_("What is complained of?"),
        help_text=_("Select all that apply. Each is judged on its own."),
        choices=list(COMPLAINTS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Select at least one thing that is complained of."),
            "invalid_choice": _("Select only from the list."),
        },
    )


class FrameworksForm(PlainForm):
    """Which rulebooks apply, and whose test AIPPI's output rule borrows. `law` says what there is."""

    frameworks = forms.MultipleChoiceField(
        label=_("Under which rules shall we look at it?"),
        help_text=_(
            "Select one or more. Facts that several need are asked once. “As digested” and “as reported” mean: "
            "we hold somebody’s summary, not the text itself."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Select at least one set of rules."),
            "invalid_choice": _("Select only from the list."),
        },
    )
    national_test = forms.ChoiceField(
        label=_("If you chose AIPPI: whose test decides whether an output infringes?"),
        help_text=_("AIPPI has no test of its own: it leaves that to the law that applies."),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Select one of the tests listed.")},
    )

    def __init__(self, law: Rulebook, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["frameworks"].choices = [(f.id, worded(f, "title")) for f in law.frameworks.values()]  # type: ignore[attr-defined]
        self.fields["frameworks"].notes = {f.id: english(f.what) for f in law.frameworks.values()}  # type: ignore[attr-defined]
        if self.initial.get("aim", "").startswith("authorship"):
            del self.fields["national_test"]  # AIPPI, whose rule borrows the test, has nothing to say there
        elif "national_test" in self.fields:
            self._offer_tests(lenders_of(law))

    def _offer_tests(self, lenders: list[Framework]) -> None:
        test: Any = self.fields["national_test"]
        borrowed = [(f.id, filled(BORROWED, law=worded(f, "short"))) for f in lenders]
        test.choices = [("entered", _("Another law: we say whether it is met")), *borrowed]
        test.notes = {f.id: filled(CARRIED, law=worded(f, "short")) for f in lenders}
        test.notes["entered"] = _("You will be asked for the result. Leave it open until somebody has looked it up.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        test, chosen = data.get("national_test") or "entered", data.get("frameworks")
        if chosen and BORROWER not in chosen:
            test = "entered"  # nothing borrows it
        if chosen and test != "entered" and test not in chosen:
            self.add_error("national_test", gettext("To borrow that test, select its rules above as well."))
        return data | {"national_test": test}


class AboutForm(AimForm, ComplaintForm, FrameworksForm):
    """All that a new matter needs to know before its parties, on one page."""

    headed = False
    field_order = ("aim", "complaint", "frameworks", "national_test", "title")


BORROWED = _("The test of %(law)s, from the facts you enter")
CARRIED = _("What %(law)s finds on the output is carried over, no firmer than it is there.")
BORROWER = "aippi"
"""The framework that has no test of its own for an output."""
NATIONAL_TEST = "matter.national_test"


def lenders_of(law: Rulebook) -> list[Framework]:
    """The frameworks whose output issue may serve as the borrower's test: options of the question whose test it is."""
    return [law.frameworks[o.id] for o in law.questions[NATIONAL_TEST].options if o.id in law.frameworks]


class OpenFileForm(PlainForm):
    """A matter file, or an outline that carries one, read and checked. After `is_valid`, `matter` holds the matter and
    `law` the rulebooks it pins; problems stand at the field, one each."""

    headed = False

    file = forms.FileField(
        label=_("Matter file"),
        help_text=_(
            "A TOML or JSON file of at most 1 MB, such as one you downloaded here. Or an outline that carries its "
            "matter: JSON, or a PDF printed with “attach the matter” ticked, of at most 3 MB."
        ),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("That file is empty. Choose another."),
            "missing": _("Choose a file first."),
            "invalid": _("The file did not arrive. Choose it again."),
        },
    )

    def __init__(self, law: Rulebook, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.law = law
        self.matter: Matter | None = None

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        _check_size(file.size or 0, LARGEST_OUTLINE)
        try:
            # what a worked matter expects is for tests; a matter opened here does without
            data = {key: value for key, value in _data(matter_file(file.read())).items() if key != "expect"}
            self.law = rulebook_for(pins_of(data)) or self.law
            self.matter = parse_matter(data, self.law)
        except MatterError as error:
            raise ValidationError(list(dict.fromkeys(error.problems))) from None
        return file


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise ValidationError(
            f"That file has {size:,} bytes. A matter file has at most {LARGEST_FILE:,}, an outline that carries one"
            f" {LARGEST_OUTLINE:,}."
        )


def _data(raw: bytes) -> dict[str, Any]:
    """The matter in TOML or JSON bytes as a table. Raises ValidationError with one clear sentence, or MatterError."""
    try:
        text = raw.decode("utf-8-sig")
        is_json = text.lstrip().startswith("{")
        _check_size(0 if is_json else len(raw), LARGEST_FILE)
        data = matter_within(decoded(text, is_json))
        dumped = json.dumps(data, default=str, ensure_ascii=False)
        # half a character cannot be stored
        _check_size(min(len(raw), len(dumped.encode())), LARGEST_FILE)
    except UnicodeError:
        said = gettext("That file is not UTF-8 text. Save it as UTF-8 and open it again.")
        raise ValidationError(_another_kind(raw) or said) from None
    except RecursionError:
        raise ValidationError("That file is nested too deeply to be a matter file.") from None
    except ValueError as error:  # both readers name line and column
        said = f"That file is neither valid TOML nor valid JSON: {error}."
        raise ValidationError(_another_kind(raw) or said) from None
    if NUL.search(dumped):
        raise ValidationError("That file holds a character that cannot be stored (a NUL byte). Remove it.")
    return dict(data)


def _another_kind(raw: bytes) -> str:
    """What to say of a file that is known to be something else; empty for any other."""
    kind, _endings = recognised(raw[:HEAD])
    said = gettext("That file begins like this: %(type)s. A matter file is plain text; choose the TOML or JSON file.")
    return said % {"type": kind} if kind else ""


class CodeForm(PlainForm):
    headed = False
    code = TextField(
        label=_("Return code"),
        help_text=_("Twenty letters and figures, as shown on the other device."),
        longest=100,
        required=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 28}),
        error_messages={"required": _("Enter the return code.")},
    )
