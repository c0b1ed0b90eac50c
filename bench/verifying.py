"""Verifying and rebuilding a whole book."""

from __future__ import annotations

import time
from datetime import date

from bench import ground
from bench.measure import interleaved, row, size, tell

ground.install()

from bench.six import six_steps  # noqa: E402  # Django must stand first
from zhunsheng import record  # noqa: E402
from zhunsheng.cases import rebuilding  # noqa: E402

ENTRIES = size(300_000)


def fill(book: str, number: int) -> None:
    """A long book of entries of the usual size."""
    for start in range(0, number, 1000):
        drafts = [
            record.Draft(f"c{n % 5000}", "penalty", "decide", date(2026, 3, 2), ("h1", "h2"), ground.facts(n))
            for n in range(start, start + 1000)
        ]
        with record.writing():
            record.append_many(book, drafts)


def cases(organ: str, number: int) -> int:
    """Real cases of six steps each; how many entries they made."""
    for start in range(0, number, 50):
        with record.writing():
            for n in range(start, start + 50):
                six_steps(organ, n)
    return number * 6


if __name__ == "__main__":
    organ = ground.bureau("bench")
    written = cases(organ, size(2000))
    start = time.perf_counter()
    differences = rebuilding.rebuild().total
    rebuilt = written / (time.perf_counter() - start)
    # Only now the long books: their entries have the usual size, but tell of no case that could be remade.
    record.open_book("long")
    record.open_book("longer")
    fill("long", ENTRIES)
    fill("longer", ENTRIES * 10 if ENTRIES < 100_000 else ENTRIES * 3)
    found = interleaved(
        {"small": lambda: record.verify("long").checked, "large": lambda: record.verify("longer").checked}, 2
    )
    tell(
        [
            row("verify, from SQLite, one core", found["small"], "entries/s", least=300_000),
            row(
                "verify, a book several times as long",
                found["large"],
                "entries/s",
                peer="the short book",
                than=found["small"],
            ),
            row("rebuild, one core", rebuilt, "entries/s", least=10_000, note=f"differences: {differences}"),
        ]
    )
