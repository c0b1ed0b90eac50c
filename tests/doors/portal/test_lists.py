"""The public lists on the portal: today and on any day, what changed, one entry with its history, and as files."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.doors.portal.conftest import County
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.lists.inspection_items import InspectionItems

ITEM = {
    "title": "食品经营检查",
    "basis": "行政处罚法第四十二条",
    "object": "食品经营者",
    "times_a_year": 2,
}
LIST = "/lists/inspection-items"


def step(county: County, case: str | None, name: str, on: date, by: str = "h1", **facts: Any) -> str:
    found = InspectionItems.steps[name]
    taken = take(case, found, facts, by=[by], on=on, organ=county.bureau, procedure=InspectionItems)
    return taken.case.id


@pytest.fixture
def entries(county: County) -> dict[str, str]:
    """Three items since January; in March one is amended, one is taken off; one is only proposed."""
    january, march = date(2026, 1, 5), date(2026, 3, 2)
    made = {}
    for code in ("JC-1", "JC-2", "JC-3"):
        made[code] = step(county, None, "propose", january, **(ITEM | {"code": code, "title": f"检查{code}"}))
        step(county, made[code], "review", january, "head", verdict="passed")
        step(county, made[code], "publish", january, since=january, source="某府办〔2026〕1号")
    case = made["JC-2"]
    step(county, case, "amend", march, reason="频次下调", **(ITEM | {"code": "JC-2", "times_a_year": 1}))
    step(county, case, "review", march, "head", verdict="passed")
    step(county, case, "publish", march, since=march, source="某府办〔2026〕2号")
    step(county, made["JC-3"], "withdraw", march, "head", reason="职权划转", last_day=date(2026, 3, 31))
    made["JC-9"] = step(
        county, None, "propose", march, **(ITEM | {"code": "JC-9", "title": "尚未公布的检查"})
    )
    return made


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode()


def test_the_lists_are_listed_with_their_numbers(client: Client, entries: dict[str, str]) -> None:
    text = read(client, "/lists")
    assert "行政检查事项清单" in text and "权责清单" in text
    row = text[text.index(LIST) :]
    assert ">2<" in row[: row.index("</tr>")]


def test_a_list_shows_what_is_in_force_today_and_on_a_day_asked_for(
    client: Client, entries: dict[str, str]
) -> None:
    now = read(client, LIST)
    assert "检查JC-1" in now and "JC-2" in now and "检查JC-3" not in now and "尚未公布" not in now
    then = read(client, f"{LIST}?on=2026-03-31")
    assert "检查JC-3" in then
    assert "JC-1" not in read(client, f"{LIST}?on=2026-01-04")
    assert "某县市场监管局" in now


def test_a_search_by_the_beginning_of_code_or_name(client: Client, entries: dict[str, str]) -> None:
    assert "检查JC-1" in read(client, f"{LIST}?text=JC-1")
    assert "检查JC-1" in read(client, f"{LIST}?text=检查JC-1")
    assert "没有符合条件" in read(client, f"{LIST}?text=查无此项")


def test_the_difference_names_what_was_amended_and_taken_off(client: Client, entries: dict[str, str]) -> None:
    text = read(client, f"{LIST}/difference?from=2026-01-31&to=2026-04-30")
    assert "修改" in text and "<del>2</del> <ins>1</ins>" in text
    assert "移出" in text and "2026-03-31" in text and "JC-1" not in text
    assert "没有变化" in read(client, f"{LIST}/difference?from=2026-04-01&to=2026-04-30")


def test_an_entry_shows_its_versions_and_its_place_in_the_book(
    client: Client, entries: dict[str, str]
) -> None:
    text = read(client, f"{LIST}/{entries['JC-2']}")
    assert "历次版本" in text and "某府办〔2026〕1号" in text and "某府办〔2026〕2号" in text
    assert "链值" in text and "年度检查频次上限" in text
    assert "频次下调" not in text and "h1某" not in text
    gone = read(client, f"{LIST}/{entries['JC-3']}")
    assert "现不在列" in gone and "职权划转" in gone


def test_what_is_not_published_has_no_page(client: Client, entries: dict[str, str]) -> None:
    read(client, f"{LIST}/{entries['JC-9']}", 404)
    read(client, f"/lists/power-list/{entries['JC-1']}", 404)
    read(client, "/lists/no-such-list", 404)
    read(client, "/lists/device-quota", 404)


def test_a_list_is_taken_away_as_csv_json_and_excel(client: Client, entries: dict[str, str]) -> None:
    told = b"".join(client.get(f"{LIST}/file.csv?on=2026-03-31").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert [row[0] for row in rows] == ["事项编码", "JC-1", "JC-2", "JC-3"]
    plain = json.loads(b"".join(client.get(f"{LIST}/file.json?on=2026-03-31").streaming_content))
    assert [one["code"] for one in plain["items"]] == ["JC-1", "JC-2", "JC-3"]
    assert plain["items"][1]["times_a_year"] == 1
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{LIST}/file.xlsx?on=2026-03-31").content))
    assert [row[0] for row in book.get_sheet_by_index(0).to_python()] == [row[0] for row in rows]


def test_a_name_that_looks_like_a_formula_stays_a_text(client: Client, county: County) -> None:
    case = step(
        county, None, "propose", date(2026, 1, 5), **(ITEM | {"code": "JC-1", "title": "=HYPERLINK(1)"})
    )
    step(county, case, "review", date(2026, 1, 5), "head", verdict="passed")
    step(county, case, "publish", date(2026, 1, 5), since=date(2026, 1, 5), source="文")
    told = b"".join(client.get(f"{LIST}/file.csv").streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in told


@pytest.mark.parametrize(
    "query",
    [
        "on=not-a-day",
        "on=9999-12-31",
        "after=x",
        "after=code.1",
        "after=code.999999999999999999999.a",
        "text=%00",
    ],
)
def test_a_strange_address_gives_a_page(client: Client, entries: dict[str, str], query: str) -> None:
    read(client, f"{LIST}?{query}")
    read(client, f"{LIST}/difference?from=9999-12-31&to=0001-01-01&{query}")
