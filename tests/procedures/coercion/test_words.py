"""What free words and local settings mean: powers, hours, the growth of a surcharge."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.enforcement.coercion import Coercion, powers
from zhunsheng.procedures.enforcement.coercion.measure_facts import Measure
from zhunsheng.procedures.enforcement.coercion.money_bars import grown
from zhunsheng.procedures.enforcement.coercion.words import clock_time, declined, harmless, window
from zhunsheng.statutes.calendar import Calendar


def case(**settings: Any) -> Case:
    return Case(Coercion, "c", (), Calendar.standard(), settings, "o")


@pytest.mark.parametrize(
    ("value", "seize", "freeze"),
    [
        (None, False, False),
        (True, False, False),
        (False, True, True),
        ("none", True, True),
        ("没有", True, True),
        ("规范性文件", True, True),
        ("normative document", True, True),
        ("《食品安全法》第一百一十条", False, False),
        ("a local regulation", False, True),
        ("地方性法规", False, True),
        (["seize", "seal"], False, True),
        ("法律规定可以查封、扣押", False, True),
        ("某法规定扣押,未授权冻结", False, True),
        ({"seize": True, "freeze": False}, False, True),
    ],
)
def test_the_basis_of_a_measure_is_read_from_the_setting(value: Any, seize: bool, freeze: bool) -> None:
    told = case(**({} if value is None else {"measure_basis": value}))
    assert powers.without_basis(told, Measure.SEIZE) is seize
    assert powers.without_basis(told, Measure.FREEZE) is freeze


@pytest.mark.parametrize(
    ("value", "lacking"), [(True, False), ("yes", False), (False, True), ("no", True), ("无", True)]
)
def test_the_power_to_enforce_is_read_from_the_setting(value: Any, lacking: bool) -> None:
    assert powers.without_power(case(enforcement_power=value)) is lacking
    assert powers.with_power(case(enforcement_power=value)) is not lacking


def test_an_organ_of_which_nothing_is_set_is_not_judged() -> None:
    assert not powers.without_power(case()) and not powers.with_power(case())


def test_hours_are_read_as_people_write_them() -> None:
    assert (clock_time("9:30"), clock_time("21：05"), clock_time("noon")) == (time(9, 30), time(21, 5), None)
    assert window(None) == (time(8), time(18))
    assert window("06:00-22:00") == (time(6), time(22))


@pytest.mark.parametrize(
    ("last", "yuan"),
    [
        (date(2026, 3, 17), "0"),
        (date(2026, 3, 18), "600"),
        (date(2026, 4, 19), "19800"),
        (date(2026, 4, 20), "20000"),
    ],
)
def test_a_surcharge_grows_by_three_per_cent_a_day_up_to_the_fine(last: date, yuan: str) -> None:
    # 20,000 yuan from 18 March on: 600 a day, 33 days by 19 April, and never more than the fine itself.
    assert grown(Decimal(20000), date(2026, 3, 18), last) == Decimal(yuan)


def test_days_of_reconsideration_do_not_count() -> None:
    assert grown(Decimal(1000), date(2026, 3, 2), date(2026, 3, 11), stopped=4) == Decimal(180)


def test_rulings_and_harm_are_understood() -> None:
    assert declined("裁定不予执行") and declined("refused") and not declined("准予强制执行")
    assert harmless(None) and harmless("none") and harmless("没有明显危害") and not harmless("污染水源")
