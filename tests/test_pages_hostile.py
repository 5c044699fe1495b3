"""What no page of ours would send: it is refused in words or answered as if it were not there, and never costs much."""

from __future__ import annotations

from collections import Counter

import pytest
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aiclaims.forms.question import Asked, fields_for
from aiclaims.models import Matter
from aiclaims.reasoning.files import MAX_PARTIES
from aiclaims.views.agenda import kind_of
from aiclaims.views.case import law
from tests.pages import read, send
from tests.reasoning.test_records import HEAD
from tests.test_pages_records import fill, opened

pytestmark = pytest.mark.django_db
ENDLESS = "9" * 5000
"""More figures than Python turns into a number."""


@pytest.mark.parametrize("sent", [ENDLESS, "9" * 20, "-1", "²", "1e5"])
def test_a_version_or_number_that_no_page_showed_is_no_fault(client: Client, sent: str) -> None:
    base = opened(client)
    fill(client, base + "evidence/2/", 409, what="Changed", version=sent)
    fill(client, base + "evidence/add/", what="A thing", number=sent)
    fill(client, base + "allegations/paste/", text="1. One.\n2. Two.", number=sent)
    for name in ("remove", "restore"):
        assert client.post(base + f"evidence/2/{name}/", {"version": sent}).status_code == 302
    assert not Matter.objects.get().records.filter(removed=True).exists()


@pytest.mark.parametrize("path", ["evidence", "allegations", "chronology"])
def test_number_nought_is_no_record(client: Client, path: str) -> None:
    read(client, f"{opened(client)}{path}/0/", 404)


def refused(client: Client, text: str, name: str = "m.json") -> list[str]:
    """What is said of a matter file that is not taken."""
    page = send(client, "/open/", {"file": SimpleUploadedFile(name, text.encode())}, 422)
    assert not Matter.objects.exists()
    return list(page.errors)


def test_a_file_wrong_in_thousands_of_places_is_told_a_hundred(client: Client) -> None:
    rows = ",".join(f'{{"question": "output.q{n}"}}' for n in range(5000))
    errors = refused(client, f'{{"matter": {{"aim": "infringement_claim"}}, "fact": [{rows}]}}')
    assert (len(errors), errors[-1]) == (101, "There may be more; mend these first.")


def test_a_long_name_in_a_file_is_not_said_again_for_each_of_its_mistakes(client: Client) -> None:
    keys = ",".join(f'"k{n}": 1' for n in range(50))
    errors = refused(client, f'{{"matter": {{"frameworks": []}}, "fact": [{{"question": "{"x" * 10_000}", {keys}}}]}}')
    assert len(errors) > 50 and max(map(len, errors)) < 300


def test_a_key_of_thousands_of_names_is_not_even_read(client: Client) -> None:
    nested = "That file is nested too deeply to be a matter file."
    for key in ("a" + ".a" * 20_000, "a" + '."\\""' * 20_000, "a" + " . 'a' " * 20_000):
        assert refused(client, f"{key} = 1", "m.toml") == [nested]
        assert refused(client, f"a = {{{key} = 1}}", "m.toml") == [nested]


def test_a_key_twice_in_an_opened_json_file_is_refused_as_on_the_command_line(client: Client) -> None:
    (error,) = refused(client, '{"matter": {}, "matter": {"aim": "infringement_claim"}}')
    assert error == "That file is neither valid TOML nor valid JSON: the key 'matter' is there twice."


def test_letters_that_look_like_an_escaped_nul_byte_are_kept(client: Client) -> None:
    (error,) = refused(client, '{"matter": {"title": "C:\\\\\\u0000"}}')
    assert "NUL byte" in error
    opened(client, HEAD.replace("[matter]", "[matter]\ntitle = 'C:\\u0000'", 1))
    assert Matter.objects.get().title == "C:\\u0000"


@pytest.mark.parametrize("address", ["/open/", "/continue/", "/begin/"])
def test_no_page_writes_a_file_that_is_sent_to_disk(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened_on_disk(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("tempfile.NamedTemporaryFile", opened_on_disk)
    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile", opened_on_disk)
    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", opened_on_disk)
    file = SimpleUploadedFile("m.toml", b"#" * (40 * 2**20))
    assert client.post(address, {"file": file}).status_code in (302, 422)


def test_everything_a_page_asks_of_a_hundred_parties_can_be_sent() -> None:
    pages: Counter[tuple[str, str]] = Counter()
    for q in law().questions.values():
        if q.scope == "party" and kind_of(q) != "ask":  # an ordinary page is about one party
            fields = fields_for(Asked(q, None, None, "", "", "")).values()
            pages[q.stage, kind_of(q)] += sum(_values(f) for f in fields)
    assert MAX_PARTIES * max(pages.values()) <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def _values(field: forms.Field) -> int:
    """How many values a browser can send for a field."""
    if isinstance(field, forms.MultipleChoiceField):
        return len(list(field.choices))
    return len(field.fields) if isinstance(field, forms.MultiValueField) else 1


def test_a_stranger_cannot_keep_the_lapse_page_busy_with_runs_of_one_letter(client: Client) -> None:
    text = "a奥か" * 50_000
    response = client.post("/m/00000000-0000-4000-8000-000000000000/ask/output.match/", {"output_match_note": text})
    assert response.status_code == 404
    assert response.content.decode().count(text) == 2  # carried along, and shown whole, its runs not taken apart


@pytest.mark.parametrize("path", ["", "check/", "open/", "open/send.txt", "outline/", "matter.json"])
def test_a_page_that_can_be_read_can_be_asked_for_its_head(client: Client, path: str) -> None:
    base = opened(client)
    assert (client.head(base + path).status_code, client.head("/").status_code) == (200, 200)
    assert Client().head(base + path).status_code == 404
