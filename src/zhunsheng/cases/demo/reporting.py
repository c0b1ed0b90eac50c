"""What the demo county tells of its figures beside the annual report: a bulletin a quarter, the last months' sheets of
its units, the yearly table of one bureau. All made up; the figures are asked by the reports' room above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from zhunsheng.cases.demo.events import Event, case, played
from zhunsheng.cases.demo.places import OFFICES, OFFICES_BY_KEY
from zhunsheng.cases.demo.plan import WHOLE, Do, Made
from zhunsheng.procedures.openness.bulletin import Bulletin
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics
from zhunsheng.procedures.openness.monthly_sheet import MonthlySheet
from zhunsheng.procedures.openness.periods import month_of, quarter, quarter_of
from zhunsheng.procedures.roles import SYSTEM

SUP, HEAD = "justice.supervisor", "justice.head"
MONTHS = 2
"""So many of the last full months are confirmed."""
LATE, SILENT = ("labour", "pine"), ("weather",)
"""Units that confirm a few days late, and one that does not at all."""
TOLD = {
    1: "请各单位加强案卷自查，按期公开处罚决定(示例)。",
    2: "请被点名单位在收到通报之日起十五日内报告整改情况(示例)。",
    3: "请各单位补正没有按期公开的决定，落实重大处罚备案(示例)。",
    4: "请各单位对照全年通报的典型问题，把整改安排写入下一年度计划(示例)。",
}


class Tabling(Protocol):
    """How the reports' room makes the tables that these cases freeze."""

    def bulletin(self, on: date, of: str, issuer: str, remarks: str) -> dict[str, Any]:
        """The facts of a quarter's bulletin as the record stands on that day."""

    def statistics(self, on: date, year: int, organ: str, issuer: str) -> dict[str, Any]:
        """The facts of an organ's yearly table."""

    def sheets(self, on: date, month: str, organs: tuple[str, ...]) -> Mapping[str, dict[str, Any]]:
        """By organ the facts of its confirmation; asked once for all that confirm on one day."""


def steps(now: datetime, tabling: Tabling) -> list[Do]:
    """Every step in the order of its day, as far as that day has come."""
    return played(
        now, (*_statistics(tabling), *_bulletins(now.date(), tabling), *_sheets(now.date(), tabling))
    )


def _statistics(tabling: Tabling) -> Iterator[Event]:
    office, first = OFFICES_BY_KEY["market"], date(2026, 1, 12)
    made = Made(lambda _cases: tabling.statistics(first, 2025, office.code, office.name))
    yield from case(
        "statistics 2025",
        EnforcementStatistics,
        office.key,
        (first, "draft", "market.clerk", {WHOLE: made}),
        (date(2026, 1, 20), "sign", "market.head", {}),
        (date(2026, 1, 26), "publish", "market.clerk", {}),
    )


def _bulletins(today: date, tabling: Tabling) -> Iterator[Event]:
    """One a quarter from the first of 2025 to the last that is over."""
    last = quarter("2025Q1")[1]
    while last < today:
        yield from _bulletin(quarter_of(last), last, tabling)
        last = quarter(quarter_of(last + timedelta(days=1)))[1]


def _bulletin(of: str, last: date, tabling: Tabling) -> Iterator[Event]:
    drafted, office = last + timedelta(days=8), OFFICES_BY_KEY["justice"]
    made = Made(lambda _cases: tabling.bulletin(drafted, of, office.name, TOLD[int(of[-1])]))
    yield from case(
        f"bulletin {of}",
        Bulletin,
        office.key,
        (drafted, "draft", SUP, {WHOLE: made}),
        (last + timedelta(days=12), "sign", HEAD, {}),
        (last + timedelta(days=15), "publish", SUP, {}),
    )


def _sheets(today: date, tabling: Tabling) -> Iterator[Event]:
    """The last months: opened by the system on the day after, confirmed by most on the third."""
    last = today.replace(day=1) - timedelta(days=1)
    for _month in range(MONTHS):
        for office in OFFICES:
            yield from _sheet(office.key, last, tabling)
        last = last.replace(day=1) - timedelta(days=1)


def _sheet(key: str, last: date, tabling: Tabling) -> Iterator[Event]:
    month, opened = month_of(last), last + timedelta(days=1)
    on = last + timedelta(days=9 if key in LATE else 3)
    # Whoever confirms on one day is asked about together: the tables are then brought up to date once.
    together = tuple(one.code for one in OFFICES if (one.key in LATE) == (key in LATE))
    made = Made(lambda _cases: tabling.sheets(on, month, together)[OFFICES_BY_KEY[key].code])
    confirmed = [(on, "confirm", f"{key}.clerk", {WHOLE: made})] if key not in SILENT else []
    yield from case(
        f"sheet {month} {key}",
        MonthlySheet,
        key,
        (opened, "open", SYSTEM, {"kind": "enforcement", "month": month}),
        *confirmed,
    )
