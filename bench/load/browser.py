"""A browser without a screen: cookies, pages, forms as they would be sent back."""

from __future__ import annotations

import gzip
import http.client
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from lxml import html

Fields = list[tuple[str, str]]


@dataclass
class Reply:
    """What came back. `seconds`: from the first byte sent to the last one read."""

    path: str
    status: int
    location: str
    body: bytes
    seconds: float

    @cached_property
    def text(self) -> str:
        return self.body.decode()

    @cached_property
    def page(self) -> Any:
        return html.document_fromstring(self.text)

    @cached_property
    def form(self) -> Any | None:
        """The form that the page is about: it is sent to where the page is."""
        found = self.page.xpath("//main//form[not(@action) or @action=$own]", own=self.path)
        return found[0] if found else None


def filled(form: Any) -> Fields:
    """What a browser sends back for a form left as it is."""
    found = [e for e in form.xpath(".//input | .//textarea") if e.get("name")]
    kept = [e for e in found if e.get("type") not in ("radio", "checkbox") or e.get("checked") is not None]
    return [(e.get("name"), _held(e)) for e in kept]


def _held(control: Any) -> str:
    if control.tag == "textarea":
        return str(control.text_content()).removeprefix("\n")
    return str(control.get("value", "on" if control.get("type") == "checkbox" else ""))


class Browser:
    """One person's browser. It keeps no connection: the server closes each."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Reply:
        return self._fetch("GET", path)

    def post(self, path: str, fields: Fields, **headers: str) -> Reply:
        """The answer to the form itself; where it leads is fetched by whoever asks."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._fetch("POST", path, urlencode(fields), kind | headers)

    def _fetch(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> Reply:
        cookies = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        sent = {"Accept-Encoding": "gzip", "Cookie": cookies} | (headers or {})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        start = perf_counter()
        connection.request(method, path, body.encode(), sent)
        answer = connection.getresponse()
        raw = answer.read()
        seconds = perf_counter() - start
        connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        body = gzip.decompress(raw) if answer.headers["Content-Encoding"] == "gzip" else raw
        return Reply(path, answer.status, answer.headers["Location"] or "", body, seconds)
