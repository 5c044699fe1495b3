"""The chronology and the evidence register in a real browser: on a phone without scripts, and with axe looking on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_journeys import follow, given, low_rows, overflow
from tests.test_pages_records import MORE, WHOLE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_phone_without_scripts_enters_an_event_and_its_proof(
    phone: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    base = given(phone, live_server.url)
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7 a letter")
    phone.goto(base + "evidence/")
    follow(phone, phone.get_by_role("link", name="Add an item of evidence"))
    phone.get_by_label("What is it?").fill("Letter of notice")
    phone.get_by_label("The file itself").set_input_files(letter)
    phone.get_by_label("Fair").check()
    phone.locator("#supports-field summary", has_text="The output").click()
    phone.locator("#supports-field").get_by_label("What does the output share with the work?").check()
    assert (overflow(phone) <= 0, low_rows(phone)) == (True, [])
    follow(phone, phone.get_by_role("button", name="Save"))
    shown = phone.locator("#E1").inner_text()
    for words in ("Fair", hashlib.sha256(letter.read_bytes()).hexdigest(), "PDF", "What does the output share"):
        assert words in shown
    assert overflow(phone) <= 0
    follow(phone, phone.get_by_role("link", name="Chronology"))
    follow(phone, phone.get_by_role("link", name="Add an event"))
    phone.get_by_label("What happened?").fill("Notice")
    phone.get_by_label("Year").fill("2024")
    phone.get_by_label("E1 Letter of notice").check()
    phone.get_by_label("The other side disputes this").check()
    follow(phone, phone.get_by_role("button", name="Save"))
    assert phone.locator(".rail .when").all_inner_texts() == ["2024 disputed"]
    assert overflow(phone) <= 0
    follow(phone, phone.locator(".rail").get_by_role("link", name="E1", exact=True))
    assert phone.url.endswith("evidence/#E1")


def test_its_pages_pass_axe(desktop: Page, live_server: LiveServer, tmp_path: Path) -> None:
    file = tmp_path / "matter.toml"
    file.write_text(WHOLE + MORE)
    desktop.goto(live_server.url + "/open/")
    desktop.locator("input[type=file]").set_input_files(file)
    follow(desktop, desktop.get_by_role("button", name="Open", exact=True))
    base = desktop.url
    found = {}
    for page in ("chronology/", "chronology/3/", "chronology/3/remove/", "evidence/", "evidence/2/", "evidence/add/"):
        desktop.goto(base + page)
        desktop.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        if violations := Axe().run(desktop).response["violations"]:
            found[page] = [(v["id"], [n["target"] for n in v["nodes"]]) for v in violations]
    desktop.get_by_role("button", name="Save").click()
    desktop.locator(".error-summary").wait_for()
    if violations := Axe().run(desktop).response["violations"]:
        found["refused"] = [(v["id"], [n["target"] for n in v["nodes"]]) for v in violations]
    assert found == {}
