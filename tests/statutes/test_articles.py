"""Instruments and their articles."""

import copy
import json
import pickle
import tomllib
from datetime import date, timedelta
from importlib.resources import files

import pytest

from zhunsheng.statutes import catalogue
from zhunsheng.statutes.catalogue import INSTRUMENTS, PENALTY_ACT, PENALTY_ACT_2017, PERIODS, THREE_SYSTEMS
from zhunsheng.statutes.instruments import NoSuchArticle
from zhunsheng.statutes.loading import BadText, _rule
from zhunsheng.statutes.numerals import chinese


def test_articles_are_found_by_number_item_and_label() -> None:
    assert str(PENALTY_ACT[60]) == "行政处罚法第六十条"
    assert PENALTY_ACT["第六十条"] == PENALTY_ACT[60]
    assert str(THREE_SYSTEMS["（六）"]) == str(THREE_SYSTEMS["(六)"]) == "国办发〔2018〕118号（六）"
    assert str(PERIODS["民法典 第二百条"]) == "民法典第二百条"
    assert str(catalogue.LITIGATION_INTERPRETATION[149]) == "法释〔2018〕1号第一百四十九条"
    assert str(catalogue.LITIGATION_ACT[101]) == "行政诉讼法第一百零一条"


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (64, "六十四"), (100, "一百"), (101, "一百零一"),
     (110, "一百一十"), (115, "一百一十五"), (200, "二百"), (1001, "一千零一"), (1010, "一千零一十"),
     (1242, "一千二百四十二"), (1259, "一千二百五十九")],
)  # fmt: skip
def test_numbers_become_the_numerals_of_labels(number: int, words: str) -> None:
    assert chinese(number) == words


def test_every_numeral_up_to_1300_is_different() -> None:
    assert len({chinese(number) for number in range(1, 1301)}) == 1300


@pytest.mark.parametrize("number", [0, -3, 10_000])
def test_no_article_has_such_a_number(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese(number)


def test_an_article_not_written_down_is_named_in_the_refusal() -> None:
    with pytest.raises(NoSuchArticle, match="行政处罚法第九百九十九条") as refusal:
        PENALTY_ACT[999]
    assert isinstance(refusal.value, LookupError)
    assert 999 not in PENALTY_ACT
    assert 60 in PENALTY_ACT


def test_an_instrument_not_written_down_is_named_in_the_refusal() -> None:
    with pytest.raises(LookupError, match="并不存在的法"):
        catalogue.find("并不存在的法")


def test_every_instrument_is_found_by_its_short_name() -> None:
    assert len({instrument.short for instrument in INSTRUMENTS}) == len(INSTRUMENTS) == 47
    assert all(catalogue.find(instrument.short) is instrument for instrument in INSTRUMENTS)


def test_every_text_is_in_the_catalogue() -> None:
    folder = files("zhunsheng.statutes").joinpath("texts")
    written = {tomllib.loads(text.read_text("utf-8"))["short"] for text in folder.iterdir()}
    assert written == {instrument.short for instrument in INSTRUMENTS}


def test_versions_of_one_family_follow_without_gap_or_overlap() -> None:
    for family in {instrument.family for instrument in INSTRUMENTS}:
        line = catalogue.versions(family)
        for earlier, later in zip(line, line[1:], strict=False):
            assert earlier.until == later.since - timedelta(1), family


def test_the_penalty_law_changed_on_15_july_2021() -> None:
    assert catalogue.in_force(PENALTY_ACT, date(2021, 7, 14)) is PENALTY_ACT_2017
    assert catalogue.in_force("行政处罚法", date(2021, 7, 15)) is PENALTY_ACT
    assert catalogue.in_force("行政处罚法", date(1996, 9, 30)) is None
    assert not PENALTY_ACT[60].governs(date(2021, 7, 14))
    assert PENALTY_ACT[60].governs(date(2021, 7, 15))


def test_articles_are_equal_by_instrument_and_label_and_can_be_keys() -> None:
    assert PENALTY_ACT[44] == PENALTY_ACT[44]
    assert len({PENALTY_ACT[44], PENALTY_ACT[44], PENALTY_ACT_2017[42]}) == 2


def test_an_article_survives_copying_and_pickling() -> None:
    article = PENALTY_ACT[44]
    assert copy.deepcopy(article) == pickle.loads(pickle.dumps(article)) == article


@pytest.mark.parametrize(
    ("article", "length", "unit"),
    [(PENALTY_ACT[48], 3, "workday"), (PENALTY_ACT[56], 7, "workday"), (PENALTY_ACT[60], 90, "day"),
     (PENALTY_ACT[61], 7, "workday"), (PENALTY_ACT[64], 5, "workday"), (PENALTY_ACT[67], 15, "day"),
     (PENALTY_ACT[36], 2, "year"), (PENALTY_ACT[51], 200, "yuan"), (PENALTY_ACT_2017[42], 3, "day"),
     (PENALTY_ACT_2017[33], 50, "yuan"), (PENALTY_ACT_2017[40], 7, "day"), (THREE_SYSTEMS["（六）"], 20, "workday"),
     (catalogue.LICENCE_ACT[42], 20, "workday"), (catalogue.COERCION_ACT[25], 30, "day"),
     (catalogue.RECONSIDERATION_ACT[62], 60, "day"), (catalogue.RECONSIDERATION_ACT[30], 5, "workday"),
     (catalogue.DISCLOSURE_RULES[33], 20, "workday"), (catalogue.TRANSFER_RULES[5], 24, "hour")],
)  # fmt: skip
def test_the_figures_of_the_clocks_stand_in_the_articles(article, length, unit) -> None:  # type: ignore[no-untyped-def]
    assert (length, unit) in [(rule.length, rule.unit) for rule in article.rules]


def test_what_was_written_from_memory_says_so() -> None:
    for instrument in INSTRUMENTS:
        assert instrument.since_verified or instrument.doubt, instrument.short
        for article in instrument:
            for rule in article.rules:
                assert rule.verified or rule.doubt, str(article)
    assert not PENALTY_ACT_2017[29].verified
    assert PENALTY_ACT[60].verified


def test_every_rule_is_said_in_both_languages() -> None:
    silent = [str(a) for i in INSTRUMENTS for a in i for rule in a.rules if not (rule.zh and rule.en)]
    assert silent == []


def test_a_text_with_a_word_nobody_knows_is_refused() -> None:
    with pytest.raises(BadText, match="lenght"):
        _rule({"kind": "clock", "en": "", "lenght": 3}, "x.toml 第一条")
    with pytest.raises(BadText, match="fortnight"):
        _rule({"kind": "clock", "en": "", "unit": "fortnight"}, "x.toml 第一条")
    with pytest.raises(BadText, match="doubt"):
        _rule({"kind": "clock", "en": "", "verified": False}, "x.toml 第一条")


def test_rules_say_their_figure_in_chinese_too() -> None:
    """A clock whose Chinese sentence names another figure than its number would mislead the reader."""
    wrong = []
    for instrument in INSTRUMENTS:
        for article in instrument:
            for rule in article.rules:
                if rule.zh and rule.length and rule.unit in {"day", "workday", "month", "year", "hour"}:
                    words = {chinese(rule.length), "两" if rule.length == 2 else chinese(rule.length)}
                    if not any(word in rule.zh for word in words) and str(rule.length) not in rule.zh:
                        wrong.append((str(article), rule.length, rule.zh))
    # Its length is that of 第二十五条, to which it refers.
    assert [name for name, *_ in wrong] == ["行政强制法第二十七条"], json.dumps(wrong, ensure_ascii=False)
