"""The stored tree of a book: appending digests, a checkpoint, one receipt, verification against the checkpoint.

The peer is pymerkle, measured where it happens to be installed: its licence keeps it out of every lock file.
"""

from __future__ import annotations

import importlib
import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench import ground
from bench.measure import interleaved, row, size, tell

ground.install()

from bench.six import six_steps  # noqa: E402  # Django must stand first
from zhunsheng import record  # noqa: E402
from zhunsheng.record.tiles import Tree  # noqa: E402

LEAVES = size(1_000_000)
ENTRIES = size(200_000)
PEERS = size(20_000)
HOME = Path(os.environ["ZHUNSHENG_HOME"])
os.environ["ZHUNSHENG_WITNESS"] = str(HOME / "witness")  # handing over is part of what a checkpoint costs


def appended(digests: list[bytes]) -> int:
    """A tree of its own, every tile on the disk."""
    tree = Tree(Path(tempfile.mkdtemp(dir=HOME)) / "tree")
    with tree.writing():
        tree.append(digests)
    return tree.size


def peers(digests: list[bytes]) -> dict[str, Callable[[], int]]:
    """pymerkle in memory and on SQLite, fed in bulk where it can be."""
    try:
        pymerkle: Any = importlib.import_module("pymerkle")
    except ImportError:
        return {}
    some = digests[:PEERS]

    def memory() -> int:
        tree = pymerkle.InmemoryTree(algorithm="sha256")
        for digest in some:
            tree.append_entry(digest)
        return len(some)

    def stored() -> int:
        tree = pymerkle.SqliteTree(str(Path(tempfile.mkdtemp(dir=HOME)) / "peer.db"), algorithm="sha256")
        for digest in some[:2000]:
            tree.append_entry(digest)
        return len(some[:2000])

    return {"memory": memory, "stored": stored}


def fill(book: str) -> None:
    """A book of entries of the usual size."""
    for start in range(0, ENTRIES, 1000):
        drafts = [
            record.Draft(f"c{n % 5000}", "penalty", "decide", date(2026, 3, 2), ("h1", "h2"), ground.facts(n))
            for n in range(start, start + 1000)
        ]
        with record.writing():
            record.append_many(book, drafts)


def milliseconds(work: Callable[[int], object], times: int = 50) -> float:
    """The mean time of one, over places spread through the book."""
    start = time.perf_counter()
    for n in range(times):
        work(1 + n * (ENTRIES - 1) // times)
    return (time.perf_counter() - start) / times * 1000


def checkpointed(every: int) -> float:
    """Seconds that one more checkpoint takes after so many new entries, beside the tree of the whole book."""
    for start in range(0, every, 1000):
        with record.writing():
            record.append_many(
                "signed",
                [
                    record.Draft(
                        f"c{n % 5000}", "penalty", "decide", date(2026, 3, 2), ("h1",), ground.facts(n)
                    )
                    for n in range(start, start + 1000)
                ],
            )
    start_at = time.perf_counter()
    record.checkpoints.make("signed")
    return time.perf_counter() - start_at


def one_take() -> float:
    """Seconds of one `take` in a transaction of its own, over six usual steps of fifty cases."""
    organ = ground.bureau()
    six_steps(organ, 0)
    start_at = time.perf_counter()
    for n in range(1, 51):
        six_steps(organ, n)
    return (time.perf_counter() - start_at) / 300


if __name__ == "__main__":
    digests = [os.urandom(32) for _n in range(LEAVES)]
    found = interleaved({"ours": lambda: appended(digests), **peers(digests)})
    ours = found["ours"]
    rows = [
        row("append digests to the stored tree", ours, "/s", peer=name, than=found[key], at_least=least)
        for key, name, least in (
            ("stored", "pymerkle, SQLite", 100),
            ("memory", "pymerkle, in memory", 2),
        )
        if key in found
    ] or [row("append digests to the stored tree", ours, "/s", note="pymerkle is not installed: no peer")]
    record.open_book("signed")
    fill("signed")
    plain = interleaved({"verify": lambda: record.verify("signed").checked})["verify"]
    start = time.perf_counter()
    record.checkpoints.make("signed")
    first = ENTRIES / (time.perf_counter() - start)
    signed = interleaved({"verify": lambda: record.verify("signed").checked})["verify"]
    receipt = record.receipts.make("signed", ENTRIES // 3)
    share = checkpointed(record.checkpoints.EVERY) / (record.checkpoints.EVERY * one_take()) * 100
    rows += [
        row(
            "a checkpoint's share of the cost of the 10,000 takes it covers",
            share,
            "%",
            most=5,
            note="tiles, proof, signature, its row and the witness folder, all waited for until on the disk",
        ),
        row("first checkpoint of a book", first, "entries/s"),
        row(
            "one receipt made",
            milliseconds(lambda n: record.receipts.make("signed", n)),
            "ms",
            most=50,
            note=f"from a book of {ENTRIES:,}; from ten million: see tenmillion",
        ),
        row(
            "one receipt verified",
            milliseconds(lambda _n: record.receipt_check.check(receipt)),
            "ms",
            most=20,
        ),
        row(
            "verify against a checkpoint, one core",
            signed,
            "entries/s",
            peer="without checkpoints",
            than=plain,
            least=84_000,  # ten million in a minute on two cores
        ),
    ]
    tell(rows)
