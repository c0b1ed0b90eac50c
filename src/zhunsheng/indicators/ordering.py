"""Putting a table's file in the order in which cases are listed, without holding all of it: days at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from zhunsheng.indicators.store import engine, folder, quoted

ROWS = 100_000
"""So many wide rows are sorted at once (about 200 MB); ten million at once took twenty gigabytes."""
_FORMAT = "(FORMAT parquet, COMPRESSION zstd)"


def in_order(sql: str, target: Path, rows: int) -> None:
    """Write the rows of `sql`, which have `opened` and `id`, to a Parquet file ordered by these two; they are not more
    than `rows`.

    The rows come nearly in order of `opened` already (as entries are written), so that each run of days reads few
    row groups of the unordered file.
    """
    here = engine()
    if rows <= ROWS:
        here.execute(f"COPY (SELECT * FROM ({sql}) ORDER BY opened, id) TO {quoted(target)} {_FORMAT}")
        return
    with tempfile.TemporaryDirectory(dir=folder()) as name:
        room = Path(name)
        plain = f"read_parquet({quoted(room / 'plain')})"
        here.execute(f"COPY ({sql}) TO {quoted(room / 'plain')} {_FORMAT}")
        for n, (first, last) in enumerate(_runs(here, plain)):
            part = f"SELECT * FROM {plain} WHERE opened BETWEEN DATE '{first}' AND DATE '{last}'"
            run = quoted(room / f"run-{n:06d}")
            here.execute(f"COPY ({part} ORDER BY opened, id) TO {run} {_FORMAT}")
        every = f"SELECT * FROM read_parquet({quoted(room / 'run-*')})"
        here.execute(f"COPY ({every}) TO {quoted(target)} {_FORMAT}")


def _runs(here: Any, plain: str) -> Iterator[tuple[date, date]]:
    """Days that follow each other, as many together as make up the rows of one sort; a day is never parted."""
    first: date | None = None
    last, rows = None, 0
    for day, count in here.execute(f"SELECT opened, count(*) FROM {plain} GROUP BY 1 ORDER BY 1").fetchall():
        if first is not None and last is not None and rows + count > ROWS:
            yield first, last
            first, rows = None, 0
        first, last, rows = first or day, day, rows + count
    if first is not None and last is not None:
        yield first, last
