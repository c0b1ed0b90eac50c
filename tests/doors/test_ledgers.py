"""Ledgers: what a template offers, what a row becomes, and the same row coming twice."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from zhunsheng import record
from zhunsheng.cases.models import CaseRow
from zhunsheng.doors.ledgers import import_ledger, read_ledger, template
from zhunsheng.doors.ledgers.columns import FIXED, columns, sheet_name
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.enforcement.penalty import Penalty

HEADS = ["案号或行号", "机关", "办理人", "办理日期"]
FILE = [*HEADS, "当事人·当事人类别", "当事人·单位名称", "案由"]
INSPECT = [*HEADS, "已主动出示执法证件", "已制作笔录"]


def workbook(**sheets):
    """A workbook with these sheets, each a list of rows."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, at, datetime(cell.year, cell.month, cell.day), days)
                elif cell is not None:
                    sheet.write(number, at, cell)
    book.close()
    return stream.getvalue()


def filing(ref, name="某甲有限公司", on=date(2025, 3, 3), by="何一、何二", organ=None):
    return [ref, organ, by, on, "法人或者其他组织", name, "未按规定公示"]


def inspection(ref, on=date(2025, 3, 4), shown="是"):
    return [ref, None, "何一、何二", on, shown, "是"]


def entries(office):
    return record.head(office.book).seq


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_step_has_a_sheet_whose_titles_name_each_column_once(procedure):
    names = [sheet_name(step) for step in procedure.steps.values()]
    assert len(set(names)) == len(names)
    for step in procedure.steps.values():
        titles = [*FIXED, *(column.title for column in columns(step.facts))]
        assert len(set(titles)) == len(titles), step


def test_a_template_has_a_sheet_a_step_with_required_fields_hints_and_choices():
    data = template(Penalty, ["file", "decide"])
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["说明", "立案", "处罚决定"]
    heads, hints = book.get_sheet_by_name("立案").to_python()[:2]
    assert heads[:4] == list(FIXED)
    kind = hints[heads.index("当事人·当事人类别")]
    assert "必填" in kind
    assert "个体工商户" in kind
    heads, hints = book.get_sheet_by_name("处罚决定").to_python()[:2]
    assert "元" in hints[heads.index("罚款金额")]
    assert "没收违法所得" in hints[heads.index("处罚种类")]


def test_an_empty_template_is_imported_as_nothing(office):
    outcome = import_ledger(template(Penalty), office.organ, "h1")
    assert (outcome.done, outcome.refused) == (0, ())


def test_a_filled_in_template_opens_a_case_and_goes_on_with_it(office):
    data = workbook(立案=[FILE, filing(1)], 现场检查=[INSPECT, inspection(1)])
    outcome = import_ledger(data, office.organ, "h1")
    assert outcome.refused == ()
    assert outcome.done == 2
    row = CaseRow.objects.get()
    assert (row.opened, row.party, row.cause) == (date(2025, 3, 3), "某甲有限公司", "未按规定公示")
    assert [entry.by for entry in record.entries(office.book, row.id)] == [("h1", "h2")] * 2


def test_a_later_row_names_its_case_by_number(office):
    number = office.take(None, "file", date(2025, 3, 3), party={"kind": "organisation", "name": "甲"}).number
    outcome = import_ledger(workbook(现场检查=[INSPECT, inspection(number)]), office.organ, "h1")
    assert (outcome.done, outcome.refused) == (1, ())


def test_the_same_file_twice_writes_nothing_the_second_time(office):
    data = workbook(立案=[FILE, filing(1), filing(2, "某乙有限公司")], 现场检查=[INSPECT, inspection(2)])
    import_ledger(data, office.organ, "h1")
    before = entries(office)
    again = import_ledger(data, office.organ, "h1")
    assert (again.done, again.repeated, again.refused) == (0, 3, ())
    assert entries(office) == before


def test_the_same_row_in_another_file_is_taken_once(office):
    import_ledger(workbook(立案=[FILE, filing(1)]), office.organ, "h1")
    more = workbook(立案=[FILE, filing(1), filing(2, "某乙有限公司")])
    outcome = import_ledger(more, office.organ, "h1", mode="rows")
    assert (outcome.done, outcome.repeated) == (1, 1)


def test_all_or_nothing_writes_nothing_when_one_row_is_refused(office):
    data = workbook(立案=[FILE, filing(1), filing(2, by="何一")])
    before = entries(office)
    outcome = import_ledger(data, office.organ, "h1")
    assert outcome.done == 0
    assert entries(office) == before
    assert not CaseRow.objects.exists()
    (wrong,) = outcome.refused
    assert (wrong.sheet, wrong.row) == ("立案", 3)
    assert "行政处罚法第四十二条" in wrong.article


def test_row_by_row_takes_the_good_ones_and_names_the_others(office):
    data = workbook(立案=[FILE, filing(1), filing(2, by="何一")], 现场检查=[INSPECT, inspection(2)])
    outcome = import_ledger(data, office.organ, "h1", mode="rows")
    assert outcome.done == 1
    assert [(one.sheet, one.row) for one in outcome.refused] == [("立案", 3), ("现场检查", 2)]
    mended = workbook(立案=[FILE, filing(1), filing(2)], 现场检查=[INSPECT, inspection(2)])
    again = import_ledger(mended, office.organ, "h1", mode="rows")
    assert (again.done, again.repeated, again.refused) == (2, 1, ())


@pytest.mark.parametrize(
    ("change", "column", "title"),
    [
        ({4: "大公司"}, "E", "当事人·当事人类别"),
        ({3: "三月三日"}, "D", "办理日期"),
        ({3: None}, "D", "办理日期"),
        ({2: "何一、何九"}, "C", "办理人"),
        ({1: "某县邻局"}, "B", "机关"),
        ({0: None}, "A", "案号或行号"),
        ({5: 330182199001011234}, "F", "当事人·单位名称"),
        ({6: "很" * 300}, "G", "案由"),
    ],
)
def test_each_error_is_named_by_sheet_row_and_column(office, change, column, title):
    row = [change.get(at, cell) for at, cell in enumerate(filing(1))]
    outcome = import_ledger(workbook(立案=[FILE, row]), office.organ, "h1")
    (wrong,) = outcome.refused
    assert (wrong.sheet, wrong.row, wrong.column, wrong.title) == ("立案", 2, column, title)
    assert outcome.done == 0


def test_a_column_or_sheet_that_is_not_known_is_named(office):
    strange = import_ledger(workbook(立案=[[*FILE, "心情"], [*filing(1), "好"]]), office.organ, "h1")
    assert [(one.row, one.column, one.title) for one in strange.refused] == [(1, "H", "心情")]
    sheet = import_ledger(workbook(流水=[["日期"], ["2025-01-01"]]), office.organ, "h1")
    assert sheet.refused[0].sheet == "流水"


def test_two_new_cases_under_one_row_number_are_refused(office):
    outcome = import_ledger(workbook(立案=[FILE, filing(1), filing(1, "某乙有限公司")]), office.organ, "h1")
    assert "重复" in outcome.refused[0].message
    assert not CaseRow.objects.exists()


def test_somebody_of_another_organ_cannot_bring_a_ledger(office):
    outcome = import_ledger(workbook(立案=[FILE, filing(1)]), office.organ, "h9")
    assert outcome.done == 0
    assert "不是办理本案的机关的人员" in outcome.refused[0].message


def test_a_csv_in_gb18030_is_read_and_the_encoding_said(office, tmp_path):
    lines = [",".join(FILE), "1,,何一、何二,2025/3/3,法人或者其他组织,某甲有限公司,未按规定公示"]
    path = tmp_path / "立案.csv"
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    outcome = import_ledger(path, office.organ, "h1")
    assert (outcome.done, outcome.refused) == (1, ())
    assert "GB18030" in outcome.notes[0]


def test_a_csv_with_byte_order_mark_is_utf_8(tmp_path):
    path = tmp_path / "立案.csv"
    path.write_text("案号或行号,办理日期\n1,2025-01-02\n", encoding="utf-8-sig")
    ledger = read_ledger(path)
    assert ledger.sheets[0].titles == {0: "案号或行号", 1: "办理日期"}
    assert ledger.notes == ()


def test_progress_is_told_row_by_row(office):
    seen = []
    data = workbook(立案=[FILE, filing(1), filing(2, "某乙有限公司")])
    import_ledger(data, office.organ, "h1", progress=lambda more, total: seen.append((more, total)))
    assert seen == [(1, 2), (1, 2)]
