"""From a filled table to an entry: drafted, and read back as it was published."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhunsheng import record
from zhunsheng.cases import feed, folding
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics, latest
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.reports.statistics.filling import Statistics


@dataclass(frozen=True)
class Issued:
    """A published table: its case and book, the day, and the table as it was frozen."""

    case: str
    book: str
    on: date
    year: int
    issuer: str
    table: dict[str, Any]


def draft(
    table: Statistics,
    issuer: str,
    *,
    by: Sequence[str],
    on: date,
    organ: str,
    case: str | None = None,
    at: datetime | None = None,
) -> Taken:
    """Freeze a year's table as a draft, or in place of one (`case`). Raises what `take` raises, and ValueError where
    the period is no whole year."""
    year = table.period.whole_year
    if year is None:
        raise ValueError("a yearly table is of a whole year")
    plain = json.dumps(table.as_json(), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    facts = {"year": year, "issuer": issuer, "table": plain}
    step = EnforcementStatistics.revise if case else EnforcementStatistics.draft
    return take(case, step, facts, by=by, on=on, organ=organ, procedure=EnforcementStatistics, at=at)


def issued(year: int | None = None, book: str | None = None) -> list[Issued]:
    """The tables that anybody may read, the latest year first."""
    found = [_issued(case, home) for case, home in feed.public(EnforcementStatistics.name, book)]
    wanted = [one for one in found if year in (None, one.year)]
    return sorted(wanted, key=lambda one: (-one.year, one.issuer))


def _issued(case: str, book: str) -> Issued:
    told = folding.fold(record.entries(book, case), calendar_now(), {}, "", opened=False)
    frozen, out = latest(told), told.last(EnforcementStatistics.publish)
    assert out is not None
    return Issued(case, book, out.on, frozen.year, frozen.issuer, json.loads(frozen.table))
