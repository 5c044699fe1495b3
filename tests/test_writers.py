"""Many who write at once: nobody is turned away, nothing is lost, nothing is overwritten unseen."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.writers import ROUNDS, SAME, WRITERS

SQLITE = connection.vendor == "sqlite"
only_sqlite = pytest.mark.skipif(not SQLITE, reason="what SQLite's ways to begin a transaction do")


@pytest.fixture
def done(tmp_path: Path, transactional_db: None) -> dict[str, Any]:  # noqa: ARG001 - it empties a shared database
    """What came of eight writers on a database of their own: a new file, or the server's test database."""
    url = os.environ.get("DATABASE_URL", "")
    if not SQLITE:
        url = url.removesuffix(url.rpartition("/")[2]) + str(connection.settings_dict["NAME"])
    variables = {"AICLAIMS_DATA": str(tmp_path), "DATABASE_URL": url}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.writers"], cwd=settings.BASE_DIR, env=os.environ | variables,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(ran.stdout))


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_lose_nothing(done: dict[str, Any]) -> None:
    assert done["told"] == [[302] * 2 * ROUNDS] * WRITERS  # none was told that the database is locked
    different = {question: rows for question, rows in done["saved"].items() if question != SAME}
    assert len(different) == WRITERS
    for rows in different.values():
        assert len({row["matter"] for row in rows}) == len(rows) == 2  # everybody's matter and the writer's own
        assert [(row["value"], row["version"], row["changes"]) for row in rows] == [("yes", ROUNDS, ROUNDS)] * 2

    # one question answered by all, who had all read it unanswered: the first is saved, the others are shown that
    assert sorted(done["raced"]) == [302] + [409] * (WRITERS - 1)
    (row,) = done["saved"][SAME]
    assert row["note"] == f"writer {done['raced'].index(302)}"
    assert (row["version"], row["changes"]) == (1, 1)


def opened(path: Path) -> sqlite3.Connection:
    """A connection as the settings make them, but one that gives up at once where another holds the lock."""
    found = sqlite3.connect(path, isolation_level=None, timeout=0)
    found.executescript(settings.DATABASES["default"]["OPTIONS"]["init_command"])
    return found


def read(database: sqlite3.Connection) -> list[str]:
    return [said for (said,) in database.execute("SELECT said FROM answer ORDER BY said")]


@only_sqlite
def test_transaction_that_reads_before_it_writes_fails_where_it_begins_deferred(tmp_path: Path) -> None:
    """Why transactions begin as writers: else what was read is out of date once somebody else has written."""
    with closing(opened(tmp_path / "db")) as ours, closing(opened(tmp_path / "db")) as theirs:
        ours.execute("CREATE TABLE answer (said TEXT)")
        ours.execute("BEGIN DEFERRED")
        assert read(ours) == []
        theirs.execute("INSERT INTO answer VALUES ('theirs')")
        ours.execute("PRAGMA busy_timeout = 5000")  # waiting would not help, so it does not wait
        with pytest.raises(sqlite3.OperationalError, match="database is locked"):
            ours.execute("INSERT INTO answer VALUES ('ours')")


@only_sqlite
def test_transaction_begun_as_shipped_reads_and_writes_while_others_wait(tmp_path: Path) -> None:
    begin = f"BEGIN {settings.DATABASES['default']['OPTIONS']['transaction_mode']}"
    assert begin == "BEGIN IMMEDIATE"
    with closing(opened(tmp_path / "db")) as ours, closing(opened(tmp_path / "db")) as theirs:
        ours.execute("CREATE TABLE answer (said TEXT)")
        ours.execute(begin)
        assert read(ours) == []
        with pytest.raises(sqlite3.OperationalError, match="database is locked"):
            theirs.execute(begin)  # here at once; as shipped, after five seconds
        assert read(theirs) == []  # who only reads waits for nobody
        ours.execute("INSERT INTO answer VALUES ('ours')")
        ours.execute("COMMIT")
        theirs.execute(begin)
        assert read(theirs) == ["ours"]
        theirs.execute("INSERT INTO answer VALUES ('theirs')")
        theirs.execute("COMMIT")
        assert read(ours) == ["ours", "theirs"]
