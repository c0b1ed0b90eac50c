"""The working-day calendar: a prefix table, so that counting days is two look-ups however far it goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from functools import cache

from zhunsheng.statutes.festivals import statutory_days
from zhunsheng.statutes.notices import Days, Notice, known_notices

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
_BASE = FIRST.toordinal() - 1


class OutOfCalendar(ValueError):
    """A day before 1990 or after 2100, or a count that leads there."""


class Calendar:
    """Which days are worked. Immutable; a new notice makes a new calendar.

    Days of years without a notice rest on weekends and the fixed festivals only, and are provisional:
    `known_from` and `known_until` bound the unbroken run of years whose notices are known.
    """

    __slots__ = (
        "_notices",
        "_rest_names",
        "_makeup_names",
        "_workdays",
        "_upto",
        "known_from",
        "known_until",
    )

    def __init__(self, notices: Mapping[int, Notice]) -> None:
        """`notices` by year; at least one."""
        self._notices = dict(notices)
        first = last = min(notices)
        while last + 1 in notices:
            last += 1
        self.known_from, self.known_until = date(first, 1, 1), date(last, 12, 31)
        self._rest_names, self._makeup_names = _names(notices)
        self._workdays, self._upto = _table(self._rest_names, self._makeup_names)

    @classmethod
    def standard(cls) -> Calendar:
        """The calendar of the notices that came with this release (one object, made once)."""
        return _standard()

    def with_notice(self, year: int, holidays: Days, makeup_workdays: Days) -> Calendar:
        """A calendar that also knows a year's notice, or knows it anew. Raises BadNotice.

        The days may be given with names (`{date: "春节"}`) for the explanations.
        """
        return Calendar({**self._notices, year: Notice.of(year, holidays, makeup_workdays)})

    def notice(self, year: int) -> Notice | None:
        """The notice of a year, if known."""
        return self._notices.get(year)

    def is_workday(self, day: date) -> bool:
        """Whether that day is worked; a made-up Saturday is. Raises OutOfCalendar."""
        at = self._place(day)
        return self._upto[at] != self._upto[at - 1]

    def rest_name(self, day: date) -> str | None:
        """The festival for which a day rests, "" if unnamed, None on a plain weekend or a working day."""
        return self._rest_names.get(day)

    def makeup_name(self, day: date) -> str | None:
        """The festival for which a weekend day is worked, "" if unnamed, None for any other day."""
        return self._makeup_names.get(day)

    def is_known(self, day: date) -> bool:
        """Whether a notice covers that day, with no gap in between."""
        return self.known_from <= day <= self.known_until

    def add_workdays(self, day: date, count: int) -> date:
        """The count-th working day after `day`, which is itself not counted; before it if negative.

        Raises OutOfCalendar beyond 1990–2100.
        """
        at = day.toordinal() - _BASE
        if not 0 < at < len(self._upto):
            raise _out(day)
        if count > 0:
            index = self._upto[at] + count - 1
        elif count < 0:
            index = self._upto[at - 1] + count
        else:
            return day
        if 0 <= index < len(self._workdays):
            return self._workdays[index]
        raise _out(day)

    def workdays_between(self, a: date, b: date) -> int:
        """Working days after `a` up to and including `b`.

        With `b` before `a`, minus the working days from `b` up to but not including `a`: the count that leads back.
        """
        start, end = self._place(a), self._place(b)
        return (
            self._upto[end] - self._upto[start]
            if start <= end
            else self._upto[end - 1] - self._upto[start - 1]
        )

    def last_workday_on_or_before(self, day: date) -> date:
        """The day itself if worked, else the working day before it."""
        worked = self._upto[self._place(day)]
        if not worked:
            raise _out(day)
        return self._workdays[worked - 1]

    def first_workday_on_or_after(self, day: date) -> date:
        """The day itself if worked, else the working day after it."""
        index = self._upto[self._place(day) - 1]
        if index >= len(self._workdays):
            raise _out(day)
        return self._workdays[index]

    def workdays(self, a: date, b: date) -> tuple[date, ...]:
        """The working days after `a` up to and including `b`."""
        return tuple(self._workdays[bisect_right(self._workdays, a) : bisect_right(self._workdays, b)])

    def differences(self, other: Calendar) -> tuple[date, ...]:
        """The days worked in one of the two calendars only."""
        return tuple(sorted(set(self._workdays) ^ set(other._workdays)))

    def _place(self, day: date) -> int:
        at = day.toordinal() - _BASE
        if not 0 < at < len(self._upto):
            raise _out(day)
        return at


def _out(day: date) -> OutOfCalendar:
    return OutOfCalendar(f"工作日历只到{FIRST.year}至{LAST.year}年,不能从{day}算起。请核对日期。")


def _names(notices: Mapping[int, Notice]) -> tuple[dict[date, str], dict[date, str]]:
    rest: dict[date, str] = {}
    worked: dict[date, str] = {}
    for year in range(FIRST.year, LAST.year + 1):
        if year not in notices:
            rest |= statutory_days(year)
    # In order of years, so that on a shared turn of the year the later notice prevails.
    for _, notice in sorted(notices.items()):
        for day in notice.makeup:
            rest.pop(day, None)
        for day in notice.holidays:
            worked.pop(day, None)
        rest |= notice.holidays
        worked |= notice.makeup
    return rest, worked


def _table(rest: Mapping[date, str], worked: Mapping[date, str]) -> tuple[list[date], list[int]]:
    workdays: list[date] = []
    upto = [0]
    for ordinal in range(_BASE + 1, LAST.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if (ordinal % 7 not in (6, 0) and day not in rest) or day in worked:
            workdays.append(day)
        upto.append(len(workdays))
    return workdays, upto


@cache
def _standard() -> Calendar:
    return Calendar(known_notices())
