"""A small demo county and replayed reports in one installation: cases of nearly every indicator, through `take` alone."""

from __future__ import annotations

from datetime import date

from zhunsheng import record
from zhunsheng.cases.demo import filling
from zhunsheng.cases.demo.plan import Do
from zhunsheng.cases.demo.years import planned_elsewhere, steps
from zhunsheng.cases.replaying import replay
from zhunsheng.indicators import Period, catch_up
from zhunsheng.indicators.coverage import YEARS, coverage
from zhunsheng.indicators.store import Manifest

EVER = Period(date(2016, 1, 1), date(2026, 12, 31), date(2027, 1, 31))
"""All years in which something was done there."""
TODAY = date(2026, 11, 21)
SCALE = 0.04
REPORTS = ("002", "004")
SMALLER = 60


def filled() -> tuple[Manifest, Manifest]:
    """The tables when half of the demo county's steps were taken, and when everything was: bases, and deltas on them."""
    filling._found(SCALE, 1, TODAY)
    cases: filling.Cases = {}
    plans = steps(SCALE, 1, TODAY), planned_elsewhere(TODAY)
    halves = [(plan[: len(plan) // 2], plan[len(plan) // 2 :]) for plan in plans]
    _take([do for first, _second in halves for do in first], cases)
    before = catch_up()
    _take([do for _first, second in halves for do in second], cases)
    for report in REPORTS:
        printed = {
            one.figure: (one.printed, one.unit)
            for one in coverage()
            if one.report == report and one.indicator
        }
        replay(report, YEARS[report], printed, scale=SMALLER)
    return before, catch_up()


def _take(planned: list[Do], cases: filling.Cases) -> None:
    with record.writing():
        for do in planned:
            filling._take(do, cases)
