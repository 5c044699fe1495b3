"""Whoever wants more files than there are turns, and files that never end: others do not wait for them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from aiclaims.models import IssuedOutline, Matter, Printed
from aiclaims.models.printed import AT_ONCE, KEPT, TOO_LONG, UNATTENDED
from aiclaims.printing.order import Order
from aiclaims.tasks import make_file
from tests.pages import read, set_up
from tests.test_printed import asked
from tests.test_printed import matter as matter  # a fixture
from tests.test_queries import QUEUED

pytestmark = pytest.mark.django_db


def under_way(row: Matter, number: int, **values: Any) -> None:
    for n in range(number):
        asked(row, Order(), key=f"{row.pk}{n}"[-64:], **values)


def test_one_browser_cannot_fill_the_queue_not_even_with_many_matters(client: Client) -> None:
    first, second = set_up(client), set_up(client)
    other = Client()
    elsewhere = set_up(other)
    row = Matter.objects.get(pk=first.split("/")[2])
    under_way(row, AT_ONCE)
    with QUEUED:
        for base in (first, second):
            page = read(client, base + "files/outline.json", 429)
            assert any(f"{AT_ONCE} files are being made" in p for p in page.texts("p"))
        assert client.post(second + "outline/issue/").status_code == 429
        assert other.get(elsewhere + "files/outline.json").status_code == 302
    assert not IssuedOutline.objects.exists()
    row.printed.latest("pk").keep(b"x")
    with QUEUED:
        assert client.get(second + "files/outline.json").status_code == 302


def test_asking_again_takes_a_turn_too_and_lost_files_take_none(client: Client) -> None:
    base = set_up(client)
    row = Matter.objects.get()
    failed = asked(row, Order(), key="failed", status="failed", reason="error")
    under_way(row, AT_ONCE, status="making", started=timezone.now())
    with QUEUED:
        assert client.post(f"{base}files/{failed.pk}/").status_code == 429
        Printed.objects.filter(status="making").update(started=timezone.now() - TOO_LONG * 2)
        assert client.post(f"{base}files/{failed.pk}/").status_code == 302


def test_file_that_lost_its_task_is_told_as_soon_as_a_later_one_is_begun(matter: Matter) -> None:
    now = timezone.now()
    lost = asked(matter, Order(), key="lost", asked=now - UNATTENDED * 2)
    behind = asked(matter, Order(), key="behind", asked=now + timedelta(seconds=1))
    make_file.call(asked(matter, Order(format="json"), asked=now).pk)
    lost.refresh_from_db()
    behind.refresh_from_db()
    assert (lost.trouble, behind.status) == ("stopped", "waiting")


def test_file_that_takes_too_long_is_broken_off(matter: Matter, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, **__: object) -> None:
        while True:
            pass

    monkeypatch.setattr("aiclaims.tasks.TOO_LONG", timedelta(milliseconds=20))
    monkeypatch.setattr("aiclaims.tasks.made", endless)
    row = asked(matter, Order(format="json"))
    make_file.call(row.pk)
    row.refresh_from_db()
    assert row.trouble == "long"


def test_files_that_failed_make_room_like_those_that_came(matter: Matter) -> None:
    for n in range(KEPT + 3):
        asked(matter, Order(), key=str(n)).fail("error")
    assert matter.printed.count() == KEPT
