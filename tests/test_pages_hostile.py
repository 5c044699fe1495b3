"""What no page of ours would send: it is refused in words or answered as if it were not there, and never costs much."""

from __future__ import annotations

import pytest
from django.test import Client

from aiclaims.models import Matter
from tests.pages import read
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
