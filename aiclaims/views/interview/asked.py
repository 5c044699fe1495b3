"""What a question page holds, and what its answers make of a matter; shared with its panel and the quick look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from aiclaims.forms.question import Asked, PageForm, name_of
from aiclaims.models import Answer, ConflictError, Given, Party
from aiclaims.models.answer import Slot
from aiclaims.models.convert import from_json
from aiclaims.reasoning.matter import Answer as Fact
from aiclaims.reasoning.matter import Matter as Facts
from aiclaims.views.agenda import Key, Page, kind_of, page_key
from aiclaims.views.case import Case
from aiclaims.views.words import STAGES, answer_words, ask_words, on_form, run, with_name


def page_of(case: Case, kind: str, key: str, party: str | None, posted: QueryDict) -> Page:
    """The page as the agenda has it; as it was shown, if answers come back; whole, if it need not be asked any more.

    Raises Http404 where there never is such a page.
    """
    slots = _slots(case, kind, key, party)
    if not slots:
        raise Http404
    shown = tuple(s for s in slots if f"{name_of(s[0], _party(case, s))}_version" in posted)
    whole = Page(kind, case.law.questions[slots[0][0]].stage, key, party, slots, 0)
    page = case.agenda.find(kind, key, party) or whole
    return replace(page, slots=shown) if shown else page


def _slots(case: Case, kind: str, key: str, party: str | None) -> tuple[Key, ...]:
    """Every question a page could ever hold, asked or not just now."""
    questions = [q for q in case.law.questions.values() if q.stage in STAGES]
    if kind == "ask":
        scope = "party" if party else "matter"
        return tuple((q.id, party) for q in questions if key in (q.id, page_key(q)) and q.scope == scope)
    here = [q for q in questions if q.stage == key and kind_of(q) == kind]
    return tuple((q.id, p) for q in here for p in (case.parties if q.scope == "party" else [None]))


def asked_on(case: Case, page: Page) -> list[Asked]:
    """The questions of a page with what is saved for each."""
    return asked_about(case, page.slots, heading=page.kind == "ask" and len(page.slots) == 1)


def asked_about(case: Case, slots: Iterable[Key], *, heading: bool = False) -> list[Asked]:
    """Questions as a page asks them, with what is saved for each. `heading`: the only one is the page's own heading."""
    rows = {(a.question, a.party_id): a for a in case.row.answers.all()}
    return [_asked(case, slot, rows, heading=heading) for slot in slots]


def _asked(case: Case, slot: Key, rows: Mapping[tuple[str, int | None], Answer], *, heading: bool) -> Asked:
    question, party = on_form(case.law.questions[slot[0]]), _party(case, slot)
    row = rows.get((slot[0], party.pk if party else None))
    hint, why = (run(with_name(text, party), question) for text in (question.help, question.why))
    return Asked(question, party, row, ask_words(question, party), hint, why, heading)


def _party(case: Case, slot: Key) -> Party | None:
    return case.parties[slot[1]] if slot[1] else None


def afresh(form: PageForm, conflict: ConflictError) -> PageForm:
    """The same typed answers over the versions that are saved now: sending it again replaces them knowingly."""
    data = form.data.copy()  # type: ignore[attr-defined]
    for each in form.asked:
        if each.slot in conflict.stale:
            row = conflict.stale[each.slot]
            data[f"{each.name}_version"] = row.version if row else 0
    return PageForm(form.asked, data)


def stale_words(form: PageForm, conflict: ConflictError) -> list[tuple[str, str]]:
    """Each question changed elsewhere, with what is saved now."""
    found = [(a, conflict.stale[a.slot]) for a in form.asked if a.slot in conflict.stale]
    return [(a.words, answer_words(a.question, row) or _("No answer")) for a, row in found]


def key_of(slot: Slot) -> Key:
    """A slot as rules name it."""
    return (slot[0], slot[1].key if slot[1] else None)


def supposing(case: Case, given: Mapping[Slot, Given]) -> Facts:
    """The matter as it would stand with these answers in place of what is saved; an empty one takes its answer away."""
    said = tuple(_fact(case, slot, answer) for slot, answer in given.items() if not answer.empty)
    return replace(case.facts, answers=(*without(case.facts, {key_of(s) for s in given}).answers, *said))


def without(facts: Facts, keys: set[Key]) -> Facts:
    """The matter with these questions unanswered."""
    return replace(facts, answers=tuple(a for a in facts.answers if (a.question, a.party) not in keys))


def _fact(case: Case, slot: Slot, answer: Given) -> Fact:
    kind = case.law.questions[slot[0]].kind
    values = [from_json(kind, v) for v in (answer.claimant, answer.defendant)]
    return Fact(*key_of(slot), values[0], values[1], answer.complete)
