"""The names that the other rooms lean on."""

from datetime import date

import pytest

from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.catalogue import PENALTY_ACT, PERIODS, THREE_SYSTEMS, find
from zhunsheng.statutes.days import count, workdays
from zhunsheng.statutes.instruments import NoSuchArticle


def test_articles_are_found_by_number_item_and_label() -> None:
    assert str(PENALTY_ACT[60]) == "行政处罚法第六十条"
    assert str(THREE_SYSTEMS["（六）"]) == str(THREE_SYSTEMS["(六)"]) == "国办发〔2018〕118号（六）"
    assert str(PERIODS["民法典 第二百条"]) == "民法典第二百条"
    assert find("行政处罚法") is PENALTY_ACT


def test_an_article_not_written_down_is_named_in_the_refusal() -> None:
    with pytest.raises(NoSuchArticle, match="行政处罚法第九百九十九条"):
        PENALTY_ACT[999]


def test_seven_working_days_over_spring_festival_2026() -> None:
    counted = count(date(2026, 2, 10), workdays(7), calendar=Calendar.standard())
    assert counted.due == date(2026, 2, 26)
    assert not counted.provisional
