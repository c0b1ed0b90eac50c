"""The composer: a chapter with its preview, picked figures, hands in each other's way, remarks, versions, proposals."""

from __future__ import annotations

import re

from tests.doors.desk.reported import YEAR, Desk, desk, last_year
from zhunsheng.reports.writing import manuscript_of, remarks_on

__all__ = ["desk", "last_year"]


def test_the_preview_prints_the_figures_and_links_each_of_them(desk: Desk) -> None:
    shown = desk.preview("opening", "全年立案{行政处罚立案数},去年{cases_filed:before}。")
    assert re.search(rf'href="/desk/figures/cases_filed\?year={YEAR}[^"]*">2件</a>', shown)
    assert re.search(rf'href="/desk/figures/cases_filed\?year={YEAR - 1}[^"]*">0件</a>', shown)


def test_a_bad_name_is_answered_with_those_that_come_near_and_nothing_is_lost(desk: Desk) -> None:
    assert "是否为" in desk.preview("opening", "立案{行政处罚立案}。")
    answer = desk.save("opening", "立案{行政处罚立案}。")
    assert answer.status_code == 422
    assert "没有名为「行政处罚立案」的数字" in answer.text and "立案{行政处罚立案}。" in answer.text
    assert manuscript_of(desk.case) == {}


def test_a_part_that_is_none_is_refused_before_it_is_saved(desk: Desk) -> None:
    answer = desk.save("opening", "{cases_filed|quarter=第九季度}")
    assert answer.status_code == 422 and "第一季度" in answer.text


def test_a_section_begins_with_what_the_figures_say(desk: Desk) -> None:
    page = desk.page("/chapters/enforcement")
    assert ">{auto}</textarea>" in page and "全年立案" in page


def test_the_sentences_of_the_figures_can_be_written_on(desk: Desk) -> None:
    before = re.sub(r"<[^>]+>", "", desk.preview("enforcement", "{auto}"))
    sent = {"source": "{auto}", "seen": "0", "take": "sentences"}
    answer = desk.client().post(f"{desk.address}/chapters/enforcement", sent)
    box = answer.text.split('aria-describedby="source-hint">')[1].split("</textarea>")[0]
    assert "{auto}" not in box and "{cases_filed}" in box
    assert re.sub(r"<[^>]+>", "", desk.preview("enforcement", box)).split() == before.split()


def test_numbers_typed_by_hand_are_listed_beside_the_preview(desk: Desk) -> None:
    shown = desk.preview("opening", "举办讲座12场,立案{cases_filed}。")
    assert "手写的数字,没有关联案件(1)" in shown and "12场" in shown


def test_figures_are_found_by_name_and_shown_in_every_form(desk: Desk) -> None:
    assert "/figures/cases_filed" in desk.page("/figures?q=立案")
    assert "没有名称或者编号含有" in desk.page("/figures?q=不存在的数字")
    shown = desk.page("/figures/decided_in_time")
    for code in ("{按期决定率}", "{按期决定率:分子}", "{按期决定率:比上年}"):
        assert f"<code>{code}</code>" in shown
    assert 'data-insert="{按期决定率}"' in shown


def test_every_code_that_the_picker_shows_prints_what_it_says(desk: Desk) -> None:
    shown = desk.page("/figures/cases_filed?by=quarter")
    rows = re.findall(r'<td><a href="[^"]*">([^<]*)</a></td><td><code>([^<]*)</code>', shown)
    assert len(rows) > 3
    for text, code in rows:
        printed = desk.preview("opening", f"甲{code}乙")
        plain = re.sub(r"<[^>]+>", "", printed)
        assert f"甲{'' if text == '—' and 'change' in code else text}乙" in plain or text == "—"


def test_the_picker_alone_is_a_page_for_who_runs_no_scripts(desk: Desk) -> None:
    assert "<html" in desk.page("/figures/cases_filed")
    client = desk.client()
    part = client.get(f"{desk.address}/figures/cases_filed", headers={"hx-request": "true"}).text
    assert "<html" not in part and "{行政处罚立案数}" in part


def test_what_another_wrote_meanwhile_is_shown_and_not_written_over(desk: Desk) -> None:
    seen = desk.seen("plans")
    assert desk.save("plans", "加强培训。", seen, person="p-2").status_code == 302
    answer = desk.save("plans", "补齐短板。", seen)
    assert answer.status_code == 409
    assert "何二" in answer.text and "<del>加强培训。</del>" in answer.text
    assert ">补齐短板。</textarea>" in answer.text
    now = int(answer.text.split('name="seen" value="')[1].split('"')[0])
    assert manuscript_of(desk.case)["plans"] == "加强培训。"
    assert desk.save("plans", "补齐短板。", now).status_code == 302
    assert manuscript_of(desk.case)["plans"] == "补齐短板。"


def test_versions_are_kept_and_any_two_compared(desk: Desk) -> None:
    for text in ("加强培训。", "加强执法培训。", "加强执法培训,补齐短板。"):
        desk.save("plans", text)
    page = desk.page("/chapters/plans/versions")
    assert "<ins>,补齐短板</ins>" in page
    numbers = re.findall(r'<option value="(\d+)"', page.split('id="now"')[1])
    page = desk.page(f"/chapters/plans/versions?then={numbers[0]}&now={numbers[2]}")
    assert "<ins>执法</ins>" in page and "加强培训。" in page


def test_editions_are_kept_and_compared(desk: Desk) -> None:
    desk.save("plans", "加强培训。")
    desk.freeze()
    page = desk.page("/editions")
    assert "加强培训。</ins>" in page or "<ins>加强培训。" in page
    first = re.findall(rf"{desk.address}/editions/(\d+)", page)[-1]
    old = desk.page(f"/editions/{first}")
    assert "加强培训" not in old and "立案" in old
    assert desk.client().get(f"{desk.address}/editions/999999").status_code == 404


def test_a_remark_is_made_on_words_that_are_there_and_settled(desk: Desk) -> None:
    desk.save("plans", "加强培训。")
    client, address = desk.client("p-4"), f"{desk.address}/chapters/plans/remark"
    lost = client.post(address, {"quote": "没有的话", "text": "改一下"})
    assert lost.status_code == 422 and "改一下" in lost.text and "没有的话" in lost.text
    assert client.post(address, {"quote": "加强培训", "text": "写明对象"}).status_code == 302
    (one,) = remarks_on(desk.case)
    assert "写明对象" in desk.page("/remarks") and "写明对象" in desk.page()
    settle = f"{desk.address}/remarks/{one.number}"
    assert desk.client().post(settle, {"how": "照改"}).status_code == 422
    assert desk.client().post(settle, {"how": "照改", "adopted": "yes"}).status_code == 302
    assert "已采纳" in desk.page("/chapters/plans")
    assert remarks_on(desk.case)[0].how == "照改"


def test_shortcomings_are_taken_over_with_one_button_and_saved_only_then(desk: Desk) -> None:
    page = desk.page("/chapters/shortcomings")
    assert "没有按期送达" in page or "没有按期公开" in page
    desk.save("shortcomings", "本年度的不足如下。")
    sent = {"source": "本年度的不足如下。", "seen": str(desk.seen("shortcomings")), "take": "all"}
    answer = desk.client().post(f"{desk.address}/chapters/shortcomings", sent)
    assert "尚未保存" in answer.text
    box = answer.text.split('<textarea id="source"')[1].split("</textarea>")[0]
    assert "本年度的不足如下。" in box and ":rest}" in box
    assert manuscript_of(desk.case)["shortcomings"] == "本年度的不足如下。"


def test_causes_are_written_beside_their_shortcomings(desk: Desk) -> None:
    page = desk.page("/chapters/causes")
    keys = re.findall(r'name="cause:([^"]+)"', page)
    assert keys
    sent = {"source": "", "seen": "0", "take": "all"} | {f"cause:{key}": "力量不足。" for key in keys}
    answer = desk.client().post(f"{desk.address}/chapters/causes", sent)
    box = answer.text.split('aria-describedby="source-hint">')[1].split("</textarea>")[0]
    assert len(box.splitlines()) == len(keys) and "力量不足。" in box
    assert desk.save("causes", box).status_code == 302
    checks = desk.page("/revise").split("</form>")[1].split("成稿预览")[0]
    assert "没有写明不足的原因" not in checks and "没有写明「" not in checks


def test_plans_are_proposed_from_what_is_unsolved(desk: Desk) -> None:
    page = desk.page("/chapters/plans")
    assert "方面的不足" in page
    answer = desk.client().post(f"{desk.address}/chapters/plans", {"source": "", "seen": "0", "take": "1"})
    box = answer.text.split('aria-describedby="source-hint">')[1].split("</textarea>")[0]
    assert box.count("方面的不足") == 1


def test_a_chapter_that_is_none_is_not_found(desk: Desk) -> None:
    assert desk.client().get(f"{desk.address}/chapters/nothing").status_code == 404
