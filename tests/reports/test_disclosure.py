"""政府信息公开工作年度报告: six sections, dates of 第四十九条, what cannot be published, last year's stock."""

from __future__ import annotations

import json
from datetime import date
from random import Random
from typing import Any

import pytest

from tests.indicators.county import County
from tests.reports.grids import as_text, by_hand, whole_report
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import take
from zhunsheng.indicators import Period
from zhunsheng.procedures.openness.disclosure.frame import DISCLOSURE
from zhunsheng.procedures.openness.disclosure.report import DisclosureReport as D
from zhunsheng.procedures.openness.reconsideration_frame import RECONSIDERATION
from zhunsheng.procedures.openness.reconsideration_statistics import ReconsiderationStatistics as R
from zhunsheng.reports import openness
from zhunsheng.reports.tables import Filled, fill
from zhunsheng.reports.tables.publishing import issued, issued_case
from zhunsheng.reports.yearly import drafted as drafted_yearly

TEXTS = {
    "overall": "（一）主动公开。……",
    "problems": "公开不够及时；已经改进。",
    "others": "本年没有收取信息处理费。",
}


def drafted(county: County, grid: Filled, on: date, year: int = 2025, **given: Any) -> str:
    """A report's case, from a grid by hand."""
    facts = (
        {"year": year, "issuer": "某县第1局", "level": "department", "table": as_text(grid)} | TEXTS | given
    )
    who = {"by": ("b0h1",), "on": on, "organ": county.bureaus[0]}
    return take(None, D.draft, facts, procedure=D, **who).case.id


def published(county: County, grid: Filled, year: int = 2025, **given: Any) -> str:
    case = drafted(county, grid, date(year + 1, 1, 12), year, **given)
    take(case, D.sign, {}, by=("b0head",), on=date(year + 1, 1, 15))
    take(case, D.publish, {}, by=("b0h1",), on=date(year + 1, 1, 20))
    return case


def test_a_department_has_until_the_end_of_january_a_government_until_the_end_of_march(
    county: County,
) -> None:
    grid = by_hand(DISCLOSURE, whole_report(Random(1)))
    case = drafted(county, grid, date(2026, 1, 12))
    assert CaseRow.objects.get(id=case).next_due == date(2026, 1, 31)
    whole = drafted(county, by_hand(DISCLOSURE, {}, 2024), date(2025, 1, 12), 2024, level="government")
    assert CaseRow.objects.get(id=whole).next_due == date(2025, 3, 31)


def test_a_balanced_complete_report_is_published_and_read_back(county: County) -> None:
    told = whole_report(Random(1))
    case = published(county, by_hand(DISCLOSURE, told))
    found = issued_case(case)
    assert found is not None and found.year == 2025 and found.public
    values = {
        c["code"]: c["value"] for b in found.table["blocks"] for r in b["rows"] for c in r.get("cells", [r])
    }
    assert values == told


def test_a_report_that_does_not_balance_is_not_signed(county: County) -> None:
    told = whole_report(Random(1)) | {"new.natural": 10_000}
    case = drafted(county, by_hand(DISCLOSURE, told), date(2026, 1, 12))
    with pytest.raises(Forbidden, match="合计与各项之和不符"):
        take(case, D.sign, {}, by=("b0head",), on=date(2026, 1, 15))


def test_a_report_whose_cells_wait_is_drafted_and_signed_but_not_published(county: County) -> None:
    table = fill(openness.DISCLOSURE, Period.year(2025, date(2026, 1, 12)), county.bureaus[0])
    told = {"issuer": "某县第1局", "level": "department"} | TEXTS
    who = {"by": ("b0h1",), "on": date(2026, 1, 12), "organ": county.bureaus[0]}
    case = drafted_yearly("disclosure", table, told, **who).case.id
    take(case, D.sign, {}, by=("b0head",), on=date(2026, 1, 15))
    with pytest.raises(Forbidden, match="空格不是零"):
        take(case, D.publish, {}, by=("b0h1",), on=date(2026, 1, 20))
    assert issued(D) == [] and issued_case(case) is None


@pytest.mark.parametrize("section", TEXTS)
def test_each_section_must_be_written(county: County, section: str) -> None:
    grid = by_hand(DISCLOSURE, whole_report(Random(1)))
    case = drafted(county, grid, date(2026, 1, 12), **{section: " "})
    with pytest.raises(Forbidden, match="没有写全"):
        take(case, D.sign, {}, by=("b0head",), on=date(2026, 1, 15))


def test_who_took_fees_says_so_in_section_six(county: County) -> None:
    grid = by_hand(DISCLOSURE, whole_report(Random(1)) | {"fees.amount": 3})
    case = drafted(county, grid, date(2026, 1, 12), others="无。")
    with pytest.raises(Forbidden, match="没有写全"):
        take(case, D.sign, {}, by=("b0head",), on=date(2026, 1, 15))


def test_what_is_carried_in_is_what_last_year_carried_out(county: County) -> None:
    last = whole_report(Random(1))
    published(county, by_hand(DISCLOSURE, last, 2024), 2024)
    now = whole_report(Random(9))
    checked = openness.with_last_year(by_hand(DISCLOSURE, now), "某县第1局")
    columns = ("natural", "business", "research", "welfare", "legal", "others", "total")
    wrong = [one for one in columns if now[f"carried-in.{one}"] != last[f"carried-out.{one}"]]
    assert len(checked.checks) == len(wrong) > 0 and "上年年报" in checked.checks[0].message
    # Another organ's report of last year says nothing of this one.
    assert openness.with_last_year(by_hand(DISCLOSURE, now), "某县第2局").checks == ()


def test_a_published_report_is_corrected_openly_with_its_reason(county: County) -> None:
    told = whole_report(Random(1))
    case = published(county, by_hand(DISCLOSURE, told))
    facts = {"year": 2025, "issuer": "某县第1局", "level": "department"} | TEXTS
    facts["table"] = as_text(by_hand(DISCLOSURE, told | {"licences.decided": 121}))
    with pytest.raises(Forbidden, match="已经公布"):
        take(case, D.revise, facts, by=("b0h1",), on=date(2026, 2, 1))
    broken = facts | {"table": as_text(by_hand(DISCLOSURE, told | {"new.total": 1}))}
    with pytest.raises(Forbidden, match="不勾稽"):
        take(case, D.correct, broken | {"reason": "错"}, by=("b0head",), on=date(2026, 2, 1))
    take(case, D.correct, facts | {"reason": "许可数漏计一件"}, by=("b0head",), on=date(2026, 2, 1))
    (found,) = issued(D)
    assert found.on == date(2026, 2, 1) and found.facts.reason == "许可数漏计一件"


def test_section_one_begins_with_what_was_published(county: County) -> None:
    text = openness.proposed(Period.year(2025, date(2026, 1, 12)), county.bureaus[0])
    for heading in ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"):
        assert heading in text
    rows = CaseRow.objects.filter(organ=county.bureaus[0], published__year=2025, procedure="penalty")
    shown = sum(1 for row in rows if row.facts.get("heaviest"))
    assert f"行政处罚决定{shown}件" in text


def test_the_reconsideration_statistics_are_held_to_their_frame(county: County) -> None:
    told = dict.fromkeys(RECONSIDERATION.codes(), 0)
    who = {"by": ("b0h1",), "on": date(2026, 7, 10), "organ": county.bureaus[0]}
    lost = as_text(by_hand(RECONSIDERATION, told | {"new": 1}))
    facts = {"year": 2025, "issuer": "某县人民政府", "table": lost}
    case = take(None, R.draft, facts, procedure=R, **who).case.id
    with pytest.raises(Forbidden, match="不符"):
        take(case, R.sign, {}, by=("b0head",), on=date(2026, 7, 11))
    whole = facts | {"table": as_text(by_hand(RECONSIDERATION, told))}
    take(case, R.revise, whole, by=("b0h1",), on=date(2026, 7, 12))
    take(case, R.sign, {}, by=("b0head",), on=date(2026, 7, 13))
    take(case, R.publish, {}, by=("b0h1",), on=date(2026, 7, 14))
    assert json.dumps(issued(R)[0].table)
