"""单位月报表: confirmed with frozen figures, zero said and blank refused, late and moved ones seen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.indicators.county import LONG_AGO, County
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import take
from zhunsheng.indicators import Unanswerable
from zhunsheng.procedures.openness.monthly_sheet import Kind, MonthlySheet
from zhunsheng.registers import local_rules
from zhunsheng.reports.sheets import (
    Status,
    confirm,
    confirmed,
    kept_since,
    open_month,
    open_sheet,
    sheet,
    states,
)
from zhunsheng.reports.tables import moved

E = Kind.ENFORCEMENT


def opened(county: County, month: str, bureau: int = 0, kind: Kind = E) -> str:
    who = {"by": (f"b{bureau}h1",), "on": date(2025, 10, 1)}
    return open_sheet(kind, month, county.bureaus[bureau], **who).case.id


def test_the_system_opens_what_is_missing_once(county: County) -> None:
    opened(county, "2025-09")
    (made,) = open_month(E, "2025-09", date(2025, 10, 1), county.book)
    assert made.case.organ == county.bureaus[1] and made.entry.by == ("system",)
    assert list(open_month(E, "2025-09", date(2025, 10, 1), county.book)) == []
    with pytest.raises(Forbidden, match="已经建立"):
        opened(county, "2025-09")


def test_a_confirmed_sheet_keeps_its_figures_and_where_the_record_ended(county: County) -> None:
    case, organ = opened(county, "2025-05"), county.bureaus[0]
    table = sheet(E, "2025-05", organ, date(2025, 10, 2))
    filed = CaseRow.objects.filter(organ=organ, facts__file_on__startswith="2025-05").count()
    assert table.cell("filed").value == filed > 0
    confirm(case, table, by=("b0h1",), on=date(2025, 10, 2))
    found = confirmed(case)
    assert found is not None and found.table["heads"][county.book]["seq"] > 0
    assert moved(found.table, sheet(E, "2025-05", organ, date(2025, 10, 2))) == []
    county.take(None, "file", date(2025, 5, 20), party={"kind": "organisation", "name": "迟录公司"}, lag=90)
    (late,) = moved(found.table, sheet(E, "2025-05", organ, date(2025, 10, 2)))
    assert (late.now.code, late.before, late.now.value) == ("filed", filed, filed + 1)


def test_zero_is_said_and_only_where_it_is_so(county: County) -> None:
    empty, full = opened(county, "2019-02"), opened(county, "2025-05")
    nothing = sheet(E, "2019-02", county.bureaus[0], date(2025, 10, 2))
    something = sheet(E, "2025-05", county.bureaus[0], date(2025, 10, 2))
    on: dict[str, Any] = {"by": ("b0h1",), "on": date(2025, 10, 2)}
    with pytest.raises(Forbidden, match="零报告与报表数据不符"):
        confirm(empty, nothing, **on)
    with pytest.raises(Forbidden, match="零报告与报表数据不符"):
        confirm(full, something, zero=True, **on)
    confirm(empty, nothing, zero=True, **on)
    assert CaseRow.objects.get(id=empty).outcome == "zero-report"


def test_a_blank_is_no_report(county: County) -> None:
    case = opened(county, "2025-09", kind=Kind.TWO_RATES)
    waiting = sheet(Kind.TWO_RATES, "2025-09", county.bureaus[0], date(2025, 10, 2))
    with pytest.raises(Forbidden, match="空格不是零"):
        confirm(case, waiting, by=("b0h1",), on=date(2025, 10, 2))
    nothing = {"table": '{"blocks": []}', "zero": True}
    with pytest.raises(Forbidden, match="空格不是零"):
        take(case, MonthlySheet.confirm, nothing, by=("b0h1",), on=date(2025, 10, 2))


def test_only_the_unit_confirms_its_own_month_once_it_is_over(county: County) -> None:
    case, organ = opened(county, "2025-09"), county.bureaus[0]
    for wrong in (
        sheet(E, "2025-08", organ, date(2025, 10, 2)),
        sheet(E, "2025-09", county.bureaus[1], date(2025, 10, 2)),
    ):
        with pytest.raises(Forbidden):
            confirm(case, wrong, by=("b0h1",), on=date(2025, 10, 2))
    right = sheet(E, "2025-09", organ, date(2025, 10, 2))
    with pytest.raises(Forbidden):
        confirm(case, right, by=("b1h1",), on=date(2025, 10, 2))
    running = opened(county, "2025-10")
    with pytest.raises(Forbidden, match="尚未结束"):
        confirm(running, sheet(E, "2025-10", organ, date(2025, 10, 31)), by=("b0h1",), on=date(2025, 10, 31))


def test_a_sheet_is_opened_again_with_a_reason_and_confirmed_anew(county: County) -> None:
    case, organ = opened(county, "2025-05"), county.bureaus[0]
    table = sheet(E, "2025-05", organ, date(2025, 10, 2))
    confirm(case, table, by=("b0h1",), on=date(2025, 10, 2))
    with pytest.raises(Forbidden):
        confirm(case, table, by=("b0h1",), on=date(2025, 10, 3))
    take(case, MonthlySheet.reopen, {"reason": "漏录一件"}, by=("b0head",), on=date(2025, 10, 3))
    assert confirmed(case) is None
    confirm(case, sheet(E, "2025-05", organ, date(2025, 10, 4)), by=("b0head",), on=date(2025, 10, 4))
    assert confirmed(case) is not None


def test_late_and_blank_months_are_listed(county: County) -> None:
    local_rules.set_rule("monthly_sheet_days", 3, "某县通知", LONG_AGO, jurisdiction="330182")
    case, organ = opened(county, "2025-05"), county.bureaus[0]
    assert CaseRow.objects.get(id=case).next_due <= date(2025, 6, 3)

    def of(month: str, today: date) -> list[tuple[Status, int]]:
        return [(one.status, one.late_by) for one in states(E, (month,), today, county.book)]

    assert of("2025-05", date(2025, 5, 31)) == [(Status.RUNNING, 0)] * 2
    assert of("2025-05", date(2025, 6, 3)) == [(Status.WAITING, 0)] * 2
    assert of("2025-05", date(2025, 6, 9)) == [(Status.LATE, 6)] * 2
    confirm(case, sheet(E, "2025-05", organ, date(2025, 10, 2)), by=("b0h1",), on=date(2025, 10, 2))
    found = {one.organ: one for one in states(E, ("2025-05",), date(2025, 10, 3), county.book)}
    assert found[organ].status is Status.CONFIRMED_LATE and found[organ].confirmed == date(2025, 10, 2)
    assert found[county.bureaus[1]].status is Status.LATE
    assert [one.organ for one in states(E, ("2025-05",), date(2025, 10, 3), organs={organ})] == [organ]


def test_nobody_is_late_with_a_month_before_sheets_were_kept(county: County) -> None:
    def of(*months: str, kind: Kind = E) -> list[Status]:
        found = states(kind, months, date(2025, 10, 20), county.book, county.bureaus[1:2])
        return [one.status for one in found]

    assert kept_since(E, county.book) == ""
    assert of("2025-07", "2025-08", "2025-09") == [Status.BEFORE, Status.BEFORE, Status.WAITING]
    opened(county, "2025-08")
    assert kept_since(E, county.book) == kept_since(E) == "2025-08"
    assert of("2025-07", "2025-08", "2025-09") == [Status.BEFORE, Status.LATE, Status.LATE]
    opened(county, "2025-07", kind=Kind.TWO_RATES)
    assert kept_since(E) == "2025-08" and of("2025-07", kind=Kind.TWO_RATES) == [Status.LATE]
    assert kept_since(E, "another book") == ""


def test_a_month_is_written_as_a_month(county: County) -> None:
    for odd in ("2025-13", "2025", "九月"):
        with pytest.raises(Unanswerable, match="2025-09"):
            sheet(E, odd, county.bureaus[0], date(2025, 10, 2))
