"""Local settings: whose value holds on which day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from zhunsheng.registers import local_rules
from zhunsheng.registers.models import LocalRule
from zhunsheng.registers.refused import Refused

from .conftest import County

DAY = date(2026, 3, 2)
KEY = "hearing_threshold_organisation_yuan"


def test_organ_beats_county_beats_city_whatever_their_order_of_entry(county: County) -> None:
    local_rules.set_rule(KEY, 30_000, "局文", DAY, organ=county.market)
    local_rules.set_rule(KEY, 100_000, "市文", date(2020, 1, 1), jurisdiction="330100")
    assert local_rules.settings_for(county.market, DAY)[KEY] == 30_000
    assert local_rules.settings_for(county.justice, DAY)[KEY] == 100_000
    local_rules.set_rule(KEY, 50_000, "县文", date(2022, 1, 1), jurisdiction="330182")
    assert local_rules.settings_for(county.town, DAY)[KEY] == 50_000
    assert local_rules.settings_for(county.market, DAY - timedelta(1))[KEY] == 50_000
    assert local_rules.settings_for(county.market, date(2021, 6, 1))[KEY] == 100_000
    assert local_rules.settings_for(county.city_market, DAY)[KEY] == 100_000
    rule = local_rules.rules_for(county.market, DAY)[KEY]
    assert (rule.source, rule.place, rule.since) == ("局文", county.market, DAY)


def test_a_later_value_takes_the_place_of_an_earlier_and_gives_it_back_at_its_end(county: County) -> None:
    local_rules.set_rule(KEY, 1, "甲", date(2020, 1, 1), jurisdiction="330182")
    later = local_rules.set_rule(KEY, 2, "乙", DAY, jurisdiction="330182")
    local_rules.end_rule(later.pk, DAY + timedelta(9))
    days = [DAY - timedelta(1), DAY, DAY + timedelta(9), DAY + timedelta(10)]
    assert [local_rules.settings_for(county.market, day)[KEY] for day in days] == [1, 2, 2, 1]
    with pytest.raises(Refused, match="已有设定"):
        local_rules.set_rule(KEY, 3, "丙", DAY, jurisdiction="330182")


def test_settings_are_remembered_and_cannot_be_written_to(county: County) -> None:
    local_rules.set_rule("publication_working_days", 5, "甲", DAY, jurisdiction="330182")
    first = local_rules.settings_for(county.market, DAY)
    with CaptureQueriesContext(connection) as again:
        assert local_rules.settings_for(county.market, DAY) is first
    assert len(again) == 1
    with pytest.raises(TypeError):
        first["publication_working_days"] = 99  # type: ignore[index]


def test_a_misspelt_key_and_a_senseless_value_are_refused(county: County) -> None:
    for key, value, says in (
        ("hearing_treshold_organisation_yuan", 1, "hearing_threshold_organisation_yuan"),
        ("Hearing!", 1, "小写英文字母"),
        (KEY, -1, "不小于零"),
        (KEY, True, "不小于零"),
        ("publication_working_days", 2.5, "正整数"),
        ("publication_working_days", "7", "正整数"),
    ):
        with pytest.raises(Refused, match=says):
            local_rules.set_rule(key, value, "文", DAY, organ=county.market)
    local_rules.set_rule("night_window", ["18:00", "08:00"], "文", DAY, organ=county.market)


def test_a_rule_belongs_to_one_place_and_the_database_says_so_too(county: County) -> None:
    with pytest.raises(Refused, match="只属于一个"):
        local_rules.set_rule(KEY, 1, "文", DAY)
    with pytest.raises(Refused, match="只属于一个"):
        local_rules.set_rule(KEY, 1, "文", DAY, organ=county.market, jurisdiction="330182")
    with pytest.raises(IntegrityError), transaction.atomic():
        LocalRule.objects.create(key=KEY, value=1, source="文", since=DAY)
