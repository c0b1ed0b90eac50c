"""案卷管理: filed after the case is closed and in time, lent once, returned whole, destroyed when its time is over."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cases.conftest import County
from tests.procedures.lists.listed import step
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.enforcement.lists.case_file import CaseFile
from zhunsheng.registers.local_rules import set_rule

CLOSED = date(2026, 4, 1)


def closed_case(county: County) -> str:
    case = county.decided()
    county.take(case, "serve", date(2026, 3, 2), by=["h1"], manner="direct")
    county.take(case, "pay", date(2026, 3, 5), by=["party"], paid_yuan="2000")
    county.take(case, "close", CLOSED, manner="performed")
    return case


def compile_(county: County, case: str, on: date = CLOSED, **words: object) -> str:
    facts = {"case": case, "closed_on": CLOSED, "contents": ["立案审批表", "决定书"], "pages": 12} | words
    return step(county, CaseFile, None, "compile", on, **facts)


def test_a_file_is_made_up_of_a_closed_case_on_its_own_day(county: County) -> None:
    with pytest.raises(Forbidden, match="尚未结案"):
        compile_(county, county.decided())
    case = closed_case(county)
    with pytest.raises(Forbidden, match="结案日期与案件不符"):
        compile_(county, case, closed_on=date(2026, 3, 31))
    with pytest.raises(Forbidden, match="卷内目录是空的"):
        compile_(county, case, contents=[])
    compile_(county, case)
    with pytest.raises(Forbidden, match="已经立卷"):
        compile_(county, CaseRow.objects.get(id=case).number)


def test_the_term_for_filing_runs_from_the_closing_and_a_local_rule_may_shorten_it(county: County) -> None:
    # Thirty working days after Wednesday 1 April 2026, over Qingming (6 April off) and May Day (1-5 May off, 9 May on).
    case = compile_(county, closed_case(county), on=date(2026, 4, 10))
    assert CaseRow.objects.get(id=case).next_due == date(2026, 5, 18)
    set_rule("case_file_working_days", 10, "某办法", date(2026, 1, 1), organ=county.bureau)
    case = compile_(county, closed_case(county), on=date(2026, 4, 10))
    assert CaseRow.objects.get(id=case).next_due == date(2026, 4, 16)


def test_a_file_is_lent_once_and_returned_whole(county: County) -> None:
    case = compile_(county, closed_case(county))
    with pytest.raises(Forbidden, match="保管期限"):
        step(county, CaseFile, case, "shelve", date(2026, 4, 3), file_number="2026-1")
    facts = {"file_number": "2026-1", "keep_until": date(2026, 6, 30)}
    step(county, CaseFile, case, "shelve", date(2026, 4, 3), **facts)
    loan = {"borrower": "rev", "purpose": "评查"}
    step(county, CaseFile, case, "lend", date(2026, 4, 7), **loan)
    with pytest.raises(Forbidden, match="已经借出"):
        step(county, CaseFile, case, "lend", date(2026, 4, 8), **loan)
    assert CaseRow.objects.get(id=case).next_due == date(2026, 4, 22)
    with pytest.raises(Forbidden, match="页数"):
        step(county, CaseFile, case, "give-back", date(2026, 4, 9), pages=11)
    step(county, CaseFile, case, "give-back", date(2026, 4, 9), pages=12)
    step(county, CaseFile, case, "lend", date(2026, 4, 10), **loan)
    step(county, CaseFile, case, "give-back", date(2026, 4, 13), pages=12)
    gone = {"approved_by": "head", "reason": "期满"}
    with pytest.raises(Forbidden, match="尚未届满"):
        step(county, CaseFile, case, "destroy", date(2026, 6, 30), "head", **gone)
    assert step(county, CaseFile, case, "destroy", date(2026, 7, 1), "head", **gone)
