"""Files made of a matter: once for the same answers, from what was said when they were asked for, and kept a while."""

from __future__ import annotations

import builtins
import logging
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from aiclaims.models import Matter, Printed, store
from aiclaims.models.printed import KEPT, TOO_LONG, UNATTENDED
from aiclaims.outline import Cover
from aiclaims.printing.order import Order
from aiclaims.printing.snapshot import ROOT, file_name, key_of, read_snapshot, snapshot, sources
from aiclaims.reasoning import Party
from aiclaims.tasks import make_file
from aiclaims.views.case import law
from tests.test_queries import thick

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
SECRET = "CANARY-51a"
SHOT = snapshot(thick(), frozenset(), Cover(role="trainee"), DAY)


@pytest.fixture
def matter() -> Matter:
    return store(thick(), law())


def asked(matter: Matter, order: Order, **values: Any) -> Printed:
    key = values.pop("key", key_of(order, SHOT))
    more = {"order": {"kind": order.kind, "format": order.format, "paper": order.paper, "attach": order.attach}}
    return matter.printed.create(**{"key": key, "snapshot": SHOT.data, "name": "x"} | more | values)


def test_snapshot_is_read_back_from_its_data_to_the_same_matter() -> None:
    facts = replace(thick(), parties=(Party("p0", "Party 1 (not identified yet)", ("trains",)), *thick().parties[1:]))
    shot = snapshot(facts, frozenset({"p0"}), Cover("advice", lawyer="L"), DAY)
    assert shot.matter["party"][0]["name"] == ""
    assert read_snapshot(shot.data) == shot
    assert shot.facts(law()) == facts


@pytest.mark.parametrize(
    "other",
    [
        (Order(paper="Letter"), SHOT),
        (Order(format="docx"), SHOT),
        (Order(kind="summary"), SHOT),
        (Order(attach=True), SHOT),
        (Order(), replace(SHOT, day=DAY + timedelta(days=1))),
        (Order(), replace(SHOT, state="SUPERSEDED")),
        (Order(), replace(SHOT, cover=Cover(role="partner"))),
        (Order(), replace(SHOT, issued=1)),
        (Order(), replace(SHOT, matter=SHOT.matter | {"fact": []})),
    ],
)
def test_whatever_a_file_depends_on_changes_its_key(other: tuple[Order, Any]) -> None:
    assert key_of(Order(), SHOT) == key_of(Order(), SHOT) != key_of(*other)


def test_key_stands_for_every_template_and_tag_that_shapes_a_file() -> None:
    read = {str(p.relative_to(ROOT)) for p in sources()}
    templates = sorted((ROOT / "templates" / "outline").iterdir())
    tags = {tag for t in templates for found in re.findall(r"{% load (.+?) %}", t.read_text()) for tag in found.split()}
    wanted = {str(t.relative_to(ROOT)) for t in templates} | {f"aiclaims/templatetags/{tag}.py" for tag in tags}
    assert tags
    assert wanted | {"aiclaims/rulebooks/letters.toml", "static/fonts/print.css"} <= read


def test_file_is_named_after_kind_reference_and_day() -> None:
    name = file_name(Order(kind="summary", format="docx"), law(), thick(), DAY)
    kind, first, second, *day = name.removesuffix(".docx").split("-")
    assert (kind, "-".join(day), len(first), len(second)) == ("summary", "2026-11-22", 5, 5)


def test_file_is_made_once(matter: Matter) -> None:
    row = asked(matter, Order(format="json"))
    make_file.call(row.pk)
    made = Printed.objects.get()
    assert (made.status, len(made.digest), made.reason) == ("done", 64, "")
    assert b'"kind": "outline"' in bytes(made.content or b"")
    Printed.objects.update(content=b"kept")
    make_file.call(row.pk)
    assert bytes(Printed.objects.get().content or b"") == b"kept"


def test_matter_deleted_meanwhile_is_no_trouble(matter: Matter) -> None:
    row = asked(matter, Order(format="json"))
    matter.delete()
    make_file.call(row.pk)
    assert not Printed.objects.exists()


def test_what_goes_wrong_is_kept_as_a_code_and_quotes_nobody(matter: Matter, caplog: pytest.LogCaptureFixture) -> None:
    broken = SHOT.data | {"matter": SHOT.data["matter"] | {"party": [{"id": SECRET, "name": SECRET, "does": [SECRET]}]}}
    row = asked(matter, Order(format="json"), snapshot=broken)
    with caplog.at_level(logging.ERROR):
        result = make_file.enqueue(row.pk)
    assert Printed.objects.get().reason == "error"
    assert (result.status, result.errors) == ("SUCCESSFUL", [])
    assert SECRET not in "".join(r.getMessage() for r in caplog.records)


def test_missing_library_is_a_code_and_the_log_names_what_to_install(
    matter: Matter, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    make_file.call(asked(matter, Order()).pk)
    assert Printed.objects.get().trouble == "library"
    assert "install libpango" in caplog.text


def test_edition_that_is_gone_is_said(matter: Matter) -> None:
    gone = SHOT.data | {"matter": SHOT.data["matter"] | {"editions": {"china": "0" * 64}}}
    make_file.call(asked(matter, Order(format="json"), snapshot=gone).pk)
    assert Printed.objects.get().trouble == "edition"


def test_newest_files_are_kept_and_those_under_way(matter: Matter) -> None:
    for n in range(KEPT + 3):
        asked(matter, Order(format="json"), key=str(n)).keep(b"x")
    waiting = asked(matter, Order(format="json"), key="waiting")
    asked(matter, Order(format="json"), key="last").keep(b"x")
    kept = set(matter.printed.values_list("key", flat=True))
    assert kept == {*(str(n) for n in range(4, KEPT + 3)), "waiting", "last"}
    assert waiting.before == 0


def test_deleting_a_matter_deletes_its_files(matter: Matter) -> None:
    asked(matter, Order(format="json")).keep(b"x")
    matter.delete()
    assert not Printed.objects.exists()


def test_place_in_the_queue_counts_everybodys_files(matter: Matter) -> None:
    other = store(thick(), law())
    now = timezone.now()
    ages = [("making", 30), ("waiting", 20), ("done", 25), ("waiting", 10)]
    rows = [
        asked(m, Order(), key=str(age), status=status, asked=now - timedelta(seconds=age), started=now)
        for m, (status, age) in zip([other, other, matter, matter], ages, strict=True)
    ]
    assert rows[-1].before == 2


def test_file_nobody_begins_is_in_trouble_unless_others_are_begun(matter: Matter) -> None:
    long_ago = timezone.now() - UNATTENDED - timedelta(seconds=1)
    row = asked(matter, Order(), asked=long_ago)
    assert row.trouble == "unattended"
    asked(matter, Order(), key="other", status="making", started=timezone.now())
    assert row.trouble == ""
    stopped = asked(matter, Order(), key="lost", status="making", started=timezone.now() - TOO_LONG * 2)
    assert stopped.trouble == "stopped"
    assert stopped.again()
    assert (stopped.trouble, stopped.status) == ("", "waiting")


def test_two_who_ask_again_at_once_make_it_wait_once(matter: Matter) -> None:
    row = asked(matter, Order(), status="failed", reason="error")
    mine, theirs = (Printed.objects.get(pk=row.pk) for _ in range(2))
    assert mine.again()
    assert Printed.claim(row.pk) is not None
    assert not theirs.again()
    assert Printed.objects.get().status == "making"


def test_maker_given_up_for_lost_does_not_undo_what_the_next_one_made(matter: Matter) -> None:
    row = asked(matter, Order())
    lost = Printed.claim(row.pk)
    assert lost is not None and lost.again()
    next_one = Printed.claim(row.pk)
    assert next_one is not None
    late = Printed(pk=row.pk, matter=matter, started=timezone.now() - TOO_LONG)
    late.fail("error")
    assert Printed.objects.get().status == "making"
    next_one.keep(b"x")
    late.fail("error")
    assert (Printed.objects.get().status, Printed.objects.get().reason) == ("done", "")


def test_tasks_of_yesterday_are_forgotten(matter: Matter) -> None:
    old = {"task_path": "aiclaims.tasks.make_file", "backend_name": "default", "args_kwargs": {"args": [1]}}
    for status in ("READY", "RUNNING", "FAILED", "SUCCESSFUL"):
        DBTaskResult.objects.create(status=status, run_after=timezone.now(), **old)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=2))
    DBTaskResult.objects.create(status="SUCCESSFUL", run_after=timezone.now(), **old)
    make_file.call(asked(matter, Order(format="json")).pk)
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["READY", "SUCCESSFUL"]
