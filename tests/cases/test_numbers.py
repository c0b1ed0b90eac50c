"""Numbers of cases and papers: one series for each kind, without gaps, told apart by their sign."""

from datetime import date

import pytest

from tests.cases.conftest import County
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.numbers import SIGNS, counted, series_of, take_number
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.cases.taking import take
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.enforcement.lists.recording import Device

DAY = date(2026, 3, 2)


def test_every_procedure_numbers_its_cases_in_a_series_with_a_sign() -> None:
    assert {one.series for one in PROCEDURES} <= SIGNS.keys()
    assert len(set(SIGNS.values())) == len(SIGNS)


@pytest.mark.parametrize("series", SIGNS)
def test_a_number_tells_its_series_year_and_place(county: County, series: str) -> None:
    numbers = [take_number(county.bureau, series, DAY) for _ in range(3)]
    assert [counted(one) for one in numbers] == [(2026, 1), (2026, 2), (2026, 3)]
    assert {series_of(one) for one in numbers} == {series}


def test_what_is_registered_between_two_filings_leaves_no_gap_among_them(county: County) -> None:
    first = county.decided()
    device = {"code": "D-1", "model": "甲型", "team": "一队"}
    take(None, Device.enter, device, by=["h1"], on=DAY, organ=county.bureau, procedure=Device)
    second = county.decided()
    numbers = [CaseRow.objects.get(id=case).number for case in (first, second)]
    assert [counted(one)[1] for one in numbers] == [1, 2]
    assert [series_of(one) for one in numbers] == ["case", "case"]
    assert rebuild().found == []
