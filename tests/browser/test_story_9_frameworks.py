"""Story 9, frameworks compared: AIPPI and China join a Japan matter, and what was answered is not asked again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.steps import matter, sample, walk
from tests.browser.test_first_visit import tick
from tests.browser.test_journeys import follow, go_on, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTIES = [("Our Platform", ["trains", "runs_service"]), ("Rival Studio", ["owns_work"])]


def first_choice(page: Page) -> None:
    for group in page.locator(".question").all():
        group.locator("input").first.check()


def compared(page: Page, address: str) -> str:
    """A defence in Japan, answered to its end; then AIPPI and China as well. Gives the address of its task list."""
    base = matter(
        page, address, PARTIES, aim="infringement_defence", complaint=["training", "output"], frameworks=["japan"]
    )
    page.goto(base)
    follow(page, page.get_by_role("link", name="Start the questions"))
    before = walk(page, first_choice)
    page.goto(base + "rules/")
    tick(page, frameworks="aippi", national_test="japan")
    tick(page, frameworks="china")
    go_on(page)
    page.goto(base)
    follow(page, page.get_by_role("link", name="Continue where you left off"))
    more = walk(page, first_choice)
    assert len(before) >= 8 and len(more) >= 3
    assert set(before) & set(more) == set()
    return base


def test_only_extra_questions_then_differences_first(plain: Page, live_server: LiveServer) -> None:
    base = compared(plain, live_server.url)
    assert plain.url == base + "results/"
    expect(plain.locator("section", has=plain.locator("#compared"))).to_contain_text(re.compile("differ.*agree"))
    follow(plain, plain.get_by_role("link", name="The whole comparison, with reasons"))
    first = plain.locator("table.map").first
    said = first.locator("tbody th .quiet").all_inner_texts()
    assert said and set(said) == {"They differ"}
    agreed = plain.locator("details", has_text="on which they agree")
    assert agreed.get_attribute("open") is None
    assert set(agreed.locator("tbody th .quiet").all_text_contents()) == {"They agree"}
    heads = first.locator("thead th").all_inner_texts()
    assert [h.split("\n")[0].rstrip() for h in heads[1:]] == ["AIPPI Soft law", "China Persuasive", "Japan Soft law"]

    plain.emulate_media(media="print")
    for table in plain.locator("table.map").all():
        expect(table).to_be_visible()
    expect(plain.locator(".columns-shown")).to_be_hidden()
    expect(first.locator("thead th").last).to_be_visible()


def test_one_column_at_a_time_by_phone(phone: Page, live_server: LiveServer) -> None:
    base = sample(phone, live_server.url, "cross_remedies")
    phone.goto(base + "results/compared/")
    assert overflow(phone) <= 0
    table = phone.locator("table.map").first
    phone.get_by_label("China", exact=True).check()
    shown = [c.inner_text().split("\n")[0] for c in table.locator("td .cell-stage").all() if c.is_visible()]
    assert shown and {name.split()[0] for name in shown} == {"China"}
    expect(table.locator("td .cell-stage .tag").first).to_have_text("Soft law")
    phone.get_by_label("All frameworks").check()
    everybody = [c.inner_text().split()[0] for c in table.locator("td .cell-stage").all() if c.is_visible()]
    assert set(everybody) == {"AIPPI", "Japan", "China"}
    assert overflow(phone) <= 0
