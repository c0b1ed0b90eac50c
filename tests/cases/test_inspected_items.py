"""The item list decides what is inspected, and how often; a joint visit counts for the cap of each organ."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cases.conftest import County
from tests.cases.test_inspections import step
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.inspection import Inspection
from zhunsheng.procedures.enforcement.lists.inspection_items import InspectionItems
from zhunsheng.registers import local_rules

pytestmark = pytest.mark.django_db
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}


def listing(county: County, case: str | None, name: str, on: date, by: str, **facts: Any) -> str:
    found = InspectionItems.steps[name]
    taken = take(case, found, facts, by=[by], on=on, organ=county.bureau, procedure=InspectionItems)
    return taken.case.id


def item(county: County, times: int | None = None) -> str:
    said = {
        "code": "JC-01",
        "title": "食品经营检查",
        "object": "食品经营者",
        "basis": "食品安全法第一百一十条",
    }
    case = listing(county, None, "propose", date(2026, 1, 5), "h1", **said, times_a_year=times)
    listing(county, case, "review", date(2026, 1, 6), "head", verdict="passed")
    return case


def approve(county: County, on: date, **facts: Any) -> str:
    return step(county, None, "approve-inspection", on, Inspection, **({"party": COMPANY} | facts)).case.id


def test_an_item_is_inspected_from_the_day_it_holds_until_it_leaves_the_list(county: County) -> None:
    case = item(county)
    with pytest.raises(Forbidden, match="检查事项没有公布"):
        approve(county, date(2026, 1, 7), item_code="JC-01")
    listing(
        county, case, "publish", date(2026, 1, 8), "h1", since=date(2026, 2, 1), source="某政发〔2026〕1号"
    )
    with pytest.raises(Forbidden, match="检查事项没有公布"):
        approve(county, date(2026, 1, 30), item_code="JC-01")
    visit = approve(county, date(2026, 2, 2), item_code="JC-01")
    listing(
        county,
        case,
        "withdraw",
        date(2026, 3, 2),
        "head",
        reason="依据废止",
        last_day=date(2026, 3, 1),
        source="某",
    )
    with pytest.raises(Forbidden, match="检查事项没有公布"):
        step(county, visit, "inspect", date(2026, 3, 3), Inspection)
    with pytest.raises(Forbidden, match="检查事项没有公布"):
        approve(county, date(2026, 3, 3), item_code="JC-01")


def test_the_list_says_how_often_a_year_an_item_is_inspected(county: County) -> None:
    case = item(county, times=1)
    listing(
        county, case, "publish", date(2026, 1, 8), "h1", since=date(2026, 1, 9), source="某政发〔2026〕1号"
    )
    visit = approve(county, date(2026, 2, 2), item_code="JC-01")
    step(county, visit, "inspect", date(2026, 2, 3), Inspection)
    with pytest.raises(Forbidden, match="频次上限"):
        approve(county, date(2026, 6, 2), item_code="JC-01")
    approve(county, date(2026, 6, 2), item_code="JC-02")
    approve(
        county, date(2026, 6, 2), item_code="JC-01", party={"kind": "organisation", "name": "某乙有限公司"}
    )


def test_a_joint_visit_led_by_another_organ_counts_for_ones_own_cap_once(county: County) -> None:
    local_rules.set_rule("inspection_cap_per_year", 1, "某县公告", date(2025, 6, 1), jurisdiction="330182")
    visit = take(
        None,
        Inspection.steps["approve-inspection"],
        {"party": COMPANY, "item_published": True, "complaint": ""},
        by=["head"],
        on=date(2026, 2, 2),
        organ=county.bureau,
        procedure=Inspection,
    ).case.id
    step(county, visit, "inspect", date(2026, 2, 3), Inspection, joint_organs=[county.justice])
    with pytest.raises(Forbidden, match="频次上限"):
        approve(county, date(2026, 3, 2))
    assert CaseRow.objects.get(id=visit).facts["inspect__joint_organs"] == [county.justice]


def test_what_was_approved_and_given_up_does_not_count(county: County) -> None:
    local_rules.set_rule("inspection_cap_per_year", 1, "某县公告", date(2025, 6, 1), jurisdiction="330182")
    first = approve(county, date(2026, 2, 2))
    with pytest.raises(Forbidden, match="频次上限"):
        approve(county, date(2026, 2, 3))
    step(county, first, "inspect", date(2026, 2, 4), Inspection, complaint="群众举报")
    approve(county, date(2026, 2, 5))


def test_a_visit_called_off_no_longer_counts_and_one_made_cannot_be_called_off(county: County) -> None:
    local_rules.set_rule("inspection_cap_per_year", 1, "某县公告", date(2025, 6, 1), jurisdiction="330182")
    first = approve(county, date(2026, 2, 2))
    step(county, first, "cancel-inspection", date(2026, 2, 3), Inspection, reason="企业停业")
    second = approve(county, date(2026, 2, 4))
    step(county, second, "inspect", date(2026, 2, 5), Inspection)
    with pytest.raises(Forbidden, match="已经实施"):
        step(county, second, "cancel-inspection", date(2026, 2, 6), Inspection)
