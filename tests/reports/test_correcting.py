"""A correction after publication says in itself what it changes: the figures that moved, the passages that read otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests.indicators.county import County
from zhunsheng import record
from zhunsheng.cases.errors import Forbidden
from zhunsheng.reports import Edition, clear, correct, draft, publish, published, review, sign
from zhunsheng.reports.checking import typed_numbers
from zhunsheng.reports.correcting import changes, explained

DAY = date(2026, 3, 10)


@pytest.fixture
def case(composed: Callable[..., Edition], county: County) -> str:
    """A published report."""
    found = draft(composed(), by=["b1h1"], on=DAY, organ=county.bureaus[1]).case.id
    review(found, by=["b1rev"], on=DAY)
    sign(found, by=["mayor"], on=DAY)
    clear(found, by=["b1h1"], on=DAY)
    publish(found, by=["b1h1"], on=DAY)
    return found


def test_nothing_changed_is_told_as_nothing(composed: Callable[..., Edition]) -> None:
    assert changes(composed(), composed()) == ()


def test_a_figure_that_moved_and_a_passage_that_was_rewritten_are_told_each_once(
    case: str, composed: Callable[..., Edition], county: County
) -> None:
    old = published(2025)[0].edition
    then = old.figures["cases_filed"]["value"]
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    new = composed(plans="加强执法培训，充实力量。")
    found = {(one.kind, one.what): (one.then, one.now) for one in changes(old, new)}
    assert found["figure", "行政处罚立案数"] == (f"{then}件", f"{then + 1}件")
    passages = {one: told for one, told in found.items() if one[0] == "passage"}
    assert passages == {("passage", "plans"): ("加强执法培训，补齐公开短板。", "加强执法培训，充实力量。")}


def test_the_corrected_edition_holds_its_explanation_and_still_passes_every_check(
    case: str, composed: Callable[..., Edition], county: County
) -> None:
    then = published(2025)[0].edition.figures["cases_filed"]["value"]
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    new = composed(plans="加强执法培训，充实力量。")
    taken = correct(case, new, "补录一件案件", by=["mayor"], on=date(2026, 5, 6))
    told = published(2025)[0]
    assert told.corrected and told.edition.check() == ()
    tail = told.edition.text.split("、更正说明\n")[1].splitlines()
    assert tail[0] == "更正理由：补录一件案件"
    assert f"“行政处罚立案数”原为{then}件，现为{then + 1}件。" in tail
    assert "“加强执法培训，补齐公开短板”改为“加强执法培训，充实力量”。" in tail
    facts = record.entry(county.book, taken.entry.seq).facts
    assert {"figure", "passage"} == {one["kind"] for one in json.loads(facts["changes"])}
    assert [one.kind for one in told.edition.notes() if one.kind == "typed"] == []


def test_a_second_correction_explains_itself_and_not_the_first(
    case: str, composed: Callable[..., Edition]
) -> None:
    correct(case, composed(plans="甲安排。"), "一", by=["mayor"], on=date(2026, 5, 6))
    correct(case, composed(plans="乙安排。"), "二", by=["mayor"], on=date(2026, 5, 7))
    text = published(2025)[0].edition.text
    assert text.count("更正说明") == 1 and "更正理由：二" in text and "“甲安排”改为“乙安排”。" in text


def test_a_correction_that_does_not_pass_the_check_is_refused(
    case: str, composed: Callable[..., Edition]
) -> None:
    with pytest.raises(Forbidden, match="缺少法定内容"):
        correct(case, composed(heads_duties=""), "删去", by=["mayor"], on=date(2026, 5, 6))
    with pytest.raises(Forbidden, match="同一年度"):
        correct(case, composed(2024), "他年", by=["mayor"], on=date(2026, 5, 6))


def test_a_passage_taken_out_or_put_in_is_told_as_such(composed: Callable[..., Edition]) -> None:
    old, new = composed(plans="甲。\n乙。"), composed(plans="甲。\n乙。\n丙。")
    (added,) = changes(old, new)
    (gone,) = changes(new, old)
    assert (added.then, added.now, gone.then, gone.now) == ("", "丙。", "丙。", "")
    told, _changes = explained(new, old, "删去")
    assert told.paragraphs[-1].text == "删去“丙”。"


def test_numbers_that_a_correction_quotes_are_not_called_typed(
    case: str, composed: Callable[..., Edition]
) -> None:
    old, new = composed(plans="下年立案不超过{cases_filed}。"), composed(plans="下年不设上限。")
    told, _changes = explained(new, old, "删去上限")
    assert "下年立案不超过" in told.paragraphs[-1].text
    assert typed_numbers(told) == ()
    assert [one.verbatim for one in typed_numbers(composed(plans="下年立案不超过99件。"))] == ["99件"]
