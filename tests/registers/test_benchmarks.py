"""Benchmarks and leniency lists in force on the day, of the nearest division."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from zhunsheng.registers import benchmarks
from zhunsheng.registers.refused import Refused

from .conftest import County

DAY = date(2026, 3, 2)
SOURCE = "某政办发〔2026〕1号(虚构)"


def test_the_county_s_benchmarks_come_before_the_city_s_from_their_first_day(county: County) -> None:
    for where, since, low in (("330100", date(2020, 1, 1), 1000), ("330182", DAY, 500)):
        for grade, step in (("heavy", 2), ("light", 0), ("ordinary", 1)):
            fine = (low + step * 1000, low + step * 1000 + 1000)
            benchmarks.set_benchmark(where, f"{where}-{grade}", "V1", "无照经营", grade, fine, since, SOURCE)
    before = benchmarks.consult(county.market, "V1", DAY - timedelta(1))
    after = benchmarks.consult(county.market, "V1", DAY)
    assert [(row.grade, row.fine_min) for row in before] == [
        ("light", 1000),
        ("ordinary", 2000),
        ("heavy", 3000),
    ]
    assert [row.fine_max for row in after] == [Decimal(1500), Decimal(2500), Decimal(3500)]
    assert [row.jurisdiction_id for row in benchmarks.consult(county.city_market, "V1", DAY)] == [
        "330100"
    ] * 3
    assert benchmarks.consult(county.market, "V2", DAY) == []


def test_a_township_follows_its_county(county: County) -> None:
    benchmarks.set_benchmark("330182", "b", "V1", "无照经营", "light", (0, 100), DAY, SOURCE)
    assert [row.code for row in benchmarks.consult(county.town, "V1", DAY)] == ["b"]


def test_a_range_upside_down_is_refused(county: County) -> None:
    with pytest.raises(Refused, match="下限"):
        benchmarks.set_benchmark("330182", "b", "V1", "无照经营", "light", (200, 100), DAY, SOURCE)
    with pytest.raises(Refused, match="裁量等级"):
        benchmarks.set_benchmark("330182", "b", "V1", "无照经营", "terrible", (0, 100), DAY, SOURCE)


def test_leniency_is_listed_with_its_conditions_for_its_days(county: County) -> None:
    last = DAY + timedelta(30)
    benchmarks.list_leniency(
        "330100", "m1", "V1", "无照经营", "exempt", ["初次违法", "及时改正"], DAY, SOURCE, until=last
    )
    days = (DAY - timedelta(1), DAY, last, last + timedelta(1))
    assert [len(benchmarks.leniency(county.market, "V1", day)) for day in days] == [0, 1, 1, 0]
    (item,) = benchmarks.leniency(county.market, "V1", DAY)
    assert (item.kind, item.conditions) == ("exempt", ["初次违法", "及时改正"])
    with pytest.raises(Refused, match="条件"):
        benchmarks.list_leniency("330100", "m2", "V1", "无照经营", "light", [], DAY, SOURCE)
