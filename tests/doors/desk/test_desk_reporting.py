"""The annual report on the desk: begun with a cover, frozen from its chapters, signed in order, published, corrected."""

from __future__ import annotations

import re

from tests.doors.desk.conftest import Bureau
from tests.doors.desk.reported import COVER, NUMBER, YEAR, Desk, desk, last_year
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today
from zhunsheng.reports import edition_of

__all__ = ["desk", "last_year"]


def test_the_cover_is_proposed_from_the_registers(last_year: Bureau) -> None:
    page = last_year.signed_in("p-1").get("/desk/reports/new").text
    for name, value in {**COVER, "number": NUMBER}.items():
        assert re.search(rf'name="{name}"[^>]* value="{value}"', page), name


def test_a_year_that_is_none_is_asked_again_with_all_that_was_typed(last_year: Bureau) -> None:
    answer = last_year.signed_in("p-1").post(
        "/desk/reports/new", COVER | {"year": "去年", "copies": "各科室"}
    )
    assert answer.status_code == 422 and "四位数字" in answer.text and "各科室" in answer.text
    assert CaseRow.objects.filter(procedure="annual-report").count() == 0


def test_who_begins_a_second_report_of_a_year_is_told_of_the_first(desk: Desk) -> None:
    page = desk.client().get(f"/desk/reports/new?year={YEAR}").text
    assert "本机关已有这一年度的报告" in page and desk.address in page


def test_the_first_edition_says_what_the_figures_say_and_what_is_missing(desk: Desk) -> None:
    page = desk.page()
    assert re.search(rf'href="/desk/figures/cases_filed\?year={YEAR}[^"]*">2件</a>', page)
    assert "没有写明不足的原因" in page and "法定内容,尚未写" in page
    assert f"{desk.address}/chapters/causes" in page


def test_a_number_on_the_page_opens_the_figure_as_it_was_frozen(desk: Desk) -> None:
    link = re.search(r'href="(/desk/figures/cases_filed[^"]*)">2件</a>', desk.page())
    assert link is not None
    address = link[1].replace("&amp;", "&")
    assert "head=" in address and "as_of=" in address
    desk.bureau.take(None, "file", today(), party={"kind": "organisation", "name": "丙"}, cause="丙案")
    answer = desk.client().get(address)
    assert answer.status_code == 200 and "2件" in answer.text


def test_a_chapter_written_later_is_told_to_be_newer_than_the_edition(desk: Desk) -> None:
    assert "书稿比报告稿新" not in desk.page()
    desk.save("opening", "现将全年情况报告如下。")
    assert "书稿比报告稿新" in desk.page()
    assert desk.freeze().status_code == 302
    assert "书稿比报告稿新" not in desk.page() and "现将全年情况报告如下。" in desk.page()


def test_a_report_is_signed_and_published_in_the_lawful_order(desk: Desk) -> None:
    assert desk.step("sign", "p-3").status_code == 422
    desk.publish()
    page = desk.page()
    assert CaseRow.objects.get(id=desk.case).published == today()
    assert f"/reports/{desk.case}" in page and "检查通过" in page
    assert f'href="/reports/{desk.case}"' in desk.client().get("/desk/reports").text
    assert desk.step("report-government", "p-1", to="某县人民政府").status_code in (302, 404)


def test_the_stepper_says_whose_turn_it_is_and_by_when(desk: Desk) -> None:
    page = desk.page()
    order = page.split('id="order"')[1].split("</ol>")[0]
    titles = re.findall(r"<strong>([^<]+)</strong>", order)
    assert titles == ["合法性审核", "签发", "报送本级党委和政府", "报送上一级", "保密审查", "公开"]
    assert f"{YEAR + 1}-03-01" in order or f"{YEAR + 1}-02-2" in order
    assert "由法制审核人员办理" in order


def test_a_correction_shows_what_it_changes_before_it_is_published(desk: Desk) -> None:
    desk.publish()
    desk.save("plans", "加强培训,补齐短板。")
    shown = (
        desk.client("p-3").post(f"{desk.address}/revise", COVER | {"do": "check", "reason": "安排不全"}).text
    )
    assert "<del>加强培训。</del>" in shown and "<ins>加强培训,补齐短板。</ins>" in shown
    assert "确认更正并公开" in shown
    assert "更正说明" not in edition_of(desk.case).text
    assert desk.freeze("p-3", reason="安排不全").status_code == 302
    assert "更正理由：安排不全" in edition_of(desk.case).text


def test_a_correction_without_a_reason_is_not_offered(desk: Desk) -> None:
    desk.publish()
    shown = desk.client("p-3").post(f"{desk.address}/revise", COVER | {"do": "check"}).text
    assert "确认更正并公开" not in shown


def test_steps_written_on_pages_of_their_own_lead_there(desk: Desk) -> None:
    client, base = desk.client(), f"/desk/cases/{desk.case}/steps"
    assert client.get("/desk/new/annual-report/draft").url == "/desk/reports/new"
    assert client.get(f"{base}/revise").url == f"{desk.address}/revise"
    assert client.get(f"{base}/write").url.startswith(f"{desk.address}/chapters/")
    assert client.get(f"{base}/settle").url == f"{desk.address}/remarks"


def test_the_making_of_a_report_stays_within_the_organ(desk: Desk) -> None:
    outsider = desk.client("p-9")
    assert outsider.get(desk.address).status_code == 404
    desk.publish()
    assert outsider.get(desk.address).status_code == 200
    for rest in ("/chapters/plans", "/remarks", "/editions", "/chapters/plans/versions", "/figures"):
        assert outsider.get(f"{desk.address}{rest}").status_code == 404
    assert "办理次序" not in outsider.get(desk.address).text


def test_a_report_goes_out_in_four_formats(desk: Desk) -> None:
    client = desk.client()
    answer = client.get(f"{desk.address}/document")
    assert answer.content.startswith(b"PK") and "attachment" in answer.headers["Content-Disposition"]
    for format, begins in (("pdf", b"%PDF"), ("html", b"<!doctype html>"), ("json", b"{")):
        assert client.get(f"{desk.address}/document?format={format}").content.startswith(begins)
    assert client.get(f"{desk.address}/document?format=exe").status_code == 404


def test_figures_that_moved_since_the_edition_are_told(desk: Desk) -> None:
    assert "没有变化" in desk.page("/moved")
    desk.bureau.take(
        *(None, "file", today().replace(year=YEAR, month=3, day=5)),
        party={"kind": "organisation", "name": "丁"},
        cause="丁案",
    )
    moved = desk.page("/moved")
    assert "2 → 3" in moved and "/desk/figures/cases_filed" in moved


def test_freezing_begins_with_the_cover_that_stands(desk: Desk) -> None:
    page = desk.page("/revise")
    assert "存为报告稿" in page
    for name, value in COVER.items():
        assert name == "year" or re.search(rf'name="{name}"[^>]* value="{value}"', page), name


def test_a_cover_changed_at_freezing_stands_in_the_edition(desk: Desk) -> None:
    desk.freeze(copies="县委依法治县办", number="")
    found = edition_of(desk.case)
    assert found.copies == "县委依法治县办" and found.number == "" and "没有发文字号" in desk.page()
