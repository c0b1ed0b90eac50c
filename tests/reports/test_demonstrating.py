"""The demo county's annual report: written, signed and published by the rules, its shortcomings with causes and plans."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.cases.demo import filling, report, reporting
from zhunsheng.cases.folding import HERE
from zhunsheng.procedures.openness.bulletin import Bulletin
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics
from zhunsheng.procedures.openness.monthly_sheet import Kind
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.reports import published
from zhunsheng.reports.demonstrating import Composer
from zhunsheng.reports.sheets import Status, states
from zhunsheng.reports.tables.publishing import issued
from zhunsheng.reports.writing import editions_of, remarks_on

TODAY = date(2026, 11, 21)


@pytest.mark.django_db
def test_the_demo_report_is_written_signed_and_published_by_the_rules(tmp_path: Path, settings: Any) -> None:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    filling._found(0.01, 1, TODAY, Composer())
    cases: filling.Cases = {}
    for do in report.steps(datetime.combine(TODAY, time(9), HERE), Composer()):
        filling._take(do, cases)
    (one,) = published(2025)
    assert one.on == date(2026, 3, 12) and one.case == cases[report.CASE]
    assert one.edition.check() == ()
    told = {paragraph.chapter for paragraph in one.edition.paragraphs}
    assert {"opening", "enforcement", "shortcomings", "causes", "heads", "plans"} <= told
    assert len(editions_of(one.case)) == 2
    assert [remark.adopted for remark in remarks_on(one.case)] == [True]


def test_no_step_of_the_demo_report_is_planned_after_today() -> None:
    early = report.steps(datetime(2026, 2, 5, tzinfo=HERE), Composer())
    assert {do.step for do in early} == {AnnualReport.draft, AnnualReport.write}


@pytest.mark.django_db
def test_the_demo_county_tells_its_quarters_months_and_year(tmp_path: Path, settings: Any) -> None:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    filling._found(0.01, 1, TODAY, Composer())
    cases: filling.Cases = {}
    for do in reporting.steps(datetime.combine(TODAY, time(9), HERE), Composer()):
        filling._take(do, cases)
    told = [one.table["quarter"] for one in issued(Bulletin)]
    assert told == ["2026Q3", "2026Q2", "2026Q1", "2025Q4", "2025Q3", "2025Q2", "2025Q1"]
    (yearly,) = issued(EnforcementStatistics)
    assert yearly.year == 2025 and yearly.on == date(2026, 1, 26)
    months = states(Kind.ENFORCEMENT, ("2026-08", "2026-09", "2026-10"), TODAY)
    counted = Counter((one.month, one.status) for one in months)
    for month in ("2026-09", "2026-10"):
        assert counted[month, Status.CONFIRMED_LATE] == len(reporting.LATE)
        assert counted[month, Status.LATE] == len(reporting.SILENT)
        assert counted[month, Status.CONFIRMED] == 30 - len(reporting.LATE) - len(reporting.SILENT)
    assert counted["2026-08", Status.BEFORE] == 30  # sheets are kept since September


@pytest.mark.parametrize("today", [date(2026, 1, 3), date(2026, 7, 9), date(2027, 2, 4)])
def test_no_table_is_planned_before_its_day(today: date) -> None:
    steps = reporting.steps(datetime.combine(today, time(7), HERE), Composer())
    assert steps and max(do.on for do in steps) <= today
