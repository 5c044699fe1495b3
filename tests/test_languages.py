"""A page speaks the language its reader chose, loses nothing when it switches, and says what stays English."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from aiclaims.languages import TAGS
from aiclaims.models import Answer, Matter
from aiclaims.templatetags.pages import own
from aiclaims.views.case import law
from tests.pages import Page, filled, read, send, set_up

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _ in settings.LANGUAGES]
OTHERS = [code for code in LANGUAGES if code != settings.LANGUAGE_CODE]
QUESTION = "ask/output.match/"


def lang_of(page: Page) -> str:
    return str(page.all("html")[0]["attrs"]["lang"])


def speak(client: Client, code: str) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = code


def test_english_until_somebody_chooses_whatever_the_browser_prefers(client: Client) -> None:
    response = client.get("/", headers={"Accept-Language": "ja,en;q=0.5"})
    assert response.headers["Content-Language"] == "en"
    assert lang_of(Page(response.content.decode())) == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_switch_is_a_form_that_stays_on_the_page_and_is_kept(client: Client, code: str) -> None:
    page = read(client, "/law/questions/")
    [button] = [b for b in page.all("button", name="language") if b["attrs"]["value"] == code]
    form = button["in"][-1]
    assert (form["tag"], form["attrs"]["method"], button["attrs"]["lang"]) == ("form", "post", TAGS[code])
    target = page.all("input", name="next")[0]["attrs"]["value"]
    assert send(client, form["attrs"]["action"], {"language": code, "next": target}) == "/law/questions/"
    assert lang_of(read(client, "/law/questions/")) == TAGS[code]
    assert client.get("/").headers["Content-Language"] == TAGS[code]


def test_switch_leads_nowhere_else_and_knows_no_other_language(client: Client) -> None:
    assert send(client, "/language/", {"language": "ja", "next": "https://example.org/"}) == "/"
    send(client, "/language/", {"language": "xx", "next": "/"})
    assert lang_of(read(client, "/")) == "ja"
    speak(client, "../../etc")
    assert lang_of(read(client, "/")) == "en"


def _addresses(base: str) -> list[str]:
    """Every page of a matter that can be read, and those before any matter."""
    id = base.strip("/").split("/")[1]
    names = ("tasks", "check", "aim", "complaint", "frameworks", "parties", "add_party", "results", "outline", "delete",
             "code", "editions")  # fmt: skip
    found = [reverse(name, args=[id]) for name in names]
    return [*found, base + QUESTION, *(reverse(n) for n in ("home", "samples", "open_file", "enter_code", "law"))]


def test_no_switch_of_its_own_where_something_could_be_typed(client: Client) -> None:
    """Such a switch would send another form than the one typed into."""
    switched = []
    for address in _addresses(set_up(client)):
        page = read(client, address)
        typed = [e for e in page.elements if e["tag"] in ("textarea", "select") or e["attrs"].get("type") in
                 ("text", "radio", "checkbox", "file")]  # fmt: skip
        typed = [e for e in typed if not any(f["attrs"].get("method") == "get" for f in e["in"])]  # those save nothing
        forms = [f for f in page.all("form") if f["attrs"].get("action") == reverse("set_language")]
        assert not (typed and forms), address
        switched += forms
    assert switched


@pytest.mark.parametrize("code", OTHERS)
def test_switch_of_a_question_page_keeps_what_is_typed(client: Client, code: str) -> None:
    base = set_up(client)
    page = read(client, base + QUESTION)
    [button] = [b for b in page.all("button", name="language") if b["attrs"]["value"] == code]
    [form] = [e for e in button["in"] if e["tag"] == "form"]
    first = next(b for b in page.all("button") if form in b["in"])
    assert first["attrs"].get("name") != "language", "Enter in a box must go on, not switch"
    typed = {"output_match": "unknown", "output_match_note": "hours of work"}
    assert send(client, base + QUESTION, filled(page) | typed | {"language": code}) == base + QUESTION
    again = read(client, base + QUESTION)
    assert lang_of(again) == TAGS[code]
    assert filled(again)["output_match_note"] == "hours of work"


def test_switch_of_a_question_page_left_empty_saves_nothing_and_scolds_nobody(client: Client) -> None:
    base = set_up(client)
    data = filled(read(client, base + QUESTION)) | {"language": "ja"}
    assert send(client, base + QUESTION, data) == base + QUESTION
    assert not Answer.objects.exists()


def test_switch_of_a_question_page_with_a_mistake_shows_it_in_the_new_language(client: Client) -> None:
    base = set_up(client)
    wrong = {"output_match_note": "words without an answer", "language": "ja"}
    page = send(client, base + QUESTION, filled(read(client, base + QUESTION)) | wrong, 422)
    assert lang_of(page) == "ja"
    assert "words without an answer" in page.texts("textarea")
    assert lang_of(read(client, "/")) == "ja"


@pytest.mark.parametrize("code", OTHERS)
def test_questions_and_their_answers_are_worded_in_the_language(client: Client, code: str) -> None:
    base = set_up(client)
    speak(client, code)
    page = read(client, base + QUESTION)
    question = law().questions["output.match"]
    [words] = [t for t in question.translations if t.language == TAGS[code]]
    assert any(dict(words.texts)["ask"].split("{party}")[0] in text for text in page.texts("h1"))
    assert set(dict(words.options).values()) <= set(page.texts("label"))
    assert question.ask not in page.texts("h1")


@pytest.mark.parametrize("code", LANGUAGES)
def test_title_of_a_page_holds_no_name_in_any_language(client: Client, code: str) -> None:
    base = set_up(client)
    speak(client, code)
    for address in _addresses(base):
        [title] = read(client, address).texts("title")[:1]
        assert "Platform Ltd" not in title
        assert "{party}" not in title


def test_question_nobody_translated_stays_english_and_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    base = set_up(client)
    question = law().questions["output.match"]
    monkeypatch.setitem(law().questions, question.id, replace(question, translations=()))
    speak(client, "ja")
    page = read(client, base + QUESTION)
    [heading] = page.all("h1")
    [run] = [e for e in page.all("span", lang="en") if heading in e["in"]]
    assert run["text"] == question.ask
    labels = [e["text"] for e in page.all("span", lang="en") if any(a["tag"] == "label" for a in e["in"])]
    assert labels[: len(question.options)] == [o.label for o in question.options]


@pytest.mark.parametrize(
    ("code", "marked"), [("en-gb", ["zh-Hans", "ja"]), ("ja", []), ("zh-hans", ["ja"])], ids=LANGUAGES
)
def test_name_is_read_as_the_page_is_unless_it_says_otherwise(code: str, marked: list[str]) -> None:
    with translation.override(code):
        assert re.findall('lang="(.*?)"', own("奥特曼 v ウルトラマン Ltd")) == marked


@pytest.mark.parametrize(
    ("code", "marked"), [("en-gb", ["zh-Hans", "ja"]), ("ja", ["zh-Hans"]), ("zh-hans", ["ja"])], ids=LANGUAGES
)
def test_name_that_only_one_language_writes_keeps_its_forms(code: str, marked: list[str]) -> None:
    with translation.override(code):
        assert re.findall('lang="(.*?)"', own("深圳市XYZ科技有限公司 v 髙橋 直子")) == marked


@pytest.mark.parametrize("code", OTHERS)
def test_every_page_says_that_no_lawyer_reviewed_the_translation(client: Client, code: str) -> None:
    base = set_up(client)
    speak(client, code)
    for address in _addresses(base):
        page = read(client, address)
        assert page.all("p", cls="unreviewed"), address
        assert lang_of(page) == TAGS[code]
    speak(client, settings.LANGUAGE_CODE)
    assert not read(client, base).all("p", cls="unreviewed")


def test_outline_is_the_same_in_every_language_and_marked_english(client: Client) -> None:
    base = set_up(client)
    sheets = {}
    for code in LANGUAGES:
        speak(client, code)
        html = client.get(base + "outline/").content.decode()
        assert '<div class="sheet" lang="en">' in html
        sheets[code] = re.search(r'<div class="sheet".*(?=</main>)', html, re.DOTALL)[0]  # type: ignore[index]
    assert len(set(sheets.values())) == 1


def test_errors_speak_the_language_too(client: Client) -> None:
    speak(client, "ja")
    assert lang_of(read(client, "/nothing/", 404)) == "ja"


def test_nothing_of_one_reader_stays_for_the_next(client: Client) -> None:
    speak(client, "ja")
    read(client, "/")
    assert lang_of(read(Client(), "/")) == "en"
    assert translation.get_language() == settings.LANGUAGE_CODE


@pytest.mark.parametrize("code", LANGUAGES)
def test_language_is_no_part_of_a_matter_or_an_address(client: Client, code: str) -> None:
    base = set_up(client)
    before = list(Matter.objects.values())
    speak(client, code)
    for address in _addresses(base):
        html = client.get(address).content.decode()
        assert not re.search(r'(?:href|action)="[^"]*(?:[?&]language=|/ja/|/zh)', html), address
    assert list(Matter.objects.values()) == before
