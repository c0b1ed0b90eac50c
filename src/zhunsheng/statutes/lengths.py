"""Lengths of time as statutes write them, and what may happen to them: rolls, pauses."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhunsheng.statutes.words import _


class Unit(StrEnum):
    """What a length is counted in."""

    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"
    YEAR = "year"

    @property
    def word(self) -> str:
        """The Chinese measure, to stand after a number."""
        return UNIT_WORDS[self]


UNIT_WORDS = {
    Unit.HOUR: _("小时"),
    Unit.DAY: _("日"),
    Unit.WORKDAY: _("个工作日"),
    Unit.MONTH: _("个月"),
    Unit.YEAR: _("年"),
}


@dataclass(frozen=True, slots=True)
class Length:
    """A number of units, e.g. ninety calendar days. Raises ValueError below zero."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"期限长度不能为负:{self.count}。倒算请用 backward。")

    def __str__(self) -> str:
        return f"{self.count}{self.unit.word}"


def hours(count: int) -> Length:
    """Hours, running through nights and holidays."""
    return Length(count, Unit.HOUR)


def days(count: int) -> Length:
    """Calendar days."""
    return Length(count, Unit.DAY)


def workdays(count: int) -> Length:
    """Working days, made-up Saturdays included."""
    return Length(count, Unit.WORKDAY)


def months(count: int) -> Length:
    """Months, to the corresponding day (民法典第二百零二条)."""
    return Length(count, Unit.MONTH)


def years(count: int) -> Length:
    """Years, to the corresponding day (民法典第二百零二条)."""
    return Length(count, Unit.YEAR)


class Roll(StrEnum):
    """What becomes of a last day that is a rest day."""

    NONE = "none"
    BACK = "back"  # an organ's duty: the last working day before
    FORWARD = "forward"  # a citizen's right or burden: the first working day after


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count, first and last included, with the reason. Raises ValueError if it ends before it begins."""

    first: date
    last: date
    why: str

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"不计入期间的最后一日{self.last}早于第一日{self.first}。请核对起止日期。")


def shift_months(day: date, count: int) -> date:
    """The corresponding day `count` months on (back if negative), or that month's last day (民法典第二百零二条).

    Raises ValueError outside the years 1–9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"从{day}起{count}个月超出公历可表示的范围。")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
