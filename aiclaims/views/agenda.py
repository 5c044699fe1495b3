"""What is left to ask, as pages: one question or one tight group for one party, and two optional pages a stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiclaims.reasoning import Ask, Matter, Rulebook, questions_to_ask
from aiclaims.reasoning.model import Question
from aiclaims.views.words import STAGES

Key = tuple[str, str | None]
KINDS = ("ask", "raised", "details")
"""Ordinary questions; has anybody raised …?; details for the outline and its evidence. Asked in this order: first
everything that can change a finding."""


@dataclass(frozen=True, slots=True)
class Page:
    """`key`: the question or group (kind "ask"), else the stage. `party`: a party's key, on "ask" pages only."""

    kind: str
    stage: str
    key: str
    party: str | None
    slots: tuple[Key, ...]
    answered: int

    @property
    def done(self) -> bool:
        return self.answered == len(self.slots)

    @property
    def place(self) -> tuple[str, str, str | None]:
        return (self.kind, self.key, self.party)


@dataclass(frozen=True, slots=True)
class Agenda:
    """Every page worth asking, stage by stage."""

    pages: tuple[Page, ...]

    def find(self, kind: str, key: str, party: str | None) -> Page | None:
        return next((p for p in self.pages if p.place == (kind, key, party)), None)

    def stage(self, stage: str) -> tuple[Page, ...]:
        return tuple(p for p in self.pages if p.stage == stage)

    @property
    def stages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.stage for p in self.pages))

    @property
    def in_turn(self) -> tuple[Page, ...]:
        """In asking order: the ordinary questions of all stages, then the two optional rounds."""
        return tuple(p for kind in KINDS for p in self.pages if p.kind == kind)

    def after(self, page: Page, before: Agenda) -> Page | None:
        """The next page with something unanswered. `before`: the agenda as it stood when `page` was shown, since that
        page may have gone and others may have come."""
        order = [p.place for p in before.in_turn]
        passed = set(order[: order.index(page.place) + 1]) if page.place in order else set()
        return next((p for p in self.in_turn if p.place not in passed and not p.done), None)

    def first_open(self) -> Page | None:
        """The first page with an ordinary question unanswered."""
        return next((p for p in self.pages if p.kind == "ask" and not p.done), None)

    def open_in(self, stage: str) -> int:
        """How many ordinary questions of a stage have no answer yet."""
        return sum(len(p.slots) - p.answered for p in self.stage(stage) if p.kind == "ask")

    @property
    def left(self) -> int:
        """How many questions that can still change a finding have no answer yet."""
        return sum(self.open_in(stage) for stage in self.stages)

    def count(self, *kinds: str) -> tuple[int, int]:
        """How many questions of these kinds are answered, and how many there are."""
        pages = [p for p in self.pages if p.kind in kinds]
        return sum(p.answered for p in pages), sum(len(p.slots) for p in pages)


def page_key(question: Question) -> str:
    return question.page or question.id


def agenda(law: Rulebook, matter: Matter) -> Agenda:
    """Group what is worth asking into pages. Unanswered questions that can no longer matter are left out."""
    answered = {(a.question, a.party) for a in matter.answers}
    wanted = [a for a in questions_to_ask(law, matter) if a.matters]
    found = [page for stage in STAGES for page in _stage(law, stage, wanted, answered)]
    return Agenda(tuple(found))


def _stage(law: Rulebook, stage: str, asks: list[Ask], answered: set[Key]) -> Iterator[Page]:
    here = [a for a in asks if law.questions[a.question].stage == stage]
    for kind in KINDS:
        slots = [(a.question, a.party) for a in here if kind_of(law.questions[a.question]) == kind]
        for (key, party), group in _groups(law, kind, stage, slots):
            yield Page(kind, stage, key, party, group, sum(s in answered for s in group))


def _groups(law: Rulebook, kind: str, stage: str, slots: list[Key]) -> Iterable[tuple[Key, tuple[Key, ...]]]:
    """Slots by page: all of a stage on one optional page; ordinary ones a page each or a group, party by party."""
    if kind != "ask":
        return [((stage, None), tuple(slots))] if slots else []
    places: dict[Key, tuple[Key, ...]] = {}
    for question, party in slots:
        place = (page_key(law.questions[question]), party)
        places[place] = (*places.get(place, ()), (question, party))
    about = list(dict.fromkeys([None, *(party for _, party in slots)]))
    return sorted(places.items(), key=lambda item: about.index(item[0][1]))


def kind_of(question: Question) -> str:
    if question.unless_raised is not None:
        return "raised"
    return "ask" if question.use == "rule" else "details"
