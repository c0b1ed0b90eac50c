"""What must be admitted: missed terms, targets, changes for the worse, open defects; and what became of last year's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.indicators.county import LONG_AGO, County, found_county
from zhunsheng.cases.taking import take
from zhunsheng.procedures.oversight.review.rectification import Rectification
from zhunsheng.registers import local_rules, people
from zhunsheng.reports import Edition, clear, compose, draft, publish, review, sign
from zhunsheng.reports.answering import Whose
from zhunsheng.reports.composing import material, plans_from
from zhunsheng.reports.holes import BadSource

DAY = date(2026, 2, 1)
OWN = {"heads_duties": "听取汇报。", "plans": "加强培训。", "number": "某政〔2026〕3号"}


@pytest.fixture
def county(book: str, tmp_path: Path, settings: Any) -> County:
    """In 2024 four decisions in time; in 2025 four, one of them on the hundredth day: 100% and 75%."""
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    made = found_county(book)
    people.enrol("mayor", "首长某")
    people.appoint("mayor", made.bureaus[0], "head", LONG_AGO)
    for year in (2024, 2025):
        for month in (1, 3, 5, 7):
            filed = date(year, month, 5)
            late = year == 2025 and month == 7
            made.decided(filed, filed + timedelta(days=100 if late else 20))
    return made


@pytest.fixture
def said(county: County) -> Callable[..., list[str]]:
    """The paragraphs of the chapter of shortcomings."""

    def paragraphs(**given: Any) -> list[str]:
        edition = compose(2025, issuer="某县", as_of=DAY, **(OWN | given))
        return [
            one.text for one in edition.paragraphs if one.chapter in ("shortcomings", "causes", "followed")
        ][1:]

    return paragraphs


def find(county: County, kind: str, defect: str, on: date, unit: int = 0) -> str:
    """A defect found in a unit by the first bureau's clerk; its case."""
    facts = {"source": "督察", "unit": county.bureaus[unit], "defect": defect, "kind": kind}
    return take(
        None, Rectification.find, facts, by=["b0h1"], on=on, organ=county.bureaus[0], procedure=Rectification,
        at=datetime(on.year, on.month, on.day, 4, tzinfo=UTC),
    ).case.id  # fmt: skip


def mend(case: str, on: date) -> None:
    """Assign, prove, verify, close."""
    at = datetime(on.year, on.month, on.day, 5, tzinfo=UTC)
    assigned = {"owner": "b0h1", "measure": "补正并培训", "due": on.isoformat()}
    take(case, Rectification.assign, assigned, by=["b0head"], on=on, at=at)
    take(case, Rectification.prove, {"proof": "已补正"}, by=["b0h1"], on=on, at=at)
    take(case, Rectification.verify, {}, by=["b0rev"], on=on, at=at)
    take(case, Rectification.close, {}, by=["b0rev"], on=on, at=at)


def test_a_missed_term_that_also_got_worse_is_told_once_with_both(said: Callable[..., list[str]]) -> None:
    assert "超过法定办案期限作出决定1件。按期决定率75.0%，比上年降低25.0个百分点。" in said()


def test_a_target_that_is_missed_is_told_with_the_target(
    said: Callable[..., list[str]], county: County
) -> None:
    local_rules.set_rule("target_decided_in_time", 98, "某县考核办法", LONG_AGO, jurisdiction="330182")
    local_rules.set_rule(
        "target_cases_filed", {"at_least": 4}, "某县考核办法", LONG_AGO, jurisdiction="330182"
    )
    found = said(book=county.book)
    assert (
        "超过法定办案期限作出决定1件。按期决定率75.0%，比上年降低25.0个百分点，没有达到不低于98%的目标。"
        in found
    )
    assert not any("立案数" in one for one in found), "four were filed, four aimed at"


def test_a_target_is_frozen_with_its_figure_and_its_number_is_not_typed(county: County) -> None:
    local_rules.set_rule("target_decided_in_time", 98, "某县考核办法", LONG_AGO, jurisdiction="330182")
    edition = compose(2025, issuer="某县", as_of=DAY, book=county.book, causes="甲。", **OWN)
    frozen = edition.figures["decided_in_time"]["target"]
    assert frozen == {"value": "98", "at_most": False, "source": "某县考核办法"}
    assert [one for one in edition.notes() if one.kind == "typed"] == []


def test_what_the_ledger_has_open_at_the_end_of_the_year_is_told_by_kind(
    said: Callable[..., list[str]], county: County
) -> None:
    find(county, "送达", "送达回证缺日期", date(2025, 5, 6))
    find(county, "送达", "邮寄回执未入卷。", date(2025, 6, 6), unit=1)
    mend(find(county, "证据", "证据未签名", date(2025, 7, 7)), date(2025, 8, 8))
    find(county, "公示", "公示超期", date(2026, 1, 5))
    assert [one for one in said() if "整改" in one] == [
        "“送达”方面的问题截至年末尚未整改到位：某县第1局送达回证缺日期；某县第2局邮寄回执未入卷。"
    ]


def test_a_department_admits_its_own_defects(said: Callable[..., list[str]], county: County) -> None:
    find(county, "送达", "送达回证缺日期", date(2025, 5, 6))
    find(county, "卷宗", "缺页", date(2025, 6, 6), unit=1)
    found = said(organ=county.bureaus[1], department=True)
    assert [one for one in found if "整改" in one] == [
        "“卷宗”方面的问题截至年末尚未整改到位：某县第2局缺页。"
    ]


def test_each_cause_stands_beside_its_shortcoming_and_all_must_have_one(county: County) -> None:
    find(county, "送达", "送达回证缺日期", date(2025, 5, 6))
    keyed = "[decided_in_time] 鉴定耗时较长。\n[送达] 新进人员多。"
    edition = compose(2025, issuer="某县", as_of=DAY, causes=keyed, **OWN)
    told = [(one.about, one.text) for one in edition.paragraphs if one.kind == "causes"]
    assert told == [("decided_in_time", "原因：鉴定耗时较长。"), ("item:送达", "原因：新进人员多。")]
    missing = [one.message for one in edition.check() if one.kind == "causes"]
    assert "没有写明「送达」的原因" not in missing
    fewer = compose(2025, issuer="某县", as_of=DAY, causes="[decided_in_time] 鉴定耗时。", **OWN)
    assert "没有写明「送达」的原因" in [one.message for one in fewer.check()]
    general = compose(2025, issuer="某县", as_of=DAY, causes="总体力量不足。", **OWN)
    assert not [one for one in general.check() if one.kind == "causes"]


def test_a_cause_of_nothing_is_refused_with_what_there_is(county: County) -> None:
    with pytest.raises(BadSource, match="没有名为「结案」的不足.*decided_in_time"):
        compose(2025, issuer="某县", as_of=DAY, causes="[结案] 不知。", **OWN)


def test_a_shortcoming_left_out_of_the_text_is_remarked_on(county: County) -> None:
    edition = compose(
        2025, issuer="某县", as_of=DAY, causes="甲。", manuscript={"shortcomings": "执法力量不足。"}, **OWN
    )
    omitted = [one.message for one in edition.notes() if one.kind == "omitted"]
    assert "数字或者台账所示的不足没有写进报告:按期决定率" in omitted


def test_next_year_s_plan_is_proposed_from_what_is_unsolved(county: County) -> None:
    find(county, "送达", "送达回证缺日期", date(2025, 5, 6))
    lines = plans_from(material(2025, Whose(), {}, DAY).lacks)
    assert [one.partition("”")[0] for one in lines][-1] == "针对“送达"
    edition = compose(
        2025, issuer="某县", as_of=DAY, causes="甲。", **(OWN | {"plans": "总的安排。\n{auto}"})
    )
    plans = [one.text for one in edition.paragraphs if one.kind == "plans"]
    assert plans == ["总的安排。", *lines]


def test_next_year_says_which_shortcomings_are_mended_and_which_stand(county: County) -> None:
    county.decided(date(2025, 8, 1), date(2025, 11, 20))
    old = find(county, "送达", "送达回证缺日期", date(2024, 5, 6))
    find(county, "公示", "公示超期", date(2024, 6, 6))
    first = compose(
        2024, issuer="某县", as_of=date(2025, 2, 1), causes="甲。", **(OWN | {"number": "某政〔2025〕3号"})
    )
    day = date(2025, 2, 3)
    case = draft(first, by=["b0h1"], on=day, organ=county.bureaus[0]).case.id
    review(case, by=["b0rev"], on=day)
    sign(case, by=["mayor"], on=day)
    clear(case, by=["b0h1"], on=day)
    publish(case, by=["b0h1"], on=day)
    mend(old, date(2025, 9, 9))
    edition = compose(2025, issuer="某县", as_of=DAY, causes="甲。", **OWN)
    (told,) = [one.text for one in edition.paragraphs if one.chapter == "followed"]
    assert told.startswith("上一年度报告指出的不足，已经改进的有：")
    assert "送达" in told.split("。")[0] and "仍然存在的有：" in told and "公示" in told.split("。")[1]
    assert told.endswith("上年末尚未整改、本年度已经整改销号的有：某县第1局送达回证缺日期。")
    assert isinstance(edition, Edition)
