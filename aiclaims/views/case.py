"""Which matter a request is about, and whether this browser may see it: anybody else gets a plain 404."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override

from aiclaims.models import Access, Matter, Party, rulebook_for, shipped, to_matter
from aiclaims.reasoning import Assessment, Rulebook, assess
from aiclaims.reasoning.editions import editions_of, holds
from aiclaims.reasoning.matter import Matter as Facts
from aiclaims.views.agenda import Agenda, Page, agenda

P = ParamSpec("P")


SAID = ("parties", "answers")
"""What of a matter every page of the interview reads, more than once."""


class EditionGoneError(Exception):
    """A matter pins rulebooks that are neither shipped nor kept."""


def assessed(law: Rulebook, facts: Facts) -> Assessment:
    """What the law makes of these facts; kept for the matters read last."""
    return replace(_assessed(law, facts.judged), matter=facts)


# One matter is read on several pages between two answers, and what is made of it depends on nothing else.
@lru_cache(maxsize=16)
def _assessed(law: Rulebook, facts: Facts) -> Assessment:
    return assess(law, facts)


@lru_cache(maxsize=128)
def _agenda(law: Rulebook, facts: Facts) -> Agenda:
    return agenda(law, facts)


def law() -> Rulebook:
    """The rulebooks shipped with the program: those of pages that are about no matter."""
    return shipped()


@dataclass
class Case:
    """One matter as a page needs it: its row, what the rows say, and what the law makes of it."""

    row: Matter
    access: Access

    @cached_property
    def law(self) -> Rulebook:
        """The rulebooks in the editions that the matter pins. Raises EditionGoneError."""
        found = rulebook_for(self.row.editions)
        if found is None:
            raise EditionGoneError
        return found

    @cached_property
    def facts(self) -> Facts:
        """What the rows say. Somebody without a name is called as on English pages, so that reasons and outline, which
        are English in every language, say so."""
        said = to_matter(self.row, self.law)
        with override(settings.LANGUAGE_CODE):
            return replace(said, parties=tuple(replace(p, name=self.parties[p.id].label) for p in said.parties))

    @cached_property
    def assessment(self) -> Assessment:
        return assessed(self.law, self.facts)

    @cached_property
    def agenda(self) -> Agenda:
        """What is left to ask, as it stands at the start of the request."""
        return _agenda(self.law, self.facts.judged)

    @property
    def newer(self) -> bool:
        """Whether newer rulebooks are shipped than those this matter is read under."""
        return not holds(editions_of(shipped()), self.row.editions)

    def afresh(self) -> Case:
        """The same matter as it stands now, after something was saved."""
        return Case(Matter.objects.prefetch_related(*SAID).get(pk=self.row.pk), self.access)

    def address(self, page: Page, back: str = "") -> str:
        """Where a page is asked. `back` ("check") brings the person straight back to the check page."""
        number = [self.parties[page.party].number] if page.party else []
        return reverse(page.kind, args=[self.row.pk, page.key, *number]) + (f"?back={back}" if back else "")

    @cached_property
    def parties(self) -> dict[str, Party]:
        """By key, in the order they were added."""
        return {p.key: p for p in self.row.parties.all()}

    def party(self, number: int | None) -> Party | None:
        """The party with this number; None for the matter itself. Raises Http404."""
        if number is None:
            return None
        found = next((p for p in self.parties.values() if p.number == number), None)
        if found is None:
            raise Http404
        return found


def browser(request: HttpRequest) -> str:
    """The key of this browser's session, made on first need."""
    if not request.session.session_key:
        request.session.create()
    return str(request.session.session_key)


def grant(request: HttpRequest, row: Matter) -> Access:
    return Access.objects.get_or_create(matter=row, session=browser(request))[0]


def case_of(request: HttpRequest, id: uuid.UUID) -> Case:
    """Raises Http404 alike for a matter that is not there and one that is not this browser's."""
    key = request.session.session_key
    access = Access.objects.select_related("matter").filter(matter=id, session=key).first() if key else None
    if access is None:
        raise Http404
    return Case(access.matter, access)


def on_matter(
    view: Callable[Concatenate[HttpRequest, Case, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view its `Case` in place of the id in its address."""

    @wraps(view)
    def page(request: HttpRequest, id: uuid.UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        case = case_of(request, id)
        try:
            return view(request, case, *args, **kwargs)
        except EditionGoneError:
            return render(request, "gone.html", {"case": case}, status=409)

    return page


def when_ready(
    view: Callable[Concatenate[HttpRequest, Case, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """The same, for pages that need a matter set up: until then they lead to the first set-up page that is missing."""

    def ready(request: HttpRequest, case: Case, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        prefetch_related_objects([case.row], *SAID)
        step = case.row.missing_step
        return redirect(step, case.row.pk) if step else view(request, case, *args, **kwargs)

    return wraps(view)(on_matter(ready))
