"""A transfer and the penalty case it came from: each knows of the other through the book alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.procedures.review.conftest import County
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.supervising import not_transferred
from zhunsheng.procedures.enforcement.transfer.words import files, lacking

PARTY = {"kind": "organisation", "name": "某甲有限公司"}
FINE = {"kinds": ["fine"], "fine_yuan": "2000"}


def _filed(county: County) -> tuple[str, str]:
    taken = county.take(None, "penalty/file", date(2026, 3, 2), "h1 h2", "bureau", party=PARTY, cause="假冒")
    county.take(taken.case.id, "penalty/conclude", date(2026, 3, 3), "h1 h2", "bureau")
    told = ["content", "facts", "reasons", "basis", "state", "defend"]
    county.take(taken.case.id, "penalty/notify", date(2026, 3, 3), "h1 h2", "bureau", **FINE, told=told)
    county.take(taken.case.id, "penalty/waive", date(2026, 3, 3), "party", "bureau")
    return taken.case.id, taken.number


def _sent(county: County, **linked: Any) -> str:
    group = {"party": PARTY, "cause": "涉嫌假冒"} | linked
    case = county.take(None, "transfer/transfer-group", date(2026, 3, 9), "boss", "bureau", **group).case.id
    county.take(case, "transfer/transfer-report", date(2026, 3, 10), "h1 h2", "bureau")
    county.take(case, "transfer/transfer-approve", date(2026, 3, 11), "boss", "bureau")
    county.take(case, "transfer/transfer", date(2026, 3, 11), "h1", "bureau")
    return case


def _stage(case: str) -> str:
    return CaseRow.objects.get(id=case).stage


def test_the_penalty_case_waits_at_the_police_and_comes_back(county: County) -> None:
    penalty, number = _filed(county)
    case = _sent(county, penalty_case=number)
    assert _stage(penalty) == "移送司法"
    assert "移送规定第十一条" in county.refused(
        penalty, "penalty/decide", date(2026, 3, 12), "boss", "bureau", **FINE
    )
    county.take(case, "transfer/police-refuse", date(2026, 3, 13), "police", "bureau")
    assert _stage(penalty) != "移送司法"
    assert "移送规定第十条" in county.refused(case, "transfer/close", date(2026, 3, 13), "h1", "bureau")
    county.take(penalty, "penalty/decide", date(2026, 3, 16), "boss", "bureau", **FINE)
    county.take(case, "transfer/close", date(2026, 3, 17), "h1", "bureau")


def test_another_act_of_the_same_party_is_not_held_up(county: County) -> None:
    first, number = _filed(county)
    second, _number = _filed(county)
    _sent(county, penalty_case=number)
    with pytest.raises(Forbidden):
        county.take(first, "penalty/decide", date(2026, 3, 12), "boss", "bureau", **FINE)
    county.take(
        second, "penalty/decide", date(2026, 3, 12), "boss", "bureau", **FINE, distinct_act="另一批货物"
    )


def test_a_transfer_that_names_no_case_holds_up_its_party_unless_told_otherwise(county: County) -> None:
    penalty, _number = _filed(county)
    _sent(county)
    assert "移送规定第十一条" in county.refused(
        penalty, "penalty/decide", date(2026, 3, 12), "boss", "bureau", **FINE
    )
    county.take(
        penalty, "penalty/decide", date(2026, 3, 12), "boss", "bureau", **FINE, distinct_act="与涉罪无关"
    )


def test_a_case_that_does_not_exist_cannot_be_named(county: County) -> None:
    said = county.refused(
        *(None, "transfer/transfer-group", date(2026, 3, 9), "boss", "bureau"),
        party=PARTY,
        penalty_case="无此案",
    )
    assert "无此案" in said


def test_suspicions_that_did_not_go_to_the_police_are_listed_with_why(county: County) -> None:
    group = {"party": PARTY, "cause": "涉嫌假冒"}
    refused, waiting = (
        county.take(None, "transfer/transfer-group", date(2026, 3, 9), "boss", "bureau", **group).case.id
        for _ in range(2)
    )
    for case in (refused, waiting):
        county.take(case, "transfer/transfer-report", date(2026, 3, 10), "h1 h2", "bureau")
    county.take(refused, "transfer/transfer-refuse", date(2026, 3, 11), "boss", "bureau", reason="未达标准")

    def listed(day: date) -> dict[str, str]:
        return {row.id: why for row, why in not_transferred(county.book, day)}

    assert listed(date(2026, 3, 13)) == {refused: "refused"}
    assert listed(date(2026, 3, 14)) == {refused: "refused", waiting: "late"}


@pytest.mark.parametrize(
    ("said", "filed"),
    [("决定立案", True), ("filed", True), ("维持不予立案", False), ("upheld, not filed", False),
     ("撤销不立案决定,予以立案", False), ("accepted", True), ("", False)],
)  # fmt: skip
def test_an_answer_is_read_with_care(said: str, filed: bool) -> None:
    """What says both is taken as a refusal: then the organ asks again."""
    assert files(said) is filed


@pytest.mark.parametrize(
    ("papers", "missing"),
    [(["移送书", "调查报告", "涉案物品清单"], []), (["transfer letter", "report", "list"], []),
     (["letter", "investigation report", "inventory of objects", "test report"], []),
     (["letter", "test report", "inventory"], ["调查报告"]), (["调查报告", "清单"], ["移送书"]), ([], ["移送书", "调查报告", "涉案物品清单"])],
)  # fmt: skip
def test_which_papers_are_lacking(papers: list[str], missing: list[str]) -> None:
    assert lacking(papers) == missing
