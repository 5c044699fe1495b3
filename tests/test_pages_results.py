"""Results, reasons, glossary, outline."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from aiclaims.models import Matter
from aiclaims.models.convert import to_matter
from aiclaims.reasoning import REMEDY_VERDICTS, VERDICTS, Assessment, assess
from aiclaims.reasoning.compare import compare
from aiclaims.views.case import law
from tests.pages import Page, answer, read, send, set_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(client: Client) -> str:
    return str(send(client, "/samples/guangzhou_claim/", {})).removesuffix("results/")


def assessed() -> Assessment:
    return assess(law(), to_matter(Matter.objects.get(), law()))


def test_liability_map_shows_each_bottom_line_as_assessed(client: Client, sample: str) -> None:
    page = read(client, sample + "results/")
    lines = [v for v in assessed().verdicts if law().issue(v.issue).bottom_line]
    told = [v for v in lines if not (law().issue(v.issue).stage == "training" and v.verdict == "refuted")]
    cells = page.texts("div", cls="cell")
    assert len(cells) == len(told) > 3
    stop = assessed().verdict("china.liability.stop", "platform")
    found = next(c for c in cells if law().issue(stop.issue).title in c and stop.because in c)
    assert found.startswith(stop.verdict.capitalize())


def test_stage_that_is_ruled_out_for_everybody_is_named_below_the_map_of_several(client: Client) -> None:
    base = str(send(client, "/samples/cross_remedies/", {})).removesuffix("results/")
    page = read(client, base + "results/")
    assert "Training the system" not in page.texts("th")
    assert "Ruled out for everybody, and left off this map: Training the system." in page.texts("p", cls="quiet")
    assert "Training the system" in read(client, base + "results/japan/").texts("th")


def test_overview_ladder_names_every_remedy_line_gentlest_first(client: Client, sample: str) -> None:
    page = read(client, sample + "results/")
    rungs = [law().frameworks[v.framework].remedies[v.issue].rung for v in assessed().remedies]
    steps = [int(li["attrs"]["class"].split("rung-")[1].split()[0]) for li in ladder(page)]
    assert steps == sorted(steps) and set(steps) == {r for r in rungs if r}
    said = [a for ul in page.all("ul", cls="by-framework") for a in page.all("a", cls="quiet") if ul in a["in"]]
    decided = {law().issue(v.issue).topic or v.issue for v in assessed().remedies if v.verdict != "open"}
    assert len(said) == len([v for v in assessed().remedies if (law().issue(v.issue).topic or v.issue) in decided])
    assert "Open for everybody; neither given nor refused by China, AIPPI" in page.texts("p", cls="quiet")


def ladder(page: Page) -> list[dict[str, Any]]:
    return [li for li in page.all("li", cls="rung") if li["in"][-1]["tag"] == "ol"]


def test_rung_is_filled_where_it_is_asked_for_or_can_be_had(client: Client, sample: str) -> None:
    filled = {r["attrs"]["class"].split()[1] for r in ladder(read(client, sample + "results/china/")) if chosen(r)}
    had = {v.issue for v in assessed().remedies if v.verdict == "available" and v.framework == "china"}
    assert {f"rung-{law().frameworks['china'].remedies[r].rung}" for r in had} - {"rung-0"} == filled


def chosen(rung: dict[str, Any]) -> bool:
    return "rung-chosen" in rung["attrs"]["class"]


@pytest.mark.parametrize("framework", ["china", "aippi"])
def test_page_of_a_framework_has_each_finding_and_remedy_of_it(client: Client, sample: str, framework: str) -> None:
    page = read(client, f"{sample}results/{framework}/")
    bottom = [v for v in assessed().verdicts if v.framework == framework and law().issue(v.issue).bottom_line]
    given = {v.issue for v in assessed().remedies if v.framework == framework}
    remedies = [r for r in law().frameworks[framework].remedies.values() if r.id in given]
    ordered = sorted((r for r in remedies if r.rung), key=lambda r: r.rung)
    titles = [*(r.title for r in ordered), "Beside the ladder", *(r.title for r in remedies if not r.rung)]
    assert [t.removesuffix(" Asked for") for t in page.texts("h3")] == titles
    assert len(page.all("div", cls="cell")) == len(bottom)
    for v in bottom:
        assert any(" ".join(v.because.split()) in cell for cell in page.texts("div", cls="cell"))


def test_framework_that_gives_no_findings_has_no_page(client: Client, sample: str) -> None:
    for other in ("japan", "wipo", "nowhere"):
        assert client.get(f"{sample}results/{other}/").status_code == 404


def test_brief_counts_every_bottom_line_once(client: Client, sample: str) -> None:
    page = read(client, sample + "results/")
    for framework in ("china", "aippi"):
        lines = [v for v in assessed().verdicts if v.framework == framework and law().issue(v.issue).bottom_line]
        made_out = sum(v.verdict in ("established", "likely") for v in lines)
        heaps = [h for h in page.texts("li", cls="heap") if f"of {len(lines)}." in h]
        assert sum(int(h.split(":")[1].split(" of ")[0]) for h in heaps) == len(lines)
        assert any(h.startswith(f"Made out, or probably: {made_out} of") for h in heaps) is bool(made_out)


def test_brief_links_the_question_that_would_settle_most(client: Client) -> None:
    base = set_up(client, [("A", ["owns_work"]), ("B", ["runs_service"])], complaint=["output"], frameworks=["china"])
    page = read(client, base + "results/")
    box = page.all("section", cls="brief")[0]
    (link,) = [a["attrs"]["href"] for a in page.all("a") if box in a["in"] and "/ask/" in a["attrs"]["href"]]
    assert [a for a in page.all("a", href=link) if box not in a["in"]], "it is named again where it is explained"
    assert client.get(link).status_code == 200


def test_dates_stand_with_the_warning_that_no_time_limit_is_computed(client: Client, sample: str) -> None:
    assert "No date is known yet" in main(read(client, sample + "results/"))
    row = Matter.objects.get()
    row.answers.create(question="dates.output", claimant="2023-12-31", defendant="2023-12-31")
    said = main(read(client, sample + "results/"))
    assert "31 December 2023" in said and "No date is known yet" not in said
    assert "The sources set no time limits, so none is computed." in said


def main(page: Page) -> str:
    return " ".join(page.all("main")[0]["text"].split())


def test_how_much_is_known_is_counted_by_stage(client: Client, sample: str) -> None:
    row = Matter.objects.get()
    before = counted(client, sample)["The output"]
    row.answers.filter(question="output.match").update(claimant="unknown", defendant="unknown")
    after = counted(client, sample)["The output"]
    assert before.get("not known", 0) + 1 == after["not known"] and before["answered"] - 1 == after.get("answered", 0)


def counted(client: Client, sample: str) -> dict[str, dict[str, int]]:
    page = read(client, sample + "results/")
    (strip,) = page.all("ul", cls="coverage")
    lines = [" ".join(li["text"].split()).split(": ") for li in page.all("li") if strip in li["in"]]
    return {stage: {w.split(" ", 1)[1]: int(w.split(" ")[0]) for w in said.split(", ")} for stage, said in lines}


def test_everything_on_one_page_repeats_no_id_and_holds_each_remedy_in_full(client: Client, sample: str) -> None:
    page = read(client, sample + "results/all/")
    ids = [e["attrs"]["id"] for e in page.elements if "id" in e["attrs"]]
    assert len(ids) == len(set(ids))
    assert len(page.all("details", cls="proportion")) == len(assessed().remedies)
    assert "give no finding" not in main(page), "the map of each framework stands with its part"


def test_three_parties_are_shown_with_what_each_does_and_no_supply_is_made_up(client: Client) -> None:
    base = set_up(client)
    page = read(client, base + "results/")
    assert "Moonlight Studio owns the work." in page.texts("li")
    assert "Who supplied whom is not recorded here." in page.texts("li")
    assert len(page.all("rect")) == 5
    assert page.all("svg", cls="figure")[0]["in"][-1]["attrs"]["aria-hidden"] == "true"


def test_two_parties_need_no_drawing(client: Client, sample: str) -> None:
    assert "Who did what" not in read(client, sample + "results/").texts("h2")


@pytest.mark.parametrize("path", ["results/", "results/all/", "results/china/", "open/", "open/send/"])
def test_pages_of_results_ask_the_database_little(
    client: Client, path: str, django_assert_max_num_queries: Any
) -> None:
    base = str(send(client, "/samples/cross_remedies/", {})).removesuffix("results/")
    with django_assert_max_num_queries(12):
        read(client, base + path)


@pytest.mark.parametrize("name", ["wipo_alone", "beijing_authorship_claim", "japan_creative_pick", "cross_remedies"])
def test_no_line_says_twice_that_something_is_not_settled(client: Client, name: str) -> None:
    base = str(send(client, f"/samples/{name}/", {})).removesuffix("results/")
    for path in ("results/", "results/all/", "open/"):
        page = read(client, base + path)
        lines = [*page.texts("p"), *page.texts("summary"), *page.texts("span")]
        assert not [line for line in lines if line.count("not settled") > 1]


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
    groups = {p.answers for p in assessed().pivots}
    brief, whole = read(client, sample + "results/"), read(client, sample + "results/turning/")
    assert len(whole.all("p", cls="if")) == len(groups) > len(brief.all("p", cls="if")) > 0
    asked = {tuple(answer[:2] for answer in group) for group in groups}
    assert f"All {len(asked)} questions and pairs that would change a finding" in brief.texts("a")


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
    assert page.texts("button", cls="button")[0] == "Download as PDF"
    client.get(sample + "outline.pdf")
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
    page = read(client, sample + "results/china/")
    told = page.texts("details", cls="proportion")
    assert len(told) == len([v for v in assessed().remedies if v.framework == "china"])
    (stop,) = [t for t in told if "Whom it reaches" in t and "Stop the infringement" in t.split("Addressee")[0]]
    assert "Platform runs the service and exploits the system commercially, and is liable" in stop
    assert "Gentler: Further measures against close copies (available)" in stop
    assert "Falls short: The work still comes out of the service." in stop and "(CN-GZ-11, CN-GZ-12)" in stop
    assert "could go on. (drafting aid, not authority)" in stop


def test_each_remedy_says_in_a_line_why_not_less(client: Client, sample: str) -> None:
    gentlest, stop = read(client, sample + "results/china/").texts("span", cls="less")[:2]
    assert gentlest == "Why not less? Nothing gentler on the ladder can be had from this party."
    assert stop.startswith("Why not less? Further measures against close copies: can be argued both ways.")
    assert "Against it: The work still comes out of the service." in stop


def test_frameworks_stand_side_by_side_and_say_why_they_differ(client: Client, sample: str) -> None:
    page = read(client, sample + "results/compared/")
    found = [row for row in compare(law(), assessed()) if row.telling]
    assert found and all(len([cell for cell in row.cells if cell]) > 1 for row in found)
    assert len(page.texts("div", cls="compared")) == sum(len(cell) for row in found for cell in row.cells)
    differs = next(v for row in found if not row.same for cell in row.cells for v in cell)
    assert any(differs.because in text for text in page.texts("div", cls="compared"))
    same = [e for e in page.all("table") if any(up["tag"] == "details" for up in e["in"])]
    assert same, "what agrees is folded away"


def test_overview_counts_where_the_frameworks_differ(client: Client, sample: str) -> None:
    rows = [row for row in compare(law(), assessed()) if row.telling]
    remedies = {v.issue for v in assessed().remedies}
    about = [any(v.issue in remedies for cell in row.cells for v in cell) for row in rows]
    findings = sum(not row.same and not remedy for row, remedy in zip(rows, about, strict=True))
    assert f"They differ on findings: {findings};" in main(read(client, sample + "results/"))


def test_one_framework_has_nothing_to_compare(client: Client) -> None:
    base = set_up(client, [("A", ["owns_work"]), ("B", ["runs_service"])], frameworks=["china"])
    assert "Compared" not in read(client, base + "results/").texts("a")
    assert "nothing to compare" in main(read(client, base + "results/compared/"))


def test_tree_of_reasons_names_finding_rules_facts_and_gaps(client: Client, sample: str) -> None:
    page = read(client, sample + "reasons/china.liability.stop/3/")
    tags = page.texts("span", cls="kind")
    assert tags[0] == "Finding" and {"Rule", "Element", "Fact", "Evidence"} <= set(tags)
    for li in page.all("li", cls="step-gap"):
        assert " ".join(li["text"].split()).startswith("Gap")
        assert "not settled" not in li["text"].split("Evidence")[0]


def test_tree_of_reasons_says_of_nothing_disputed_that_it_holds(client: Client, sample: str) -> None:
    Matter.objects.get().answers.filter(question="output.match").update(claimant="similar", defendant="style")
    page = read(client, sample + "reasons/china.liability.stop/3/")
    said = [" ".join(li["text"].split()) for li in page.all("li") if "step-" in li["attrs"].get("class", "")]
    assert any("“What does the output share with the work?” is disputed" in s and "in dispute CN-" in s for s in said)
    assert any(s.startswith("Element The service gives out infringing output. contested") for s in said)


def test_evidence_on_record_stands_below_the_fact_it_supports(client: Client, sample: str) -> None:
    values = {"what": "Screenshots", "strength": "strong", "supports": [["output.match", None]]}
    Matter.objects.get().records.create(kind="exhibit", number=1, values=values)
    said = read(client, sample + "reasons/china.liability.stop/3/").texts("li", cls="step-evidence")
    assert "Evidence for it: E1 Strong" in said
