"""The organ's own lists bind its cases: powers, benchmarks, leniency — each as it stood on the day."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cases.conftest import COMPANY, County
from zhunsheng.cases.errors import Forbidden
from zhunsheng.registers import people
from zhunsheng.registers.benchmarks import list_leniency, set_benchmark
from zhunsheng.registers.powers import grant_power

SINCE, CODE = date(2025, 1, 1), "V-1"


@pytest.fixture
def listed(county: County) -> County:
    grant_power(county.bureau, CODE, "无照经营", "《某条例》第一条", SINCE, source="某县权责清单")
    for grade, low, high in (("light", 1000, 3000), ("heavy", 5000, 9000)):
        rows = (f"{CODE}-{grade}", CODE, "无照经营", grade)
        set_benchmark("330182", *rows, (Decimal(low), Decimal(high)), SINCE, "某县裁量基准")
    list_leniency(
        "330182", "MF-1", CODE, "无照经营", "exempt", ["初次违法", "及时改正"], SINCE, "某县免罚清单"
    )
    return county


def told(county: County, fine: str, **filing: object) -> str:
    case = county.take(None, "file", date(2026, 1, 12), party=COMPANY, violation_code=CODE, **filing).case.id
    county.take(case, "conclude", date(2026, 1, 20))
    county.take(case, "notify", date(2026, 1, 21), kinds=["fine"], fine_yuan=fine)
    county.take(case, "waive", date(2026, 1, 22), by=["party"])
    return case


def test_a_violation_outside_the_list_of_powers_cannot_be_filed(listed: County) -> None:
    with pytest.raises(Forbidden, match="权责清单.*第十七条"):
        listed.take(None, "file", date(2026, 1, 12), party=COMPANY, violation_code="V-2")


def test_a_power_serves_from_its_first_day_only(listed: County) -> None:
    grant_power(listed.bureau, "V-3", "占道经营", "《某条例》第二条", date(2026, 2, 1))
    with pytest.raises(Forbidden, match="权责清单"):
        listed.take(None, "file", date(2026, 1, 31), party=COMPANY, violation_code="V-3")
    assert listed.take(None, "file", date(2026, 2, 1), party=COMPANY, violation_code="V-3").number


def test_a_fine_between_two_grades_needs_a_reason(listed: County) -> None:
    case = told(listed, "4000")
    with pytest.raises(Forbidden, match="裁量基准.*第三十四条"):
        listed.take(case, "decide", date(2026, 3, 2), by=["head"], kinds=["fine"], fine_yuan="4000")
    reason = {"depart_reason": "主动退还全部货款"}
    assert listed.take(
        case, "decide", date(2026, 3, 2), by=["head"], kinds=["fine"], fine_yuan="4000", **reason
    )


def test_a_departure_is_not_for_a_deputy_alone(listed: County) -> None:
    case = told(listed, "4000")
    people.enrol("deputy", "副某")
    people.appoint("deputy", listed.bureau, "deputy_head", date(2020, 1, 1))
    fine = {"kinds": ["fine"], "fine_yuan": "4000", "depart_reason": "主动退还全部货款"}
    with pytest.raises(Forbidden, match="主要负责人决定或者集体讨论.*第三十四条"):
        listed.take(case, "decide", date(2026, 3, 2), by=["deputy"], collective=False, **fine)
    assert listed.take(case, "decide", date(2026, 3, 2), by=["deputy"], collective=True, **fine)


def test_a_fine_at_the_edge_of_a_grade_is_within_it(listed: County) -> None:
    assert listed.take(
        told(listed, "3000"), "decide", date(2026, 3, 2), by=["head"], kinds=["fine"], fine_yuan="3000"
    )


def test_whom_the_list_spares_is_not_punished_without_a_reason(listed: County) -> None:
    case = told(listed, "2000", first_violation=True, corrected=True)
    with pytest.raises(Forbidden, match="免罚清单.*第三十三条"):
        listed.take(case, "decide", date(2026, 3, 2), by=["head"], kinds=["fine"], fine_yuan="2000")
    spared = {"ground": "首违不罚", "list_item": "MF-1"}
    assert listed.take(case, "decide-no-penalty", date(2026, 3, 2), by=["head"], **spared)


def test_the_list_does_not_spare_a_second_violation(listed: County) -> None:
    case = told(listed, "2000", first_violation=False, corrected=True)
    assert listed.take(case, "decide", date(2026, 3, 2), by=["head"], kinds=["fine"], fine_yuan="2000")


def test_an_item_that_is_not_on_the_list_is_no_ground(listed: County) -> None:
    case = told(listed, "2000")
    with pytest.raises(Forbidden, match="现行清单"):
        listed.take(
            case, "decide-no-penalty", date(2026, 3, 2), by=["head"], ground="清单事项", list_item="MF-9"
        )
