"""The yearly table on the desk: it opens its cases, goes along as a file, becomes a draft; the credit files."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.doors.desk.conftest import Bureau
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today
from zhunsheng.cases.taking import take
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics

YEAR = date(2025, 1, 1)


@pytest.fixture
def punished(bureau: Bureau, settings: Any, tmp_path: Any) -> str:
    """A penalty of 2025: the case's number."""
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    case = bureau.take(
        None, "file", date(2025, 3, 3), party={"kind": "organisation", "name": "甲"}, cause="事"
    )
    bureau.take(case, "conclude", date(2025, 3, 4))
    amounts = {"kinds": ["fine"], "fine_yuan": "500"}
    bureau.take(case, "notify", date(2025, 3, 5), **amounts)
    bureau.take(case, "waive", date(2025, 3, 5), by=["party", "p-1"])
    bureau.take(case, "decide", date(2025, 3, 20), by=["p-3"], **amounts)
    return str(CaseRow.objects.get(id=case).number)


def test_the_table_shows_the_numbers_and_each_opens_its_cases(bureau: Bureau, punished: str) -> None:
    client = bureau.signed_in("p-1")
    told = client.get("/desk/statistics?year=2025").content.decode()
    assert "行政处罚实施情况" in told and "不以零代替" in told
    assert "/desk/statistics/cells/penalty-fine?" in told and "/cells/penalty-warning" not in told
    behind = client.get("/desk/statistics/cells/penalty-fine?year=2025").content.decode()
    assert punished in behind
    assert client.get("/desk/statistics/cells/nought?year=2025").status_code == 404


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_the_table_goes_along_as_a_file(bureau: Bureau, punished: str, kind: str) -> None:
    got = bureau.signed_in("p-1").get(f"/desk/statistics/file.{kind}?year=2025")
    assert got.status_code == 200 and "attachment" in got["Content-Disposition"]
    if kind == "json":
        rows = {row["code"]: row["value"] for block in got.json()["blocks"] for row in block["rows"]}
        assert rows["penalty-fine"] == 1 and rows["penalty-amount"] == 500


def test_a_credit_file_names_what_is_wrong_in_it(bureau: Bureau, punished: str) -> None:
    client = bureau.signed_in("p-1")
    got = client.get("/desk/credit/file.xlsx?form=penalty&first=2025-01-01&last=2025-12-31")
    book = CalamineWorkbook.from_filelike(io.BytesIO(got.content))
    assert punished in {row[0] for row in book.get_sheet_by_name("问题清单").to_python()}
    assert client.get("/desk/credit/file.xlsx?form=penalty&first=x&last=y").status_code == 400
    assert (
        client.get("/desk/credit/file.xlsx?form=nought&first=2025-01-01&last=2025-12-31").status_code == 404
    )


def test_a_neighbour_sees_neither_numbers_nor_lines(bureau: Bureau, punished: str) -> None:
    client = bureau.signed_in("p-9")
    told = client.get("/desk/statistics/file.json?year=2025").json()
    rows = {row["code"]: row["value"] for block in told["blocks"] for row in block["rows"]}
    assert rows["penalty-fine"] == 0
    got = client.get("/desk/credit/file.csv?form=penalty&first=2025-01-01&last=2025-12-31").content.decode(
        "utf-8-sig"
    )
    assert len(got.splitlines()) == 1


def test_the_table_becomes_a_draft_of_ones_own_organ(bureau: Bureau, punished: str) -> None:
    client = bureau.signed_in("p-1")
    got = client.post(f"/desk/statistics/draft?year=2025&organ={bureau.organ}")
    row = CaseRow.objects.get(procedure="enforcement-statistics")
    assert got.status_code == 302 and row.id in got["Location"]
    assert (row.subject, row.next_due) == ("2025", date(2026, 1, 31))
    # Asked again it is made anew in place of the draft; once published it stays.
    again = client.post(f"/desk/statistics/draft?year=2025&organ={bureau.organ}")
    assert again.status_code == 302 and row.id in again["Location"]
    take(row.id, EnforcementStatistics.sign, {}, by=["p-3"], on=today())
    take(row.id, EnforcementStatistics.publish, {}, by=["p-1"], on=today())
    after = client.post(f"/desk/statistics/draft?year=2025&organ={bureau.organ}")
    assert after.status_code == 409
    client.post(f"/desk/statistics/draft?year=2024&organ={bureau.neighbour}")
    assert not CaseRow.objects.filter(procedure="enforcement-statistics", organ=bureau.neighbour).exists()
