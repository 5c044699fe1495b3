"""The outline's pages: files asked for and taken, who asked for it, outlines issued and superseded."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from aiclaims.models import IssuedOutline, Matter, Printed
from aiclaims.models.printed import TOO_LONG, UNATTENDED
from tests.pages import answer, filled, read, send, set_up
from tests.test_pages_allegations import SIX
from tests.test_pages_records import fill
from tests.test_pages_start import FIXTURES, upload
from tests.test_queries import QUEUED

pytestmark = pytest.mark.django_db
JSON = "files/outline.json"
SEVERAL = FIXTURES / "cross_likeness_disputed.toml"


@pytest.fixture
def base(client: Client) -> str:
    return set_up(client)


def follow(client: Client, address: str) -> Any:
    """What stands at the end of the redirects."""
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return response


def test_file_is_made_once_and_then_comes_at_once(client: Client, base: str) -> None:
    shown = follow(client, base + JSON)
    (row,) = Printed.objects.all()
    assert shown.redirect_chain[-1][0] == f"{base}files/{row.pk}/"
    assert f'content="0; url={base}files/{row.pk}/take/"'.encode() in shown.content
    taken, again = client.get(f"{base}files/{row.pk}/take/"), client.get(base + JSON)
    assert taken.content == again.content == bytes(row.content or b"")
    assert again.headers["Content-Disposition"] == f'attachment; filename="{row.name}"'
    assert "no-store" in again.headers["Cache-Control"]
    assert Printed.objects.count() == 1


def test_file_that_is_made_takes_few_queries(client: Client, base: str) -> None:
    client.get(base + JSON)
    with CaptureQueriesContext(connection) as made:
        assert client.get(base + JSON).status_code == 200
    assert len([q for q in made if "SAVEPOINT" not in q["sql"]]) <= 8


@pytest.mark.parametrize(
    ("query", "paper", "attach"),
    [("", "A4", False), ("?paper=Letter", "Letter", False), ("?attach=on", "A4", True)],
)
def test_paper_and_what_goes_along_are_ordered(client: Client, base: str, query: str, paper: str, attach: bool) -> None:
    with QUEUED:
        client.get(base + "outline.pdf" + query)
    order = {"kind": "outline", "format": "pdf", "paper": paper, "attach": attach, "to": ""}
    assert Printed.objects.get().order == order


@pytest.mark.parametrize("path", ["summary.pdf", "letter.pdf", "letter.docx", "outline.docx"])
def test_nothing_is_attached_to_what_is_not_the_pdf_of_the_outline(client: Client, base: str, path: str) -> None:
    with QUEUED:
        client.get(f"{base}files/{path}?attach=on")
    assert Printed.objects.get().order["attach"] is False


@pytest.mark.parametrize("path", ["files/letter.json", "files/memo.pdf", "files/outline.html", JSON + "?paper=A5"])
def test_what_cannot_be_ordered_is_not_found(client: Client, base: str, path: str) -> None:
    read(client, base + path, 404)
    assert not Printed.objects.exists()


def test_each_addressee_has_a_letter_of_its_own(client: Client) -> None:
    base = upload(client, SEVERAL.read_bytes())[2]
    page = read(client, base + "outline/")
    found = [at for n in page.all("button") if "/files/letter" in (at := n["attrs"].get("formaction", ""))]
    parties = {p.number: p for p in Matter.objects.get().parties.all()}
    to = [n for n, p in parties.items() if p.name in ("Picture service", "Blogger")]
    assert found == [f"{base}files/letter/{n}.{kind}" for n in to for kind in ("pdf", "docx")]
    assert [t for t in page.texts("strong") if t.startswith("To ")] == ["To Picture service", "To Blogger"]
    with QUEUED, CaptureQueriesContext(connection) as asked:
        for n in to:
            assert client.get(f"{base}files/letter/{n}.docx").status_code == 302
    assert len([q for q in asked if "SAVEPOINT" not in q["sql"]]) <= 12 * len(to)
    rows = Printed.objects.order_by("pk")
    assert [row.order["to"] for row in rows] == [parties[n].key for n in to]
    assert len({row.name for row in rows}) == len(to) and not any("log" in row.name for row in rows)


def test_letter_to_nobody_in_particular_is_not_found_where_letters_go_to_parties(client: Client) -> None:
    base = upload(client, SEVERAL.read_bytes())[2]
    to = {p.name: p.number for p in Matter.objects.get().parties.all()}
    for path in ("letter.pdf", "letter/99.pdf", f"letter/{to['Picture service']}.json"):
        read(client, f"{base}files/{path}", 404)
    owners = [n for name, n in to.items() if name not in ("Picture service", "Blogger")]
    for n in owners:
        read(client, f"{base}files/letter/{n}.pdf", 404)
    assert owners and not Printed.objects.exists()


def test_file_under_way_is_shown_with_its_place_and_looks_again_by_itself(client: Client, base: str) -> None:
    with QUEUED:
        first, second = (str(send_get(client, base + f"files/outline.{kind}")) for kind in ("json", "pdf"))
        assert str(send_get(client, base + JSON)) == first  # asked for twice, made once
    assert read(client, first).texts("p", role="status")[0] == "It is the next to be made."
    page = read(client, second)
    assert page.texts("p", role="status")[0] == "It waits: 1 file is made before yours."
    assert page.all("meta", **{"http-equiv": "refresh"})[0]["in"][-1]["tag"] == "noscript"
    part = client.get(second, headers={"HX-Request": "true"})
    assert b"<html" not in part.content and b'hx-trigger="every 1s"' in part.content
    Printed.objects.filter(status="waiting").update(status="done", content=b"x")
    assert client.get(second, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def send_get(client: Client, address: str) -> str:
    """Where asking for a file leads."""
    response = client.get(address)
    assert response.status_code == 302
    return str(response.headers["Location"])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"asked": timezone.now() - UNATTENDED * 2}, "Nothing on this machine is making files at the moment."),
        ({"status": "making", "started": timezone.now() - TOO_LONG * 2}, "Making the file was broken off"),
        ({"status": "failed", "reason": "library"}, "No PDF can be made on this machine, because a library"),
        ({"status": "failed", "reason": "error"}, "The file could not be made."),
    ],
)
def test_file_that_does_not_come_says_why_and_can_be_tried_again(
    client: Client, base: str, values: dict[str, Any], said: str
) -> None:
    with QUEUED:
        address = send_get(client, base + JSON)
    Printed.objects.update(**values)
    page = read(client, address)
    assert page.texts("p", cls="warning")[0].startswith(said)
    assert not page.all("meta", **{"http-equiv": "refresh"})
    assert client.post(address).headers["Location"] == address
    assert Printed.objects.get().status == "done"


def test_asking_again_for_a_file_that_failed_makes_it(client: Client, base: str) -> None:
    with QUEUED:
        client.get(base + JSON)
    Printed.objects.update(status="failed", reason="library")
    client.get(base + JSON)
    assert Printed.objects.get().status == "done"


def test_later_answer_does_not_alter_a_file_under_way(client: Client, base: str) -> None:
    before = client.get(follow(client, base + JSON).redirect_chain[-1][0] + "take/").content
    Printed.objects.all().delete()
    with QUEUED:
        address = send_get(client, base + JSON)
    answer(client, base + "ask/output.match/", output_match="none")
    Printed.objects.update(status="failed", reason="error")
    client.post(address)
    assert client.get(address + "take/").content == before


def test_strangers_find_nothing(client: Client, base: str) -> None:
    with QUEUED:
        client.get(base + JSON)
        send(client, base + "outline/issue/", {})
    for path in (JSON, "files/1/", "files/1/take/", "outline/issue/", "outline/issued/1/", "outline/about/"):
        assert Client().get(base + path).status_code == 404
    other = set_up(client)
    number = Printed.objects.order_by("pk")[0].pk
    for path in (f"files/{number}/", f"files/{number}/take/", "outline/issued/1/"):
        read(client, other + path, 404)


def test_cover_is_printed_and_is_no_part_of_the_matter(client: Client, base: str) -> None:
    said = {"asked": "direction", "lawyer": "Ms <b>Gu</b>", "proceedings": "Gu v Ma", "role": "trainee"}
    assert send(client, base + "outline/about/", said) == base + "outline/"
    page = read(client, base + "outline/")
    (line,) = page.texts("p", cls="outline-confidential")
    assert line == "Confidential. Prepared at the direction of Ms <b>Gu</b> for Gu v Ma."
    assert "trainee" in page.all("article")[0]["text"]
    assert "trainee" not in client.get(base + "matter.json").content.decode()
    assert said.items() <= filled(read(client, base + "outline/about/")).items()


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({}, "Say who asked for this outline."),
        ({"asked": "nobody", "role": "x" * 121}, "Keep this to 120 characters. You have written 121."),
    ],
)
def test_cover_refuses_what_it_cannot_print(client: Client, base: str, said: dict[str, str], error: str) -> None:
    assert send(client, base + "outline/about/", said, 422).errors == [error]
    assert Matter.objects.get().cover == {}


def states(client: Client, base: str) -> list[str]:
    page = read(client, base + "outline/")
    return [t for t in page.texts("strong", cls="tag") if t in ("FOR REVIEW", "SUPERSEDED")]


def pdf_text(content: bytes) -> str:
    return PdfReader(BytesIO(content)).pages[0].extract_text()


def test_outline_is_issued_once_for_the_same_answers_and_superseded_by_others(client: Client, base: str) -> None:
    assert send(client, base + "outline/issue/", {}) == send(client, base + "outline/issue/", {})
    issued = IssuedOutline.objects.get()
    assert (issued.outline["digest"], issued.outline["state"]) == (issued.digest, "FOR REVIEW")
    assert states(client, base) == ["FOR REVIEW"]
    as_issued = follow(client, base + "outline/issued/1/").content
    assert "FOR REVIEW" in pdf_text(as_issued)
    assert "Outline 1 was issued from just these answers" in read(client, base + "outline/issue/").texts("p")[1]

    answer(client, base + "ask/output.match/", output_match="none")
    assert states(client, base) == ["SUPERSEDED"]
    page = read(client, base + "outline/")
    assert page.texts("div", cls="warning")[0].startswith("What is said has changed since outline 1 was issued")
    assert issued.printed.digest in page.all("main")[0]["text"]
    client.get(base + "outline/issued/1/")
    marked = follow(client, base + "outline/issued/1/")
    assert marked.headers["Content-Disposition"].startswith('attachment; filename="superseded-outline-')
    assert "SUPERSEDED" in pdf_text(marked.content)
    assert send_get(client, f"{base}files/{issued.printed_id}/take/") == base + "outline/issued/1/"

    with QUEUED:
        send(client, base + "outline/issue/", {})
    assert states(client, base) == ["FOR REVIEW", "SUPERSEDED"]


@QUEUED
@pytest.mark.parametrize("path", ["outline/about/", "editions/"])
def test_cover_counts_as_a_change(client: Client, base: str, path: str) -> None:
    send(client, base + "outline/issue/", {})
    if path == "editions/":
        Matter.objects.update(editions={})
    else:
        send(client, base + path, {"asked": "nobody", "role": "partner"})
    assert states(client, base) == ["SUPERSEDED"]


@QUEUED
def test_defence_with_unanswered_allegations_is_not_issued(client: Client) -> None:
    base = set_up(client, aim="infringement_defence")
    fill(client, base + "allegations/paste/", text=SIX)
    for n in range(1, 6):
        fill(client, base + f"allegations/{n}/", response="not_admitted")
    page = send(client, base + "outline/issue/", {}, 409)
    assert page.texts("h1") == ["Not ready for review"]
    assert [e["attrs"]["href"] for e in page.all("a") if e["text"] == "Answer A6"] == [base + "allegations/6/"]
    assert not IssuedOutline.objects.exists()
    fill(client, base + "allegations/6/", response="admit")
    send(client, base + "outline/issue/", {})
    assert IssuedOutline.objects.get().number == 1


@QUEUED
def test_claim_may_leave_allegations_unanswered(client: Client, base: str) -> None:
    fill(client, base + "allegations/paste/", text=SIX)
    send(client, base + "outline/issue/", {})
    assert IssuedOutline.objects.exists()


@QUEUED
def test_issued_outlines_stay_and_go_with_their_matter(client: Client, base: str) -> None:
    send(client, base + "outline/issue/", {})
    (row,) = Printed.objects.all()
    for n in range(20):
        row.matter.printed.create(key=str(n), order={}, snapshot={}, name="x").keep(b"x")
    assert IssuedOutline.objects.get().printed == row
    assert "1 outline issued for review goes with it" in read(client, base + "delete/").all("main")[0]["text"]
    send(client, base + "delete/", {})
    assert not Printed.objects.exists() and not IssuedOutline.objects.exists()
