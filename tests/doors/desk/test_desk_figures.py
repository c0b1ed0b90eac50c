"""A figure's page at the desk: its months, its parts, its files, and the address that gives the same for ever."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.doors.desk.conftest import COMPANY, Bureau
from zhunsheng.cases.queries import today

YEAR = today().year - 1
PAGE = f"/desk/figures/cases_filed?year={YEAR}"


@pytest.fixture
def last_year(bureau: Bureau, settings: Any, tmp_path: Any) -> Bureau:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    for month, cause in ((3, "无照经营"), (3, "=1+1"), (5, "无照经营")):
        bureau.take(None, "file", date(YEAR, month, 10), party=COMPANY, cause=cause)
    return bureau


def address_in(page: str) -> str:
    """The permanent address that a page offers."""
    found = re.search(r'<a class="mono" href="([^"]+)">打开固定地址', page)
    assert found is not None
    return unescape(found[1])


def file(bureau: Bureau, kind: str, who: str = "p-1", more: str = "") -> bytes:
    """The figure as a file."""
    answer = bureau.signed_in(who).get(f"{PAGE}&format={kind}{more}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_the_permanent_address_shows_the_old_number_and_its_cases(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    before = client.get(PAGE + "&by=month").text
    address = address_in(before)
    new = last_year.take(None, "file", date(YEAR, 3, 11), party=COMPANY, cause="又一案")
    then, now = client.get(address).text, client.get(PAGE + "&by=month").text
    assert ">3件<" in then and ">4件<" in now
    assert new in now and new not in then and "这是固定地址" in then and "这是固定地址" not in now
    parts = re.compile(r'<td class="right num nowrap">(\d+)</td>')
    assert parts.findall(then) == parts.findall(before) == ["2", "1"]
    assert address_in(then) == address


def test_an_address_of_a_rewritten_book_is_a_finding_for_the_auditor(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    address = address_in(client.get(PAGE).text)
    forged = re.sub(r"[0-9a-f]{16}$", "0" * 16, address)
    answer = client.get(forged)
    assert answer.status_code == 409 and "请告知审计人员" in answer.text
    assert client.get(PAGE + "&head=x").status_code == 404


def test_the_months_stand_beside_the_year_before_as_picture_and_table(last_year: Bureau) -> None:
    last_year.take(None, "file", date(YEAR - 1, 3, 10), party=COMPANY, cause="旧案")
    page = last_year.signed_in("p-1").get(PAGE).text
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page and 'role="img"' in page
    row = re.search(r'<th scope="row">3月</th>(.*?)</tr>', page)
    assert row is not None
    assert re.findall(r">([^<>]+)</td>", row[1]) == ["2", "1", "+100.0%"]
    assert "style=" not in page


def test_a_part_of_the_breakdown_opens_its_own_cases(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    page = client.get(PAGE + "&by=month").text
    links = re.findall(r'<a href="(\?[^"]*key=[^"]*)#behind"', page)
    (march,) = (unescape(one) for one in links if "key=3" in one)
    cases = re.findall(r'href="/desk/cases/([^"]+)"', client.get("/desk/figures/cases_filed" + march).text)
    assert len(set(cases)) == 2
    assert client.get("/desk/figures/cases_filed" + march.replace("key=3", "key=8")).status_code == 404


def test_the_lines_of_text_hold_the_figure_its_head_and_every_case(last_year: Bureau) -> None:
    told = file(last_year, "csv")
    assert told.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(told.decode("utf-8-sig"))))
    about = {row[0]: row[1] for row in rows if len(row) == 2}
    assert about["数值"] == "3" and about["列出的案件"] == "3" and about["只计数、未列出的案件"] == "0"
    assert about["固定地址"].startswith("http://testserver/desk/figures/cases_filed?year=")
    assert about["固定地址"] == "http://testserver" + address_in(last_year.signed_in("p-1").get(PAGE).text)
    title = next(n for n, row in enumerate(rows) if row[:1] == ["案号"])
    assert len(rows) - title - 1 == 3


def test_the_workbook_and_the_json_hold_the_same_cases(last_year: Bureau) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(file(last_year, "xlsx")))
    assert book.sheet_names == ["数字", "案件"]
    sheet = book.get_sheet_by_name("案件").to_python()
    answer = last_year.signed_in("p-1").get(PAGE + "&format=json")
    assert "filename*=UTF-8''%E" in answer["Content-Disposition"]
    told = json.loads(b"".join(answer.streaming_content))
    assert told["figure"]["value"] == 3 and told["listed"] == 3 and len(told["months"]) == 12
    assert [row[4] for row in sheet[1:]] == [case["id"] for case in told["cases"]]
    assert set(told["heads"]) == set(told["figure"]["heads"]) and told["address"].startswith("http")


def test_a_file_holds_nothing_of_organs_that_one_may_not_see(last_year: Bureau) -> None:
    told = file(last_year, "csv", "p-9").decode()
    assert "某市监立" not in told
    assert last_year.signed_in("p-9").get(PAGE + f"&organ={last_year.organ}&format=json").status_code == 200
    assert "某市监立" not in file(last_year, "json", "p-9", f"&organ={last_year.organ}").decode()


def test_an_unknown_kind_of_file_is_refused_in_words(last_year: Bureau) -> None:
    answer = last_year.signed_in("p-1").get(PAGE + "&format=exe")
    assert answer.status_code == 404 and "可选:csv、xlsx、json" in answer.text


def test_a_day_that_is_none_is_refused_in_words(last_year: Bureau) -> None:
    answer = last_year.signed_in("p-1").get(PAGE + "&as_of=yesterday")
    assert answer.status_code == 404 and "日期应写成" in answer.text


@pytest.mark.parametrize("page", ["figures", "figures/cases_filed", "statistics"])
@pytest.mark.parametrize("year", ["2090", str(YEAR - 1), "abc", "9" * 5000])
def test_a_year_without_figures_says_which_years_there_are(last_year: Bureau, page: str, year: str) -> None:
    client = last_year.signed_in("p-1")
    answer = client.get(f"/desk/{page}?year={year}&by=organ")
    assert answer.status_code == 404
    assert f"没有{year[:12]}年的数字。本站有{YEAR}年至{YEAR + 1}年的数字" in answer.text
    offered = re.findall(rf'href="(/desk/{page}\?[^"]+)"', answer.text)
    assert [client.get(unescape(one)).status_code for one in offered] == [200, 200]


def test_a_bulletin_of_a_quarter_to_come_in_another_year_is_not_found(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    assert client.get("/desk/bulletins?quarter=2090Q1").status_code == 404
    assert client.get(f"/desk/bulletins?quarter={YEAR}Q1").status_code == 200


def test_a_house_of_this_year_shows_this_year(bureau: Bureau) -> None:
    bureau.take(None, "file", today(), party=COMPANY, cause="无照经营")
    assert f"{YEAR + 1}年的数字" in bureau.signed_in("p-1").get("/desk/figures").text
