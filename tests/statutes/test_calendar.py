"""The working-day calendar, beside a plain loop over the peer package chinesecalendar."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.statutes.calendar import Calendar, OutOfCalendar
from zhunsheng.statutes.festivals import statutory_days
from zhunsheng.statutes.notices import BadNotice

STANDARD = Calendar.standard()
DAY = timedelta(1)
known_days = st.dates(date(2004, 1, 1), date(2026, 12, 31))
any_days = st.dates(date(1996, 1, 1), date(2060, 12, 31))
counts = st.integers(-400, 400)


def test_every_day_from_2004_to_2026_is_as_the_peer_says() -> None:
    day, different = date(2004, 1, 1), []
    while day <= date(2026, 12, 31):
        if STANDARD.is_workday(day) != chinese_calendar.is_workday(day):
            different.append(day)
        day += DAY
    assert different == []


@given(known_days, known_days)
def test_counting_is_the_same_as_walking_day_by_day(a: date, b: date) -> None:
    a, b = sorted((a, b))
    b = min(b, a + timedelta(500))
    walked = sum(chinese_calendar.is_workday(a + timedelta(n)) for n in range(1, (b - a).days + 1))
    assert STANDARD.workdays_between(a, b) == walked


@given(st.dates(date(2004, 1, 1), date(2025, 6, 1)), st.integers(1, 200))
def test_the_nth_working_day_is_the_one_reached_by_walking(start: date, number: int) -> None:
    day, left = start, number
    while left:
        day += DAY
        left -= chinese_calendar.is_workday(day)
    assert STANDARD.add_workdays(start, number) == day


def test_from_a_rest_day_the_first_working_day_is_not_skipped() -> None:
    # The peer's own find_workday answers 2026-11-24 and 2026-10-14 here: one day late.
    assert STANDARD.add_workdays(date(2026, 11, 21), 1) == date(2026, 11, 23)
    assert STANDARD.add_workdays(date(2026, 10, 1), 5) == date(2026, 10, 13)


@given(any_days, counts)
def test_counting_forth_and_back_returns_to_a_working_day(day: date, number: int) -> None:
    worked = STANDARD.first_workday_on_or_after(day)
    assert STANDARD.add_workdays(STANDARD.add_workdays(worked, number), -number) == worked


@given(any_days, counts)
def test_between_is_the_inverse_of_add(day: date, number: int) -> None:
    assert STANDARD.workdays_between(day, STANDARD.add_workdays(day, number)) == number


@given(any_days, st.integers(0, 200), st.integers(0, 200))
def test_adding_twice_is_adding_the_sum(day: date, first: int, second: int) -> None:
    once = STANDARD.add_workdays(STANDARD.add_workdays(day, first), second)
    assert once == STANDARD.add_workdays(day, first + second)


@given(any_days, any_days, st.integers(1, 300))
def test_a_later_start_never_ends_earlier(a: date, b: date, number: int) -> None:
    a, b = sorted((a, b))
    assert STANDARD.add_workdays(a, number) <= STANDARD.add_workdays(b, number)


@given(any_days)
def test_the_neighbouring_working_days_enclose_the_day(day: date) -> None:
    before, after = STANDARD.last_workday_on_or_before(day), STANDARD.first_workday_on_or_after(day)
    assert before <= day <= after
    assert STANDARD.is_workday(before) and STANDARD.is_workday(after)
    assert (before == day) == (after == day) == STANDARD.is_workday(day)


def test_a_day_outside_the_table_is_refused() -> None:
    for asked in (date(1989, 12, 31), date(2101, 1, 1)):
        with pytest.raises(OutOfCalendar, match=str(asked)):
            STANDARD.is_workday(asked)
        with pytest.raises(OutOfCalendar):
            STANDARD.add_workdays(asked, 1)
    with pytest.raises(OutOfCalendar):
        STANDARD.add_workdays(date(2100, 12, 30), 50)
    with pytest.raises(OutOfCalendar):
        STANDARD.add_workdays(date(1990, 1, 8), -50)


def test_the_years_whose_notices_are_known_end_with_2026() -> None:
    assert (STANDARD.known_from, STANDARD.known_until) == (date(2004, 1, 1), date(2026, 12, 31))
    assert not STANDARD.is_known(date(2027, 1, 1))


def test_2027_without_a_notice_rests_on_weekends_and_thirteen_festival_days() -> None:
    assert len(statutory_days(2027)) == 13
    assert not STANDARD.is_workday(date(2027, 2, 5))  # 除夕
    assert not STANDARD.is_workday(date(2027, 2, 8))  # 初三, a Monday
    assert STANDARD.is_workday(date(2027, 2, 9))


def test_a_notice_for_2027_moves_the_limit_and_the_days() -> None:
    holidays = {date(2027, 2, day): "春节" for day in range(5, 13)}
    informed = STANDARD.with_notice(2027, holidays, [date(2027, 2, 20)])
    assert informed.known_until == date(2027, 12, 31)
    assert not informed.is_workday(date(2027, 2, 9)) and informed.is_workday(date(2027, 2, 20))
    assert STANDARD.is_workday(date(2027, 2, 9)), "the calendar before the notice must not change"
    assert {date(2027, 2, 9), date(2027, 2, 20)} <= set(STANDARD.differences(informed))


def test_a_notice_that_leaves_a_gap_does_not_move_the_limit() -> None:
    assert STANDARD.with_notice(2028, [date(2028, 1, 1)], []).known_until == date(2026, 12, 31)


def test_a_notice_may_be_issued_again_for_the_same_year() -> None:
    # As in 2020, when the Spring Festival was lengthened after the notice.
    first = STANDARD.with_notice(2027, [date(2027, 2, 8)], [])
    again = first.with_notice(2027, [date(2027, 2, 8), date(2027, 2, 9)], [])
    assert first.is_workday(date(2027, 2, 9)) and not again.is_workday(date(2027, 2, 9))


def test_a_notice_may_reach_into_the_last_december() -> None:
    informed = STANDARD.with_notice(2027, [date(2027, 1, 1)], [date(2026, 12, 27)])
    assert informed.is_workday(date(2026, 12, 27))


@pytest.mark.parametrize(
    ("holidays", "makeup", "says"),
    [
        ([date(2027, 2, 6)], [date(2027, 2, 6)], "既放假又上班"),
        ([date(2026, 2, 6)], [], "不属于2027年"),
        ([], [date(2027, 2, 10)], "不是周六或者周日"),
    ],
)
def test_a_notice_that_cannot_be_is_refused(holidays: list[date], makeup: list[date], says: str) -> None:
    with pytest.raises(BadNotice, match=says):
        STANDARD.with_notice(2027, holidays, makeup)
