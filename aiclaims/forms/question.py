"""Questions of the rulebooks as form fields, and what was filled in as answers. One function makes every field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from aiclaims.forms.fields import DateField, NumberField, TextField
from aiclaims.models import Answer, Given, Party
from aiclaims.models.answer import Json, Slot
from aiclaims.reasoning.matter import UNKNOWN
from aiclaims.reasoning.model import Question
from aiclaims.reasoning.values import MAX_WHOM

DISPUTED = "disputed"
SIDES = ("claimant", "defendant")
STATES = [(UNKNOWN, _("Not known yet")), (DISPUTED, _("Disputed: the two sides say different things"))]
NOT_RAISED = _("Nobody has raised this")
CHOOSE = _("Select an answer. If nobody can say yet, select “Not known yet”.")
WRITE = _("Write an answer. If nobody can say yet, tick “Not known yet”.")
ONE_ONLY = _("You gave an answer and also “Not known yet” or “Disputed”. Keep one of them.")
NO_ANSWER = _("Give an answer to go with your own words, or “Not known yet”.")
NO_VERSION = _("Gives no version, only denies")
CANNOT_SAY = _("Cannot say")
A_VERSION = _("Give the version of at least one side. Leave the other out if it only denies.")
CANNOT_AND_SAYS = _("You gave a side’s version and also that it cannot say. Keep one of them.")
SAME = _("Both versions are the same. Then it is not disputed.")
OFF_LIST = _("Choose only from the answers listed on this page.")
VERSIONS = {"claimant": _("The claimant’s version"), "defendant": _("The defendant’s version")}
CANNOT = {"claimant": _("The claimant cannot say"), "defendant": _("The defendant cannot say")}


def name_of(question: str, party: Party | None) -> str:
    """The name of a question's field; `_version`, `_note` and the like come after it."""
    stem = question.replace(".", "_")
    return f"{stem}-{party.number}" if party else stem


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about one party (or the matter) on a page. `name` is its field's name; `row` what is saved."""

    question: Question
    party: Party | None
    row: Answer | None
    words: str
    hint: str
    why: str
    heading: bool = False

    @property
    def slot(self) -> Slot:
        return (self.question.id, self.party)

    @property
    def name(self) -> str:
        return name_of(self.question.id, self.party)


def field_for(
    question: Question, *, states: Sequence[tuple[str, Any]] = STATES, blank: Any = "", **more: Any
) -> forms.Field:
    """The form field for one question: its options or a box of its kind.

    `states` stand after the options of a choice; `blank` names the choice of giving no answer.
    """
    options = [(o.id, o.label) for o in question.options] + list(states)
    wrong = {"invalid_choice": OFF_LIST}
    match question.kind:
        case "yes_no" | "one_of":
            choices = ([("", blank)] if blank else []) + options
            return forms.ChoiceField(
                choices=choices, widget=forms.RadioSelect, required=False, error_messages=wrong, **more
            )
        case "several_of":
            return forms.MultipleChoiceField(
                choices=options, widget=forms.CheckboxSelectMultiple, required=False, error_messages=wrong, **more
            )
        case "date":
            return DateField(**more)
        case "number" | "amount":
            return NumberField(**more)
        case _:
            return TextField(widget=forms.Textarea(attrs={"rows": 4}), **more)


def fields_for(asked: Asked) -> dict[str, forms.Field]:
    """Everything one question needs on a page: the answer, who could give it, both versions, own words, and which state
    of the answer was read."""
    q, name = asked.question, asked.name
    main = field_for(q, blank=NOT_RAISED if q.unless_raised else "", label=asked.words, help_text=asked.hint)
    main.heading = asked.heading  # type: ignore[attr-defined]
    fields = {name: main}
    if q.kind not in ("yes_no", "one_of", "several_of"):
        fields[f"{name}_state"] = forms.MultipleChoiceField(
            choices=STATES, widget=forms.CheckboxSelectMultiple, required=False, label=_("Or one of these"),
            error_messages={"invalid_choice": OFF_LIST},
        )  # fmt: skip
    fields[f"{name}_whom"] = TextField(
        label=_("Who could answer this? (optional)"), longest=MAX_WHOM,
        help_text=_("Goes with “Not known yet” to the open questions; with any other answer it is not kept."),
    )  # fmt: skip
    for side in SIDES:
        fields |= _version_fields(q, f"{name}_{side}", side)
    if q.kind == "several_of":
        fields[f"{name}_complete"] = forms.BooleanField(
            required=False, label=_("The list is complete: what is not ticked does not apply")
        )
    fields[f"{name}_note"] = TextField(
        label=_("In your own words (optional)"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Printed in the outline as you write it. It never changes a finding."),
    )  # fmt: skip
    fields[f"{name}_version"] = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    return fields


def _version_fields(question: Question, name: str, side: str) -> dict[str, forms.Field]:
    """One side's version of a disputed answer; that side may also say that it cannot tell."""
    label = VERSIONS[side]
    if question.options:
        return {name: field_for(question, states=[(UNKNOWN, CANNOT_SAY)], blank=NO_VERSION, label=label)}
    cannot = forms.BooleanField(required=False, label=CANNOT[side])
    return {name: field_for(question, label=label), f"{name}_unknown": cannot}


def initial_for(asked: Asked) -> dict[str, Any]:
    """What is saved, as the fields show it."""
    row, name, kind = asked.row, asked.name, asked.question.kind
    if row is None:
        return {f"{name}_version": 0}
    shown: dict[str, Any] = {
        f"{name}_version": row.version,
        f"{name}_note": row.note,
        f"{name}_whom": row.whom,
        f"{name}_complete": row.complete,
    }
    if row.claimant != row.defendant:
        for side, version in zip(SIDES, (row.claimant, row.defendant), strict=True):
            cannot = version == UNKNOWN and not asked.question.options
            shown[f"{name}_{side}_unknown" if cannot else f"{name}_{side}"] = True if cannot else version
        return shown | ({name: DISPUTED} if kind in ("yes_no", "one_of") else {_state(asked): [DISPUTED]})
    if row.claimant == UNKNOWN and kind not in ("yes_no", "one_of"):
        return shown | {_state(asked): [UNKNOWN]}
    return shown | {name: row.claimant}


def _state(asked: Asked) -> str:
    return asked.name if asked.question.kind == "several_of" else f"{asked.name}_state"


@dataclass(frozen=True, slots=True)
class Block:
    """One question's bound fields, for the template."""

    asked: Asked
    main: BoundField
    state: BoundField | None
    whom: BoundField
    claimant: BoundField
    claimant_unknown: BoundField | None
    defendant: BoundField
    defendant_unknown: BoundField | None
    complete: BoundField | None
    note: BoundField
    version: BoundField


class PageForm(forms.Form):
    """All the questions of one page. After `is_valid`, `given` holds the answers and `blank` the slots left empty."""

    def __init__(self, asked: Sequence[Asked], data: Mapping[str, Any] | None = None) -> None:
        self.asked = tuple(asked)
        self.given: dict[Slot, Given] = {}
        initial = {k: v for a in self.asked for k, v in initial_for(a).items()}
        super().__init__(data, initial=initial, auto_id="%s")
        for each in self.asked:
            self.fields.update(fields_for(each))

    @property
    def blocks(self) -> list[Block]:
        return [self._block(a) for a in self.asked]

    def _block(self, asked: Asked) -> Block:
        def field(end: str) -> BoundField | None:
            return self[asked.name + end] if asked.name + end in self.fields else None

        parts = {end: field(f"_{end}") for end in Block.__annotations__ if end not in ("asked", "main")}
        return Block(asked=asked, main=self[asked.name], **parts)  # type: ignore[arg-type]

    def about(self, name: str) -> str:
        """Which question a field belongs to, where the page holds several."""
        several = len(self.asked) > 1
        return next((a.words for a in self.asked if several and name in fields_for(a)), "")

    @property
    def blank(self) -> list[Asked]:
        """Those left empty, except what somebody else has answered since this page was shown."""
        empty = [a for a in self.asked if self.given.get(a.slot) == Given()]
        return [a for a in empty if not (a.row and self.versions[a.slot] == 0)]

    @property
    def versions(self) -> dict[Slot, int]:
        return {a.slot: self.cleaned_data.get(f"{a.name}_version") or 0 for a in self.asked}

    def unjudged(self) -> PageForm:
        """The same with everything that was sent, and no word yet on what is wrong with it."""
        self.full_clean()
        self._errors = ErrorDict()
        return self

    def demand(self, slots: set[Slot]) -> None:
        """Mark as errors those blank answers that are needed after all."""
        for asked in self.blank:
            if asked.slot in slots:
                self.add_error(asked.name, CHOOSE if asked.question.options else WRITE)

    def clean(self) -> dict[str, Any]:
        for asked in self.asked:
            if any(name in self.errors for name in fields_for(asked)):
                continue  # what its boxes say is wrong already: one mistake, one error
            try:
                self.given[asked.slot] = given(asked, self.cleaned_data)
            except ValidationError as error:
                self.add_error(f"{asked.name}_claimant" if error.code == DISPUTED else asked.name, error)
        return self.cleaned_data


def given(asked: Asked, cleaned: Mapping[str, Any]) -> Given:
    """What was filled in for one question. Raises ValidationError where its parts contradict each other."""
    name, main = asked.name, _lines(cleaned.get(asked.name))
    states = _states(asked, main, cleaned)
    value: Json | None = None if main in ("", [], None) or main == DISPUTED else main
    if isinstance(value, list):
        value = [v for v in value if v not in (UNKNOWN, DISPUTED)] or None
    if len(states) > 1 or (states and value not in (None, UNKNOWN)):
        raise ValidationError(ONE_ONLY)
    note, complete = _lines(cleaned.get(f"{name}_note")) or "", bool(cleaned.get(f"{name}_complete"))
    if DISPUTED in states:
        return _disputed(name, cleaned, complete=complete, note=note)
    if UNKNOWN in states:
        value = UNKNOWN
    if value is None and complete:
        value = []
    if value is None and note:
        raise ValidationError(NO_ANSWER)
    whom = cleaned.get(f"{name}_whom") or "" if value == UNKNOWN else ""
    return Given(value, value, complete and isinstance(value, list), note, whom)


def _lines(said: Any) -> Any:
    """A text with its lines ended as files hold them: browsers send them otherwise, and nothing has changed by that."""
    return said.replace("\r\n", "\n") if isinstance(said, str) else said


def _states(asked: Asked, main: Any, cleaned: Mapping[str, Any]) -> list[str]:
    """Which of “Not known yet” and “Disputed” were picked."""
    if asked.question.kind in ("yes_no", "one_of"):
        return [main] if main in (UNKNOWN, DISPUTED) else []
    picked = (main or []) if asked.question.kind == "several_of" else cleaned.get(f"{asked.name}_state") or []
    return [s for s in (UNKNOWN, DISPUTED) if s in picked]


def _disputed(name: str, cleaned: Mapping[str, Any], *, complete: bool, note: str) -> Given:
    ours, theirs = (_version(f"{name}_{side}", cleaned) for side in SIDES)
    if all(version in (None, UNKNOWN) for version in (ours, theirs)):
        raise ValidationError(A_VERSION, DISPUTED)
    if ours == theirs:
        raise ValidationError(SAME, DISPUTED)
    return Given(ours, theirs, complete, note)


def _version(name: str, cleaned: Mapping[str, Any]) -> Json | None:
    """What one side says. Raises ValidationError where it says something and also that it cannot."""
    said = _lines(cleaned.get(name))
    cannot = bool(cleaned.get(f"{name}_unknown")) or said == [UNKNOWN]
    if said in ("", [], None) or said == [UNKNOWN]:
        return UNKNOWN if cannot else None
    if cannot or (isinstance(said, list) and UNKNOWN in said):
        raise ValidationError(CANNOT_AND_SAYS, DISPUTED)
    return cast("Json", said)
