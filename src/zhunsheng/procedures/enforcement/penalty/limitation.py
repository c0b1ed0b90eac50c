"""Limitation (行政处罚法 第三十六条): until when a violation must have been found."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from zhunsheng.statutes.catalogue import PENALTY_ACT


def years_after(day: date, years: int) -> date:
    """The same day so many years on; 28 February for the 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def ended(facts: Any) -> date | None:
    """The day of the violation, or the end of one that went on."""
    return cast("date | None", facts.violation_ended or facts.violation or facts.violation_began)


def found(facts: Any, filed: date) -> date:
    """The day of the finding: of a checkable complaint's receipt or of discovery, else of the filing (doubts.md)."""
    return min((day for day in (facts.complaint_received, facts.discovered) if day), default=filed)


def five_years(facts: Any) -> bool:
    """Whether life, health or financial safety was harmed by an act that was not yet barred on 2021-07-15."""
    end = ended(facts)
    since = PENALTY_ACT[36].instrument.since
    return bool(end and facts.life_health and facts.harm and years_after(end, 2) >= since)


def barred_by_time(facts: Any, filed: date) -> bool:
    """Whether the violation was found too late: two years; five where life, health or financial safety was harmed,
    but an act already barred before 2021-07-15 stays barred (doubts.md)."""
    end = ended(facts)
    return end is not None and found(facts, filed) > years_after(end, 5 if five_years(facts) else 2)
