"""A figure by month and beside the year before: counted a second way, with the sign and rounding that a report has."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indicators.county import COMPANY, County, wander
from zhunsheng.cases.models import CaseRow
from zhunsheng.indicators import Figure, Period, figure, pointed, pointers, trend
from zhunsheng.indicators.asking import Scope
from zhunsheng.indicators.catalogue import indicator
from zhunsheng.indicators.trend import Change, change
from zhunsheng.reports import printing

AS_OF = date(2026, 2, 1)


def test_the_months_of_two_years_are_the_cases_counted_one_by_one(county: County) -> None:
    wander(county, Random(7), 12)
    counted = Counter(day.replace(day=1) for day in CaseRow.objects.values_list("opened", flat=True))
    found = trend(figure("cases_filed", 2025, as_of=AS_OF))
    assert [(one.first.year, one.first.month) for one in found.months] == [(2025, n) for n in range(1, 13)]
    for one in found.months:
        assert one.now is not None and one.before is not None
        # A summary decision opens a case without its being filed.
        assert one.now.value <= counted[one.first]
        assert one.before.value <= counted[one.first.replace(year=2024)]
    assert sum(one.now.value for one in found.months if one.now) == figure("cases_filed", 2025).value
    assert sum(one.before.value for one in found.months if one.before) == figure("cases_filed", 2024).value
    assert found.before.value == figure("cases_filed", 2024).value


def test_a_rate_goes_by_month_and_a_month_without_cases_has_none(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    county.decided(date(2025, 3, 4), date(2025, 8, 1))
    county.decided(date(2024, 3, 4), date(2024, 4, 1))
    months = trend(figure("decided_in_time", 2025, as_of=AS_OF)).months
    values = [one.now.value for one in months if one.now]
    assert values[3] == Decimal("100.0") and values[7] == Decimal("0.0")
    assert [n for n, value in enumerate(values) if value is None] == [0, 1, 2, 4, 5, 6, 8, 9, 10, 11]
    assert months[3].change == Change(0, Decimal("0.0"), True) and months[7].change is None


def test_a_year_under_way_is_held_against_the_same_days(county: County) -> None:
    for day in (date(2024, 2, 5), date(2024, 9, 9), date(2025, 2, 3), date(2025, 2, 4), date(2025, 2, 5)):
        county.take(None, "file", day, party=COMPANY, cause="某事")
    found = trend(figure("cases_filed", 2025, as_of=date(2025, 3, 10)))
    assert (found.now.value, found.before.value) == (3, 1)
    assert found.change == Change(1, Decimal("200.0"), False) and found.change.text == "+200.0%"
    assert [one.now is not None for one in found.months] == [True] * 3 + [False] * 9


def test_a_stock_shows_what_stood_at_each_month_s_end(county: County) -> None:
    for day in (date(2024, 11, 30), date(2024, 12, 1), date(2025, 2, 28), date(2025, 3, 1)):
        county.take(None, "file", day, party=COMPANY, cause="某事")
    found = trend(figure("cases_online", 2025, as_of=date(2025, 4, 9)))
    assert [one.now.value for one in found.months if one.now] == [2, 3, 4, 4]
    assert [one.before.value for one in found.months if one.before] == [0, 0, 0, 0]
    assert (found.now.value, found.before.value, found.change) == (4, 0, Change(1, None, False))
    year_before = trend(figure("cases_online", 2024, as_of=AS_OF)).months
    assert [one.now.value for one in year_before if one.now][-3:] == [0, 1, 2]


def test_the_trend_of_an_earlier_head_stays(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    address = pointers(figure("penalties", 2025).heads)
    then = [one.now.value for one in trend(figure("penalties", 2025, as_of=AS_OF)).months if one.now]
    county.decided(date(2025, 5, 3), date(2025, 6, 1))
    again = trend(figure("penalties", 2025, as_of=AS_OF, heads=pointed(address)))
    assert [one.now.value for one in again.months if one.now] == then
    assert [case.id for case in again.months[5].now.cases().items] == []
    now = trend(figure("penalties", 2025, as_of=AS_OF))
    assert [one.now.value for one in now.months if one.now] != then


def made(name: str, value: int) -> Figure:
    """A figure with that value, of no cases at all."""
    period, whole = Period.year(2025, AS_OF), Decimal(100)
    return Figure(indicator(name), period, Scope(), Decimal(value), whole, whole, {})


@given(st.integers(0, 10**6), st.integers(0, 10**6))
@pytest.mark.parametrize("name", ["penalties", "decided_in_time"])
def test_a_change_is_what_the_report_would_print(name: str, now: int, before: int) -> None:
    one, other = made(name, now), made(name, before)
    found, told = change(one, other), printing.change(one, other)
    assert found is not None
    if name == "penalties" and not before and now:
        assert found.text == "上年记录为零"
    elif now == before:
        assert found.text == "持平"
    elif not found.amount:
        assert found.text == "基本持平" and "基本持平" in told
    elif now:
        sign, word = ("+", ("增长", "提高")) if now > before else ("−", ("下降", "降低"))
        assert found.text.startswith(sign) and any(one in told for one in word)
        assert told.endswith(found.text[1:])


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_change_is_rounded_half_up(now: int, before: int) -> None:
    found = change(made("penalties", now), made("penalties", before))
    exact = abs(Decimal(now) - before) / Decimal(before) * 100
    assert found is not None and found.sign == (now > before) - (now < before)
    assert found.amount == exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
