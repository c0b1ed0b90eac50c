"""The share of cases that run online, and what quick handling saves (S106, S107)."""

from __future__ import annotations

from datetime import date, timedelta

from tests.procedures.review.conftest import County
from zhunsheng.cases.online import HISTORY, online, quick
from zhunsheng.cases.review_draw import pool

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def _filed(county: County, n: int, on: date = date(2026, 3, 2), **told: object) -> str:
    party = {"kind": "organisation", "name": f"某{n}公司"}
    return county.take(None, "penalty/file", on, "h1 h2", "bureau", party=party, **told).case.id


def test_every_case_counts_and_those_on_paper_are_listed_with_their_reason(county: County) -> None:
    _filed(county, 1)
    _filed(county, 2)
    paper = _filed(county, 3, offline_reason="网络中断")
    old = _filed(county, 4, earlier_steps_done=True)
    found = online([county.organs["bureau"]], *YEAR)
    assert (found.every, found.online) == (4, 2)
    assert {one.id for one in found.offline} == {paper, old}
    assert found.reasons == {"网络中断": 1, HISTORY: 1}


def _decided(county: County, n: int, days: int, **told: object) -> None:
    filed = date(2026, 3, 2)
    case = _filed(county, n, filed, **told)
    given = {"kinds": ["fine"], "fine_yuan": "2000"}
    county.take(case, "penalty/conclude", filed, "h1 h2", "bureau")
    county.take(case, "penalty/notify", filed, "h1 h2", "bureau", **given)
    county.take(case, "penalty/waive", filed, "party", "bureau")
    county.take(case, "penalty/decide", filed + timedelta(days=days), "boss", "bureau", **given)


def test_quick_handling_saves_the_difference_of_the_middle_cases(county: County) -> None:
    consent = {"track": "quick", "admits": True, "consents": True}
    for n, days in enumerate((3, 4, 8)):
        _decided(county, n, days, **consent)
    for n, days in enumerate((20, 30), 10):
        _decided(county, n, days)
    found = quick([county.organs["bureau"]], *YEAR)
    assert (found.quick, found.quick_days, found.ordinary, found.ordinary_days) == (3, 4, 2, 25)
    assert (found.saved, found.converted) == (21, 0)


def test_quick_cases_have_a_pool_of_their_own_for_the_quality_check(county: County) -> None:
    county.closed_penalty()
    assert len(pool([county.organs["bureau"]], 2026)) == 1
    assert pool([county.organs["bureau"]], 2026, track="quick") == ()
