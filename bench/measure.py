"""Timing in rounds, peers interleaved, medians kept; rows for the table."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

QUICK = bool(os.environ.get("BENCH_QUICK"))


def size(number: int) -> int:
    """The number of things to measure with; a tenth when trying out."""
    return max(1, number // 10) if QUICK else number


def rate(work: Callable[[], int]) -> float:
    """Things per second of one run of `work`, which says how many it did."""
    start = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - start)


def interleaved(works: dict[str, Callable[[], int]], rounds: int = 3) -> dict[str, float]:
    """The median rate of each over several rounds A, B, C, A, B, C …, so that drift falls on all alike."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(rounds):
        for name, work in works.items():
            found[name].append(rate(work))
    return {name: statistics.median(rates) for name, rates in found.items()}


def row(what: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    """One line of the table; `peer` and `than` make the ratio, `least`/`most` or `at_least` the aim."""
    line: dict[str, Any] = {
        "what": what,
        "value": value,
        "unit": unit,
        "peer": more.get("peer"),
        "note": more.get("note"),
    }
    if more.get("than"):
        line["ratio"] = value / more["than"]
    checks = []
    for key, sign, measured in (
        ("least", "≥", value),
        ("most", "≤", value),
        ("at_least", "≥ ×", line.get("ratio")),
    ):
        if more.get(key) is not None:
            checks.append((measured <= more[key]) if key == "most" else (measured >= more[key]))
            line["aim"] = f"aim {sign}{more[key]:,}"
    line["met"] = all(checks) if checks else None
    return line


def tell(rows: list[dict[str, Any]]) -> None:
    """Hand the rows to the process that prints them."""
    print(json.dumps(rows, ensure_ascii=False))
