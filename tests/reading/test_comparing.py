"""Several reports side by side: table, chart and files, compared with what was written into the reports."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
import python_calamine

from zhunsheng.reading import compare, read_text
from zhunsheng.reading.charting import chart
from zhunsheng.reading.comparing import Comparison, shown
from zhunsheng.reading.exporting import as_csv, as_xlsx
from zhunsheng.reading.whose import place_of

FIRST = "乙县2022年法治政府建设情况报告\n全县受理行政复议案件25件,评查案卷60份,人民调解成功率98.5%。\n乙县人民政府"
SECOND = (
    "甲县2023年法治政府建设情况报告\n全县受理行政复议案件40余宗,评查案卷80份,罚没金额2.5万元。\n"
    "绿水青山工程栽植树苗300株。\n甲县人民政府"
)
THIRD = "甲县2022年法治政府建设情况报告\n绿水青山工程栽植树苗200株。\n甲县人民政府"


@pytest.fixture
def found() -> Comparison:
    return compare([read_text(FIRST), read_text(SECOND), read_text(THIRD)])


def test_columns_stand_by_place_and_year(found: Comparison) -> None:
    assert {c.title for c in found.columns} == {"甲县 2022", "甲县 2023", "乙县 2022"}
    assert [c.year for c in found.columns if c.place == "甲县"] == ["2022", "2023"]


def test_rows_are_our_measures_and_those_in_the_same_words(found: Comparison) -> None:
    at = {c.title: i for i, c in enumerate(found.columns)}
    rows = {r.title: [shown(c) for c in r.cells] for r in found.rows}
    assert rows["行政复议受理数"][at["乙县 2022"]] == "25"
    assert rows["行政复议受理数"][at["甲县 2023"]] == "40余"
    assert rows["罚没金额"][at["甲县 2023"]] == "25,000"
    assert rows["调解成功率"][at["乙县 2022"]] == "98.5%"
    trees = next(r for r in found.rows if not r.measure)
    assert (trees.unit, trees.told) == ("株", 2)


def test_the_json_gives_nulls_where_a_report_says_nothing(found: Comparison) -> None:
    row = next(r for r in found.as_json()["rows"] if r["measure"] == "penalty_amount")
    assert sorted(c is None for c in row["cells"]) == [False, True, True]
    assert next(c for c in row["cells"] if c)["value"] == 25000


def test_the_files_hold_the_table(found: Comparison, tmp_path: Path) -> None:
    lines = list(csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig"))))
    assert len(lines) == len(found.rows) + 1 and len(lines[0]) == 2 + len(found.columns)
    (tmp_path / "a.xlsx").write_bytes(as_xlsx(found))
    sheet = python_calamine.load_workbook(str(tmp_path / "a.xlsx")).get_sheet_by_index(0).to_python()
    assert [row[0] for row in sheet] == [line[0] for line in lines]
    assert 25000.0 in next(row for row in sheet if row[0] == "罚没金额")


def test_the_chart_is_sound_and_has_a_bar_for_every_stated_value(found: Comparison) -> None:
    tree = ElementTree.fromstring(chart(found))
    bars = [e for e in tree.iter() if e.tag.endswith("rect")]
    shared = [r for r in found.rows if r.told > 1]
    assert len(bars) == len(found.columns) + sum(r.told for r in shared)


def test_nothing_shared_gives_no_chart() -> None:
    assert chart(compare([read_text(FIRST)])) == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("惠水县2022年法治政府建设情况报告\n正文", "惠水县"),
        ("甲城市乙山区人民政府2022年度法治政府建设报告\n", "甲城市乙山区"),
        ("某某市人民政府:\n按照通知,现将北桥区2021年法治政府建设情况报告如下:", "北桥区"),
        ("全区各部门依法办理。我区、本市、各县。", ""),
    ],
)
def test_whose_report_it_is(text: str, place: str) -> None:
    assert place_of(text) == place
