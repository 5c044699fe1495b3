"""What the page tests share: a matter set up through its pages, and a small reader of what came back."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client

BLOCKS = {"p", "div", "li", "dt", "dd", "h1", "h2", "label"}
VOID = {"input", "link", "meta", "br", "img", "path", "circle", "col"}


class Page(HTMLParser):
    """A page as its elements in order; each knows its tag, attributes, text and ancestors."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[dict[str, Any]] = []
        self.open: list[dict[str, Any]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = {"tag": tag, "attrs": {k: v or "" for k, v in attrs}, "text": "", "in": list(self.open)}
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append({"tag": tag, "attrs": dict(attrs), "text": "", "in": list(self.open)})

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.handle_data(" ")
        while self.open and self.open.pop()["tag"] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element["text"] += data

    def all(self, tag: str, **attrs: str) -> list[dict[str, Any]]:
        """Elements of this tag with these attributes (`cls` for a class among others)."""
        cls = attrs.pop("cls", "")
        return [
            e
            for e in self.elements
            if e["tag"] == tag
            and cls in [*e["attrs"].get("class", "").split(), ""]
            and attrs.items() <= e["attrs"].items()
        ]

    def texts(self, tag: str, **attrs: str) -> list[str]:
        return [" ".join(e["text"].split()) for e in self.all(tag, **attrs)]

    @property
    def errors(self) -> list[str]:
        """What the box above the heading says."""
        box = self.all("div", cls="error-summary")
        return [" ".join(e["text"].split()) for e in self.all("li") if box and box[0] in e["in"]]


def read(client: Client, address: str, status: int = 200, **more: Any) -> Page:
    response = client.get(address, **more)
    assert response.status_code == status, response.headers.get("Location")
    return Page(response.content.decode())


def send(client: Client, address: str, data: dict[str, Any], status: int = 302) -> Any:
    """POST; gives the address it leads to, or the page shown instead."""
    response = client.post(address, data)
    assert response.status_code == status, Page(response.content.decode()).errors
    return response.headers["Location"] if status == 302 else Page(response.content.decode())


SETUP: dict[str, Any] = {
    "aim": "infringement_claim",
    "title": "奥特曼 v Platform",
    "complaint": ["training", "output"],
    "frameworks": ["aippi", "china"],
    "national_test": "china",
}
PARTIES = [
    ("Moonlight Studio", ["owns_work"]),
    ("Platform Ltd", ["runs_service", "exploits_system", "trains"]),
    ("", ["prompts"]),
]


def set_up(client: Client, parties: list[tuple[str, list[str]]] = PARTIES, **changes: Any) -> str:
    """A matter made through its own pages; gives the address of its task list."""
    said = SETUP | changes
    base = str(send(client, "/begin/", {})).removesuffix("aim/")
    send(client, base + "aim/", said)
    for name, does in parties:
        send(client, base + "parties/add/", {"name": name, "does": does})
    send(client, base + "parties/", {"client": "party1", "all_parties_named": "on"})
    return base


def answer(client: Client, address: str, status: int = 302, **fields: Any) -> Any:
    """Fill in a question page as a browser would: what it shows, with these fields changed."""
    return send(client, address, filled(read(client, address)) | fields, status)


def filled(page: Page) -> dict[str, Any]:
    """The form data a browser would send back for a question page left as it is."""
    data: dict[str, Any] = {}
    for e in page.elements:
        name, kind = e["attrs"].get("name"), e["attrs"].get("type")
        if not name or name == "csrfmiddlewaretoken" or e["tag"] == "button":
            continue
        if kind in ("radio", "checkbox") and "checked" not in e["attrs"]:
            continue
        if kind == "checkbox":
            data.setdefault(name, []).append(e["attrs"].get("value", "on"))
        else:
            data[name] = e["text"].removeprefix("\n") if e["tag"] == "textarea" else e["attrs"].get("value", "")
    return data
