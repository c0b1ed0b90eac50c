"""What supervision finds goes into the unit's ledger; what the book can be asked about supervision."""

from __future__ import annotations

from datetime import date

from tests.procedures.review.conftest import County
from zhunsheng.cases import supervising
from zhunsheng.cases.models import CaseRow
from zhunsheng.registers import authority


def _opened(county: County, on: date, unit: str = "bureau") -> str:
    facts = {"unit": county.organs[unit], "matter": "日常监督"}
    return county.take(None, "supervision/file", on, "sup", **facts).case.id


def test_a_letter_is_an_item_of_the_units_ledger_and_recurs_in_it(county: County) -> None:
    case = _opened(county, date(2026, 3, 2))
    told = {"found": "超期未立案", "kind": "立案", "until": date(2026, 3, 20)}
    county.take(case, "supervision/supervision-letter", date(2026, 3, 3), "sup", **told)
    (item,) = county.items()
    assert (item.organ, item.facts["find__due"]) == (county.organs["bureau"], "2026-03-20")
    county.take(case, "supervision/inspect", date(2026, 3, 4), "sup", found="仍未立案", kind="立案")
    assert len(county.items()) == 1


def test_a_check_that_finds_nothing_owes_nothing(county: County) -> None:
    case = _opened(county, date(2026, 3, 2))
    county.take(case, "supervision/inspect", date(2026, 3, 3), "sup")
    assert county.items() == []


def test_silence_is_taken_further_by_the_system_once(county: County) -> None:
    case = _opened(county, date(2026, 3, 2))
    told = {"found": "不履职", "until": date(2026, 3, 20)}
    county.take(case, "supervision/supervision-letter", date(2026, 3, 3), "sup", **told)
    assert supervising.escalate_overdue(county.book, date(2026, 3, 20)) == []
    assert [one.case.id for one in supervising.escalate_overdue(county.book, date(2026, 3, 23))] == [case]
    assert supervising.escalate_overdue(county.book, date(2026, 3, 24)) == []


def test_a_month_without_supervision_is_a_warning_and_a_unit_unseen_is_listed(county: County) -> None:
    for month in (1, 2, 4):
        _opened(county, date(2026, month, 10))
    assert supervising.silent_months(county.book, 2026, date(2026, 7, 3)) == [3, 5, 6]
    units = [county.organs["bureau"], county.organs["forestry"]]
    assert supervising.uncovered(county.book, units, date(2026, 7, 3), 3) == units[1:]
    assert supervising.uncovered(county.book, units, date(2029, 4, 10), 3) == units
    items = [{"month": 3, "unit": units[1]}, {"month": 4, "unit": units[0]}, {"month": 9, "unit": units[1]}]
    assert supervising.plan_open(None, items, county.book, date(2026, 7, 3)) == items[:1]


def test_a_withdrawn_card_serves_until_the_day_before(county: County) -> None:
    case = _opened(county, date(2026, 3, 2))
    county.take(case, "supervision/withdraw-certificate", date(2026, 3, 10), "sup", officer="h1")
    bureau = county.organs["bureau"]
    assert authority.actor("h1", bureau, date(2026, 3, 9)).certified
    assert not authority.actor("h1", bureau, date(2026, 3, 10)).certified


def test_what_is_before_the_reconsideration_organ_is_not_supervised_beside_it(county: County) -> None:
    penalty = county.penalty()
    county.take(penalty.case.id, "penalty/reconsideration-apply", date(2026, 3, 2), "party", "bureau")
    facts = {"unit": county.organs["bureau"], "enforcement_case": penalty.number}
    assert "第三十三条" in county.refused(None, "supervision/file", date(2026, 3, 3), "sup", **facts)


def test_a_revoked_decision_asks_for_an_examination_until_one_names_it(county: County) -> None:
    penalty = county.penalty()
    county.take(penalty.case.id, "penalty/revoke", date(2026, 3, 2), "boss", "bureau", ground="主要证据不足")
    wrong = supervising.unexamined_wrong_decisions(county.book)
    assert [row.id for row in wrong] == [penalty.case.id]
    told = {"unit": county.organs["bureau"], "source": "revoked", "decision": penalty.number}
    county.take(None, "fault/file", date(2026, 3, 3), "sup", **told)
    assert supervising.unexamined_wrong_decisions(county.book) == []
    assert "已经启动" in county.refused(None, "fault/file", date(2026, 3, 4), "sup", **told)


def test_social_supervisors_in_office_and_the_idle_among_them(county: County) -> None:
    for n in range(3):
        told = {"person": f"监督{n}", "card": f"C{n}", "since": date(2026, 1, 1), "until": date(2026, 12, 31)}
        case = county.take(None, "social-supervisor/appoint", date(2026, 1, 5), "jclerk", **told).case.id
        county.take(case, "social-supervisor/train", date(2026, 1, 6), "jclerk", topic="条例", hours=4)
        if n == 0:
            county.take(case, "social-supervisor/task", date(2026, 6, 1), "jclerk", task="评查")
        if n == 2:
            county.take(case, "social-supervisor/end", date(2026, 2, 1), "jclerk", reason="辞任")
    assert len(supervising.appointed(county.book, date(2026, 8, 1))) == 2
    idle = supervising.inactive(county.book, date(2026, 8, 1))
    assert [row.subject for row in idle] == ["C1"]
    assert supervising.appointed(county.book, date(2027, 1, 1)) == []
    assert not CaseRow.objects.filter(procedure="social-supervisor", cause__contains="监督").exists()
