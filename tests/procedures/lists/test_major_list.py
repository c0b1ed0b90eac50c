"""重大执法决定目录: what the organ's published list names as major waits for the legal review; all else does not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cases.conftest import COMPANY, County
from tests.procedures.lists.listed import publish, step
from zhunsheng.cases.errors import Forbidden
from zhunsheng.procedures.enforcement.lists.major import MajorDecisions

MAJOR = {
    "code": "ZD-1",
    "title": "较大数额罚款",
    "basis": "行政处罚法第五十八条",
    "decides": "penalty",
    "amount_yuan": "3000",
    "points": ["主体", "程序", "证据", "法律适用"],
}
MAR = date(2026, 3, 2)


def decide(county: County, fine: str, on: date = MAR, reviewed: bool = False) -> object:
    case = county.take(None, "file", date(2026, 1, 12), party=COMPANY).case.id
    county.take(case, "conclude", date(2026, 1, 20))
    county.take(case, "notify", date(2026, 1, 21), kinds=["fine"], fine_yuan=fine)
    county.take(case, "waive", date(2026, 1, 22), by=["party"])
    if reviewed:
        county.take(case, "review", date(2026, 1, 23), by=["rev"], outcome="passed")
    return county.take(case, "decide", on, by=["head"], kinds=["fine"], fine_yuan=fine)


def test_a_fine_of_the_listed_amount_waits_for_the_review(county: County) -> None:
    publish(county, MajorDecisions, MAR, on=date(2026, 2, 2), **MAJOR)
    assert decide(county, "2999.99")
    with pytest.raises(Forbidden, match="法制审核"):
        decide(county, "3000")
    assert decide(county, "3000", on=date(2026, 3, 1))
    assert decide(county, "3000", reviewed=True)


def test_a_list_without_points_or_without_a_measure_is_refused(county: County) -> None:
    with pytest.raises(Forbidden, match="审核要点"):
        step(county, MajorDecisions, None, "propose", MAR, **(MAJOR | {"points": []}))
    bare = {key: value for key, value in MAJOR.items() if key != "amount_yuan"}
    with pytest.raises(Forbidden, match="何为重大"):
        step(county, MajorDecisions, None, "propose", MAR, **bare)
