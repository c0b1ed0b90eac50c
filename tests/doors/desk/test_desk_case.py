"""The page of a case: where it stands, what comes next and by whom, how its days were counted, what it issued."""

from __future__ import annotations

import io
import re

from docx import Document

from tests.doors.desk.conftest import PERSON, Bureau
from zhunsheng.cases.models import CaseRow


def test_the_strip_shows_where_the_case_stands(bureau: Bureau) -> None:
    page = bureau.signed_in("p-1").get(f"/desk/cases/{bureau.told()}").text
    places = re.findall(r'<li class="(passed|now|ahead)"[^>]*><span>([^<]+)</span>', page)
    assert places[:3] == [("passed", "调查取证"), ("now", "告知听证"), ("ahead", "审核决定")]
    assert "移送司法" not in dict(map(reversed, places))


def test_the_next_step_is_offered_to_who_may_take_it_and_named_to_others(bureau: Bureau) -> None:
    case = bureau.told()
    address = f"/desk/cases/{case}/steps/decide"
    assert f'href="{address}"' in bureau.signed_in("p-3").get(f"/desk/cases/{case}").text
    handler = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    assert f'href="{address}"' not in handler
    assert re.search(r"由行政机关负责人[^<]*办理:<strong>处罚决定</strong>", handler)


def test_a_step_refused_says_why_and_what_to_do_first(bureau: Bureau) -> None:
    page = bureau.signed_in("p-3").get(f"/desk/cases/{bureau.filed()}").text
    assert "尚未办理「调查终结」" in page and "请先办理「调查终结」" in page


def test_a_clock_tells_how_its_day_was_computed(bureau: Bureau) -> None:
    page = bureau.signed_in("p-1").get(f"/desk/cases/{bureau.filed(95)}").text
    assert "作出处罚决定" in page and "逾期5日" in page and "怎么算的" in page
    assert "依据:行政处罚法第六十条" in page


def test_an_entry_written_late_says_so(bureau: Bureau) -> None:
    assert "办理后10日才记录" in bureau.signed_in("p-1").get(f"/desk/cases/{bureau.filed(10)}").text


def test_a_returned_case_shows_what_no_longer_stands(bureau: Bureau) -> None:
    case = bureau.filed(3)
    day = CaseRow.objects.get().opened
    bureau.take(case, "conclude", day)
    bureau.take(case, "supplement", day, by=["p-1"])
    page = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    assert page.count('class="fallen"') == 1 and "已不再有效" in page


def test_a_paper_is_given_out_as_word_to_the_organ_alone(bureau: Bureau) -> None:
    case = bureau.told()
    answer = bureau.signed_in("p-1").get(f"/desk/cases/{case}/papers/advance-notice")
    text = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    assert "2000" in text.replace(",", "") and "attachment" in answer.headers["Content-Disposition"]
    assert bureau.signed_in("p-9").get(f"/desk/cases/{case}/papers/advance-notice").status_code == 404
    none = bureau.signed_in("p-1").get(f"/desk/cases/{case}/papers/decision")
    assert none.status_code == 404 and "请先办理" in none.text


def test_personal_facts_are_shown_inside_the_organ_only(bureau: Bureau) -> None:
    case = bureau.filed(party=PERSON)
    page = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    assert "赵小敏" in page and "13900000000" in page
    assert bureau.signed_in("p-9").get(f"/desk/cases/{case}").status_code == 404


def test_words_that_forms_offer_are_shown_by_their_titles(bureau: Bureau) -> None:
    page = bureau.signed_in("p-1").get(f"/desk/cases/{bureau.told()}").text
    assert "陈述、申辩、听证" in page and "state" not in page.split("办理记录")[1]


def test_a_case_just_filed_offers_its_handler_the_end_of_the_inquiry(bureau: Bureau) -> None:
    case = bureau.filed()
    page = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    assert f'<a class="btn main-act" href="/desk/cases/{case}/steps/conclude">' in page
