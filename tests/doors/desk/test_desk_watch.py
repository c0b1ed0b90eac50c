"""The page of the three systems, the comparison on the case page, and the generic forms of a list's entry."""

from __future__ import annotations

from datetime import date, timedelta

from tests.doors.desk.conftest import Bureau
from zhunsheng.cases.queries import today
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.lists.discretion import Mercies
from zhunsheng.procedures.enforcement.lists.powers import PowerList
from zhunsheng.procedures.enforcement.lists.rulebook import Rulebook

ITEM = {
    "code": "MF-1",
    "title": "无照经营",
    "basis": "行政处罚法第三十三条",
    "violation": "V-1",
    "kind": "exempt",
    "conditions": ["初次违法", "及时改正"],
}


def listed(bureau: Bureau, on: date) -> None:
    words = {"on": on, "organ": bureau.organ, "procedure": Mercies}
    case = take(None, Mercies.propose, ITEM, by=["p-1"], **words).case.id
    take(case, Mercies.review, {"verdict": "passed"}, by=["p-3"], **words)
    take(case, Mercies.publish, {"since": on, "source": "某文件"}, by=["p-1"], **words)


def test_what_was_not_published_in_time_is_named_with_its_case(bureau: Bureau) -> None:
    case = bureau.told(60)
    bureau.take(case, "decide", today() - timedelta(days=40), by=["p-3"], kinds=["fine"], fine_yuan="2000")
    page = bureau.signed_in("p-1").get(f"/desk/watch?since={today() - timedelta(days=90)}").text
    assert "应公开未公开" in page and f"/desk/cases/{case}" in page
    assert "尚未公布执法公示目录的机关" in page
    other = bureau.signed_in("p-9").get("/desk/watch").text
    assert case not in other


def test_the_case_page_prompts_where_the_list_would_spare(bureau: Bureau) -> None:
    listed(bureau, today() - timedelta(days=30))
    on = today() - timedelta(days=10)
    facts = {"violation_code": "V-1", "first_violation": True, "corrected": True}
    case = bureau.take(None, "file", on, party={"kind": "organisation", "name": "某乙公司"}, **facts)
    page = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    assert "同类案件" in page and "本案符合清单事项MF-1的条件" in page
    assert "同类案件" not in bureau.signed_in("p-1").get(f"/desk/cases/{bureau.filed()}").text


def test_the_library_answers_beside_the_form_of_its_step(bureau: Bureau) -> None:
    on, item = today() - timedelta(days=20), {"code": "WD-1", "title": "拒绝签收怎么办", "kind": "answer"}
    item |= {
        "text": "留置送达",
        "basis": "行政处罚法第六十一条",
        "of_procedure": "penalty",
        "of_step": "serve",
    }
    words = {"on": on, "organ": bureau.organ, "procedure": Rulebook}
    case = take(None, Rulebook.propose, item, by=["p-1"], **words).case.id
    take(case, Rulebook.review, {"verdict": "passed"}, by=["p-3"], **words)
    take(case, Rulebook.publish, {"since": on, "source": "某手册"}, by=["p-1"], **words)
    penalty = bureau.told()
    client = bureau.signed_in("p-1")
    assert "拒绝签收怎么办" in client.get(f"/desk/cases/{penalty}/steps/serve").text
    assert "拒绝签收怎么办" not in client.get(f"/desk/cases/{penalty}/steps/close").text


def test_a_lists_entry_has_its_form_and_its_page(bureau: Bureau) -> None:
    client = bureau.signed_in("p-1")
    form = client.get(f"/desk/new/{PowerList.name}/propose?organ={bureau.organ}")
    assert form.status_code == 200 and "责任事项" in form.text
    listed(bureau, today())
