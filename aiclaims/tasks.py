"""What renderers do beside the pages: making files. A task knows the number of a file, and nothing of clients."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from aiclaims.models import IssuedOutline, Printed, rulebook_for
from aiclaims.models.printed import TOO_LONG
from aiclaims.outline import Outline, outline_json, read_outline, stamped
from aiclaims.printing.order import Order, made, printed
from aiclaims.printing.pdf import PdfUnavailableError
from aiclaims.printing.snapshot import Snapshot, read_snapshot
from aiclaims.reasoning import assess

log = logging.getLogger(__name__)
REMEMBERED = timedelta(days=1)


class EditionGoneError(Exception):
    """What is to be printed was read under rulebooks that are neither shipped nor kept."""


class TooLongError(BaseException):
    """A file took longer than TOO_LONG. No Exception, or a library might take it for one of its own."""


@task()
def make_file(number: int) -> None:
    """Make the file with this number, unless it is made or somebody is making it. Nothing is raised: what a task raises
    is stored with its message, and that could quote a client."""
    row = Printed.claim(number)
    if row is None:
        return
    row.pass_over()
    try:
        with _bounded():
            content = _file(row)
        row.keep(content)
    except PdfUnavailableError as error:
        log.error("%s", error)  # one of our own sentences: what to install
        row.fail("library")
    except EditionGoneError:
        row.fail("edition")
    except TooLongError:
        row.fail("long")
    except Exception:
        log.exception("File %s could not be made", number)
        row.fail("error")
    _forget()


@contextmanager
def _bounded() -> Iterator[None]:
    """Break off what takes too long, for others wait. Only the first thread of a process, in which a renderer works,
    can be woken."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: Any) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, TOO_LONG.total_seconds())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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
    return made(law, assessment, order, generated=of.day, cover=of.cover, state=of.state)


def _reprinted(row: Printed, of: Snapshot) -> Outline:
    """An outline that was issued, word for word, in its new state."""
    issued = IssuedOutline.objects.get(matter=row.matter_id, number=of.issued)
    return stamped(read_outline(issued.outline), "SUPERSEDED")


def _forget() -> None:
    """Tasks of yesterday, ended or lost."""
    old = DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - REMEMBERED)
    old.exclude(status=TaskResultStatus.READY).delete()
