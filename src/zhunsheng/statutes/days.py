"""The counting of days. Due dates are a pure function of start, length, calendar and pauses.

The day it starts from is not counted (民法典第二百零一条). `count_hours` runs through nights and holidays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from zhunsheng.statutes import explanation as say
from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.explanation import Line
from zhunsheng.statutes.lengths import (
    Length,
    Pause,
    Roll,
    Unit,
    days,
    hours,
    months,
    shift_months,
    workdays,
    years,
)

__all__ = [
    "Counted", "CountedHours", "Length", "Line", "Pause", "Roll", "Unit", "between", "count", "count_hours",
    "days", "hours", "months", "shift_months", "workdays", "years",
]  # fmt: skip

DAY = timedelta(1)


@dataclass(frozen=True)
class Counted:
    """A counted period. `plain` is the last day as counted, `due` the same after the roll.

    `provisional`: a day it rests on lies outside the years whose holiday notices are known, so it may move.
    """

    start: date
    plain: date
    due: date
    provisional: bool
    phases: tuple[say.Phase, ...]
    calendar: Calendar
    backward: bool
    roll: Roll

    @property
    def rest_day(self) -> bool:
        """Whether `plain` is a rest day."""
        return not self.calendar.is_workday(self.plain)

    @property
    def last_workday_before(self) -> date:
        """`plain` itself if worked, else the working day before it: the organ's safe day."""
        return self.calendar.last_workday_on_or_before(self.plain)

    @property
    def first_workday_after(self) -> date:
        """`plain` itself if worked, else the working day after it: the citizen's last day."""
        return self.calendar.first_workday_on_or_after(self.plain)

    @cached_property
    def explanation(self) -> tuple[Line, ...]:
        """How it was counted, line by line; made when first asked for."""
        return tuple(say.lines(self))


@dataclass(frozen=True, slots=True)
class CountedHours:
    """The moment at which a number of hours ends."""

    start: datetime
    due: datetime
    explanation: tuple[Line, ...]


def count(
    start: date,
    length: Length,
    *,
    calendar: Calendar,
    backward: bool = False,
    roll: Roll = Roll.NONE,
    pauses: Iterable[Pause] = (),
    extension: Length | tuple[Length, ...] | None = None,
) -> Counted:
    """Count a length from a day, or back from a coming one.

    Extensions go on from the last day of what they extend. Raises ValueError for hours (use count_hours), and
    for a pause or an extension of a backward count; OutOfCalendar beyond 1990–2100.
    """
    stops = _disjoint(pauses) if pauses else ()
    lengths = (length, *_several(extension))
    if backward and (stops or len(lengths) > 1):
        raise ValueError("倒算的期限没有不计入的期间,也不能延长。请改算事件本身的日期。")
    phases: list[say.Phase] = []
    day = start
    for part in lengths:
        end = _end(day, part, calendar, backward, stops)
        phases.append(say.Phase(day, part, end, stops))
        day = end
    due = _rolled(day, roll, calendar)
    provisional = not (calendar.known_from <= day <= calendar.known_until)
    if not provisional:
        by_workdays = any(part.unit is Unit.WORKDAY for part in lengths)
        provisional = not calendar.is_known(due) or (by_workdays and not calendar.is_known(start))
    return Counted(start, day, due, provisional, tuple(phases), calendar, backward, roll)


def count_hours(start: datetime, number: int) -> CountedHours:
    """The moment so many hours after `start`, nights and holidays included. Raises ValueError below zero."""
    due = start + timedelta(hours=hours(number).count)
    return CountedHours(start, due, tuple(say.hour_lines(start, number, due)))


def between(a: date, b: date, unit: Unit, calendar: Calendar) -> int:
    """How many whole units lead from `a` to `b`, `a` not counted; negative when `b` is earlier.

    The inverse of count: `between(a, count(a, days(n)).plain, DAY)` is n. Hours count whole days of twenty-four.
    """
    if unit is Unit.WORKDAY:
        return calendar.workdays_between(a, b)
    if unit is Unit.DAY:
        return (b - a).days
    if unit is Unit.HOUR:
        return (b - a).days * 24
    sign, size = (1 if b >= a else -1), (12 if unit is Unit.YEAR else 1)
    whole = abs((b.year - a.year) * 12 + b.month - a.month) // size
    reached = shift_months(a, sign * whole * size)
    if (reached > b) if sign > 0 else (reached < b):
        whole -= 1
    return sign * whole


def _end(start: date, length: Length, calendar: Calendar, backward: bool, stops: tuple[Pause, ...]) -> date:
    end = _shifted(start, length, calendar, -1 if backward else 1)
    for stop in stops:
        first = max(stop.first, start + DAY)
        if first > end:
            break
        if stop.last < first:
            continue
        if length.unit is Unit.WORKDAY:
            end = calendar.add_workdays(end, calendar.workdays_between(first - DAY, stop.last))
        else:
            end += stop.last - first + DAY
    return end


def _shifted(start: date, length: Length, calendar: Calendar, sign: int) -> date:
    number, unit = sign * length.count, length.unit
    if unit is Unit.WORKDAY:
        return calendar.add_workdays(start, number)
    if unit is Unit.DAY:
        return start + timedelta(number)
    if unit is Unit.HOUR:
        raise ValueError("以小时计的期限须有起算的时刻。请用 count_hours。")
    return shift_months(start, number * (12 if unit is Unit.YEAR else 1))


def _rolled(day: date, roll: Roll, calendar: Calendar) -> date:
    if roll is Roll.BACK:
        return calendar.last_workday_on_or_before(day)
    return calendar.first_workday_on_or_after(day) if roll is Roll.FORWARD else day


def _several(extension: Length | tuple[Length, ...] | None) -> tuple[Length, ...]:
    if extension is None:
        return ()
    return (extension,) if isinstance(extension, Length) else extension


def _disjoint(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """In order of days; where two overlap, the day belongs to the earlier, so that no day is added twice."""
    kept: list[Pause] = []
    for pause in sorted(pauses, key=lambda p: (p.first, p.last)):
        first = max(pause.first, kept[-1].last + DAY) if kept else pause.first
        if first <= pause.last:
            kept.append(Pause(first, pause.last, pause.why))
    return tuple(kept)
