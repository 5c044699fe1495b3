"""A real Chromium, one a test process, and pages that fail a test on any error in the console."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

FLAGS = (
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def chromium(live_server: LiveServer) -> Iterator[Browser]:  # noqa: ARG001 - so that the browser hangs up first
    # Playwright keeps an event loop running in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def desktop(chromium: Browser) -> Iterator[Page]:
    """1280 px wide, scripts on."""
    yield from _page(chromium, 1280, scripts=True)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """320 px wide, scripts off."""
    yield from _page(chromium, 320, scripts=False)


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """1280 px wide, scripts off: for walks past many questions, whose panels would ask beside each step."""
    yield from _page(chromium, 1280, scripts=False)


def _page(chromium: Browser, width: int, *, scripts: bool) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    context.set_default_timeout(90_000)  # the first PDF of a process takes long where the machine is busy
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("request", lambda r: None if "localhost" in r.url else said.append(f"outside: {r.url}"))
    yield page
    page.wait_for_load_state("networkidle")  # a response cut off would fail in the server's thread
    context.close()
    # a refused form answers 422 on purpose
    assert [line for line in said if "status of 422" not in line] == []
