"""The clocks of the licence against the numbers of 行政许可法, copied by hand from our list of what each article orders."""

from __future__ import annotations

import pytest

from zhunsheng.procedures.enforcement.licence import Licence
from zhunsheng.procedures.enforcement.licence.deciding import TERMS
from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.lengths import Unit

# (article, length, unit, backwards): the rows of kind «clock» that fall on the handling of one licence.
ORDERED = {
    ("第三十二条", 5, "workday", False): "correcting",
    ("第三十二条", 0, "day", False): "at-once",
    ("第四十二条", 20, "workday", False): "deciding",
    ("第四十二条", 45, "workday", False): "deciding-jointly",
    ("第四十三条", 20, "workday", False): "sending-up",
    ("第四十四条", 10, "workday", False): "certifying",
    ("第四十七条", 5, "workday", False): "asking",
    ("第四十七条", 20, "workday", False): "organising",
    ("第四十八条", 7, "workday", True): "noticing",
    ("第五十条", 30, "day", True): "renewing-in-time",
    ("第五十五条", 5, "workday", False): "assigning",
    ("第七十八条", 1, "year", False): "barred-for-false-papers",
    ("第七十九条", 3, "year", False): "barred-for-fraud",
}


@pytest.mark.parametrize(("ordered", "name"), ORDERED.items(), ids=lambda one: str(one))
def test_a_clock_counts_what_its_article_orders(ordered: tuple[str, int, str, bool], name: str) -> None:
    article, length, unit, backwards = ordered
    clock = Licence.clocks[name]
    assert [one.label for one in clock.articles] == [article]
    assert (clock.usual.count, clock.usual.unit) == (length, Unit(unit))
    assert (clock.back_from is not None) is backwards


def test_no_clock_of_the_act_is_left_over() -> None:
    mine = {
        name for name, clock in Licence.clocks.items() if clock.articles[0].instrument.short == "行政许可法"
    }
    others = {"excluding", "renewing", "deciding-by-own-term"}
    assert mine == set(ORDERED.values()) | others


def test_only_the_statutory_terms_are_extended() -> None:
    extended = {clock for clock in Licence.clocks.values() if clock.extension is not None}
    assert extended == set(TERMS)


def test_the_organs_periods_are_working_days() -> None:
    """第八十二条, with the make-up Saturday of 28 February 2026 counted and Spring Festival left out."""
    clock = Licence.clocks["deciding"]
    assert clock.usual.unit is Unit.WORKDAY
    days, day = 0, None
    calendar = Calendar.standard()
    for number in range(5, 29):
        found = calendar.known_from.replace(year=2026, month=2, day=number)
        if number > 5 and calendar.is_workday(found):
            days, day = days + 1, found
    # 6, 9–13, 14 (made up), 24–27, 28 (made up): twelve working days from 5 February.
    assert (days, day.day if day else 0) == (12, 28)
