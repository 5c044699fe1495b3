"""The words of the interface: every one can be translated, and the catalogues hold what the pages say."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.mofile import read_mo
from django.template.base import Lexer, TokenType

from aiclaims.reasoning import REMEDY_VERDICTS, VERDICTS
from scripts.messages import CATALOGUES, ROOT, read, wanted

TEMPLATES = sorted(
    p for p in (ROOT / "templates").rglob("*.html") if not {"outline", "guide"} & set(p.relative_to(ROOT).parts)
)
"""The outline is English in every language; the style guide is for those who make the pages."""
NAMES = {"aiclaims", "JSON", "PDF"}
SPOKEN = ("aria-label", "title", "alt", "placeholder")
LETTERS = re.compile(r"[^\W\d_]{2,}")
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+")


class Words(HTMLParser):
    """The words in a page's markup: its texts, and the attributes that are read out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def markup(template: str) -> str:
    """A template without its tags and comments, and without what they translate."""
    kept, inside = [], False
    for token in Lexer(template).tokenize():
        if token.token_type == TokenType.TEXT and not inside:
            kept.append(token.contents)
        elif token.token_type == TokenType.BLOCK:
            inside = token.contents.startswith("blocktrans") or (
                inside and not token.contents.startswith("endblocktrans")
            )
    return " ".join(kept)


def bare(template: str) -> list[str]:
    """Words of a template that no catalogue can reach."""
    words = (w for text in Words(markup(template)).found for w in LETTERS.findall(text))
    return [w for w in words if w not in NAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT / "templates")))
def test_every_word_of_a_template_can_be_translated(path: Path) -> None:
    assert bare(path.read_text()) == []


def test_bare_words_are_found_wherever_they_stand() -> None:
    assert bare('<p class="lead">Words</p>') == ["Words"]
    assert bare('<a aria-label="Spoken" href="{% url \'x\' %}">{{ text }}</a>') == ["Spoken"]
    assert bare("{% if a %}{# note #}Told{% endif %}<!-- {% translate 'x' %} -->") == ["Told"]
    assert bare('{% blocktranslate %}said <b>{{ x }}</b>{% endblocktranslate %}{% translate "said" %}') == []
    assert bare("{% blocktranslate count n=1 %}one{% plural %}many{% endblocktranslate %} loose") == ["loose"]


@pytest.fixture(scope="module")
def said() -> Catalog:
    """What templates, code and core say now."""
    return wanted()


def messages(catalogue: Catalog) -> dict[object, Message]:
    return {(m.id if isinstance(m.id, str) else tuple(m.id), _context(m)): m for m in catalogue if m.id}


def _context(message: Message) -> str | None:
    """Babel reads it from a .mo as bytes."""
    return message.context.decode() if isinstance(message.context, bytes) else message.context


def texts(message: Message) -> list[str]:
    return [t for t in ([message.string] if isinstance(message.string, str) else message.string) if t]


@pytest.mark.parametrize("language", CATALOGUES)
def test_catalogue_holds_what_is_said_and_nothing_else(said: Catalog, language: str) -> None:
    kept = messages(read(CATALOGUES[language], language))
    new, gone = set(messages(said)) - set(kept), set(kept) - set(messages(said))
    assert not new, f"Not in locale/{language}: run `make messages` and translate {new}"
    assert not gone, f"No longer said, but in locale/{language}: run `make messages` to drop {gone}"


@pytest.mark.parametrize("language", CATALOGUES)
def test_catalogue_is_translated_whole(language: str) -> None:
    empty = [m.id for m in messages(read(CATALOGUES[language], language)).values() if not texts(m)]
    assert not empty


@pytest.mark.parametrize("language", CATALOGUES)
def test_nothing_in_a_catalogue_is_a_guess(language: str) -> None:
    assert not [m.id for m in messages(read(CATALOGUES[language], language)).values() if m.fuzzy]


@pytest.mark.parametrize("language", CATALOGUES)
def test_what_a_text_fills_in_stands_in_its_translation(language: str) -> None:
    """Each placeholder and tag, as often as in the English (in its plural, which holds the number)."""
    wrong = []
    for message in messages(read(CATALOGUES[language], language)).values():
        english = message.id if isinstance(message.id, str) else message.id[-1]
        wrong += [(english, t) for t in texts(message) if sorted(PLACE.findall(t)) != sorted(PLACE.findall(english))]
    assert not wrong


@pytest.mark.parametrize("language", CATALOGUES)
def test_what_is_read_is_what_was_translated(language: str) -> None:
    """The .mo beside each .po says the same."""
    kept = {key: texts(m) for key, m in messages(read(CATALOGUES[language], language)).items() if texts(m)}
    compiled = read_mo(BytesIO((CATALOGUES[language] / "django.mo").read_bytes()))
    assert {key: texts(m) for key, m in messages(compiled).items()} == kept


def test_words_of_the_core_are_among_what_is_said(said: Catalog) -> None:
    for word in (*VERDICTS, *VERDICTS.values(), *REMEDY_VERDICTS, *REMEDY_VERDICTS.values()):
        assert word in said
