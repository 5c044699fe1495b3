"""No page in another language holds a run of English that does not say so: what is not translated is marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve

from aiclaims.models import Matter
from tests.pages import Page, send

pytestmark = pytest.mark.django_db
OTHERS = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,;:]+[A-Za-z][A-Za-z'’-]*){2,}")
"""Three words or more; fewer may be a name or an abbreviation."""
UNREAD = {"title", "code", "script", "textarea"}
"""What can hold no mark for its language, or is no language; and what a client copies as plain text."""
SPOKEN = ("aria-label", "alt", "placeholder")
FEW = 3
"""Pages looked at of each kind."""
LEFT_OUT = {"guide", "guide_part", "outline", "pdf", "file"}
"""The style guide is for those who make the pages; the outline is English, as its sheet says; files are no pages."""


class Runs(Page):
    """The texts of a page that are read in its own language."""

    def __init__(self, html: str) -> None:
        self.read: list[str] = [""]
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        self._part(tag)
        if self._foreign() is False:
            self.read += [value or "" for name, value in attrs if name in SPOKEN] + [""]

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag not in ("span", "a", "strong", "bdi", "b", "em", "q"):
            self.read.append("")

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        self.read[-1] += " | " if self._foreign() else data

    def _foreign(self) -> bool:
        marked = [e["attrs"]["lang"] for e in self.open if "lang" in e["attrs"]]
        unread = any(e["tag"] in UNREAD or "mono" in e["attrs"].get("class", "").split() for e in self.open)
        return unread or marked[-1:] == ["en"]


def english(html: str, said: list[str]) -> list[str]:
    """The English runs of a page outside what is marked and what a client `said`."""
    texts = [" ".join(t.split()) for t in Runs(html).read]
    for words in said:
        texts = [t.replace(words, " | ") for t in texts]
    return [run for t in texts for run in ENGLISH.findall(t)]


def words_of(row: Matter) -> list[str]:
    """Whatever a client wrote in a matter, and the lines it has, longest first."""
    texts = [row.title, *(p.name for p in row.parties.all())]
    texts += [t for a in row.answers.all() for t in (a.note, a.whom, a.claimant, a.defendant)]
    texts += [v for r in row.records.all() for v in r.values.values()]
    lines = {" ".join(line.split()) for t in texts if isinstance(t, str) for line in [t, *t.splitlines()]}
    return sorted((t for t in lines if " " in t), key=len, reverse=True)


def crawl(client: Client, *addresses: str) -> Iterator[tuple[str, str]]:
    """Pages that can be reached from here, a few of each kind: address and HTML."""
    waiting, met, seen = list(addresses), set(addresses), Counter[tuple[str, ...]]()
    for address in waiting:
        response = client.get(address)
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        html = response.content.decode()
        yield address, html
        for e in Page(html).all("a"):
            target = urlsplit(e["attrs"].get("href", "")).path
            kind = _kind(target)
            if target in met or not kind or seen[kind] >= FEW:
                continue
            met.add(target)
            seen[kind] += 1
            waiting.append(target)


def _kind(address: str) -> tuple[str, ...]:
    try:
        found = resolve(address)
    except Resolver404:
        return ()
    name = found.url_name or ""
    return () if name in LEFT_OUT else (name, found.kwargs.get("framework", ""))


def opened(client: Client) -> str:
    """A sample with every kind of record, and somebody without a name, under all rules; the address of its tasks."""
    base = str(send(client, "/samples/china_six_allegations/", {})).removesuffix("results/")
    send(client, base + "parties/add/", {"name": "", "does": ["prompts"]})
    send(client, base + "rules/", {"frameworks": ["aippi", "china", "japan", "wipo"], "national_test": "china"})
    return base


@pytest.mark.parametrize("code", OTHERS)
def test_no_page_holds_english_that_is_not_marked(client: Client, code: str) -> None:
    base, fresh = opened(client), str(send(client, "/begin/", {}))
    said = words_of(Matter.objects.get(pk=base.split("/")[2]))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = code
    starts = ("/", base, fresh, fresh.replace("aim/", "quick/setup/"), base + "results/all/", base + "evidence/")
    pages = dict(crawl(client, *starts))
    assert len(pages) > 100
    found = {_without(address, base): runs for address, html in pages.items() if (runs := english(html, said))}
    assert found == {}


def _without(address: str, base: str) -> str:
    return address.replace(base, "…/")


def test_english_is_found_wherever_it_is_read() -> None:
    assert english('<p>見出し <a href="/x">three English words</a></p>', []) == ["three English words"]
    assert english('<p aria-label="said to some ears"><b lang="en">not this one here</b></p>', []) == [
        "said to some ears"
    ]
    assert english('<li lang="en">some <span lang="ja">これ</span> words here</li>', []) == []
    assert english("<p>one two</p><p>three four</p><p>A Studio of Names is right</p>", ["A Studio of Names"]) == []
