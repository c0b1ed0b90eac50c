"""The clocks of coercion against a table written by hand from the act: article, number, unit, whose duty it is."""

from __future__ import annotations

import pytest

from zhunsheng.procedures.clocks import Local
from zhunsheng.procedures.enforcement.coercion import Coercion, PropertyInCase
from zhunsheng.statutes.catalogue import COERCION_ACT

# 行政强制法: up to ten days are working days (第六十九条); hours, fifteen and thirty days, months and years are not.
BY_HAND = {
    "seizing": ("第二十五条", 30, "day"),
    "sealing": ("第二十五条", 30, "day"),
    "dealing": ("第二十七条", 30, "day"),
    "freezing": ("第三十二条", 30, "day"),
    "dealing-frozen": ("第三十二条", 30, "day"),
    "reporting": ("第十九条", 24, "hour"),
    "regularising": ("第十九条", 24, "hour"),
    "reporting-back": ("第二十条", 0, "hour"),
    "telling-family": ("第二十条", 0, "hour"),
    "giving-back": ("第二十八条", 0, "day"),
    "delivering": ("第三十一条", 3, "workday"),
    "surcharging": ("第四十六条", 30, "day"),
    "staying-suspended": ("第三十九条", 3, "year"),
    "before-substituting": ("第五十一条", 3, "workday"),
    "demanding": ("第五十四条", 10, "workday"),
    "applying": ("第五十三条", 3, "month"),
    "accepting": ("第五十六条", 5, "workday"),
    "reviewing-decline": ("第五十六条", 15, "day"),
    "ruling": ("第五十七条", 7, "workday"),
    "ruling-heard": ("第五十八条", 30, "day"),
    "serving-refusal": ("第五十八条", 5, "workday"),
    "reviewing-refusal": ("第五十八条", 15, "day"),
    "enforcing-at-once": ("第五十九条", 5, "workday"),
}
OF_THE_ACT = {
    name: clock
    for name, clock in Coercion.clocks.items()
    if clock.articles[0].instrument is COERCION_ACT and not isinstance(clock.length, Local)
}


def test_the_table_has_every_clock_of_the_act_and_no_other() -> None:
    assert set(OF_THE_ACT) == set(BY_HAND)


@pytest.mark.parametrize("name", BY_HAND)
def test_a_clock_is_as_long_as_the_table_says(name: str) -> None:
    clock = OF_THE_ACT[name]
    assert (clock.articles[0].label, clock.usual.count, str(clock.usual.unit)) == BY_HAND[name]


def test_the_register_of_property_keeps_the_same_thirty_days() -> None:
    clock = PropertyInCase.clocks["keeping"]
    assert (clock.articles[0].label, clock.usual.count, str(clock.usual.unit)) == ("第二十五条", 30, "day")


def test_where_the_act_names_no_number_the_length_is_a_local_rule() -> None:
    local = {name for name, clock in Coercion.clocks.items() if isinstance(clock.length, Local)}
    assert local == {"lifting-disapproved", "telling-after", "demanded", "demolishing"}
