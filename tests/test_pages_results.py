"""Results, reasons, glossary, outline."""

from __future__ import annotations

import pytest
from django.test import Client

from aiclaims.models import Matter
from aiclaims.models.convert import to_matter
from aiclaims.reasoning import REMEDY_VERDICTS, VERDICTS, Assessment, assess
from aiclaims.reasoning.compare import compare
from aiclaims.views.case import law
from tests.pages import answer, read, send, set_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(client: Client) -> str:
    return str(send(client, "/samples/guangzhou_claim/", {})).removesuffix("results/")


def assessed() -> Assessment:
    return assess(law(), to_matter(Matter.objects.get(), law()))


def test_liability_map_shows_each_bottom_line_as_assessed(client: Client, sample: str) -> None:
    page = read(client, sample + "results/")
    lines = [v for v in assessed().verdicts if law().issue(v.issue).bottom_line]
    cells = page.texts("div", cls="cell")
    assert len(cells) == len(lines) > 3
    stop = assessed().verdict("china.liability.stop", "platform")
    found = next(c for c in cells if law().issue(stop.issue).title in c and stop.because in c)
    assert found.startswith(stop.verdict.capitalize())


def test_ladder_has_each_remedy_and_party_gentlest_first(client: Client, sample: str) -> None:
    page = read(client, sample + "results/")
    expected = []
    for framework in assessed().matter.frameworks:
        given = {v.issue for v in assessed().remedies if v.framework == framework}
        remedies = [r for r in law().frameworks[framework].remedies.values() if r.id in given]
        ordered = sorted((r for r in remedies if r.rung), key=lambda r: r.rung)
        expected += [*(r.title for r in ordered), "Beside the ladder", *(r.title for r in remedies if not r.rung)]
    assert page.texts("h4") == expected
    assert len(page.all("ul", cls="addressees")) == len({v.issue for v in assessed().remedies})


def test_open_questions_lead_to_their_pages(client: Client, sample: str) -> None:
    page = read(client, sample + "results/")
    questions = assessed().open_questions
    listed = [li for li in page.all("li") if any("open-questions" in up["attrs"].get("class", "") for up in li["in"])]
    assert len(listed) == len(questions)
    for link in [a["attrs"]["href"] for a in page.all("a") if a["attrs"]["href"].endswith("?back=check")]:
        assert client.get(link).status_code == 200


def test_every_finding_has_its_reasons_with_authorities(client: Client, sample: str) -> None:
    found = assessed()
    for v in found.verdicts + found.remedies:
        number = {p.key: p.number for p in Matter.objects.get().parties.all()}.get(v.party or "")
        page = read(client, f"{sample}reasons/{v.issue}/" + (f"{number}/" if number else ""))
        assert page.texts("h1") == [law().issue(v.issue).title]
        assert page.texts("p", cls="answer")[0].startswith(v.verdict.capitalize())
        assert page.texts("p", cls="answer")[0].endswith(" ".join(v.because.split()))
        assert len(page.all("p", cls="source")) == len(v.cites)
        assert "{party}" not in " ".join(page.texts("main"))


def test_what_would_change_it_agrees_with_the_pivots(client: Client, sample: str) -> None:
    page = read(client, sample + "results/")
    groups = {p.answers for p in assessed().pivots}
    assert len(page.all("p", cls="if")) == len(groups) > 0


def test_glossary_explains_every_verdict(client: Client) -> None:
    page = read(client, "/verdicts/")
    assert page.texts("dt")[: len(VERDICTS) + len(REMEDY_VERDICTS)] == [
        v.capitalize() for v in (*VERDICTS, *REMEDY_VERDICTS)
    ]


def test_no_page_shows_a_score_or_a_percentage(client: Client, sample: str) -> None:
    for path in ("results/", "check/", ""):
        assert "%" not in read(client, sample + path).all("main")[0]["text"]


def test_rules_outside_the_aim_give_one_honest_line(client: Client) -> None:
    base = set_up(client, [("A", ["copies"])], aim="authorship_claim", complaint=["copying"])
    page = read(client, base + "results/")
    assert law().frameworks["aippi"].outside in page.texts("p", cls="inset")


def test_outline_stands_inside_the_site_and_comes_as_pdf(client: Client, sample: str) -> None:
    page = read(client, sample + "outline/")
    assert len(page.texts("h1")) == 1
    assert page.texts("a", cls="button") == ["Download as PDF"]
    response = client.get(sample + "outline.pdf")
    printed = next(t for t in page.texts("p", cls="outline-reference")).removeprefix("Ref. ")
    assert response.content[:5] == b"%PDF-"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith(f'attachment; filename="outline-{printed}-')


def test_own_words_reach_the_outline_as_text(client: Client, sample: str) -> None:
    answer(client, sample + "ask/output.match/", output_match_note="<img src=x onerror=alert(1)>")
    page = read(client, sample + "outline/")
    assert page.all("img") == []
    assert "<img src=x onerror=alert(1)>" in page.all("main")[0]["text"]


def test_each_remedy_line_tells_what_would_do_instead_and_what_is_authority(client: Client, sample: str) -> None:
    page = read(client, sample + "results/")
    told = page.texts("details", cls="proportion")
    assert len(told) == len(assessed().remedies)
    (stop,) = [t for t in told if "Whom it reaches" in t and "Stop the infringement" in t.split("Addressee")[0]]
    assert "Platform runs the service and exploits the system commercially, and is liable" in stop
    assert "Gentler: Further measures against close copies (available)" in stop
    assert "Falls short: The work still comes out of the service." in stop and "(CN-GZ-11, CN-GZ-12)" in stop
    assert "could go on. (drafting aid, not authority)" in stop


def test_frameworks_stand_side_by_side_and_say_why_they_differ(client: Client, sample: str) -> None:
    page = read(client, sample + "results/")
    found = [row for row in compare(law(), assessed()) if row.telling]
    assert found and all(len([cell for cell in row.cells if cell]) > 1 for row in found)
    assert len(page.texts("div", cls="compared")) == sum(len(cell) for row in found for cell in row.cells)
    differs = next(v for row in found if not row.same for cell in row.cells for v in cell)
    assert any(differs.because in text for text in page.texts("div", cls="compared"))
