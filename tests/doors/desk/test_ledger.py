"""The ledger at the desk: items by unit, source, state; late ones marked; taken away as a table."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

from tests.doors.desk.conftest import Bureau
from zhunsheng.cases.ledger import mended, shortcomings
from zhunsheng.cases.queries import today
from zhunsheng.cases.taking import take
from zhunsheng.procedures.oversight.review import Rectification


def _take(bureau: Bureau, case: str | None, step: str, on: date, by: str = "p-3", **facts: object) -> str:
    found = Rectification.steps[step]
    return take(case, found, facts, by=[by], on=on, organ=bureau.organ, procedure=Rectification).case.id


def _found(bureau: Bureau, on: date, kind: str = "送达", source: str = "案卷评查") -> str:
    told = {"source": source, "unit": bureau.organ, "defect": f"=缺{kind}日期", "kind": kind}
    return _take(bureau, None, "find", on, **told)


def _mended(bureau: Bureau, item: str, on: date) -> None:
    _take(bureau, item, "assign", on, owner="p-1", measure="补正", due=on)
    _take(bureau, item, "prove", on, by="p-1", proof="已补正")
    _take(bureau, item, "verify", on, by="p-4")
    _take(bureau, item, "close", on, by="p-4")


def test_late_items_are_marked_and_counted(bureau: Bureau) -> None:
    _found(bureau, today() - timedelta(days=60), "送达")
    _found(bureau, today(), "证据", source="败诉")
    page = bureau.signed_in("p-3").get("/desk/ledger").text
    assert page.count('class="is-late"') == 1
    assert "缺送达日期" in page and "缺证据日期" in page
    late = bureau.signed_in("p-3").get("/desk/ledger?state=overdue").text
    assert "缺送达日期" in late and "缺证据日期" not in late
    suits = bureau.signed_in("p-3").get("/desk/ledger?source=败诉").text
    assert "缺证据日期" in suits and "缺送达日期" not in suits


def test_the_neighbours_see_none(bureau: Bureau) -> None:
    _found(bureau, today())
    page = bureau.signed_in("p-9").get("/desk/ledger").text
    assert "台账里还没有问题" in page


def test_it_is_taken_away_as_a_table_without_formulas(bureau: Bureau) -> None:
    item = _found(bureau, today())
    _take(bureau, item, "reopen", today(), source="督察", defect="+又缺")
    answer = bureau.signed_in("p-3").get("/desk/ledger?as=csv")
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    told = dict(zip(head, row, strict=True))
    assert (told["问题"], told["发现次数"], told["问题来源"]) == ("'+又缺", "2", "案卷评查")


def test_the_report_admits_what_was_open_and_the_next_shows_what_was_mended(bureau: Bureau) -> None:
    year = today().year - 1
    old = _found(bureau, date(year - 1, 11, 3), "送达")
    _mended(bureau, old, date(year, 3, 2))
    _found(bureau, date(year, 5, 6), "证据")
    assert [one.kind for one in shortcomings([bureau.organ], year - 1)] == ["送达"]
    assert [one.kind for one in mended([bureau.organ], year)] == ["送达"]
    assert [one.kind for one in shortcomings([bureau.organ], year)] == ["证据"]


def test_the_form_opens_an_item(bureau: Bureau) -> None:
    page = bureau.signed_in("p-3").get("/desk/new/rectification/find").text
    assert "登记问题" in page and "问题类型" in page
