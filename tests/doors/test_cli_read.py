"""`zhunsheng read` of several reports: the comparison printed, in JSON and as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhunsheng.doors.cli.__main__ import main

FIRST = "甲县2022年法治政府建设情况报告\n全县受理行政复议案件25件,评查案卷60份。\n甲县人民政府"
SECOND = "乙县2022年法治政府建设情况报告\n全县受理行政复议案件40件,评查案卷80份。\n乙县人民政府"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def test_two_reports_are_told_side_by_side(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *files]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if "行政复议受理数" in line)
    assert row.split() == ["行政复议受理数", "件", "40", "25"] or row.split() == [
        "行政复议受理数",
        "件",
        "25",
        "40",
    ]


def test_the_json_of_two_has_readings_and_comparison(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "--json", *files]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["file"] for one in found["readings"]] == ["a.txt", "b.txt"]
    assert {c["place"] for c in found["comparison"]["columns"]} == {"甲县", "乙县"}


def test_the_comparison_is_written_to_files(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, book = tmp_path / "c.csv", tmp_path / "c.xlsx"
    assert main(["read", *files, "--csv", str(table), "--xlsx", str(book)]) == 0
    assert "行政复议受理数" in table.read_text(encoding="utf-8-sig")
    assert book.read_bytes().startswith(b"PK")
    assert main(["read", *files, "--csv", str(tmp_path / "none" / "c.csv")]) == 1
    assert "不能写入" in capsys.readouterr().err
