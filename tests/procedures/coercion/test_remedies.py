"""Where a decision may be challenged, by the kind of body and the day; and which citations are no law any more."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.procedures.enforcement.cited import citations, in_force_on, outdated
from zhunsheng.procedures.enforcement.remedies import Body, Court, Forum, remedies
from zhunsheng.statutes.days import days, months

OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)
# By hand from 行政复议法(2023) 第二十四至二十八条 and (2017) 第十二至十五条; 行政诉讼法 第十五条.
BY_HAND = [
    (Body.DEPARTMENT, OLD, Forum.OWN_OR_UPPER_DEPARTMENT, "第十二条", Court.BASIC),
    (Body.DEPARTMENT, NEW, Forum.OWN_GOVERNMENT, "第二十四条", Court.BASIC),
    (Body.JUSTICE, NEW, Forum.OWN_OR_UPPER_JUSTICE, "第二十八条", Court.BASIC),
    (Body.VERTICAL, NEW, Forum.UPPER_DEPARTMENT, "第二十七条", Court.BASIC),
    (Body.CUSTOMS, NEW, Forum.UPPER_DEPARTMENT, "第二十七条", Court.INTERMEDIATE),
    (Body.TOWN, NEW, Forum.UPPER_GOVERNMENT, "第二十四条", Court.BASIC),
    (Body.GOVERNMENT, OLD, Forum.UPPER_GOVERNMENT, "第十三条", Court.INTERMEDIATE),
    (Body.GOVERNMENT, NEW, Forum.UPPER_GOVERNMENT, "第二十四条", Court.INTERMEDIATE),
    (Body.PROVINCE, OLD, Forum.ITSELF, "第十四条", Court.INTERMEDIATE),
    (Body.MINISTRY, NEW, Forum.ITSELF, "第二十五条", Court.INTERMEDIATE),
    (Body.AGENCY, OLD, Forum.PARENT_OR_ITS_GOVERNMENT, "第十五条", Court.BASIC),
    (Body.AGENCY, NEW, Forum.PARENTS_GOVERNMENT, "第二十四条", Court.BASIC),
    (Body.AUTHORISED, NEW, Forum.OWN_GOVERNMENT, "第二十四条", Court.BASIC),
]


@pytest.mark.parametrize(("body", "day", "forum", "article", "court"), BY_HAND)
def test_the_forum_and_the_court_follow_the_body_and_the_day(
    body: Body, day: date, forum: Forum, article: str, court: Court
) -> None:
    found = remedies(body, day)
    assert (found.forum, found.forum_cites.label, found.court) == (forum, article, court)
    assert found.forum_cites.governs(day) and found.reconsider_cites.governs(day)
    assert (found.reconsider_within, found.sue_within) == (days(60), months(6))


@pytest.mark.parametrize("body", list(Body))
@pytest.mark.parametrize("day", [date(2019, 5, 6), OLD, NEW, date(2026, 3, 2)])
def test_every_body_has_remedies_on_every_day(body: Body, day: date) -> None:
    found = remedies(body, day)
    assert "60日内" in found.text() and "6个月内" in found.text()
    assert found.court_cites.governs(day)


def test_a_penalty_on_the_spot_goes_to_reconsideration_first_since_2024() -> None:
    found = remedies(Body.DEPARTMENT, NEW, matter="summary")
    assert found.reconsider_first and found.first_cites is not None
    assert "应当先" in found.text() and "6个月" not in found.text()
    assert not remedies(Body.DEPARTMENT, OLD, matter="summary").reconsider_first


@pytest.mark.parametrize(
    ("text", "day", "wrong"),
    [
        ("《行政处罚法》第五十六条", date(2026, 3, 2), False),
        ("《中华人民共和国行政处罚法》第五十六条", date(2026, 3, 2), False),
        ("行政处罚法(2017)第三十七条", date(2021, 7, 14), False),
        ("行政处罚法(2017)第三十七条", date(2021, 7, 15), True),
        ("《行政处罚法》(2017)第三十七条", date(2026, 3, 2), True),
        ("行政处罚法\uff082017\uff09第三十七条", date(2026, 3, 2), True),
        ("行政复议法(2017)第九条", date(2024, 1, 1), True),
        ("行政强制法第二十五条", date(2011, 12, 31), True),
        ("行政强制法第二十五条", date(2012, 1, 1), False),
        ("《某县环境卫生管理办法》第三条", date(2026, 3, 2), False),
        ("不是引文", date(2026, 3, 2), False),
    ],
)
def test_a_citation_is_held_against_the_day(text: str, day: date, wrong: bool) -> None:
    assert outdated([text], day) == ([text] if wrong else [])


def test_every_citation_in_a_running_text_is_found() -> None:
    text = "依据《食品安全法》第一百二十四条和行政处罚法(2017)第二十三条的规定"
    assert citations(text)[0] == "《食品安全法》第一百二十四条"
    assert len(citations(text)) == 2 and citations(None) == []


def test_a_citation_may_be_law_on_the_day_of_the_act_alone() -> None:
    cited = "依据行政处罚法(2017)第二十三条"
    assert in_force_on(cited, (date(2021, 5, 6), date(2021, 9, 1)))
    assert not in_force_on(cited, (date(2021, 8, 6), date(2021, 9, 1)))
