"""The yearly table of enforcement as a draft of its procedure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics
from zhunsheng.reports.tables import Filled
from zhunsheng.reports.tables.publishing import frozen


def draft(
    table: Filled,
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
    facts = {"year": year, "issuer": issuer, "table": frozen(table)}
    step = EnforcementStatistics.revise if case else EnforcementStatistics.draft
    return take(case, step, facts, by=by, on=on, organ=organ, procedure=EnforcementStatistics, at=at)
