"""Wrong input and broken ground: each gets a message that says what to do, and leaves the record whole."""

import json
import os
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.cases.conftest import COMPANY, County
from tests.cases.installed import installed
from zhunsheng import record
from zhunsheng.cases.errors import BadFacts, Forbidden, NoSuchCase
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.registers import certificates, people
from zhunsheng.registers.refused import Refused

JANUARY = date(2026, 1, 12)
SINCE = date(2015, 1, 1)


def _expired_yesterday(county: County, case: str) -> None:
    people.enrol("late", "晚某")
    people.appoint("late", county.bureau, "handler", SINCE)
    certificates.issue_certificate("late", county.bureau, "Z-late", SINCE, date(2026, 2, 1))
    county.take(case, "inspect", date(2026, 2, 2), by=["h1", "late"])


def _in_the_future(county: County, case: str) -> None:
    county.take(case, "inspect", date.today() + timedelta(days=2))


def _out_of_order(county: County, case: str) -> None:
    county.take(case, "notify", date(2026, 1, 20), kinds=["fine"], fine_yuan="2000")


def _backwards(county: County, case: str) -> None:
    county.take(case, "inspect", date(2026, 1, 5))


def _reviewed_by_an_investigator(county: County, case: str) -> None:
    people.appoint("h1", county.bureau, "legal_reviewer", SINCE, qualified=True)
    county.take(case, "conclude", date(2026, 1, 20))
    county.take(case, "review", date(2026, 1, 21), by=["h1"])


def _unknown_organ(county: County, case: str) -> None:
    take(
        None, Penalty.file, {"party": COMPANY}, by=["h1", "h2"], on=JANUARY, organ="1" * 18, procedure=Penalty
    )


def _unknown_person(county: County, case: str) -> None:
    county.take(case, "inspect", date(2026, 1, 20), by=["h1", "nobody"])


def _unknown_case(county: County, case: str) -> None:
    county.take("0" * 16, "inspect", date(2026, 1, 20))


def _another_organ(county: County, case: str) -> None:
    county.take(case, "inspect", date(2026, 1, 20), by=["h1", "other"])


def _bad_facts(county: County, case: str) -> None:
    county.take(case, "conclude", date(2026, 1, 20), facts_established="也许", unheard_of=1)


@pytest.mark.parametrize(
    ("act", "error", "says"),
    [
        (_expired_yesterday, Forbidden, ("晚某", "没有有效的执法证件", "第四十二条", "请")),
        (_in_the_future, Forbidden, ("晚于今天", "请填写实际办理的日期")),
        (_out_of_order, Forbidden, ("尚未办理「调查终结」", "请先办理")),
        (_backwards, Forbidden, ("早于", "请核对日期")),
        (_reviewed_by_an_investigator, Forbidden, ("h1某", "参与过本案调查", "第五十八条", "请另派人员")),
        (_unknown_organ, Refused, ("没有统一社会信用代码", "请先登记")),
        (_unknown_person, Refused, ("nobody", "请先登记")),
        (_unknown_case, NoSuchCase, ("没有案件", "请核对案号")),
        (_another_organ, Forbidden, ("执法人员不得少于2人", "第四十二条", "请补足")),
        (_bad_facts, BadFacts, ("违法事实清楚", "unheard_of", "请改正后再提交")),
    ],
)
def test_each_wrong_input_says_what_to_do_and_the_record_stays_whole(
    county: County, act: Callable[[County, str], None], error: type[Exception], says: tuple[str, ...]
) -> None:
    case = county.take(None, "file", JANUARY, party=COMPANY, cause="无照经营").case.id
    with pytest.raises(error) as refused:
        act(county, case)
    for words in says:
        assert words in str(refused.value)
    written = [entry.step for entry in record.walk(county.book)]
    assert written in (["file"], ["file", "conclude"])
    assert record.verify(county.book).wrong == []
    assert rebuild().found == []


@pytest.mark.parametrize(("fault", "says"), [("full", "磁盘已满"), ("readonly", "数据库为只读")])
def test_ground_that_takes_no_more_is_named_and_what_was_acknowledged_stands(fault: str, says: str) -> None:
    if os.environ.get("ZHUNSHENG_DATABASE_URL"):
        pytest.skip(
            "the pragmas that make the disk full are SQLite's; PostgreSQL's own codes are tested in record"
        )
    with installed() as installation:
        lines = installation.run(fault)
        (message,) = [json.loads(line) for line in lines if line.startswith('"')]
        assert says in message
        assert "未写入任何内容" in message
        assert "请" in message
        acknowledged = [line.split() for line in lines if not line.startswith('"')]
        stands: dict[str, Any] = installation.look()
        assert len(acknowledged) >= 10  # the case before and the case after
        for seq, *told in acknowledged:
            assert stands["entries"][seq] == told
        assert stands["wrong"] == []
        assert stands["differences"]["found"] == []
