"""Backing up, restoring, and the drill, beside a copy of the same rows made by tools that everybody has."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench import ground
from bench.measure import row, size, tell

# The peers' tables are not backed up: the installation is the product's alone.
os.environ["DJANGO_SETTINGS_MODULE"] = "zhunsheng.site.settings"
ground.install()

from django.conf import settings  # noqa: E402  # Django must stand first

from bench.verifying import cases, fill  # noqa: E402
from zhunsheng import record  # noqa: E402
from zhunsheng.record import backup  # noqa: E402

ENTRIES, CASES = int(os.environ.get("BENCH_ENTRIES") or size(100_000)), size(1000)
SLICED = 4 * (1 << 17)  # from so many entries on several processes verify
OPENSSL = ("openssl", "enc", "-aes-256-ctr", "-pbkdf2", "-iter", "1", "-pass", "env:BENCH_PASS")


def called(*words: object, home: Path) -> tuple[dict[str, Any], float, float]:
    """`zhunsheng` in a process of its own: its answer, the seconds, and its greatest memory in MB."""
    command = [sys.executable, "-m", "zhunsheng.doors.cli", *map(str, words), "--json"]
    program = "import os, resource, subprocess, sys; done = subprocess.run(sys.argv[1:]);"
    program += " print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr); sys.exit(done.returncode)"
    env = os.environ | {"ZHUNSHENG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "zhunsheng.site.settings"}
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program, *command], env=env, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout), seconds, int(done.stderr.split()[-1]) / 1024


def everyday(database: Path, to: Path) -> float:
    """What one does without us: a consistent copy of the database, compressed and encrypted; seconds."""
    start = time.perf_counter()
    copy = to / "copy.sqlite3"
    with sqlite3.connect(database) as here, sqlite3.connect(copy) as there:
        here.backup(there)
    with copy.open("rb") as plain, (to / "copy.gz.enc").open("wb") as sealed:
        packed = subprocess.Popen(["gzip", "-1"], stdin=plain, stdout=subprocess.PIPE)
        subprocess.run(
            OPENSSL, stdin=packed.stdout, stdout=sealed, env=os.environ | {"BENCH_PASS": "x"}, check=True
        )
        packed.wait()
    os.sync()
    return time.perf_counter() - start


def put_back(to: Path) -> float:
    """The same copy back again, and looked through by SQLite; seconds."""
    start = time.perf_counter()
    back = to / "back.sqlite3"
    with (to / "copy.gz.enc").open("rb") as sealed, back.open("wb") as plain:
        opened = subprocess.Popen(
            [*OPENSSL, "-d"], stdin=sealed, stdout=subprocess.PIPE, env=os.environ | {"BENCH_PASS": "x"}
        )
        subprocess.run(["gzip", "-d"], stdin=opened.stdout, stdout=plain, check=True)
        opened.wait()
    with sqlite3.connect(back) as there:
        there.execute("PRAGMA integrity_check").fetchone()
    return time.perf_counter() - start


def packed(made: dict[str, Any]) -> float:
    """The size of a backup, in MB."""
    return int(made["bytes"]) / 1e6


def verified(place: Path) -> list[dict[str, Any]]:
    """What several processes save where a restored place is verified; each twice, in turn."""
    took: dict[str, list[float]] = {"several": [], "one": []}
    for _round in range(2):
        took["several"].append(called("verify", home=place)[1])
        took["one"].append(called("verify", "--jobs", 1, home=place)[1])
    best = {name: min(seconds) for name, seconds in took.items()}
    what = "verify the restored place, a process a core"
    return [row(what, best["several"], "s", peer="one process", than=best["one"])]


def measure(home: Path, away: Path) -> list[dict[str, Any]]:
    """Each once, one after another; the peer on the same rows in between."""
    key, to = away / "key", away / "backups"
    backup.sealing.new_key(key)
    words = ("backup", to, "--to", key, "--keys", away / "keys")
    first, full, full_mb = called(*words, home=home)
    plain = everyday(home / "zhunsheng.sqlite3", away)
    bytes_there = (away / "copy.sqlite3").stat().st_size / 1e6
    fill("long", max(1000, ENTRIES // 100))
    added, more, _mb = called(*words, home=home)
    place = away / "place"
    restored, back, back_mb = called(
        *("restore", to, place, "--key-file", key, "--keys", away / "keys"), home=home
    )
    rows = verified(place) if ENTRIES >= SLICED else []
    plainly_back = put_back(away)
    entries = restored["books"]["long"]["seq"]
    told = f"{ENTRIES:,} entries, SQLite file of {bytes_there:.0f} MB into {packed(first):.0f} MB in {full:.1f} s"
    return [
        *rows,
        row(
            "backup, whole",
            ENTRIES / full,
            "entries/s",
            peer="copy+gzip+openssl",
            than=ENTRIES / plain,
            note=f"{told}; at most {full_mb:.0f} MB of memory",
        ),
        row("backup, whole, of the database's size", bytes_there / full, "MB/s"),
        row(
            "backup, incremental after 1 % more",
            more,
            "s",
            peer="the whole one",
            than=full,
            note=f"{packed(added):.1f} MB",
        ),
        row(
            "restore, every entry verified",
            entries / back,
            "entries/s",
            peer="openssl+gunzip+integrity_check",
            than=ENTRIES / plainly_back,
            note=f"{entries:,} entries in {back:.1f} s; at most {back_mb:.0f} MB of memory in one process",
        ),
    ]


def drilled(home: Path, away: Path) -> dict[str, Any]:
    """The drill over real cases, whose caches can be made anew."""
    entries = cases(ground.bureau("bench"), CASES)
    told, seconds, most = called("drill", "--at", away, home=home)
    return row(
        "drill: backup, restore, verify, rebuild, compare",
        entries / seconds,
        "entries/s",
        note=f"{entries:,} entries, {told['seconds']}, lost {told['lost']}; at most {most:.0f} MB of memory",
    )


if __name__ == "__main__":
    here = Path(settings.HOME)
    beside = here / "beside"
    beside.mkdir()
    drill = drilled(here, beside)  # before the long book, whose entries tell of no case that could be remade
    record.open_book("long")
    fill("long", ENTRIES)
    tell([*measure(here, beside), drill])
