"""The cases behind a figure at ten million: the first page, a later one, an organ's, the published ones, an earlier head's.

The rows of real cases stand in the table many times over, under other ids, organs and days, in the order in which
catching up writes them; what was changed since stands beside them as a delta.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench import ground
from bench.measure import row, size, tell

ground.install()

from bench.six import six_steps  # noqa: E402  # Django must stand first
from zhunsheng import indicators, record  # noqa: E402
from zhunsheng.indicators import store  # noqa: E402
from zhunsheng.indicators.columns import columns  # noqa: E402
from zhunsheng.procedures.enforcement.penalty import Penalty  # noqa: E402
from zhunsheng.registers.identity import make_credit_code  # noqa: E402

CASES = size(10_000_000)
REAL, CHANGED = 200, 500
DAYS, ORGANS = 1095, 30
YEAR = 2025
TIMES = 9


def steps(organ: str, first: int, number: int) -> None:
    """Cases of six steps, fifty to a transaction."""
    for start in range(first, first + number, 50):
        with record.writing():
            for n in range(start, min(start + 50, first + number)):
                six_steps(organ, n)


def multiply() -> None:
    """Copies of the real cases in the place of their table, in the order of lists; each on days of its own."""
    codes = ", ".join(store.text(make_credit_code("330182", one)) for one in range(1, ORGANS + 1))
    with store.writing():
        now, here = store.current(), store.engine()
        held = now.tables[Penalty.name]
        copies = CASES // held.base_rows
        here.execute(
            f"CREATE TEMP TABLE real AS SELECT *, row_number() OVER () AS k FROM ({store.source(held)})"
        )
        ways = {
            "id": "placed.id",
            "opened": "placed.opened",
            "number": "real.number || '-' || n",
            "published": "CASE WHEN hash(n, k) % 5 > 0 THEN decided - back + 6 END",
            "organ": f"[{codes}][(1 + hash(n, k) % {ORGANS})::INTEGER]",
        }
        picked = ", ".join(
            f'{ways[name]} AS "{name}"'
            if name in ways
            else f'"{name}" - back AS "{name}"'
            if kind == "DATE"
            else f'real."{name}"'
            for name, kind in columns(Penalty).items()
        )
        # What is sorted is narrow; the rest is joined to it afterwards, which keeps the order.
        placed = (
            f"SELECT n, k, md5(id || n) AS id, (hash(n) % {DAYS})::INTEGER AS back, opened - back AS opened"
            f" FROM real, range({copies}) AS n(n) ORDER BY opened, id"
        )
        name = f"{Penalty.name}-many.parquet"
        here.execute(
            f"COPY (SELECT {picked} FROM ({placed}) placed JOIN real USING (k))"
            f" TO {store.quoted(store.folder() / name)} (FORMAT parquet, COMPRESSION zstd)"
        )
        tables = now.tables | {Penalty.name: store.Files(name, base_rows=copies * held.base_rows)}
        store.replace(replace(now, generation=now.generation + 1, tables=tables), now)


def timed(work: Callable[[], Any]) -> float:
    """The median milliseconds of several runs, the first left out."""
    times = []
    for _n in range(TIMES + 1):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def rows() -> list[dict[str, Any]]:
    """All measurements."""
    organ = ground.bureau()
    steps(organ, 0, REAL)
    indicators.rebuild()
    multiply()
    head = indicators.pointers(indicators.catch_up().positions)
    steps(organ, REAL, CHANGED)
    behind = timed_once(indicators.catch_up)
    whole = indicators.figure("penalties", YEAR)
    rate = indicators.figure("decided_in_time", YEAR)
    own = indicators.figure("penalties", YEAR, organ=make_credit_code("330182", 7))
    later = whole.cases(size=50).after
    middle = f"{YEAR}-06-15|"
    start = time.perf_counter()
    then = indicators.figure("penalties", YEAR, heads=indicators.pointed(head))
    made = time.perf_counter() - start
    assert then.count() == whole.count() and later is not None  # the new ones are of another year
    pages: dict[str, Callable[[], Any]] = {
        "the first page of a count": lambda: whole.cases(),
        "the first page of a rate's denominator": lambda: rate.cases("denominator"),
        "the first page of those that fall short": lambda: rate.cases("rest"),
        "the first page of one organ": lambda: own.cases(),
        "the first page of those published": lambda: whole.cases(public=True, size=20),
        "the second page": lambda: whole.cases(after=later),
        "a page from the middle of the year": lambda: whole.cases(after=middle),
        "the first page as of an earlier head": lambda: then.cases(),
    }
    found = [
        row(f"cases behind a figure of {CASES:,}: {what}", timed(work), "ms", most=100)
        for what, work in pages.items()
    ]
    found.append(row(f"catching up {CHANGED} new cases with {CASES:,}", behind, "s"))
    found.append(row(f"the tables as of a head {CHANGED} cases ago, made once", made, "s"))
    return found


def timed_once(work: Callable[[], Any]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    tell(rows())
