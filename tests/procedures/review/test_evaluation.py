"""Two rounds over the three systems: panel, check-list, scores, spread, who was never visited (S93)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.procedures.review.conftest import County
from zhunsheng.cases.errors import BadFacts
from zhunsheng.cases.evaluations import compared, scores

LIST = ["公示:事前公开:15", "公示:处罚决定按期公开:20", "全过程记录：音像记录：35", "法制审核:应审尽审:30"]


def _planned(county: County, on: date, *units: str, number: int = 1, **told: Any) -> str:
    plan = {"title": f"第{number}轮", "year": on.year, "number": number, "checklist": LIST}
    departments = [county.organs[unit] for unit in units]
    said = plan | {"departments": departments} | told
    return county.take(None, "evaluation-round/plan", on, "sup", **said).case.id


def _started(county: County, on: date, *units: str, number: int = 1) -> str:
    case = _planned(county, on, *units, number=number)
    for seat in ("congress-deputy", "cppcc-member", "supervisor"):
        county.take(case, "evaluation-round/seat", on, "sup", person="张三", seat=seat)
    county.take(case, "evaluation-round/start", on, "sup")
    return case


def _score(county: County, round: str, unit: str, on: date, points: str, **told: Any) -> None:
    case = next(
        row.id
        for row in county.items("evaluation")
        if row.subject == round and row.facts["open__unit"] == county.organs[unit]
    )
    publicity, recording, review = points.split()
    given = {"publicity": publicity, "recording": recording, "review": review}
    county.take(case, "evaluation/score", on, "sup", **(given | told))


def test_a_checklist_covers_the_three_systems_with_a_hundred_points(county: County) -> None:
    told = {"title": "x", "year": 2021, "number": 1, "departments": [county.organs["bureau"]]}
    for wrong in (LIST[:3] + ["公示:又:30"], LIST[:3] + ["法制审核:审:29"]):
        said = county.refused(
            *(None, "evaluation-round/plan", date(2021, 6, 1), "sup"), **told, checklist=wrong
        )
        assert "没有覆盖三项制度" in said
    with pytest.raises(BadFacts):
        county.take(
            *(None, "evaluation-round/plan", date(2021, 6, 1), "sup"), **told, checklist=["随便", "写", "的"]
        )


def test_a_panel_has_eyes_from_outside(county: County) -> None:
    case = _planned(county, date(2021, 6, 1), "bureau")
    county.take(case, "evaluation-round/seat", date(2021, 6, 1), "sup", person="张三", seat="supervisor")
    assert "缺少人大代表" in county.refused(case, "evaluation-round/start", date(2021, 6, 2), "sup")


def test_two_rounds_are_compared_department_by_department(county: County) -> None:
    june, august = date(2021, 6, 7), date(2021, 8, 9)
    first = _started(county, june, "bureau", "forestry")
    _score(county, first, "bureau", june, "30 28.5 22")
    _score(county, first, "forestry", june, "20 20 20")
    second = _started(county, august, "bureau", number=2)
    _score(county, second, "bureau", august, "33 30 25")
    assert scores(first) == {
        county.organs["bureau"]: Decimal("80.5"),
        county.organs["forestry"]: Decimal("60"),
    }
    found = compared(first, second, county.organs.values())
    assert found.scores[county.organs["bureau"]] == (Decimal("80.5"), Decimal(88), Decimal("7.5"))
    assert found.scores[county.organs["forestry"]] == (Decimal(60), None, None)
    assert found.uncovered == (county.organs["justice"],)
    assert found.first is not None
    # 80.5 and 60: twenty and a half points apart, 10.25 from their mean 70.25.
    assert (found.first.range, found.first.mean, found.first.deviation) == (
        Decimal("20.5"),
        Decimal("70.3"),
        Decimal("10.3"),
    )


def test_no_system_earns_more_than_its_weight(county: County) -> None:
    june = date(2021, 6, 7)
    _started(county, june, "bureau")
    (row,) = county.items("evaluation")
    said = county.refused(row.id, "evaluation/score", june, "sup", publicity=36, recording=30, review=30)
    assert "超过评估清单的分值" in said


def test_the_bulletin_waits_for_all_and_defects_reach_the_ledger(county: County) -> None:
    june = date(2021, 6, 7)
    case = _started(county, june, "bureau", "forestry")
    _score(county, case, "bureau", june, "30 28 22", defects=["公示:双公示迟延"])
    assert "还有部门没有评分" in county.refused(case, "evaluation-round/bulletin", june, "sup", text="通报")
    _score(county, case, "forestry", june, "30 28 22")
    county.take(case, "evaluation-round/bulletin", june, "sup", text="通报")
    (item,) = county.items()
    assert (item.organ, item.facts["find__source"]) == (county.organs["bureau"], "三项制度评估")


def test_the_second_round_reopens_what_the_first_found(county: County) -> None:
    june, august = date(2021, 6, 7), date(2021, 8, 9)
    first = _started(county, june, "bureau")
    _score(county, first, "bureau", june, "30 28 22", defects=["公示:双公示迟延"])
    second = _started(county, august, "bureau", number=2)
    _score(county, second, "bureau", august, "30 28 22", defects=["公示:仍有迟延"])
    (item,) = county.items()
    assert item.facts["reopen_n"] == 1
    assert item.facts["reopen__defect"] == "仍有迟延"


def test_a_round_is_planned_once(county: County) -> None:
    _planned(county, date(2021, 6, 1), "bureau")
    told = {"title": "x", "year": 2021, "number": 1, "checklist": LIST, "departments": ["x"]}
    assert "已经立项" in county.refused(None, "evaluation-round/plan", date(2021, 6, 2), "sup", **told)
