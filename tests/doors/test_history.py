"""What was done before this house: taken in as it was, each defect listed, nothing silently corrected."""

from __future__ import annotations

from datetime import date

import pytest

from tests.doors.test_ledgers import FILE, HEADS, INSPECT, filing, inspection, workbook
from zhunsheng import record
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.offers import case_view
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.cases.taking import take
from zhunsheng.cases.viewing import viewer_of
from zhunsheng.doors.ledgers import import_ledger
from zhunsheng.indicators import figure
from zhunsheng.procedures.enforcement.penalty import Penalty

DECIDE = [*HEADS, "处罚种类", "罚款金额", "同时责令改正"]


def old(mode="all", history=True, office=None, **sheets):
    return import_ledger(workbook(**sheets), office.organ, "h1", mode=mode, history=history)


def test_a_file_of_the_past_with_one_officer_and_no_notice_is_taken_in_with_its_defects(office):
    decided = [1, None, "首一", date(2016, 6, 1), "罚款", 3000, "是"]
    sheets = {
        "立案": [FILE, filing(1, on=date(2016, 3, 3), by="何一")],
        "处罚决定": [DECIDE, decided],
    }
    assert old(history=False, office=office, **sheets).done == 0
    outcome = old(office=office, **sheets)
    assert (outcome.refused, outcome.done) == ((), 2)
    said = [(one.sheet, one.row, one.message) for one in outcome.defects]
    assert any(sheet == "立案" and "不得少于2人" in message for sheet, _row, message in said)
    assert any(sheet == "处罚决定" and "调查终结" in message for sheet, _row, message in said)
    # Judged by the law of its day: the act of 2017 and before has its own articles.
    assert all("2021" not in one.article for one in outcome.defects)
    entry = record.entries(office.book, CaseRow.objects.get().id)[0]
    assert [one["rule"] for one in entry.facts["_"]["history"]][:1] == ["officers"]
    assert entry.by == ("h1",)


def test_a_flawless_act_of_the_past_is_history_without_defects(office):
    outcome = old(office=office, 立案=[FILE, filing(1)], 现场检查=[INSPECT, inspection(1)])
    assert (outcome.done, outcome.defects) == (2, ())
    assert CaseRow.objects.get().facts["history"] == 2


def test_history_tells_nothing_of_how_late_officers_write(office):
    old(office=office, 立案=[FILE, filing(1)])
    assert figure("entry_lag", 2025).denominator == 0
    assert figure("cases_filed", 2025).value == 1


@pytest.mark.parametrize("slip", [{3: date(2999, 1, 1)}, {3: "三月三日"}, {4: "大公司"}])
def test_what_cannot_be_meant_is_refused_even_as_history(office, slip):
    row = [slip.get(at, cell) for at, cell in enumerate(filing(1))]
    assert old(office=office, 立案=[FILE, row]).done == 0


def test_a_case_is_not_opened_twice_even_as_history(office):
    taken = office.take(None, "file", date(2025, 3, 3), party={"kind": "organisation", "name": "甲"})
    facts = {"party": {"kind": "organisation", "name": "甲"}}
    with pytest.raises(Forbidden, match="已经开始"):
        take(taken.case.id, Penalty.file, facts, by=("h1",), on=date(2025, 3, 4), history=True)


def test_the_case_page_shows_the_defects_and_rebuilding_makes_the_same_row(office):
    old(office=office, 立案=[FILE, filing(1, by="何一")])
    row = CaseRow.objects.get()
    view = case_view(viewer_of("h1", date(2025, 3, 5)), row.id)
    ((message, article),) = view.acts[0].defects
    assert "不得少于2人" in message and "第四十二条" in article
    assert rebuild().total == 0


def test_the_same_history_twice_writes_nothing_the_second_time(office):
    sheets = {"立案": [FILE, filing(1, by="何一")]}
    old(office=office, **sheets)
    assert (old(office=office, **sheets).repeated, CaseRow.objects.count()) == (1, 1)
