"""Several hands in one report: versions, conflicts, remarks, and what the check says of the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.indicators.county import County
from zhunsheng.cases.errors import Conflict, Forbidden
from zhunsheng.indicators.figures import today
from zhunsheng.registers import people
from zhunsheng.reports import Edition, draft, edition_of, review, revise, sign
from zhunsheng.reports.differences import Fate
from zhunsheng.reports.holes import BadSource
from zhunsheng.reports.reviewing import checks_of
from zhunsheng.reports.writing import (
    chapter_difference,
    comment,
    edition_difference,
    editions_of,
    manuscript_of,
    remarks_on,
    settle,
    versions_of,
    write,
)

DAY = date(2026, 1, 15)
ONE, TWO, HEAD = ["b1h1"], ["b1h2"], ["mayor"]


@pytest.fixture
def case(composed: Callable[..., Edition], county: County) -> str:
    """A draft with three chapters written."""
    return draft(composed(signer="首长某"), by=ONE, on=DAY, organ=county.bureaus[1]).case.id


def test_a_chapter_has_a_version_for_each_change_and_none_for_a_repetition(
    case: str, composed: Callable[..., Edition]
) -> None:
    (first,) = versions_of(case, "plans")
    write(case, "plans", "加强执法培训。", first.number, by=TWO, on=DAY)
    revise(case, composed(manuscript=manuscript_of(case), plans=""), by=ONE, on=DAY)
    found = versions_of(case, "plans")
    assert [(one.step, one.by, one.source) for one in found] == [
        ("draft", ("b1h1",), "加强执法培训，补齐公开短板。"),
        ("write", ("b1h2",), "加强执法培训。"),
    ]
    spans = chapter_difference(case, "plans", found[0].number, found[1].number)
    assert [(one.fate, one.text) for one in spans if one.fate is not Fate.SAME] == [
        (Fate.GONE, "，补齐公开短板")
    ]
    assert chapter_difference(case, "plans", 0, found[1].number)[0].fate is Fate.NEW


def test_who_saw_an_older_version_meets_a_conflict_that_names_the_other(case: str) -> None:
    (seen,) = versions_of(case, "causes")
    write(case, "causes", "编制有限。", seen.number, by=ONE, on=DAY)
    with pytest.raises(Conflict, match="h1某刚刚在本案中办理了「撰写」") as met:
        write(case, "causes", "经费不足。", seen.number, by=TWO, on=DAY)
    assert met.value.version == versions_of(case, "causes")[-1].number
    write(case, "causes", "编制有限，经费不足。", met.value.version, by=TWO, on=DAY)
    write(case, "others", "其他。", 0, by=ONE, on=DAY)
    assert manuscript_of(case)["causes"] == "编制有限，经费不足。"


def test_a_source_that_cannot_be_filled_in_is_not_written(case: str) -> None:
    with pytest.raises(BadSource, match="cases_filed"):
        write(case, "others", "立案{cases_fled}。", 0, by=ONE, on=DAY)
    assert versions_of(case, "others") == ()


def test_two_frozen_editions_are_compared_by_their_words(case: str, composed: Callable[..., Edition]) -> None:
    revise(case, composed(plans="加强执法培训，充实力量。"), by=ONE, on=DAY)
    then, now = editions_of(case)
    spans = [one for one in edition_difference(case, then.number, now.number) if one.fate is not Fate.SAME]
    assert [one.text for one in spans] == ["补齐公开短板", "充实力量"]


def test_a_remark_is_open_until_it_is_settled_and_stops_the_signature(case: str) -> None:
    comment(case, "causes", "请写具体。", quote="人员不足", by=HEAD, on=DAY)
    (remark,) = remarks_on(case)
    assert remark.adopted is None and "首长某" in _messages(case, "remark")[0]
    review(case, by=["b1rev"], on=DAY)
    with pytest.raises(Forbidden, match="未处理的批注"):
        sign(case, by=HEAD, on=DAY)
    settle(case, remark.number, "已写明单位", True, by=ONE, on=DAY)
    assert remarks_on(case)[0].settled_by == ("b1h1",)
    assert _messages(case, "remark") == []
    sign(case, by=HEAD, on=DAY)


def test_a_chapter_written_after_the_freezing_asks_for_a_new_edition(case: str) -> None:
    write(case, "others", "其他需要报告的情况。", 0, by=ONE, on=DAY)
    assert _messages(case, "manuscript")
    review(case, by=["b1rev"], on=DAY)
    with pytest.raises(Forbidden, match="重新生成"):
        sign(case, by=HEAD, on=DAY)


def test_figures_that_moved_since_the_freezing_are_told(case: str, county: County) -> None:
    assert _messages(case, "stale") == []
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    stale = _messages(case, "stale")
    then = edition_of(case).figures["cases_filed"]["value"]
    assert f"「行政处罚立案数」在生成报告稿之后有变化:{then} → {then + 1}" in stale


def test_a_head_who_has_left_does_not_sign_and_the_new_one_signs_only_the_own_name(
    case: str, composed: Callable[..., Edition], county: County
) -> None:
    people.enrol("new", "新任某")
    people.end_post("mayor", county.bureaus[1], "head", date(2026, 1, 20))
    people.appoint("new", county.bureaus[1], "head", date(2026, 1, 21))
    review(case, by=["b1rev"], on=DAY)
    after = date(2026, 1, 22)
    with pytest.raises(Forbidden, match="应当由"):
        sign(case, by=HEAD, on=after)
    with pytest.raises(Forbidden, match="签发人"):
        sign(case, by=["new"], on=after)
    revise(case, composed(signer="新任某"), by=ONE, on=after)
    review(case, by=["b1rev"], on=after)
    sign(case, by=["new"], on=after)


def test_one_number_is_not_given_to_two_reports(
    case: str, composed: Callable[..., Edition], county: County
) -> None:
    other = draft(composed(issuer="某县第二局"), by=ONE, on=DAY, organ=county.bureaus[1]).case.id
    review(other, by=["b1rev"], on=DAY)
    with pytest.raises(Forbidden, match="已用于另一份"):
        sign(other, by=HEAD, on=DAY)


def _messages(case: str, kind: str) -> list[str]:
    return [one.message for one in checks_of(case) if one.kind == kind]


def test_a_year_to_come_is_not_begun_and_a_running_one_not_passed(
    composed: Callable[..., Edition], county: County
) -> None:
    organ = county.bureaus[1]
    with pytest.raises(Forbidden, match="还没有开始"):
        draft(composed(2027), by=ONE, on=DAY, organ=organ)
    running = today().year
    begun = draft(composed(running), by=ONE, on=date(running, 1, 15), organ=organ)
    assert any(one.stops and "尚未结束" in one.message for one in checks_of(begun.case.id, moved=False))
    over = draft(composed(), by=ONE, on=DAY, organ=organ)
    assert not any("尚未结束" in one.message for one in checks_of(over.case.id, moved=False))
