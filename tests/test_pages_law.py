"""The rulebook pages: everything in the rules can be reached, says what it is, and leads on; nothing of a client."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from aiclaims.models import Matter
from aiclaims.reasoning.model import Rulebook
from aiclaims.views.case import law
from aiclaims.views.law import exercised
from tests.pages import Page, read, send
from tests.test_pages_markup import contract

pytestmark = pytest.mark.django_db
PAGES = [
    "", "questions/", "questions/output.match/", "questions/output.permitted/", "china/", "aippi/",
    "china/propositions/", "china/propositions/CN-GZ-09/", "china/authorities/cn_interim_measures/",
    "china/rules/operator_must_stop/",
    "china/issues/china.liability.stop/", "china/issues/china.remedy.compensation/",
]  # fmt: skip


def links(page: Page) -> set[str]:
    return {a["attrs"]["href"] for a in page.all("a") if a["attrs"].get("href", "").startswith("/law/")}


def words(text: str) -> str:
    return " ".join(text.replace("{party}", "the party").split())


@pytest.mark.parametrize("path", PAGES)
def test_page_keeps_the_markup_contract(client: Client, path: str) -> None:
    assert contract(read(client, f"/law/{path}")) == []


def test_every_page_of_the_law_opens_from_its_first_page_and_no_link_is_dead(client: Client) -> None:
    seen, todo = set(), {"/law/"}
    while todo:
        address = todo.pop()
        response = client.get(address)
        text = response.content.decode()
        assert (address, response.status_code) == (address, 200)
        assert not re.search(r"\{party\}|<d[dt]></d[dt]>|<li></li>|<p></p>", text), address
        seen.add(address)
        todo |= set(re.findall(r'href="(/law/[^"#]*)', text)) - seen
    assert seen == {"/law/", "/law/questions/", *every_page(law())}


def every_page(law: Rulebook) -> set[str]:
    found = {reverse("law_question", args=[q]) for q in law.questions}
    for f in law.frameworks.values():
        found |= {reverse("law_framework", args=[f.id]), reverse("law_propositions", args=[f.id])}
        parts = {"issue": f.issues, "rule": [r.id for r in f.rules]}
        parts |= {"proposition": f.propositions, "authority": f.authorities}
        found |= {reverse(f"law_{kind}", args=[f.id, id]) for kind, ids in parts.items() for id in ids}
    return found


def test_rule_shows_sentence_conditions_defeaters_weight_and_sources(client: Client) -> None:
    rule = next(r for r in law().frameworks["china"].rules if r.id == "service_gives_close_copies")
    page = read(client, "/law/china/rules/service_gives_close_copies/")
    assert [t.lower() for t in page.texts("p", cls="answer")] == [words(rule.because).lower()]
    parts = [li for li in page.all("li") if li["attrs"].get("class", "").startswith("part-")]
    assert [li["attrs"]["class"] for li in parts] == [
        *(f"part-{c.kind}" for c in rule.conditions),
        *("part-unless" for _ in rule.unless),
    ]
    said = [" ".join(li["text"].split()) for li in parts]
    assert "“Provider of the service” is made out" in said
    assert "The party had permission for this output (for the defendant to show, as we assume)" in said[-2]
    assert len(page.all("p", cls="source")) == len(rule.cites)
    assert "Persuasive" in page.texts("dd")
    assert "One reported case: a finding that needs this rule is at best likely." in page.texts("dd")


def test_rule_lists_the_worked_matters_it_decides_and_those_that_tempt_it(client: Client) -> None:
    told = exercised()["china"]["operator_must_stop"]
    page = read(client, "/law/china/rules/operator_must_stop/")
    assert f"It decides {len(told.decides)}" in page.texts("h3")
    assert f"It is tempted by {len(told.tempts)}" in page.texts("h3")
    lists = page.all("ul", cls="samples")
    assert sum(any(up in lists for up in li["in"]) for li in page.all("li")) == len(told.decides) + len(told.tempts)
    assert "guangzhou_claim" in told.decides
    opened = send(client, "/samples/guangzhou_claim/", {})
    assert client.get(opened).status_code == 200


def test_issue_draws_what_its_list_says(client: Client) -> None:
    china = law().frameworks["china"]
    rules = [r for r in china.rules if r.concludes == "china.output.infringes"]
    page = read(client, "/law/china/issues/china.output.infringes/")
    (drawing,) = page.all("svg", cls="figure")
    assert drawing["attrs"]["role"] == "img"
    assert drawing["attrs"]["aria-labelledby"] == "figure-title figure-desc"
    boxes = [b for b in page.all("rect", cls="rule") if drawing in b["in"]]
    assert len(boxes) == len(rules) == sum("says" in p["attrs"].get("class", "") for p in page.all("p"))
    read_by_them = {c for r in rules for c in (*r.conditions, *r.one_of, *(d.condition for d in r.unless))}
    kinds = ("answer", "does", "silent")
    leaves = [b for kind in kinds for b in page.all("rect", cls=kind)]
    assert len(leaves) == sum(c.kind in kinds for c in read_by_them)
    assert len(page.all("path", cls="unless")) == sum(len(r.unless) for r in rules)
    assert not [a for a in page.all("a") if drawing in a["in"]], "a picture holds no links"
    assert {f"/law/china/rules/{r.id}/" for r in rules} <= links(page)
    assert "/law/aippi/rules/" in " ".join(links(page)), "another framework's bridge reads it"


def test_weighed_issue_lists_and_draws_its_factors(client: Client) -> None:
    framework, issue = next((f, i) for f in law().frameworks.values() for i in f.issues.values() if i.weighed)
    factors = [f for f in framework.factors if f.issue == issue.id]
    page = read(client, f"/law/{framework.id}/issues/{issue.id}/")
    assert len(page.all("rect", cls="factor")) == len(factors) > 1
    text = " ".join(page.texts("main"))
    assert all(words(f.because)[1:] in text for f in factors)


def test_question_tells_its_answers_gates_and_readers(client: Client) -> None:
    page = read(client, "/law/questions/output.match/")
    options = [o.label for o in law().questions["output.match"].options]
    assert [t for t in page.texts("li") if t in options] == options
    readers = {
        f"/law/{f.id}/rules/{r.id}/"
        for f in law().frameworks.values()
        for r in f.rules
        for c in (*r.conditions, *r.one_of, *(d.condition for d in r.unless))
        if c.id == "output.match"
    }
    assert {link for link in links(page) if "/rules/" in link} == readers


def test_exceptional_question_says_what_counts_while_nobody_raises_it(client: Client) -> None:
    for question, counts_as in (("output.permitted", "No"), ("work.title_held", "As owner")):
        said = read(client, f"/law/questions/{question}/").texts("dd")
        assert f"It counts as “{counts_as}”, and the finding says so." in said


def test_proposition_shows_its_place_authority_and_everything_that_cites_it(client: Client) -> None:
    china = law().frameworks["china"]
    page = read(client, "/law/china/propositions/CN-GZ-11/")
    held = china.propositions["CN-GZ-11"]
    assert (page.texts("h1"), page.texts("p", cls="answer")) == (["CN-GZ-11"], [words(held.says)])
    assert page.texts("dd")[0] == held.at
    citing = {f"/law/china/rules/{r.id}/" for r in china.rules if "CN-GZ-11" in r.cites}
    assert citing and citing <= links(page)
    assert "/law/china/issues/china.remedy.stop/" in links(page)


def test_framework_shows_issues_remedies_silences_notes_and_awards(client: Client) -> None:
    for f in law().frameworks.values():
        page = read(client, f"/law/{f.id}/")
        text = " ".join(page.texts("main"))
        wanted = [i.title for i in f.issues.values()] + [a.title for a in f.authorities.values()]
        wanted += [*f.silences.values(), *(n.text for n in f.notes), *(c.text for c in f.comparables)]
        wanted += [m.title for m in f.measures.values()] + [c.text for c in f.choices]
        assert [w for w in wanted if words(w)[1:] not in text] == []
        if not f.issues:
            assert "This source decides no issue." in text


@pytest.mark.parametrize(
    "path",
    [
        "nowhere/", "china/issues/none/", "china/issues/aippi.output.infringes/", "china/rules/none/",
        "questions/none/", "china/authorities/none/", "china/propositions/AIPPI-01/",
        "nowhere/rules/operator_must_stop/",
    ],
)  # fmt: skip
def test_unknown_id_is_not_found_with_a_way_back(client: Client, path: str) -> None:
    page = read(client, f"/law/{path}", status=404)
    assert page.texts("h1") == ["Page not found"]
    assert "/law/" in links(page)
    assert "matter that this browser" not in " ".join(page.texts("main"))


def test_pages_take_nothing_and_say_nothing_of_a_client(client: Client) -> None:
    before = Matter.objects.count()
    for path in ("", "china/", "china/rules/operator_must_stop/"):
        assert client.post(f"/law/{path}").status_code == 405
        assert client.head(f"/law/{path}").status_code == 200
    assert Matter.objects.count() == before
    assert "sessionid" not in client.cookies and "aiclaims" not in client.cookies


def test_reasons_lead_to_their_rules_issue_and_propositions(client: Client) -> None:
    base = str(send(client, "/samples/guangzhou_claim/", {})).removesuffix("results/")
    parties = {p.key: p.number for p in Matter.objects.get().parties.all()}
    page = read(client, f"{base}reasons/china.liability.stop/{parties['platform']}/")
    found = links(page)
    assert "/law/china/rules/operator_must_stop/" in found
    assert "/law/china/issues/china.liability.stop/" in found
    assert "/law/china/propositions/CN-GZ-11/" in found
    assert {read(client, link) is not None for link in found} == {True}


def test_every_page_leads_to_the_rules(client: Client) -> None:
    assert "/law/" in links(read(client, "/verdicts/"))
    assert "/law/china/" in links(read(client, "/"))
