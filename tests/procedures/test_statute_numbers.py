"""Every clock of every procedure held against an independent copy of the numbers that the statutes order, and its last
day against a plain walk over the calendar of another package."""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.clocks import Clock, Local
from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.days import Length, Roll, Unit, count

TABLE = Path(__file__).parents[1] / "golden" / "statutes" / "numbers.tsv"
with TABLE.open(encoding="utf-8") as _file:
    ORDERED = {
        (row["instrument"], row["article"], row["length"], row["unit"])
        for row in csv.DictReader(_file, delimiter="\t")
    }
BESIDE = {
    "limitation-five": "第三十六条 orders both two and five years; the table's row has the first",
    "announcing-2021": "sixty days until the amendment of 2022, told in the note of the row",
}
"""Clocks whose number stands in the words of a row, not in its column; looked up by hand."""
PLACES = {(instrument, article) for instrument, article, _length, _unit in ORDERED}
CLOCKS = [
    (procedure, clock)
    for procedure in PROCEDURES
    for clock in procedure.clocks.values()
    if not isinstance(clock.length, Local)
]
EVES = [
    date(2025, 1, 24),  # the make-up Sunday 26 lies before Spring Festival
    date(2025, 9, 25),  # the make-up Sunday 28 lies before National Day
    date(2025, 12, 31),
    date(2026, 1, 31),
    date(2026, 2, 13),  # the make-up Saturday 14, then nine days of rest
    date(2026, 4, 30),
    date(2024, 2, 29),
]
"""Days from which a count crosses holidays, make-up workdays, the end of a month, of a year, of February."""


@pytest.mark.parametrize(("procedure", "clock"), CLOCKS, ids=lambda one: getattr(one, "name", ""))
def test_a_clock_has_the_number_that_its_article_orders(procedure: type, clock: Clock) -> None:
    length = clock.usual
    for article in clock.articles:
        place = (article.instrument.short, article.label)
        if place in PLACES and clock.name not in BESIDE:
            assert (*place, str(length.count), str(length.unit)) in ORDERED, clock.name


@pytest.mark.parametrize("start", EVES, ids=str)
def test_every_length_ends_where_a_walk_over_the_calendar_ends(start: date) -> None:
    lengths = {(clock.usual, clock.roll) for _procedure, clock in CLOCKS if clock.usual.unit is not Unit.HOUR}
    for length, roll in lengths:
        end = _walked(start, length)
        if end.year > 2026:
            continue
        found = count(start, length, calendar=Calendar.standard(), roll=roll)
        assert found.plain == end, length
        if roll is Roll.FORWARD:
            while not chinese_calendar.is_workday(end):
                end += timedelta(1)
            assert found.due == end, length


def _walked(start: date, length: Length) -> date:
    day, left = start, length.count
    if length.unit in (Unit.MONTH, Unit.YEAR):
        months = start.month - 1 + left * (12 if length.unit is Unit.YEAR else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1]))
    while left:
        day += timedelta(1)
        if day.year > 2026:
            return day
        left -= length.unit is Unit.DAY or chinese_calendar.is_workday(day)
    return day
