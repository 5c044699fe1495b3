"""The pages before the first question: aim, complaint, rulebooks, parties; and files and codes that open a matter."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from aiclaims.forms.fields import TextField
from aiclaims.models import rulebook_for
from aiclaims.reasoning import MatterError, Rulebook, parse_matter
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.matter_data import pins_of
from aiclaims.reasoning.model import AIMS, FUNCTIONS

COMPLAINTS = {
    "training": "Using the work to train an AI system",
    "output": "What an AI system made, and what was done with it",
    "copying": "Copying of something that was made with AI",
}
WEIGHTS = {
    "binding": "Law that must be followed where it is in force.",
    "persuasive": "Decided cases. They may persuade another court; they do not bind it.",
    "soft law": "A recommendation. It guides and binds nobody.",
    "commentary": "What lawyers write about the law. It binds nobody.",
    "pending": "Not in force yet, or under appeal.",
    "superseded": "No longer the law.",
    "none": "Background only.",
}
"""What the tag beside a source means."""
PARTS = {
    "develops": "Builds or adapts the AI model or system.",
    "trains": "Uses works to train it, or has that done.",
    "markets": "Sells, licenses or supplies the system to others.",
    "runs_service": "Lets people generate with it, in an app or on a website, whoever supplies the model.",
    "exploits_system": "Earns money with the system, for example by membership or credits.",
    "exploits_output": "Sells, prints or publishes for gain what the system made.",
    "prompts": "Typed what led to the output.",
    "copies": "Took over something that was made with AI.",
    "owns_work": "Holds the rights in the work.",
    "made_work": "Is the author, or used the AI tool to make it.",
}
"""What each part somebody can play means."""
LARGEST_FILE = 1_000_000
AIM_LABELS = {
    "infringement_claim": "Somebody’s AI system, or what it made, infringes our work",
    "infringement_defence": "We are accused: they say our AI system, or what it made, infringes their work",
    "authorship_claim": "Something we made with AI was copied",
    "authorship_defence": "We are accused of copying something made with AI",
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
        label="What is this about?",
        choices=[(aim, AIM_LABELS[aim]) for aim in AIMS],
        widget=forms.RadioSelect,
        error_messages={"required": "Select what this is about.", "invalid_choice": "Select one of the four listed."},
    )
    title = TextField(
        label="Your own name for this matter (optional)",
        help_text="Only you see it, here and on the outline. It never stands in an address or a file name.",
        longest=200,
        widget=forms.TextInput,
    )


class ComplaintForm(PlainForm):
    complaint = forms.MultipleChoiceField(
        label="What is complained of?",
        help_text="Select all that apply. Each is judged on its own.",
        choices=list(COMPLAINTS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Select at least one thing that is complained of.",
            "invalid_choice": "Select only from the list.",
        },
    )


class FrameworksForm(PlainForm):
    """Which rulebooks apply, and whose test AIPPI's output rule borrows. `law` says what there is."""

    frameworks = forms.MultipleChoiceField(
        label="Under which rules shall we look at it?",
        help_text="Select one or more. Facts that several need are asked once. “As digested” and “as reported” mean: "
        "we hold somebody’s summary, not the text itself.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Select at least one set of rules.",
            "invalid_choice": "Select only from the list.",
        },
    )
    national_test = forms.ChoiceField(
        label="If you chose AIPPI: whose test decides whether an output infringes?",
        help_text="AIPPI has no test of its own: it leaves that to the law that applies.",
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Select one of the tests listed."},
    )

    def __init__(self, law: Rulebook, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["frameworks"].choices = [(f.id, f.title) for f in law.frameworks.values()]  # type: ignore[attr-defined]
        self.fields["frameworks"].notes = {f.id: f.what for f in law.frameworks.values()}  # type: ignore[attr-defined]
        if self.initial.get("aim", "").startswith("authorship"):
            del self.fields["national_test"]  # AIPPI, whose rule borrows the test, has nothing to say there
            return
        bridges = [f for f in law.frameworks.values() if f.id in BRIDGES]
        self.fields["national_test"].choices = [  # type: ignore[attr-defined]
            ("entered", "Another law: we say whether it is met"),
            *((f.id, f"The test of {f.short}, from the facts you enter") for f in bridges),
        ]
        self.fields["national_test"].notes = {  # type: ignore[attr-defined]
            "entered": "You will be asked for the result. Leave it open until somebody has looked it up."
        } | {f.id: f"What {f.short} finds on the output is carried over, no firmer than it is there." for f in bridges}

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        test = data.get("national_test") or "entered"
        chosen = data.get("frameworks")
        if chosen and test != "entered" and test not in chosen:
            self.add_error("national_test", "To borrow that test, select its rules above as well.")
        return data | {"national_test": test}


BRIDGES = ("china", "japan")
"""Frameworks whose output issue may serve as AIPPI's national test."""


class PartyForm(PlainForm):
    """One party. `taken`: the names of the others, since two parties of one name cannot be told apart."""

    headed = False
    name = TextField(
        label="Name (optional)",
        help_text="Leave it empty for somebody not identified yet.",
        longest=200,
        widget=forms.TextInput,
    )
    does = forms.MultipleChoiceField(
        label="What does this party do?",
        help_text="Select all that apply. Leave all empty for somebody who only sues, such as a licensee.",
        required=False,
        choices=[(id, f"{words[0].upper()}{words[1:]}") for id, words in FUNCTIONS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Select only from the list."},
    )

    def __init__(self, taken: Iterable[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.taken = {name.casefold() for name in taken if name}
        self.fields["does"].notes = PARTS  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if name.casefold() in self.taken:
            raise ValidationError("Another party has this name already. Add something that tells them apart.")
        return name


SIDES = [
    ("claimant", "Somebody else on the claimant’s side"),
    ("defendant", "Somebody else on the defendant’s side"),
    ("", "Not said yet"),
]


class PeopleForm(PlainForm):
    """Who the client is, and whether everybody is named."""

    headed = False

    client = forms.ChoiceField(
        label="Who is the client?",
        help_text="This changes how the outline is written, never a finding.",
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Select one of the parties listed."},
    )
    all_parties_named = forms.BooleanField(
        label="Everybody who plays a part is listed above",
        help_text="Leave this empty while somebody may be missing, such as whoever trained the system.",
        required=False,
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["client"].choices = [*people, *SIDES]  # type: ignore[attr-defined]


class OpenFileForm(PlainForm):
    """A matter file, read and checked. After `is_valid`, `matter` holds it and `law` the rulebooks it pins; problems
    stand at the field, one each."""

    headed = False

    file = forms.FileField(
        label="Matter file",
        help_text="A TOML or JSON file of at most 1 MB, such as one you downloaded here.",
        error_messages={
            "required": "Choose a file first.",
            "empty": "That file is empty. Choose another.",
            "missing": "Choose a file first.",
            "invalid": "The file did not arrive. Choose it again.",
        },
    )

    def __init__(self, law: Rulebook, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.law = law
        self.matter: Matter | None = None

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(f"That file has {file.size:,} bytes. A matter file has at most {LARGEST_FILE:,}.")
        try:
            # what a worked matter expects is for tests; a matter opened here does without
            data = {key: value for key, value in _data(file.read()).items() if key != "expect"}
            self.law = rulebook_for(pins_of(data)) or self.law
            self.matter = parse_matter(data, self.law)
        except MatterError as error:
            raise ValidationError(list(dict.fromkeys(error.problems))) from None
        return file


def _data(raw: bytes) -> dict[str, Any]:
    """TOML or JSON bytes as a table. Raises ValidationError with one clear sentence."""
    try:
        text = raw.decode("utf-8-sig")
        data = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
        dumped = json.dumps(data, default=str, ensure_ascii=False)
        dumped.encode()  # half a character cannot be stored
    except UnicodeError:
        raise ValidationError("That file is not UTF-8 text. Save it as UTF-8 and open it again.") from None
    except RecursionError:
        raise ValidationError("That file is nested too deeply to be a matter file.") from None
    except ValueError as error:  # both readers name line and column
        raise ValidationError(f"That file is neither valid TOML nor valid JSON: {error}.") from None
    if "\\u0000" in dumped:
        raise ValidationError("That file holds a character that cannot be stored (a NUL byte). Remove it.")
    return dict(data)


class CodeForm(PlainForm):
    headed = False
    code = TextField(
        label="Return code",
        help_text="Twenty letters and figures, as shown on the other device.",
        longest=100,
        required=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 28}),
        error_messages={"required": "Enter the return code."},
    )
