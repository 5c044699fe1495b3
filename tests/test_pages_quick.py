"""The quick look: from the start page to the results by a dozen facts at most, and on to the full interview."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from django.test import Client

from aiclaims.models import Answer, Matter, Party
from aiclaims.reasoning import Matter as Facts
from aiclaims.reasoning import Party as Person
from aiclaims.reasoning import assess, questions_to_ask
from aiclaims.reasoning.vocabulary import AIMS
from aiclaims.views.case import law
from aiclaims.views.interview.quick import MOST
from aiclaims.views.samples import samples
from tests.pages import Page, filled, read, send, set_up

pytestmark = pytest.mark.django_db
SIDES = {"infringement": "output", "authorship": "copying"}


def quick_set_up(client: Client, **said: object) -> str:
    """The address of a matter set up on the one page of the quick look."""
    base = str(send(client, "/begin/", {"mode": "quick"})).removesuffix("quick/setup/")
    assert send(client, base + "quick/setup/", said) == base + "quick/"
    return base


def asked(page: Page) -> list[str]:
    """The main question of each block on a page of questions."""
    blocks = page.all("section", cls="question")
    labels = page.all("legend") + page.all("label")
    return [next(" ".join(e["text"].split()) for e in labels if any(up is b for up in e["in"])) for b in blocks]


GUANGZHOU = {
    "aim": "infringement_claim", "complaint": ["output"], "frameworks": ["china", "aippi"],
    "ours_name": "Licensee", "theirs_name": "Platform", "theirs_does": ["runs_service", "exploits_system"],
}  # fmt: skip


def test_start_page_to_results_in_two_pages_and_on_with_every_answer_kept(client: Client) -> None:
    assert read(client, "/").texts("button", cls="start") == ["Start a matter", "Quick look"]
    base = quick_set_up(client, **GUANGZHOU)
    page = read(client, base + "quick/")
    assert page.texts("h1") == ["The facts that decide most"]
    assert "Not known yet" in page.texts("label")
    form = filled(page) | {"output_match": "similar", "output_from_system-2": "unknown"}
    assert send(client, base + "quick/", form) == base + "results/"
    said = {a.question: a.claimant for a in Answer.objects.all()}
    assert said == {"output.match": "similar", "output.from_system": "unknown"}
    results = read(client, base + "results/")
    missing = [a["attrs"]["href"] for a in results.all("a") if a["attrs"]["href"].startswith(base + "ask/")]
    on = next(a for a in results.all("a") if a["text"].startswith("Go on with the interview: "))
    assert (missing != [], on["attrs"]["href"]) == (True, base)
    assert "Continue where you left off" in read(client, base).texts("a", cls="button")
    assert filled(read(client, base + "ask/output.match/"))["output_match"] == "similar"


def test_quick_set_up_names_both_sides_and_borrows_the_one_test_there_is(client: Client) -> None:
    base = quick_set_up(client, **GUANGZHOU)
    row = Matter.objects.get()
    assert (row.client, row.national_test, row.complaint) == ("party1", "china", ["output"])
    assert [(p.name, p.does) for p in Party.objects.all()] == [
        ("Licensee", []),
        ("Platform", ["runs_service", "exploits_system"]),
    ]
    shown = read(client, base + "quick/").texts("p", cls="quiet")
    assert any("For AIPPI, whether an output infringes is tested by China" in text for text in shown)
    base = quick_set_up(Client(), **GUANGZHOU | {"frameworks": ["aippi", "china", "japan"]})
    assert {m.national_test for m in Matter.objects.all()} == {"china", "entered"}


@pytest.mark.parametrize("slug", [s.slug for s in samples() if s.reported])
def test_reported_cases_take_fewer_than_fifteen_questions(client: Client, slug: str) -> None:
    case = next(s.matter for s in samples() if s.slug == slug)
    ours = next((p for p in case.parties if p.id == case.client), case.parties[0])
    theirs = max((p for p in case.parties if p != ours), key=lambda p: len(p.does))
    said = {"aim": case.aim, "complaint": case.complaint, "frameworks": case.frameworks}
    said |= {"ours_does": ours.does, "ours_name": ours.name or "Ours", "theirs_does": theirs.does}
    base = quick_set_up(client, **said)
    choices = ["aim", "complaint", "frameworks", "what ours do", "what theirs do"]
    found = asked(read(client, base + "quick/"))
    assert len(found) >= 6 and len(choices) + len(found) < 15, found


def every_choice() -> list[tuple[str, tuple[str, ...]]]:
    finding = [f for f in law().frameworks.values() if f.issues]
    return [
        (aim, tuple(f.id for f in chosen))
        for aim in AIMS
        for n in range(1, len(finding) + 1)
        for chosen in combinations(finding, n)
        if any(aim in f.aims for f in chosen)
    ]


@pytest.mark.parametrize(("aim", "frameworks"), every_choice())
def test_every_choice_of_rules_has_between_six_and_twelve_facts(aim: str, frameworks: tuple[str, ...]) -> None:
    complaint = ("copying",) if aim.startswith("authorship") else ("training", "output")
    does = [("made_work",), ("copies",)] if complaint == ("copying",) else [
        ("owns_work",), ("trains", "runs_service", "exploits_system", "exploits_output"),
    ]  # fmt: skip
    people = tuple(Person(f"p{n}", "", parts) for n, parts in enumerate(does))
    facts = Facts(aim=aim, frameworks=frameworks, complaint=complaint, parties=people)
    flagged = [a for a in questions_to_ask(law(), facts) if a.matters and law().questions[a.question].quick]
    assert 6 <= min(len(flagged), MOST) <= 12


def test_ranks_are_whole_and_no_two_alike() -> None:
    ranks = sorted(q.quick for q in law().questions.values() if q.quick)
    assert ranks == list(range(1, len(ranks) + 1))


def test_at_most_twelve_are_asked_and_those_that_decide_most(client: Client) -> None:
    said = GUANGZHOU | {"complaint": ["training", "output"], "frameworks": ["aippi", "china", "japan"]}
    said |= {"theirs_does": ["trains", "runs_service", "exploits_system", "exploits_output"]}
    base = quick_set_up(client, **said)
    found = asked(read(client, base + "quick/"))
    assert len(found) == MOST
    assert found[0] == law().questions["output.match"].ask


def test_mistakes_of_the_one_page_are_named_and_nothing_is_lost(client: Client) -> None:
    base = str(send(client, "/begin/", {"mode": "quick"})).removesuffix("quick/setup/")
    page = send(client, base + "quick/setup/", {"ours_name": "Studio 月", "theirs_does": ["prompts"]}, 422)
    assert page.errors == [
        "Select what this is about.",
        "Select at least one thing that is complained of.",
        "Select at least one set of rules.",
    ]
    assert (filled(page)["ours_name"], filled(page)["theirs_does"]) == ("Studio 月", ["prompts"])
    assert Party.objects.count() == 0


def test_quick_look_before_set_up_leads_to_its_set_up_and_after_it_never_back(client: Client) -> None:
    base = str(send(client, "/begin/", {"mode": "quick"})).removesuffix("quick/setup/")
    assert client.get(base + "quick/").headers["Location"] == base + "quick/setup/"
    base = set_up(Client(), title="")
    client = Client()
    base = set_up(client)
    assert client.get(base + "quick/setup/").headers["Location"] == base + "quick/"


def test_stale_quick_page_shows_both_answers_and_saves_knowingly(client: Client) -> None:
    base = quick_set_up(client, **GUANGZHOU)
    old = filled(read(client, base + "quick/"))
    send(client, base + "quick/", old | {"output_match": "part"})
    page = send(client, base + "quick/", old | {"output_match": "similar"}, 409)
    assert filled(page)["output_match"] == "similar"
    assert page.all("div", cls="error-summary")
    assert send(client, base + "quick/", filled(page)) == base + "results/"
    assert [a.claimant for a in Answer.objects.all()] == ["similar"]


def test_strangers_get_a_404(client: Client) -> None:
    base = quick_set_up(client, **GUANGZHOU)
    assert (Client().get(base + "quick/").status_code, Client().get(base + "quick/setup/").status_code) == (404, 404)


def moved(facts: Facts, question: str) -> int:
    """How many bottom lines and remedies turn when the answers to one question are left out."""
    less = replace(facts, answers=tuple(a for a in facts.answers if a.question != question))
    return sum(lines(facts)[key] != verdict for key, verdict in lines(less).items())


def lines(facts: Facts) -> dict[tuple[str, str | None], str]:
    found = assess(law(), facts)
    bottom = [v for v in found.verdicts if law().issue(v.issue).bottom_line]
    return {(v.issue, v.party): v.verdict for v in (*bottom, *found.remedies)}


def test_flagged_facts_decide_most_of_the_reported_cases() -> None:
    weight = {True: 0, False: 0}
    for sample in (s for s in samples() if s.reported):
        for question in {a.question for a in sample.matter.answers}:
            if law().questions[question].use == "rule":
                weight[law().questions[question].quick > 0] += moved(sample.matter, question)
    assert weight[True] > 2 * weight[False] > 0, weight
