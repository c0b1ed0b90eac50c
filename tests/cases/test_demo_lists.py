"""The demo county's lists: every planned step is taken; amended and withdrawn entries are there to be compared."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from zhunsheng import record
from zhunsheng.cases import listing
from zhunsheng.cases.demo.filling import Cases, _take
from zhunsheng.cases.demo.lists import steps
from zhunsheng.cases.demo.places import COUNTY
from zhunsheng.cases.demo.rules import enter_places, enter_rules
from zhunsheng.cases.demo.staff import enter_staff
from zhunsheng.cases.list_differences import difference

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
def lists(db: None) -> int:
    planned = steps(NOW)
    record.open_book(COUNTY, at=planned[0].at)
    enter_places()
    enter_staff()
    enter_rules()
    cases: Cases = {}
    for do in planned:
        _take(do, cases)
    return len(cases)


def test_every_list_has_entries_in_force(lists: int) -> None:
    numbers = {name: listing.number(name, NOW.date()) for name in listing.LISTS}
    ours = {name for name, kind in listing.LISTS.items() if "enforcement.lists" in kind.__module__}
    assert {name for name in ours if numbers[name] == 0} == set()
    # One was withdrawn; three are devices.
    assert lists == sum(numbers.values()) + 1 + 3


def test_a_year_on_one_power_is_amended_and_one_is_gone(lists: int) -> None:
    changes = difference("power-list", date(2026, 1, 1), date(2026, 6, 1)).items
    assert sorted(one.kind for one in changes) == ["changed", "removed"]


def test_what_lies_ahead_is_not_planned() -> None:
    assert steps(datetime(2025, 2, 11, tzinfo=UTC)) and {
        do.step.name for do in steps(datetime(2025, 2, 11, tzinfo=UTC))
    } == {"propose"}
