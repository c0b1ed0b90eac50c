"""Lists: what is due first stands first, what is late says so, and nobody sees another organ's cases."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.doors.desk.conftest import PERSON, Bureau
from zhunsheng.cases.queries import today


def titles(page: str) -> list[str]:
    """The cases on a list, in order."""
    return re.findall(r'<a class="case-link"[^>]*>([^<]+)</a>', page)


def test_my_work_is_sorted_by_what_is_due_and_marks_what_is_late(bureau: Bureau) -> None:
    bureau.filed(5, cause="后到期")
    bureau.filed(95, cause="已逾期")
    page = bureau.signed_in("p-1").get("/desk/work").text
    assert titles(page) == ["已逾期", "后到期"]
    assert "逾期5日" in page and page.count('class="is-late"') == 1 and "还有85日" in page


def test_a_head_sees_what_awaits_the_head(bureau: Bureau) -> None:
    bureau.filed(cause="还在调查")
    decided_next = bureau.told()
    page = bureau.signed_in("p-3").get("/desk/work").text
    assert "待负责人决定" in page
    assert re.findall(r"/desk/cases/([0-9a-f]+)", page) == [decided_next]


def test_the_neighbours_see_nothing(bureau: Bureau) -> None:
    case = bureau.filed()
    neighbour = bureau.signed_in("p-9")
    assert titles(neighbour.get("/desk/cases").text) == []
    answer = neighbour.get(f"/desk/cases/{case}")
    assert answer.status_code == 404 and "无权查看" in answer.text
    assert neighbour.get(f"/desk/cases?organ={bureau.organ}").status_code == 200
    assert titles(neighbour.get(f"/desk/cases?organ={bureau.organ}").text) == []


def test_filters_narrow_and_a_wrong_day_is_as_none(bureau: Bureau) -> None:
    bureau.filed(95, cause="旧案")
    bureau.filed(5, cause="新案")
    client = bureau.signed_in("p-1")
    since = (today() - timedelta(days=30)).isoformat()
    assert titles(client.get(f"/desk/cases?opened_from={since}").text) == ["新案"]
    assert titles(client.get("/desk/cases?overdue=1").text) == ["旧案"]
    assert titles(client.get("/desk/cases?text=新案").text) == ["新案"]
    assert len(titles(client.get("/desk/cases?opened_from=2026-99-99").text)) == 2


def test_a_long_list_goes_on_from_page_to_page_without_gap_or_repeat(bureau: Bureau) -> None:
    for n in range(53):
        bureau.filed(n % 7 + 1, cause=f"案由{n:02d}")
    client = bureau.signed_in("p-1")
    for start in ("/desk/work", "/desk/cases"):
        first = client.get(start).text
        onward = re.search(r'rel="next" href="([^"]+)"', first)
        assert onward is not None
        second = client.get(start + onward[1].replace("&amp;", "&")).text
        seen = titles(first) + titles(second)
        assert len(titles(first)) == 50 and sorted(seen) == [f"案由{n:02d}" for n in range(53)]
        assert "回到第一页" in second and 'rel="next"' not in second


def test_a_person_is_masked_on_every_list(bureau: Bureau) -> None:
    bureau.filed(party=PERSON)
    client = bureau.signed_in("p-1")
    for page in (client.get("/desk/work").text, client.get("/desk/cases").text):
        assert "赵某某" in page and "赵小敏" not in page


def test_what_people_typed_is_never_markup(bureau: Bureau) -> None:
    case = bureau.filed(cause="<script>alert(1)</script>%(x)s {y}")
    client = bureau.signed_in("p-1")
    for address in ("/desk/work", "/desk/cases", f"/desk/cases/{case}", f"/desk/cases/{case}/steps/inspect"):
        page = client.get(address).text
        assert "<script>alert" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;%(x)s {y}" in page
