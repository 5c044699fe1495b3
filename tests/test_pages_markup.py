"""The markup contract of every page: what automatic checkers pass over."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client

from tests.pages import Page, answer, read, send, set_up

pytestmark = pytest.mark.django_db
PAGES = [
    "", "aim/", "complaint/", "rules/", "parties/", "parties/add/", "parties/2/remove/", "ask/output.match/",
    "ask/training_exception/2/", "raised/output/", "raised/system/", "details/training/", "details/enforcement/",
    "changes/output.match/", "check/", "results/", "reasons/aippi.liability.training/2/", "code/", "delete/",
    "editions/",
]  # fmt: skip


def contract(page: Page) -> list[str]:
    """What is wrong with a page, in words."""
    ids = Counter(e["attrs"]["id"] for e in page.elements if e["attrs"].get("id"))
    wrong = [f"two elements have the id {id}" for id, n in ids.items() if n > 1]
    for e in page.elements:
        attrs = e["attrs"]
        wanted = [attrs.get("for"), *attrs.get("aria-describedby", "").split()]
        wanted += attrs.get("aria-labelledby", "").split()
        wanted += [attrs["href"][1:]] if attrs.get("href", "").startswith("#") else []
        wrong += [f"{e['tag']} points to {id}, which is not there" for id in wanted if id and id not in ids]
        wrong += [f"{e['tag']} has {name}" for name in ("style", "required", "onclick", "hx-on") if name in attrs]
        if e["tag"] in ("input", "textarea") and attrs.get("type") != "hidden":
            labels = [label for label in page.all("label") if label["attrs"].get("for") == attrs.get("id")]
            wrong += [] if labels else [f"{attrs.get('name')} has no label"]
    groups = {e["attrs"]["name"] for e in page.all("input", type="radio")}
    fieldsets = page.all("fieldset")
    wrong += [f"the group {g} has no fieldset" for g in groups if not _grouped(page, g)]
    wrong += ["a fieldset does not begin with its legend" for f in fieldsets if not _legend_first(page, f)]
    wrong += [] if len(page.all("h1")) == 1 else [f"{len(page.all('h1'))} h1"]
    wrong += ["a script stands in the page"] if [s for s in page.all("script") if s["text"].strip()] else []
    wrong += ["a style stands in the page"] if page.all("style") else []
    wrong += [f"form posts without novalidate: {f}" for f in page.all("form") if _has_boxes(page, f)]
    return wrong


def _grouped(page: Page, group: str) -> bool:
    return all(any(up["tag"] == "fieldset" for up in e["in"]) for e in page.all("input", type="radio", name=group))


def _legend_first(page: Page, fieldset: dict[str, object]) -> bool:
    return next(e for e in page.elements if fieldset in e["in"])["tag"] == "legend"


def _has_boxes(page: Page, form: dict[str, object]) -> bool:
    boxes = [e for e in page.elements if e["tag"] in ("input", "textarea") and form in e["in"]]
    visible = [e for e in boxes if e["attrs"].get("type") != "hidden"]
    return bool(visible) and "novalidate" not in form["attrs"]  # type: ignore[operator]


@pytest.mark.parametrize("path", PAGES)
def test_page_keeps_the_markup_contract(client: Client, path: str) -> None:
    assert contract(read(client, set_up(client) + path)) == []


@pytest.mark.parametrize("address", ["/", "/open/", "/continue/", "/verdicts/", "/deleted/"])
def test_page_outside_a_matter_keeps_the_markup_contract(client: Client, address: str) -> None:
    assert contract(read(client, address)) == []


def test_page_with_errors_keeps_the_markup_contract(client: Client) -> None:
    base = set_up(client)
    pages = [
        answer(client, base + "ask/output.match/", 422),
        answer(client, base + "details/enforcement/", 422, harm_reach="x", claim_loss="y"),
        send(client, base + "aim/", {}, 422),
        send(client, "/open/", {}, 422),
    ]
    assert [contract(p) for p in pages] == [[], [], [], []]


def test_pages_load_nothing_from_elsewhere_and_forbid_inline_code(client: Client) -> None:
    response = client.get(set_up(client))
    page = Page(response.content.decode())
    sources = [e["attrs"].get("src") or e["attrs"].get("href") for e in page.elements if e["tag"] in ("script", "link")]
    assert {s[:8] for s in sources if s} == {"/static/"}
    policy = response.headers["Content-Security-Policy"]
    assert ("unsafe" in policy, "default-src 'none'" in policy) == (False, True)
    assert response.headers["Cache-Control"] == "no-store, private"
