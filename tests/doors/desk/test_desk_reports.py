"""Figures and the annual report on the desk: every number leads to its cases, and what is unsound is said at once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.doors.desk.conftest import Bureau
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today

YEAR = today().year - 1
NUMBER = f"某市监报〔{YEAR + 1}〕1号"
OWN = {
    "year": str(YEAR),
    "issuer": "某县市场监管局",
    "number": NUMBER,
    "causes": "力量不足。",
    "heads_duties": "主要负责人听取汇报。",
    "plans": "加强培训。",
}


@pytest.fixture
def last_year(bureau: Bureau) -> Bureau:
    """Two cases filed and one decided in the year that can be reported."""
    case = bureau.take(
        None, "file", date(YEAR, 3, 3), party={"kind": "organisation", "name": "甲"}, cause="甲案"
    )
    bureau.take(None, "file", date(YEAR, 3, 4), party={"kind": "organisation", "name": "乙"}, cause="乙案")
    day = date(YEAR, 3, 10)
    bureau.take(case, "conclude", day)
    bureau.take(case, "notify", day, kinds=["fine"], fine_yuan="2000")
    bureau.take(case, "waive", day, by=["party", "p-1"])
    bureau.take(case, "decide", day, by=["p-3"], kinds=["fine"], fine_yuan="2000")
    return bureau


def test_a_figure_shows_its_cases_and_its_article(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    assert "2件" in client.get(f"/desk/figures?year={YEAR}").text
    page = client.get(f"/desk/figures/cases_filed?year={YEAR}").text
    assert (
        "行政处罚法第五十四条" in page and len(set(re.findall(r'href="/desk/cases/([0-9a-f]+)"', page))) == 2
    )


def test_a_breakdown_adds_up_to_the_figure(last_year: Bureau) -> None:
    page = last_year.signed_in("p-1").get(f"/desk/figures/cases_filed?year={YEAR}&by=quarter").text
    parts = re.findall(r'<td class="right num nowrap">(\d+)</td>', page)
    assert sum(map(int, parts)) == 2 and "第一季度" in page


def test_another_organ_s_figures_are_not_shown(last_year: Bureau) -> None:
    page = last_year.signed_in("p-9").get(f"/desk/figures?year={YEAR}&organ={last_year.organ}").text
    assert "2件" not in page


def test_an_unknown_figure_or_part_is_answered_in_words(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    for address in ("nothing", "cases_filed?part=half", "cases_filed?by=moon", "cases_filed?after=x"):
        answer = client.get(f"/desk/figures/{address}")
        assert answer.status_code == 404 and 'role="alert"' in answer.text


def test_a_report_that_is_not_sound_says_why_before_it_is_drafted(last_year: Bureau) -> None:
    sent = OWN | {"causes": "", "number": "", "do": "preview"}
    page = last_year.signed_in("p-1").post("/desk/reports/new", sent).text
    assert "没有写明不足的原因" in page and "没有发文字号" in page
    assert CaseRow.objects.filter(procedure="annual-report").count() == 0


def test_a_report_is_drafted_revised_signed_and_published(last_year: Bureau) -> None:
    handler, head = last_year.signed_in("p-1"), last_year.signed_in("p-3")
    address = handler.post("/desk/reports/new", OWN | {"do": "draft"}).url
    case = CaseRow.objects.get(procedure="annual-report").id
    assert address == f"/desk/reports/{case}"
    page = handler.get(address).text
    assert (
        re.search(rf'href="/desk/figures/cases_filed\?year={YEAR}[^"]*">2件</a>', page) and "检查通过" in page
    )
    form = handler.get(f"/desk/reports/{case}/revise").text
    assert "力量不足。" in form and NUMBER in form
    handler.post(f"/desk/reports/{case}/revise", OWN | {"causes": "人手不够。", "do": "draft"})
    assert "人手不够。" in handler.get(address).text
    reviewer = last_year.signed_in("p-4")
    for client, step, said in (
        (reviewer, "review", {"f.passed": "yes"}),
        (head, "sign", {}),
        (handler, "clear", {"f.secret": "no"}),
        (head, "publish", {}),
    ):
        answer = client.post(f"/desk/cases/{case}/steps/{step}", {"on": today().isoformat()} | said)
        assert answer.status_code == 302, answer.text
    assert CaseRow.objects.get(id=case).published == today()
    assert f"/desk/reports/{case}" in handler.get("/desk/reports").text


def test_a_draft_is_composed_and_not_typed(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    assert client.get("/desk/new/annual-report/draft").url == "/desk/reports/new"
    case = client.post("/desk/reports/new", OWN | {"do": "draft"}).url.rsplit("/", 1)[1]
    assert client.get(f"/desk/cases/{case}/steps/revise").url == f"/desk/reports/{case}/revise"


def test_a_report_goes_out_as_word_and_stays_within_the_organ_until_published(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    address = client.post("/desk/reports/new", OWN | {"do": "draft"}).url
    answer = client.get(f"{address}/document")
    assert answer.content.startswith(b"PK") and "attachment" in answer.headers["Content-Disposition"]
    for format, begins in (("pdf", b"%PDF"), ("html", b"<!doctype html>"), ("json", b"{")):
        assert client.get(f"{address}/document?format={format}").content.startswith(begins)
    assert client.get(f"{address}/document?format=exe").status_code == 404
    assert last_year.signed_in("p-9").get(address).status_code == 404


def test_a_year_that_is_none_is_asked_again(last_year: Bureau) -> None:
    answer = last_year.signed_in("p-1").post("/desk/reports/new", OWN | {"year": "去年", "do": "preview"})
    assert answer.status_code == 422 and "四位数字" in answer.text and "力量不足。" in answer.text
