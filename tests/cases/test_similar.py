"""Similar cases beside a penalty: range, median and place, what the list would spare, the share outside the benchmark."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.cases.conftest import COMPANY, County
from tests.procedures.lists.listed import publish
from zhunsheng.cases.offers import case_view
from zhunsheng.cases.similar import compared, outside_share, waived
from zhunsheng.cases.viewing import viewer_of
from zhunsheng.procedures.enforcement.lists.discretion import Benchmarks, Mercies

CODE, TODAY = "V-1", date(2026, 4, 1)
GRADE = {
    "code": "JZ-1",
    "title": "无照经营",
    "basis": "行政处罚法第三十四条",
    "violation": CODE,
    "grade": "light",
    "fine_min_yuan": "1000",
    "fine_max_yuan": "3000",
}


def told(county: County, fine: str, code: str = CODE, **filing: object) -> str:
    case = county.take(None, "file", date(2026, 1, 12), party=COMPANY, violation_code=code, **filing).case.id
    county.take(case, "conclude", date(2026, 1, 20))
    county.take(case, "notify", date(2026, 1, 21), kinds=["fine"], fine_yuan=fine)
    county.take(case, "waive", date(2026, 1, 22), by=["party"])
    return case


def decided(county: County, fine: str, on: date = date(2026, 3, 2), **words: object) -> str:
    case = told(county, fine, str(words.pop("code", CODE)))
    county.take(case, "decide", on, by=["head"], kinds=["fine"], fine_yuan=fine, **words)
    return case


def compare(county: County, case: str) -> object:
    view = case_view(viewer_of("h1", TODAY), case)
    return compared(view.case, TODAY, frozenset({county.bureau}))


def test_range_median_and_place_are_those_of_the_other_cases(county: County) -> None:
    for fine in ("1000", "2000", "4000"):
        decided(county, fine)
    decided(county, "99", code="V-2")
    found = compare(county, told(county, "3000"))
    assert (found.count, found.lowest, found.highest) == (3, Decimal(1000), Decimal(4000))
    assert (found.median, found.mine, found.higher_than) == (Decimal(2000), Decimal(3000), 2)


def test_a_case_alone_has_nothing_to_be_compared_with(county: County) -> None:
    found = compare(county, decided(county, "1000"))
    assert found.count == 0 and found.median is None
    bare = county.take(None, "file", date(2026, 1, 12), party=COMPANY).case.id
    assert compare(county, bare) is None


def test_the_list_speaks_up_where_its_conditions_are_met(county: County) -> None:
    item = {"code": "MF-1", "title": "无照经营", "basis": "行政处罚法第三十三条", "violation": CODE}
    publish(
        county,
        Mercies,
        date(2026, 1, 5),
        **item,
        kind="exempt",
        conditions=["初次违法", "及时改正"],
    )
    assert [
        one.code for one in compare(county, told(county, "500", first_violation=True, corrected=True)).mercies
    ] == ["MF-1"]
    assert compare(county, told(county, "500", first_violation=False, corrected=True)).mercies == ()


def test_the_share_outside_is_measured_by_the_benchmark_of_each_day(county: County) -> None:
    publish(county, Benchmarks, date(2026, 3, 1), **GRADE)
    decided(county, "9000", on=date(2026, 2, 27))
    decided(county, "2000")
    far = decided(county, "500", depart_reason="主动退还全部货款")
    decided(county, "700", code="V-2")
    found = outside_share(county.bureau, date(2026, 1, 1), date(2026, 12, 31))
    assert (found.measured, found.outside, found.cases) == (2, 1, (far,))


def test_what_was_waived_is_the_least_of_the_benchmark_minus_the_fine(county: County) -> None:
    publish(county, Benchmarks, date(2026, 1, 5), **GRADE)
    item = {"code": "QF-1", "title": "无照经营", "basis": "行政处罚法第三十二条", "violation": CODE}
    publish(county, Mercies, date(2026, 1, 5), **item, kind="light", conditions=["主动配合"])
    light = decided(county, "400", depart_reason="轻罚清单")
    decided(county, "1000")
    spared = told(county, "1000")
    county.take(
        spared, "decide-no-penalty", date(2026, 3, 3), by=["head"], ground="首违不罚", list_item="QF-1"
    )
    found = waived(county.bureau, date(2026, 1, 1), date(2026, 12, 31))
    assert found.cases == (light, spared)
    assert found.yuan == Decimal(600) + Decimal(1000)
