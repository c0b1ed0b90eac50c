"""Appending one durable entry: beside bare sqlite3 with the same writes, and beside a save with history."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import sqlite3
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench import ground
from bench.measure import interleaved, row, size, tell

ground.install()

from django.db import connection, connections, transaction  # noqa: E402  # Django must stand first

from bench.peer.models import Step  # noqa: E402
from zhunsheng import record  # noqa: E402

NUMBER = size(3000)
counter = itertools.count()


def draft(n: int) -> record.Draft:
    return record.Draft(
        f"case-{n % 500}", "penalty", "decide", date(2026, 3, 2), ("h1", "h2"), ground.facts(n)
    )


def ours(book: str = "bench", number: int = NUMBER) -> int:
    """One entry a transaction."""
    for _n in range(number):
        with record.writing():
            record.append(book, draft(next(counter)))
    return number


def history() -> int:
    """A plain save with its history, one a transaction."""
    for _n in range(NUMBER):
        n = next(counter)
        with transaction.atomic():
            Step(
                book="bench", case=f"case-{n % 500}", procedure="penalty", step="decide", on=date(2026, 3, 2),
                by=["h1", "h2"], facts=ground.facts(n), evidence=[],
            ).save()  # fmt: skip
    return NUMBER


def bare() -> int:
    """The same three statements on a bare sqlite3 connection: read the head, insert the entry, move the head."""
    path = Path(os.environ["ZHUNSHENG_HOME"]) / f"bare-{next(counter)}.sqlite3"
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE head (name TEXT PRIMARY KEY, seq INTEGER, link BLOB, at TEXT);"
        "CREATE TABLE entry (book TEXT, seq INTEGER, body TEXT, salt BLOB, digest BLOB, link BLOB, kase TEXT,"
        " PRIMARY KEY (book, seq)) WITHOUT ROWID; CREATE INDEX by_case ON entry (book, kase, seq);"
        "INSERT INTO head VALUES ('bench', 0, x'', '');"
    )
    body, salt, digest = "x" * 330, os.urandom(16), os.urandom(32)
    for n in range(1, NUMBER + 1):
        db.execute("BEGIN IMMEDIATE")
        db.execute("SELECT seq, link, at FROM head WHERE name = 'bench'").fetchone()
        db.execute(
            "INSERT INTO entry VALUES ('bench', ?, ?, ?, ?, ?, ?)",
            (n, body, salt, digest, digest, f"case-{n % 500}"),
        )
        db.execute(
            "UPDATE head SET seq = ?, link = ?, at = ? WHERE name = 'bench'", (n, digest, "2026-03-02")
        )
        db.execute("COMMIT")
    db.close()
    return NUMBER


def groups(book: str = "bench") -> int:
    """Fifty entries a transaction."""
    number = NUMBER * 4
    for _group in range(number // 50):
        with record.writing():
            record.append_many(book, [draft(next(counter)) for _n in range(50)])
    return number // 50 * 50


def writer(book: str, number: int) -> None:
    connections.close_all()
    ours(book, number)


def eight() -> int:
    """Eight processes into eight books."""
    connections.close_all()
    number = NUMBER // 2
    workers = [multiprocessing.Process(target=writer, args=(f"bench-{n}", number)) for n in range(8)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    return number * 8


def sqlite_rows() -> list[dict[str, Any]]:
    found = interleaved({"ours": ours, "bare": bare, "history": history})
    groups()
    before = time.perf_counter()
    for _n in range(9):
        groups()
    ten = time.perf_counter() - before
    tenth = interleaved({"ours": ours}, 3)["ours"]
    return [
        row(
            "append, SQLite FULL",
            found["ours"],
            "/s",
            peer="save with simple-history",
            than=found["history"],
            at_least=3,
        ),
        row(
            "append, SQLite FULL",
            found["ours"],
            "/s",
            peer="bare sqlite3, same writes",
            than=found["bare"],
            at_least=0.6,
        ),
        row("append in groups of 50, SQLite FULL", NUMBER * 36 / ten, "/s"),
        row("append at about 10× the entries", tenth, "/s", peer="the small book", than=found["ours"]),
    ]


def postgres_rows() -> list[dict[str, Any]]:
    found = interleaved({"ours": ours, "history": history, "groups": groups, "eight": eight})
    return [
        row(
            "append, PostgreSQL, one book",
            found["ours"],
            "/s",
            peer="save with simple-history",
            than=found["history"],
            least=1000,
        ),
        row("append, PostgreSQL, eight books and writers", found["eight"], "/s", least=3000),
        row("append, PostgreSQL, groups of 50", found["groups"], "/s", least=12_000),
    ]


if __name__ == "__main__":
    for name in ("bench", *(f"bench-{n}" for n in range(8))):
        record.open_book(name)
    tell(postgres_rows() if connection.vendor == "postgresql" else sqlite_rows())
