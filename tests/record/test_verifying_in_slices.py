"""A book is verified in slices, by several processes if wanted: the report is the same as in one passage."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhunsheng import record
from zhunsheng.record import checkpoints, verify_jobs, verify_slice

from .conftest import fill, run
from .test_tampering_is_named import rechain

PROGRAM = str(Path(__file__).with_name("slices_program.py"))
URL = os.environ.get("ZHUNSHENG_DATABASE_URL")


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    made = {**os.environ, "ZHUNSHENG_HOME": str(tmp_path), "ZHUNSHENG_WITNESS": str(tmp_path / "witness")}
    name = f"zhunsheng_{uuid4().hex}"
    if URL:
        with psycopg.connect(URL, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        made["ZHUNSHENG_DATABASE_URL"] = f"{URL.rpartition('/')[0]}/{name}"
    yield made
    if URL:
        with psycopg.connect(URL, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def start(environment: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, PROGRAM, *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.parametrize("seed", ["甲"])
def test_one_process_and_several_report_the_same_of_any_tampering(environment, seed):
    with start(environment, "agree", seed, "50") as process:
        out, err = process.communicate()
    assert process.returncode == 0, err.decode()
    told = [json.loads(line) for line in out.splitlines()]
    assert [one["book"] for one in told if not one["same"]] == []
    assert any(one["ok"] for one in told) and sum(not one["ok"] for one in told) > 10
    kinds = {kind for one in told for kind in one["kinds"]}
    assert {"body", "null", "missing", "tail", "vault", "forged", "checkpoint", "beyond"} <= kinds


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_size_of_slice_reports_the_same(book, disarmed, data):
    if record.head(book).seq == 0:
        fill(book, 40)
        checkpoints.make(book)
    seq = data.draw(st.integers(1, record.head(book).seq))
    column = data.draw(st.sampled_from(["body", "salt", "digest", "link"]))
    number = data.draw(st.sampled_from([seq, -seq, seq + 100]))
    value = data.draw(
        st.sampled_from([column, "NULL", f"(SELECT {column} FROM record_entry e WHERE e.seq = 1)"])
    )
    disarmed("SAVEPOINT here")
    try:
        disarmed(
            f"UPDATE record_entry SET {column} = {value}, seq = {number} WHERE seq = {seq} AND book = '{book}'"
        )
        whole = record.verify(book)
        for size in (1, 2, 8, 32):
            assert record.verify(book, size=size) == whole
    finally:
        disarmed("ROLLBACK TO SAVEPOINT here")


def test_every_checkpoint_is_compared_whichever_slice_it_falls_into(book):
    for count in (1, 2, 5, 8, 16, 1, 30):
        fill(book, count)
        checkpoints.make(book)
    fill(book, 3)
    for size in (1, 4, 16, 64, 128):
        report = record.verify(book, size=size)
        assert (report.ok, report.checkpoints, report.signed, report.checked) == (True, 7, 63, 66)


def test_a_book_exchanged_between_two_readings_does_not_join(book, disarmed, monkeypatch):
    fill(book, 8)
    plain = verify_slice.check

    def put(one: str, other: str) -> None:
        rechain(book, lambda seq, body: body.replace(one, other) if seq == 2 else body)

    def exchanged(asked, progress=None):
        if asked.low:
            return plain(asked, progress)
        put("撤案", "立案")  # the reader of the first slice is shown another book than the rest
        part = plain(asked, progress)
        put("立案", "撤案")
        return part

    put("立案", "撤案")
    monkeypatch.setattr(verify_jobs, "check", exchanged)
    assert [(wrong.seq, wrong.kind) for wrong in record.verify(book, size=4).wrong] == [(4, "changed")]


def test_numbers_that_somebody_made_up_do_not_keep_the_verifier_for_ever(book, disarmed):
    fill(book, 5)
    disarmed("UPDATE record_entry SET seq = 1000000000000000000 WHERE seq = 4")
    disarmed("UPDATE record_book SET head_seq = 1000000000000000001")
    kinds = {wrong.kind for wrong in record.verify(book, size=1).wrong}
    assert {"missing", "columns", "tail"} <= kinds


@pytest.mark.skipif(bool(URL), reason="only SQLite keeps a number that is none")
def test_a_row_whose_number_is_none_is_named(book, disarmed):
    fill(book, 5)
    disarmed("UPDATE record_entry SET seq = 3.5 WHERE seq = 4")
    assert [(wrong.seq, wrong.kind) for wrong in record.verify(book).wrong] == [
        (4, "columns"),
        (5, "missing"),
        (5, "link"),
    ]
    assert record.verify(book, size=1) == record.verify(book)
    disarmed("UPDATE record_entry SET seq = 'x' WHERE seq = 5")
    assert not record.verify(book).ok


def gone(group: int) -> bool:
    for _time in range(400):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_an_interrupt_stops_all_processes_without_a_mess(environment):
    with start(environment, "wait") as process:
        assert process.stdout and json.loads(process.stdout.readline()) == {"begun": True}
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process
        out, err = process.communicate()
    assert (json.loads(out), err, process.returncode) == ({"stopped": True}, b"", 0)
    assert gone(process.pid)


def test_no_process_outlives_one_that_was_killed(environment):
    with start(environment, "wait") as process:
        assert process.stdout and process.stdout.readline()
        process.kill()
        process.wait()  # whoever lives on has our pipes: their end is not waited for
        assert gone(process.pid)


def test_a_process_that_dies_is_told_of(environment):
    with start(environment, "die") as process:
        out, err = process.communicate()
    assert "--jobs 1" in json.loads(out)["message"], err.decode()


def test_within_a_transaction_everything_is_read_here(book):
    fill(book, 40)
    assert connection.in_atomic_block and record.verify(book, jobs=2, size=4).checked == 40
    assert run("SELECT count(*) FROM record_entry WHERE book = %s", book) == [(40,)]
