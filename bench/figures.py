"""All penalty indicators over a million cases, warm; and catching up after a thousand new entries."""

from __future__ import annotations

import statistics
import time
from typing import Any

from bench import ground
from bench.measure import row, size, tell

ground.install()

from django.db import connection  # noqa: E402  # Django must stand first

from bench.six import six_steps  # noqa: E402
from zhunsheng import indicators, record  # noqa: E402
from zhunsheng.cases.models import CaseRow  # noqa: E402

CASES = size(1_000_000)
REAL = 400


def steps(organ: str, first: int, number: int) -> None:
    """Cases of six steps, fifty to a transaction."""
    for start in range(first, first + number, 50):
        with record.writing():
            for n in range(start, min(start + 50, first + number)):
                six_steps(organ, n)


def multiply() -> None:
    """Copies of the real cases' rows under other ids, up to the size wanted: what is measured is reading them."""
    names = [field.column for field in CaseRow._meta.fields]
    columns = ", ".join(f'"{name}"' for name in names)
    picked = ", ".join("c.id || '-' || n" if name == "id" else f'c."{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {CASES // REAL})"
            f" INSERT INTO cases_caserow ({columns}) SELECT {picked} FROM cases_caserow c, counted"
        )


def timed(work: Any, again: int) -> float:
    """The median seconds of several runs."""
    times = []
    for _n in range(again):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    organ = ground.bureau()
    steps(organ, 0, REAL)
    multiply()
    start = time.perf_counter()
    indicators.rebuild()
    made = time.perf_counter() - start
    answered = len(indicators.figures(2026))
    asked = []
    for n in range(5):
        # A new entry before each question, caught up with beforehand: no answer is remembered from the last one.
        steps(organ, REAL + n, 1)
        indicators.catch_up()
        asked.append(timed(lambda: indicators.figures(2026), 1))
    warm = statistics.median(asked)
    again = timed(lambda: indicators.figures(2026), 5)
    behind = []
    for n in range(3):
        steps(organ, 2 * REAL + n * 170, 170)
        behind.append(timed(indicators.catch_up, 1))
    tell(
        [
            row(f"all {answered} penalty figures over {CASES:,} cases, warm", warm, "s", most=0.5),
            row("the same question while no entry was added", again, "s"),
            row("catching up after 1,020 new entries", statistics.median(behind), "s", most=1),
            row("making the tables anew", made, "s"),
        ]
    )
