"""What nobody means to send: a hundred parties, an archive that swells, an address guessed or cut short."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aiclaims.models import Access, Matter, store
from aiclaims.reasoning import Matter as Facts
from aiclaims.reasoning import Party
from aiclaims.views.case import law
from tests.pages import answer, filled, read, send, set_up
from tests.test_queries import POSTED, routes

pytestmark = pytest.mark.django_db
CROWD = Facts(
    aim="infringement_claim",
    frameworks=("china", "japan"),
    complaint=("output",),
    parties=tuple(Party(f"p{n}", f"Person {n}", ("prompts", "exploits_output")) for n in range(1, 101)),
)


@pytest.fixture
def crowd(client: Client) -> str:
    """The address of a matter with a hundred parties."""
    client.session.save()
    row = store(CROWD, law())
    client.cookies["sessionid"] = str(client.session.session_key)
    Access.objects.create(matter=row, session=client.session.session_key)
    return f"/m/{row.pk}/"


@pytest.mark.parametrize("path", ["", "parties/", "check/", "check/output/", "results/", "open/", "results/compared/"])
def test_hundred_parties_are_all_on_the_page(client: Client, crowd: str, path: str) -> None:
    shown = read(client, crowd + path).all("main")[0]["text"]
    assert "Person 1" in shown and "Person 100" in shown


def test_hundredth_party_is_asked_and_answered_like_the_first(client: Client, crowd: str) -> None:
    address = crowd + "ask/output.prompted/100/"
    assert "Person 100" in read(client, address).texts("h1")[0]
    assert answer(client, address, **{"output_prompted-100": "yes"}).startswith(crowd)
    assert filled(read(client, address))["output_prompted-100"] == "yes"


def test_zip_bomb_is_measured_and_never_opened(client: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 10**8)
    bomb = packed.getvalue()
    assert len(bomb) < 10**6
    base = set_up(client)
    form = filled(read(client, base + "evidence/add/"))
    send(client, base + "evidence/add/", form | {"what": "Dump", "file": SimpleUploadedFile("dump.zip", bomb)})
    values = Matter.objects.get().records.get().values
    assert (values["size"], values["file_type"]) == (len(bomb), "ZIP archive")
    (refused,) = send(client, "/open/", {"file": SimpleUploadedFile("matter.toml", bomb)}, 422).errors
    assert refused.startswith("That file begins like this: ZIP archive.")
    assert Matter.objects.count() == 1


@pytest.mark.parametrize(("name", "path"), routes())
def test_guessed_address_lets_nobody_in(client: Client, name: str, path: str) -> None:
    base = set_up(client)
    stranger = Client()
    for address in (base, "/m/00000000-0000-4000-8000-000000000000/"):
        response = stranger.post(address + path) if name in POSTED else stranger.get(address + path)
        assert response.status_code == 404
        assert "Moonlight" not in response.content.decode()
    assert Matter.objects.count() == 1


def test_address_cut_short_is_met_kindly(client: Client) -> None:
    base = set_up(client)
    for cut in (base[:-5], base[:10], base + "ask/", base + "ask/output.ma/"):
        page = read(client, cut, 404)
        assert page.texts("h1") == ["Page not found"]
        assert {"/", "/continue/"} <= {a["attrs"]["href"] for a in page.all("a")}
