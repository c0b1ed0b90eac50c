"""A bureau with a year that can be reported, and its report in the hands of several people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.doors.desk.conftest import Bureau
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today

YEAR = today().year - 1
NUMBER = f"某市监报〔{today().year}〕1号"
COVER = {
    "year": str(YEAR),
    "issuer": "某县市场监管局",
    "number": NUMBER,
    "addressee": "中共某县委员会、某县人民政府",
    "signer": "首一",
}
WORDS = {
    "causes": "力量不足。",
    "heads": "主要负责人听取汇报{cases_filed:change}。",
    "plans": "加强培训。",
}


@dataclass
class Desk:
    """The report's case, and what people do with it."""

    bureau: Bureau
    case: str

    @property
    def address(self) -> str:
        return f"/desk/reports/{self.case}"

    def client(self, person: str = "p-1") -> Client:
        return self.bureau.signed_in(person)

    def page(self, rest: str = "", person: str = "p-1") -> str:
        return self.client(person).get(f"{self.address}{rest}").text

    def save(self, chapter: str, source: str, seen: int | None = None, person: str = "p-1") -> Any:
        """Save a chapter as its page would send it; a version seen before, where one is given."""
        held = self.seen(chapter) if seen is None else seen
        sent = {"source": source, "seen": str(held)}
        return self.client(person).post(f"{self.address}/chapters/{chapter}", sent)

    def seen(self, chapter: str) -> int:
        page = self.page(f"/chapters/{chapter}")
        return int(page.split('name="seen" value="')[1].split('"')[0])

    def preview(self, chapter: str, source: str) -> str:
        return self.client().post(f"{self.address}/chapters/{chapter}/preview", {"source": source}).text

    def freeze(self, person: str = "p-1", **more: str) -> Any:
        return self.client(person).post(f"{self.address}/revise", COVER | {"do": "freeze"} | more)

    def step(self, step: str, person: str, **facts: str) -> Any:
        sent = {"on": today().isoformat()} | {f"f.{name}": value for name, value in facts.items()}
        return self.client(person).post(f"/desk/cases/{self.case}/steps/{step}", sent)

    def publish(self) -> None:
        """Written, frozen, reviewed, signed, cleared, published."""
        for chapter, text in WORDS.items():
            assert self.save(chapter, text).status_code == 302
        assert self.freeze().status_code == 302
        for step, person, facts in (
            ("review", "p-4", {"passed": "yes"}),
            ("sign", "p-3", {}),
            ("clear", "p-1", {"secret": "no"}),
            ("publish", "p-1", {}),
        ):
            answer = self.step(step, person, **facts)
            assert answer.status_code == 302, answer.text


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


@pytest.fixture
def desk(last_year: Bureau) -> Desk:
    """The report of that year, begun by the first handler."""
    answer = last_year.signed_in("p-1").post("/desk/reports/new", COVER)
    assert answer.status_code == 302, answer.text
    return Desk(last_year, CaseRow.objects.get(procedure="annual-report").id)


__all__ = ["COVER", "NUMBER", "WORDS", "YEAR", "Desk", "desk", "last_year"]
