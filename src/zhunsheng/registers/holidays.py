"""The State Council's notices, and the calendar that follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from zhunsheng.registers import edition
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.models import HolidayNotice
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.writing import add
from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.notices import BadNotice, Notice

Days = Mapping[date, str] | Iterable[date]
_calendars: Memory[Calendar] = Memory()


def announce_holidays(
    year: int, number: str, issued: date, holidays: Days, makeup_days: Days = ()
) -> HolidayNotice:
    """Enter a notice with all rest days and made-up working days of its year; a day may carry its festival's name.

    Raises Refused for days that the notice of that year cannot name, and for a number already entered.
    """
    rest, worked = _written(holidays), _written(makeup_days)
    try:
        Notice.of(year, _read(rest), _read(worked))
    except BadNotice as wrong:
        raise Refused(str(wrong), "holidays")
    if HolidayNotice.objects.filter(number=number).exists():
        raise Refused(f"放假通知{number}已经登记。请核对文号。", "number")
    return add(HolidayNotice(year=year, number=number, issued=issued, holidays=rest, makeup_days=worked))


def _written(days: Days) -> dict[str, str]:
    named = days if isinstance(days, Mapping) else dict.fromkeys(days, "")
    return {day.isoformat(): name for day, name in sorted(named.items())}


def _read(days: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in days.items()}


def calendar_now(now: str | None = None) -> Calendar:
    """The working-day calendar: the release's own, with the notices entered here; of a year's, the last issued."""
    held = _calendars.of(edition.stamp() if now is None else now)
    found = held.get("calendar")
    if found is None:
        found = Calendar.standard()
        for row in HolidayNotice.objects.order_by("issued", "id"):
            found = found.with_notice(row.year, _read(row.holidays), _read(row.makeup_days))
        held["calendar"] = found
    return found
