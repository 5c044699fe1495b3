"""The results page on tools and signals: what could prove it, beside the findings and never among them."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.pages import read, send

pytestmark = pytest.mark.django_db


def results(client: Client, sample: str) -> str:
    return str(send(client, f"/samples/{sample}/", {}))


def test_evidence_and_measures_stand_below_the_findings(client: Client) -> None:
    page = read(client, results(client, "wipo_query_hit"))
    assert "Evidence and measures" in page.texts("h2")
    opened = page.texts("summary")
    assert any(s.startswith("What could prove it") for s in opened)
    assert any(s.startswith("What is not on record") for s in opened)
    assert any("A hit is evidence that the work was in that data set" in text for text in page.texts("p", cls="quiet"))


def test_factsheet_alone_says_that_nothing_is_found(client: Client) -> None:
    page = read(client, results(client, "wipo_alone"))
    assert any("nothing is found for or against anybody" in text for text in page.texts("p", cls="inset"))
    assert "Evidence and measures" in page.texts("h2") and "Liability map" not in page.texts("h2")


def test_matter_without_the_factsheet_shows_none_of_it(client: Client) -> None:
    page = read(client, results(client, "guangzhou_claim"))
    assert "Evidence and measures" not in page.texts("h2")


def test_factsheet_can_be_chosen_at_set_up_and_its_questions_are_asked(client: Client) -> None:
    base = results(client, "wipo_alone").removesuffix("results/")
    assert any("factsheet of WIPO" in text for text in read(client, base + "rules/").texts("label"))
    assert any("met an AI crawler" in text for text in read(client, base + "check/").texts("dt"))
