"""Forms of a chronology and an evidence register. Each gives the record that it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aiclaims.forms.fields import DateField, TextField
from aiclaims.forms.setup import PlainForm
from aiclaims.forms.upload import LARGEST, Arrived, Measured
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.record_files import DIGEST, MAX_LINE, AnyRecord
from aiclaims.reasoning.records import Allegation, Event, Exhibit, FactKey

KINDS = {
    "document": _("Document"),
    "picture": _("Picture"),
    "recording": _("Sound or video"),
    "web_page": _("Web page"),
    "log": _("Log or record of a system"),
    "data": _("Data set or list of its files"),
    "output": _("Output of the system, with its prompt"),
    "statement": _("Statement of a witness"),
    "report": _("Report of an expert"),
    "object": _("Something else"),
}
STRENGTHS = {"none": _("None"), "weak": _("Weak"), "fair": _("Fair"), "strong": _("Strong")}
MEANINGS = {
    "none": _("It proves nothing by itself, or nobody has judged it yet."),
    "weak": _("The other side can easily explain it away."),
    "fair": _("It needs something beside it."),
    "strong": _("It would do alone, unless the other side answers it."),
}
Choices = list[tuple[str, list[tuple[str, str]]]]
"""Under each heading, values with their labels."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the choices of a record form are: issues, and facts (as "question" or "question party") under headings;
    exhibits; each fact's key; parties by number, and each number's key."""

    issues: Choices
    facts: Choices
    exhibits: list[tuple[str, str]]
    keys: Mapping[str, FactKey]
    parties: list[tuple[str, str]]
    people: Mapping[str, str]


class Grouped(forms.MultipleChoiceField):
    """Several of many, under headings that fold."""

    def __init__(self, **more: Any) -> None:
        wrong = {"invalid_choice": _("Select only from the list.")}
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, error_messages=wrong, **more)


def long_text(label: Any, hint: Any = "", *, rows: int = 3, **more: Any) -> TextField:
    return TextField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}), **more)


def line(label: Any, hint: Any = "") -> TextField:
    return TextField(label=label, help_text=hint, longest=MAX_LINE, widget=forms.TextInput)


class EventForm(PlainForm):
    headed = False
    what = long_text(_("What happened?"), required=True, error_messages={"required": _("Say what happened.")})
    when = DateField(label=_("When? (optional)"))
    source = long_text(_("Where is this taken from? (optional)"), _("A document, a person, a record."), rows=2)
    disputed = forms.BooleanField(label=_("The other side disputes this"), required=False)
    other_version = long_text(_("What does the other side say instead? (optional)"), rows=2)
    exhibits = Grouped(label=_("What proves it? (optional)"), help_text=_("From your evidence register."))
    issues = Grouped(label=_("What is it about? (optional)"), help_text=_("Select the legal points it bears on."))
    grouped = ("issues",)

    def __init__(self, options: Options, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["issues"].choices = options.issues  # type: ignore[attr-defined]
        self.fields["exhibits"].choices = options.exhibits  # type: ignore[attr-defined]
        if not options.exhibits:
            del self.fields["exhibits"]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("other_version") and not data.get("disputed"):
            self.add_error("disputed", _("Tick this as well, or take the other side’s version out."))
        return data

    def record(self, id: str) -> Event:
        """What the form says, as the event with this id."""
        data = self.cleaned_data
        return Event(
            id=id,
            what=data["what"],
            when=Day.read(data["when"]) if data["when"] else None,
            source=data["source"],
            disputed=data["disputed"],
            other_version=data["other_version"],
            issues=tuple(data["issues"]),
            exhibits=tuple(data.get("exhibits", ())),
        )


class ExhibitForm(PlainForm):
    headed = False
    what = long_text(_("What is it?"), required=True, rows=2, error_messages={"required": _("Say what it is.")})
    kind = forms.ChoiceField(
        label=_("What kind of thing?"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        initial="document",
        error_messages={"required": _("Select a kind."), "invalid_choice": _("Select one of those listed.")},
    )
    holder = line(_("Who has it? (optional)"), _("Who holds the original, and where."))
    captured = long_text(
        _("How was it captured? (optional)"),
        _("How, when and by whom: with the address, account, tool and settings, if it was taken from a screen."),
    )
    file = forms.FileField(
        label=_("The file itself (optional)"),
        help_text=_(
            "At most 100 MB. The file is not kept. It is read once for its SHA-256, its size and its type; these are "
            "kept, and show later whether a copy is the same."
        ),
        required=False,
        error_messages={
            "empty": _("That file is empty. Choose another."),
            "invalid": _("The file did not arrive. Choose it again."),
        },
    )
    digest = line(_("Or its SHA-256, if you have it (optional)"), _("64 figures and letters a to f."))
    measured = forms.CharField(required=False, widget=forms.HiddenInput, max_length=MAX_LINE)
    strength = forms.ChoiceField(
        label=_("How strong is it?"),
        help_text=_("Your own judgement. It changes no finding."),
        choices=list(STRENGTHS.items()),
        widget=forms.RadioSelect,
        initial="none",
        error_messages={"required": _("Select how strong it is."), "invalid_choice": _("Select one of the four.")},
    )
    because = long_text(_("Why? (optional)"), rows=2)
    supports = Grouped(
        label=_("Which answers does it bear out? (optional)"),
        help_text=_("Where the parties disagree, the claimant’s version is meant."),
    )
    against = Grouped(label=_("Which answers does it speak against? (optional)"))
    grouped = ("supports", "against")

    def __init__(self, options: Options, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.keys = options.keys
        self.fields["strength"].notes = MEANINGS  # type: ignore[attr-defined]
        for name in self.grouped:
            self.fields[name].choices = options.facts  # type: ignore[attr-defined]

    def clean_file(self) -> Measured | None:
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > LARGEST:
            said = gettext("That file has %(size)s bytes; at most %(most)s are read. Type its SHA-256 instead.")
            raise ValidationError(said % {"size": f"{file.size:,}", "most": f"{LARGEST:,}"})
        return file.measured if isinstance(file, Arrived) else None

    def clean_digest(self) -> str:
        found = re.sub(r"[\s:]|^sha-?256", "", self.cleaned_data["digest"].lower())
        if found and not DIGEST.fullmatch(found):
            said = gettext("A SHA-256 has 64 figures and letters a to f. You have written %(written)s characters.")
            raise ValidationError(said % {"written": len(found)})
        return str(found)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if set(data.get("supports", ())) & set(data.get("against", ())):
            self.add_error("against", _("It cannot speak for and against the same answer. Take one of the two out."))
        return data

    def carried(self) -> dict[str, Any]:
        """What was read of the file, as fields: a browser does not send a file a second time."""
        file = self.cleaned_data.get("file")
        return {"digest": file.digest, "measured": file_words(file)} if file else {}

    @property
    def measure(self) -> Measured:
        """What is known of the file: as it was read now; else the SHA-256 typed, with what was read of that file."""
        data = self.cleaned_data
        if data.get("file"):
            return data["file"]  # type: ignore[no-any-return]
        digest, size, file_type = [*data.get("measured", "").split(" ", 2), "", "", ""][:3]
        same = digest == data.get("digest") and size.isdecimal() and 0 < int(size) < 10**15
        return Measured(digest, int(size), file_type) if same else Measured(data.get("digest", ""), 0, "")

    def record(self, id: str) -> Exhibit:
        """What the form says, as the exhibit with this id."""
        data, file = self.cleaned_data, self.measure
        return Exhibit(
            id=id,
            what=data["what"],
            kind=data["kind"],
            holder=data["holder"],
            captured=data["captured"],
            digest=file.digest,
            size=file.size or None,
            file_type=file.file_type,
            strength=data["strength"],
            because=data["because"],
            supports=self._facts("supports"),
            against=self._facts("against"),
        )

    def _facts(self, name: str) -> tuple[FactKey, ...]:
        return tuple(self.keys[value] for value in self.cleaned_data[name])


def file_words(file: Measured) -> str:
    """What is known of a file as its form carries it along: SHA-256, bytes and type."""
    return f"{file.digest} {file.size} {file.file_type}" if file.size else ""


def fact_value(key: FactKey, numbers: Mapping[str, int]) -> str:
    """A fact as a form sends it: the question, and the number of the party."""
    return key[0] if key[1] is None else f"{key[0]} {numbers[key[1]]}"


def initial(record: AnyRecord, numbers: Mapping[str, int]) -> dict[str, Any]:
    """What the form of a record shows of it. `numbers`: those of the parties, by their keys."""
    values: dict[str, Any] = {name: getattr(record, name) for name in type(record).__slots__}
    if isinstance(record, Event):
        return values | {"when": str(record.when or "")}
    if isinstance(record, Allegation):
        return values | {"party": str(numbers[record.party]) if record.party else ""}
    keys = {name: [fact_value(key, numbers) for key in values[name]] for name in ("supports", "against")}
    return values | keys | {"measured": file_words(Measured(record.digest, record.size or 0, record.file_type))}
