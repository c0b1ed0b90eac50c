"""`zhunsheng statistics`, `bulletin` and `sheet`: their answers as JSON and as text, their files, their exit codes."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from tests.indicators.county import County
from zhunsheng.cases.models import CaseRow
from zhunsheng.doors.cli import bulletin, installation, sheet, statistics
from zhunsheng.doors.cli.mishaps import Stop


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation of a test is its database."""
    monkeypatch.setattr(installation, "ready", lambda *_given: None)


def call(command: ModuleType, *words: str) -> int:
    parser = ArgumentParser()
    command.configure(parser)
    return int(command.run(parser.parse_args(words)))


@pytest.mark.parametrize(
    ("table", "code"), [("enforcement", 0), ("openness", 0), ("disclosure", 0), ("reconsideration", 0)]
)
def test_each_statutory_table_is_shown(
    county: County, capsys: pytest.CaptureFixture[str], table: str, code: int
) -> None:
    assert call(statistics, "--table", table, "--year", "2025") == code
    assert ("等待" in capsys.readouterr().out) == (table != "enforcement")
    call(statistics, "--table", table, "--year", "2025", "--json")
    assert json.loads(capsys.readouterr().out)["checks"] == []


def test_a_cell_lists_its_cases(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    call(statistics, "--table", "openness", "--year", "2025", "--json")
    told = json.loads(capsys.readouterr().out)
    cells = {c["code"]: c["value"] for b in told["blocks"] for r in b["rows"] for c in r.get("cells", [r])}
    call(statistics, "--table", "openness", "--year", "2025", "--cell", "penalties.decided")
    numbers = capsys.readouterr().out.split()
    assert len(numbers) == cells["penalties.decided"] > 0
    assert CaseRow.objects.filter(number__in=numbers).count() == len(numbers)


def test_a_bulletin_is_told_and_written(
    county: County, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert call(bulletin, "2025Q3") == 0
    assert "排名规则" in capsys.readouterr().out
    for ending in ("xlsx", "csv", "docx"):
        call(bulletin, "2025Q3", "-o", str(tmp_path / f"b.{ending}"))
        assert (tmp_path / f"b.{ending}").stat().st_size > 500
    capsys.readouterr()
    call(bulletin, "2025Q3", "--json")
    assert set(json.loads(capsys.readouterr().out)["ranks"]) == set(county.bureaus)
    call(bulletin, "2025Q3", "--about", "reconsideration")
    assert "等待「行政复议」" in capsys.readouterr().out
    with pytest.raises(Stop, match="2025Q3"):
        call(bulletin, "soon")


def test_the_months_of_the_units_are_opened_and_listed(
    county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(sheet, "2025-09", "--open") == 1
    told = capsys.readouterr().out
    assert "已建表2张" in told and "逾期空白" in told
    call(sheet, "2025-09", "--json")
    states = json.loads(capsys.readouterr().out)
    assert {one["organ"] for one in states} == set(county.bureaus) and states[0]["status"] == "late"
    assert call(sheet, "2025-09", "--organ", county.bureaus[0]) == 0
    filed = CaseRow.objects.filter(organ=county.bureaus[0], facts__file_on__startswith="2025-09").count()
    line = next(one for one in capsys.readouterr().out.splitlines() if " filed " in one)
    assert line.split()[3] == str(filed)
    with pytest.raises(Stop, match="2025-09"):
        call(sheet, date(2025, 9, 1).isoformat())
    with pytest.raises(Stop, match="没有机关"):
        call(sheet, "2025-09", "--organ", "某某厅")
