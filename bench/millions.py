"""Twenty typical figures over one and ten million cases, warm, and the same SQL on PostgreSQL and SQLite beside them.

Each question is asked in a process of its own, so that its memory is its own. The peers hold just the columns that
are asked about, without an index, as the Parquet file has none; their answers are held against ours.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from datetime import date

from bench import ground
from bench.measure import row, size, tell

SIZES = (size(1_000_000), size(10_000_000))
TIMES = 5
TYPICAL = (
    *("cases_filed", "cases_decided", "cases_closed", "transferred", "revoked", "defences", "hearings"),
    *("penalties", "penalties_ordinary", "penalties_summary", "penalties_quick", "not_punished", "lighter"),
    *("fines", "confiscated", "penalty_amount"),
    *("decided_in_time", "served_in_time", "published_in_time", "review_coverage"),
)
NEW_CASES = 1_700
STEPS = 6


def asking() -> dict[str, float]:
    """Seconds of the twenty figures, warm, each time of another day so that no answer is remembered; peak memory."""
    import statistics
    import time

    ground.install()
    from zhunsheng import indicators

    times = []
    for n in range(TIMES + 1):
        period = indicators.Period(date(2025, 1, 1), date(2025, 12, 31), date(2026, 11, 20 - n))
        start = time.perf_counter()
        found = indicators.figures(period, ids=TYPICAL)
        times.append(time.perf_counter() - start)
    assert all(one.denominator for one in found), [one.id for one in found if not one.denominator]
    return {
        "seconds": statistics.median(times[1:]),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def catching_up() -> dict[str, float]:
    """Seconds until the tables of so many cases know ten thousand new entries."""
    import time

    ground.install()
    from bench.six import six_steps
    from zhunsheng import indicators, record

    organ = ground.bureau(code="330183")
    for first in range(0, NEW_CASES, 50):
        with record.writing():
            for n in range(first, first + 50):
                six_steps(organ, n)
    start = time.perf_counter()
    indicators.catch_up()
    return {"seconds": time.perf_counter() - start}


def _apart(*words: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no message")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}
    return found


def measured() -> list[dict[str, object]]:
    """All rows."""
    found = []
    for number in SIZES:
        _apart("bench.multiplied", str(number))
        found.append(_apart("bench.millions", "asking"))
    small, large = found
    rows = [
        row(f"20 typical figures over {SIZES[0]:,} cases, warm", small["seconds"], "s"),
        row(f"20 typical figures over {SIZES[1]:,} cases, warm", large["seconds"], "s", most=2.5),
        row("the same, growth with ten times the cases", large["seconds"] / small["seconds"], "×", most=12),
        row("the same, peak memory of the process", large["megabytes"], "MB", most=300),
    ]
    for name in ("postgresql", "sqlite"):
        if name == "postgresql" and not os.environ.get("ZHUNSHENG_BENCH_DATABASE_URL"):
            continue
        peer = _apart("bench.rivals", name)["seconds"]
        rows.append(
            row(
                f"equal SQL on {name}",
                peer,
                "s",
                peer="ours",
                than=large["seconds"],
                note="once, after loading",
            )
        )
    caught = _apart("bench.millions", "catching_up")["seconds"]
    rows.append(row(f"catching up {NEW_CASES * STEPS:,} entries in tables of that size", caught, "s", most=2))
    return rows


if __name__ == "__main__":
    asked = {"asking": asking, "catching_up": catching_up}
    if len(sys.argv) > 1:
        print(json.dumps(asked[sys.argv[1]]()))
    else:
        tell(measured())
