"""裁量基准、免罚轻罚清单: what is published is what the next decision is measured by; what was decided before is not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cases.conftest import COMPANY, County
from tests.procedures.lists.listed import amend, publish, step
from zhunsheng.cases.errors import Forbidden
from zhunsheng.procedures.enforcement.lists.discretion import Benchmarks, Mercies
from zhunsheng.registers.benchmarks import consult, leniency

JAN, MAR = date(2026, 1, 5), date(2026, 3, 2)
GRADE = {
    "code": "JZ-1-light",
    "title": "无照经营",
    "basis": "行政处罚法第三十四条",
    "violation": "V-1",
    "grade": "light",
    "fine_min_yuan": "1000",
    "fine_max_yuan": "3000",
}
SPARED = {
    "code": "MF-1",
    "title": "无照经营",
    "basis": "行政处罚法第三十三条",
    "violation": "V-1",
    "kind": "exempt",
    "conditions": ["初次违法", "危害后果轻微", "及时改正"],
}


def decide(county: County, on: date, fine: str, **filing: object) -> object:
    case = county.take(None, "file", date(2026, 1, 12), party=COMPANY, violation_code="V-1", **filing).case.id
    county.take(case, "conclude", date(2026, 1, 20))
    county.take(case, "notify", date(2026, 1, 21), kinds=["fine"], fine_yuan=fine)
    county.take(case, "waive", date(2026, 1, 22), by=["party"])
    return county.take(case, "decide", on, by=["head"], kinds=["fine"], fine_yuan=fine)


def test_a_fine_is_measured_by_the_version_of_its_day(county: County) -> None:
    case = publish(county, Benchmarks, JAN, **GRADE)
    amend(county, Benchmarks, case, MAR, **(GRADE | {"fine_max_yuan": "2000"}))
    assert decide(county, date(2026, 2, 27), "2500")
    with pytest.raises(Forbidden, match="裁量基准"):
        decide(county, MAR, "2500")
    assert [int(row.fine_max) for row in consult(county.bureau, "V-1", MAR)] == [2000]


def test_a_range_that_ends_below_its_beginning_is_refused(county: County) -> None:
    with pytest.raises(Forbidden, match="下限高于上限"):
        step(county, Benchmarks, None, "propose", JAN, **(GRADE | {"fine_min_yuan": "5000"}))


def test_a_withdrawn_benchmark_binds_no_longer(county: County) -> None:
    case = publish(county, Benchmarks, JAN, **GRADE)
    step(county, Benchmarks, case, "withdraw", MAR, "head", reason="另行制定", last_day=MAR)
    with pytest.raises(Forbidden, match="裁量基准"):
        decide(county, MAR, "9000")
    assert decide(county, date(2026, 3, 3), "9000")


def test_a_published_item_of_leniency_spares_whom_it_fits(county: County) -> None:
    publish(county, Mercies, JAN, **SPARED)
    with pytest.raises(Forbidden, match="免罚清单"):
        decide(county, MAR, "2000", first_violation=True, minor=True, corrected=True)
    assert decide(county, MAR, "2000", first_violation=False, minor=True, corrected=True)
    assert [row.code for row in leniency(county.bureau, "V-1", MAR)] == ["MF-1"]


def test_leniency_without_conditions_is_refused(county: County) -> None:
    with pytest.raises(Forbidden, match="适用条件"):
        step(county, Mercies, None, "propose", JAN, **(SPARED | {"conditions": []}))
