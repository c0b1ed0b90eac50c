"""The demo county's annual report: written, signed and published by the rules, its shortcomings with causes and plans."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.cases.demo import filling, report
from zhunsheng.cases.folding import HERE
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.reports import published
from zhunsheng.reports.demonstrating import Composer
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
