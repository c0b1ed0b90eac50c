"""A notice entered here moves the calendar; of several for one year the last issued holds."""

from datetime import date

import pytest

from zhunsheng.registers import holidays
from zhunsheng.registers.refused import Refused
from zhunsheng.statutes.calendar import Calendar

YEAR = Calendar.standard().known_until.year + 1


def a_saturday(month: int) -> date:
    first = date(YEAR, month, 1)
    return date.fromordinal(first.toordinal() + (5 - first.weekday()) % 7)


def test_without_notices_the_release_s_calendar_holds(db: None) -> None:
    assert holidays.calendar_now() is Calendar.standard()


def test_a_notice_makes_its_year_known_and_the_last_issued_replaces_it(db: None) -> None:
    monday = date.fromordinal(a_saturday(5).toordinal() + 2)
    saturday = a_saturday(6)
    holidays.announce_holidays(YEAR, "甲号", date(YEAR - 1, 11, 1), {monday: "劳动节"}, [saturday])
    first = holidays.calendar_now()
    assert (first.is_workday(monday), first.is_workday(saturday)) == (False, True)
    assert first.known_until == date(YEAR, 12, 31) and first.rest_name(monday) == "劳动节"
    holidays.announce_holidays(YEAR, "乙号", date(YEAR, 1, 20), [date(YEAR, 1, 1)])
    second = holidays.calendar_now()
    assert (second.is_workday(monday), second.is_workday(saturday)) == (True, False)
    assert holidays.calendar_now() is second


def test_a_notice_that_cannot_be_is_refused(db: None) -> None:
    saturday = a_saturday(6)
    with pytest.raises(Refused, match="既放假又上班"):
        holidays.announce_holidays(YEAR, "甲号", date(YEAR, 1, 1), [saturday], [saturday])
    with pytest.raises(Refused, match="没有放假日"):
        holidays.announce_holidays(YEAR, "甲号", date(YEAR, 1, 1), [])
    holidays.announce_holidays(YEAR, "甲号", date(YEAR, 1, 1), [date(YEAR, 1, 1)])
    with pytest.raises(Refused, match="已经登记"):
        holidays.announce_holidays(YEAR, "甲号", date(YEAR, 1, 1), [date(YEAR, 1, 1)])
