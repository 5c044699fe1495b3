"""What renderers do beside the pages: making files. A task knows the number of a file, and nothing of clients."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from aiclaims.models import IssuedOutline, Printed, rulebook_for
from aiclaims.outline import Outline, outline_json, read_outline, stamped
from aiclaims.printing.order import Order, made, printed
from aiclaims.printing.pdf import PdfUnavailableError
from aiclaims.printing.snapshot import Snapshot, read_snapshot
from aiclaims.reasoning import assess

log = logging.getLogger(__name__)
REMEMBERED = timedelta(days=1)


class EditionGoneError(Exception):
    """What is to be printed was read under rulebooks that are neither shipped nor kept."""


@task()
def make_file(number: int) -> None:
    """Make the file with this number, unless it is made or somebody is making it. Nothing is raised: what a task raises
    is stored with its message, and that could quote a client."""
    row = Printed.claim(number)
    if row is None:
        return
    try:
        row.keep(_file(row))
    except PdfUnavailableError as error:
        log.error("%s", error)  # one of our own sentences: what to install
        row.fail("library")
    except EditionGoneError:
        row.fail("edition")
    except Exception:
        log.exception("File %s could not be made", number)
        row.fail("error")
    _forget()


def _file(row: Printed) -> bytes:
    of, order = read_snapshot(row.snapshot), Order(**row.order)
    document = _reprinted(row, of) if of.state == "SUPERSEDED" else _document(of, order)
    if of.state == "FOR REVIEW":
        IssuedOutline.objects.filter(printed=row).update(outline=outline_json(document))
    return printed(document, order, of.matter)


def _document(of: Snapshot, order: Order) -> Outline:
    law = rulebook_for(of.editions)
    if law is None:
        raise EditionGoneError
    assessment = assess(law, of.facts(law))
    return made(law, assessment, order.kind, generated=of.day, cover=of.cover, state=of.state)


def _reprinted(row: Printed, of: Snapshot) -> Outline:
    """An outline that was issued, word for word, in its new state."""
    issued = IssuedOutline.objects.get(matter=row.matter_id, number=of.issued)
    return stamped(read_outline(issued.outline), "SUPERSEDED")


def _forget() -> None:
    """Tasks of yesterday, ended or lost."""
    old = DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - REMEMBERED)
    old.exclude(status=TaskResultStatus.READY).delete()
