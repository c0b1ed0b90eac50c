"""Killed, crowded, out of disk, read-only: what was acknowledged is there, and the book verifies."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.utils import OperationalError

from zhunsheng import record
from zhunsheng.record.errors import unavailable

from .conftest import draft, fill, run

PROGRAM = str(Path(__file__).with_name("program.py"))
URL = os.environ.get("ZHUNSHENG_DATABASE_URL")


class Installation:
    """A home and a database that only this test's processes use."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = {**os.environ, **environment}

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, PROGRAM, *arguments], env=self.environment, stdout=subprocess.PIPE
        )

    def run(self, *arguments: str) -> list[dict[str, Any]]:
        with self.start(*arguments) as process:
            output = process.communicate()[0]
        assert process.returncode == 0
        return [json.loads(line) for line in output.splitlines()]

    def check(self) -> dict[str, Any]:
        return self.run("check")[0]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    environment = {"ZHUNSHENG_HOME": str(tmp_path)}
    name = f"zhunsheng_{uuid4().hex}"
    if URL:
        with psycopg.connect(URL, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        environment["ZHUNSHENG_DATABASE_URL"] = f"{URL.rpartition('/')[0]}/{name}"
    made = Installation(environment)
    made.run("prepare")
    yield made
    if URL:
        with psycopg.connect(URL, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize("after", [1, 40, 150])
def test_a_killed_writer_loses_nothing_that_was_acknowledged(installation, after):
    process = installation.start("crowd", "4", "400")
    acknowledged = [json.loads(process.stdout.readline()) for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    rest = [line for line in process.communicate()[0].splitlines(keepends=True) if line.endswith(b"\n")]
    acknowledged += [json.loads(line) for line in rest]
    found = installation.check()
    assert found["ok"] and found["checked"] >= len(acknowledged)
    assert {one["seq"]: found["digests"][one["seq"] - 1] for one in acknowledged} == {
        one["seq"]: one["digest"] for one in acknowledged
    }
    assert installation.run("append", "1")[0]["seq"] == found["checked"] + 1


@pytest.mark.parametrize("hash", ["sha256", "sm3"])
def test_many_processes_write_one_book_without_a_gap(installation, hash):
    if hash == "sm3":
        installation.environment["BOOK"] = "国密县"
        installation.run("national")
    writers = [installation.start("append", "60") for _ in range(4)]
    numbers = [json.loads(line)["seq"] for writer in writers for line in writer.communicate()[0].splitlines()]
    assert sorted(numbers) == list(range(2, 242))
    assert installation.check()["ok"]


def test_many_threads_write_one_book_without_a_gap(installation):
    assert sorted(one["seq"] for one in installation.run("crowd", "6", "40")) == list(range(2, 242))
    assert installation.check()["ok"]


def test_a_checkpoint_killed_at_any_of_twenty_points_is_made_whole_by_the_next(tmp_path, installation):
    installation.environment["ZHUNSHENG_WITNESS"] = str(tmp_path / "witness")
    points = [*range(1, 31)]
    told = installation.run("deaths", *map(str, points))
    assert [(one["ok"], one["size"], one["checked"], one["signed"]) for one in told] == [
        (True, size, size, size) for size in range(131, 131 + 130 * len(points), 130)
    ]
    assert all(one["handed"] for one in told)
    assert sum(one["killed"] for one in told) >= 20


SQLITE_ONLY = pytest.mark.skipif(
    bool(URL), reason="a page limit and query_only are SQLite's way to starve a database"
)


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("limit", "message"), [("max_page_count = {}", "磁盘已满"), ("query_only = ON", "数据库为只读")]
)
def test_a_database_that_cannot_write_says_what_to_do(installation, limit, message):
    *acknowledged, told, last = installation.run("starve", limit)
    assert message in told["message"] and "请" in told["message"]
    found = installation.check()
    assert found["ok"] and found["checked"] == len(acknowledged) + 2 == last["seq"]


@pytest.mark.parametrize(
    ("error", "message"),
    [(psycopg.errors.DiskFull, "磁盘已满"), (psycopg.errors.ReadOnlySqlTransaction, "数据库为只读")],
)
def test_the_same_is_said_of_postgresql(error, message):
    wrapped = OperationalError("…")
    wrapped.__cause__ = error("…")
    assert message in str(unavailable(wrapped))
    assert "连接数据库失败" in str(unavailable(psycopg.OperationalError("server closed the connection")))


def test_another_error_keeps_its_own_name(book):
    assert unavailable(DatabaseError("syntax error")) is None
    with pytest.raises(DatabaseError, match="nowhere"), record.writing():
        run("SELECT 1 FROM nowhere")


def test_a_transaction_that_fails_after_the_append_leaves_no_trace(book):
    fill(book, 3)
    before = record.head(book)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record.append(book, draft(facts={"name": record.Sealed("张三")}))
        raise ZeroDivisionError
    assert record.head(book) == before
    assert run("SELECT count(*) FROM record_vault WHERE book = %s", book) == [(0,)]
    assert record.verify(book).ok


def test_one_draft_that_cannot_be_written_keeps_its_whole_group_out(book):
    with pytest.raises(record.Unwritable), transaction.atomic():
        record.append_many(book, [draft(), draft(facts={"x": 1.5}), draft()])
    assert record.head(book).seq == 0 and connection.is_usable()
