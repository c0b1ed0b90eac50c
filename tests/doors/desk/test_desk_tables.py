"""The disclosure report, bulletins and monthly sheets on the desk: seen by whom, opened, drafted, taken along."""

from __future__ import annotations

from datetime import date

import pytest

from tests.doors.desk.conftest import LONG_AGO, Bureau
from tests.doors.desk.test_desk_statistics import punished
from zhunsheng.cases.models import CaseRow
from zhunsheng.registers import accounts, people

__all__ = ["punished"]


@pytest.fixture
def supervisor(bureau: Bureau) -> str:
    """Somebody of the bureau who looks over the county."""
    people.enrol("p-8", "督一")
    people.appoint("p-8", bureau.organ, "supervisor", LONG_AGO)
    accounts.open_account("u-p-8", None, "p-8")
    return "p-8"


@pytest.mark.parametrize("kind", ["disclosure", "reconsideration"])
def test_a_table_says_which_systems_it_waits_for(bureau: Bureau, punished: str, kind: str) -> None:
    told = bureau.signed_in("p-1").get(f"/desk/statistics?year=2025&table={kind}").content.decode()
    assert "空格等待" in told and "不以零代替" in told
    assert bureau.signed_in("p-1").get("/desk/statistics?table=nought").status_code == 404


def test_the_form_of_table_three_keeps_its_headings(bureau: Bureau, punished: str) -> None:
    told = bureau.signed_in("p-1").get("/desk/statistics?year=2025&table=disclosure").content.decode()
    assert 'colspan="5">法人或其他组织' in told and 'rowspan="22">三、本年度办理结果' in told
    cell = bureau.signed_in("p-1").get("/desk/statistics/cells/penalties.decided?year=2025&table=disclosure")
    assert punished in cell.content.decode()


def test_the_disclosure_report_becomes_a_draft_with_its_texts(bureau: Bureau, punished: str) -> None:
    client = bureau.signed_in("p-1")
    texts = {
        "level": "department",
        "overall": "（一）主动公开。",
        "problems": "已改进。",
        "others": "没有收费。",
    }
    address = f"/desk/statistics/draft?year=2025&organ={bureau.organ}&table=disclosure"
    assert client.post(address, texts).status_code == 302
    row = CaseRow.objects.get(procedure="disclosure-report")
    assert row.next_due == date(2026, 1, 31)
    assert client.post(address, texts | {"overall": ""}).status_code in (302, 409)
    assert client.post(address, {"level": "nought"}).status_code == 409


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json", "docx", "pdf"])
@pytest.mark.parametrize(
    "address", ["statistics/file.{}?year=2025&table=disclosure", "bulletins/file.{}?quarter=2025Q1"]
)
def test_tables_go_along_in_every_form(
    bureau: Bureau, punished: str, supervisor: str, address: str, kind: str
) -> None:
    got = bureau.signed_in(supervisor).get("/desk/" + address.format(kind))
    assert got.status_code == 200 and "attachment" in got["Content-Disposition"] and len(got.content) > 100


def test_a_bulletin_shows_every_organ_to_who_oversees(bureau: Bureau, punished: str, supervisor: str) -> None:
    told = bureau.signed_in(supervisor).get("/desk/bulletins?quarter=2025Q1").content.decode()
    assert "某县市场监管局" in told and "某县水利局" in told and "典型问题" in told
    behind = f"/desk/bulletins/cells/{bureau.organ}.cases_decided?quarter=2025Q1"
    assert punished in bureau.signed_in(supervisor).get(behind).content.decode()
    assert bureau.signed_in(supervisor).get("/desk/bulletins?quarter=soon").status_code == 400


def test_a_neighbour_sees_its_own_line_alone(bureau: Bureau, punished: str) -> None:
    client = bureau.signed_in("p-9")
    told = client.get("/desk/bulletins?quarter=2025Q1").content.decode()
    assert "某县水利局" in told and "某县市场监管局" not in told
    for code in (f"{bureau.organ}.cases_decided", f"{bureau.organ}-faults.unpublished", "all.cases_decided"):
        assert client.get(f"/desk/bulletins/cells/{code}?quarter=2025Q1").status_code == 404
    assert client.get("/desk/bulletins/file.json?quarter=2025Q1").status_code == 404
    assert client.post("/desk/bulletins/draft?quarter=2025Q1").status_code == 403


def test_a_bulletin_becomes_a_draft_and_is_made_anew(bureau: Bureau, punished: str, supervisor: str) -> None:
    client = bureau.signed_in(supervisor)
    for _turn in range(2):
        got = client.post("/desk/bulletins/draft?quarter=2025Q1", {"remarks": "请整改。"})
        assert got.status_code == 302
    row = CaseRow.objects.get(procedure="bulletin")
    assert row.subject == "enforcement:2025Q1" and row.facts["revise_n"] == 1


def test_a_unit_confirms_its_month_and_nobody_elses(bureau: Bureau, punished: str) -> None:
    client, address = bureau.signed_in("p-1"), f"/desk/sheets/{bureau.organ}/2025-03?kind=enforcement"
    assert "确认本月数据" in client.get(address).content.decode()
    assert client.post(address, {"zero": "yes"}).status_code == 409
    assert client.post(address, {}).status_code == 302
    row = CaseRow.objects.get(procedure="monthly-sheet")
    assert row.outcome == "confirmed-sheet"
    told = client.get(address).content.decode()
    assert "确认本月数据" not in told and "逾期确认" in told
    assert bureau.signed_in("p-9").get(address).status_code == 404
    bureau.filed(1)
    bureau.take(None, "file", date(2025, 3, 9), party={"kind": "organisation", "name": "乙"}, cause="事")
    assert "确认之后记录有变化" in client.get(address).content.decode()
    file = client.get(f"/desk/sheets/{bureau.organ}/2025-03/file.json?kind=enforcement").json()
    assert next(one["value"] for b in file["blocks"] for one in b["rows"] if one["code"] == "filed") == 1


def test_a_month_without_anything_is_a_zero_report(bureau: Bureau, punished: str) -> None:
    client, address = bureau.signed_in("p-1"), f"/desk/sheets/{bureau.organ}/2025-01?kind=enforcement"
    assert "作零报告" in client.get(address).content.decode()
    assert client.post(address, {"zero": "yes"}).status_code == 302
    listed = client.get("/desk/sheets?month=2025-03").content.decode()
    assert "零报告" in listed and "逾期空白" in listed and "某县水利局" not in listed
    assert client.get("/desk/sheets?month=soon").status_code == 400


def test_the_sheet_of_the_two_rates_waits(bureau: Bureau, punished: str) -> None:
    client, address = bureau.signed_in("p-1"), f"/desk/sheets/{bureau.organ}/2025-03?kind=two-rates"
    told = client.get(address).content.decode()
    assert "空格等待「行政应诉」" in told and "确认本月数据" not in told
    assert client.post(address, {"zero": "yes"}).status_code == 409


def test_the_head_reads_what_is_to_be_signed_and_what_has_moved_since(
    bureau: Bureau, punished: str, supervisor: str
) -> None:
    client = bureau.signed_in(supervisor)
    made = client.post("/desk/bulletins/draft?quarter=2025Q1", {"remarks": "请整改。"})
    case = made["Location"].rsplit("/", 1)[1]
    head = bureau.signed_in("p-3")
    assert f"/desk/tables/{case}" in head.get(f"/desk/cases/{case}").content.decode()
    told = head.get(f"/desk/tables/{case}").content.decode()
    assert "请整改。" in told and "某县水利局" in told and "定格之后记录有变化" not in told
    bureau.take(None, "file", date(2025, 3, 9), party={"kind": "organisation", "name": "乙"}, cause="事")
    assert "定格之后记录有变化" in head.get(f"/desk/tables/{case}").content.decode()
    assert head.get(f"/desk/tables/{case}/file.xlsx").status_code == 200
    assert bureau.signed_in("p-9").get(f"/desk/tables/{case}").status_code == 404
    penalty = CaseRow.objects.filter(procedure="penalty").first()
    assert penalty is not None and head.get(f"/desk/tables/{penalty.id}").status_code == 404


def test_a_rate_opens_what_was_not_done_as_well(bureau: Bureau, punished: str, supervisor: str) -> None:
    client = bureau.signed_in(supervisor)
    cell = f"/desk/bulletins/cells/{bureau.organ}.published_in_time?quarter=2025Q1"
    assert punished not in client.get(cell).content.decode()
    assert punished in client.get(cell + "&part=rest").content.decode()


def test_months_before_sheets_were_kept_are_no_blanks(bureau: Bureau) -> None:
    client, address = bureau.signed_in("p-1"), f"/desk/sheets/{bureau.organ}/2025-03?kind=enforcement"
    before = client.get("/desk/sheets?month=2025-03").text
    assert "还没有单位报送过这种报表" in before and "逾期空白" not in before
    assert client.post(address, {"zero": "yes"}).status_code == 302
    listed = client.get("/desk/sheets?month=2025-04").text
    assert "这种报表自2025-03起报送,此前的月份没有报表。" in listed
    assert listed.count(">—</span>") == 4 and listed.count("逾期空白</span></a>") == 1
    early = client.get(f"/desk/sheets/{bureau.organ}/2025-02?kind=enforcement").text
    assert "这种报表自2025-03起报送" in early and "作零报告" not in early and "超期" not in early
    assert client.post(address.replace("-03", "-02"), {"zero": "yes"}).status_code == 409
    assert "起报送" not in client.get("/desk/sheets?month=2025-08").text


def test_a_month_to_come_has_no_sheet(bureau: Bureau) -> None:
    client = bureau.signed_in("p-1")
    answer = client.get("/desk/sheets?month=2090-01")
    assert answer.status_code == 404 and "2090-01还没有到来" in answer.text
    assert client.get(f"/desk/sheets/{bureau.organ}/2090-01").status_code == 404
