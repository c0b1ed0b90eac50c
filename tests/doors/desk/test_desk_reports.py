"""Figures on the desk: every number leads to its cases."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.doors.desk.conftest import Bureau
from zhunsheng.cases.queries import today

YEAR = today().year - 1


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


def test_a_figure_shows_its_cases_and_its_article(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    assert "2件" in client.get(f"/desk/figures?year={YEAR}").text
    page = client.get(f"/desk/figures/cases_filed?year={YEAR}").text
    assert (
        "行政处罚法第五十四条" in page and len(set(re.findall(r'href="/desk/cases/([0-9a-f]+)"', page))) == 2
    )


def test_a_breakdown_adds_up_to_the_figure(last_year: Bureau) -> None:
    page = last_year.signed_in("p-1").get(f"/desk/figures/cases_filed?year={YEAR}&by=quarter").text
    parts = re.findall(r'<td class="right num nowrap">(\d+)</td>', page)
    assert sum(map(int, parts)) == 2 and "第一季度" in page


def test_another_organ_s_figures_are_not_shown(last_year: Bureau) -> None:
    page = last_year.signed_in("p-9").get(f"/desk/figures?year={YEAR}&organ={last_year.organ}").text
    assert "2件" not in page


def test_an_unknown_figure_or_part_is_answered_in_words(last_year: Bureau) -> None:
    client = last_year.signed_in("p-1")
    for address in ("nothing", "cases_filed?part=half", "cases_filed?by=moon", "cases_filed?after=x"):
        answer = client.get(f"/desk/figures/{address}")
        assert answer.status_code == 404 and 'role="alert"' in answer.text
