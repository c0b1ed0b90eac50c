"""The counting of days: worked examples, and laws that hold for every date."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.days import (
    Counted,
    Length,
    Pause,
    Roll,
    Unit,
    between,
    count,
    count_hours,
    days,
    hours,
    months,
    workdays,
    years,
)

STANDARD = Calendar.standard()
any_days = st.dates(date(1996, 1, 1), date(2050, 12, 31))
day_units = st.sampled_from([Unit.DAY, Unit.WORKDAY])


def due(start: date, length: Length, **how: object) -> date:
    return count(start, length, calendar=STANDARD, **how).due  # type: ignore[arg-type]


def test_seven_working_days_over_spring_festival_2026() -> None:
    # 11, 12, 13, the made-up Saturday 14; rest 15–23; then 24, 25, 26.
    assert due(date(2026, 2, 10), workdays(7)) == date(2026, 2, 26)


def test_five_working_days_over_national_day_2025() -> None:
    # 26, the made-up Sunday 28, 29, 30; rest 1–8 October; then 9.
    assert due(date(2025, 9, 25), workdays(5)) == date(2025, 10, 9)


def test_ninety_calendar_days_do_not_look_at_holidays() -> None:
    assert due(date(2026, 1, 15), days(90)) == date(2026, 4, 15)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2026, 1, 31), months(1), date(2026, 2, 28)),
        (date(2024, 1, 31), months(1), date(2024, 2, 29)),
        (date(2025, 8, 31), months(6), date(2026, 2, 28)),
        (date(2026, 11, 21), months(6), date(2027, 5, 21)),
        (date(2024, 2, 29), years(1), date(2025, 2, 28)),
        (date(2024, 2, 29), years(4), date(2028, 2, 29)),
        (date(2023, 12, 31), months(2), date(2024, 2, 29)),
        (date(2026, 3, 31), months(3), date(2026, 6, 30)),
    ],
)
def test_months_and_years_end_on_the_corresponding_day_or_the_month_end(
    start: date, length: Length, end: date
) -> None:
    assert due(start, length) == end


def test_seven_days_before_a_hearing_are_counted_back() -> None:
    # Hearing on Monday 12 October 2026: 10 (made up), 9, 8; rest 1–7; 30, 29, 28 September; rest 25–27; 24.
    assert due(date(2026, 10, 12), workdays(7), backward=True) == date(2026, 9, 24)
    assert due(date(2026, 10, 12), days(7), backward=True) == date(2026, 10, 5)
    assert due(date(2026, 3, 31), months(1), backward=True) == date(2026, 2, 28)


def test_a_last_day_on_a_rest_day_rolls_as_asked() -> None:
    counted = count(date(2026, 9, 18), days(15), calendar=STANDARD)
    assert (counted.plain, counted.rest_day) == (date(2026, 10, 3), True)
    assert counted.last_workday_before == date(2026, 9, 30)
    assert counted.first_workday_after == date(2026, 10, 8)
    assert due(date(2026, 9, 18), days(15), roll=Roll.BACK) == date(2026, 9, 30)
    assert due(date(2026, 9, 18), days(15), roll=Roll.FORWARD) == date(2026, 10, 8)


def test_a_made_up_saturday_is_no_rest_day_to_roll_over() -> None:
    assert due(date(2026, 9, 25), days(15), roll=Roll.FORWARD) == date(2026, 10, 10)


def test_paused_days_push_the_end_by_as_many_days() -> None:
    appraisal = Pause(date(2026, 3, 10), date(2026, 3, 19), "鉴定")
    assert due(date(2026, 3, 2), days(30), pauses=[appraisal]) == date(2026, 4, 11)


def test_only_working_days_in_a_pause_push_a_count_of_working_days() -> None:
    # Thursday to Monday holds three working days.
    pause = Pause(date(2026, 3, 12), date(2026, 3, 16), "征求第三方意见")
    plain = due(date(2026, 3, 2), workdays(20))
    assert due(date(2026, 3, 2), workdays(20), pauses=[pause]) == STANDARD.add_workdays(plain, 3)


def test_a_pause_before_the_start_or_after_the_end_changes_nothing() -> None:
    early = Pause(date(2026, 2, 1), date(2026, 3, 2), "在前")
    late = Pause(date(2026, 4, 2), date(2026, 4, 30), "在后")
    assert due(date(2026, 3, 2), days(30), pauses=[early, late]) == date(2026, 4, 1)


def test_a_pause_reached_only_because_of_an_earlier_one_counts() -> None:
    first = Pause(date(2026, 3, 30), date(2026, 4, 3), "听证")
    second = Pause(date(2026, 4, 5), date(2026, 4, 6), "鉴定")
    assert due(date(2026, 3, 2), days(30), pauses=[second, first]) == date(2026, 4, 8)


def test_overlapping_pauses_are_not_counted_twice() -> None:
    pauses = [
        Pause(date(2026, 3, 5), date(2026, 3, 10), "甲"),
        Pause(date(2026, 3, 8), date(2026, 3, 12), "乙"),
    ]
    assert due(date(2026, 3, 2), days(30), pauses=pauses) == date(2026, 4, 9)


def test_an_extension_goes_on_from_the_last_day() -> None:
    assert due(date(2026, 3, 2), days(60), extension=days(30)) == date(2026, 5, 31)
    assert due(date(2026, 3, 2), days(30), extension=(days(30), days(30))) == date(2026, 5, 31)
    assert due(date(2026, 3, 2), workdays(20), extension=workdays(10)) == due(date(2026, 3, 2), workdays(30))


def test_a_pause_within_the_extension_is_counted_once() -> None:
    pause = Pause(date(2026, 4, 30), date(2026, 5, 4), "鉴定")
    assert due(date(2026, 3, 2), days(60), extension=days(30), pauses=[pause]) == date(2026, 6, 5)


def test_what_makes_no_sense_is_refused() -> None:
    pause = Pause(date(2026, 3, 5), date(2026, 3, 6), "甲")
    with pytest.raises(ValueError, match="倒算"):
        due(date(2026, 3, 2), days(7), backward=True, pauses=[pause])
    with pytest.raises(ValueError, match="count_hours"):
        due(date(2026, 3, 2), hours(24))
    with pytest.raises(ValueError, match="不能为负"):
        days(-1)
    with pytest.raises(ValueError, match="早于"):
        Pause(date(2026, 3, 6), date(2026, 3, 5), "甲")


def test_hours_run_through_the_night_and_the_holiday() -> None:
    counted = count_hours(datetime(2026, 2, 16, 17, 30), 24)
    assert counted.due == datetime(2026, 2, 17, 17, 30)


def test_beyond_the_last_notice_a_date_is_provisional_until_the_notice_moves_it() -> None:
    counted = count(date(2026, 12, 1), workdays(50), calendar=STANDARD)
    assert counted.provisional
    holidays = [date(2027, 1, day) for day in (1, 2, 3)] + [date(2027, 2, day) for day in range(5, 13)]
    informed = STANDARD.with_notice(2027, holidays, [date(2027, 1, 30), date(2027, 2, 20)])
    moved = count(date(2026, 12, 1), workdays(50), calendar=informed)
    assert not moved.provisional
    # 22 days in December, 20 in January, 1–4 and 9–12 February; with the notice 30 January is worked, 5–12 rests.
    assert (counted.due, moved.due) == (date(2027, 2, 12), date(2027, 2, 17))


def test_within_the_known_years_nothing_is_provisional() -> None:
    assert not count(date(2026, 12, 1), workdays(10), calendar=STANDARD).provisional
    assert not count(date(2004, 1, 1), days(10), calendar=STANDARD).provisional
    assert count(date(2003, 12, 20), workdays(20), calendar=STANDARD).provisional
    assert count(date(2026, 12, 20), days(20), calendar=STANDARD).provisional


@given(any_days, st.integers(0, 400), day_units)
def test_between_gives_back_the_count(start: date, number: int, unit: Unit) -> None:
    end = due(start, Length(number, unit))
    assert between(start, end, unit, STANDARD) == number
    assert between(end, start, Unit.DAY, STANDARD) == (start - end).days


@given(any_days, st.integers(0, 60), st.sampled_from([Unit.MONTH, Unit.YEAR]))
def test_whole_months_and_years_are_given_back(start: date, number: int, unit: Unit) -> None:
    number = number if unit is Unit.MONTH else number // 6
    end = due(start, Length(number, unit))
    assert between(start, end, unit, STANDARD) == number
    if number:
        assert between(start, end - timedelta(1), unit, STANDARD) == number - 1


@given(any_days, any_days, st.integers(0, 300), st.sampled_from([Unit.DAY, Unit.WORKDAY, Unit.MONTH]))
def test_a_later_start_never_falls_due_earlier(a: date, b: date, number: int, unit: Unit) -> None:
    a, b = sorted((a, b))
    length = Length(number, unit)
    assert due(a, length) <= due(b, length)


@given(any_days, st.integers(1, 300), st.integers(1, 100), day_units)
def test_an_extension_of_the_same_unit_is_one_longer_period(
    start: date, number: int, more: int, unit: Unit
) -> None:
    extended = due(start, Length(number, unit), extension=Length(more, unit))
    assert extended == due(start, Length(number + more, unit))


pause_spans = st.lists(st.tuples(st.integers(-20, 150), st.integers(0, 30)), max_size=4)


@given(any_days, st.integers(1, 120), pause_spans, day_units)
def test_pauses_agree_with_walking_day_by_day(
    start: date, number: int, spans: list[tuple[int, int]], unit: Unit
) -> None:
    pauses = [Pause(start + timedelta(at), start + timedelta(at + length), "中止") for at, length in spans]
    day, left = start, number
    while left:
        day += timedelta(1)
        paused = any(pause.first <= day <= pause.last for pause in pauses)
        counts = unit is Unit.DAY or STANDARD.is_workday(day)
        left -= counts and not paused
    end = due(start, Length(number, unit), pauses=pauses)
    assert end == day


@given(any_days, st.integers(1, 200), st.sampled_from(list(Roll)), day_units)
def test_a_roll_ends_on_a_working_day_on_its_side(start: date, number: int, roll: Roll, unit: Unit) -> None:
    counted: Counted = count(start, Length(number, unit), calendar=STANDARD, roll=roll)
    if roll is Roll.NONE:
        assert counted.due == counted.plain
    else:
        assert STANDARD.is_workday(counted.due)
        assert (counted.due <= counted.plain) if roll is Roll.BACK else (counted.due >= counted.plain)
