"""A book of ten million entries: its first checkpoint, receipts from it, and `zhunsheng verify` with two processes.

The entries are true (canonical bodies of the usual size, salts, digests, links), but they are written straight into the
table in groups: the way through `append` would take longer than all the rest, and is measured elsewhere.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench import ground
from bench.measure import row, size, tell

if __name__ == "__main__":
    ground.install()

from django.conf import settings  # noqa: E402  # Django must stand first
from django.db import connection  # noqa: E402

from zhunsheng import record  # noqa: E402
from zhunsheng.record.canon import SALT, pieces  # noqa: E402
from zhunsheng.record.hashing import HASHES, next_link  # noqa: E402
from zhunsheng.record.words import now  # noqa: E402

WANTED = int(os.environ.get("BENCH_TENMILLION") or size(10_000_000))
GROUP = 50_000
BYTES = 700  # of disk for an entry, its index, the log of the database and its leaf: what must be free
LONGEST = 400  # seconds for writing; where that is not enough, the book stays shorter, and the table says so
BOOK = "tenmillion"
INSERT = "INSERT INTO record_entry (book, seq, body, salt, digest, link) VALUES (?, ?, ?, ?, ?, ?)"
ADVANCE = "UPDATE record_book SET head_seq = ?, head_link = ?, head_at = ? WHERE name = ?"


def fill() -> int:
    """How many entries there are in the end."""
    record.open_book(BOOK)
    h, drafts = HASHES["sha256"], [draft(n) for n in range(5000)]
    made = [pieces(BOOK, one, h) for one in drafts]
    link, seq, began = record.head(BOOK).link, 0, time.perf_counter()
    wanted = min(WANTED, shutil.disk_usage(settings.HOME).free // BYTES)
    while seq < wanted and time.perf_counter() - began < LONGEST:
        at, salts, rows = now(), os.urandom(SALT * GROUP), []
        for n in range(min(GROUP, wanted - seq)):
            seq += 1
            body, salt = made[seq % 5000].body(at, seq), salts[SALT * n : SALT * (n + 1)]
            digest = h(salt + body)
            link = next_link(h, link, seq, digest)
            rows.append((BOOK, seq, body.decode(), salt, digest, link))
        with record.writing():
            cursor = connection.connection.cursor()
            cursor.executemany(INSERT, rows)
            cursor.execute(ADVANCE, [seq, link, at, BOOK])
        if seq % (GROUP * 20) == 0:
            print(f"{seq:,} entries, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return seq


def draft(n: int) -> record.Draft:
    """An act of the usual size."""
    return record.Draft(f"c{n}", "penalty", "decide", date(2026, 3, 2), ("h1", "h2"), ground.facts(n))


def family(pid: int) -> set[int]:
    """A process and all its descendants."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError, ValueError):
            continue
    found = {pid}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def memory(pid: int) -> int:
    """Bytes that a process and its descendants have in memory, pages that they share counted for each."""
    total = 0
    for one in family(pid):
        try:
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
    return total * os.sysconf("SC_PAGE_SIZE")


def busy() -> float:
    """Seconds of processor time that ended children took, with theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def verified() -> tuple[dict[str, Any], float, int]:
    """What `zhunsheng verify` says, in how many seconds, with how much memory at most."""
    command = [sys.executable, "-m", "zhunsheng.doors.cli", "verify", "--book", BOOK, "--jobs", "2", "--json"]
    most, start = 0, time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        done = threading.Event()

        def watch() -> None:
            nonlocal most
            while not done.wait(0.1):
                most = max(most, memory(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            out = process.communicate(timeout=400)[0]
        finally:
            done.set()
            watcher.join()
            process.kill()
    return json.loads(out), time.perf_counter() - start, most


def receipts(entries: int, times: int = 50) -> tuple[float, float]:
    """Milliseconds for making one and for verifying one, over places spread through the book."""
    start = time.perf_counter()
    made = [record.receipts.make(BOOK, 1 + n * (entries - 1) // times) for n in range(times)]
    making = time.perf_counter() - start
    keys = record.checkpoints.public_keys(BOOK)
    start = time.perf_counter()
    for one in made:
        record.receipt_check.check(one, keys)
    return making / times * 1000, (time.perf_counter() - start) / times * 1000


def measured() -> list[dict[str, Any]]:
    """The rows of the table."""
    start = time.perf_counter()
    entries = fill()
    filling = time.perf_counter() - start
    bytes_each = sum(path.stat().st_size for path in Path(settings.HOME).glob("zhunsheng.sqlite3*")) / entries
    start = time.perf_counter()
    record.checkpoints.make(BOOK)
    signing = time.perf_counter() - start
    making, checking = receipts(entries)
    connection.close()
    before = busy()
    found, seconds, most = verified()
    cost = f"{busy() - before:.1f} s of processor time, starting Python three times included"
    if not found["ok"] or found["checked"] != entries:
        raise SystemExit(f"the book does not verify: {json.dumps(found, ensure_ascii=False)[:300]}")
    note = None if entries == WANTED else f"{WANTED:,} wanted: time or disk ended earlier"
    ground_note = f"bench ground, not through append; {bytes_each:.0f} bytes of database each"
    return [
        row("entries of the long book, written straight into the table", entries, "entries", note=note),
        row("… entries written a second", entries / filling, "entries/s", note=ground_note),
        row("first checkpoint of the long book", signing, "s"),
        row("one receipt made from the long book", making, "ms", most=50),
        row("one receipt from it verified", checking, "ms", most=20),
        row(
            "`zhunsheng verify` of the long book, two processes",
            seconds,
            "s",
            most=60 * entries / 10_000_000,
            note=cost,
        ),
        row("… entries verified a second", entries / seconds, "entries/s", least=166_667),
        row("… memory of all its processes at most", most / 1e6, "MB", most=1500),
    ]


if __name__ == "__main__":
    tell(measured())
