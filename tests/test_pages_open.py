"""Open questions: our own list with what each holds up, and a neutral one to send."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from aiclaims.models import Matter
from aiclaims.models.convert import to_matter
from aiclaims.reasoning import Assessment, assess
from aiclaims.views.case import law
from tests.pages import Page, read, send, set_up

pytestmark = pytest.mark.django_db
PARTIES = [("A", ["owns_work"]), ("B", ["runs_service", "trains"])]


@pytest.fixture
def base(client: Client) -> str:
    return set_up(client, PARTIES, complaint=["training", "output"], frameworks=["china", "aippi"])


def assessed() -> Assessment:
    return assess(law(), to_matter(Matter.objects.get(), law()))


def listed(page: Page) -> list[dict[str, Any]]:
    return [li for li in page.all("li") if any("open-questions" in up["attrs"].get("class", "") for up in li["in"])]


def not_known(question: str, whom: str = "") -> None:
    row = Matter.objects.get()
    row.answers.create(question=question, claimant="unknown", defendant="unknown", whom=whom)


def test_every_open_question_is_listed_with_what_it_holds_up(client: Client, base: str) -> None:
    items = listed(read(client, base + "open/"))
    assert len(items) == len(assessed().open_questions) > 5
    assert all("It holds up:" in li["text"] for li in items)


def test_what_is_not_known_is_listed_under_whoever_could_answer(client: Client, base: str) -> None:
    not_known("output.match", whom="Dr Sato, their engineer")
    page = read(client, base + "open/")
    assert [re.sub(r" \(\d+\)$", "", h) for h in page.texts("h2")] == ["Dr Sato, their engineer", "Nobody named yet"]
    first = " ".join(listed(page)[0]["text"].split())
    assert "Not known yet" in first and "It holds up:" in first and "What would settle it:" in first


def test_what_is_not_known_but_holds_nothing_up_says_so(client: Client, base: str) -> None:
    not_known("making.who")
    (said,) = [li["text"] for li in listed(read(client, base + "open/")) if "Not known yet" in li["text"]]
    assert "No finding waits for it" in said


def test_list_to_send_holds_questions_and_nothing_of_ours(client: Client, base: str) -> None:
    not_known("output.match", whom="Dr Sato, their engineer")
    page = read(client, base + "open/send/")
    text = page.all("textarea")[0]["text"]
    for v in (*assessed().verdicts, *assessed().remedies):
        assert law().issue(v.issue).title not in text
    for ours in ("Dr Sato", "holds up", "Likely", "liab", "claim"):
        assert ours not in text
    listed = [li for li in page.all("li") if any("to-send" in up["attrs"].get("class", "") for up in li["in"])]
    assert text.count("Answer:") == len(listed) > 5


def test_list_for_one_person_holds_that_persons_questions_alone(client: Client, base: str) -> None:
    not_known("output.match", whom="Dr Sato")
    whole, one = (read(client, f"{base}open/send/{n}").all("textarea")[0]["text"] for n in ("", "1/"))
    assert one.count("Answer:") == 1 < whole.count("Answer:")
    assert client.get(base + "open/send/3/").status_code == 404


def test_list_comes_as_a_text_file_named_by_reference_and_date_alone(client: Client, base: str) -> None:
    response = client.get(base + "open/send.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    name = rf'attachment; filename="questions-{Matter.objects.get().reference}-\d{{4}}-\d\d-\d\d.txt"'
    assert re.fullmatch(name, response.headers["Content-Disposition"])
    text = response.content.decode()
    assert text.splitlines() == read(client, base + "open/send/").all("textarea")[0]["text"].splitlines()
    assert "&" not in text and "<" not in text


def test_names_stand_in_the_text_as_they_were_typed(client: Client) -> None:
    base = set_up(client, [("A", ["owns_work"]), ("B & <b>Söhne</b>", ["runs_service"])], frameworks=["china"])
    assert "B & <b>Söhne</b>" in client.get(base + "open/send.txt").content.decode()
    assert read(client, base + "open/send/").all("b") == []


def test_strangers_get_not_found(base: str) -> None:
    for path in ("open/", "open/send/", "open/send.txt", "results/all/", "results/compared/", "results/china/"):
        assert Client().get(base + path).status_code == 404


def test_nothing_open_is_said_in_words(client: Client) -> None:
    base = str(send(client, "/samples/wipo_alone/", {})).removesuffix("results/")
    Matter.objects.get().answers.all().delete()
    assert any("Nothing is open" in text for text in read(client, base + "open/").texts("p", cls="inset"))
