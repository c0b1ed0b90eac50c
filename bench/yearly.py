"""The annual report of a year over a million cases: composed, checked, and written in its four formats."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

from bench import ground
from bench.measure import row, size, tell

CASES = size(1_000_000)
YEAR = 2025


def measured() -> list[dict[str, object]]:
    """Each part once, in a process that has asked nothing before, and the whole again with everything warm."""
    ground.install()
    from zhunsheng import record, reports
    from zhunsheng.cases.demo.places import COUNTY, COUNTY_NAME
    from zhunsheng.reports.outputs import FORMATS, written

    record.head(COUNTY)
    rows, wholes = [], []
    for turn in ("cold", "warm"):
        start = time.perf_counter()
        # Another day of looking, so that no figure is remembered.
        as_of = date(2026, 11, 20) if turn == "cold" else date(2026, 11, 19)
        edition = reports.compose(
            YEAR, issuer=f"{COUNTY_NAME}人民政府", number="某政发〔2026〕3号", book=COUNTY, as_of=as_of
        )
        composed = time.perf_counter()
        edition.check()
        checked = time.perf_counter()
        sizes = {}
        for format in FORMATS:
            sizes[format] = len(written(format, edition, as_of))
        done = time.perf_counter()
        wholes.append(done - start)
        told = (
            f"composed {composed - start:.2f}, checked {checked - composed:.2f}, written {done - checked:.2f}"
        )
        rows.append(
            row(
                f"report of a year over {CASES:,} cases in {len(sizes)} formats, {turn}",
                done - start,
                "s",
                most=10,
                note=f"{told} s; {len(edition.used())} figures in {len(edition.text):,} signs",
            )
        )
    return rows


if __name__ == "__main__":
    subprocess.run([sys.executable, "-m", "bench.multiplied", str(CASES)], check=True, capture_output=True)
    tell(measured())
