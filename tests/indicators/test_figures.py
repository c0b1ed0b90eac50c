"""Figures: rounding, what stops one, what it says of itself, and the cases that it opens."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indicators.county import COMPANY, County
from zhunsheng.indicators import NoSuchIndicator, Period, Unanswerable, figure, figures
from zhunsheng.indicators.catalogue import INDICATORS
from zhunsheng.indicators.figures import one_period
from zhunsheng.indicators.rounding import half_up, percentage

AS_OF = date(2026, 2, 1)


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_rounding_agrees_with_decimal_where_decimal_is_exact(thousandths: int, places: int) -> None:
    exact = Decimal(thousandths).scaleb(-6)
    assert half_up(Fraction(thousandths, 10**6), places) == exact.quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP
    )


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (1, 16, "6.3"), (999, 1000, "99.9"), (1, 1, "100.0")],
)
def test_rates_are_rounded_half_up_never_cut_off(part: int, whole: int, shown: str) -> None:
    assert str(percentage(part, whole, 1)) == shown


def test_a_rate_of_nothing_has_no_value_and_says_why(county: County) -> None:
    found = figure("decided_in_time", 2025)
    assert found.value is None and found.shown == "—" and not found.ok
    assert "分母为零" in found.problems[0].message


def test_a_fine_without_an_amount_stops_the_sum(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    case = county.take(None, "file", date(2025, 3, 3), party=COMPANY, cause="某事")
    county.take(case, "conclude", date(2025, 3, 4))
    county.take(case, "notify", date(2025, 3, 5), kinds=["fine"])
    county.take(case, "waive", date(2025, 3, 5))
    county.take(case, "decide", date(2025, 3, 20), ("b0head",), kinds=["fine"])
    found = figure("fines", 2025)
    assert (found.value, found.numerator) == (Decimal(2000), 2)
    assert [one.kind for one in found.problems] == ["blank"]
    assert "1件案件没有填写金额" in found.problems[0].message


def test_the_year_is_that_of_the_decision_and_a_revoked_penalty_stays_counted(county: County) -> None:
    case = county.decided(date(2024, 12, 20), date(2025, 1, 2))
    county.take(case, "revoke", date(2026, 1, 5), ("b0head",), ground="事实有误")
    assert figure("penalties", 2025).value == 1 and figure("fines", 2025).value == 2000
    assert figure("penalties", 2024).value == 0 and figure("cases_filed", 2024).value == 1
    assert figure("revoked", 2026).value == 1
    kinds = {
        part.slice.label: part.value for part in figure("penalties", 2025, by="kind").breakdown if part.slice
    }
    assert kinds == {"罚款": 1}


def test_concurrent_penalties_count_once_at_the_heaviest_kind(county: County) -> None:
    kinds = ["warning", "fine", "confiscate-gains"]
    case = county.take(None, "file", date(2025, 3, 3), party=COMPANY, cause="某事")
    county.take(case, "conclude", date(2025, 3, 4))
    amounts = {"kinds": kinds, "fine_yuan": "500", "confiscated_yuan": "80.5"}
    county.take(case, "notify", date(2025, 3, 5), **amounts)
    county.take(case, "waive", date(2025, 3, 5))
    county.take(case, "decide", date(2025, 3, 20), ("b0head",), **amounts)
    parts = figure("penalties", 2025, by="kind").breakdown
    assert [(part.slice.label, part.value) for part in parts if part.slice] == [("没收违法所得", 1)]
    assert figure("penalty_amount", 2025).value == Decimal("580.50")


def test_what_still_has_time_counts_as_neither_kept_nor_missed(county: County) -> None:
    county.decided(date(2025, 12, 1), date(2025, 12, 30))
    early = figure("published_in_time", Period.year(2025, date(2026, 1, 5)))
    late = figure("published_in_time", Period.year(2025, date(2026, 2, 1)))
    assert (early.denominator, late.denominator, late.value) == (0, 1, Decimal("0.0"))


def test_the_cases_behind_a_rate_and_those_that_fall_short(county: County) -> None:
    kept = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    missed = county.decided(date(2025, 3, 4), date(2025, 8, 1), bureau=1)
    found = figure("decided_in_time", 2025)
    assert (found.numerator, found.denominator, found.value) == (1, 2, Decimal("50.0"))
    assert [case.id for case in found.cases().items] == [kept]
    assert [case.id for case in found.cases("rest").items] == [missed]
    assert [case.id for case in found.cases("denominator", public=True).items] == []
    second = figure("decided_in_time", 2025, organ=county.bureaus[1])
    assert (second.numerator, second.denominator) == (0, 1)


def test_figures_of_different_periods_do_not_mix(county: County) -> None:
    assert one_period(figures(2025)).whole_year == 2025
    with pytest.raises(Unanswerable, match="期间不一致"):
        one_period([figure("penalties", 2024), figure("penalties", 2025)])


def test_a_figure_says_what_it_is(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    found = figure("decided_in_time", 2025, as_of=AS_OF).as_json()
    assert found["value"] == 100 and found["unit"] == "%" and found["article"] == "行政处罚法第六十条"
    assert (found["numerator"], found["denominator"]) == (1, 1)
    assert found["heads"][county.book]["seq"] == 5 and found["problems"] == []
    assert found["period"] == {"first": "2025-01-01", "last": "2025-12-31"}


def test_an_unknown_question_is_refused_in_words(county: County) -> None:
    with pytest.raises(NoSuchIndicator, match="没有指标「nought」"):
        figure("nought", 2025)
    with pytest.raises(Unanswerable, match="不能按「weather」分列"):
        figures(2025, by="weather")
    with pytest.raises(Unanswerable, match="处罚种类"):
        figure("cases_filed", 2025, by="kind")
    with pytest.raises(Unanswerable, match="没有「other」这一部分"):
        figure("cases_filed", 2025).cases("other")
    with pytest.raises(Unanswerable, match="翻页标记"):
        figure("cases_filed", 2025).cases(after="x")
    with pytest.raises(Unanswerable, match="四位年份"):
        figures(25)


def test_every_indicator_is_named_once_and_cites_an_article() -> None:
    assert len({one.id for one in INDICATORS}) == len(INDICATORS) >= 18
    assert all(one.title and one.title_en and one.definition and one.articles for one in INDICATORS)


@pytest.mark.parametrize(("first", "last"), [((2024, 1, 1), (2024, 12, 31)), ((2024, 2, 1), (2024, 2, 29))])
def test_the_same_days_a_year_earlier(first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    earlier = Period(date(*first), date(*last), AS_OF).before()
    assert earlier.first.year == 2023 and (earlier.last.month, earlier.last.day) in ((12, 31), (2, 28))
