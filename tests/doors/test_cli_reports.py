"""`zhunsheng report`: a report in four formats into a folder, and what it says where something is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.doors.cli.__main__ import main
from zhunsheng.reports import outputs
from zhunsheng.reports.outputs import faces

Call = Callable[..., tuple[int, str, str]]
BEGINS = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype html>", "json": b"{"}


@pytest.fixture
def zhunsheng(office: Any, capsys: pytest.CaptureFixture[str]) -> Call:
    """The command line over an office with one case."""
    office.take(None, "file", date(2026, 1, 12), party={"kind": "organisation", "name": "某甲有限公司"})

    def call(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_a_report_is_written_in_four_formats_that_say_the_same(zhunsheng: Call, tmp_path: Path) -> None:
    code, out, err = zhunsheng("report", 2025, "--out", tmp_path / "new")
    found = {path.suffix[1:]: path.read_bytes() for path in (tmp_path / "new").iterdir()}
    assert code == 0 and set(found) == set(outputs.FORMATS) == set(BEGINS)
    assert all(found[format].startswith(begin) for format, begin in BEGINS.items())
    told = json.loads(found["json"])
    assert told["status"] == "draft" and told["entry"] is None and told["title"].encode() in found["html"]
    assert "尚不能发布" in out and err.count("草稿已写入") == 4


def test_one_organ_s_report_counts_and_names_that_organ(zhunsheng: Call, office: Any, tmp_path: Path) -> None:
    for name in ("某县邻局", office.neighbours):
        assert zhunsheng("report", 2026, "--organ", name, "--out", tmp_path, "--formats", "json")[0] == 0
        told = json.loads((tmp_path / "report-2026.json").read_bytes())
        assert (told["issuer"], told["organ"]) == ("某县邻局", office.neighbours)
    code, _out, err = zhunsheng("report", 2026, "--organ", "没有的局", "--out", tmp_path)
    assert code != 0 and "没有机关「没有的局」" in err


def test_without_a_chinese_font_the_other_formats_are_written_and_the_package_is_named(
    zhunsheng: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces.Search, "usual", classmethod(lambda cls: cls(str(tmp_path), system=False)))
    code, _out, err = zhunsheng("report", 2025, "--out", tmp_path / "out")
    assert code == 1 and "fonts-noto-cjk" in err
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".docx", ".html", ".json"}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--out", "x"), "请写明报告年度"),
        ((2025,), "请用 --out 指明"),
        ((2025, "-o", "x.doc"), "不认识的扩展名"),
    ],
)
def test_what_is_missing_is_said(zhunsheng: Call, words: tuple[object, ...], why: str) -> None:
    code, _out, err = zhunsheng("report", *words)
    assert code != 0 and why in err


def test_an_unknown_format_is_refused_with_the_known_ones(
    zhunsheng: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        zhunsheng("report", 2025, "--out", tmp_path, "--formats", "docx,ofd")
    assert "没有「ofd」这种格式" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said(zhunsheng: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _out, err = zhunsheng("report", 2025, "--out", tmp_path / "file")
    assert code != 0 and "不能写入" in err
