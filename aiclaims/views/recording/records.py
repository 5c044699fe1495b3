"""What the pages of events and exhibits share: the form of one record, taking it out, and putting it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext

from aiclaims.forms.allegations import AllegationForm
from aiclaims.forms.fields import counted
from aiclaims.forms.records import EventForm, ExhibitForm, Options, fact_value, initial
from aiclaims.languages import filled, worded
from aiclaims.models import FullError, Record, StaleRecordError, add_record, change_record, next_number
from aiclaims.models.convert import to_json
from aiclaims.models.convert_records import record_values
from aiclaims.reasoning.record_files import AnyRecord, record_id
from aiclaims.reasoning.records import Exhibit, FactKey
from aiclaims.views.case import Case
from aiclaims.views.words import COLUMNS, STAGES, spoken, title_words, value_words, with_name

RecordForm = AllegationForm | EventForm | ExhibitForm


@dataclass(frozen=True, slots=True)
class Listed:
    """One kind of record as pages have it: its name in rows, the address name of its list, its form, its titles."""

    kind: str
    page: str
    form: type[RecordForm]
    add: str | Promise
    change: str | Promise


def edit(request: HttpRequest, case: Case, listed: Listed, number: int | None = None) -> HttpResponse:
    """The form of one record: a new one, or the one with this number."""
    row = None if number is None else _row(case, listed, number)
    if row and row.removed and request.method != "POST":
        return redirect(listed.page, case.row.pk)
    form = _form(request, case, listed, row)
    if request.method != "POST" or not form.is_valid():
        return _show(request, case, listed, row, form)
    try:
        saved = _save(request, case, listed, row, form)
    except FullError as full:
        said = gettext("A matter holds at most %(most)s of these. Take one out first.")
        form.add_error(None, said % {"most": full.most})
        return _show(request, case, listed, row, form)
    except StaleRecordError as stale:
        return _show(request, case, listed, stale.saved, form, stale=_saved_now(case, listed, stale.saved, form))
    return redirect(f"{reverse(listed.page, args=[case.row.pk])}#{saved}")


def _row(case: Case, listed: Listed, number: int) -> Record:
    """Raises Http404."""
    found = next((r for r in case.row.records.all() if (r.kind, r.number) == (listed.kind, number)), None)
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, case: Case, listed: Listed, row: Record | None) -> RecordForm:
    record = record_of(case, listed, row) if row else None
    options = options_of(case, record)
    if request.method != "POST":
        return listed.form(options, initial=initial(record, _numbers(case)) if record else {})
    form = listed.form(options, request.POST, request.FILES)
    form.is_valid()
    carried = form.carried() if isinstance(form, ExhibitForm) else {}
    data = request.POST.copy()
    for name, value in carried.items():
        data[name] = value
    return listed.form(options, data) if carried else form


def record_of(case: Case, listed: Listed, row: Record) -> AnyRecord | None:
    """The record of a row, as the matter has it; None where it is taken out."""
    records: tuple[AnyRecord, ...] = getattr(case.facts, f"{listed.kind}s")
    return next((r for r in records if r.id == row.key), None)


def _save(request: HttpRequest, case: Case, listed: Listed, row: Record | None, form: RecordForm) -> str:
    """Save what a valid form says; gives the id of the record. Raises FullError and StaleRecordError."""
    sent = {name: counted(request.POST.get(name, "")) for name in ("number", "version")}
    if row is None:
        values = record_values(form.record(record_id(listed.kind, 1)), case.parties)
        return add_record(case.row, listed.kind, values, sent["number"]).key
    change_record(row, sent["version"], values=record_values(form.record(row.key), case.parties), removed=False)
    return row.key


def _saved_now(case: Case, listed: Listed, saved: Record, form: RecordForm) -> list[tuple[str, str]]:
    """Each field that was saved otherwise meanwhile, with what is saved now."""
    fresh = case.afresh()
    if saved.removed:
        return [(saved.key, gettext("taken out"))]
    record = record_of(fresh, listed, saved)
    now = initial(record, _numbers(fresh)) if record else {}
    typed = initial(form.record(saved.key), _numbers(fresh))
    fields = [f for f in form if f.name in now and f.name != "measured" and now[f.name] != typed[f.name]]
    return [(str(f.label), _field_words(f.field, now[f.name])) for f in fields]


def _field_words(field: Any, value: Any) -> str:
    """What a field holds, in words."""
    labels = {str(v): str(label) for v, label in getattr(field, "choices", ()) if isinstance(label, str | Promise)}
    for _heading, options in (c for c in getattr(field, "choices", ()) if isinstance(c[1], list | tuple)):
        labels |= {str(v): str(label) for v, label in options}
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    several = value if isinstance(value, list | tuple) else [value]
    return "; ".join(labels.get(str(v), str(v)) for v in several if v) or gettext("nothing")


def _show(
    request: HttpRequest,
    case: Case,
    listed: Listed,
    row: Record | None,
    form: RecordForm,
    *,
    stale: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    sent = request.POST.get("number", "") or next_number(case.row, listed.kind)
    version = row.version if row and (stale or request.method != "POST") else request.POST.get("version", "")
    context = {
        "case": case, "form": form, "listed": listed, "row": row, "stale": stale, "number": sent, "version": version,
        "title": f"{listed.change} {row.key}" if row else listed.add,
    }  # fmt: skip
    status = 409 if stale else 422 if form.is_bound and form.errors else 200
    return render(request, "records/edit.html", context, status=status)


def remove(request: HttpRequest, case: Case, listed: Listed, number: int) -> HttpResponse:
    """Take a record out, after asking. It can be put back."""
    row = _row(case, listed, number)
    if request.method == "POST":
        _turn(request, row, removed=True)
    if row.removed or request.method == "POST":
        return redirect(listed.page, case.row.pk)
    named = [e for e in case.facts.events if row.key in e.exhibits]
    context = {"case": case, "listed": listed, "row": row, "record": record_of(case, listed, row), "named": named}
    return render(request, "records/remove.html", context)


def restore(request: HttpRequest, case: Case, listed: Listed, number: int) -> HttpResponse:
    """Put back a record that was taken out."""
    _turn(request, _row(case, listed, number), removed=False)
    return redirect(listed.page, case.row.pk)


def _turn(request: HttpRequest, row: Record, *, removed: bool) -> None:
    """Whoever changed it meanwhile wins: the list shows how it stands."""
    try:
        change_record(row, counted(request.POST.get("version", "")), removed=removed)
    except StaleRecordError:
        return


def taken_out(case: Case, listed: Listed) -> list[Record]:
    """The records that can be put back."""
    return [r for r in case.row.records.all() if r.kind == listed.kind and r.removed]


def _numbers(case: Case) -> dict[str, int]:
    return {key: party.number for key, party in case.parties.items()}


def options_of(case: Case, record: AnyRecord | None) -> Options:
    """What a form offers: the issues of the matter's frameworks, its exhibits, and the facts that are asked in it or
    answered, with those that the record names already."""
    keys = _facts(case, record)
    numbers = _numbers(case)
    stages = [(str(words), [k for k in keys if case.law.questions[k[0]].stage == id]) for id, words in STAGES.items()]
    return Options(
        issues=_issues(case),
        facts=[
            (stage, [(fact_value(k, numbers), fact_words(case, k)) for k in here]) for stage, here in stages if here
        ],
        exhibits=[(e.id, f"{e.id} {e.what[:80]}") for e in case.facts.exhibits],
        keys={fact_value(k, numbers): k for k in keys},
        parties=[(str(p.number), p.label) for p in case.parties.values()],
        people={str(p.number): key for key, p in case.parties.items()},
    )


def _facts(case: Case, record: AnyRecord | None) -> list[FactKey]:
    asked = [slot for page in case.agenda.pages for slot in page.slots]
    answered = [(a.question, a.party) for a in case.facts.answers]
    named = [*record.supports, *record.against] if isinstance(record, Exhibit) else []
    order = {id: n for n, id in enumerate(case.law.questions)}
    return sorted({*asked, *answered, *named}, key=lambda k: (order[k[0]], k[1] or ""))


def fact_words(case: Case, key: FactKey) -> str:
    """A question, with its answer as it stands."""
    question, party = case.law.questions[key[0]], case.parties[key[1]] if key[1] else None
    answer = next((a for a in case.facts.answers if (a.question, a.party) == key), None)
    value = to_json(answer.claimant) if answer else None
    words = with_name(spoken(question).ask, party)
    return words if value is None else f"{words} – {value_words(question, value)}"


def _issues(case: Case) -> list[tuple[str, list[tuple[str, str]]]]:
    """The issues that are shown, by framework and stage."""
    frameworks = [case.law.frameworks[id] for id in case.facts.frameworks]
    said = gettext("%(rules)s: %(stage)s")
    groups: dict[str, list[tuple[str, str]]] = {}
    for framework in frameworks:
        for issue in framework.issues.values():
            if issue.shown:
                heading = filled(said, rules=worded(framework, "short"), stage=COLUMNS[issue.stage])
                groups.setdefault(heading, []).append((issue.id, title_words(issue)))
    return list(groups.items())


def titles_of(case: Case, issues: tuple[str, ...]) -> tuple[str, ...]:
    """What issues are called."""
    return tuple(title_words(case.law.issue(id)) for id in issues)
